"""Who is called about a case that nobody has taken, and when: a ladder that ends only when somebody takes it."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

from rules import rota as rotas
from rules.config import Member, Team
from rules.deadlines import within_cover
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


def _minutes(*rungs: tuple[int, Called]) -> tuple[Rung, ...]:
    return tuple(Rung(timedelta(minutes=after), called) for after, called in rungs)


DAY = 24 * 60
LADDERS: dict[Urgency, tuple[Rung, ...]] = {
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


def rung(urgency: Urgency, number: int) -> Rung:
    """The rung with this number, 0 for the alert; above the top, the top one again and again."""
    ladder = LADDERS[urgency]
    if number < len(ladder):
        return ladder[number]
    after = ladder[-1].after
    for _ in range(number - len(ladder) + 1):
        hourly = urgency is Urgency.DANGER and after >= timedelta(hours=1)
        after += timedelta(hours=1) if hourly else AGAIN[urgency]
    return Rung(after, ladder[-1].called)


def wait(urgency: Urgency, number: int, now: datetime, team: Team, zone: tzinfo) -> datetime:
    """When rung `number` is due if the one before it is at `now`. Outside cover only danger calls anybody."""
    at = now + rung(urgency, number).after - rung(urgency, max(number - 1, 0)).after
    return at if urgency is Urgency.DANGER else within_cover(at, team.rota, zone)


def called(team: Team, whom: Called, zone: tzinfo, now: datetime) -> tuple[Member, ...]:
    """The members to be called; without a rota, or where nobody of it is listed any more, everybody. No observers."""
    everyone = tuple(each for each in team.members if not each.observer)
    shifts = rotas.on_call(team.rota, zone, now) if team.rota else ()
    names = {
        Called.ON_CALL: shifts[:1],
        Called.BACKUP: shifts[:2],
        Called.EVERYONE: (),
        Called.ADMINS: (*shifts[:2], *team.admins),
    }[whom]
    found = tuple(each for each in everyone if each.name in names)
    return found or everyone
