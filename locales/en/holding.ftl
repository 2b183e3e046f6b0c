# Who holds a case, and what becomes of it.

button-privacy = What can be known

taken = Someone on the { $team } looks after Conversation { $number } now, and will write to you here.
released = Conversation { $number } is waiting for another person of the { $team }. Nothing is lost.
at-utc = { $day }, { $time } UTC
own-clock = On your own clock: { $there }.
unsend-stays = It could not be taken back after all: it went out together with other words.
asked-sent = { $name } has said yes: this goes to the reporter.
asked-kept = { $name } keeps this in the team.
asked-nobody = Nobody has decided within a day: it stays in the team.
asked-back = { $name } has taken this back.
note-edit-stays = This change stays in the team: whoever made it does not hold the case, or it is closed. A reply with the new words asks whether to send them.
note-elsewhere = This replies to a message elsewhere, so it stays in the team. To answer, reply to words of the reporter, or to the card.
refused-edit-new = That reply has not been passed on, and the change is not either. To send it, reply anew.
button-changing = Being changed …
refused-masked = You write as the group, so nobody can tell who you are. To answer, switch off “Remain anonymous” in your admin rights. Whoever writes as a channel, please choose your own name.
reacted = marked this with { $emoji }
reacted-other = put a mark to this.

done-taken = You hold this case now.
done-released = You have given it back.
done-closed = The case is closed.
done-reopened = The case is open again and you hold it.

refused-take-first = Nobody holds this case, so nothing was sent or done. Tap Take first.
refused-not-taken = Nobody holds this case.
refused-is-open = This case is open.
refused-already-taken = Somebody else was quicker and holds this case.
refused-answered = This case has been answered.
refused-close-cry = Nobody has written since the cry for help. Write first, then close.
refused-closed = This case is closed, so nothing was sent or done. Tap Open again first.
refused-gone = There is no such case.
refused-not-holder = Only the person who holds the case can do this.
refused-not-listed = Only listed members of this team can do this.
refused-held-deleted = The message is not there any more, so it is not sent. Write it again.
button-lower = Yes, lower it: { $urgency }

handed-over = { $name } hands this case to { $other }.
note-taken-over = { $name } has taken over from { $other }: no words had gone out since.
handed-over-note = A note for them? Reply to this message. It stays in the team.
handed = Somebody else on the { $team } looks after Conversation { $number } from now on. They can read what you wrote: you need not tell it again.
note-remind = { $name }, the reporter waits for an answer. Without one, the case is free again for others: { $time }.
note-follow = { $name }, { $follow_days ->
    [3] three
   *[other] { $follow_days }
  } days have passed since the last answer. Write again, or close the case.

done-handed = { $name } holds this case now.
done-changed = It is changed.
refused-holds-already = { $name } holds this case.
refused-yours-already = You hold this case already.
refused-left = { $name } is not in this group any more.
refused-not-here = You are not in the group where the team works any more, so you cannot answer there.
done-review-sooner = { $days ->
    [0] The team looks at this again today already.
    [one] The team looks at this again in one day already.
   *[other] The team looks at this again in { $days } days already.
}
done-said-already = You have said this here already.
