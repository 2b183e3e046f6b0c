# Who could read along.

stranger-joined = { $name } has joined this group and is not listed.
strangers-here = { $count ->
    [one] One person in this group is not listed, or is another bot.
   *[other] { $count } in this group are not listed, people or other bots.
  } New cases come without words until they have left or an admin lists them. Danger comes all the same.
strangers-there = { $count ->
    [one] One person who is not listed is in the group where the { $team } reads.
   *[other] { $count } people who are not listed are in the group where the { $team } reads.
  } We tell their admins.
strangers-gone = Everybody in this group is listed again. New cases carry their words.
strangers-accepted = { $name } says that it is all right. Not listed in this group: { $count }. New cases carry their words.
button-strangers-fine = They may read (admins only)
strangers-look = { $count ->
    [one] One person who is not listed will read every case, and what waits now.
   *[other] { $count } people who are not listed will read every case, and what waits now.
  }
button-strangers-sure = Yes, they may read
refused-not-admin = Only an admin of this team can decide this.
sent-withheld = Thank you for writing. This is Conversation { $number }. Your words are locked here, and nobody has read them. They go once the { $team } has looked who is in its group.

changed-title = The configuration has changed:
changed-api = Telegram is reached at { $url } now. Whoever runs that address sees every message.
changed-new-team = This group answers from now on.
changed-group = This is the group from now on.
changed-reads = { $name } reads here now.
changed-reads-no-more = { $name } is not listed any more.
changed-observes = { $name } only reads now.
changed-acts = { $name } can answer now.
changed-admins = Admins now: { $names }.
