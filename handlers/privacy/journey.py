"""The person decides: stop, delete, hide the chat, take it along, see what is stored."""

from handlers.journey import Command, Falls, Journey, Press
from handlers.privacy import discreet, erasing, gate, mydata, phrase, stop_or_delete, tries
from handlers.who import private_chat
from rules import case
from rules.person import Step
from rules.privacy import neutral_line
from rules.privacy import phrase as phrase_rules
from rules.privacy import stop_or_delete as stop_rules

FREE = frozenset({Step.FREE, Step.TALKING})

PRIVACY = Journey(
    "privacy",
    presses={
        "stop": Press(stop_or_delete.stop, before_consent=True, asks=True, typed=FREE, menu=80),
        "pause": Press(stop_or_delete.pause, before_consent=True, asks=True),
        "resume": Press(stop_or_delete.resume, before_consent=True, asks=True),
        "cut": Press(stop_or_delete.cut, before_consent=True, asks=True),
        "cut-yes": Press(stop_or_delete.cut_yes, before_consent=True, asks=True),
        "erase": Press(stop_or_delete.erase, before_consent=True, asks=True),
        "erase-yes": Press(stop_or_delete.erase_yes, before_consent=True, asks=True),
        "discreet": Press(discreet.begin, before_consent=True, asks=True, typed=frozenset(Step), menu=70),
        "discreet-new": Press(discreet.again, before_consent=True, asks=True, typed=FREE),
        "discreet-off": Press(discreet.off, before_consent=True, asks=True, typed=FREE),
        "cover": Press(discreet.cover, before_consent=True, asks=True, typed=FREE),
        "discreet-more": Press(discreet.more, before_consent=True, asks=True),
        "hours": Press(discreet.hours, before_consent=True, asks=True),
        "phrase": Press(phrase.what, before_consent=True, asks=True, typed=FREE),
        "phrase-new": Press(phrase.make, before_consent=True, asks=True),
        "phrase-kept": Press(phrase.kept, before_consent=True, asks=True),
        "phrase-have": Press(phrase.have, before_consent=True, asks=True),
        "mydata": Press(mydata.tell, before_consent=True),
    },
    commands={
        "stop": Command("stop", listed=110),
        "discreet": Command("discreet", listed=120),
        "mydata": Command("mydata", listed=130),
        "phrase": Command("phrase", listed=140),
    },
    due=(
        Falls(case.EXPIRE, erasing.expire),
        Falls(stop_rules.TOLD, erasing.told),
        Falls(neutral_line.KNOCKS, gate.knock),
        Falls(private_chat.SWEEP, private_chat.sweep),
        Falls(phrase_rules.AWAY, phrase.away),
        Falls(tries.TRIALS, tries.over),
        Falls(tries.GUESSES, tries.over),
        Falls(tries.WRONG_GUESSES, tries.over),
        Falls(tries.PHRASES, tries.over),
    ),
    help=("help-phrase",),
    config=("retention",),
)
