# Words between the topic and the reporter.

button-yes = Send to the reporter
button-no = Keep in the team

carried-in = Reporter:
ask-send = Send this to the reporter? Only a reply of the person who holds the case goes out by itself.
note-topic-again = This topic was made again. Earlier messages are gone from here.
note-given-up = A message could not be delivered and was given up.
note-words-wait = Words of the reporter could not be shown here yet: Telegram refuses them. They are kept and tried again.
note-unreachable = The reporter cannot be reached at present. Messages wait for some days.
note-not-carried = This cannot be passed on yet: { $kind }. Please say it in words.
done-sent = It goes to the reporter.
done-kept = It stays in the team.
refused-not-yours = Only whoever wrote it, or the holder, can decide this.
refused-held-gone = These words were sent or dropped already.
refused-cut = The reporter has cut this conversation. Words cannot reach them any more.
