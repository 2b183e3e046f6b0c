"""The clock was set back: what was planned as "so long from now" keeps its distance, so that nothing waits for days.

What was agreed for an hour of the day stays where it is, and nothing is deleted earlier.
"""

from datetime import timedelta

from handlers.turn import Scope
from storage import due, waits

FAR = timedelta(days=36500)
EVERYTHING = 1_000_000
FROM_NOW = frozenset(
    (
        "step",
        "silence",
        "held",
        "unreachable",
        "leave",
        "look",
        "album",
        "album-draft",
        "lapse",
        "sweep",
        "opinion",
        "phrase-away",
    )
)
"""Kinds of due rows that count from the moment when they were planned."""


async def set_back(scope: Scope, by: timedelta) -> None:
    """Everything planned before the clock was set back by this much."""
    for each in await due.ripe(scope.tx, scope.now + FAR, EVERYTHING):
        if each.kind in FROM_NOW and each.at >= scope.now + by:
            await due.put_off(scope.tx, each, each.at - by)
    waits.set_back(scope.tx, scope.now, by)
