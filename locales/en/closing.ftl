# How a case ends, and whether it helped.

closed = The { $team } has closed Conversation { $number }. You are welcome at any time: write here, and it opens again.
reopened = The { $team } has opened Conversation { $number } again.
button-outcomes = Other outcomes
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
outcome-duplicate = Came in twice
outcome-scope = Not for this team
outcome-unfounded = Nothing found, in good faith
outcome-false = Did not happen as told
outcome-lost = Contact lost
closed-helped = Did this help? You do not have to answer.
helped-thanks = Thank you for telling us.
note-helped-yes = The reporter says: it helped.
note-helped-partly = The reporter says: it helped a little.
note-helped-no = The reporter says: it did not help.
note-expires = Tomorrow case { $code } is erased, with this topic. To keep it, open it again: you then hold it, and the reporter is told.
