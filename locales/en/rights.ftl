# Which right the bot lacks in a group, and where to give it.

# Which right the bot lacks in a group, and where to give it.
right-pin = This bot may not pin for the { $team }, so cards are not pinned. In the group: Administrators, this bot, switch on “Pin Messages”.
right-topics = This bot may not make topics for the { $team }, so cases come without one. In the group: Administrators, this bot, switch on “Manage Topics”.
right-delete = This bot may not delete for the { $team }, so erased words stay in the group. There: Administrators, this bot, switch on “Delete Messages”.
right-media = This bot may not send files to the { $team }. Make this bot an administrator in the group.
right-write = This bot may not write to the { $team }, so nothing reaches them. Make this bot an administrator in the group.
right-member = This bot is not in the group where the { $team } works, so nothing reaches them. Add this bot again, as an administrator.
right-number = This bot cannot find the group where the { $team } works, so nothing reaches them. Look at the number in the configuration, and add the bot there.
