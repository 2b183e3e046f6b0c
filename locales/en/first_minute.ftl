# The team's first minute: what the bot says once on the desk of a new group.

minute-who = Welcome. This bot brings you what people write to it in private, and carries your answers back. It does not tell you who they are.
minute-topics = Each conversation gets a topic here. Tap Take on its card, then reply to the card or to the words. Only that goes out. All else that you say stays here.
minute-cards = Each conversation gets a card here. Tap Take on it, then reply to the card or to the words. Only that goes out. All else that you say stays here.
minute-start = Each of you: open a private chat with this bot and tap Start. Else it cannot call you when you are needed.
minute-fine = This bot has all the rights that it needs here.
minute-lacks = Something is missing here, and an admin of this group can mend it:
minute-try = To try it, write to the bot in private as if you needed help. Then take the case here, answer it, and close it.
minute-guide = /guide shows one page for volunteers. /oncall says who is on call.
team-command-guide = One page for volunteers
