# Who is on call, and when.

rota-none = This team has no rota: everybody is called.
rota-row = { $begins } – { $ends }: { $who }
rota-at = { $day } { $date } { $time }
rota-who = { $first }, backup { $backup }
rota-alone = { $first }, no backup
rota-nobody = nobody on call, everybody is called
rota-gaps = { $count ->
    [0] Nobody is missing.
    [one] Somebody is missing in one part:
   *[other] Somebody is missing in { $count } parts:
  }
rota-hours-title = On call in { $weeks ->
    [one] the week to come, and done in the week before:
   *[other] the { $weeks } weeks to come, and done in as many before:
  }
rota-hours = { $name }, { $share } %: planned { $planned }; done { $done }
rota-figures = { $hours } h (nights { $nights } h, Saturdays and Sundays { $weekends } h)
rota-healthy = { $share } % of the time is healthy for long. More than that wears people out.
calendar-first = Shift
calendar-backup = Standby

board-several = { $count ->
    [one] One case waits for somebody:
   *[other] { $count } cases wait for somebody:
  }
board-many = More than { $count } cases wait for somebody. /summary shows them. The first:
board-one = { $code }, { $urgency }
board-missed = { $count ->
    [one] For 1 of them, calls were missed while the bot or Telegram was away.
   *[other] For { $count } of them, calls were missed while the bot or Telegram was away.
  }
missed-on-call = Missed at { $time }: the call to whoever is on call.
missed-backup = Missed at { $time }: the call to the backup.
missed-everyone = Missed at { $time }: the call to everybody.
missed-admins = Missed at { $time }: the call to the admins.
board-more = … and { $count } more.
board-nothing = This is taken care of. Nobody has to come.
page-answer = Nobody has answered yet. Can you?
page-next = Nobody has taken it yet. If nobody does, { $whom } { $time }.
called-on-call = whoever is on call is called again:
called-backup = the backup is called too:
called-everyone = everybody is called:
called-admins = the admins are called too:
page-cannot = Thank you for saying so. Somebody else is called now.
page-cannot-others = Thank you for saying so. The others have been called.
page-cannot-on = Thank you for saying so. The calling goes on.
page-yours = Case { $code } is yours. The group sees it. Please answer in the group.
page-yours-danger = Case { $code } is yours. Answer in the group, not here, within { $minutes } minutes, or we call again.
admin-all-cannot = Everybody has said that they can’t take case { $code }. Please find somebody.
page-taken = { $name } has it now. Thank you.
button-have = I have it
button-cannot = I can’t
desk-taken = { $name } has taken case { $code }.
desk-over = Nobody has to be called about case { $code } any more.
page-several = { $count ->
    [one] One case waits there.
   *[other] { $count } cases wait there.
  }

oncall-now = On call now: { $who }, until { $ends }.
swap-still-open = { $name } asks for somebody for { $begins } – { $ends }.
cover-done = { $name } takes over, from { $begins } to { $ends }.
away-done = { $name } is away, from { $begins } to { $ends }. The shifts pass on to the next.
undo-done = { $name } has undone the change.
rota-then = On call at that time: { $who }.
rota-calendars = Calendars that were sent before are old now: /oncall calendar sends a new one.
swap-which = Which shift, { $name }?
swap-asks = { $name } asks: who takes { $begins } – { $ends }?
swap-taken = { $name } takes { $begins } – { $ends } for { $other }.
swap-withdrawn = { $name } asks no longer: the shift stays as it was.
swap-over = Nobody has taken the shift of { $name }, and it begins now. { $name } stays on call.
button-shift = { $begins } – { $ends }
button-shift-take = I take it
button-unswap = I can do it after all
button-undo = Undo
done-asked = Everybody is asked.
refused-on-call-already = You are on call then already.
refused-no-member = { $name } is no member of this team.
refused-days = Please write the days like this: 2026-03-11..2026-03-13. They have to lie ahead, at most 120.
refused-no-shift = You have no shift in the next { $shift_weeks } weeks.
refused-not-yours-shift = This is for { $name }.
refused-asked-already = You have asked for this shift already.
refused-own-shift = It is your own shift. Tap No longer if you can do it after all.
refused-shift-taken = Somebody else was quicker: the shift is taken.
team-command-oncall = Who is on call now and in the next weeks
team-command-swap = Ask somebody to take a shift of mine
team-command-cover = Take over: /cover now, or /cover and days
team-command-away = I am away: /away and days
deed-rota = changed the rota:

reach-never = { $name } has never started the bot. A call in private cannot reach { $name }.
reach-blocked = { $name } has blocked the bot. A call in private cannot reach { $name }.
reach-left = { $name } is not in this group any more.
reach-deleted = The account of { $name } is gone.
reach-how = Until that is put right, we call the next person at once. Whoever can: open the bot and tap Start.
shift-soon = Your shift begins: { $time }. /oncall in the group shows it.
shift-begins = Your shift begins now.
shift-begun = A new shift. On call: { $who }.
shift-late = Late: { $code }, { $urgency }.
shift-checkin = Next check-in: { $code }, { $day }, { $time }.
debrief = Case { $code } was danger, and it is closed. Take ten minutes together, today or tomorrow:
debrief-1 = 1. What happened, and what went well?
debrief-2 = 2. What was hard for you?
debrief-3 = 3. What do you need now, and what shall we change?

admin-no-step = Case { $code } had no next step. It has one now. Please tell whoever looks after the server.
desk-away = The bot was away for { $span }.
desk-missed = { $count ->
    [0] Nobody had to be called meanwhile.
    [one] Meanwhile somebody should have been called or reminded about one case. That comes now.
   *[other] Meanwhile somebody should have been called or reminded about { $count } cases. That comes now.
  }

button-still = Still on it
button-snooze = Remind me later
done-snooze = You are reminded again at { $time }. That does not change when the case becomes free.
refused-snooze = There is too little time left for that, or it is over. Please answer, or give the case back.
done-still = Good. Without an answer it is free again: { $time }.
refused-still-once = That can be said once. Please answer, or give the case back.
need-out-of-cover = The team is on duty again { $time }. In danger we call them now as well; the numbers are quicker.
calendar-here = Your shifts of the next { $shift_weeks } weeks. Open the file to take them into your calendar.
calendar-sent = { $name }, your calendar is in your private chat with this bot.
refused-start-first = { $name }, please open a private chat with this bot and tap Start first.

season-thin = In { $season } only { $name } is in the order: there is no backup.
