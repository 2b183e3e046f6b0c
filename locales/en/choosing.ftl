# What it is about, and whom somebody would like to answer.

raise-what = What is it about? Choose the line that fits best.

button-wish-woman = A woman should answer
button-wish-man = A man should answer
wish-woman = We tell the { $team }: please let a woman answer. Everyone on the { $team } still reads it. It may take longer.
wish-man = We tell the { $team }: please let a man answer. Everyone on the { $team } still reads it. It may take longer.
wish-nobody = As far as we know, there is nobody on the { $team } for that. We tell them your wish all the same.
