# Pointed out before words go.
trace-found = This may show who you are: { $found }
trace-waits = Nothing was sent yet. You decide:
trace-waits-change = The change was not sent yet. You decide:
trace-waits-all = { $count } messages wait and were not sent yet. One answer is for all of them.
trace-where = This is about Conversation { $number }.
trace-own-name = It is like the name of your Telegram account. Only this bot has compared them. The team does not see that name.
trace-introduced = It seems to say what you are called.
trace-username = There is a username in it.
trace-phone = There is a phone number in it.
trace-account = There is a bank account number in it.
trace-address = There is a home address in it.
trace-email = There is an e-mail address in it.
trace-link = There is a link to a person or chat in it.
trace-five-words = It is like the five words that take conversations to another account. Whoever knows them can take yours.
trace-mark = Hidden words become { $mark }.
trace-sent = Your words went at once. They may show who you are. To take them back: hold the message, tap Reply, write /unsend. Somebody may have read it already.
trace-change = Nothing was sent. Your draft is kept: hold your message and edit it, or start over. Then tap Send.
trace-again = { $count ->
    [one] It was not sent. Write it again as you like.
   *[other] Your { $count } messages were not sent. Write them again as you like.
  }
trace-lapsed = Words of yours in Conversation { $number } waited for a choice and were not sent. They are deleted here now. You can write them again at any time.
trace-still = Words of yours in Conversation { $number } were not sent yet. They wait for your choice:
refused-decided = This was decided already, or its time is over.
button-hide = Hide it and send
button-as-is = Send as it is
button-rewrite = Do not send

hint-picture = Does the picture show your name, your face or your home?
hint-voice = A voice can be recognised.
hint-paper = Does the file show your name?
hint-back = Reply to it with /unsend to take it back.
