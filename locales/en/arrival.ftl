# Where words are: on their way, with the team, not there yet.

button-now = Deliver it now

sent-title = Thank you for writing. Your words are with the { $team } now. This is Conversation { $number }.
sent-before = Your words are here already. What you write now goes into the same conversation.
sent-kept = Thank you for writing. Your words are kept here, and on their way to the { $team }. This is Conversation { $number }.
sent-kept-then = You will read here when they have arrived.
sent-danger-kept = It is outside the hours of the { $team } now. Please do not wait for them.
sent-waiting = Thank you for writing. Your words are kept and go to the { $team } within { $minutes } minutes. This is Conversation { $number }. The short wait hides the minute you wrote.
sent-in-cover = Somebody on the { $team } is called now. You will read here when someone looks after it.
sent-in-cover-wait = Somebody on the { $team } is called then. You will read here when someone looks after it.
sent-out-of-cover = The { $team } is not on duty at this hour. They are back on { $time }. An answer may take longer.
sent-danger-out-of-cover = The { $team } is called now, but this is outside their hours. Please do not wait for them.
sent-more = What you write here from now on goes to the { $team } at once, without Send.
sent-more-then = What you write here from now on goes along to the { $team }, without Send.
sent-now = It is on its way to the { $team } now.
sent-gone-already = It has already gone to the { $team }.
trouble-yours = Something went wrong here, and your last message was not passed on. Please send it again. In danger, call:
group-away = The { $team } cannot be reached just now. Your words are kept, and go there as soon as it works. In danger, call:
words-wait = Some of your words in Conversation { $number } have not reached the { $team } yet. They are kept here, and we keep trying. In danger, call:
words-given-up = Some of your words in Conversation { $number } could not reach the { $team }. They are deleted here. In danger, call:
answer-given-up = An answer in Conversation { $number } could not reach you, and is deleted here. If you write, the { $team } can answer again.
not-reached = What you sent in Conversation { $number } has not reached the { $team } yet. We keep trying. Please do not wait for them. Call now:
reached = What you sent in Conversation { $number } has reached the { $team } now.
group-gone = Nobody answers in Conversation { $number } any more. Your words are kept, locked, but nobody reads them now.
group-gone-new = With /new you can write to the team instead. In danger, call:
alarm-numbers = We have a fault and cannot pass words on just now. What you wrote waits at Telegram. In danger, call:

ack = This goes to Conversation { $number }.
ack-elsewhere = This goes to Conversation { $number }. Other words go to Conversation { $here }.

slower = You have written a lot. Every word is kept, and goes to the { $team } a little later. In danger, tap “I need help now”.
