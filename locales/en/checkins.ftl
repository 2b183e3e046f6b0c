# Check-ins. What comes by itself has to mean nothing to somebody else who sees a locked screen.

command-checkins = What was agreed to come to you, and stopping it
team-command-checkin = Offer a check-in: /checkin 2d, /checkin fri 18:00

# -- what comes by itself
checkin-late = Sorry, this comes late.
checkin-ask-0 = Hello! How are you doing?
checkin-ask-1 = Hello! How are you today?
checkin-ask-2 = Hello again! How are things with you?
checkin-kind-0 = Hello! We wish you a good day. There is nothing you need to do.
checkin-kind-1 = Hello! We thought of you. You do not need to answer.
checkin-kind-2 = Hello! Take good care of yourself. No answer is needed.
checkin-helped = Hello! Was it of any use to you?
checkin-worse = Hello! How have the last weeks been?
checkin-write = Hello! We are still here. How are you?
button-checkin-fine = I am all right
button-checkin-talk = I would like to talk
button-checkin-now = I need help now
button-checkin-later = Later
button-checkin-stop = Stop these
button-checkin-yes = Yes, it was
button-checkin-partly = A little
button-checkin-no = No, it was not

# -- agreeing
checkin-offered = The team of Conversation { $number } would like to write to you later.
checkin-what-ask = A short message, a check-in, asks how you are. You answer with one tap, or not at all.
checkin-what-kind = A kind word comes. It asks nothing and needs no answer.
checkin-what-helped = A short message asks whether what you were given helped.
checkin-what-worse = A short message asks whether anybody has treated you worse since you wrote.
checkin-what-write = You write by then, when it suits you. If nothing comes, we write, and the team hears of it.
checkin-many = { $count ->
    [one] It is one message.
   *[other] There are { $count } messages over some weeks.
  }
checkin-looks = On a locked screen it looks like this:
checkin-looks-ask = “Hello! How are you today?”
checkin-looks-kind = “Hello! We thought of you. You do not need to answer.”
checkin-looks-helped = “Hello! Was it of any use to you?”
checkin-looks-worse = “Hello! How have the last weeks been?”
checkin-looks-write = “Hello! We are still here. How are you?”
checkin-when = Would you like this? Then tap the hours in which it is safe.
button-checkin-not = No, thank you
checkin-which = { $count ->
    [one] For this message?
   *[other] For all { $count } messages, or for the first alone?
  }
button-checkin-all = For all of them
button-checkin-first = Only the first
checkin-no-hours = We never write at these hours, or they lie outside your safe hours. Please choose others.
checkin-past = That hour is over already. Nothing will come.
checkin-not = All right. Nothing will come.
checkin-agreed = It is agreed. You can stop it at any time, with one tap. The times are:
button-checkins = What will come to me
button-checkin-stop-all = Stop check-ins
refused-checkin-decided = This was answered already, or is over.

# -- seeing, asking, moving, stopping
checkins-title = What will come to you:
checkins-row = Conversation { $number }: { $time }
checkins-none = Nothing is agreed yet. You can ask us to write to you, or say by when you will write.
checkins-held = Nothing comes now. You have stopped it, or paused it.
button-checkin-ask = Ask me how I am
button-checkin-write = I’ll write by …
button-checkin-move = Other hours
button-checkin-pause = Pause these
button-checkin-on = Start them again
button-days = { $count ->
    [one] In 1 day
   *[other] In { $count } days
  }
checkin-in-days = When should we ask how you are?
checkin-name-day = You can also write a day and an hour, such as: fri 18:00.
checkin-by-days = By when do you want to write?
checkins-paused = Check-ins are paused. None comes until you go on.
checkins-stopped = Check-ins are stopped. None comes any more.
checkins-team-sees = The team sees this. You can still write here.
checkins-team-sees-apart = The team sees this in one conversation now, in the others within { $apart_hours } hours. So nobody there sees that one person wrote them. You can still write here.
checkins-on = Check-ins go on, at the hours that you chose.
checkins-are-stopped = Check-ins are stopped.
checkin-cancelled = The { $team } has ended the check-ins, so none will come. You can write here, or ask for new ones with /checkins.

# -- answers
checkin-thanks = Thank you. It is good to hear from you.
checkin-talk-told = We tell the team that you would like to talk. You can write here now.
checkin-later-told = All right: { $time }.
checkin-line-thanks = Thank you.
checkin-line-hidden = Thank you. What may show who you are was left out.
checkin-earlier = an earlier day
stop-word = These words go to the team. Did you mean one of these?
stop-word-team = All right. It was for the team.
button-checkin-team = No, it was for the team

# -- the team
button-checkin = Check-in
button-checkin-usual = { $count ->
    [one] As usual: 1 message
   *[other] As usual: { $count } messages
  }
button-checkin-ask-in = { $count ->
    [one] Ask in 1 day
   *[other] Ask in { $count } days
  }
button-checkin-kind-in = { $count ->
    [one] Kind word in 1 day
   *[other] Kind word in { $count } days
  }
button-checkin-helped = Did it help? In { $helped_days } days
button-checkin-cancel = Cancel check-ins
button-checkin-end = Yes, end them
button-checkin-again = Try again
button-checkin-leave = Leave it
button-follow-keep = Keep the check-ins
button-follow-stop = Close without check-ins
sort-ask = a check-in
sort-kind = a kind word
sort-helped = “did it help?”
sort-worse = “treated worse since?”
sort-write = “I’ll write by then”
card-checkin = Next check-in: { $day }, { $time }.
card-checkins-offered = A check-in is offered.
card-checkins-paused = The reporter has paused check-ins.
card-checkins-stopped = The reporter has stopped check-ins.
note-checkin-offered = { $name } offers { $what } to the reporter. It comes only if they say yes.
note-checkin-declined = The reporter would rather not have a check-in.
note-checkin-agreed = The reporter agrees to { $what }, first on { $time }.
note-checkin-asked-for = The reporter asks for { $what }, on { $time }.
note-checkin-moved = The reporter has moved the check-ins: the next is on { $time }.
note-checkin-eve = Tomorrow the reporter gets { $what }: { $time }.
note-checkin-soon = Soon the reporter gets { $what }: { $time }.
note-checkin-answer = Answer to the check-in of { $time }:
note-checkin-fine = The reporter says: I am all right.
note-checkin-talk = The reporter would like to talk.
note-checkin-now = The reporter needs help now.
note-checkin-later = The reporter says: later. The next is on { $time }.
note-checkin-words = These words came after the check-in of { $time }.
note-checkin-kept = The reporter has written, as they said, before { $time }.
note-checkin-silent = No answer to the check-in of { $time }. That does not mean that all is well, nor that it is not. What now?
note-checkin-broken = The reporter wanted to write by { $time }. Nothing came. That does not say why. What now?
note-checkin-unsent = The check-in of { $time } was not sent: the bot was away for too long.
note-checkin-again = { $name }: we try once more tomorrow.
note-checkin-leave = { $name }: we leave it at that.
note-checkin-cancelled = { $name } has cancelled the check-ins.
note-checkins-paused = The reporter has paused check-ins.
note-checkins-stopped = The reporter has stopped check-ins.
note-checkins-on = The reporter wants check-ins again.
desk-zone = The time zone is { $zone } now. { $count } check-ins keep their hour of the day.
checkin-unconfirmed = Not confirmed (came without the phrase, perhaps from somebody else):
done-checkin-offered = The reporter is asked.
done-checkin-cancelled = The check-ins are off.
refused-checkin-when = Write for instance: /checkin 2d, or /checkin fri 18:00.
refused-checkins-stopped = The reporter has stopped check-ins. Only they can start them again.
refused-command-where = Write this in the topic of a case, or as a reply to its card.
deed-offer_checkin = offered a check-in
deed-cancel_checkin = cancelled check-ins
deed-retry_checkin = tried a check-in again
deed-leave_checkin = left a check-in at that
