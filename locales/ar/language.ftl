# بأي لغة يكتب البوت.

language-which = بأي لغة تريد أن تقرأ هنا؟
language-set = من الآن تقرأ هنا بالعربية. يعرف الفريق أي لغة اخترت.
language-only = لا توجد هنا إلا هذه اللغة.
command-language = اللغة
