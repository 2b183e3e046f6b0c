# كيف تنتهي الحالة، وما يقرره الفريق معًا، ومن أُخبر خارج الفريق، والردود المحفوظة، وسجل الأعمال.

button-together = سؤال الفريق
button-more = المزيد
button-outside = أخبرتُ جهة خارجية
button-outcomes = نتائج أخرى
button-replies = ردود محفوظة
button-reply = رد: { $title }
button-review = { $days ->
    [14] نعود إليها بعد { $days } يومًا
   *[other] نعود إليها بعد { $days } أيام
  }
button-agree = أوافق
button-differ = أرى غير ذلك
button-helped-yes = ساعدني ذلك
button-helped-partly = ساعدني قليلًا
button-helped-no = لم يساعدني

outcome-informed = قُدّمت معلومات
outcome-resolved = انتهت المشكلة
outcome-accepted = قُبل الدعم
outcome-declined = رُفض الدعم
outcome-trusted = شخص موثوق يساعد
outcome-withdrew = تراجع من كتب
outcome-plan = وُضعت خطة أمان
outcome-supported = هناك دعم من قبل
outcome-emergency = خدمات الطوارئ
outcome-protection = حماية الطفل أو البالغ
outcome-police = الشرطة
outcome-body = جهة مستقلة
outcome-unclear = المعلومات لا تكفي
outcome-duplicate = وصلت مرتين
outcome-scope = ليست لهذا الفريق
outcome-unfounded = بلا أساس وبحسن نية
outcome-false = كاذبة عمدًا
outcome-lost = انقطع التواصل

card-outcome = انتهت بـ: { $outcome }.
closed-helped = هل ساعدك ذلك؟ الجواب ليس واجبًا.
helped-thanks = شكرًا لأنك أخبرتنا.
note-helped-yes = الجواب: ساعدني ذلك.
note-helped-partly = الجواب: ساعدني قليلًا.
note-helped-no = الجواب: لم يساعدني.
note-expires = غدًا تُمحى الحالة { $code } مع هذا الموضوع. من يحتاج إليها يستطيع فتحها من جديد.

together-asked = سؤال من { $name } إلى الجميع: ما القرار في الحالة { $code }؟
together-belief = أولًا: هل يبقى شيء إذا تركنا الدين واللباس والسياسة والأصل جانبًا؟
together-threat = عند التهديد: ما الكلمات بالضبط؟ هل هناك خطة أو وسيلة أو وقت أو مكان؟ من قد يتأذى؟ ما الذي يحمي؟ وهل من تفسير آخر؟
together-choose = ما الصواب في رأيكم؟ الإرشاد والدعم قبل كل شيء.
decision-talk = مواصلة الحديث
decision-support = عرض الدعم أو الإرشاد
decision-person = إشراك شخص موثوق
decision-refer = الإحالة إلى جهة
decision-emergency = خدمات الطوارئ
decision-nothing = لا يلزم شيء
decided = { $name }: { $decision }.
review-set = { $days ->
    [14] طلب من { $name }: العودة إلى هذه الحالة بعد { $days } يومًا.
   *[other] طلب من { $name }: العودة إلى هذه الحالة بعد { $days } أيام.
  }
review-nearer = يُؤخذ الموعد الأقرب.
done-review-sooner = { $days ->
    [zero] سيعود الفريق إلى هذه الحالة اليوم.
    [one] سيعود الفريق إلى هذه الحالة بعد يوم واحد.
    [two] سيعود الفريق إلى هذه الحالة بعد يومين.
    [few] سيعود الفريق إلى هذه الحالة بعد { $days } أيام.
    [many] سيعود الفريق إلى هذه الحالة بعد { $days } يومًا.
   *[other] سيعود الفريق إلى هذه الحالة بعد { $days } يوم.
}
done-said-already = قيل هذا منك هنا من قبل.
review-now = اليوم موعد العودة إلى هذه الحالة.
done-called = نسأل جميع الأعضاء.
done-decided = يستطيع الفريق أن يقرأ رأيك.
done-review = سيصلك تذكير هنا.

outside-emergency = خدمات الطوارئ
outside-protection = حماية الطفل أو البالغ
outside-police = الشرطة
outside-family = العائلة
outside-school = المدرسة
outside-other = جهة أخرى
told-told = من كتب يعلم بذلك
told-untold = من كتب لا يعلم بذلك
told-law = القانون ألزمني
outside-noted = أُخبرت جهة خارجية: { $whom }. جاء ذلك من { $name }. { $told }.
opinion-asked = هل يوافق شخص آخر؟ رأيك لا يعطّل شيئًا، لكنه يُكتب.
opinion-agree = موافقة من { $name } على إخبارهم.
opinion-differ = رأي آخر من { $name }. نرجو الحديث في الأمر.
opinion-wanted = أُخبرت جهة بسبب القانون، وما زال الرأي الثاني ناقصًا.
done-noted = كُتب ذلك.
refused-second = الرأي الثاني يجب أن يأتي من شخص آخر.
note-reply = رد محفوظ من { $name }: «{ $title }».

audit-none = لم يُكتب شيء بعد.
audit-line = { $row } { $time } { $team } { $who }: { $deed } { $what } (الحالة { $mark })
audit-line-apart = { $row } { $time } { $team } { $who }: { $deed } { $what }
audit-whole = { $count ->
    [zero] لا أسطر.
    [one] السطر الوحيد سليم.
    [two] السطران سليمان.
    [few] كل الأسطر سليمة، وهي { $count } أسطر.
    [many] كل الأسطر سليمة، وهي { $count } سطرًا.
   *[other] كل الأسطر سليمة، وهي { $count } سطر.
  }
audit-broken = عند السطر { $row } شيء غُيّر أو ينقص.
deed-publish = إذن بالنشر
deed-take = تولّي الحالة
deed-release = إعادة الحالة
deed-hand_over = تسليم الحالة
deed-close = إغلاق
deed-reopen = فتح من جديد
deed-unsend = سحب
deed-show_files = نظر في الملفات
deed-change = تغيير
deed-mute = كتم الصوت
deed-unmute = تشغيل الصوت
deed-block = حظر
deed-unblock = إنهاء الحظر
deed-call_in = سؤال الفريق
deed-decide = إبداء رأي
deed-tell_outside = إخبار جهة خارجية
deed-second_opinion = إبداء رأي ثانٍ
deed-admit = سماح بالقراءة لغير المسجّلين، وعددهم
