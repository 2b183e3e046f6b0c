# Questions: asked in the private chat, answered there.

button-ask = Ask a question
category-question = Question
prompt-question = Write your question. Words are enough. No question is too small, and none is shameful.
question-private = Somebody on the team answers you here, in private. If they cannot, they look for somebody who can. If only you could ask this, they may guess who asks.
command-ask = Ask a question

button-publish = May it help others?
button-write = I write it
button-right = It is right
button-may-yes = Yes, it may help others
button-may-no = No, keep it between us
button-publish-fine = All right
button-consent = Publish these words
button-reword = Change the words
button-refuse = Do not publish
button-published = What is published of mine
button-withdraw = Take it back
button-asked = Questions people asked
publish-yours = You asked this yourself. Please leave it to the others. Nobody else sees this.
publish-no-channel = There is no channel here: see { $key } in the configuration.
publish-refused = The reporter said no. It stays between you.
publish-answer-first = Please answer first. Then the person can be asked.
publish-too-few =
    { $count ->
        [one] It takes one member to publish something: one writes, another looks.
       *[other] It takes { $count } members to publish something: one writes, another looks.
    }
publish-asked = { $name } has asked the reporter whether this may help others.
publish-asked-done = The person is asked.
publish-may = About Conversation { $number }: your question may help others. May it stand in our channel, with an answer?
publish-how = A member writes it so that nobody can tell who asked. A second member looks. Then you see the exact words, and decide.
publish-free = You may say no, now or later. It changes nothing between us.
publish-cannot = About Conversation { $number }: the team would like to publish it. It cannot be done, since too few others could look at it. Nobody on the team learns why.
publish-thanks = Thank you. You will see the exact words here before anything is published.
publish-kept = It stays between us. Nothing is published.
publish-private = The reporter would rather not. Nothing is published.
publish-willing = The reporter agrees that this may help others.
publish-rules = Leave out names, places, ages, and whatever only one person could ask. Write question and answer in your own words.
publish-write = Write /publish here, and then the whole text: question and answer.
publish-tap-first = Please tap “I write it” first, so that nobody writes over another.
publish-where = Write this in the topic of the question.
publish-long = The text is empty or too long: at most { $most } letters.
publish-text = { $name } has written this. A second member looks: is it right, and can nobody tell who asked?
publish-reworded = The person has changed the words. Members look again: is it right, and can nobody tell who asked?
publish-second = You have found it right already. Another member has to look.
publish-right = Thank you.
publish-shown = { $name } found it right. The reporter is shown it now.
publish-look = Conversation { $number }: these words would stand in the channel.
publish-letter = Nothing is changed after you agree, not one letter. If somebody could know you by them, change them.
publish-reword = Write the whole text as it should be. Your next message goes to the team as that text.
publish-again = Thank you. Members of the team look at your words. Then you see them once more.
publish-planned =
    { $hours ->
        [one] It comes at a random moment within one hour, so that nobody can match the minute.
       *[other] It comes at a random moment within { $hours } hours, so that nobody can match the minute.
    }
publish-withdraw = You can take it back at any time: write /published.
publish-agreed = The person agreed. It is published at a random moment.
published-none = Nothing of yours is published.
published-one = This stands in the channel:
published-waits = This will come, or may be on its way:
withdrawn = It is taken back. Somebody who has read it may remember it.
withdrawn-old = It is too old to be deleted, so its words are changed there to “Taken back by the person who asked”. Somebody may remember it.
asked-title = Questions people asked, the newest first. Each was published with consent.
asked-how = /asked and a word looks for more.
asked-none = No question has been published yet.
asked-nothing = No published question has these words.
erase-published = What is published of yours stays in the channel. To take it back, do it first: afterwards nobody can.
data-posts =
    { $count ->
        [one] One question of yours is published, or will be.
       *[other] { $count } questions of yours are published, or will be.
    }
command-asked = Questions people asked
command-published = What is published of mine
team-command-publish = In a question’s topic: a text for the channel
privacy-published = Questions that were published are kept here, locked, until the person who asked takes them back.
