# What is open, what is mine, where it is.

summary-title = Open cases. Nobody holds: { $waiting }. Taken, no answer yet: { $taken }. Answered: { $answered }.
holds-title = { $name } holds { $count ->
    [one] one case.
   *[other] { $count } cases.
  }
summary-row = { $code } · { $urgency } · { $who } · { $span }
summary-waits = waits { $age }
summary-answered = answered { $age } ago
summary-more = … and { $count } more. /mine shows yours.
age-minutes = { $count } min
age-hours = { $count } h
age-days = { $count } d
case-link = { $code }, { $state }: { $link }
refused-no-command = That is no command here, so it was not passed on.

team-command-summary = What is open
team-command-mine = What I hold
team-command-case = Where a case is: /case and its code
team-command-unsend = In reply to what you sent: take it back
team-command-help = How to answer, and all commands
member-welcome = Welcome, { $name }. You are on the team.
member-how = To answer, take a case, then reply to its card or to the reporter’s words. Everything else stays in the team.
member-commands = Commands in this group:
member-called = The team’s work is in its group; /help there tells how. You are called here when you are needed.
member-reads = The team’s work is in its group. You read there; others answer.
member-report = If you need help yourself, go on here like anybody: the bot does not tell the team that it is you.
