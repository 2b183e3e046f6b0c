# The commands, as Telegram lists them.

command-start = القائمة
command-now = أحتاج إلى المساعدة الآن
command-new = عندي أمر يقلقني
command-send = إرسال ما كتبته
command-look = مراجعة ما كتبته
command-over = البدء من جديد
command-mine = محادثاتي
command-who = من يقرأ هذا؟
command-complaint = أمر يتعلق بالفريق
command-numbers = أرقام الطوارئ
command-privacy = من يمكنه أن يعرف ماذا
command-unsend = ردًّا على رسالة: سحبها
command-help = مساعدة
