# البحث عن مساعدة: العناوين حسب الحاجة والكلمات.

need-crisis = من يمكن الاتصال به الآن
need-counselling = إرشاد نفسي
need-partner = عنف في البيت، ومأوى
need-addiction = كحول، مخدرات، قمار
need-pastoral = أسئلة في الدين
need-family = الأسرة والزواج
need-youth = الأطفال والشباب
need-legal = القانون والحقوق المدنية
need-immigration = الهجرة
need-money = طعام، إيجار، زكاة
need-health = الصحة
need-disability = الإعاقة وكبار السن
need-new-faith = حديثو العهد بالإسلام
need-events = لقاءات ورياضة وصحبة

button-find = البحث عن مساعدة
command-find = البحث عن مساعدة: أرقام وأماكن
find-what = ما الحاجة؟ يمكن اختيار سطر، أو كتابة ‎/find ومعها كلمة أو كلمتان.
find-private = البحث هنا لا يفتح محادثة. لا يُخبَر به أحد، ولا يُسجَّل.
find-none = لم نجد شيئًا هنا. قد تنفع كلمات أخرى، أو حاجة من القائمة.
find-empty = لا عناوين هنا بعد. هذه الأرقام متاحة دائمًا:
find-danger = عند الخطر، الاتصال أولًا بهذه الأرقام:
find-found = { $count ->
    [zero] لا عناوين:
    [one] عنوان واحد:
    [two] عنوانان:
    [few] { $count } عناوين:
    [many] { $count } عنوانًا:
   *[other] { $count } عنوان:
  }
find-page = صفحة { $page } من { $pages }
find-more = المزيد
find-needs = حاجات أخرى
entry-gone = هذا العنوان لم يعد في القائمة.
entry-alert = للانتباه: { $text }
entry-cost = التكلفة: { $text }
entry-for = لمن: { $text }
entry-area = أين: { $text }
entry-hours = مفتوح: { $text }
entry-always = في كل ساعة
entry-languages = اللغات: { $text }
entry-interpreters = ولغات أخرى مع مترجم.
entry-phone = { "" }{ $number }
entry-phone-spelled = { $number } ({ $digits })
entry-phone-label = { $label }: { $number }
entry-phone-label-spelled = { $label }: { $number } ({ $digits })
entry-verified = تأكد أحدهم من هذا في { $date }.
entry-unverified = لم يتأكد أحد من هذا منذ مدة. ربما تغيّر.
entry-foreign = هذا متوفر بهذه اللغة فقط: { $language }
button-copy = نسخ { $number }
button-open = فتح الصفحة
entry-text = { "" }{ $text }
entry-open = { $days } { $begins }–{ $ends }
entry-days = { $first } إلى { $last }
entry-and-day = { $days }، { $day }
find-only = بحثنا عن كلماتك هنا فقط، ولم تصل إلى أحد. لإخبار الفريق: «عندي أمر يقلقني».
help-find = ‎/find يعرض أرقامًا وأماكن للمساعدة. لا يُخبَر أحد بالبحث.
