"""Who is called by a rung of the ladder, and when the next one is due: it ends only when somebody takes the case."""

from datetime import datetime, tzinfo

from rules.case import Case
from rules.config import Member, Team
from rules.ladder import LADDERS, Called, Ladders, rung
from rules.oncall import rota as rotas
from rules.oncall.deadlines import within_cover
from rules.oncall.overrides import Override
from rules.send import Urgency


def reached(case: Case, now: datetime, ladders: Ladders = LADDERS) -> int:
    """The rung at which a cry stands that nobody has answered, whoever has held the case meanwhile; else the first."""
    number = 0
    if case.urgency is Urgency.DANGER and case.cried is not None:
        while case.cried + rung(case.urgency, number + 1, ladders).after <= now:
            number += 1
    return number


def wait(urgency: Urgency, number: int, now: datetime, team: Team, zone: tzinfo) -> datetime:
    """When rung `number` is due if the one before it is at `now`. Outside cover only danger calls anybody."""
    before, this = (rung(urgency, each, team.ladders) for each in (max(number - 1, 0), number))
    at = now + this.after - before.after
    return at if urgency is Urgency.DANGER else within_cover(at, team.rota, zone)


def called(
    team: Team, whom: Called, zone: tzinfo, now: datetime, overrides: tuple[Override, ...] = ()
) -> tuple[Member, ...]:
    """The members to be called; without a rota, or where nobody of it is listed any more, everybody. No observers."""
    everyone = tuple(each for each in team.members if not each.observer)
    duty = rotas.on_duty(rotas.schedule(team, zone, overrides), now)
    shifts = tuple(filter(None, (duty.first, duty.backup)))
    names = {
        Called.ON_CALL: shifts[:1],
        Called.BACKUP: shifts,
        Called.EVERYONE: (),
        Called.ADMINS: (*shifts, *team.admins),
    }[whom]
    found = tuple(each for each in everyone if each.name in names)
    return found or everyone
