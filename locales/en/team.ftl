# What the team reads.

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
card-how = To answer, reply to this card or to the reporter’s words. Everything else stays in the team.
card-asks-to = Who looks after it from now on?
card-asks-outcome = How did it end?
card-asks-follow = Are the agreed check-ins kept?
card-asks-outside = Whom did you tell?
card-asks-told = Does the reporter know of that?
card-asks-urgency = What shall change?
card-asks-lower = Is nobody in danger any more?
card-asks-category = What is it about?
card-asks-reply = Which reply shall go out?

button-take = Take
button-release = Release
button-close = Close
button-reopen = Open again
button-yes = Send to the reporter
button-no = Keep in the team

carried-in = Reporter:
desk-new = New case { $code }, { $urgency }.
desk-again = Case { $code } has new words, { $urgency }.
asked-sent = { $name } has said yes: this goes to the reporter.
asked-kept = { $name } keeps this in the team.
asked-nobody = Nobody has decided within a day: it stays in the team.
asked-back = { $name } has taken this back.
note-edit-stays = This change stays in the team: whoever made it does not hold the case, or it is closed. A reply with the new words asks whether to send them.
ask-send = Send this to the reporter? Only a reply of the person who holds the case goes out by itself.
note-topic-again = This topic was made again. Earlier messages are gone from here.
note-given-up = A message could not be delivered and was given up.
note-words-wait = Words of the reporter could not be shown here yet: Telegram refuses them. They are kept and tried again.
note-unreachable = The reporter cannot be reached at present. Messages wait for some days.
note-elsewhere = This replies to a message elsewhere, so it stays in the team. To answer, reply to words of the reporter, or to the card.
refused-edit-new = That reply has not been passed on, and the change is not either. To send it, reply anew.
button-changing = Being changed …
refused-masked = You write as the group, so nobody can tell who you are. To answer, switch off “Remain anonymous” in your admin rights. Whoever writes as a channel, please choose your own name.
reacted = marked this with { $emoji }
reacted-other = put a mark to this.
note-not-carried = This cannot be passed on yet: { $kind }. Please say it in words.

done-taken = You hold this case now.
done-released = You have given it back.
done-closed = The case is closed.
done-reopened = The case is open again and you hold it.
done-sent = It goes to the reporter.
done-kept = It stays in the team.

refused-take-first = Nobody holds this case. Tap Take first.
refused-not-taken = Nobody holds this case.
refused-is-open = This case is open.
refused-already-taken = Somebody else was quicker and holds this case.
refused-answered = This case has been answered.
refused-close-cry = Nobody has written since the cry for help. Write first, then close.
refused-closed = This case is closed. Tap Open again first.
refused-gone = There is no such case.
refused-not-holder = Only the person who holds the case can do this.
refused-not-listed = Only listed members of this team can do this.
refused-not-yours = Only whoever wrote it, or the holder, can decide this.
refused-held-deleted = The message is not there any more, so it is not sent. Write it again.
refused-held-gone = These words were sent or dropped already.

admin-parked = A message could not be handled and is kept, locked. We tell the sender.
admin-disk = The disk is full or cannot be written. Nothing is lost yet; messages wait at Telegram.
admin-unreadable = Something that waited here could not be read, so it was not passed on or done. The disk may be damaged: please have it looked at.
admin-unreachable-group = The { $team } cannot be reached: its group does not answer this bot. Its cases wait until it does.
admin-threaded = Threaded Mode is switched on for this bot, and people may miss answers. Please switch it off in BotFather.
team-team = team
team-independent = independent group

plain-case = { $code } ·
admin-conflict = Another program takes this bot’s messages. Has one of you started it twice? If not, somebody has the token. Then revoke it with @BotFather at once, and put the new one in place.
admin-conflict-over = No other program takes this bot’s messages now.
admin-away = Telegram cannot be reached. Nothing is lost yet. Messages wait there for up to a day.
admin-away-over = Telegram can be reached again. What waited is dealt with now.
admin-database = The database file is not where it was. Please do not restart the bot yet. Look at storage.path first.
admin-database-over = The database file is in its place again.
admin-reload = The new settings have mistakes, so the old ones go on. Run “safespaces check” to see each.
admin-reload-over = The settings were read again and are in force.
admin-directory = The addresses of Find help have mistakes and were not taken. Those before stay, if there were any. Run “safespaces resources check” to see each.
admin-directory-over = The addresses of Find help were read again and are in force.

# Which right the bot lacks in a group, and where to give it.
right-pin = This bot may not pin for the { $team }, so cards are not pinned. In the group: Administrators, this bot, switch on “Pin Messages”.
right-topics = This bot may not make topics for the { $team }, so cases come without one. In the group: Administrators, this bot, switch on “Manage Topics”.
right-delete = This bot may not delete for the { $team }, so erased words stay in the group. There: Administrators, this bot, switch on “Delete Messages”.
right-media = This bot may not send files to the { $team }. Make this bot an administrator in the group.
right-write = This bot may not write to the { $team }, so nothing reaches them. Make this bot an administrator in the group.
right-member = This bot is not in the group where the { $team } works, so nothing reaches them. Add this bot again, as an administrator.
right-number = This bot cannot find the group where the { $team } works, so nothing reaches them. Look at the number in the configuration, and add the bot there.
