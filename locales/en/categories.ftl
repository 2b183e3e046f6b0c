# What a concern may be about, and what to write then. The pairs of the list have room for about 20 letters.

category-self-harm = Self-harm, suicide
category-violence = Violence or threat
category-partner = Violence at home
category-child = Child at risk
category-elder = Elder or frail adult
category-sexual = Sexual harm
category-leader = An imam or another leader
category-team = Someone on the team is involved
category-discrimination = Hate or unfairness
category-bullying = Bullying
category-addiction = Alcohol or drugs
category-mind = Feeling low or alone
category-family = Family conflict
category-worried = Worried about someone

prompt-danger = Write in a few words what is happening, and where help is needed. Then tap Send.
prompt-self-harm = It is good that you write. How are you right now, or what did you see? Is somebody near? A few words are enough.
prompt-violence = Write what was done or said, when it was, and who could be hurt.
prompt-partner = Write only when it is safe for you. What was done or said, and when? Who lives there?
prompt-child = Write what you saw or heard, and when. How old is the child? You need no proof.
prompt-elder = Write what you saw or heard, and when. Who looks after the person?
prompt-sexual = Write only what you want to tell. It is never the fault of the person who was hurt. You need no proof.
prompt-leader = Write what the person did or said, and when. Who else was there?
prompt-team = Write what the person on the team did or said, and when.
prompt-discrimination = Write what was done or said, when it was, and where. Who else was there?
prompt-bullying = Write what was done or said, how often, and since when.
prompt-addiction = Write what is used, how often, and what has changed. We want to help, not to judge.
prompt-mind = Write how you are, since when, and what would help a little.
prompt-family = Write what happens, how often, and who is hurt by it.
prompt-worried = Write what the person you are worried about did or said. What is new, and since when?
prompt-other = Write what you saw or heard, when it was, and who could be hurt.

files-off = Words are enough here. Please send no pictures or files.
to-independent = This goes to the independent group only. The team does not learn of it.
instead-waits = What you wrote is not sent. It waits here.
no-independent = There is no independent group here. If you write, the whole team reads it.
no-independent-else = You can turn to someone outside the team:
button-anyway = Write to the team all the same
button-back = Back to the list
choose-to-send = What is it about? Your words go as soon as you choose.
choose-or-type = Tap a line, or write it.

category-danger = Someone is in danger now
category-other = Something else
