"""The clock was set back: what was planned as "so long from now" keeps its distance, so that nothing waits for days.

What was agreed for an hour of the day stays where it is, and nothing is deleted earlier.
"""

from datetime import timedelta

from handlers.turn import Scope
from storage import due, inbox_waits


async def set_back(scope: Scope, by: timedelta) -> None:
    """Everything planned before the clock was set back by this much."""
    await due.set_back(scope.tx, scope.now, by)
    inbox_waits.set_back(scope.tx, scope.now, by)
