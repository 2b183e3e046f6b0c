# من يتولّى الحالة: التسليم والتذكير والنداء، وما يمكن تغييره على البطاقة.

button-hand = تسليم لآخر
button-change = تغيير
button-lower = نعم، خفضها: { $urgency }
button-card-back = رجوع
button-member = { $name }، { $discipline }
button-categories = الموضوع
button-mute = كتم الصوت
button-unmute = تشغيل الصوت
button-block = حظر { $block_days ->
    [7] لسبعة أيام
   *[other] لعدد من الأيام: { $block_days }
  }
button-unblock = إنهاء الحظر

card-language = اللغة المختارة: { $language ->
    [ar] العربية
    [en] الإنجليزية
   *[other] { $language }
  }
card-withheld = في هذه المجموعة شخص غير مدرج في القائمة. تنتظر الكلمات حتى يعالج أحد المشرفين ذلك.

desk-released = أُعيدت الحالة { $code }، { $urgency }. كانت مع { $name }.
desk-lowered = خُفضت الحالة { $code } من خطر الآن إلى { $urgency }، بقرار من { $name }.
desk-lapsed = الحالة { $code }، { $urgency }: كانت مع شخص ولم يصدر جواب. هي متاحة من جديد.
desk-left = الحالة { $code }، { $urgency }: من كانت معه لم يعد في القائمة. هي متاحة من جديد.
desk-still = لم يتولَّ أحد الحالة { $code } بعد، { $urgency }.
desk-no-answer = الحالة { $code }، { $urgency }: هي مع شخص، ولم تُرسَل أي كلمات منذ ذلك.
page-needed = نحتاج إليك في مجموعتك: { $urgency }.
nobody-yet = لم يُجِب أحد من { $team } في المحادثة { $number } بعد. نواصل مناداتهم. يُرجى عدم انتظارهم. الاتصال الآن بهذه الأرقام:

handed-over = تسليم الحالة من { $name } إلى { $other }.
note-taken-over = الحالة الآن لدى { $name } بدلًا من { $other }: لم تخرج أي كلمات.
handed-over-note = ملاحظة لمن يتسلّمها؟ تُكتب ردًّا على هذه الرسالة، وتبقى داخل الفريق.
handed = يهتم شخص آخر من { $team } بالمحادثة { $number } من الآن. يمكنه أن يقرأ ما كُتب.
note-remind = { $name }، هناك من ينتظر جوابًا. إن لم يصل، تصبح الحالة متاحة من جديد: { $time }.
note-follow = { $name }، مضت { $follow_days ->
    [3] ثلاثة أيام
   *[other] أيام عددها { $follow_days }
  } على آخر جواب. حان وقت كتابة جديدة، أو إغلاق الحالة.
note-muted = كُتم صوت هذه الحالة، بقرار من { $name }: تصل كلماتها بلا صوت، إلا عند الخطر.
note-unmuted = عاد الصوت لهذه الحالة، بقرار من { $name }.
note-blocked = حُظر هذا الشخص في هذه الحالة، بقرار من { $name }، { $block_days ->
    [7] لسبعة أيام
   *[other] لأيام عددها { $block_days }
  }. تبقى أرقام الطوارئ متاحة له. ولا تبدأ له حالة جديدة.
note-unblocked = انتهى الحظر في هذه الحالة، بقرار من { $name }.

done-handed = هذه الحالة مع { $name } الآن.
done-changed = تم التغيير.
refused-holds-already = هذه الحالة مع { $name }.
refused-yours-already = هذه الحالة معك أصلًا.
refused-blocked-already = هذه الحالة محظورة بالفعل. ينتهي الحظر من تلقاء نفسه.
refused-left = { $name }: خارج هذه المجموعة الآن.
refused-not-here = حسابك خارج مجموعة الفريق الآن، ولا تمكن الإجابة هناك.
refused-old-button = لم يعد هذا الزر يفيد. الأزرار الجديدة في البطاقة في الأعلى.
refused-cut = أُغلق طريق العودة بطلب ممّن كتب. لا تصل إليه كلمات بعد الآن.
