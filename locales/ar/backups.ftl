# What `backup`, `restore`, `rotate-key` and `status` say.

backup-made = أُنشئت النسخة { $file }. { $count ->
    [zero] ولم تُحذف نسخة أقدم.
    [one] وحُذفت نسخة أقدم واحدة.
    [two] وحُذفت نسختان أقدم.
    [few] وحُذفت { $count } نسخ أقدم.
    [many] وحُذفت { $count } نسخة أقدم.
   *[other] وحُذفت { $count } نسخة أقدم.
  }
backup-no-copy = لا تُفتح أي نسخة بلا حلقة المفاتيح، ولا نسخة منها. يُرجى تحديد مكان لها في الإعدادات على قرص آخر.
backup-copy-failed = لم تُكتب نسخة حلقة المفاتيح: قرصها غير متصل، أو البوت يكتبها الآن. يُرجى المحاولة بعد دقيقة.
restore-done = { $file } في مكانها، وما مُحي بعدها يبقى ممحوًّا. يمكن تشغيل البوت الآن.
rotate-done = هناك مفتاح رئيسي جديد. يُرجى حفظ نسخة منه في خزنة وإتلاف القديم، ثم تشغيل البوت.
status-never = ليس بعد
status-version = الإصدار: { $value }
status-alive = آخر وجود للبوت: { $value }
status-last-update = آخر رسالة من تيليجرام في الساعة التي تبدأ: { $value }
status-last-backup = آخر نسخة احتياطية: { $value }
status-next-gap = أول وقت قادم بلا مناوب ({ $team }): { $value }
status-disk-free-mb = المساحة الباقية على القرص بالميغابايت: { $value }
status-missing = ما ينقص هذا الجهاز: { $value }
