"""Every open case has a next step, one due row: a ladder while nobody holds it, reminders while somebody does.

Nobody who changes a case has to think of it: `settle` runs at the end of every turn.
"""

from dataclasses import replace

from handlers.groups import strangers
from handlers.oncall import boards, ladder
from handlers.turn import Scope, Turn
from handlers.who.roster import holder_name, if_read, team_of
from rules import carry
from rules import case as case_rules
from rules.case import Case, State
from rules.config import Member
from rules.oncall import deadlines
from rules.oncall.boards import NEW
from rules.oncall.deadlines import Mark
from rules.refused import Refused
from rules.send import Button, Line, Urgency, line
from rules.team import card
from rules.team.card_buttons import button
from rules.when import local
from storage import cases, due
from storage.due import Due


async def settle(scope: Scope) -> None:
    """Plan what comes next for every case that this turn has changed; in the same transaction."""
    for case_id, before in list(scope.tx.saved.items()):
        case = await cases.get(scope.tx, case_id)
        if case is not None and case.open and case.withheld and await _may_come_in(scope, case):
            await strangers.let_in(scope, case)
            case = await cases.get(scope.tx, case_id)
        if case is not None and (before is None or _matters(before) != _matters(case)):
            await follow(scope, case, before)


async def follow(
    scope: Scope, case: Case, before: Case | None = None, *, muted: bool = False, told: bool = True
) -> None:
    """What comes next. A ladder that is being climbed is not begun again because the reporter writes more.

    `told`: the desk has heard why.
    """
    scope.tx.saved.pop(case.id, None)  # what follows is decided right here
    if case.state is State.WAITING:
        same = before is not None and _climbs(before) == _climbs(case)
        planned = await due.get(scope.tx, deadlines.STEP, case.id)
        if not same or planned is None:
            await ladder.begin(scope, case, muted=muted, why="" if told else NEW)
        elif planned.body.get("rung") == 0:  # nobody was called yet: the words may go sooner now
            await ladder.begin(scope, case, why=NEW)
        if before is not None and before.urgency is not case.urgency:
            await boards.weighed(scope, case)
        return
    if before is None or (before.state, before.holder) != (case.state, case.holder):
        await ladder.over(scope, case, holder_name(scope.config, case))
    team, zone = team_of(scope.config, case), scope.config.timezone
    ahead = deadlines.upcoming(case, team, zone, scope.now, scope.config.targets)
    if ahead is None:
        await due.cancel(scope.tx, deadlines.STEP, case.id)
    else:
        await due.plan(scope.tx, deadlines.STEP, case.id, ahead.at, {"mark": str(ahead.mark)})


def _matters(case: Case) -> tuple[object, ...]:
    return *_climbs(case), case.holder, case.taken, case.waits, case.answered, case.still, case.snoozed


def _climbs(case: Case) -> tuple[object, ...]:
    return case.state, case.urgency, case.cried


async def step(scope: Scope, planned: Due) -> None:
    """The step's time has come; whatever it does, the case has a next one afterwards, or is closed or gone."""
    case = await cases.get(scope.tx, planned.whose)
    if case is None or not case.open:
        return
    if case.state is State.WAITING:
        await ladder.climb(scope, case, int(planned.body.get("rung", 1)), planned.at)
        return
    member = team_of(scope.config, case).member(case.holder or 0)
    mark = planned.body.get("mark")
    if member is None or member.observer:
        await give_back(scope, case)
        return
    if mark == Mark.LAPSE and case.state is State.TAKEN:
        await lapse(scope, case)
        return
    if mark == Mark.CALL:
        await ladder.unanswered(scope, case)
    elif mark == Mark.REMIND and case.state is State.TAKEN:
        zone, rota = scope.config.timezone, team_of(scope.config, case).rota
        until = deadlines.given_back(case, rota, zone, scope.now, scope.config.targets)
        said = line("note-remind", name=member.name, time=local(until, zone))
        await _remind(scope, case, said, *_later(scope, case))
    elif mark == Mark.FOLLOW and case.state is State.ANSWERED:
        await _remind(scope, case, line("note-follow", name=member.name))
    await follow(scope, case, case)


async def lapse(scope: Scope, case: Case) -> None:
    """Taken and forgotten: the case is given back by itself, and somebody else is called."""
    await _free(scope, case_rules.lapse(case), "desk-lapsed", case)


async def give_back(scope: Scope, case: Case) -> None:
    """Whoever held the case is listed no longer."""
    await _free(scope, case_rules.release(case, case.holder or 0), "desk-left", case)


async def demand_holders(scope: Scope) -> None:
    """Whoever is listed no longer, or only reads, holds nothing from now on: the configuration may be a new one."""
    held = [case async for case in cases.every_open(scope.tx) if case.holder is not None]
    for case in held:
        team = scope.config.named(case.team)
        member = team.member(case.holder or 0) if team is not None else None
        if team is not None and (member is None or member.observer):
            await give_back(scope, case)


async def _free(scope: Scope, case: Case, why: str, before: Case) -> None:
    """Said on the desk's one message about all that waits: after an outage there may be many."""
    await cases.save(scope.tx, case)
    scope.tx.saved.pop(case.id, None)  # what follows is decided right here
    await scope.put_all(card.update(case, "", before))
    await ladder.begin(scope, case, why=why)
    await scope.put(if_read(scope, case, carry.tell(case, "released")))


async def still(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """The holder is still on it: once, the case is free again half as long later, and reminded in between."""
    if case.state is not State.TAKEN or case.urgency is Urgency.DANGER:
        raise Refused("refused-old-button")
    if deadlines.said_still(case, turn.now):
        raise Refused("refused-still-once")
    case = replace(case, still=turn.now)
    await cases.save(turn.tx, case)
    zone, rota = turn.config.timezone, team_of(turn.config, case).rota
    until = deadlines.given_back(case, rota, zone, turn.now, turn.config.targets)
    turn.say(line("done-still", time=local(until, zone)))


async def snooze(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """The holder wants to be reminded later; when the case is free again stays as it is."""
    zone, rota = turn.config.timezone, team_of(turn.config, case).rota
    at = deadlines.snooze(case, rota, zone, turn.now, turn.config.targets)
    if at is None:
        raise Refused("refused-snooze")
    await cases.save(turn.tx, replace(case, snoozed=at))
    turn.say(line("done-snooze", time=local(at, zone)))


def _later(scope: Scope, case: Case) -> list[Button]:
    """What a reminder can be answered with. Never in danger."""
    if case.urgency is Urgency.DANGER:
        return []
    zone, rota = scope.config.timezone, team_of(scope.config, case).rota
    more = deadlines.snooze(case, rota, zone, scope.now, scope.config.targets) is not None
    once = not deadlines.said_still(case, scope.now)
    return [*([button("still", case)] if once else []), *([button("snooze", case)] if more else [])]


async def _remind(scope: Scope, case: Case, said: Line, *more: Button) -> None:
    mention = (case.holder,) if case.holder is not None else ()
    note = card.note(case, said, quiet=False, mention=mention)
    await scope.put(replace(note, buttons=(more,) if more else ()))


async def _may_come_in(scope: Scope, case: Case) -> bool:
    """Danger waits for nobody; other words until nobody unlisted can read along."""
    return case.urgency is Urgency.DANGER or not await strangers.closed(scope, case.team)
