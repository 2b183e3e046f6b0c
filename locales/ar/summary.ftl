# ما هو مفتوح، وما أتولّاه، وأين هو.

summary-title = الحالات المفتوحة. بلا أحد: { $waiting }. قيد التولّي بلا جواب: { $taken }. أُجيب عنها: { $answered }.
holds-title = { $count ->
    [zero] لا يتولّى { $name } أي حالة.
    [one] يتولّى { $name } حالة واحدة.
    [two] يتولّى { $name } حالتين.
    [few] يتولّى { $name } { $count } حالات.
    [many] يتولّى { $name } { $count } حالة.
   *[other] يتولّى { $name } { $count } حالة.
  }
summary-row = { $code } · { $urgency } · { $who } · { $span }
summary-waits = تنتظر منذ { $age }
summary-answered = أُجيبت منذ { $age }
summary-more = … وغيرها: { $count }. يعرض ‎/mine ما تتولّاه.
age-minutes = { $count } د
age-hours = { $count } س
age-days = { $count } ي
case-link = { $code }، { $state }: { $link }
refused-no-command = ليس هذا أمرًا معروفًا هنا، لذلك لم يُنقَل.

team-command-summary = ما هو مفتوح
team-command-mine = ما أتولّاه
team-command-case = أين الحالة: ‎/case ورمزها
team-command-unsend = ردًّا على ما أرسلته: استرجاعه
team-command-help = كيف تجيبون، وكل الأوامر
member-welcome = السلام عليكم { $name }. هذا الحساب من الفريق.
member-how = للإجابة: تولّوا حالة، ثم رُدّوا على بطاقتها أو على كلمات من كتب. كل ما عدا ذلك يبقى في الفريق.
member-commands = الأوامر في هذه المجموعة:
member-called = عمل الفريق في مجموعته، والأمر ‎/help هناك يشرح كيف. عند الحاجة أناديك هنا.
member-reads = عمل الفريق في مجموعته. هناك القراءة فقط، والإجابة لغيرك.
member-report = ومن احتاج إلى مساعدة فليكمل هنا كأي شخص: لا يرى الفريق من هو.
