# The card of a case and its buttons.

card-wish-woman = The reporter would like a woman to answer.
card-wish-man = The reporter would like a man to answer.

topic-name = { $code } · { $urgency } · { $state }
urgency-danger = danger now
urgency-urgent = urgent
urgency-soon = answer soon
urgency-routine = no hurry
state-waiting = waiting
state-taken = taken
state-answered = answered
state-closed = closed
state-gone = erased

card-title = Case { $code }
card-about = { $category } · { $urgency }
card-waiting = Nobody has taken it yet. Whoever takes it also answers.
card-taken = Taken.
card-answered = Answered.
card-closed = Closed.
card-gone = Erased.
card-held = { $name } holds it: { $state }.
card-how = To answer, reply to this card or to the reporter’s words: what the holder replies there goes out at once. Everything else stays in the team.
card-asks-to = Who looks after it from now on?
card-asks-outcome = How did it end? A tap closes the case. The reporter hears of it, and can see what you chose.
card-asks-follow = Are the agreed check-ins kept?
card-asks-outside = Whom did you tell?
card-asks-told = Does the reporter know of that?
card-asks-urgency = What shall change?
card-asks-lower = Is nobody in danger any more?
card-asks-block = The reporter is told at once, and no words come for { $block_days ->
    [7] seven
   *[other] { $block_days }
  } days. Block?
card-asks-checkin = A tap asks the reporter, who chooses the hours. Nothing comes without a yes.
card-asks-checkin-cancel = This ends all agreed check-ins, and the reporter is told. End them?
card-asks-category = What is it about?
card-asks-reply = Which reply shall go out?

button-take = Take
button-release = Release
button-close = Close
button-reopen = Open again

plain-case = { $code } ·

button-hand = Hand over
button-change = Change
button-card-back = Back
button-member = { $name }, { $discipline }
button-categories = Category

card-language = Chosen language: { $language ->
    [ar] Arabic
    [en] English
   *[other] { $language }
  }
card-withheld = Somebody who is not listed is in this group. The words wait until an admin has put that right.
refused-old-button = This button is no longer of use. The card at the top has the newest ones.

button-together = Ask the team
button-more = More
button-outside = Told somebody outside

card-outcome = It ended with: { $outcome }.
