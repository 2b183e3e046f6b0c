"""Conversations, each under a key of its own; the way back to the reporter under another."""

import struct
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from rules.case import Case
from rules.due_kinds import Of
from rules.person import Person
from rules.send import Urgency
from storage import due, lookup, records, roll, sends, threads, unreadable
from storage.disk.caches import Kind
from storage.disk.codec import Codec
from storage.disk.entries import Entry, Thread
from storage.disk.errors import Damaged, WrongKey
from storage.disk.keys import Owner
from storage.disk.two_files import Files
from storage.disk.tx import Tx
from storage.disk.vault import bound, seal, unseal

FLOOR = 512  # one bucket whatever team, category, urgency and state are called
CASE: Codec[Case] = Codec(Case)
WAY = struct.Struct("<q")
BATCH, AT_A_TIME = 256, 50


async def open(  # noqa: PLR0913 - what a case begins with, all by name
    tx: Tx, person: Person, *, code: str, team: str, category: str, urgency: Urgency, number: int, now: datetime
) -> Case:
    """A new conversation of this person, with keys of its own."""
    case = Case(
        id=tx.next_id("case_"), code=code, team=team, category=category, urgency=urgency, number=number, opened=now
    )
    key = tx.make_key(Owner.CASE, case.id)
    way = seal(tx.make_key(Owner.WAY, case.id), WAY.pack(person.id), bound("case_", "way", case.id))
    tx.write("INSERT INTO case_ (id, body, way) VALUES (?, ?, ?)", (case.id, _body(key, case), way))
    tx.saved[case.id] = None
    roll.mark(tx, case.id, case.open)
    tx.keep(Kind.CASE, case.id, case)
    tx.keep(Kind.WAY, case.id, person.id)
    tx.keep(Kind.THREAD, case.id, Thread())
    lookup.put(tx, lookup.CODE, code, case.id)
    return case


async def get(tx: Tx, case_id: int) -> Case | None:
    """The case with this number, unless shredded."""
    known, value = tx.recall(Kind.CASE, case_id)
    if not known:
        key, found = await tx.with_key(Owner.CASE, case_id, "SELECT body FROM case_ WHERE id = ?", case_id)
        if key is None or not found:
            return None
        value = CASE.open(unseal(key, found[0][0], bound("case_", "body", case_id), padded=True))
        tx.keep(Kind.CASE, case_id, value)
    case: Case | None = value
    return case


async def every_open(tx: Tx) -> AsyncIterator[Case]:
    """All cases that are open now, the oldest first; the closed are not looked at, and few are in memory at once."""
    waiting = roll.ids(tx)
    for start in range(0, len(waiting), BATCH):
        for case in await _several(tx, waiting[start : start + BATCH]):
            yield case


async def next_open(tx: Tx, after: int) -> tuple[list[Case], int | None]:
    """Some open cases behind this one, the oldest first, and behind which to go on; None at the end. For whoever looks
    at all of them, a turn for some, so that nobody waits for it."""
    waiting = [each for each in roll.ids(tx) if each > after]
    some = waiting[:AT_A_TIME]
    return await _several(tx, some), some[-1] if len(waiting) > len(some) else None


async def save(tx: Tx, case: Case) -> None:
    """Keep the case, sealed to its row; `Gone` when it was shredded."""
    key = await tx.needed_key(Owner.CASE, case.id)
    tx.saved.setdefault(case.id, await get(tx, case.id))
    tx.write("UPDATE case_ SET body = ? WHERE id = ?", (_body(key, case), case.id))
    roll.mark(tx, case.id, case.open)
    tx.keep(Kind.CASE, case.id, case)


async def of_topic(tx: Tx, chat: int, thread: int) -> Case | None:
    """The case that this topic of a group is about."""
    return await _found(tx, lookup.TOPIC, lookup.pair(chat, thread))


async def of_message(tx: Tx, chat: int, message: int) -> Case | None:
    """The case that a message of ours in a group without topics is about."""
    return await _found(tx, lookup.MESSAGE, lookup.pair(chat, message))


async def by_code(tx: Tx, code: str) -> Case | None:
    """The case that the team calls by this code."""
    return await _found(tx, lookup.CODE, code)


async def reporter_of(tx: Tx, case: Case) -> int | None:
    """Whose conversation it is; None once the way back is cut. The chat stays behind `storage.places`."""
    known, value = tx.recall(Kind.WAY, case.id)
    if not known:
        key, found = await tx.with_key(Owner.WAY, case.id, "SELECT way FROM case_ WHERE id = ?", case.id)
        if key is None or not found or found[0][0] is None:
            return None
        value = WAY.unpack(unseal(key, found[0][0], bound("case_", "way", case.id)))[0]
        tx.keep(Kind.WAY, case.id, value)
    person_id: int | None = value
    return person_id


async def lead(tx: Tx, case_id: int, person_id: int) -> None:
    """The way back leads to this person from now on; `Gone` when it was cut."""
    key = await tx.needed_key(Owner.WAY, case_id)
    way = seal(key, WAY.pack(person_id), bound("case_", "way", case_id))
    tx.write("UPDATE case_ SET way = ? WHERE id = ?", (way, case_id))
    tx.keep(Kind.WAY, case_id, person_id)


async def cut(tx: Tx, case: Case) -> None:
    """Erase the way back to the reporter; the case itself stays.

    The numbers that its messages have in the reporter's chat go with it, and so does what waits for them. That the
    person's own row names the case is ended by `moving.renew`.
    """
    tx.erase(Owner.WAY, case.id)
    tx.keep(Kind.WAY, case.id, None)
    await threads.change(tx, threads.of_case(case.id), _blind)
    await sends.drop_outward(tx, case.id)


async def shred(tx: Tx, case: Case) -> None:
    """Erase the case: its keys, then its rows, look-ups and thread. What waits to be sent about it is dropped, and what
    was planned is off; what was kept of it goes.

    What has to be cleaned up in Telegram is put before, with `outbox.put_cleanup`.
    """
    await sends.drop_case(tx, case.id)
    await due.forget(tx, Of.CASE, case.id)
    await records.forget(tx, Of.CASE, case.id)
    await threads.drop_lookups(tx, case.id)
    lookup.drop(tx, lookup.CODE, case.code)
    roll.mark(tx, case.id, False)
    tx.erase(Owner.CASE, case.id)
    tx.erase(Owner.WAY, case.id)
    for kind in (Kind.CASE, Kind.WAY, Kind.THREAD):
        tx.keep(kind, case.id, None)


async def _several(tx: Tx, ids: list[int]) -> list[Case]:
    """These cases, read in one hop where they are not in memory, and not kept there."""
    recalled = {case_id: tx.recall(Kind.CASE, case_id) for case_id in ids}
    missing = [case_id for case_id, (known, _) in recalled.items() if not known]
    marks = ",".join("?" * len(missing))
    bodies = f"SELECT id, body FROM case_ WHERE id IN ({marks})"
    keys = f"SELECT id, wrapped FROM {Owner.CASE} WHERE id IN ({marks})"

    def look(files: Files) -> tuple[list[tuple[int, bytes]], dict[int, bytes]]:
        return files.main.execute(bodies, missing).fetchall(), dict(files.ring.execute(keys, missing).fetchall())

    found, wrapped = await tx.read(look) if missing else ([], {})
    cases = {case_id: value for case_id, (_, value) in recalled.items() if value is not None}
    for case_id, body in found:
        if case_id in wrapped:
            try:
                key = tx.keys.unwrapped(Owner.CASE, case_id, wrapped[case_id])
                cases[case_id] = CASE.open(unseal(key, body, bound("case_", "body", case_id), padded=True))
            except (Damaged, WrongKey):  # whoever looks through all of them must find the others
                unreadable.note(tx, "case_", case_id)
    return [cases[case_id] for case_id in ids if case_id in cases]


async def _found(tx: Tx, kind: str, value: str) -> Case | None:
    case_id = await lookup.get(tx, kind, value)
    return None if case_id is None else await get(tx, case_id)


def _blind(entry: Entry) -> Entry:
    """Without the reporter's side: a number in a private chat is known to one person alone."""
    return replace(entry, origin=None) if entry.inward else replace(entry, copy=None)


def _body(key: AESGCM, case: Case) -> bytes:
    return seal(key, CASE.pack(case), bound("case_", "body", case.id), FLOOR)
