# ما هو مفتوح، وما أتولّاه، وأين هو.

summary-title = الحالات المفتوحة. بلا أحد: { $waiting }. قيد المتابعة بلا جواب: { $taken }. أُجيب عنها: { $answered }.
holds-title = { $count ->
    [zero] لا حالة مع { $name }.
    [one] مع { $name } حالة واحدة.
    [two] مع { $name } حالتان.
    [few] مع { $name } { $count } حالات.
    [many] مع { $name } { $count } حالة.
   *[other] مع { $name } { $count } حالة.
  }
summary-row = { $code } · { $urgency } · { $who } · { $span }
summary-waits = تنتظر منذ { $age }
summary-answered = أُجيب عنها منذ { $age }
summary-more = … وغيرها: { $count }. يعرض ‎/mine ما معك.
age-minutes = { $count } د
age-hours = { $count } س
age-days = { $count } ي
case-link = { $code }، { $state }: { $link }
refused-no-command = ليس هذا أمرًا معروفًا هنا، لذلك لم يُنقَل.

team-command-summary = ما هو مفتوح
team-command-mine = ما معي من حالات
team-command-case = أين الحالة: ‎/case ورمزها
team-command-unsend = ردًّا على ما أرسلته: سحبه
team-command-help = كيف تكون الإجابة، وكل الأوامر
member-welcome = أهلًا بك يا { $name }. أنت من الفريق.
member-how = للإجابة: تولّي الحالة، ثم الرد على بطاقتها أو على كلمات من كتب. كل ما عدا ذلك يبقى في الفريق.
member-commands = الأوامر في هذه المجموعة:
member-called = عمل الفريق في مجموعته، والأمر ‎/help هناك يشرح كيف. وعند الحاجة يأتي النداء هنا.
member-reads = عمل الفريق في مجموعته. هناك القراءة فقط، والإجابة لغيرك.
member-report = ومن يحتاج إلى مساعدة يمكنه أن يكمل هنا كأي شخص: لا يخبر البوت الفريق من هو.
