# What the team decides together.

button-review = Look again in { $days } days

together-asked = { $name } asks all of you to decide together about { $code }.
together-belief = First, leave out religion, dress, politics and origin. Is there still a reason to worry?
together-threat = For a threat: which exact words? Is there a plan, a means, a time, a place? Who could be hurt? What keeps people safe? What else could explain it?
together-choose = What do you think is right? A tap only shows your view, and calls nobody outside. Counselling and support come before anything else.
decision-talk = Talk further
decision-support = Offer support or counselling
decision-person = Involve a trusted person
decision-refer = Refer to somebody
decision-emergency = Emergency services
decision-nothing = Nothing is needed
decided = { $name }: { $decision }.
review-set = { $name } asks to look at this again in { $days } days.
review-nearer = The nearer date is the one that counts.
review-now = You wanted to look at this again today.
done-called = We ask all members.
done-decided = The team can read what you think.
done-review = You will be reminded here.
