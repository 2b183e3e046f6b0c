"""The reporter calls the team: on the desk by name, privately without a word of content, and the ladder begins."""

from dataclasses import replace
from datetime import timedelta

from handlers import arrival
from handlers.oncall import ladder, next_step
from handlers.oncall.duty import called
from handlers.turn import Scope
from rules.case import Case
from rules.ladder import Called
from rules.send import line
from rules.team import card
from storage import cases

AGAIN = timedelta(minutes=5)
"""A second call about one case within this adds nothing but noise."""


async def call(scope: Scope, before: Case, case: Case, why: str) -> tuple[Case, bool]:
    """Keep the case and call its team about it; False where it was called a moment ago. `why`: a line of the desk."""
    if case.waits is not None and case.waits > scope.now:
        case = replace(case, waits=scope.now)  # nothing of it waits for its minute any longer
    same = (before.urgency, before.state) == (case.urgency, case.state)
    if same and case.paged is not None and abs(scope.now - case.paged) < AGAIN:
        await cases.save(scope.tx, case)
        return case, False
    case = await arrival.expect(scope, replace(case, paged=scope.now), 1)
    whom = ladder.standing(scope, case)
    alert = card.alert(case, await ringing(scope, case, whom), said=line(why, code=case.code))
    await scope.put(replace(alert, owed=True))
    await next_step.follow(scope, case, before)
    if case.holder is not None or (same and before.cried == case.cried):  # else the ladder has just begun
        await ladder.privately(scope, case, whom)
    return case, True


async def ringing(scope: Scope, case: Case, whom: Called) -> tuple[int, ...]:
    """Who is to be called by now, and whoever holds the case."""
    first = await called(scope, case, whom)
    return first if case.holder is None or case.holder in first else (*first, case.holder)
