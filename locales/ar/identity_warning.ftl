# Pointed out before words go.
trace-found = قد يكشف هذا من أنت:
trace-waits = لم يُرسل شيء بعد. القرار لك.
trace-waits-change = لم يُرسل التغيير بعد. القرار لك.
trace-own-name = يبدو أنه اسمك أنت.
trace-introduced = يبدو أنه يذكر ما اسمك.
trace-username = فيه اسم مستخدم.
trace-phone = فيه رقم هاتف.
trace-account = فيه رقم حساب بنكي.
trace-address = فيه عنوان بيت.
trace-email = فيه عنوان بريد إلكتروني.
trace-link = فيه رابط إلى شخص أو دردشة.
trace-sent = ذهبت كلماتك فورًا. وقد تكشف من أنت. لسحبها أجب عنها بالأمر ‎/unsend.
trace-change = لم يُرسل شيء. اضغط مطولًا على رسالتك وعدّلها، أو ابدأ من جديد. ثم اضغط «إرسال».
trace-again = لم تُرسل. يمكنك كتابتها من جديد كما يناسبك.
trace-lapsed = لم تُرسل كلماتك الأخيرة إذ لم يأتِ قرار منك. وقد مُحيت من هنا.
refused-decided = حُسم هذا من قبل، أو انتهى وقته.
button-hide = إخفاء
button-as-is = إرسال كما هو
button-rewrite = كتابة من جديد

hint-picture = هل تُظهر الصورة اسمك أو وجهك أو بيتك؟
hint-voice = يمكن أن يُعرف الصوت.
hint-paper = هل يُظهر الملف اسمك؟
hint-back = لسحبه أجب عنه بالأمر ‎/unsend.
