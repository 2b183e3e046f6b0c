# Everything that is stored about a chat.

data-address = This is stored about this chat, locked: Telegram’s number for it, so that answers find you. No name, no username.
data-language = Your language: { $language }.
data-none = No conversations.
data-conversation = Conversation { $number }: { $state }.
data-about = It is kept as: { $category }, { $urgency }.
data-own = Also kept: that you said someone is in danger.
data-wish = Your wish: { $wish }.
data-checkins = Which check-ins you agreed to, at which hours, and about which address. /checkins shows them.
data-outcome = What the team noted at the end: { $outcome }.
data-helped = Your answer: { $helped }.
data-waiting = { $count ->
    [one] One message waits here, locked, until it is delivered.
   *[other] { $count } messages wait here, locked, until they are delivered.
  }
data-files = { $count ->
    [one] One file waits here, locked, until somebody looks at it.
   *[other] { $count } files wait here, locked, until somebody looks at them.
  }
data-team = Also: who looks after them, what was done and when. What we asked and said, what you chose when we warned you, what comes next.
data-open = Which question here is still open, and where your next words go.
data-limits = How much was written in this hour, how many conversations there were, and whether this chat is muted or blocked.
data-words = Of conversations: their codes, states and times, and where messages stand. No words, once they are delivered.
data-until = That is kept until { $days ->
    [one] one day
   *[other] { $days } days
  } after it is closed.
data-draft = { $count ->
    [one] Your draft: one message, kept for a day at most.
   *[other] Your draft: { $count } messages, kept for a day at most.
  }
data-numbers = { $count ->
    [one] Where one message stands in this chat, for { $deletable_hours } hours, so that it can be deleted.
   *[other] Where { $count } messages stand in this chat, for { $deletable_hours } hours, so that they can be deleted.
  }
data-paused = You have paused contact. What the team writes is kept, locked.
data-discreet = Discreet mode is on, with your safe hours. Your phrase itself is not kept.
data-agreed = That you tapped “I understand”.
data-sealed = All of it is locked with a key of its own. Deleting throws that key away.
data-remains = Telegram keeps this chat as it keeps any chat. /privacy says who can know what.
command-mydata = What is stored about me
