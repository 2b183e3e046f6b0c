# What `safespaces init` says.

wizard-goes-on = Going on where you stopped.
wizard-stopped = Stopped. What you answered is kept. Run the same command again to go on.
wizard-exists = { $file } is there already. It is left as it is. Move it away to begin anew, or change it by hand.
wizard-away = Telegram cannot be reached. Trying again.

wizard-ask-language = Which language shall we use here, and in the bot? Type en for English. اكتب ar للعربية.
wizard-wrong-language = Please type en or ar.
wizard-ask-name = What is your community called? People read it on the first screen.
wizard-wrong-name = That is no name of yours. Type a short one.
wizard-ask-zone = In which time zone are you? Type the nearest large city, such as London. With Enter alone it is: { $here }
wizard-wrong-zone = That zone is not known here. Type continent and city, such as America/New_York.

wizard-botfather = Now the bot itself. Open Telegram and write to @BotFather:
    1. Send /newbot. Give it a name that says nothing over a shoulder, such as Garden notes.
    2. Give it a plain picture, such as a leaf: /setuserpic.
    3. In its settings leave Threaded Mode, inline mode and business mode off.
    4. On your own account switch on two-step login: Settings, Privacy, Two-Step Verification.
    5. BotFather shows a token. Keep it like a key: whoever has it reads along.
wizard-ask-token = Paste the token here. It will not be shown.
wizard-wrong-token = That is no token. It has digits, a colon, and many letters. Copy the whole line.
wizard-refused-token = Telegram does not know this token. Copy it once more from BotFather.
wizard-met = That works. The name of the bot: { $name }

wizard-ask-group = Now the team’s group.
    1. Make a private group and add your team. In its settings switch Topics on.
    2. Add the bot. Make it an administrator who may manage topics, pin and delete messages.
    3. You look after the bot, so you yourself write in that group: { $code }
    We wait for it.
wizard-there = The bot is in “{ $title }”. Now make it an administrator, and send the code there.
wizard-group-no-topics = That group has no topics yet. Switch Topics on in its settings, then send the code once more.
wizard-group-public = That group is public, so anybody could read it. Make it private, then send the code once more.
wizard-group-anonymous = You write there without your name. Switch “Remain anonymous” off, then send the code once more.
wizard-group-rights = The bot may not do enough there. Let it manage topics, pin and delete messages. Then send the code once more.
wizard-found-group = That is the group.
wizard-ask-people = Now everybody who will answer writes in the group: /me and what they are, such as /me counsellor. Do so too. Press Enter when all have.
wizard-wrong-people = Nobody has written /me yet. Write it in the group, then press Enter here.
wizard-people = { $count ->
    [one] One person so far:
   *[other] { $count } people so far:
  }
  { $people }
  Press Enter when these are all.
wizard-discipline = helper

wizard-ask-hours = When is somebody meant to answer, every day? With Enter alone it is: { $hours }
wizard-wrong-hours = Type two times with a dash, such as 09:00-21:00.
wizard-ask-contact = Where can people turn without Telegram? Type a person and a phone number, or a place and a time.
wizard-wrong-contact = That is too short to find anybody by. Type a person and a phone number, or a place and a time.
wizard-ask-emergency = Which number do people call in danger in your country? Only the number.
wizard-wrong-emergency = Nobody is reached by that in your country. Type the number as people dial it.
wizard-label = Emergency
wizard-ask-operator = Who runs the bot: a committee, a person? With Enter alone it is: { $name }
wizard-wrong-operator = Type who runs it, in a few words.
wizard-text-passed-on = If a life or a child is in danger, we may call for help. We tell you when we do.
wizard-text-under-18 = Under 18? You can write too. If a child is hurt, some of us must tell child protection.
wizard-ask-passed-on = People read this before they write, and you have to keep it. Is it true for you? Type yes, or your own text.
    “{ $text }”
wizard-ask-under-18 = The same for this one. Is it true for you? Type yes, or your own text.
    “{ $text }”
wizard-wrong-passed-on = Please read it. Then type yes, or a text of your own of up to { $most } words: it stands on the first screen.
wizard-wrong-under-18 = Please read it. Then type yes, or a text of your own of up to { $most } words: it stands on the first screen.
wizard-ask-reviewed = Who has read both texts and stands by them? Take somebody who knows your law. Type the name.
wizard-wrong-reviewed = Type the name of somebody.
wizard-done = { $file } is written, with a key in the folder “secrets”. What is left:
    1. Put a copy of the key into a safe. Without it nothing can be read any more.
    2. Send /setjoingroups to BotFather and choose Disable.
    3. Start the bot: safespaces run. Then everybody on the team opens it and taps Start.
    4. See that all is well: safespaces check --live.

wizard-comment-head = Written by safespaces init. The README lists every setting.
wizard-comment-community = For another language: add its code here, and every text below in it.
wizard-comment-telegram = Keep the token like a key.
wizard-comment-storage = Without the key nothing can be read. Keep a copy of it apart from all backups.
wizard-comment-team = Whoever is not listed here can do nothing in the group. Name a second admin.
wizard-comment-rota = Whose shift it is, in turn; the next one is the backup. Local time.
wizard-comment-contact = A human way without Telegram.
wizard-comment-emergency = Add the crisis line of your country.
wizard-comment-confidentiality = You have to keep what stands here. Have it read once a year.
