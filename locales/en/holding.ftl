# Who holds a case: hand over, reminders, calls, what can be changed on the card.

button-hand = Hand over
button-change = Change
button-lower = Yes, lower it: { $urgency }
button-card-back = Back
button-member = { $name }, { $discipline }
button-categories = Category
button-mute = Mute
button-unmute = Sound on
button-block = Block for { $block_days } days
button-unblock = End the block

card-language = Chosen language: { $language ->
    [ar] Arabic
    [en] English
   *[other] { $language }
  }
card-withheld = Somebody who is not listed is in this group. The words wait until an admin has put that right.

desk-released = { $name } has given back case { $code }, { $urgency }.
desk-lowered = { $name } has lowered case { $code }, which was danger now: { $urgency }.
desk-lapsed = Case { $code }, { $urgency }, was taken but not answered. It is free again.
desk-left = Case { $code }, { $urgency }: whoever held it is not listed any more. It is free again.
desk-still = Nobody has taken case { $code } yet, { $urgency }.
desk-no-answer = Case { $code }, { $urgency }: somebody holds it, but no words have gone out since.
page-needed = You are needed in your group: { $urgency }.
nobody-yet = Nobody on the { $team } has answered Conversation { $number } yet. We keep calling them. Please do not wait for them. Call now:

handed-over = { $name } hands this case to { $other }.
note-taken-over = { $name } has taken over from { $other }: no words had gone out since.
handed-over-note = A note for them? Reply to this message. It stays in the team.
handed = Somebody else on the { $team } looks after Conversation { $number } from now on. They can read what was written.
note-remind = { $name }, the person waits for an answer. Without one, the case is free again: { $time }.
note-follow = { $name }, { $follow_days ->
    [3] three
   *[other] { $follow_days }
  } days have passed since the last answer. Write again, or close the case.
note-muted = { $name } has muted this case: its words come without a sound, except in danger.
note-unmuted = { $name } has switched the sound on again for this case.
note-blocked = { $name } has blocked the person in this case for { $block_days ->
    [7] seven
   *[other] { $block_days }
  } days. The emergency numbers still reach them. No new case of theirs begins.
note-unblocked = { $name } has ended the block in this case.

done-handed = { $name } holds this case now.
done-changed = It is changed.
refused-holds-already = { $name } holds this case.
refused-yours-already = You hold this case already.
refused-blocked-already = This case is blocked already. The block ends by itself.
refused-left = { $name } is not in this group any more.
refused-not-here = You are not in the group where the team works any more, so you cannot answer there.
refused-old-button = This button is no longer of use. The card at the top has the newest ones.
refused-cut = The person has cut the way back. Words cannot reach them any more.
