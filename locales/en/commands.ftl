# The commands, as Telegram lists them.

command-start = Menu
command-now = I need help now
command-new = Raise a concern
command-send = Send what I wrote
command-look = Look through what I wrote
command-over = Start over
command-mine = My conversations
command-who = Who reads this?
command-complaint = A concern about the team
command-numbers = Emergency numbers
command-privacy = Who can know what
command-unsend = In reply to a message: take it back
command-help = Help
