# The reporter's side: who reads, danger, several conversations, wishes, limits, blocks, commands.

button-who = Who reads this?
who-title = These people read what you send:
who-one = • { $name }
who-more = { $count ->
    [one] One more person.
   *[other] { $count } more people.
  }
who-all = { $count ->
    [one] One person.
   *[other] { $count } people.
  }
who-work = Their work: { $work }.
who-women = Women: { $count }.
who-men = Men: { $count }.
who-apart = These people of the independent group read what you send here. The team does not see it:
who-unlisted = { $count ->
    [one] One more in the group is not on the list, and may read along.
   *[other] { $count } more in the group are not on the list, and may read along.
  }
who-independent = A second, independent group reads only what is about the team or a leader. The team does not see that.

button-need = I need help now
button-team-now = Send to the team now
need-call = If you can, call now:
need-sends-draft = The button sends what you wrote, and calls the team.
need-sends-talk = The button calls the { $team } in Conversation { $number }.
need-sends-nothing = The button calls the team, even if you write nothing.
need-called = The { $team } is called now in Conversation { $number }. Please do not wait for them: call the numbers.
need-write = Write here what happens, and where. Each message goes to them at once.
need-kept = Your call for help is kept here, and on its way to the { $team } in Conversation { $number }. Please do not wait for them: call the numbers.
need-called-before = The { $team } was called a moment ago in Conversation { $number }.
note-need = The reporter asks for help now and has not written anything yet.

danger-ask = Is someone in danger now?
danger-ask-draft = “Yes” sends what you wrote, and calls the team. If you do not answer, nothing is sent.
danger-ask-talk = “Yes” calls the { $team } at once. If you do not answer, we tell them in { $silence_minutes ->
    [5] five
   *[other] { $silence_minutes }
  } minutes.
button-danger-yes = Yes, now
button-danger-no = No, not now
short-yes = Yes
short-no = No
danger-no = Thank you. “I need help now” is always in the menu.
danger-silence = There was no answer to our question. To be safe, we ask the { $team } to look at Conversation { $number } now.
page-danger = Case { $code }: the reporter says that someone is in danger now.
page-urgent = Case { $code }: the words may mean danger, and our question got no answer.

ack = This goes to Conversation { $number }.
ack-elsewhere = This goes to Conversation { $number }. Other words go to Conversation { $here }.

button-wish-woman = A woman should answer
button-wish-man = A man should answer
wish-woman = We tell the { $team }: please let a woman answer. Everyone on the { $team } still reads it. It may take longer.
wish-man = We tell the { $team }: please let a man answer. Everyone on the { $team } still reads it. It may take longer.
wish-nobody = As far as we know, there is nobody on the { $team } for that. We tell them your wish all the same.
card-wish-woman = The reporter would like a woman to answer.
card-wish-man = The reporter would like a man to answer.

slower = You have written a lot. Every word is kept, and goes to the { $team } a little later. In danger, tap “I need help now”.

blocked-here = The team takes no messages from this chat at present. This was not passed on. There is still help for you.
blocked-here-one = The team takes no messages in Conversation { $number } at present. This was not passed on.
blocked-ways = In danger, call:
blocked-human = You can also turn to people:
blocked-independent = You can still write to the independent group.
blocked-told = The team takes no messages from this chat for now. Somebody on the team decided that. There is still help for you.
blocked-told-one = The team takes no messages in Conversation { $number } for now, and no new conversation. Somebody on the team decided that.
blocked-until = This ends by itself in { $block_days ->
    [7] seven
   *[other] { $block_days }
  } days, on { $time }.
blocked-now = “I need help now” still shows you these numbers:
blocked-over = The team takes messages from this chat again.
blocked-over-one = The team takes messages in Conversation { $number } again.
button-complaint = Write to the independent group

help-more = /now is for danger. /who shows who reads this. /complaint is for concerns about the team.
profile-text = Write here to a small team that helps. The team is not told who you are. Nobody watches round the clock. In danger, call:
command-start = Menu
command-now = I need help now
command-new = Raise a concern
command-send = Send what I wrote
command-look = Look through what I wrote
command-over = Start over
command-mine = My conversations
command-who = Who reads this?
command-complaint = A concern about the team
command-numbers = Emergency numbers
command-privacy = Who can know what
command-unsend = In reply to a message: take it back
command-help = Help
