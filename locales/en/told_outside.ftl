# Whom somebody told outside of the team.

button-agree = I agree
button-differ = I see it differently

outside-emergency = Emergency services
outside-protection = Child or adult protection
outside-police = Police
outside-family = Family
outside-school = School
outside-other = Somebody else
told-told = The reporter knows
told-untold = The reporter does not know
told-law = The law made me tell
outside-noted = { $name } told somebody outside: { $whom }. { $told }.
opinion-asked = Does somebody else agree? Nothing waits for your view. It is written down.
opinion-agree = { $name } agrees that it was right to tell somebody.
opinion-differ = { $name } sees it differently. Please talk about it.
opinion-wanted = Somebody was told because of the law. A second view is still missing.
done-noted = It is written down.
refused-second = A second view has to come from somebody else.
