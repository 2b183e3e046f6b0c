# Saved replies.

button-replies = ردود محفوظة
button-reply = رد: { $title }
note-reply = رد محفوظ من { $name }: «{ $title }».
