# Somebody else sees this phone: safe hours, a phrase, an empty-looking chat.

button-discreet = Somebody else sees this phone
button-hours = { $span }
button-never = Never
button-cover = Hide now
button-discreet-new = Other hours, another phrase
button-discreet-off = End this mode
button-discreet-more = More

discreet-what = In this mode, what the team writes waits here, locked, until you give your phrase.
discreet-past = Your conversations hide behind the phrase. Without it, the bot shows none. Messages of the last { $deletable_hours } hours go within a day, or with “Hide now”. Older ones stay: to clear them, open the chat’s menu and tap Delete Chat. You lose no conversation.
discreet-day = New messages here are deleted within a day, too. You can always write, or ask for help now.
discreet-hours = When is it safe? In these hours, one plain line may tell you that something waits. Or write hours, like 9-12.
discreet-looks = On a locked screen it looks like this: “{ $line }”
phrase-new = Now write a phrase of { $fewest_words ->
    [3] three
   *[other] { $fewest_words }
  } to { $most_words ->
    [8] eight
   *[other] { $most_words }
  } words. Choose one that nobody guesses.
phrase-away = It is deleted here at once. Do not write it down where others look.
phrase-words = Please use { $fewest_words ->
    [3] three
   *[other] { $fewest_words }
  } to { $most_words ->
    [8] eight
   *[other] { $most_words }
  } words.
phrase-again = Write it once more. If it is forgotten, nobody can open what lies behind it.
phrase-other = That was not the same. Write a new phrase, please.
discreet-on = This mode is on.
discreet-open = To see what waits, write your phrase here, at any time. Nothing will ask you for it. A wrong phrase looks like any message that waits. Do not tap Send. Tap Start over, and try again.
discreet-help = Help now, the numbers and new words need no phrase.
discreet-devices = Look in Telegram under Settings, then Devices. Another device there can read this chat. You can end it, but whoever holds it may notice. Do that only if it is safe.
discreet-chat = To delete this chat, open its menu and tap Delete Chat. Then start it again when you need it.
discreet-timer = Telegram can clear this chat by itself: open its menu and tap Auto-Delete. New messages then go after a day or more, even when this bot is off. A line in the chat says that it is on.
discreet-name = Turn off message previews for this chat, too. The name of the bot still shows.
discreet-is-on = This mode is on.
discreet-at = Your safe hours: { $span }.
discreet-never = You chose that no line comes.
discreet-is-off = This mode is off. What waited comes now.
knock = Hello! Thank you for being here.
command-discreet = Somebody else sees this phone
