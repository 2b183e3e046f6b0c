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

FEW = 64
"""Rows that may wait for somebody before it is looked whether some say the same: nobody taps so often in earnest."""
LOOKED_AT = 60


def thread_of(send: Send) -> Whose | None:
    """The thread that remembers the send; None for notices about nobody."""
    owner, owner_id = sends.whose(send)
    return Whose(owner, owner_id) if owner is not None else None


async def get(tx: Tx, row: int) -> Row | None:
    """The row while it waits untouched; None once it is on its way, was sent, is gone, or cannot be read."""
    found = await tx.rows("SELECT id, spool, body, tries, claimed FROM outbox WHERE id = ?", (row,))
    return await _opened(tx, *found[0]) if found else None


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
    whose = [(Owner.PERSON, person.id), *((Owner.CASE, case) for case in person.conversations)]
    refs = {(PlaceKind.PERSON, str(person.id))} | {(PlaceKind.REPORTER, str(case)) for case in person.conversations}
    found = [row for owner, ref in whose for row in await _untouched(tx, owner, ref)]
    here = (row for row in found if (row.send.place.kind, row.send.place.ref) in refs)
    return sorted((row for row in here if row.send.act is not Act.WITHDRAW), key=lambda row: row.id)


async def screens(tx: Tx, person: Person) -> list[Row]:
    """What waits for this person about no conversation, in order."""
    return [row for row in await _untouched(tx, Owner.PERSON, person.id) if row.send.act is not Act.WITHDRAW]


async def owing(tx: Tx, case_id: int) -> bool:
    """Whether anything that has to arrive before that is told still waits, or is on its way, and is still wanted."""
    owed, unwanted = set(), set()
    for number, outer, _ in await sends.opened(tx, Owner.CASE, case_id):
        send = await sends.within(tx, number, outer)
        if send is not None and send.owed:
            owed.add(number)
        if send is not None and send.act is Act.WITHDRAW:
            unwanted.add(send.of)
    return bool(owed - unwanted)


async def among(tx: Tx, entry: Entry) -> list[Entry]:
    """Everything that went out in the same message of Telegram's, itself among it, in order."""
    if entry.copy is None:
        return []
    same = [
        each for each in await threads.all(tx, entry.case) if each.copy == entry.copy and each.inward is entry.inward
    ]
    return sorted((each for each in same if each.chat == entry.chat), key=lambda each: (each.place, each.row))


async def joined(tx: Tx, entry: Entry) -> bool:
    """Whether the message went out together with others, in one message of Telegram's."""
    return len(await among(tx, entry)) > 1


async def begun(tx: Tx, case_id: int) -> bool:
    """Whether any row about the case is on its way right now, or may have arrived."""
    return any(claimed for _, _, claimed in await sends.opened(tx, Owner.CASE, case_id))


def about(tx: Tx, case_id: int) -> int:
    """How many rows about the case wait."""
    return len(tx.rows_of((Owner.CASE, case_id)))


async def of_case(tx: Tx, case_id: int) -> list[Row]:
    """What waits untouched about the case, the oldest first."""
    return await _untouched(tx, Owner.CASE, case_id)


async def repeated(tx: Tx, send: Send) -> None:
    """What still waits for the same reader and says the same gives way to this: many taps are answered once."""
    owner, ref = sends.whose(send)
    if owner is None or len(tx.rows_of((owner, ref))) < FEW:
        return
    for row in await _untouched(tx, owner, ref, newest=LOOKED_AT):
        if replace(row.send, not_before=None, name="") == replace(send, not_before=None, name=""):
            await outbox.withdraw(tx, row.id)


async def _untouched(tx: Tx, owner: Owner, ref: int, newest: int = 0) -> list[Row]:
    """The rows under one key that nobody has begun to send, the oldest first; only so many of the newest, if said."""
    rows = tx.rows_of((owner, ref))[-newest:]
    found = []
    for begin in range(0, len(rows), sends.BATCH):
        some = tuple(rows[begin : begin + sends.BATCH])
        marks = ",".join("?" * len(some))
        query = f"SELECT id, spool, body, tries, claimed FROM outbox WHERE id IN ({marks}) ORDER BY id"
        found += [await _opened(tx, *each) for each in await tx.rows(query, some)]
    return [row for row in found if row is not None]


async def _opened(tx: Tx, row: int, number: int, body: bytes, tries: int, claimed: int) -> Row | None:
    if claimed & CLAIMED:
        return None
    try:
        outer = sends.open_outer(tx.keys, row, number, body)
    except Damaged:
        unreadable.note(tx, "outbox", row)
        return None
    send = await sends.within(tx, row, outer)
    if send is None:
        return None
    return Row(row, send, outer.due, bool(claimed & REPEAT), f"{send.place.kind}:{send.place.ref}", tries)
