"""What is agreed about a conversation: kept with it, planned, and shown on its card."""

from dataclasses import replace

from handlers.oncall import duty
from handlers.turn import Scope
from handlers.who import behind
from handlers.who.roster import holder_name
from rules import checkins
from rules.case import Case
from rules.checkins import Plan, Stage, Status
from rules.due_kinds import Of
from rules.oncall import rota
from rules.send import Send
from rules.team import card
from storage import cases, due, outbox, pending, records
from storage.records import Record

PLAN: Record[Plan] = Record("checkins", Of.CASE, Plan)


async def load(scope: Scope, case: Case) -> Plan:
    """All that is agreed or offered."""
    return await records.get(scope.tx, PLAN, case.id) or Plan()


async def keep(scope: Scope, case: Case, before: Plan, plan: Plan, *, calm: bool = False, unseen: bool = False) -> Case:
    """Keep the plan as it is now: what is planned follows, and the card where it shows. `calm`: by the clock, and
    nobody waits for it. `unseen`: the card is to follow later."""
    await records.keep(scope.tx, PLAN, case.id, plan)
    was, case = await cases.get(scope.tx, case.id), checkins.shown(case, plan)
    for number in {each.number for each in (*before.items, *plan.items)}:
        await _plan(scope, case, before, plan, number, held=was is not None and was.checkins != case.checkins)
    if was != case:
        await cases.save(scope.tx, case)
        if not unseen:
            await scope.put(redrawn(scope, case, calm=calm))
    return case


def redrawn(scope: Scope, case: Case, *, calm: bool = False) -> Send:
    """The card as it is now."""
    return replace(card.update(case, holder_name(scope.config, case), case)[0], calm=calm)


async def _plan(scope: Scope, case: Case, before: Plan, plan: Plan, number: int, *, held: bool) -> None:
    item = plan.item(number)
    if item is None or case.checkins != Status.AGREED:
        await due.cancel(scope.tx, checkins.COMES, case.id, number)
        await due.cancel(scope.tx, checkins.EVE, case.id, number)
    elif item.stage is Stage.AHEAD and (held or before.item(number) != item):
        await due.plan(scope.tx, checkins.COMES, case.id, item.at, ref=number)
        if item.at - checkins.DAY > scope.now:
            await due.plan(scope.tx, checkins.EVE, case.id, item.at - checkins.DAY, ref=number)


async def stop(scope: Scope, case: Case, status: Status, *, unseen: bool = False) -> Case:
    """Nothing comes any more, and what waits to be sent never goes."""
    plan = await load(scope, case)
    await withdraw(scope, case)
    ahead = replace(plan, items=plan.ahead, offer=None, sent=None)
    return await keep(scope, replace(case, checkins=status), plan, ahead, unseen=unseen)


async def withdraw(scope: Scope, case: Case) -> None:
    """What waits to be sent of them is not sent; nor is what is on its way and comes back, see `stands`."""
    for row in await pending.of_case(scope.tx, case.id):
        if row.send.window is not None:
            await outbox.withdraw(scope.tx, row.id)


async def stands(scope: Scope, send: Send) -> bool:
    """Whether what waits to be sent is still agreed to: asked before each try, for it may have been on its way when
    it was stopped, and come back."""
    if send.window is None or send.case is None:
        return True
    case = await cases.get(scope.tx, send.case)
    if case is None or case.checkins in (Status.STOPPED, Status.PAUSED) or not (case.open or case.followed):
        return False
    person = await behind.reporter(scope.tx, case)
    return person is not None and allowed(case) and checkins.stands(await load(scope, case), send.name)


def allowed(case: Case) -> bool:
    """Whether check-ins about this may come: not where the team has blocked the conversation."""
    return not case.blocked


async def whom(scope: Scope, case: Case) -> tuple[int, ...]:
    """Who is told: the holder, and whoever is on call where there is none, or the holder is away."""
    team = scope.config.named(case.team)
    holder = team.member(case.holder) if team is not None and case.holder is not None else None
    if team is None or holder is None or holder.observer:
        return await duty.called(scope, case)
    if not rota.is_away(await duty.schedule(scope, team), holder.name, scope.now):
        return (holder.id,)
    return tuple(dict.fromkeys((holder.id, *await duty.called(scope, case))))
