# What `backup`, `restore`, `rotate-key` and `status` say.

backup-made = { $file } is made. { $count ->
    [0] No older one was removed.
    [one] One older one was removed.
   *[other] { $count } older ones were removed.
  }
backup-no-copy = Without its keyring a backup opens nothing, and there is no copy of the keyring. Set storage.keyring_backup, on another disk.
backup-copy-failed = The copy of the keyring was not overwritten: its disk is away, or the bot is doing it now. Try again in a minute.
restore-done = { $file } is in its place, and what was erased since stays erased. Start the bot.
old-keyring-warning =
    This goes on with a keyring that is older than the database. Do it only if the newest keyring and its copy are lost.

    What is lost for good: everybody who wrote for the first time since that keyring was made, with all their conversations. Also all that waits to be delivered, and every draft. Nobody is told. People in danger may be among them.

    What was erased since then is erased once more. Old backups open with this keyring until you destroy them: destroy them, and every other copy of an old keyring.

    Stop the bot, then run this again with { $accept }.
old-keyring-done = This keyring is the newest now. Start the bot, destroy all older backups and keyrings, and tell your team that words may be lost.
rotate-done = There is a new root key. Put a copy of it into the safe, destroy the old one, and start the bot.
status-never = not yet
status-version = Version: { $value }
status-alive = The bot was last there at: { $value }
status-last-update = Last message from Telegram in the hour from: { $value }
status-last-backup = Last backup: { $value }
status-next-gap = Next time somebody is missing on call ({ $team }): { $value }
status-disk-free-mb = Room on the disk, in megabytes: { $value }
status-missing = What this machine lacks: { $value }
