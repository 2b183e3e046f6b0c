"""Nothing stands still unseen: every open case has a next step, and whoever was away says for how long."""

from datetime import datetime, timedelta

from handlers.oncall import duty, next_step
from handlers.turn import Scope
from handlers.who import heard_of
from rules import told_admins
from rules.case import State
from rules.config import Team
from rules.heard_of import told_of
from rules.oncall import deadlines
from rules.send import Send, Urgency, line
from rules.team import card
from rules.team.summary import age
from storage import cases, due, memo

EVERY = timedelta(minutes=5)
ALIVE = timedelta(minutes=2)
"""How often it is written down that the bot is there: so exactly it is known how long it was not."""
AWAY = timedelta(minutes=10)


async def look(scope: Scope, after: int) -> int | None:
    """Give a next step to open cases that have none, and tell the admins; where to go on, None at the end."""
    found, further = await cases.next_open(scope.tx, after)
    for case in found:
        team = scope.config.named(case.team)
        if team is not None and await due.get(scope.tx, deadlines.STEP, case.id) is None:
            await next_step.follow(scope, case)
            if told_of(case, scope.now):
                await scope.put_all(told_admins.told(team, line("admin-no-step", code=case.code)))
    return further


async def here(scope: Scope, *, began: bool = False) -> None:
    """It is written down that the bot is there. Back after a while, it says for how long it was not."""
    before = await memo.recall(scope.tx, "alive")
    memo.keep(scope.tx, "alive", {"at": scope.now.timestamp()})
    if began and "at" in before:
        since = datetime.fromtimestamp(before["at"], scope.now.tzinfo)
        if scope.now - since > AWAY:
            for team in scope.config.teams:
                await _back(scope, team, since)


async def _back(scope: Scope, team: Team, since: datetime) -> None:
    """One message: how long, and about how many cases somebody should have been called or reminded meanwhile."""
    missed, danger = 0, False
    async for case in heard_of.open_cases(scope, team.name):
        planned = await due.get(scope.tx, deadlines.STEP, case.id)
        if planned is not None and planned.at <= scope.now:
            missed += 1
            danger = danger or (case.urgency is Urgency.DANGER and case.state is not State.ANSWERED)
    first = (await duty.now(scope, team)).first
    member = team.named(first) if first else None
    mention = (member.id,) if danger and member is not None else ()
    said = (line("desk-away", span=age(scope.now - since)), line("desk-missed", count=missed))
    urgency = Urgency.DANGER if danger else Urgency.SOON
    await scope.put(Send(card.desk(team.name), lines=said, mention=mention, urgency=urgency))
