"""The community's zone was changed in the configuration: what was agreed keeps its hour on the wall."""

from collections import Counter

from handlers import agreed
from handlers.turn import Scope
from rules import checkins
from rules.due_kinds import Of
from rules.send import Send, line
from rules.team import card
from storage import cases, due, records
from storage.records import Record

ZONE: Record[tuple[str, ...]] = Record("zone", Of.HOUSE, tuple[str, ...])


async def follow(scope: Scope) -> None:
    """Compute every instant anew, once, and tell each team how many of its own have moved."""
    before, zone = await records.get(scope.tx, ZONE, 0), scope.config.timezone
    if before == (zone.key,):
        return
    await records.keep(scope.tx, ZONE, 0, (zone.key,))
    if before is None:
        return
    moved: Counter[str] = Counter()
    for case_id in sorted({each.whose for each in await due.every(scope.tx, checkins.COMES)}):
        case = await cases.get(scope.tx, case_id)
        plan = await agreed.load(scope, case) if case is not None else None
        if case is None or plan is None or not plan.ahead:
            continue
        await agreed.keep(scope, case, plan, checkins.in_zone(plan, zone))
        moved[case.team] += len(plan.ahead)
    for team, count in moved.items():
        await scope.put(Send(card.desk(team), lines=(line("desk-zone", zone=zone.key, count=count),)))
