# Lines on the desk.

desk-new = New case { $code }, { $urgency }.
desk-again = Case { $code } has new words, { $urgency }.

desk-released = { $name } has given back case { $code }, { $urgency }.
desk-lowered = { $name } has lowered case { $code }, which was danger now: { $urgency }.
desk-lapsed = Case { $code }, { $urgency }, was taken but not answered. It is free again.
desk-left = Case { $code }, { $urgency }: whoever held it is not listed any more. It is free again.
desk-still = Nobody has taken case { $code } yet, { $urgency }.
desk-no-answer = Case { $code }, { $urgency }: somebody holds it, but no words have gone out since.
page-needed = You are needed in your group: { $urgency }.
nobody-yet = Nobody on the { $team } has answered Conversation { $number } yet. We keep calling them. Please do not wait for them. Call now:
