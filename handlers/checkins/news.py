"""What the team hears when one tap holds or moves the check-ins of several conversations. It is done in all of them at
once, and told in one at once; in each other after a wait of its own, for the team must not see that they are one
person's."""

from collections.abc import Sequence
from datetime import timedelta

from handlers import agreed
from handlers.turn import Scope
from rules import checkin_screens as screens
from rules import checkins
from rules.case import Case
from rules.person import Person
from rules.privacy.stop_or_delete import APART
from rules.send import line
from rules.when import local
from storage import cases, due
from storage.due import Due

MOVED = "note-checkin-moved"


def first(person: Person, theirs: Sequence[Case], arg: str) -> int | None:
    """Where it is told at once: where the button was, else where the person talks, else in the last."""
    number = arg.partition(".")[0]
    named = [each for each in theirs if str(each.number) == number]
    talking = [each for each in theirs if each.id == person.talking_in]
    return next((each.id for each in (*named, *talking, *theirs[-1:])), None)


async def tell(scope: Scope, case: Case, said: str, *, at_once: bool) -> None:
    """Now, or after a wait; whatever else was still to be told of this conversation is no news any more."""
    if at_once:
        if await due.get(scope.tx, checkins.TOLD, case.id) is not None:
            await due.cancel(scope.tx, checkins.TOLD, case.id)
            await scope.put(agreed.redrawn(scope, case))
        await _tell(scope, case, said)
    else:
        wait = timedelta(seconds=scope.chance.randint(60, int(APART.total_seconds())))
        await due.plan(scope.tx, checkins.TOLD, case.id, scope.now + wait, {"said": said})


async def told(scope: Scope, planned: Due) -> None:
    """A further conversation's turn to be told."""
    case = await cases.get(scope.tx, planned.whose)
    if case is not None and (case.open or case.followed):
        await scope.put(agreed.redrawn(scope, case, calm=True))
        await _tell(scope, case, planned.body["said"])


async def _tell(scope: Scope, case: Case, said: str) -> None:
    ahead = (await agreed.load(scope, case)).ahead
    if said != MOVED:
        await scope.put(screens.note(case, line(said)))
    elif ahead:
        await scope.put(screens.note(case, line(said, time=local(ahead[0].at, scope.config.timezone))))
