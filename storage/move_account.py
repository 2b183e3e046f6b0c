"""One person's conversations become another's: the account that had them keeps nothing, nothing leads to it any more.

All of it is one commit; the old person's key and look-up fall right after it, or at the next start.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from rules.person import Person
from rules.privacy.phrase import renumbered
from rules.send import Act, PlaceKind, Send
from storage import attached, cases, inbox, lookup, outbox, pending, people, said, sends, threads
from storage.disk.entries import Entry
from storage.disk.keys import Owner
from storage.disk.rows import Row
from storage.disk.tx import Tx
from storage.sends import CLAIMED, Outer


async def join(tx: Tx, old: Person, new: Person, moved: tuple[int, ...], by: int, now: datetime) -> None:
    """These cases of `old` lead to `new`, each with a number so much higher; then `old` is forgotten.

    `new` is kept as given. What waits for `old` about the cases goes to `new`; what is on its way right now may still
    arrive in the old chat, and goes to `new` as well. Messages about nothing else are dropped, but what had still to
    be taken away in the old chat is taken away.
    """
    standing = await _standing(tx, old.id)
    await outbox.put_wipes(tx, old.id, standing, now)
    for case_id in moved:
        again = await _redirect(tx, case_id, by, now)
        await _blind(tx, case_id, again)
        case = await cases.get(tx, case_id)
        if by and case is not None:
            await cases.save(tx, replace(case, number=case.number + by))
        await cases.lead(tx, case_id, new.id)
    await people.save(tx, new)
    if old.carry:
        lookup.drop(tx, lookup.CARRY, old.carry)
    if old.behind is None:
        await inbox.drop_parked(tx, old)
    await people.save(tx, Person(old.id, old.language, behind=old.behind))  # until its row is gone, it names nothing
    await people.forget(tx, old)


async def absorb(tx: Tx, veil: Person, person: Person, moved: tuple[int, ...], by: int, now: datetime) -> None:
    """These cases of a made-up person lead to whom they hid, in the same chat, each with a number so much higher; then
    the made-up one is forgotten. `person` is kept as given; what was to be taken away in the chat is."""
    await outbox.put_wipes(tx, veil.id, await _standing(tx, veil.id), now)
    for case_id in moved:
        for row in await pending.of_case(tx, case_id):
            if row.send.place.kind is PlaceKind.REPORTER:
                await outbox.rewrite(tx, row.id, renumbered(row.send, by))
        case = await cases.get(tx, case_id)
        if case is not None:
            await cases.save(tx, replace(case, number=case.number + by))
        await cases.lead(tx, case_id, person.id)
    await people.save(tx, person)
    await said.inherit(tx, veil.id, person.id, by)
    if veil.carry:
        lookup.drop(tx, lookup.CARRY, veil.carry)
    await people.save(tx, Person(veil.id, veil.language, behind=veil.behind))
    await people.forget(tx, veil)


async def _redirect(tx: Tx, case_id: int, by: int, now: datetime) -> dict[int, int]:
    """What waits for the case's reporter waits for the new chat; gives new rows by those that are on their way."""
    key = await tx.needed_key(Owner.CASE, case_id)
    again: dict[int, int] = {}
    for row, outer, claimed in await sends.opened(tx, Owner.CASE, case_id):
        send = await sends.within(tx, row, outer)
        if send is None or send.place.kind is not PlaceKind.REPORTER:
            continue
        send = renumbered(send, by)
        if send.act is Act.WITHDRAW:
            await outbox.put_cleanup(tx, [send], now)
            sends.forget(tx, row)
            if isinstance(send.of, int):
                sends.forget(tx, again.get(send.of, send.of))  # taken back on its way: it must not arrive here instead
        elif claimed & CLAIMED:
            again[row] = tx.next_id("outbox")
            send = replace(send, first=True)
            sealed = sends.close(tx.keys, again[row], send, key, Outer(Owner.CASE, case_id, None, b""))
            tx.write("INSERT INTO outbox (id, spool, body) VALUES (?, ?, ?)", (again[row], *sealed))
            await attached.move(tx, send.files, again[row])  # first: they fall with their row
            sends.forget(tx, row)
            _put(tx, again[row], send)
        else:
            sealed = sends.close(tx.keys, row, send, key, Outer(Owner.CASE, case_id, send.not_before, b""))
            tx.write("UPDATE outbox SET spool = ?, body = ?, tries = 0, claimed = 0 WHERE id = ?", (*sealed, row))
            _put(tx, row, send)
    return again


async def _blind(tx: Tx, case_id: int, again: dict[int, int]) -> None:
    """Without the numbers that the case's messages had in the old chat: a number is known to one account alone."""

    def made(entry: Entry) -> Entry:
        entry = replace(entry, row=again.get(entry.row, entry.row))
        return replace(entry, origin=None) if entry.inward else replace(entry, copy=None)

    await threads.change(tx, threads.of_case(case_id), made)


async def _standing(tx: Tx, person_id: int) -> Iterable[int]:
    """Messages of the person's chat that wait to be taken away."""
    found = []
    for row, outer, _ in await sends.opened(tx, Owner.PERSON, person_id):
        send = await sends.within(tx, row, outer)
        found += [send.origin] if send and send.act is Act.WITHDRAW and send.origin is not None else []
    return found


def _put(tx: Tx, row: int, send: Send) -> None:
    tx.put = [each for each in tx.put if each.id != row]
    tx.owners[row] = sends.whose(send)
    tx.put.append(Row(row, send, send.not_before, lane=f"{send.place.kind}:{send.place.ref}"))
