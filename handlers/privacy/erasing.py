"""Erasing is a state, not a moment: rows and waiting words go at once with their keys; what stands in Telegram is
cleaned up by rows that carry their own address, each under a key that falls when it is done or after an hour."""

from dataclasses import replace
from datetime import datetime, timedelta

from handlers.channel import posted
from handlers.oncall import boards, ladder
from handlers.privacy import veil
from handlers.turn import Scope
from handlers.who import front, private_chat
from rules import case as case_rules
from rules.case import Case, State
from rules.person import Person
from rules.privacy import stop_or_delete
from rules.refused import Refused
from rules.send import Act, Send, Urgency, line
from rules.team import card
from storage import cases, due, inbox, lookup, outbox, pending, people, said, threads
from storage.due import Due


async def person(scope: Scope, whom: Person) -> None:
    """*Delete everything*: every conversation, the person, what stands in their chat. In a locked chat the person is
    made up; whom they hide stays, and of theirs only what can be seen goes."""
    whom = await veil.lift(scope, whom)
    hidden = await front.behind(scope.tx, whom)
    standing = [each for one in (*hidden, whom) for each in await said.all(scope.tx, one.id)]
    numbers = [each.message for each in standing if scope.now - each.at < said.DELETABLE]
    found = [case for each in whom.conversations if (case := await cases.get(scope.tx, each)) is not None]
    heard_of = [case for case in found if await _announced(scope, case)]
    later = await _apart(scope, whom, heard_of)
    for case in found:
        case_rules.erase(case)
        goes = [replace(each, not_before=later.get(case.id)) for each in await clean_up(scope, case)]
        await outbox.put_cleanup(scope.tx, goes, scope.now)
    await outbox.put_cleanup(scope.tx, [stop_or_delete.gone(whom, simple=await simple(scope, found))], scope.now)
    await outbox.put_wipes(scope.tx, whom.id, numbers, scope.now)
    await private_chat.plan_lapse(scope)
    await posted.forgotten(scope, whom)
    for case in found:
        if case.id in later:
            body = {"code": case.code, "team": case.team}
            await due.plan(scope.tx, stop_or_delete.TOLD, 0, later[case.id], body, ref=case.id)
        elif case in heard_of:
            await _tell(scope, case)
        await shred(scope, case)
    if whom.carry:
        lookup.drop(scope.tx, lookup.CARRY, whom.carry)
    for each in hidden:
        await said.forget(scope.tx, each.id, numbers)
    if not hidden:
        await inbox.drop_parked(scope.tx, whom)
    await people.forget(scope.tx, whom)
    scope.present = None


async def simple(scope: Scope, theirs: list[Case]) -> bool:
    """Whether words of some of these stand in a group without topics, where what is too old cannot be taken away."""
    for case in theirs:
        if await threads.topic(scope.tx, case.id) is None and await _stands(scope, case):
            return True
    return False


async def _stands(scope: Scope, case: Case) -> bool:
    """Whether words of it have come into the group."""
    return any(each.inward and each.copy is not None for each in await threads.all(scope.tx, case.id))


async def _apart(scope: Scope, whom: Person, told: list[Case]) -> dict[int, datetime]:
    """When the team hears of which case, where not at once: of all but one each after a wait of its own, for the team
    must not see that they are one person's. Keys and rows go now. At once, too, where somebody is called, for nobody
    is to be woken for what is gone; and in a group without topics, where messages may soon be too old to be taken
    away."""
    first = next((case for case in told if case.id == whom.talking_in), told[-1] if told else None)
    waits = [case for case in told if case is not first and await _may_wait(scope, case)]
    seconds = int(stop_or_delete.APART.total_seconds())
    return {case.id: scope.now + timedelta(seconds=scope.chance.randint(60, seconds)) for case in waits}


async def _may_wait(scope: Scope, case: Case) -> bool:
    called = case.state in (State.WAITING, State.TAKEN) and await boards.names(scope, case)
    return await threads.topic(scope.tx, case.id) is not None and not called


async def _announced(scope: Scope, case: Case) -> bool:
    """Whether the team has heard of the case: one that still waits for its minute goes without a word."""
    if await threads.topic(scope.tx, case.id) is not None or await boards.names(scope, case):
        return True
    return await _stands(scope, case) or await pending.begun(scope.tx, case.id)


async def _tell(scope: Scope, case: Case) -> None:
    await ladder.over(scope, case, "")
    await scope.put(Send(card.desk(case.team), lines=(line("desk-erased", code=case.code),)))


async def told(scope: Scope, planned: Due) -> None:
    """The team hears of a further case now, of which nothing but this is left."""
    code, team = planned.body["code"], planned.body["team"]
    await _tell(scope, Case(planned.ref, code, team, "", Urgency.ROUTINE, 0, scope.now))


async def shred(scope: Scope, case: Case) -> None:
    """The case's keys and rows, and what was planned about it."""
    scope.tx.saved.pop(case.id, None)
    await cases.shred(scope.tx, case)


async def clean_up(scope: Scope, case: Case) -> list[Send]:
    """What has to go from the group: the topic with all that is in it, or, without topics, message by message."""
    if await threads.topic(scope.tx, case.id) is not None:
        return [Send(card.topic(case), Act.DELETE_TOPIC, case=case.id)]
    entries = await threads.all(scope.tx, case.id)
    return [Send(card.topic(case), Act.WITHDRAW, case=case.id, of=each.row) for each in entries if each.inward]


async def expire(scope: Scope, due: Due) -> None:
    """Retention is over: the topic goes, the rows go, the key is shredded."""
    case = await cases.get(scope.tx, due.whose)
    if case is None:
        return
    try:
        case = case_rules.expire(case)
    except Refused:
        return  # it was opened again meanwhile
    await outbox.put_cleanup(scope.tx, await clean_up(scope, case), scope.now)
    await private_chat.plan_lapse(scope)
    await ladder.over(scope, case, "")
    await shred(scope, case)
