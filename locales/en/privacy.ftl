# Who can know what.

privacy-team = The team sees your words and a code. It does not see your name, username, number or photo.
privacy-server = The server keeps words and files locked, and only until they are delivered. Then it keeps only where to deliver the answer, locked as well.
privacy-telegram = Telegram keeps this chat as it keeps any chat with a bot. It could technically link it to your account. So could whoever runs the server or holds this bot’s secret key.
privacy-operator = This bot is run by { $operator }.
privacy-time = After a conversation is closed, what is left of it here is erased after { $days ->
    [one] one day
   *[other] { $days } days
  }.
