# How a case ends, what the team decides together, whom somebody told, saved replies, the audit log.

button-together = Ask the team
button-more = More
button-outside = Told somebody outside
button-outcomes = Other outcomes
button-replies = Saved replies
button-reply = { $title }
button-review = Look again in { $days } days
button-agree = I agree
button-differ = I see it differently
button-helped-yes = It helped
button-helped-partly = It helped a little
button-helped-no = It did not help

outcome-informed = Information given
outcome-resolved = Resolved
outcome-accepted = Support accepted
outcome-declined = Support declined
outcome-trusted = A trusted person helps
outcome-withdrew = The reporter withdrew
outcome-plan = Safety plan made
outcome-supported = Has support already
outcome-emergency = Emergency services
outcome-protection = Child or adult protection
outcome-police = Police
outcome-body = Independent body
outcome-unclear = Not enough information
outcome-duplicate = Told twice
outcome-scope = Not for this team
outcome-unfounded = Unfounded, in good faith
outcome-false = Deliberately false
outcome-lost = Contact lost

card-outcome = It ended with: { $outcome }.
closed-helped = Did this help? You do not have to answer.
helped-thanks = Thank you for telling us.
note-helped-yes = The reporter says: it helped.
note-helped-partly = The reporter says: it helped a little.
note-helped-no = The reporter says: it did not help.
note-expires = Tomorrow case { $code } is erased, with this topic. Whoever still needs it can open it again.

together-asked = { $name } asks all of you to decide together about { $code }.
together-belief = First: does anything remain if religion, dress, politics and origin are left out?
together-threat = For a threat: which exact words? Is there a plan, a means, a time, a place? Who could be hurt? What protects? What else could explain it?
together-choose = What do you think is right? Counselling and support come before anything else.
decision-talk = Talk further
decision-support = Offer support or counselling
decision-person = Involve a trusted person
decision-refer = Refer to somebody
decision-emergency = Emergency services
decision-nothing = Nothing is needed
decided = { $name }: { $decision }.
review-set = { $name } asks to look at this again in { $days } days.
review-nearer = The nearer date is the one that counts.
done-review-sooner = { $days ->
    [0] The team looks at this again today already.
    [one] The team looks at this again in one day already.
   *[other] The team looks at this again in { $days } days already.
}
done-said-already = You have said this here already.
review-now = You wanted to look at this again today.
done-called = We ask all members.
done-decided = The team can read what you think.
done-review = You will be reminded here.

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
opinion-asked = Does somebody else agree? Your view holds nothing up. It is written down.
opinion-agree = { $name } agrees with telling them.
opinion-differ = { $name } sees it differently. Please talk about it.
opinion-wanted = Somebody was told because of the law. A second view is still missing.
done-noted = It is written down.
refused-second = A second view has to come from somebody else.
note-reply = { $name } sent the saved reply “{ $title }”.

audit-none = Nothing is written down yet.
audit-line = { $row } { $time } { $team } { $who }: { $deed } { $what } (case { $mark })
audit-line-apart = { $row } { $time } { $team } { $who }: { $deed } { $what }
audit-whole = { $count ->
    [one] The one line is whole.
   *[other] All { $count } lines are whole.
  }
audit-broken = At line { $row }, something was changed or is missing.
deed-publish = let something be published
deed-take = took
deed-release = gave back
deed-hand_over = handed over
deed-close = closed
deed-reopen = opened again
deed-unsend = took back
deed-show_files = looked at files
deed-change = changed
deed-mute = muted
deed-unmute = switched the sound on
deed-block = blocked
deed-unblock = ended the block
deed-call_in = asked the team
deed-decide = gave a view
deed-tell_outside = told somebody outside
deed-second_opinion = gave a second view
deed-admit = let people read along who are not listed:
