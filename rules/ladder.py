"""The ladder of a case that nobody has taken: whom it calls, after how long, where the file says nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from rules.send import Urgency


class Called(StrEnum):
    """Whom a rung calls."""

    ON_CALL = "on-call"
    BACKUP = "backup"
    EVERYONE = "everyone"
    ADMINS = "admins"


@dataclass(frozen=True, slots=True)
class Rung:
    """So long after the ladder began, these are called."""

    after: timedelta
    called: Called


Ladders = Mapping[Urgency, tuple[Rung, ...]]


def _minutes(*rungs: tuple[int, Called]) -> tuple[Rung, ...]:
    return tuple(Rung(timedelta(minutes=after), called) for after, called in rungs)


DAY = 24 * 60
LADDERS: Ladders = {
    Urgency.DANGER: _minutes((0, Called.ON_CALL), (5, Called.BACKUP), (10, Called.EVERYONE), (15, Called.ADMINS)),
    Urgency.URGENT: _minutes((0, Called.ON_CALL), (30, Called.BACKUP), (60, Called.EVERYONE), (120, Called.ADMINS)),
    Urgency.SOON: _minutes((0, Called.ON_CALL), (DAY, Called.BACKUP), (2 * DAY, Called.EVERYONE)),
    Urgency.ROUTINE: _minutes((0, Called.ON_CALL), (3 * DAY, Called.EVERYONE)),
}
"""The first rung is the alert itself."""

AGAIN: dict[Urgency, timedelta] = {
    Urgency.DANGER: timedelta(minutes=15),
    Urgency.URGENT: timedelta(hours=2),
    Urgency.SOON: timedelta(days=1),
    Urgency.ROUTINE: timedelta(days=2),
}
"""Above its top the ladder goes on at this pace; danger hourly after the first hour."""


def rung(urgency: Urgency, number: int, ladders: Ladders = LADDERS) -> Rung:
    """The rung with this number, 0 for the alert; above the top everybody is called, again and again."""
    ladder = ladders[urgency]
    if number < len(ladder):
        return ladder[number]
    after = ladder[-1].after
    for _ in range(number - len(ladder) + 1):
        hourly = urgency is Urgency.DANGER and after >= timedelta(hours=1)
        after += timedelta(hours=1) if hourly else AGAIN[urgency]
    return Rung(after, Called.EVERYONE)
