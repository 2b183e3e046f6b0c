"""The clock was set back: what was planned as "so long from now" keeps its distance, so that nothing waits for days,
and what happened in an open case still lies behind us.

What was agreed for an hour of the day stays where it is, and nothing is deleted earlier. What becomes of which instant
that is kept stands in `rules/set_back.py`.
"""

from collections.abc import Collection, Mapping
from datetime import timedelta

from handlers.oncall import duty
from handlers.turn import Scope
from rules.set_back import moved
from storage import cases, due, inbox_waits

BESIDE: Mapping[type, Collection[str]] = {duty.Cannot: ("until",)}
"""What counts from now besides what the table of the rules has."""


async def set_back(scope: Scope, by: timedelta) -> None:
    """Everything planned before the clock was set back by this much."""
    await due.set_back(scope.tx, scope.now, by)
    inbox_waits.set_back(scope.tx, scope.now, by)
    await duty.set_back(scope, by)


async def of_cases(scope: Scope, by: timedelta, after: int) -> int | None:
    """Some of the open cases behind this one; behind which to go on, None at the end."""
    found, further = await cases.next_open(scope.tx, after)
    for case in found:
        earlier = moved(case, scope.now, by)
        if earlier != case:
            await cases.save(scope.tx, earlier)
    return further
