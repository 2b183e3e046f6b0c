"""Small values that a journey keeps, by kind, owner and reference; they go with their owner, and follow who moves.

They lie under the owner's key and name nobody outside; the house's lie under its own. No words: what people wrote
belongs in the outbox, under two seals.
"""

from typing import Generic, TypeVar

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from rules.due_kinds import Of
from storage.disk.codec import Codec
from storage.disk.due_rows import OWNER
from storage.disk.tx import Tx
from storage.disk.vault import bound, seal, unseal

T = TypeVar("T")
FLOOR = 256
INNER: Codec[tuple[str, int, str]] = Codec(tuple[str, int, str])


class Record(Generic[T]):
    """One kind of value: its name, whose it is, and its type, a dataclass of `rules` or a tuple of plain values."""

    def __init__(self, name: str, of: Of, hint: type[T]) -> None:
        self.name, self.of = name, of
        self.codec: Codec[T] = Codec(hint)


async def keep(tx: Tx, record: Record[T], whose: int, value: T, *, ref: int = 0) -> None:
    """Keep it in place of what was kept before. `Gone` when the owner was erased."""
    held_by = OWNER.get(record.of)
    key = tx.keys.house if held_by is None else await tx.needed_key(held_by, whose)
    _write(tx, key, record.of, whose, (record.name, ref, record.codec.pack(value).decode("utf-8", "surrogatepass")))


async def get(tx: Tx, record: Record[T], whose: int, ref: int = 0) -> T | None:
    """What is kept, if anything is."""
    slot, owner = _slot(tx, record.of, record.name, whose, ref), _owner(tx, record.of, whose)
    key, found = await _found(tx, record.of, whose, "SELECT slot, body FROM record WHERE slot = ?", slot)
    if key is None or not found:
        return None
    return record.codec.open(_opened(key, owner, *found[0])[2].encode("utf-8", "surrogatepass"))


async def all(tx: Tx, record: Record[T], whose: int) -> dict[int, T]:
    """Everything of this kind that the owner has, by reference, in order."""
    found = [each for each in await _of_owner(tx, record.of, whose) if each[0] == record.name]
    return {ref: record.codec.open(value.encode("utf-8", "surrogatepass")) for _, ref, value in sorted(found)}


async def drop(tx: Tx, record: Record[T], whose: int, ref: int = 0) -> None:
    """It is not kept any more."""
    tx.write("DELETE FROM record WHERE slot = ?", (_slot(tx, record.of, record.name, whose, ref),))


async def forget(tx: Tx, of: Of, whose: int) -> None:
    """Nothing is kept of this owner any more."""
    tx.write("DELETE FROM record WHERE owner = ?", (_owner(tx, of, whose),))


async def inherit(tx: Tx, of: Of, old: int, new: int) -> None:
    """What was kept of one owner is another's."""
    found = await _of_owner(tx, of, old)
    key = await tx.needed_key(OWNER[of], new) if found else None
    for each in found:
        assert key is not None
        _write(tx, key, of, new, each)
    await forget(tx, of, old)


def _write(tx: Tx, key: AESGCM, of: Of, whose: int, inner: tuple[str, int, str]) -> None:
    slot, owner = _slot(tx, of, inner[0], whose, inner[1]), _owner(tx, of, whose)
    body = seal(key, INNER.pack(inner), _place(slot, owner), FLOOR)
    tx.write("INSERT OR REPLACE INTO record (slot, owner, body) VALUES (?, ?, ?)", (slot, owner, body))


async def _of_owner(tx: Tx, of: Of, whose: int) -> list[tuple[str, int, str]]:
    owner = _owner(tx, of, whose)
    key, found = await _found(tx, of, whose, "SELECT slot, body FROM record WHERE owner = ?", owner)
    return [] if key is None else [_opened(key, owner, *row) for row in found]


async def _found(tx: Tx, of: Of, whose: int, sql: str, value: bytes) -> tuple[AESGCM | None, list[tuple[bytes, bytes]]]:
    """The rows, and the key that opens them; none where the owner was erased."""
    held_by = OWNER.get(of)
    if held_by is None:
        return tx.keys.house, await tx.rows(sql, (value,))
    return await tx.with_key(held_by, whose, sql, value)


def _opened(key: AESGCM, owner: bytes, slot: bytes, body: bytes) -> tuple[str, int, str]:
    return INNER.open(unseal(key, body, _place(slot, owner), padded=True))


def _slot(tx: Tx, of: Of, name: str, whose: int, ref: int) -> bytes:
    return tx.keys.tag("record", f"{name}|{of}|{whose}|{ref}")


def _owner(tx: Tx, of: Of, whose: int) -> bytes:
    return tx.keys.tag("record-of", f"{of}|{whose}")


def _place(slot: bytes, owner: bytes) -> bytes:
    """A value opens in its own place only."""
    return bound("record", "body", f"{slot.hex()}|{owner.hex()}")
