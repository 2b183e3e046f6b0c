# How a case ends, and whether it helped.

closed = أغلق { $team } المحادثة { $number }. أهلًا بك في أي وقت: أي رسالة هنا تفتحها من جديد.
reopened = فتح { $team } المحادثة { $number } من جديد.
button-outcomes = نتائج أخرى
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
outcome-supported = الدعم موجود أصلًا
outcome-emergency = خدمات الطوارئ
outcome-protection = حماية الطفل أو البالغ
outcome-police = الشرطة
outcome-body = جهة مستقلة
outcome-unclear = المعلومات لا تكفي
outcome-duplicate = وصل مرتين
outcome-scope = ليست لهذا الفريق
outcome-unfounded = لم يُعثر على شيء، بحسن نية
outcome-false = لم يحدث كما رُوي
outcome-lost = انقطع التواصل
closed-helped = هل ساعدك ذلك؟ الجواب ليس واجبًا.
helped-thanks = شكرًا لأنك أخبرتنا.
note-helped-yes = الجواب: ساعدني ذلك.
note-helped-partly = الجواب: ساعدني قليلًا.
note-helped-no = الجواب: لم يساعدني.
note-expires = غدًا تُمحى الحالة { $code } مع هذا الموضوع. للاحتفاظ بها يمكن فتحها من جديد: عندئذ تكون معك، ويُخبَر من كتب بذلك.
