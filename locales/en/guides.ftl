# Guides: short texts to read, in the private chat.

button-guides = Guides to read
button-guide-next = Next page
button-guide-back = Page before
guides-title = Short texts to read. Nobody learns what you read here.
guides-typed = Tap a title. You can also write /guides { $number }, or /guides { $number } { $page } for a page of it, or /guides and a word to look for.
guides-none = There are no guides here yet.
guide-page = Page { $page } of { $pages }
guide-reviewed = Reviewed by: { $name }
guide-not-reviewed = Nobody in this community has reviewed this text yet.
guide-other-language = This text is not there in your language yet.
guide-gone = This guide is not there any more. /guides shows those that are.
help-guides = /guides shows short texts to read.
command-guides = Short texts to read
guides-found = Guides that have these words:
guides-nothing = No guide has these words. /guides shows all of them.
