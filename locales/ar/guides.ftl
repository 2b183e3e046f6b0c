# أدلة قصيرة للقراءة في الدردشة الخاصة.

button-guides = أدلة للقراءة
button-guide-next = الصفحة التالية
button-guide-back = الصفحة السابقة
guides-title = نصوص قصيرة للقراءة. لا يعلم أحد بما يُقرأ منها هنا.
guides-typed = يكفي الضغط على عنوان. ويمكن أيضًا كتابة ‎/guides { $number }، أو ‎/guides { $number } { $page } لصفحة منه، أو ‎/guides وكلمة للبحث.
guides-none = لا توجد أدلة هنا بعد.
guide-page = الصفحة { $page } من { $pages }
guide-reviewed = المراجعة: { $name }
guide-not-reviewed = لم يراجع أحد من هذا المجتمع هذا النص بعد.
guide-other-language = هذا النص غير موجود بلغتك بعد.
guide-gone = لم يعد هذا الدليل موجودًا. الأمر ‎/guides يعرض الموجود منها.
help-guides = الأمر ‎/guides يعرض نصوصًا قصيرة للقراءة.
command-guides = نصوص قصيرة للقراءة
guides-found = أدلة فيها هذه الكلمات:
guides-nothing = لا يوجد دليل فيه هذه الكلمات. الأمر ‎/guides يعرضها كلها.
