# Saved replies.

button-replies = Saved replies
button-reply = { $title }
look-reply = This goes to the reporter. Send it?
look-entry = The reporter gets this address. Send it?
look-too = In the team’s language:
look-not = Nothing was sent or changed.
done-look = Please look first: it stands below, and nothing has been sent or changed yet.
note-reply = { $name } sent the saved reply “{ $title }”.
