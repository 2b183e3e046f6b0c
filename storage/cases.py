"""Conversations, each under a key of its own; the way back to the reporter under another."""

import struct
from datetime import datetime

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from rules.case import Case
from rules.person import Person
from rules.send import Urgency
from storage import lookup, sends, threads
from storage.caches import Kind
from storage.codec import Codec
from storage.entries import Thread
from storage.keys import Owner
from storage.tx import Tx
from storage.vault import bound, seal, unseal

FLOOR = 512  # one bucket whatever team, category, urgency and state are called
CASE: Codec[Case] = Codec(Case)
WAY = struct.Struct("<q")


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


async def every(tx: Tx) -> list[Case]:
    """All cases there are, in the order in which they were opened; two hops however many they are."""
    found = await tx.read(lambda files: files.ring.execute(f"SELECT id, wrapped FROM {Owner.CASE}").fetchall())
    keys = {row: tx.known_key(Owner.CASE, row)[1] or tx.hold(Owner.CASE, row, wrapped) for row, wrapped in found}
    cases = []
    for row, body in await tx.rows("SELECT id, body FROM case_ ORDER BY id"):
        known, value = tx.recall(Kind.CASE, row)
        key = keys.get(row)
        if not known and key is not None:
            value = CASE.open(unseal(key, body, bound("case_", "body", row), padded=True))
        if value is not None:
            cases.append(value)
    return cases


async def save(tx: Tx, case: Case) -> None:
    """Keep the case, sealed to its row; `Gone` when it was shredded."""
    key = await tx.needed_key(Owner.CASE, case.id)
    tx.saved.setdefault(case.id, await get(tx, case.id))
    tx.write("UPDATE case_ SET body = ? WHERE id = ?", (_body(key, case), case.id))
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


async def cut(tx: Tx, case: Case) -> None:
    """Erase the way back to the reporter; the case itself stays."""
    tx.erase(Owner.WAY, case.id)
    tx.keep(Kind.WAY, case.id, None)


async def shred(tx: Tx, case: Case) -> None:
    """Erase the case: its keys, then its rows, look-ups and thread. What waits to be sent about it is dropped.

    What has to be cleaned up in Telegram is put before, with `outbox.put_cleanup`.
    """
    await sends.drop_case(tx, case.id)
    await threads.drop_lookups(tx, case.id)
    lookup.drop(tx, lookup.CODE, case.code)
    tx.erase(Owner.CASE, case.id)
    tx.erase(Owner.WAY, case.id)
    for kind in (Kind.CASE, Kind.WAY, Kind.THREAD):
        tx.keep(kind, case.id, None)


async def _found(tx: Tx, kind: str, value: str) -> Case | None:
    case_id = await lookup.get(tx, kind, value)
    return None if case_id is None else await get(tx, case_id)


def _body(key: AESGCM, case: Case) -> bytes:
    return seal(key, CASE.pack(case), bound("case_", "body", case.id), FLOOR)
