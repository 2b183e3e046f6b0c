"""Finding help: who to turn to, without telling anybody; shared by the team; and whether it helped."""

from handlers.directory import find, helped, share
from handlers.journey import Act, Command, Falls, Journey, Press, TeamCommand
from rules import find as find_rules
from rules import helped as helped_rules
from rules.may import Who
from rules.person import Step

ANYWHERE = frozenset(Step) - {Step.WRITING}

DIRECTORY = Journey(
    "directory",
    presses={
        "find": Press(find.begin, before_consent=True, typed=ANYWHERE, menu=20),
        "need-of": Press(find.by_need, before_consent=True),
        "seek": Press(find.by_words, before_consent=True),
        "entry": Press(find.entry, before_consent=True),
        "request": Press(find.request, before_consent=True, typed=ANYWHERE),
        "ask-me": Press(helped.ask_me, before_consent=True, asks=True),
        "ask-at": Press(helped.ask_at, before_consent=True, asks=True),
        "ask-not": Press(helped.ask_not, before_consent=True, asks=True),
        "use-yes": Press(helped.yes, before_consent=True, asks=True),
        "use-not": Press(helped.could_not, before_consent=True, asks=True),
        "use-unreached": Press(helped.unreached, before_consent=True, asks=True),
        "use-untried": Press(helped.untried, before_consent=True, asks=True),
        "use-stop": Press(helped.stop, before_consent=True, asks=True),
    },
    acts={
        "resource": Act(share.menu, Who.HOLDER, still_open=True),
        "give": Act(share.give, Who.HOLDER, still_open=True),
    },
    commands={"find": Command("find", listed=35, argument=True)},
    team_commands={"resource": TeamCommand(deal=share.command, listed=55)},
    due=(
        Falls(find_rules.OVER, find.over),
        Falls(helped_rules.COMES, helped.comes),
        Falls(helped_rules.UNSENT, helped.unsent),
    ),
    deeds=("share",),
    help=("help-find",),
    config=("directory",),
)
