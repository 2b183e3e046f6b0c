# What a reporter reads. Short sentences, plain words, nothing that is not true.

first-greeting = Welcome.
first-reads = { $greeting } Tell a small team of people what worries you. They do not see your name, username or number.
first-known = Who can know it was you? What you write, and when, may tell them. Telegram and this bot’s owner could find out.
first-then = And then? Tap “I understand”, write, tap Send. One of them answers here, sometimes hours later.
first-then-sends = And then? “I understand” sends what you wrote. One of them answers here, sometimes hours later.
first-passed = What we tell others without asking:
first-urgent = Urgent? Nobody is always here. Call:
first-person = A person:
first-names = This bot does not tell the team your name, username or number. What you write, and when, may still show who you are.
first-telegram = Telegram, and whoever runs this bot’s server, could technically link this chat to your account.
first-passed-on = What the team passes on without asking you first:
first-human = If you would rather talk to a person:

button-understood = I understand
button-raise = Raise a concern
button-mine = My conversations
button-privacy = What can be known
button-numbers = Emergency numbers
button-send = Send
button-look = Look through
button-over = Start over
button-now = Deliver it now
button-talk = Conversation { $number }

menu = What would you like to do? You can also just write.
raise-what = What is it about? Choose the line that fits best.
category-danger = Someone is in danger now
category-other = Something else

danger-numbers = Please call first. The { $team } may need some minutes.
write-who-knows = Does anybody else know this? If only you do, whoever reads it may guess that you wrote.
write-then-send = Write as many messages as you like. Nothing is sent until you tap Send.
draft-holds = { $count ->
    [one] One message is waiting.
   *[other] { $count } messages are waiting.
  } Nothing is sent until you tap Send.
draft-one = In your draft:
draft-full = Your draft is full. Please tap Send, then write on. Your last message was not kept.
words-full = So many of your words still wait to be carried that your last message was not kept. Please write it again in a few minutes.
cases-full = Several of your conversations still wait for somebody. Please write on in one of them. What you wrote is kept here. In danger, call:
look-more = The rest is kept as well, and is sent with it.
draft-empty = There is nothing to send yet. Write first, then tap Send.
draft-gone = Your draft is cleared. Nothing was sent.
draft-expired = Your draft was not sent and is now deleted. You can write again at any time.

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
sent-more = Write here whenever you want to add something.
sent-now = It is on its way to the { $team } now.
sent-gone-already = It has already gone to the { $team }.

taken = Someone on the { $team } looks after Conversation { $number } now, and will write to you here.
released = Conversation { $number } is waiting for another person of the { $team }. Nothing is lost.
closed = The { $team } has closed Conversation { $number }. You are welcome at any time: write here, and it opens again.
reopened = The { $team } has opened Conversation { $number } again.
heard-again = Conversation { $number } is open again. Your words go to the { $team }.
carried-out = Team, Conversation { $number }:
carried-out-apart = Independent group, Conversation { $number }:
conversation-gone = That conversation is over and its words are erased here. What you write now starts a new one.
talking-in = What you write now goes to Conversation { $number }.

mine-title = Your conversations:
mine-none = You have no conversations yet.
mine-row = Conversation { $number }: { $state }
mine-here = Conversation { $number }: { $state } — you are writing here now
mine-waiting = waiting for someone to look after it
mine-taken = someone on the { $team } looks after it
mine-answered = the { $team } has answered
mine-closed = closed
mine-gone = erased

numbers = In danger, call:
help = Write here, and tap Send: a small team reads it. /start shows the menu. /mine shows your conversations. /new starts a new one. /numbers shows the emergency numbers. /privacy says who can know what.
privacy-team = The team sees your words and a code. It does not see your name, username, number or photo.
privacy-server = The server keeps words and files locked, and only until they are delivered. Then it keeps only where to deliver the answer, locked as well.
privacy-telegram = Telegram keeps this chat as it keeps any chat with a bot. It could technically link it to your account. So could whoever runs the server or holds this bot’s secret key.
privacy-operator = This bot is run by { $operator }.
privacy-time = After a conversation is closed, what is left of it here is erased after { $days ->
    [one] one day
   *[other] { $days } days
  }.

kind-photo = a picture
kind-video = a video
kind-voice = a voice message
kind-audio = a sound file
kind-document = a file
kind-sticker = a sticker
kind-contact = a contact
kind-location = a place on the map
kind-other = this kind of message
kind-forward = a forwarded message

refused-unknown-button = This button is no longer of use. Please tap /start.
refused-empty = There were no words in it. Please write a few.
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

at-day = { $day }, { $time }
at-utc = { $day }, { $time } UTC
own-clock = On your own clock: { $there }.
day-0 = Monday
day-1 = Tuesday
day-2 = Wednesday
day-3 = Thursday
day-4 = Friday
day-5 = Saturday
day-6 = Sunday

changed-to = Changed to:
done-unsend = It is taken back, as far as Telegram allows. Somebody may have read it already.
refused-unsend-what = To take a message back, reply to it with /unsend.
unsend-stays = It could not be taken back after all: it went out together with other words.
refused-unsend-joined = It went out together with other words and cannot be taken back alone.
