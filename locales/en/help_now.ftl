# I need help now.

danger-numbers = Please call first. The { $team } may need a while.

button-need = I need help now
button-team-now = Send to the team now
button-apart-now = Danger from a leader or team
need-call = If you can, call now:
need-sends-draft = The first button sends what you wrote, and calls the team.
need-sends-talk = The first button calls the { $team } in Conversation { $number }.
need-sends-nothing = The first button calls the team, even if you write nothing. Your phone does not ring.
need-apart = Danger from a leader or someone on the team? The button that says so calls the independent group. The team does not see it.
need-called = The { $team } is called now in Conversation { $number }. Please do not wait for them: call the numbers.
need-write = Write here what happens, and where. Each message goes to them at once.
need-kept = Your call for help is kept here, and on its way to the { $team } in Conversation { $number }. Please do not wait for them: call the numbers.
need-called-before = The { $team } was called a moment ago in Conversation { $number }.
note-need = The reporter asks for help now and has not written anything yet.
