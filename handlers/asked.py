"""What somebody asked to be asked about, without any conversation: kept with the person, and gone with them."""

from dataclasses import replace

from handlers.turn import Scope
from rules import helped
from rules.due_kinds import Of
from rules.helped import Asked
from rules.person import Person
from storage import due, outbox, pending, records
from storage.records import Record

ASKED: Record[Asked] = Record("asked", Of.PERSON, Asked)


async def all_of(scope: Scope, person: Person) -> dict[int, Asked]:
    """All of it, by number."""
    return await records.all(scope.tx, ASKED, person.id)


async def keep(scope: Scope, person: Person, asked: Asked) -> int:
    """Keep and plan it, in place of what was asked about the same entry; its number, 0 where it is one too many."""
    every = await records.all(scope.tx, ASKED, person.id)
    same = [ref for ref, each in every.items() if each.entry == asked.entry]
    if len(every) >= helped.MOST and not same:
        return 0
    ref = same[0] if same else max(every, default=0) + 1
    await records.keep(scope.tx, ASKED, person.id, asked, ref=ref)
    await due.plan(scope.tx, helped.COMES, person.id, asked.at, ref=ref)
    return ref


async def put(scope: Scope, person: Person, ref: int, asked: Asked) -> None:
    """The question is on its way; for some days an answer is of use."""
    await records.keep(scope.tx, ASKED, person.id, replace(asked, put=True), ref=ref)
    await due.plan(scope.tx, helped.COMES, person.id, scope.now + helped.KEPT, ref=ref)


async def over(scope: Scope, person: Person, ref: int) -> None:
    """Nothing of it is kept any more, and nothing comes."""
    await records.drop(scope.tx, ASKED, person.id, ref)
    await due.cancel(scope.tx, helped.COMES, person.id, ref)


async def stop(scope: Scope, person: Person) -> int:
    """None of them comes any more; how many there were."""
    found = await all_of(scope, person)
    for ref in found:
        await over(scope, person, ref)
    for row in await pending.to_reader(scope.tx, person):
        if found and row.send.window is not None and row.send.case is None:
            await outbox.withdraw(scope.tx, row.id)
    return len(found)


async def follow(scope: Scope, veil: Person, person: Person) -> None:
    """What was asked for in a locked chat goes on as the person's own; a question that waited there comes now."""
    for old, each in (await all_of(scope, veil)).items():
        await over(scope, veil, old)
        ref = await keep(scope, person, replace(each, put=False))
        send = helped.question(person, ref, each, scope.now) if each.put and ref else None
        if send is not None:
            await put(scope, person, ref, each)
            await scope.put(replace(send, asked=scope.now))
