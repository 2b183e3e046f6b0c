"""How often a phrase may be tried: counted in a due row, so that a restart forgets nothing and time alone resets it."""

from datetime import timedelta

from handlers.turn import Scope
from rules.person import Person
from storage import due
from storage.due import Due

HOUR = timedelta(hours=1)
OF_ONE = 10
"""Tries an hour in one chat."""


async def may(scope: Scope, person: Person) -> bool:
    """Whether this chat may try once more."""
    return await _count(scope, "trials", person.id, OF_ONE)


async def over(scope: Scope, planned: Due) -> None:
    """The hour is over, and the count with its row."""


async def _count(scope: Scope, kind: str, ref: int, most: int) -> bool:
    planned = await due.get(scope.tx, kind, ref)
    tried = int(planned.body.get("tried", 0)) if planned else 0
    if tried >= most:
        return False
    await due.plan(scope.tx, kind, ref, planned.at if planned else scope.now + HOUR, {"tried": tried + 1})
    return True
