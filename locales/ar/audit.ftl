# The audit log.

audit-none = لم يُكتب شيء بعد.
audit-line = { $row } { $time } { $team } { $who }: { $deed } { $what } (الحالة { $mark })
audit-line-apart = { $row } { $time } { $team } { $who }: { $deed } { $what }
audit-whole = { $count ->
    [zero] لا أسطر.
    [one] السطر الوحيد سليم.
    [two] السطران سليمان.
    [few] كل الأسطر سليمة، وهي { $count } أسطر.
    [many] كل الأسطر سليمة، وهي { $count } سطرًا.
   *[other] كل الأسطر سليمة، وهي { $count } سطر.
  }
audit-broken = عند السطر { $row } شيء غُيّر أو ينقص.
deed-publish = إذن بالنشر
deed-take = تولّي الحالة
deed-release = إعادة الحالة
deed-hand_over = تسليم الحالة
deed-close = إغلاق
deed-reopen = فتح من جديد
deed-unsend = سحب
deed-show_files = نظر في الملفات
deed-change = تغيير
deed-mute = كتم الصوت
deed-unmute = تشغيل الصوت
deed-block = حظر
deed-unblock = إنهاء الحظر
deed-call_in = سؤال الفريق
deed-decide = إبداء رأي
deed-tell_outside = إخبار جهة خارجية
deed-second_opinion = إبداء رأي ثانٍ
deed-admit = سماح بالقراءة لغير المدرجين، وعددهم
