# The card of a case and its buttons.

card-wish-woman = الرغبة: أن تجيب امرأة.
card-wish-man = الرغبة: أن يجيب رجل.

topic-name = { $code } · { $urgency } · { $state }
urgency-danger = خطر الآن
urgency-urgent = عاجل
urgency-soon = جواب قريب
urgency-routine = بلا عجلة
state-waiting = تنتظر
state-taken = قيد المتابعة
state-answered = أُجيب عنها
state-closed = مغلقة
state-gone = ممحوّة

card-title = الحالة { $code }
card-about = { $category } · { $urgency }
card-waiting = لم يتولَّها أحد بعد. من يتولّاها يجيب أيضًا.
card-taken = قيد المتابعة.
card-answered = أُجيب عنها.
card-closed = مغلقة.
card-gone = ممحوّة.
card-held = الحالة لدى { $name }: { $state }.
card-how = للجواب: الرد على هذه البطاقة أو على كلمات من كتب، وما يكتبه هناك من يتولّاها يُرسل فورًا. كل ما عدا ذلك يبقى داخل الفريق.
card-asks-to = مع من تكون الحالة من الآن؟
card-asks-outcome = كيف انتهى الأمر؟ الضغطة تغلق الحالة. يُخبَر من كتب بذلك، ويستطيع رؤية ما اخترته.
card-asks-follow = هل تستمر رسائل الاطمئنان المتفق عليها؟
card-asks-outside = أي جهة أُخبرت؟
card-asks-told = هل يعلم من كتب بذلك؟
card-asks-urgency = ما الذي يتغير؟
card-asks-lower = ألم يعد أحد في خطر الآن؟
card-asks-block = يُخبَر من كتب بذلك في الحال، ولا تصل منه كلمات { $block_days ->
    [7] سبعة أيام
   *[other] لأيام عددها { $block_days }
  }. هل يبدأ الحظر؟
card-asks-checkin = اللمسة تسأل من كتب، والساعات باختياره. ولا يأتي شيء بلا موافقة منه.
card-asks-checkin-cancel = ينهي هذا كل رسائل الاطمئنان المتفق عليها، ويُخبَر من كتب بذلك. هل تنتهي؟
card-asks-category = بماذا يتعلق الأمر؟
card-asks-reply = أي رد يُرسل؟

button-take = أتولّاها
button-release = إعادتها
button-close = إغلاق
button-reopen = فتحها من جديد

plain-case = { $code } ·

button-hand = تسليم لآخر
button-change = تغيير
button-card-back = رجوع
button-member = { $name }، { $discipline }
button-categories = الموضوع

card-language = اللغة المختارة: { $language ->
    [ar] العربية
    [en] الإنجليزية
   *[other] { $language }
  }
card-withheld = في هذه المجموعة شخص غير مدرج في القائمة. تنتظر الكلمات حتى يعالج أحد المشرفين ذلك.
refused-old-button = لم يعد هذا الزر يفيد. الأزرار الجديدة في البطاقة في الأعلى.

button-together = سؤال الفريق
button-more = المزيد
button-outside = أخبرتُ جهة خارجية

card-outcome = النهاية: { $outcome }.
