# Invitations to ask, for the channel; they stand there as they are.

invite-offer = Would the team like to announce this invitation? Nothing goes out by itself.
button-invite-use = Announce it
button-invite-not = Not this time
invitation-1 = Is there something you have always wanted to ask, and never dared? Ask us in the chat. No name is needed.
invitation-2 = Do you worry about a friend who has gone quiet? Ask us how to begin. No name is needed.
invitation-3 = What helps you when the news from home hurts? Tell us, or ask. No name is needed.
invitation-4 = Faith and doubt can live in one heart. What would you like to ask? No name is needed.
invitation-5 = Love, marriage, and what is hard to say at home: you may ask us. No name is needed.
invitation-6 = Alcohol, pills, games: where does fun end? Ask without shame. No name is needed.
invitation-7 = What would you change in our town, and who decides it? Ask us how to be heard. No name is needed.
invitation-8 = Have you been stopped or questioned, and did not know your rights? Ask us. No name is needed.
