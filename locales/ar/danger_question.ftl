# Is someone in danger now?

danger-ask = هل هناك أحد في خطر الآن؟
danger-ask-draft = «نعم» ترسل ما كتبته وتنادي الفريق. وبلا جواب يبقى ما كتبته دون إرسال.
danger-ask-talk = «نعم» تنادي { $team } فورًا. وبلا جواب، نخبرهم بعد { $silence_minutes ->
    [5] خمس دقائق
   *[other] دقائق عددها { $silence_minutes }
  }.
button-danger-yes = نعم، الآن
button-danger-no = لا، ليس الآن
danger-no = شكرًا لك. «أحتاج إلى المساعدة الآن» موجود دائمًا في القائمة.
danger-no-draft = شكرًا لك. لم يُرسل ما كتبته بعد.
danger-no-talk = شكرًا لك. لا ننادي أحدًا لهذا الأمر. وتذهب كلماتك إلى { $team } كما من قبل.
danger-silence = لم يأتِ جواب عن سؤالنا. للاطمئنان نطلب من { $team } أن ينظر في المحادثة { $number } الآن.
page-danger = الحالة { $code }: من كتب يقول إن أحدًا في خطر الآن.
page-urgent = الحالة { $code }: قد تدل الكلمات على خطر، ولم يأتِ جواب عن سؤالنا.
