"""Erasing is a state, not a moment: rows and waiting words go at once with their keys; what stands in Telegram is
cleaned up by rows that carry their own address, each under a key that falls when it is done or after an hour."""

from handlers.channel import posted
from handlers.oncall import ladder
from handlers.privacy import veil
from handlers.turn import Scope
from handlers.who import front, private_chat
from rules import card, stop_or_delete
from rules import case as case_rules
from rules.case import Case
from rules.person import Person
from rules.refused import Refused
from rules.send import Act, Send, line
from storage import cases, inbox, lookup, outbox, people, said, threads
from storage.due import Due


async def person(scope: Scope, whom: Person) -> None:
    """*Delete everything*: every conversation, the person, what stands in their chat. In a locked chat the person is
    made up; whom they hide stays, and of theirs only what can be seen goes."""
    whom = await veil.lift(scope, whom)
    hidden = await front.behind(scope.tx, whom)
    standing = [each for one in (*hidden, whom) for each in await said.all(scope.tx, one.id)]
    numbers = [each.message for each in standing if scope.now - each.at < said.DELETABLE]
    found = [case for each in whom.conversations if (case := await cases.get(scope.tx, each)) is not None]
    for case in found:
        case_rules.erase(case)
        await outbox.put_cleanup(scope.tx, await clean_up(scope, case), scope.now)
    await outbox.put_cleanup(scope.tx, [stop_or_delete.gone(whom)], scope.now)
    await outbox.put_wipes(scope.tx, whom.id, numbers, scope.now)
    await private_chat.plan_lapse(scope)
    await posted.forgotten(scope, whom)
    for case in found:
        await shred(scope, case)
        await scope.put(Send(card.desk(case.team), lines=(line("desk-erased", code=case.code),)))
    if whom.carry:
        lookup.drop(scope.tx, lookup.CARRY, whom.carry)
    for each in hidden:
        await said.forget(scope.tx, each.id, numbers)
    if not hidden:
        await inbox.drop_parked(scope.tx, whom)
    await people.forget(scope.tx, whom)
    scope.present = None


async def shred(scope: Scope, case: Case) -> None:
    """The case's keys and rows, and what was planned about it."""
    await ladder.over(scope, case, "")
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
    await shred(scope, case)
