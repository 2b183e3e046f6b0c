"""What falls due: one row a kind and what it is about, found by its time alone."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from storage import unreadable
from storage.codec import Codec
from storage.errors import Damaged
from storage.times import instant, micros
from storage.tx import Tx
from storage.vault import bound, seal, unseal

FLOOR = 256


@dataclass(frozen=True, slots=True)
class Due:
    """Something whose time has come: `kind` says what, `ref` about which row, `body` (JSON's types) the rest."""

    id: int
    kind: str
    ref: int
    at: datetime
    body: dict[str, Any] = field(default_factory=dict)


DUE: Codec[tuple[str, int, dict[str, Any]]] = Codec(tuple[str, int, dict[str, Any]])


async def plan(tx: Tx, kind: str, ref: int, at: datetime, body: dict[str, Any] | None = None) -> None:
    """Do this then; what was planned before for the same kind and ref is off.

    The body is sealed under the house's key and outlives what it is about in old backups: no words, no people in it.
    """
    row = tx.next_id("due")
    sealed = seal(tx.keys.house, DUE.pack((kind, ref, body or {})), bound("due", "body", row), FLOOR)
    values = (row, _slot(tx, kind, ref), micros(at), sealed)
    tx.write("INSERT OR REPLACE INTO due (id, slot, at, body) VALUES (?, ?, ?, ?)", values)
    _planned(tx, at)


async def cancel(tx: Tx, kind: str, ref: int) -> None:
    """It is off."""
    tx.write("DELETE FROM due WHERE slot = ?", (_slot(tx, kind, ref),))


async def get(tx: Tx, kind: str, ref: int) -> Due | None:
    """What is planned for this kind and ref."""
    found = await tx.rows("SELECT id, at, body FROM due WHERE slot = ?", (_slot(tx, kind, ref),))
    for row, at, body in found:
        opened = unseal(tx.keys.house, body, bound("due", "body", row), padded=True)
        return Due(row, kind, ref, instant(at), DUE.open(opened)[2])
    return None


async def next_at(tx: Tx) -> datetime | None:
    """When the next one falls due."""
    found = (await tx.rows("SELECT min(at) FROM due"))[0][0]
    return None if found is None else instant(found)


async def ripe(tx: Tx, now: datetime, limit: int) -> list[Due]:
    """What is due by now, the oldest first, at most so many."""
    query = "SELECT id, at, body FROM due WHERE at <= ? ORDER BY at, id LIMIT ?"
    found = []
    for row, at, body in await tx.rows(query, (micros(now), limit)):
        try:
            kind, ref, rest = DUE.open(unseal(tx.keys.house, body, bound("due", "body", row), padded=True))
        except Damaged:  # it can never be done, and must not keep the others from it
            unreadable.note(tx, "due", row)
            tx.write("DELETE FROM due WHERE id = ?", (row,))
            continue
        found.append(Due(row, kind, ref, instant(at), rest))
    return found


async def stands(tx: Tx, due: Due) -> bool:
    """Whether it is still planned as it was read."""
    return bool(await tx.rows("SELECT 1 FROM due WHERE id = ?", (due.id,)))


async def put_off(tx: Tx, due: Due, at: datetime) -> None:
    """Ask again then: what fails must not come round at once for ever."""
    tx.write("UPDATE due SET at = ? WHERE id = ?", (micros(at), due.id))
    _planned(tx, at)


async def done(tx: Tx, due: Due) -> None:
    """It was dealt with; what was planned anew for the same kind and ref meanwhile stays."""
    tx.write("DELETE FROM due WHERE id = ?", (due.id,))


def _planned(tx: Tx, at: datetime) -> None:
    tx.planned = at if tx.planned is None else min(tx.planned, at)


def _slot(tx: Tx, kind: str, ref: int) -> bytes:
    return tx.keys.tag("due", f"{kind}|{ref}")
