# A reporter's conversations and what becomes of them.

button-talk = Conversation { $number }
heard-again = Conversation { $number } is open again. Your words go to the { $team }.
carried-out = Team, Conversation { $number }:
carried-out-apart = Independent group, Conversation { $number }:
conversation-gone = That conversation is over and its words are erased here. What you write now starts a new one.
talking-in = What you write now goes to Conversation { $number }.

mine-title = Your conversations:
mine-none = You have no conversations yet.
mine-row = Conversation { $number }: { $state }
mine-here = Conversation { $number }: { $state } — you are writing here now
mine-waiting = waiting for someone to look after it
mine-taken = someone on the { $team } looks after it
mine-answered = the { $team } has answered
mine-closed = closed
mine-gone = erased
