# من في المناوبة ومتى.

rota-none = لا جدول مناوبات لهذا الفريق: ننادي الجميع.
rota-row = { $begins } – { $ends }: { $who }
rota-at = { $day } { $date } { $time }
rota-who = { $first }، والاحتياط { $backup }
rota-alone = { $first }، دون احتياط
rota-nobody = لا أحد في المناوبة، ننادي الجميع
rota-gaps = { $count ->
    [zero] لا نقص في الجدول.
    [one] ينقص أحد في جزء واحد:
    [two] ينقص أحد في جزأين:
    [few] ينقص أحد في { $count } أجزاء:
    [many] ينقص أحد في { $count } جزءًا:
   *[other] ينقص أحد في { $count } جزء:
  }
rota-hours-title = { $weeks ->
    [zero] المناوبة الآن:
    [one] المناوبة في الأسبوع القادم، وما أُنجز في الأسبوع الماضي:
    [two] المناوبة في الأسبوعين القادمين، وما أُنجز في أسبوعين قبل ذلك:
    [few] المناوبة في { $weeks } أسابيع قادمة، وما أُنجز في مثلها قبل ذلك:
    [many] المناوبة في { $weeks } أسبوعًا قادمًا، وما أُنجز في مثلها قبل ذلك:
   *[other] المناوبة في { $weeks } أسبوع قادم، وما أُنجز في مثلها قبل ذلك:
  }
rota-hours = { $name }، { $share } %: المخطط { $planned }؛ المنجز { $done }
rota-figures = { $hours } ساعة (الليل { $nights }، السبت والأحد { $weekends })
rota-healthy = { $share } % من الوقت حد صحي على المدى الطويل. وما زاد عليه يُرهق الناس.
calendar-first = مناوبة
calendar-backup = احتياط

board-several = { $count ->
    [zero] لا حالة تنتظر أحدًا.
    [one] حالة واحدة تنتظر أحدًا:
    [two] حالتان تنتظران أحدًا:
    [few] { $count } حالات تنتظر أحدًا:
    [many] { $count } حالةً تنتظر أحدًا:
   *[other] { $count } حالة تنتظر أحدًا:
  }
board-many = أكثر من { $count } حالة تنتظر أحدًا. الأمر ‎/summary يعرضها. أولها:
board-one = { $code }، { $urgency }
board-missed = { $count ->
    [zero] لا نداءات فائتة.
    [one] فات نداء حالة منها أثناء توقف البوت أو تيليغرام.
    [two] فات نداء حالتين منها أثناء توقف البوت أو تيليغرام.
    [few] فات نداء { $count } حالات منها أثناء توقف البوت أو تيليغرام.
    [many] فات نداء { $count } حالة منها أثناء توقف البوت أو تيليغرام.
   *[other] فات نداء { $count } حالة منها أثناء توقف البوت أو تيليغرام.
  }
missed-on-call = فات نداء من في المناوبة: { $time }.
missed-backup = فات نداء الاحتياط: { $time }.
missed-everyone = فات نداء الجميع: { $time }.
missed-admins = فات نداء المشرفين: { $time }.
board-more = … و{ $count } غيرها.
board-nothing = تم التكفل بهذا. لا حاجة إلى حضور أحد.
page-answer = لم يُجب أحد بعد. هل يمكنك ذلك؟
page-next = لم يتولَّها أحد بعد. إن بقي الأمر كذلك، { $whom } { $time }.
called-on-call = ننادي من في المناوبة مجددًا:
called-backup = ننادي الاحتياط أيضًا:
called-everyone = ننادي الجميع:
called-admins = ننادي المشرفين أيضًا:
page-cannot = شكرًا على إخبارنا. ننادي شخصًا آخر الآن.
page-cannot-others = شكرًا على إخبارنا. سبقت مناداة الآخرين.
page-cannot-on = شكرًا على إخبارنا. تستمر المناداة.
page-yours = الحالة { $code } معك الآن. المجموعة ترى ذلك. الرد يكون في المجموعة.
page-yours-danger = الحالة { $code } معك الآن. نرجو الجواب في المجموعة، لا هنا، خلال { $minutes } دقائق، وبعدها ننادي مجددًا.
admin-all-cannot = قال الجميع إنهم لا يستطيعون تولّي الحالة { $code }. نرجو إيجاد شخص لها.
page-taken = هي مع { $name } الآن. شكرًا.
button-have = عندي
button-cannot = لا أستطيع
desk-taken = الحالة { $code } مع { $name } الآن.
desk-over = لم تعد هناك حاجة إلى مناداة أحد بشأن الحالة { $code }.
page-several = { $count ->
    [zero] لا حالة تنتظر هناك.
    [one] حالة واحدة تنتظر هناك.
    [two] حالتان تنتظران هناك.
    [few] { $count } حالات تنتظر هناك.
    [many] { $count } حالةً تنتظر هناك.
   *[other] { $count } حالة تنتظر هناك.
  }

oncall-now = في المناوبة الآن: { $who }، حتى { $ends }.
swap-still-open = { $name }: طلب بديل للفترة { $begins } – { $ends }.
cover-done = { $name } في المناوبة من { $begins } إلى { $ends }.
away-done = غياب { $name } من { $begins } إلى { $ends }. تنتقل المناوبات إلى من يلي.
undo-done = أُلغي التغيير: { $name }.
rota-then = في المناوبة عندئذ: { $who }.
rota-calendars = التقاويم المرسلة من قبل قديمة الآن: الأمر ‎/oncall تقويم يرسل جديدًا.
swap-which = أي مناوبة، { $name }؟
swap-asks = سؤال من { $name }: من يأخذ المناوبة { $begins } – { $ends }؟
swap-taken = المناوبة { $begins } – { $ends } مع { $name } بدلًا من { $other }.
swap-withdrawn = سُحب السؤال: تبقى مناوبة { $name } كما كانت.
swap-over = لم يأخذ أحد مناوبة { $name }، وهي تبدأ الآن. تبقى المناوبة مع { $name }.
button-shift = { $begins } – { $ends }
button-shift-take = آخذها
button-unswap = لا حاجة
button-undo = تراجع
done-asked = سُئل الجميع.
refused-on-call-already = المناوبة معك في ذلك الوقت أصلًا.
refused-no-member = لا عضو باسم { $name } في هذا الفريق.
refused-days = تُكتب الأيام هكذا: 2026-03-11..2026-03-13. يجب أن تكون قادمة، وألا تزيد على 120 يومًا.
refused-no-shift = لا مناوبة لك في الأسابيع القادمة ({ $shift_weeks }).
refused-not-yours-shift = هذا الزر لـ { $name }.
refused-asked-already = سبق أن طلبت بديلًا لهذه المناوبة.
refused-own-shift = هذه مناوبتك. زر «لا حاجة» إن أمكنك القيام بها.
refused-shift-taken = كان شخص آخر أسرع: أُخذت المناوبة.
team-command-oncall = من في المناوبة الآن وفي الأسابيع القادمة
team-command-swap = طلب بديل لمناوبة لي
team-command-cover = أخذ مناوبة: الآن، أو في أيام تُكتب بعد الأمر
team-command-away = غياب: ‎/away مع الأيام
deed-rota = تغيير جدول المناوبات:

reach-never = لم يُفتح البوت لدى { $name } قط. لا يصل نداء خاص إلى { $name }.
reach-blocked = البوت محظور لدى { $name }. لا يصل نداء خاص إلى { $name }.
reach-left = { $name } خارج هذه المجموعة الآن.
reach-deleted = حساب { $name } لم يعد موجودًا.
reach-how = إلى أن يُحل ذلك ننادي الشخص التالي فورًا. الحل لمن يمكنه: فتح البوت والنقر على «ابدأ».
shift-soon = تبدأ مناوبتك: { $time }. الأمر ‎/oncall في المجموعة يعرضها.
shift-begins = تبدأ مناوبتك الآن.
shift-begun = مناوبة جديدة. في المناوبة: { $who }.
shift-late = متأخرة: { $code }، { $urgency }.
shift-checkin = رسالة الاطمئنان القادمة: { $code }، { $day }، { $time }.
debrief = كانت الحالة { $code } خطرًا، وقد أُغلقت. نرجو عشر دقائق معًا، اليوم أو غدًا:
debrief-1 = 1. ماذا حدث، وما الذي سار جيدًا؟
debrief-2 = 2. ما الذي كان صعبًا عليك؟
debrief-3 = 3. ماذا تحتاجون الآن، وماذا نغيّر؟

admin-no-step = لم تكن للحالة { $code } خطوة تالية. لها الآن خطوة. نرجو إعلام من يدير الخادم.
desk-away = كان البوت متوقفًا مدة { $span }.
desk-missed = { $count ->
    [zero] لم تلزم مناداة أحد في تلك المدة.
    [one] كان ينبغي في تلك المدة مناداة أحد أو تذكيره بشأن حالة واحدة. يأتي ذلك الآن.
    [two] كان ينبغي في تلك المدة مناداة أحد أو تذكيره بشأن حالتين. يأتي ذلك الآن.
    [few] كان ينبغي في تلك المدة مناداة أحد أو تذكيره بشأن { $count } حالات. يأتي ذلك الآن.
    [many] كان ينبغي في تلك المدة مناداة أحد أو تذكيره بشأن { $count } حالةً. يأتي ذلك الآن.
   *[other] كان ينبغي في تلك المدة مناداة أحد أو تذكيره بشأن { $count } حالة. يأتي ذلك الآن.
  }

button-still = العمل عليها جارٍ
button-snooze = التذكير لاحقًا
done-snooze = يأتي التذكير من جديد: { $time }. ويبقى موعد إتاحة الحالة كما هو.
refused-snooze = الوقت المتبقي لا يكفي لذلك، أو انتهى. نرجو الرد أو إعادة الحالة.
done-still = حسنًا. إن لم يصدر رد تصبح متاحة مجددًا: { $time }.
refused-still-once = هذا ممكن مرة واحدة. نرجو الرد أو إعادة الحالة.
need-out-of-cover = يعود الفريق إلى المناوبة { $time }. عند الخطر نناديه الآن أيضًا، لكن الأرقام أسرع.
calendar-here = مناوباتك في الأسابيع القادمة ({ $shift_weeks }). فتح الملف يضيفها إلى تقويمك.
calendar-sent = { $name }، تقويمك في محادثتك الخاصة مع هذا البوت.
refused-start-first = { $name }، يلزم أولًا فتح محادثة خاصة مع هذا البوت والنقر على «ابدأ».

season-thin = في «{ $season }» لا يوجد في الترتيب غير { $name }: لا احتياط.
