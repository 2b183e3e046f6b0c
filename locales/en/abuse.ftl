# Muted, blocked.

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
button-mute = Mute
button-unmute = Sound on
button-block = Block for { $block_days } days
button-block-sure = Yes, block
button-unblock = End the block
note-muted = { $name } has muted this case: its words come without a sound, except in danger.
note-unmuted = { $name } has switched the sound on again for this case.
note-blocked = { $name } has blocked the reporter of this case for { $block_days ->
    [7] seven
   *[other] { $block_days }
  } days. The emergency numbers still reach them. No new case of theirs begins.
note-unblocked = { $name } has ended the block in this case.
refused-blocked-already = This case is blocked already. The block ends by itself.
