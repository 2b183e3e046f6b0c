# What is written and not sent yet.

button-send = Send
button-look = Look through
button-over = Start over
write-who-knows = If few people know this, whoever reads it may guess that you wrote. You can leave out names, days and places.
write-then-send = Write as many messages as you like. Nothing is sent until you tap Send.
draft-holds = { $count ->
    [one] One message is waiting.
   *[other] { $count } messages are waiting.
  } Nothing is sent until you tap Send.
draft-one = In your draft:
draft-full = Your draft is full. Please tap Send, then write on. Your last message was not kept.
words-full = So many of your words still wait to be carried that your last message was not kept. Please write it again in a few minutes.
cases-full = Several of your conversations still wait for somebody. Please write on in one of them. What you wrote is kept here. In danger, call:
look-more = The rest is kept as well, and is sent with it.
draft-empty = There is nothing to send yet. Write first, then tap Send.
draft-gone = Your draft is cleared. Nothing was sent.
draft-expired = Your draft was not sent and is now deleted. You can write again at any time.
