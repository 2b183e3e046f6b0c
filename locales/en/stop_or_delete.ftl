# Pause contact, cut the way back, delete everything; what is stored about a chat.

button-stop = Stop or delete
button-pause = Pause contact
button-resume = Go on
button-cut = Cut a conversation
button-cut-yes = Yes, cut it
button-erase = Delete everything
button-erase-yes = Yes, delete everything
button-stop-back = No, go back

stop-what = Here you can stop contact, or delete what is stored about this chat.
stop-pause = Pause: nothing comes to you until you say so. It is kept for you.
stop-paused = Contact is paused now. What comes is kept for you.
stop-cut = Cut: the team keeps the words of one conversation. Nobody can write in it again, neither you nor the team.
stop-erase = Delete: we erase what we keep about this chat. The team’s copy in the group goes too, as far as Telegram allows.

paused = Contact is paused. Nothing comes to you until you tap Go on.
paused-keeps = What the team writes is kept for you, locked. You can still write here.
resumed = Contact goes on. What was kept for you comes now.
note-paused = Your words are kept. The reporter has paused contact and gets them when they go on.

cut-which = Which conversation do you mean?
cut-team = The team keeps the words of Conversation { $number }. Their answers can never reach you again.
cut-new = You cannot write in it any more. You can always begin a new one.
cut-for-good = This cannot be undone.
cut-done = The way back is cut. Nobody can reach you about Conversation { $number } any more.

erase-what = { $count ->
    [0] This deletes your draft and your settings here.
    [one] This deletes your conversation, your draft and your settings here.
   *[other] This deletes your { $count } conversations, your draft and your settings here.
  } The team’s copy in the group goes too. In this chat, messages of the last { $deletable_hours } hours go.
erase-apart = The team’s copies go one after another, within { $apart_hours } hours. So nobody there sees that one person wrote them.
erase-for-good = This cannot be undone. The team cannot help you any more with what you told them.
erase-telegram = Telegram may keep copies. Older messages in this chat stay until you delete the chat.
erase-people = The people who read it may remember it.
erase-recent = Admins of the group may see deleted messages for about { $deletable_hours } hours.
erase-old = The team’s group is of a simple kind: words older than { $deletable_hours } hours stay there.
erase-backups = Old backup files stay locked for good: their keys go now. If a copy of the keys cannot be reached, we try again until it is gone.
gone = It is deleted here.
gone-chat = To delete this chat on your phone: open the chat’s menu, then tap Delete Chat.
gone-quiet = Done.

desk-erased = Case { $code } was deleted by the person who wrote it.
admin-copy-owed = Something was erased, but the copy of the keyring cannot be overwritten. Please look at storage.keyring_backup. We keep trying.
command-stop = Stop or delete
