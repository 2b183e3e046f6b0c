# بأي لغة يكتب البوت.

language-which = بأي لغة نكتب إليك هنا؟
language-set = من الآن كل شيء هنا بالعربية. يعرف الفريق أي لغة اخترت.
language-only = لا توجد هنا إلا هذه اللغة.
command-language = اللغة
