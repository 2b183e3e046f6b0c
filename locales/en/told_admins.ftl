# What the admins are told.

admin-parked = A message could not be handled and is kept, locked. We tell the sender.
admin-disk = The disk is full or cannot be written. Nothing is lost yet; messages wait at Telegram.
admin-unreadable = Something that waited here could not be read, so it was not passed on or done. The disk may be damaged: please have it looked at.
admin-unreachable-group = The { $team } cannot be reached: its group does not answer this bot. Its cases wait until it does.
admin-threaded = Threaded Mode is switched on for this bot, and people may miss answers. Please switch it off in BotFather.
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
