# ما يقرؤه الفريق.

topic-name = { $code } · { $urgency } · { $state }
urgency-danger = خطر الآن
urgency-urgent = عاجل
urgency-soon = قريبًا
urgency-routine = عادي
state-waiting = تنتظر
state-taken = قيد المتابعة
state-answered = أُجيب عنها
state-closed = مغلقة
state-gone = ممحوّة

card-title = الحالة { $code }
card-about = { $category } · { $urgency }
card-waiting = لم يتولَّها أحد بعد.
card-taken = قيد المتابعة.
card-answered = أُجيب عنها.
card-closed = مغلقة.
card-gone = ممحوّة.
card-held = الحالة لدى { $name }: { $state }.
card-how = لتجيب، ردّ على هذه البطاقة أو على كلمات من كتب. كل ما عدا ذلك يبقى داخل الفريق.

button-take = أتولّاها
button-release = إعادتها
button-close = إغلاق
button-reopen = فتحها من جديد
button-yes = إرسال إلى من كتب
button-no = تبقى داخل الفريق

carried-in = من كتب:
desk-new = حالة جديدة { $code }، { $urgency }.
desk-again = في الحالة { $code } كلمات جديدة، { $urgency }.
ask-send = هل نرسل هذا إلى من كتب؟ لا يُرسَل من تلقاء نفسه إلا ردّ من يتولّى الحالة.
note-topic-again = أُنشئ هذا الموضوع من جديد. لم تعد الرسائل السابقة هنا.
note-given-up = تعذّر إيصال رسالة، وتوقّفت المحاولة.
note-unreachable = لا يمكن الوصول إلى من كتب في الوقت الحالي. تنتظر الرسائل بضعة أيام.
note-not-carried = لا يمكن بعد نقل { $kind }. من فضلك قل ذلك بالكلمات.

done-taken = أنت تتولّى هذه الحالة الآن.
done-released = أعدت هذه الحالة.
done-closed = أُغلقت الحالة.
done-reopened = الحالة مفتوحة من جديد، وأنت تتولّاها.
done-sent = تُرسَل الآن إلى من كتب.
done-kept = تبقى داخل الفريق.

refused-take-first = لا أحد يتولّى هذه الحالة. اضغط «أتولّاها» أولًا.
refused-not-taken = لا أحد يتولّى هذه الحالة.
refused-is-open = هذه الحالة مفتوحة.
refused-already-taken = سبقك شخص آخر، وهو يتولّى هذه الحالة.
refused-answered = أُجيب عن هذه الحالة.
refused-closed = هذه الحالة مغلقة. اضغط «فتحها من جديد» أولًا.
refused-gone = لا توجد حالة كهذه.
refused-not-holder = لا يستطيع هذا إلا من يتولّى الحالة.
refused-not-listed = لا يستطيع هذا إلا أعضاء هذا الفريق المدرجون في القائمة.
refused-not-yours = لا يقرّر هذا إلا من كتبها أو من يتولّى الحالة.
refused-held-gone = أُرسلت هذه الكلمات أو تُركت من قبل.

admin-parked = تعذّرت معالجة رسالة، وهي محفوظة ومقفلة. أُخبر مرسلها.
admin-disk = القرص ممتلئ أو لا يمكن الكتابة عليه. لم يضع شيء بعد، والرسائل تنتظر عند تيليغرام.
admin-unreadable = شيء كان ينتظر هنا تعذّرت قراءته، فلم يُنقَل أو لم يُنفَّذ. قد يكون القرص تالفًا: يرجى فحصه.
admin-unreachable-group = لا يمكن الوصول إلى مجموعة { $team }. تنتظر حالاتها حتى يمكن ذلك.
team-team = الفريق
team-independent = الفريق المستقل

plain-case = { $code } ·
admin-conflict = يجلب برنامج آخر رسائل هذا البوت. إن لم يشغّل أحد منكم نسخة ثانية فقد وصل الرمز السري إلى غيركم: ألغوه فورًا لدى مدير البوتات في تيليغرام ثم ضعوا الجديد مكانه.
admin-conflict-over = لم يعد برنامج آخر يجلب رسائل هذا البوت.
admin-away = تعذر الوصول إلى تيليغرام. لم يضِع شيء بعد: تنتظر الرسائل لدى تيليغرام يومًا على الأكثر.
admin-away-over = انقطع الوصول إلى تيليغرام مدة ثم عاد. ما انتظر يُعالَج الآن.
admin-database = ملف قاعدة البيانات ليس في مكانه. من فضلكم لا تعيدوا تشغيل البوت قبل أن ينظر أحد في ذلك: انظروا مسار التخزين في الإعدادات.
admin-database-over = عاد ملف قاعدة البيانات إلى مكانه.
admin-reload = في الإعدادات الجديدة أخطاء، لذا تبقى القديمة سارية. وأمر الفحص يذكر كل خطأ.
admin-reload-over = قُرئت الإعدادات من جديد وهي سارية الآن.
