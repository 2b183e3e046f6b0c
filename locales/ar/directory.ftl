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
find-private = لا يُخبَر الفريق ببحثك هنا. وما يُعرض لك يبقى في هذه الدردشة حتى حذفه.
find-none = لم نجد شيئًا هنا. قد تنفع كلمات أخرى، أو حاجة من القائمة.
find-empty = لا عناوين هنا بعد. هذه الأرقام متاحة دائمًا:
find-danger = عند الخطر، يُرجى الاتصال أولًا بهذه الأرقام:
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
entry-days = من { $first } إلى { $last }
find-only = بحثنا عن كلماتك هنا فقط، ولم تصل إلى أحد. لإخبار الفريق: «عندي أمر يقلقني».
help-find = ‎/find يعرض أرقامًا وأماكن للمساعدة. لا يُخبَر أحد بالبحث.

# -- القائمة وما يضيّقها
find-before = السابق
find-open = مفتوح الآن
find-by-language = اللغة
find-by-area = المكان
find-chosen = ✓ { $what }
find-which-language = بأي لغة؟
find-which-area = أين؟
find-all = كلها
find-guides = وهنا ما يمكن قراءته أيضًا:

# -- شخص بدلًا من ذلك
button-request = لا شيء منها: سؤال إنسان
category-request = طلب مساعدة
prompt-request = ما الحاجة، ومتى، وكم عدد الأشخاص؟ تكفي كلمات قليلة.
request-private = يبحث الفريق عمن يستطيع المساعدة، ويأتي الجواب هنا، بيننا فقط. وللأرقام حالًا: «البحث عن مساعدة».

# -- هل نفع؟
button-ask-me = اسألوني لاحقًا هل نفع
ask-me-what = بعد { $helped_days } { $helped_days ->
    [zero] يوم
    [one] يوم
    [two] يومين
    [few] أيام
    [many] يومًا
   *[other] يوم
  } تأتي رسالة قصيرة تسأل هل نفع { $name }. تأتي مرة واحدة. الجواب بلمسة واحدة، وليس واجبًا.
ask-me-kept = إلى ذلك الحين تُحفظ هنا، مقفلةً، هذه الدردشة واسم العنوان. لا يراها الفريق. ‎/mydata يعرضها.
ask-me-agreed = تم الاتفاق: { $time }. يمكن إيقافه في أي وقت، بلمسة واحدة.
ask-me-full = اتُّفق على كثير منها، فلا مكان لمزيد. ‎/checkins يعرضها.
button-ask-not = لا، شكرًا
button-use-yes = نعم، أفاد
button-use-not = لم يستطيعوا المساعدة
button-use-unreached = لم يكن الوصول إليهم ممكنًا
button-use-untried = لم أجرّب بعد
button-use-stop = لا تسألوني بعد الآن
use-not = شكرًا لإخبارنا. نأسف لأن ذلك لم ينفع.
use-unreached = شكرًا. نعدّ هذا بلا اسم، كي ينظر أحد في الرقم.
use-untried = لا بأس. ها هو مرة أخرى:
use-others = وربما تكون المساعدة هنا أيضًا:
use-no-others = لا نعرف عنوانًا آخر لهذا.
use-stopped = حسنًا. لن يأتي شيء من هذا بعد الآن.
checkins-alone = عن عنوان: { $time }
data-asked = { $count ->
    [zero] لا عناوين نسألك عنها لاحقًا: { $names }.
    [one] عنوان واحد نسألك لاحقًا هل نفع: { $names }.
    [two] عنوانان نسألك لاحقًا هل نفعا: { $names }.
    [few] { $count } عناوين نسألك لاحقًا هل نفعت: { $names }.
    [many] { $count } عنوانًا نسألك لاحقًا هل نفعت: { $names }.
   *[other] { $count } عنوان نسألك لاحقًا هل نفعت: { $names }.
  }

# -- الفريق
button-resource = مشاركة عنوان
team-command-resource = البحث عن عنوان لمشاركته: ‎/resource طعام
resource-found = { $count ->
    [zero] لا عناوين.
    [one] عنوان واحد. لمسة عليه تعرضه، ثم يمكن إرساله إلى من كتب.
    [two] عنوانان. لمسة على أحدهما تعرضه، ثم يمكن إرساله إلى من كتب.
    [few] { $count } عناوين. لمسة على أحدها تعرضه، ثم يمكن إرساله إلى من كتب.
    [many] { $count } عنوانًا. لمسة على أحدها تعرضه، ثم يمكن إرساله إلى من كتب.
   *[other] { $count } عنوان. لمسة على أحدها تعرضه، ثم يمكن إرساله إلى من كتب.
  }
resource-none = لم نجد شيئًا. يمكن تجربة كلمات أخرى، أو «مشاركة عنوان» على البطاقة.
refused-no-directory = لا عناوين هنا. يضيفها المشرفون.
shared = وجدنا هذا لك:
note-shared = عنوان من { $name } إلى من كتب: «{ $entry }».
done-shared = سيصل إلى من كتب.
deed-share = مشاركة عنوان
note-use-not = يقول من كتب: لم يستطيعوا المساعدة.
note-use-unreached = يقول من كتب: لم يكن الوصول إليهم ممكنًا.
note-use-untried = يقول من كتب: لم أجرّب بعد.
directory-note = عناوين «البحث عن مساعدة»، مرة في الشهر:
directory-unreached = { $count ->
    [zero] «{ $name }»: لم يُعدّ أحد. يُرجى النظر هل ما زال صحيحًا.
    [one] «{ $name }»: شخص واحد لم يصل إليهم. يُرجى النظر هل ما زال صحيحًا.
    [two] «{ $name }»: شخصان لم يصلا إليهم. يُرجى النظر هل ما زال صحيحًا.
    [few] «{ $name }»: { $count } أشخاص لم يصلوا إليهم. يُرجى النظر هل ما زال صحيحًا.
    [many] «{ $name }»: { $count } شخصًا لم يصلوا إليهم. يُرجى النظر هل ما زال صحيحًا.
   *[other] «{ $name }»: { $count } شخص لم يصلوا إليهم. يُرجى النظر هل ما زال صحيحًا.
  }
directory-old = { $count ->
    [zero] لا عناوين قديمة.
    [one] عنوان واحد لم يتأكد منه أحد منذ مدة. وأمر فحص العناوين يذكره.
    [two] عنوانان لم يتأكد منهما أحد منذ مدة. وأمر فحص العناوين يذكرهما.
    [few] { $count } عناوين لم يتأكد منها أحد منذ مدة. وأمر فحص العناوين يذكرها.
    [many] { $count } عنوانًا لم يتأكد منها أحد منذ مدة. وأمر فحص العناوين يذكرها.
   *[other] { $count } عنوان لم يتأكد منها أحد منذ مدة. وأمر فحص العناوين يذكرها.
  }
