# قناة المجتمع: الإعلانات، وما يصير إليه المنشور.

announce-how =
    الإعلان هو ‎/announce ثم الكلمات، أو صورة وهذا الأمر في وصفها.
    يمكن أن يكون الوقت في السطر الأول: { $time }، أو { $day }.
    ويمكن أن يكون الزر في السطر الأخير: { $example }
announce-no-channel = لا توجد قناة هنا: القسم { $key } في ملف الإعدادات. والإعلان للفريق الرئيسي فقط.
announce-long = النص طويل جدًا: الحد { $most } حرف، أو { $picture } مع صورة.
announce-time = مضى هذا الوقت، أو بعُد أكثر من سنة، أو تعذّرت قراءته. يُكتب هكذا: { $time }، أو { $day }.
announce-look = اقتراح إعلان من { $name }. ينظر فيه عضو ثانٍ: هل هو صحيح، ولا يظهر فيه أحد؟
announce-when = يُنشر في { $time }.
announce-label = { $label } ↗
announce-second = لا بد أن ينظر فيه شخص آخر، غير من كتبه.
announce-agreed = سيُنشر في القناة.
announce-dropped = لن يُنشر في القناة.
announce-lapsed = مضى يوم ولم ينظر أحد في إعلان، فأُلغي.
button-announce-yes = نشر
button-announce-no = عدم النشر
posted-how = يُكتب ‎/posted ثم رابط المنشور. في القناة: ضغط طويل على المنشور ثم نسخ الرابط.
posted-none = لا يوجد منشور غير مؤكد.
post-stands-announcement = الإعلان في القناة.
post-stands-question = سؤال في القناة.
post-uncertain = ليس مؤكدًا أن منشورًا وصل إلى القناة. لا بد أن ينظر أحد.
post-unwanted = سُحب منشور قد يكون في القناة، بطلب ممّن سأل. نرجو النظر وحذفه هناك.
post-after = مكانه بعد { $link }
post-before = مكانه قبل { $link }
post-newest = مكانه آخر منشور.
post-look = إن كان هناك، فالأمر ‎/posted مع رابطه. وإلا فهذه الأزرار.
post-failed = لا يسمح تيليغرام للبوت بالنشر في القناة. هل هو مشرف هناك وله حق النشر؟
post-by-hand = لا يستطيع البوت تغيير هذا المنشور. نرجو حذفه يدويًا: { $link }
post-withdrawn = سُحب بطلب ممّن سأل.
button-post-again = ليس هناك: نشر
button-post-drop = ليس هناك: إلغاء
admin-unreachable-channel = لا يمكن الوصول إلى القناة. ما كان للنشر ينتظر.
team-command-announce = إعلان للقناة
team-command-posted = منشور غير مؤكد وُجد: ‎/posted ورابطه

button-updates = متابعة الجديد
updates-where = قناتنا: { $link }
updates-seen = من ينضم إليها يظهر هناك: يرى القائمون على القناة اسمه وصورته.
updates-instead = يمكن قراءة الأسئلة المنشورة هنا، دون انضمام.
updates-none = لا توجد قناة هنا.
command-updates = متابعة الجديد
