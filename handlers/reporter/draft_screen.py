"""The screen of a draft: of a burst of words only the newest count is said."""

from dataclasses import replace

from handlers.turn import Scope
from rules import screens
from rules.person import Person
from storage import outbox, pending

NAME = "draft"


async def show(scope: Scope, person: Person, count: int) -> None:
    """What can be done with the words that wait; an earlier screen that was not sent yet gives way to it."""
    for row in await pending.to_reader(scope.tx, person):
        if row.send.name == NAME:
            await outbox.withdraw(scope.tx, row.id)
    await scope.put(replace(screens.draft(person, count), name=NAME))
