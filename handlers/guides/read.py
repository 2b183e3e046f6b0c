"""Guides in the private chat: a table of contents, and pages; nothing is kept of who reads what."""

from handlers.text.folding import fold_public
from handlers.turn import Turn
from rules import guides
from rules.guides import Guide
from rules.person import Person
from rules.refused import Refused
from rules.screens import say
from rules.send import line


def shelf(turn: Turn, person: Person) -> list[Guide]:
    """Every guide, in the person's language where it is there in it."""
    return guides.in_language(turn.scope.sentences.guides, person.language, turn.config.languages)


async def contents(turn: Turn, person: Person, arg: str) -> None:
    """*Guides*: what there is to read; `/guides 3 2` is the second page of the third, `/guides WORD` looks."""
    there = shelf(turn, person)
    number, _, page = arg.partition(" ")
    chosen = _number(number)
    if 1 <= chosen <= len(there):
        await turn.scope.put(guides.page(person, there[chosen - 1], _number(page)))
    elif arg:
        found = guides.matching(there, arg.split(), fold_public)
        await turn.scope.put(guides.found(person, there, found) if found else say(person, line("guides-nothing")))
    elif there:
        await turn.scope.put(guides.contents(person, there))
    else:
        await turn.scope.put(say(person, line("guides-none")))


async def page(turn: Turn, person: Person, arg: str) -> None:
    """One page of a guide; the data of a button proves nothing."""
    name, _, number = arg.partition(".")
    guide = next((each for each in shelf(turn, person) if each.name == name), None)
    if guide is None:
        raise Refused("guide-gone")
    await turn.scope.put(guides.page(person, guide, _number(number)))


def _number(text: str) -> int:
    text = text.strip()
    return int(text) if text.isdecimal() and len(text) < 4 else 0


PRESSES = {"guides": contents, "guide": page, "guide-next": page, "guide-back": page}
