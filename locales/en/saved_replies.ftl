# Saved replies.

button-replies = Saved replies
button-reply = { $title }
note-reply = { $name } sent the saved reply “{ $title }”.
