# A reporter's conversations and what becomes of them.

button-talk = المحادثة { $number }
heard-again = المحادثة { $number } مفتوحة من جديد. كلماتك تذهب إلى { $team }.
carried-out = الفريق، المحادثة { $number }:
carried-out-apart = الفريق المستقل، المحادثة { $number }:
conversation-gone = انتهت تلك المحادثة ومُحيت كلماتها من هنا. كلماتك من الآن تبدأ محادثة جديدة.
talking-in = كلماتك من الآن تذهب إلى المحادثة { $number }.

mine-title = محادثاتك:
mine-none = ليست لديك محادثات بعد.
mine-row = المحادثة { $number }: { $state }
mine-here = المحادثة { $number }: { $state } — كتابتك الآن هنا
mine-waiting = تنتظر من يتابعها
mine-taken = يتابعها أحد من { $team }
mine-answered = أجاب { $team }
mine-closed = مغلقة
mine-gone = ممحوّة
