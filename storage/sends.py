"""How a row of the outbox lies on disk, and how rows about somebody erased are found among those that wait.

It wears two seals. Inside is the send, under the key of the case, person or clean-up that it is about, so that it
falls with them. Outside is the spool's, so that nothing shows whom it is about, and what was delivered opens nowhere
once the spool key has changed.
"""

from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from rules.send import PlaceKind, Send
from storage import spool, unreadable
from storage.disk.codec import Codec
from storage.disk.errors import Damaged, WrongKey
from storage.disk.keys import Keyring, Owner
from storage.disk.owners import HEAD, OWNERS
from storage.disk.times import instant, micros
from storage.disk.tx import Tx
from storage.disk.vault import bound, seal, unseal

SEND: Codec[Send] = Codec(Send)
CLAIMED, REPEAT = 1, 2  # bits of outbox.claimed: being sent now; may have been sent before
BATCH = 500


@dataclass(frozen=True, slots=True)
class Outer:
    """What the outer seal covers."""

    owner: Owner | None
    id: int
    due: datetime | None
    inner: bytes


def whose(send: Send) -> tuple[Owner | None, int]:
    """Whose key seals it. A place names somebody too, so words never fall to the house's key by an omission."""
    if send.case is not None:
        return Owner.CASE, send.case
    if send.place.kind in (PlaceKind.REPORTER, PlaceKind.TOPIC):
        return Owner.CASE, int(send.place.ref)
    if send.person is not None:
        return Owner.PERSON, send.person
    if send.place.kind is PlaceKind.PERSON:
        return Owner.PERSON, int(send.place.ref)
    return None, 0


def close(keys: Keyring, row: int, send: Send, key: AESGCM, outer: Outer) -> tuple[int, bytes]:
    """The spool key's number and the body of a row; `outer.inner` is not looked at."""
    inner = seal(key, SEND.pack(send), bound("outbox", "send", row))
    return reclose(keys, row, Outer(outer.owner, outer.id, outer.due, inner))


def reclose(keys: Keyring, row: int, outer: Outer) -> tuple[int, bytes]:
    """The same with an inside that is sealed already."""
    head = HEAD.pack(OWNERS.index(outer.owner), outer.id, micros(outer.due) if outer.due else 0)
    return spool.wrap(keys, "outbox", row, head + outer.inner)


def open_outer(keys: Keyring, row: int, number: int, body: bytes) -> Outer:
    """Open the outer seal."""
    plain = spool.unwrap(keys, "outbox", row, number, body)
    owner, owner_id, due = HEAD.unpack_from(plain)
    return Outer(OWNERS[owner], owner_id, instant(due) if due else None, plain[HEAD.size :])


def open_inner(row: int, key: AESGCM, inner: bytes) -> Send:
    """Open the inner seal."""
    return SEND.open(unseal(key, inner, bound("outbox", "send", row)))


async def opened(tx: Tx, owner: Owner, ref: int) -> list[tuple[int, Outer, int]]:
    """What waits under one key, the oldest first: the row, what its outer seal covers, the bits of `claimed`.

    A row that does not open is left alone and noted: it must not keep anybody from what is theirs.
    """
    rows, found = tx.rows_of((owner, ref)), []
    for begin in range(0, len(rows), BATCH):
        some = rows[begin : begin + BATCH]
        query = f"SELECT id, spool, body, claimed FROM outbox WHERE id IN ({','.join('?' * len(some))}) ORDER BY id"
        for row, number, body, claimed in await tx.rows(query, tuple(some)):
            try:
                found.append((row, open_outer(tx.keys, row, number, body), claimed))
            except Damaged:
                unreadable.note(tx, "outbox", row)
    return found


async def within(tx: Tx, row: int, outer: Outer) -> Send | None:
    """The send inside; None where its key was erased, and where it does not open, which is noted."""
    try:
        key = tx.keys.house if outer.owner is None else await tx.key(outer.owner, outer.id)
        return None if key is None else open_inner(row, key, outer.inner)
    except (Damaged, WrongKey):
        unreadable.note(tx, "outbox", row)
        return None


def forget(tx: Tx, row: int) -> None:
    """It waits no longer, on disk or with whoever sends, even where it was put in this very turn."""
    tx.write("DELETE FROM outbox WHERE id = ?", (row,))
    tx.owners[row] = None
    tx.dropped.append(row)
    tx.put = [each for each in tx.put if each.id != row]


async def drop_case(tx: Tx, case_id: int) -> list[int]:
    """Forget what waits and is sealed by this case; gives the rows."""
    return _drop(tx, Owner.CASE, case_id)


async def drop_outward(tx: Tx, case_id: int) -> None:
    """Forget what waits for this case's reporter; notices to the team about it stay."""
    for row, outer, _ in await opened(tx, Owner.CASE, case_id):
        send = await within(tx, row, outer)
        if send is not None and send.place.kind is PlaceKind.REPORTER:
            forget(tx, row)


async def drop_person(tx: Tx, person_id: int) -> list[int]:
    """Forget what waits and is sealed by this person; gives the rows."""
    return _drop(tx, Owner.PERSON, person_id)


def _drop(tx: Tx, owner: Owner, ref: int) -> list[int]:
    rows = tx.rows_of((owner, ref))
    for row in rows:
        forget(tx, row)
    return rows
