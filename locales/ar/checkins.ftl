# الرسائل المتفق عليها للاطمئنان. ما يأتي من تلقاء نفسه لا يقول شيئًا لمن يرى الشاشة المقفلة.

command-checkins = ما اتُّفق على أن يصلك، وكيفية إيقافه
team-command-checkin = عرض رسالة اطمئنان، مثلًا بعد يومين: ‎/checkin 2d

# -- what comes by itself
checkin-late = عذرًا، هذه الرسالة متأخرة.
checkin-ask-0 = مرحبًا! كيف الأحوال؟
checkin-ask-1 = مرحبًا! كيف حالك اليوم؟
checkin-ask-2 = مرحبًا من جديد! كيف تسير الأمور؟
checkin-kind-0 = مرحبًا! نتمنى لك يومًا طيبًا. لا شيء مطلوب منك.
checkin-kind-1 = مرحبًا! نفكر فيك. لا حاجة إلى جواب.
checkin-kind-2 = مرحبًا! نرجو لك كل خير. لا حاجة إلى جواب.
checkin-helped = مرحبًا! هل كان في ذلك فائدة؟
checkin-worse = مرحبًا! كيف كانت الأسابيع الماضية؟
checkin-write = مرحبًا! ما زلنا هنا. كيف الأحوال؟
button-checkin-fine = أنا بخير
button-checkin-talk = أود أن أتحدث
button-checkin-now = أحتاج إلى مساعدة الآن
button-checkin-later = لاحقًا
button-checkin-stop = إيقاف هذه الرسائل
button-checkin-yes = نعم، أفاد ذلك
button-checkin-partly = قليلًا
button-checkin-no = لا، لم يفد

# -- agreeing
checkin-offered = فريق المحادثة { $number } يود أن يكتب لك لاحقًا.
checkin-what-ask = تأتيك رسالة اطمئنان قصيرة تسأل عن حالك. الجواب بضغطة واحدة، وليس واجبًا.
checkin-what-kind = تأتيك كلمة طيبة لا تسأل شيئًا ولا تحتاج إلى جواب.
checkin-what-helped = تأتيك رسالة قصيرة تسأل هل أفادك ما حصلت عليه.
checkin-what-worse = تأتيك رسالة قصيرة تسأل هل عاملك أحد بسوء منذ كتابتك.
checkin-what-write = تكون الكتابة منك قبل ذلك اليوم متى ناسبك. وإن لم يصل شيء نكتب إليك، ويعلم الفريق بذلك.
checkin-many = { $count ->
    [zero] لا رسائل.
    [one] هي رسالة واحدة.
    [two] هما رسالتان على مدى أسابيع.
    [few] هي { $count } رسائل على مدى أسابيع.
    [many] هي { $count } رسالة على مدى أسابيع.
   *[other] هي { $count } رسالة على مدى أسابيع.
  }
checkin-looks = على الشاشة المقفلة تظهر هكذا:
checkin-looks-ask = «مرحبًا! كيف حالك اليوم؟»
checkin-looks-kind = «مرحبًا! نفكر فيك. لا حاجة إلى جواب.»
checkin-looks-helped = «مرحبًا! هل كان في ذلك فائدة؟»
checkin-looks-worse = «مرحبًا! كيف كانت الأسابيع الماضية؟»
checkin-looks-write = «مرحبًا! ما زلنا هنا. كيف الأحوال؟»
checkin-when = هل يناسبك ذلك؟ إن كان يناسبك، يكفي الضغط على الساعات الآمنة.
button-checkin-not = لا، شكرًا
checkin-which = { $count ->
    [zero] لا رسائل.
    [one] هل هذه الساعات لهذه الرسالة؟
    [two] هل هذه الساعات للرسالتين أم للأولى وحدها؟
    [few] هل هذه الساعات للرسائل كلها، وعددها { $count }، أم للأولى وحدها؟
    [many] هل هذه الساعات للرسائل كلها، وعددها { $count }، أم للأولى وحدها؟
   *[other] هل هذه الساعات للرسائل كلها، وعددها { $count }، أم للأولى وحدها؟
  }
button-checkin-all = لها كلها
button-checkin-first = للأولى وحدها
checkin-no-hours = لا نكتب في هذه الساعات أبدًا، أو هي خارج ساعاتك الآمنة. يُرجى اختيار غيرها.
checkin-past = مضت تلك الساعة. لن يصلك شيء.
checkin-not = حسنًا. لن يصلك شيء.
checkin-agreed = تم الاتفاق. يمكن إيقاف ذلك في أي وقت بلمسة واحدة. المواعيد:
button-checkins = ما سيصلني
button-checkin-stop-all = إيقاف رسائل الاطمئنان
refused-checkin-decided = وصل الجواب من قبل، أو انتهى الأمر.

# -- seeing, asking, moving, stopping
checkins-title = ما سيصلك:
checkins-row = المحادثة { $number }: { $time }
checkins-none = لم يُتفق على شيء بعد. يمكنك طلب رسالة منا، أو تحديد يوم تصل قبله كلماتك.
checkins-held = لا يصلك شيء الآن، فقد أُوقف ذلك بطلب منك.
button-checkin-ask = اسألوني عن حالي
button-checkin-write = سأكتب قبل …
button-checkin-move = ساعات أخرى
button-checkin-pause = إيقافها مؤقتًا
button-checkin-on = تشغيلها من جديد
button-days = { $count ->
    [zero] اليوم
    [one] بعد يوم
    [two] بعد يومين
    [few] بعد { $count } أيام
    [many] بعد { $count } يومًا
   *[other] بعد { $count } يوم
  }
checkin-in-days = متى نسأل عن حالك؟
checkin-name-day = يمكنك أيضًا كتابة يوم وساعة، مثلًا: الجمعة 18:00.
checkin-by-days = حتى أي يوم ننتظر كلماتك؟
checkins-paused = توقفت رسائل الاطمئنان مؤقتًا. لا يصلك منها شيء حتى المتابعة.
checkins-stopped = توقفت رسائل الاطمئنان. لن يصلك منها شيء بعد الآن.
checkins-team-sees = يرى الفريق هذا. ويمكنك الكتابة هنا في أي وقت.
checkins-team-sees-apart = يرى الفريق هذا في محادثة واحدة الآن، وفي غيرها خلال { $apart_hours ->
    [12] اثنتي عشرة ساعة
   *[other] مدة بالساعات: { $apart_hours }
  }. فلا يرى أحد هناك أن شخصًا واحدًا كتبها. ويمكنك الكتابة هنا في أي وقت.
checkins-on = تستمر رسائل الاطمئنان في الساعات التي اخترتها.
checkins-are-stopped = رسائل الاطمئنان متوقفة.
checkin-cancelled = أنهى { $team } رسائل الاطمئنان، فلن تصلك أي رسالة منها. يمكنك الكتابة هنا، أو طلب رسائل جديدة بالأمر ‎/checkins.

# -- answers
checkin-thanks = شكرًا. يسرنا أن نسمع منك.
checkin-talk-told = نُعلم الفريق برغبتك في الحديث. يمكنك الكتابة هنا الآن.
checkin-later-told = حسنًا: { $time }.
checkin-line-thanks = شكرًا.
checkin-line-hidden = شكرًا. لم يُرسل ما قد يكشف من أنت.
checkin-earlier = يوم سابق
stop-word = تُرسَل هذه الكلمات إلى الفريق. هل كان المقصود واحدًا من هذه؟
stop-word-team = حسنًا. كانت للفريق.
button-checkin-team = لا، كانت للفريق

# -- the team
button-checkin = رسالة اطمئنان
button-checkin-usual = { $count ->
    [zero] كالمعتاد
    [one] كالمعتاد: رسالة
    [two] كالمعتاد: رسالتان
    [few] كالمعتاد: { $count } رسائل
    [many] كالمعتاد: { $count } رسالة
   *[other] كالمعتاد: { $count } رسالة
  }
button-checkin-ask-in = { $count ->
    [zero] سؤال اليوم
    [one] سؤال بعد يوم
    [two] سؤال بعد يومين
    [few] سؤال بعد { $count } أيام
    [many] سؤال بعد { $count } يومًا
   *[other] سؤال بعد { $count } يوم
  }
button-checkin-kind-in = { $count ->
    [zero] كلمة طيبة اليوم
    [one] كلمة طيبة بعد يوم
    [two] كلمة طيبة بعد يومين
    [few] كلمة طيبة بعد { $count } أيام
    [many] كلمة طيبة بعد { $count } يومًا
   *[other] كلمة طيبة بعد { $count } يوم
  }
button-checkin-helped = هل أفاد؟ بعد { $helped_days } أيام
button-checkin-cancel = إلغاء رسائل الاطمئنان
button-checkin-end = نعم، إنهاؤها
button-checkin-again = محاولة أخرى
button-checkin-leave = نكتفي بهذا
button-follow-keep = تستمر الرسائل
button-follow-stop = إغلاق بلا رسائل
sort-ask = رسالة اطمئنان
sort-kind = كلمة طيبة
sort-helped = «هل أفاد؟»
sort-worse = «هل من إساءة بعدها؟»
sort-write = «سأكتب قبل ذلك»
card-checkin = رسالة الاطمئنان القادمة: { $day }، { $time }.
card-checkins-offered = عُرضت رسالة اطمئنان.
card-checkins-paused = رسائل الاطمئنان متوقفة مؤقتًا، بطلب ممّن كتب.
card-checkins-stopped = رسائل الاطمئنان متوقفة، بطلب ممّن كتب.
note-checkin-offered = عرض من { $name } على من كتب: { $what }. لا يكون ذلك إلا بعد موافقة.
note-checkin-declined = لا رغبة لدى من كتب في رسالة اطمئنان.
note-checkin-agreed = وصلت موافقة ممّن كتب على { $what }. الموعد الأول: { $time }.
note-checkin-asked-for = بطلب ممّن كتب: { $what }. الموعد: { $time }.
note-checkin-moved = تغيّر موعد الرسائل بطلب ممّن كتب. القادمة: { $time }.
note-checkin-eve = غدًا تصل إلى من كتب { $what }: { $time }.
note-checkin-soon = قريبًا تصل إلى من كتب { $what }: { $time }.
note-checkin-answer = جواب على رسالة { $time }:
note-checkin-fine = الجواب: أنا بخير.
note-checkin-talk = الجواب: أود أن أتحدث.
note-checkin-now = الجواب: أحتاج إلى مساعدة الآن.
note-checkin-later = الجواب: لاحقًا. القادمة { $time }.
note-checkin-words = هذه الكلمات جاءت بعد رسالة { $time }.
note-checkin-kept = وصلت كتابة قبل { $time }، كما كان الاتفاق مع من كتب.
note-checkin-silent = لا جواب على رسالة { $time }. هذا لا يعني أن كل شيء بخير ولا عكس ذلك. ماذا الآن؟
note-checkin-broken = كان الاتفاق مع من كتب على كتابة قبل { $time }، ولم يصل شيء. هذا لا يقول السبب. ماذا الآن؟
note-checkin-unsent = لم تُرسل رسالة { $time }: غاب البوت وقتًا طويلًا.
note-checkin-again = { $name }: نحاول مرة أخرى غدًا.
note-checkin-leave = { $name }: نكتفي بهذا.
note-checkin-cancelled = أُلغيت رسائل الاطمئنان، بقرار من { $name }.
note-checkins-paused = توقفت رسائل الاطمئنان مؤقتًا، بطلب ممّن كتب.
note-checkins-stopped = توقفت رسائل الاطمئنان، بطلب ممّن كتب.
note-checkins-on = عادت رسائل الاطمئنان، بطلب ممّن كتب.
desk-zone = المنطقة الزمنية الآن: { $zone }. تبقى رسائل الاطمئنان ({ $count }) في ساعتها من اليوم.
checkin-unconfirmed = غير مؤكد (جاء دون العبارة، وربما من شخص آخر):
done-checkin-offered = سُئل من كتب.
done-checkin-cancelled = أُلغيت رسائل الاطمئنان.
refused-checkin-when = الكتابة مثلًا: ‎/checkin 2d
refused-checkins-stopped = رسائل الاطمئنان متوقفة بطلب ممّن كتب. ولا تعود إلا بطلب منه.
refused-command-where = يُكتب هذا في موضوع الحالة أو ردًا على بطاقتها.
deed-offer_checkin = عرض رسالة اطمئنان
deed-cancel_checkin = إلغاء رسائل الاطمئنان
deed-retry_checkin = محاولة أخرى لرسالة الاطمئنان
deed-leave_checkin = اكتفاء برسالة الاطمئنان
