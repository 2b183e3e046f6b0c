# The first screen, the menu, help.

first-greeting = Welcome.
first-reads = { $greeting } Tell a small team of people what worries you. They do not see your name, username or number.
first-known = Who can know it was you? What you write, and when, may tell them. Telegram and this bot’s owner could find out.
first-then = And then? Tap “I understand”, write, tap Send. One of them answers here, sometimes hours later.
first-then-sends = And then? “I understand” sends what you wrote. One of them answers here, sometimes hours later.
first-passed = What we tell others without asking:
first-urgent = Urgent? Nobody is always here. Call:
first-person = A person:
first-names = This bot does not tell the team your name, username or number. What you write, and when, may still show who you are.
first-telegram = Telegram, and whoever runs this bot’s server, could technically link this chat to your account.
first-passed-on = What the team passes on without asking you first:
first-human = If you would rather talk to a person:

button-understood = I understand
button-apart = About a leader or the team
button-drop = Do not send
drop-late = Nothing waits to be sent here. To take a message back, reply to it with /unsend.
button-raise = Raise a concern
button-mine = My conversations
button-numbers = Emergency numbers

menu = What would you like to do? You can also just write.

numbers = In danger, call:
help = Write here, and tap Send: a small team reads it. /start shows the menu. /mine shows your conversations. /new starts a new one. /numbers shows the emergency numbers. /privacy says who can know what.
button-complaint = Write to the independent group

help-more = /now is for danger. /who shows who reads this. /complaint is for concerns about the team.
profile-text = Write here to a small team that helps. The team is not told who you are. Nobody watches round the clock. In danger, call:
