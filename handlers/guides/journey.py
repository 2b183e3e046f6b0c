"""Guides: short texts to read, before anything is agreed to and behind every lock."""

from handlers.guides import read
from handlers.journey import Command, Journey, Press
from rules.person import Step

GUIDES = Journey(
    "guides",
    presses={
        "guides": Press(
            read.contents, before_consent=True, typed=frozenset({Step.NEW, Step.FREE, Step.TALKING}), menu=30
        ),
        "guide": Press(read.page, before_consent=True),
        "guide-next": Press(read.page, before_consent=True),
        "guide-back": Press(read.page, before_consent=True),
    },
    commands={"guides": Command("guides", listed=74, argument=True)},
    help=("help-guides",),
    config=("guides",),
)
