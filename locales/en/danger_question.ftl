# Is someone in danger now?

danger-ask = Is someone in danger now?
danger-ask-draft = “Yes” sends what you wrote, and calls the team. Without an answer, what you wrote stays unsent.
danger-ask-talk = “Yes” calls the { $team } at once. If you do not answer, we tell them in { $silence_minutes ->
    [5] five
   *[other] { $silence_minutes }
  } minutes.
button-danger-yes = Yes, now
button-danger-no = No, not now
danger-no = Thank you. “I need help now” is always in the menu.
danger-no-draft = Thank you. What you wrote is not sent yet.
danger-no-talk = Thank you. Nobody is called for this. Your words go to the { $team } as before.
danger-silence = There was no answer to our question. To be safe, we ask the { $team } to look at Conversation { $number } now.
page-danger = Case { $code }: the reporter says that someone is in danger now.
page-urgent = Case { $code }: the words may mean danger, and our question got no answer.
