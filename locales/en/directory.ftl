# Find help: the directory by need and by words.

need-crisis = Someone to call now
need-counselling = Counselling
need-partner = Violence at home, shelter
need-addiction = Alcohol, drugs, gambling
need-pastoral = Questions of faith
need-family = Family and marriage
need-youth = Children and young people
need-legal = Law and civil rights
need-immigration = Immigration
need-money = Food, rent, zakat
need-health = Health
need-disability = Disability, older people
need-new-faith = New to the faith
need-events = Events, sport, company

button-find = Find help
command-find = Find help: numbers and places
find-what = What do you need? Choose a line, or write /find and what you look for.
find-private = The team is not told that you look here. What you look at stays in this chat until it is deleted.
find-none = Nothing was found here. Try other words, or choose a need.
find-empty = There are no addresses here yet. These numbers are always there:
find-danger = In danger, call first:
find-found = { $count ->
    [one] One address:
   *[other] { $count } addresses:
  }
find-page = Page { $page } of { $pages }
find-more = More
find-needs = Other needs
entry-gone = This address is not in the list any more.
entry-alert = Please note: { $text }
entry-cost = Cost: { $text }
entry-for = For: { $text }
entry-area = Where: { $text }
entry-hours = Open: { $text }
entry-always = at any hour
entry-languages = Languages: { $text }
entry-interpreters = Other languages with an interpreter.
entry-phone = { $number }
entry-phone-spelled = { $number } ({ $digits })
entry-phone-label = { $label }: { $number }
entry-phone-label-spelled = { $label }: { $number } ({ $digits })
entry-verified = Somebody made sure of this on { $date }.
entry-unverified = Nobody has made sure of this lately. It may have changed.
entry-foreign = This is only there in this language: { $language }
button-copy = Copy { $number }
button-open = Open the page
entry-text = { $text }
entry-open = { $days } { $begins }–{ $ends }
entry-days = { $first } to { $last }
find-only = Your words were only looked up here, and went to nobody. To tell the team, tap Raise a concern.
help-find = /find shows numbers and places where you find help. Nobody is told that you look.

# -- a list and what narrows it down
find-before = Back
find-open = Open now
find-by-language = Language
find-by-area = Place
find-chosen = ✓ { $what }
find-which-language = In which language?
find-which-area = Where?
find-all = All of them
find-guides = There is something to read here, too:

# -- a person instead
button-request = None of these: ask a person
category-request = A request for help
prompt-request = Write what is needed, by when, and for how many people. A few words are enough.
request-private = The team looks for somebody who can help, and answers you here, in private. For numbers at once, there is Find help.

# -- did it help?
button-ask-me = Ask me later whether it helped
ask-me-what = In { $helped_days } days a short message asks whether { $name } helped. It comes once. You answer with one tap, or not at all.
ask-me-kept = Until then this chat and the name of the address are kept here, locked. The team does not see it. /mydata shows it.
ask-me-agreed = It is agreed: { $time }. You can stop it at any time, with one tap.
ask-me-full = So many are agreed already that there is no room for one more. /checkins shows them.
button-ask-not = No, thank you
button-use-yes = Yes, it was
button-use-not = They could not help
button-use-unreached = I could not reach them
button-use-untried = I have not tried
button-use-stop = Do not ask me again
use-not = Thank you for telling us. We are sorry that it did not help.
use-unreached = Thank you. We count it without your name, so that somebody looks at the number.
use-untried = That is all right. Here it is once more:
use-others = You may find help here, too:
use-no-others = We know of no other address for this.
use-stopped = All right. Nothing of this comes any more.
checkins-alone = About an address: { $time }
data-asked = { $count ->
    [one] You want to be asked later whether this helped: { $names }.
   *[other] You want to be asked later whether these { $count } helped: { $names }.
  }

# -- the team
button-resource = Share a resource
team-command-resource = find an address to share: /resource pantry
resource-found = { $count ->
    [one] One address. Tap it to look at it, then send it to the reporter.
   *[other] { $count } addresses. Tap one to look at it, then send it to the reporter.
  }
resource-none = Nothing was found. Try other words, or tap Share a resource on the card.
refused-no-directory = There are no addresses here. Ask an admin to lay them out.
shared = We found this for you:
note-shared = { $name } shared “{ $entry }” with the reporter.
done-shared = It goes to the reporter.
deed-share = shared a resource
note-use-not = The reporter says: they could not help.
note-use-unreached = The reporter says: I could not reach them.
note-use-untried = The reporter says: I have not tried.
directory-note = The addresses of Find help, once a month:
directory-unreached = { $count ->
    [one] “{ $name }”: { $count } person could not reach them. Please see whether it still holds.
   *[other] “{ $name }”: { $count } people could not reach them. Please see whether it still holds.
  }
directory-old = { $count ->
    [one] Of one address nobody has made sure lately. Run “safespaces resources check” to see which.
   *[other] Of { $count } addresses nobody has made sure lately. Run “safespaces resources check” to see each.
  }
