"""What a concern may be about, and how urgent that is at first."""

from collections.abc import Collection
from dataclasses import dataclass

from rules.send import Urgency


@dataclass(frozen=True, slots=True)
class Category:
    """An entry of the list; its sentences are `category-ID` and `prompt-ID` in `locales/`.

    `files`: whether files are taken unless configured otherwise. `home`: it may happen where the reporter lives, so
    that a phone may be looked at. `independent`: the main team must not learn of it. `wide`: a row of its own.
    """

    id: str
    urgency: Urgency = Urgency.SOON
    files: bool = True
    home: bool = False
    independent: bool = False
    wide: bool = False


CATEGORIES = (
    Category("danger", Urgency.DANGER, wide=True),
    Category("self-harm", Urgency.URGENT),
    Category("violence", Urgency.URGENT),
    Category("partner", Urgency.URGENT, home=True),
    Category("child", Urgency.URGENT, files=False, home=True),
    Category("elder", home=True),
    Category("sexual", Urgency.URGENT, files=False),
    Category("leader", independent=True, wide=True),
    Category("team", independent=True, wide=True),
    Category("discrimination"),
    Category("bullying"),
    Category("addiction"),
    Category("mind"),
    Category("family"),
    Category("worried"),
    Category("other", wide=True),
)
"""The whole list, danger first. None is about belief, practice, dress or politics, and none will be."""

QUESTION = Category("question", Urgency.ROUTINE)
FEEDBACK = Category("feedback", Urgency.ROUTINE)
REQUEST = Category("request", Urgency.ROUTINE)
KINDS = (QUESTION, FEEDBACK, REQUEST)
"""Chosen by a button or command of their own: no lines of the list, and nothing that a configuration names."""

ALWAYS = ("danger", "other")
"""Entries that no configuration can take away."""

FILES_OFF = tuple(each.id for each in CATEGORIES if not each.files)


def category(id: str) -> Category | None:
    """The entry with this id."""
    return next((each for each in (*CATEGORIES, *KINDS) if each.id == id), None)


def of_us(offered: Collection[str]) -> Category:
    """What is about a leader or the team, where nobody has said which: leaders, if the community lists them."""
    return next(each for each in CATEGORIES if each.independent and (each.id in offered or each.id == "team"))


def listed(offered: Collection[str]) -> tuple[Category, ...]:
    """The entries that a community offers, in the order of the list."""
    return tuple(each for each in CATEGORIES if each.id in offered or each.id in ALWAYS)
