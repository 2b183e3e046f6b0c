# Five words that take the conversations to another account.

button-phrase = Move to another account
button-phrase-new = Make five words
button-phrase-have = I have five words
button-phrase-kept = I wrote it down

carry-what = With five words, you can move your conversations to another account of yours.
carry-secret = Whoever has the words can do that, too. Keep them where nobody else looks.
carry-other = They are not the phrase of discreet mode.
carry-ends = If you made such words before, new ones end them.

carry-how = Write these five words on paper, in this order. Later, open this bot in the other account and write /phrase.
carry-loses = Then this account loses the conversations. Nobody here is told.
carry-away = This message goes in { $phrase_minutes ->
    [10] ten
   *[other] { $phrase_minutes }
  } minutes. Nobody can look the words up for you.
carry-shown = Your five words:
carry-kept = Good. If you lose the words, write /phrase here and make new ones.

carry-comes = Your conversations come here, and the other account loses them.
carry-draft = A draft that was not sent is lost.
carry-ask = Now write the five words in their order. Your message is deleted here at once.
carry-odd = These are not five words of ours. Please look at each word and write all five again.
carry-wrong = We know no such five words. Please look at the words and their order.
carry-many = That was tried too often. Please wait, one day at most, and try again. You can still write here.
carry-own = These are the five words of this very chat. Your conversations are here already, and nothing has changed.
carry-done = It is done. Your conversations are here now, and what the team writes comes here.
carry-used = The five words are used up. Write /phrase to make new ones.
carry-decoy = While this was hidden, somebody here asked for five words for another account. Those words lead nowhere.

data-phrase = Five words move your conversations to another account. The words themselves are not kept.
privacy-phrase = Whoever has the five words from /phrase can take your conversations. The words themselves are not kept.
help-phrase = /phrase moves your conversations to another account.
discreet-carry = To make words for another account with /phrase, give your phrase first. Else they lead nowhere.
command-phrase = Move to another account
