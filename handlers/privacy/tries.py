"""How often a phrase may be tried: counted in a due row, so that a restart forgets nothing and time alone resets it."""

from datetime import timedelta

from handlers.turn import Scope
from handlers.who import front
from rules.due_kinds import Counts, Kind, Of
from rules.person import Person
from rules.privacy import tries as limits
from storage import due, people
from storage.due import Due

TRIALS = Kind("trials", Of.PERSON, Counts.FROM_NOW)
GUESSES = Kind("guesses", Of.HOUSE, Counts.FROM_NOW)
WRONG_GUESSES = Kind("wrong-guesses", Of.HOUSE, Counts.FROM_NOW)
PHRASES = Kind("phrases", Of.HOUSE, Counts.FROM_NOW)
"""The sender's, not the person's: somebody who deletes everything is met anew with the same count."""
HOUSE = 0
"""Whose rows these are: nobody's."""
EVERY = -1
"""In place of a life: all of a sender's together."""


async def may(scope: Scope, person: Person) -> bool:
    """Whether this chat may try once more."""
    return await _count(scope, TRIALS, person.id, limits.OF_ONE)


async def may_make(scope: Scope, person: Person) -> bool:
    """Whether words for another account may be made here once more today."""
    return await _counted(scope, PHRASES, HOUSE, await _life(scope, person)) < limits.NEW


async def made(scope: Scope, person: Person) -> None:
    """They were made."""
    await _count(scope, PHRASES, HOUSE, limits.NEW, limits.DAY, await _life(scope, person))


async def may_take(scope: Scope, person: Person) -> bool:
    """Whether such words may be tried here; asked before they are worked on, and again when they are looked up."""
    if await _counted(scope, GUESSES, HOUSE, await _life(scope, person)) >= limits.OF_ACCOUNT:
        return False
    return await _counted(scope, WRONG_GUESSES, HOUSE) < limits.OF_HOUSE


async def looked_up(scope: Scope, person: Person) -> bool:
    """Whether it is looked whether there are such words; else they are wrong. Whoever sets up one locked chat behind
    another has tries in each, and guesses no faster for it."""
    every = await people.counted_by(scope.tx, person, EVERY)
    return await _count(scope, GUESSES, HOUSE, limits.OF_SENDER, limits.DAY, every)


async def took(scope: Scope, person: Person, *, wrong: bool) -> None:
    """They were tried. Wrong ones count for the whole house too, so that many accounts guess no faster."""
    await _count(scope, GUESSES, HOUSE, limits.OF_ACCOUNT, limits.DAY, await _life(scope, person))
    if wrong:
        await _count(scope, WRONG_GUESSES, HOUSE, limits.OF_HOUSE, limits.HOUR)


async def over(scope: Scope, planned: Due) -> None:
    """The time is over, and the count with its row."""


async def _life(scope: Scope, person: Person) -> int:
    """Whose count it is: what was made or tried in an open past is not counted in the empty chat before it, which would
    not look empty."""
    return await people.counted_by(scope.tx, person, len(await front.behind(scope.tx, person)))


async def _counted(scope: Scope, kind: Kind, whose: int, ref: int = 0) -> int:
    planned = await due.get(scope.tx, kind, whose, ref)
    return int(planned.body.get("tried", 0)) if planned else 0


async def _count(scope: Scope, kind: Kind, whose: int, most: int, span: timedelta = limits.HOUR, ref: int = 0) -> bool:
    planned = await due.get(scope.tx, kind, whose, ref)
    tried = int(planned.body.get("tried", 0)) if planned else 0
    if tried >= most:
        return False
    at = planned.at if planned else scope.now + span
    await due.plan(scope.tx, kind, whose, at, {"tried": tried + 1}, ref=ref)
    return True
