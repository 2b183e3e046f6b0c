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
find-private = Looking here opens no conversation. Nobody is told, and it is not written down.
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
entry-and-day = { $days }, { $day }
find-only = Your words were only looked up here, and went to nobody. To tell the team, tap Raise a concern.
help-find = /find shows numbers and places where you find help. Nobody is told that you look.
