"""Blocks, one for each conversation in which the team has decided it: what is decided in one shows in no other, or the
team would see that both are one person's."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from handlers.turn import Scope
from rules.case import Case
from rules.person import UNBLOCK, Person
from rules.reporter import help_now
from storage import cases, due, people


async def begins(scope: Scope, person: Person, case: Case, ends: datetime) -> Case:
    """Words of this conversation are not passed on until then, and the team takes no new ones of this person."""
    case = replace(case, blocked=True)
    await cases.save(scope.tx, case)
    await people.save(scope.tx, replace(person, blocked=True))
    await due.plan(scope.tx, UNBLOCK, person.id, ends, ref=case.id)
    return case


async def ends(scope: Scope, person: Person, case_id: int) -> None:
    """It is over, by itself or by a member; the person is told."""
    await due.cancel(scope.tx, UNBLOCK, person.id, ref=case_id)
    case = await cases.get(scope.tx, case_id) if case_id else None
    if case is not None:
        await cases.save(scope.tx, replace(case, blocked=False))
    left = await blocked(scope, person)
    await people.save(scope.tx, replace(person, blocked=bool(left)))
    await scope.put(help_now.block_ends(person, case.number if left and case is not None else None))


async def blocked(scope: Scope, person: Person) -> list[Case]:
    """The conversations in which it holds."""
    found = [await cases.get(scope.tx, each) for each in person.conversations]
    return [case for case in found if case is not None and case.blocked]


async def heard(scope: Scope, person: Person, case: Case) -> bool:
    """Whether the same team still hears this person in another conversation: then it is told of which one it speaks."""
    found = [await cases.get(scope.tx, each) for each in person.conversations if each != case.id]
    return any(each is not None and each.team == case.team and not each.blocked for each in found)


async def inherit(scope: Scope, old: Person, new: Person, moved: Iterable[int]) -> datetime | None:
    """The conversations are another's now, and blocks of them last as long as they would have; until when the last."""
    ends = []
    for case_id in (0, *moved):
        planned = await due.get(scope.tx, UNBLOCK, old.id, case_id)
        if planned is not None:
            await due.plan(scope.tx, UNBLOCK, new.id, planned.at, ref=case_id)
            ends.append(planned.at)
    return max(ends, default=None)
