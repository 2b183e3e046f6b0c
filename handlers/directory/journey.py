"""Finding help: who to turn to, without telling anybody."""

from handlers.directory import find
from handlers.journey import Command, Journey, Press
from rules.person import Step

DIRECTORY = Journey(
    "directory",
    presses={
        "find": Press(find.begin, before_consent=True, typed=frozenset(Step) - {Step.WRITING}, menu=20),
        "need-of": Press(find.by_need, before_consent=True),
        "entry": Press(find.entry, before_consent=True),
    },
    commands={"find": Command("find", listed=35, argument=True)},
    help=("help-find",),
    config=("directory",),
)
