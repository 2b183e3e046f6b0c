# What the team decides together.

button-review = { $days ->
    [14] نعود إليها بعد { $days } يومًا
   *[other] نعود إليها بعد { $days } أيام
  }

together-asked = سؤال من { $name } إلى الجميع: ما القرار في الحالة { $code }؟
together-belief = أولًا، لنترك الدين واللباس والسياسة والأصل جانبًا. هل يبقى سبب للقلق؟
together-threat = عند التهديد: ما الكلمات بالضبط؟ هل هناك خطة أو وسيلة أو وقت أو مكان؟ من قد يتأذى؟ ما الذي يحمي الناس؟ وهل من تفسير آخر؟
together-choose = ما الصواب في رأيكم؟ الضغطة تُظهر رأيكم فقط، ولا تتصل بأحد خارج الفريق. الإرشاد والدعم قبل كل شيء.
decision-talk = مواصلة الحديث
decision-support = عرض الدعم أو الإرشاد
decision-person = إشراك شخص موثوق
decision-refer = الإحالة إلى جهة
decision-emergency = خدمات الطوارئ
decision-nothing = لا يلزم شيء
decided = { $name }: { $decision }.
review-set = { $days ->
    [14] بطلب من { $name }: العودة إلى هذه الحالة بعد { $days } يومًا.
   *[other] بطلب من { $name }: العودة إلى هذه الحالة بعد { $days } أيام.
  }
review-nearer = يُؤخذ الموعد الأقرب.
review-now = اليوم موعد العودة إلى هذه الحالة.
done-called = نسأل جميع الأعضاء.
done-decided = يستطيع الفريق أن يقرأ رأيك.
done-review = سيصلك تذكير هنا.
