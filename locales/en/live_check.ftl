# What `check --live` finds in the set-up on Telegram, and what the admins are told of it.

live-token = Telegram does not accept the token. Copy it once more from BotFather (/mybots, then API Token).
live-away = Telegram cannot be reached from here. Look at the connection and at telegram.api_url.
live-clock = The clock of this machine is wrong by { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
  }. Switch on time synchronisation, or people are woken at the wrong time.
live-reads-all = Privacy mode is off, so this bot reads along in any group. In BotFather: /setprivacy, then Enable.
live-joins = Anybody can put this bot into a group. Once your groups stand, in BotFather: /setjoingroups, then Disable.
live-inline = Inline mode is on, and whoever uses it shows that they know this bot. In BotFather: /setinline, then switch it off.
live-guest = Guest mode is on, so this bot can be called into other people’s chats. Switch it off in BotFather.
live-business = Business mode is on, so this bot can be put into people’s private chats. Switch it off in BotFather.
live-managing = This bot may manage other bots. Switch that off in BotFather.
live-untold = Telegram does not show the commands and the emergency numbers in { $language } yet. Start the bot once: it sets them.
live-channel = This bot may not post in the channel. Make this bot an administrator there who may post messages. Its own posts it may then change and delete.
live-moved = The chat of the { $team } has another number now. Write group = { $number } in the configuration.
live-minus-100 = The number of the chat of the { $team } lacks its beginning. Write group = { $number } in the configuration.
live-blind = This bot does not see what is written in the chat of the { $team }. Make this bot an administrator there who may manage topics, pin and delete.
live-plain = The chat of the { $team } has no topics, so words older than { $deletable_hours } hours cannot be erased there. Switch Topics on in the group.
live-public = The chat of the { $team } is public, so anybody can read it. Make it private: Edit, Group type, Private.
live-linked = The chat of the { $team } is linked to a channel, and strangers come in from there. Take the link away in the channel.
live-hidden = The general thread of the { $team } was hidden, so nobody saw alerts. It is shown again now.
live-marks = The chat of the { $team } does not allow the mark that says “accepted”. Allow all reactions in the group.
live-auto-delete = Telegram deletes every message in the chat of the { $team } after a while, open cases too. Switch auto-delete off in the group.
live-strangers = { $count ->
    [one] One person in the chat of the { $team } is not listed and reads along. Add that person to the list, or let them leave.
   *[other] { $count } people in the chat of the { $team } are not listed and read along. Add them to the list, or let them leave.
  }
live-topic-made = This bot could not make a test topic in the chat of the { $team }. Administrators, this bot, switch on “Manage Topics”.
live-topic-written = This bot could not write in a test topic of the { $team }. Make this bot an administrator in their group.
live-topic-edited = This bot could not change a message in a test topic of the { $team }. Make this bot an administrator in their group.
live-topic-marked = This bot could not mark a message in a test topic of the { $team }. Allow all reactions in their group.
live-topic-named = This bot could not name a test topic of the { $team } anew. Administrators, this bot, switch on “Manage Topics”.
live-topic-deleted = This bot could not delete the test topic of the { $team }. Delete it by hand. Then: Administrators, this bot, switch on “Delete Messages”.
live-told = Something is wrong with the set-up on Telegram:
