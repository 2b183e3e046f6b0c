"""Rows that wait, looked at and changed by those who put them: held words, the first words' wait, second thoughts."""

from dataclasses import replace

from rules.person import Person
from rules.send import Act, PlaceKind, Role, Send
from storage import outbox, sends, threads, unreadable
from storage.disk.entries import Entry
from storage.disk.errors import Damaged
from storage.disk.keys import Owner
from storage.disk.rows import Row
from storage.disk.tx import Tx
from storage.sends import CLAIMED, REPEAT
from storage.threads import Whose


def thread_of(send: Send) -> Whose | None:
    """The thread that remembers the send; None for notices about nobody."""
    owner, owner_id = sends.whose(send)
    return Whose(owner, owner_id) if owner is not None else None


async def get(tx: Tx, row: int) -> Row | None:
    """The row while it waits untouched; None once it is on its way, was sent, is gone, or cannot be read."""
    found = await tx.rows("SELECT spool, body, tries, claimed FROM outbox WHERE id = ?", (row,))
    if not found or found[0][3] & CLAIMED:
        return None
    number, body, tries, claimed = found[0]
    try:
        outer = sends.open_outer(tx.keys, row, number, body)
    except Damaged:
        unreadable.note(tx, "outbox", row)
        return None
    send = await sends.within(tx, row, outer)
    if send is None:
        return None
    return Row(row, send, outer.due, bool(claimed & REPEAT), f"{send.place.kind}:{send.place.ref}", tries)


async def release(tx: Tx, row: int) -> bool:
    """Words that were held may go now; False when they are no longer there."""
    waiting = await get(tx, row)
    return waiting is not None and await outbox.rewrite(tx, row, replace(waiting.send, held=False))


async def release_into_topic(tx: Tx, case_id: int) -> None:
    """The reporter's words that were kept out of the group go there now."""
    for row in await of_case(tx, case_id):
        if row.send.held and not row.send.kept and row.send.place.kind is PlaceKind.TOPIC:
            await release(tx, row.id)


async def hasten(tx: Tx, case_id: int) -> bool:
    """The case's rows wait no longer for their minute; True when there were any."""
    some = False
    for row in await of_case(tx, case_id):
        if row.send.not_before is not None:
            some = await outbox.rewrite(tx, row.id, replace(row.send, not_before=None)) or some
    return some


async def waiting_for_reporter(tx: Tx, case_id: int) -> bool:
    """Whether words of the team still wait for the case's reporter."""
    rows = await of_case(tx, case_id)
    return any(row.send.place.kind is PlaceKind.REPORTER and row.send.role is Role.CARRIED for row in rows)


async def to_reader(tx: Tx, person: Person) -> list[Row]:
    """What waits for this person, about any of their conversations or none, in order; withdrawals left out."""
    refs = {(PlaceKind.PERSON, str(person.id))} | {(PlaceKind.REPORTER, str(case)) for case in person.conversations}
    found = []
    for number, outer, _ in await sends.opened(tx):
        if (outer.owner is Owner.PERSON and outer.id == person.id) or (
            outer.owner is Owner.CASE and outer.id in person.conversations
        ):
            row = await get(tx, number)
            if row and (row.send.place.kind, row.send.place.ref) in refs and row.send.act is not Act.WITHDRAW:
                found.append(row)
    return found


async def owing(tx: Tx, case_id: int) -> bool:
    """Whether anything that has to arrive before that is told still waits, or is on its way."""
    for number, outer, _ in await sends.opened(tx):
        if outer.owner is Owner.CASE and outer.id == case_id:
            send = await sends.within(tx, number, outer)
            if send is not None and send.owed:
                return True
    return False


async def joined(tx: Tx, entry: Entry) -> bool:
    """Whether the message went out together with others, in one message of Telegram's."""
    if entry.copy is None:
        return False
    same = [each for each in await threads.all(tx, entry.case) if each.copy == entry.copy]
    return len([each for each in same if each.inward is entry.inward]) > 1


async def of_case(tx: Tx, case_id: int) -> list[Row]:
    """What waits untouched about the case, the oldest first."""
    rows = []
    for number, outer, _ in await sends.opened(tx):
        if outer.owner is Owner.CASE and outer.id == case_id:
            row = await get(tx, number)
            rows += [row] if row else []
    return rows
