"""What is to be sent: put with the change of state, taken out once Telegram has answered."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from rules import files
from rules.send import Act, Place, PlaceKind, Send
from storage import cases, chats, people, places, sends, spool, threads, unreadable
from storage.disk.entries import Entry
from storage.disk.errors import Damaged, Gone, WrongKey
from storage.disk.keys import Owner
from storage.disk.paces import PACE
from storage.disk.rows import Row
from storage.disk.times import instant, micros
from storage.disk.tx import Tx
from storage.sends import CLAIMED, REPEAT, Outer
from storage.sends import drop_case as drop_case

CLEANUP = timedelta(hours=1)
"""How long a clean-up may take before its key falls, done or not."""

WINDOW = timedelta(minutes=1)
"""How far back Telegram's limits look."""

OUTWARD = (PlaceKind.REPORTER, PlaceKind.PERSON)


async def put(tx: Tx, put_now: Iterable[Send], now: datetime) -> list[int]:
    """Keep what is to be sent; gives the rows, in order. What says something is remembered in its thread.

    `Gone` when the case or person that a send is about was erased.
    """
    rows = []
    for send in put_now:
        owner, owner_id = sends.whose(send)
        key = tx.keys.house if owner is None else await tx.needed_key(owner, owner_id)
        row = tx.next_id("outbox")
        outer = Outer(owner, owner_id, send.not_before, b"")
        number, body = sends.close(tx.keys, row, send, key, outer)
        tx.write("INSERT INTO outbox (id, spool, body) VALUES (?, ?, ?)", (row, number, body))
        tx.put.append(_row(row, send, send.not_before, group=await _group(tx, send)))
        tx.owners[row] = (owner, owner_id)
        if send.act is Act.SAY and owner is not None and send.place.kind is not PlaceKind.CHANNEL:
            entry = await _entry(tx, row, send, owner, owner_id)
            await threads.remember(tx, threads.Whose(owner, owner_id), entry)
            for place, file in enumerate(send.files[1:]):
                name = files.name(file, entry.name.partition(".")[0])
                further = replace(entry, row=files.part(row, place), origin=file.origin, name=name)
                await threads.remember(tx, threads.Whose(owner, owner_id), further)
        rows.append(row)
    return rows


async def put_cleanup(tx: Tx, cleanups: Iterable[Send], now: datetime) -> list[int]:
    """Keep what has to be cleaned up in Telegram after an erasure; call it before `cases.shred`, `people.forget`.

    Each row carries its address and message itself, under a key of its own that falls when it is done or an hour after
    its time. What was never sent, or has no topic, needs no cleaning and is left out. `Gone` when called too late.
    """
    rows = []
    for send in cleanups:
        address = await _cleanup_address(tx, send)
        if address is None:
            continue
        place = Place(PlaceKind.ADDRESS, places.written(address))
        plain = replace(send, place=place, case=None, person=None, of=None, reply_to=None, origin=None, name="")
        rows.append(_put_plain(tx, plain, now))
    return rows


async def put_wipes(tx: Tx, person_id: int, messages: Iterable[int], now: datetime) -> list[int]:
    """Keep that these messages of the person's chat are to be deleted; each row carries its address, as above."""
    known = await people.known(tx, person_id)
    return [] if known is None else [_wipe(tx, known.chat, each, now) for each in messages]


def wipe_late(tx: Tx, chat: int, message: int, now: datetime) -> int:
    """A message arrived in the chat of somebody erased meanwhile: it is to be deleted."""
    return _wipe(tx, chat, message, now)


def wipe_topic(tx: Tx, chat: int, thread: int, now: datetime) -> int:
    """The same for a topic that was opened."""
    place = Place(PlaceKind.ADDRESS, places.written(places.Address(chat, thread)))
    return _put_plain(tx, Send(place, Act.DELETE_TOPIC), now)


def _wipe(tx: Tx, chat: int, message: int, now: datetime) -> int:
    place = Place(PlaceKind.ADDRESS, places.written(places.Address(chat, message=message)))
    return _put_plain(tx, Send(place, Act.WITHDRAW), now)


def _put_plain(tx: Tx, plain: Send, now: datetime) -> int:
    """A row that carries its own address, under a key of its own."""
    row = tx.next_id("outbox")
    key = tx.make_key(Owner.WIPE, row, micros(plain.not_before or now))
    number, body = sends.close(tx.keys, row, plain, key, Outer(Owner.WIPE, row, plain.not_before, b""))
    tx.write("INSERT INTO outbox (id, spool, body) VALUES (?, ?, ?)", (row, number, body))
    tx.put.append(_row(row, plain, plain.not_before))
    tx.owners[row] = (Owner.WIPE, row)
    return row


async def first_lapse(tx: Tx) -> datetime | None:
    """When the oldest clean-up that still waits is to be given up."""
    found = await tx.read(lambda files: files.ring.execute("SELECT min(at) FROM wipe").fetchone()[0])
    return None if found is None else instant(found) + CLEANUP


async def lapse_cleanup(tx: Tx, now: datetime) -> list[int]:
    """Give up clean-ups that are over an hour old, and erase their keys; gives the rows."""
    query, limit = "SELECT id FROM wipe WHERE at <= ?", micros(now - CLEANUP)
    found = await tx.read(lambda files: files.ring.execute(query, (limit,)).fetchall())
    rows = [row for (row,) in found]
    for row in rows:
        await done(tx, row)
    tx.dropped.extend(rows)
    return rows


async def left(tx: Tx) -> list[int]:
    """The numbers of all rows that wait, in the order in which they were put; for the start."""
    return [row for (row,) in await tx.rows("SELECT id FROM outbox ORDER BY id")]


async def waiting(tx: Tx, some: Sequence[int] | None = None) -> list[Row]:
    """What waits, in the order in which it was put: all of it, or of some numbers those that are still there.

    What was claimed may have been sent before the crash. Rows whose key was erased are forgotten; rows that do not
    open are left alone and noted in `store.unreadable`.
    """
    rows = []
    which = "" if some is None else f"WHERE id IN ({','.join('?' * len(some))})"
    query = f"SELECT id, spool, body, tries, claimed FROM outbox {which} ORDER BY id"
    for row, number, body, tries, claimed in await tx.rows(query, tuple(some or ())):
        try:
            outer = sends.open_outer(tx.keys, row, number, body)
            key = tx.keys.house if outer.owner is None else await tx.key(outer.owner, outer.id)
            if key is None:
                tx.write("DELETE FROM outbox WHERE id = ?", (row,))
                tx.owners[row] = None
                continue
            send = sends.open_inner(row, key, outer.inner)
            group = await _group(tx, send)
        except (Damaged, WrongKey):
            unreadable.note(tx, "outbox", row)
            continue
        rows.append(_row(row, send, outer.due, bool(claimed), tries, group))
    return rows


async def claim(tx: Tx, rows: Iterable[int]) -> None:
    """These are being sent now: should the answer never come, they may have been sent."""
    for row in rows:
        tx.write("UPDATE outbox SET claimed = claimed | ?, tries = tries + 1 WHERE id = ?", (CLAIMED, row))


async def done(tx: Tx, row: int) -> None:
    """Telegram has it, or refused it for good: forget the row."""
    tx.write("DELETE FROM outbox WHERE id = ?", (row,))
    tx.owners[row] = None
    if row in tx.store.wipes:
        tx.erase(Owner.WIPE, row)


async def defer(tx: Tx, row: int, due: datetime, repeat: bool) -> None:
    """Try again, not before `due`; `repeat` when this try may have been sent."""
    found = await tx.rows("SELECT spool, body, claimed FROM outbox WHERE id = ?", (row,))
    if not found:
        return
    number, body, claimed = found[0]
    outer = replace(sends.open_outer(tx.keys, row, number, body), due=due)
    kept = (claimed & REPEAT) | (REPEAT if repeat else 0)
    values = (*sends.reclose(tx.keys, row, outer), kept, row)
    tx.write("UPDATE outbox SET spool = ?, body = ?, claimed = ? WHERE id = ?", values)


async def rewrite(tx: Tx, row: int, send: Send) -> bool:
    """Send this in the row's stead; False when it is too late: it is being sent, or was.

    It waits as `send` says, or, once a try has failed, as long as it did before.
    """
    found = await tx.rows("SELECT spool, body, tries, claimed FROM outbox WHERE id = ?", (row,))
    if not found or found[0][3] & CLAIMED:
        return False
    number, body, tries, claimed = found[0]
    owner, owner_id = sends.whose(send)
    key = tx.keys.house if owner is None else await tx.needed_key(owner, owner_id)
    before = sends.open_outer(tx.keys, row, number, body)
    outer = Outer(owner, owner_id, before.due if tries else send.not_before, b"")
    values = (*sends.close(tx.keys, row, send, key, outer), row)
    tx.write("UPDATE outbox SET spool = ?, body = ? WHERE id = ?", values)
    tx.owners[row] = (owner, owner_id)
    tx.put = [each for each in tx.put if each.id != row]
    tx.put.append(_row(row, send, outer.due, bool(claimed), tries, await _group(tx, send)))
    return True


async def withdraw(tx: Tx, row: int) -> bool:
    """Do not send it after all, and forget that it was to be sent; False when it is too late.

    What the thread knows of it goes along: a later change of the message that it came from must not send it anew.
    """
    found = await tx.rows("SELECT spool, body, claimed FROM outbox WHERE id = ?", (row,))
    if not found or found[0][2]:
        return False
    outer = sends.open_outer(tx.keys, row, *found[0][:2])
    if outer.owner in (Owner.CASE, Owner.PERSON):
        await threads.lost(tx, threads.Whose(outer.owner, outer.id), row)
    sends.forget(tx, row)
    return True


async def pace(tx: Tx, chat: int, now: datetime) -> None:
    """Something was sent into this chat; remembered for a minute, so that a restart keeps to Telegram's limits."""
    row, at = tx.next_id("pace"), micros(now)
    values = (row, *spool.wrap(tx.keys, "pace", row, PACE.pack(at, chat)))
    tx.write("INSERT INTO pace (id, spool, body) VALUES (?, ?, ?)", values)
    paces, limit, last = tx.store.paces, micros(now - WINDOW), 0
    paces.append((row, at))
    while paces[0][1] < limit:
        last = paces.popleft()[0]
    if last:
        tx.write("DELETE FROM pace WHERE id <= ?", (last,))


async def paced(tx: Tx, since: datetime) -> list[tuple[datetime, int]]:
    """When and into which chat something was sent since then; for the start."""
    found = []
    tx.store.paces.clear()
    for row, number, body in await tx.rows("SELECT id, spool, body FROM pace ORDER BY id"):
        at, chat = PACE.unpack(spool.unwrap(tx.keys, "pace", row, number, body))
        tx.store.paces.append((row, at))
        if instant(at) >= since:
            found.append((instant(at), chat))
    return found


def _row(row: int, send: Send, due: datetime | None, repeat: bool = False, tries: int = 0, group: str = "") -> Row:
    lane = f"{send.place.kind}:{send.place.ref}"
    return Row(row, send, due, repeat, lane, tries, group=group)


async def _group(tx: Tx, send: Send) -> str:
    """In which team's group something goes for which nobody waits."""
    if not send.patient or send.place.kind is not PlaceKind.TOPIC:
        return ""
    case = await cases.get(tx, int(send.place.ref))
    return case.team if case is not None else ""


async def _entry(tx: Tx, row: int, send: Send, owner: Owner, owner_id: int) -> Entry:
    """What the thread will know of it. Words on their way out came from the team's group of today."""
    inward, case_id, chat = send.place.kind not in OUTWARD, 0, 0
    if owner is Owner.CASE:
        case_id = owner_id
        case = await cases.get(tx, case_id)
        if not inward and case is not None and case.team in tx.groups:
            chat = await chats.current(tx, tx.groups[case.team])
    return Entry(row, case_id, send.role, inward, send.origin, None, chat, send.name)


async def _cleanup_address(tx: Tx, send: Send) -> places.Address | None:
    """Where a clean-up goes, and at which message; None where there is nothing to clean up."""
    owner, owner_id = sends.whose(send)
    if owner is Owner.CASE and await cases.get(tx, owner_id) is None:
        raise Gone("clean-up has to be put before the case is shredded")
    address = await places.resolve(tx, send.place)
    if address is None or (send.act is not Act.SAY and send.of is None and address.thread is None):
        return None
    if send.of is None or owner is None:
        return address
    at_team = send.place.kind not in OUTWARD
    entry = await threads.find(tx, threads.Whose(owner, owner_id), send.of)
    message = entry.number(at_team) if entry else None
    if entry is None or message is None:
        return None
    return replace(address, chat=entry.chat if at_team and entry.chat else address.chat, message=message)
