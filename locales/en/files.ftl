# Pictures, sound and other files, both ways.
kind-animation = a moving picture
kind-video_note = a round video
kind-several = { $count ->
    [one] one file
   *[other] { $count } files
  }

files-before = You need no pictures: words are enough. Please never send nude or sexual pictures of anyone under 18, even of yourself.
files-off-here = We take no pictures or files about this. Words are enough.
files-full = Too many files of yours wait already, so this one was not kept. Send it again later, or tell it in words.
files-left-out = We take no pictures or files about this. They were left out and deleted here.

file-waits = Locked until the holder taps Show files: { $kind }
button-show = Show files
file-instead = In place of a file that was changed:
caption-of = Under picture { $place } of the album:
file-place = Picture { $place }
file-shown = From the reporter:
note-shown = { $name } asked to see { $count ->
    [one] one file.
   *[other] { $count } files.
  }
done-shown = The files are coming.
refused-nothing-to-show = There is no file waiting.
refused-show-off = Files about this are not shown. They stay locked and go with the case.
refused-show-readers = Somebody who is not listed could see it here. Please put that right first.

file-not-sent = This was not passed on: { $kind }.
file-way-out = You can say it in words, or try another file.
file-broken = { $sense ->
    [heard] It could not be read. Record it anew, or say it in words.
    [watched] It could not be read. A new film or a photo may work.
   *[read] The file could not be read. A new photo or a screenshot may work.
  }
file-bomb = The file grows too big when it is opened. Try a smaller one.
file-too-big = The file is too big. The most is { $largest_mb } MB. A shorter or smaller one may work.
file-took-too-long = Making the file safe took too long. A shorter or smaller one may work.
file-unknown = { $sense ->
    [heard] We cannot make this kind of sound safe. Record a new voice message, or say it in words.
    [watched] We cannot make this kind of film safe. One made with the phone's camera may work.
   *[read] We cannot make this kind of file safe. A photo of it may work.
  }
file-archive = We pass on no packed folders. Send the files one by one.
file-program = We pass on no programs. A picture of what it shows may work.
file-html = We pass on no web pages. A screenshot may work.
file-macro = There is a program inside this file. A photo or a PDF of it may work.
file-locked = The file has a password. Send it without one, or a photo of it.
file-old-office = This is an old kind of file. Save it as PDF, or send a photo.
file-apple = This is a file of Pages, Numbers or Keynote. Save it as PDF, or send a photo.
file-mail = This is a mail, with names and addresses in it. Copy the words, or send a screenshot without names.
file-contact = This is a contact or a calendar entry. It can name people. Please say it in words.
file-form = The form holds letters that we cannot draw. A photo or a screenshot of it works.
file-no-tool = { $sense ->
    [heard] We cannot take voices and sound here. Please say it in words.
    [watched] We cannot take films here. Words or a photo may work.
   *[read] We cannot make this kind of file safe here. A photo of it may work.
  }
file-no-walls = We cannot open files safely here. Please say it in words.
file-away = Telegram did not hand us the file. Please send it again.
file-link = There is a link into Telegram in this file. It would show who opens it. Take it out first.
draft-looking = One moment: a file is still being looked at. Then it is sent.

words-contact = Contacts are not passed on. They could show who you are. Please write it in words.
words-location = Places on a map are not passed on. They could show where you are. Please write it in words.
words-venue = Places on a map are not passed on. Please write where it is in words.
words-poll = Polls are not passed on. Please write it in words.
words-dice = Games are not passed on. Please write it in words.
words-story = Stories are not passed on. Please write in words what it shows.
words-sticker = This sticker cannot be passed on. Please write it in words.
words-forward = What is forwarded is not passed on. It could show who you know. Please write it in words.
words-elsewhere = What you replied to in the other chat does not come along. Please save it and send it here, or write it in words.
edit-new = That message was not with the team, and the change is not either. Please send it as a new message.
live-still = Of a live photo only the still picture is taken.
words-other = This cannot be passed on. Please write it in words.

kind-photo = a picture
kind-video = a video
kind-voice = a voice message
kind-audio = a sound file
kind-document = a file
kind-sticker = a sticker
kind-contact = a contact
kind-location = a place on the map
kind-other = this kind of message
kind-forward = a forwarded message
