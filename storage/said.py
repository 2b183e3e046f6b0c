"""The numbers of the newest messages in a person's chat, both sides': what can still be deleted there.

Telegram lets a bot delete for 48 hours, so that is how long they are kept, packed, under the person's key.
"""

import struct
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from storage.disk.caches import Kind
from storage.disk.keys import Owner
from storage.disk.tx import Tx
from storage.disk.vault import bound, seal, unseal

DELETABLE = timedelta(hours=48)
MOST = 2000
"""Numbers of one person; whoever writes more in two days loses the oldest."""
FLOOR = 256
_ENTRY = struct.Struct("<qIB")  # Telegram's number, unix seconds, 1 for the person's own and twice `by`
FAR = 127
"""`by`, where it is that or more: nobody has so many conversations in two days."""


@dataclass(frozen=True, slots=True)
class Said:
    """One message of the chat."""

    message: int
    at: datetime
    own: bool
    by: int = 0  # so much higher are the numbers of conversations now than its buttons say


async def note(tx: Tx, person_id: int, message: int, now: datetime, *, own: bool) -> None:
    """A message stands in the person's chat; `own`: they wrote it. `Gone` when the person was erased."""
    kept = [each for each in await all(tx, person_id) if now - each.at < DELETABLE]
    await _keep(tx, person_id, (*kept[1 - MOST :], Said(message, now, own)))


async def all(tx: Tx, person_id: int) -> tuple[Said, ...]:
    """What is known to stand there, the oldest first; some of it may be too old to be deleted."""
    known, value = tx.recall(Kind.SAID, person_id)
    if not known:
        query = "SELECT body FROM said WHERE id = ?"
        key, found = await tx.with_key(Owner.PERSON, person_id, query, person_id)
        if key is None:
            return ()
        value = _unpack(unseal(key, found[0][0], bound("said", "body", person_id), padded=True)) if found else ()
        tx.keep(Kind.SAID, person_id, value)
    said: tuple[Said, ...] = value or ()
    return said


async def forget(tx: Tx, person_id: int, messages: Collection[int]) -> None:
    """These are deleted, or soon will be."""
    kept = tuple(each for each in await all(tx, person_id) if each.message not in messages)
    await _keep(tx, person_id, kept)


async def inherit(tx: Tx, old: int, new: int, by: int = 0) -> None:
    """The same chat belongs to a person of another number now, the conversations with numbers so much higher."""
    moved = [replace(each, by=min(each.by + by, FAR)) for each in await all(tx, old)]
    both = sorted((*await all(tx, new), *moved), key=lambda each: each.message)
    await _keep(tx, new, tuple(both[-MOST:]))
    tx.keep(Kind.SAID, old, None)


async def _keep(tx: Tx, person_id: int, said: tuple[Said, ...]) -> None:
    key = await tx.needed_key(Owner.PERSON, person_id)
    packed = b"".join(_ENTRY.pack(each.message, int(each.at.timestamp()), each.own + 2 * each.by) for each in said)
    body = seal(key, packed, bound("said", "body", person_id), FLOOR)
    tx.write("INSERT OR REPLACE INTO said (id, body) VALUES (?, ?)", (person_id, body))
    tx.keep(Kind.SAID, person_id, said)


def _unpack(packed: bytes) -> tuple[Said, ...]:
    return tuple(
        Said(message, datetime.fromtimestamp(at, UTC), bool(bits & 1), bits >> 1)
        for message, at, bits in _ENTRY.iter_unpack(packed)
    )
