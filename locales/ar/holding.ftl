# من يتولّى الحالة: التسليم والتذكير والنداء، وما يمكن تغييره على البطاقة.

button-hand = تسليم لآخر
button-change = تغيير
button-lower = نعم، خفضها إلى { $urgency }
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

desk-released = أعاد { $name } الحالة { $code }، { $urgency }.
desk-lowered = خفض { $name } الحالة { $code } من خطر الآن إلى { $urgency }.
desk-lapsed = تولّى أحدهم الحالة { $code }، { $urgency }، ولم يُجِب. هي متاحة من جديد.
desk-left = الحالة { $code }، { $urgency }: من كان يتولّاها لم يعد في القائمة. هي متاحة من جديد.
desk-still = لم يتولَّ أحد الحالة { $code } بعد، { $urgency }.
desk-no-answer = الحالة { $code }، { $urgency }: تولّاها أحدهم، ولم تُرسَل أي كلمات منذ ذلك.
page-needed = نحتاج إليك في مجموعة { $team }: { $urgency }.
nobody-yet = لم يُجِب أحد من { $team } في المحادثة { $number } بعد. نواصل مناداتهم. من فضلك لا تنتظرهم، واتصل:

handed-over = يسلّم { $name } هذه الحالة إلى { $other }.
note-taken-over = الحالة الآن لدى { $name } بدلًا من { $other }: لم تخرج أي كلمات.
handed-over-note = ملاحظة لمن يتسلّمها؟ ردّ على هذه الرسالة. تبقى داخل الفريق.
handed = يهتم شخص آخر من { $team } بالمحادثة { $number } من الآن. يمكنه أن يقرأ ما كُتب.
note-remind = { $name }، الشخص ينتظر جوابًا. إن لم يصله، تصبح الحالة متاحة من جديد: { $time }.
note-follow = { $name }، مضت { $follow_days ->
    [3] ثلاثة أيام
   *[other] أيام عددها { $follow_days }
  } على آخر جواب. اكتب من جديد أو أغلق الحالة.
note-muted = كتم { $name } صوت هذا الشخص: تصل كلماته بلا صوت، إلا عند الخطر.
note-unmuted = أعاد { $name } تشغيل الصوت لهذا الشخص.
note-blocked = حظر { $name } هذا الشخص { $block_days ->
    [7] لسبعة أيام
   *[other] لأيام عددها { $block_days }
  }. تبقى أرقام الطوارئ متاحة له.
note-unblocked = أنهى { $name } حظر هذا الشخص.

done-handed = يتولّى { $name } هذه الحالة الآن.
done-changed = تم التغيير.
refused-holds-already = يتولّى { $name } هذه الحالة.
refused-yours-already = أنت تتولّى هذه الحالة.
refused-blocked-already = هذا الشخص محظور بالفعل. ينتهي الحظر من تلقاء نفسه.
refused-left = { $name } لم يعد في هذه المجموعة.
refused-not-here = لم تعد ضمن مجموعة الفريق، لذلك لا يمكنك الإجابة هناك.
refused-old-button = لم يعد هذا الزر يفيد. تجد الأزرار الحالية في البطاقة في الأعلى.
refused-cut = قطع الشخص طريق العودة إليه. لا يمكن أن تصله الكلمات بعد الآن.
