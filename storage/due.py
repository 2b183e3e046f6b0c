"""What falls due: one row for each kind, owner and reference, found by its time alone; it goes with its owner."""

from datetime import datetime, timedelta
from typing import Any

from rules.due_kinds import Counts, Kind, Of
from storage import unreadable
from storage.disk.due_rows import COLUMNS, OWNER, Due, Row, close, opened, outer, owner, slot
from storage.disk.errors import Damaged
from storage.disk.times import instant, micros
from storage.disk.tx import Tx

__all__ = ["Due"]


async def plan(
    tx: Tx, kind: Kind, whose: int, at: datetime, body: dict[str, Any] | None = None, *, ref: int = 0
) -> None:
    """Do this then; what was planned before for the same kind, owner and reference is off. No words in the body.

    `Gone` when the owner was erased.
    """
    held_by = OWNER.get(kind.of)
    key = tx.keys.house if held_by is None else await tx.needed_key(held_by, whose)
    due = Due(tx.next_id("due"), kind, whose, at, body or {}, ref)
    row = close(tx.keys, due, key)
    values = (row.id, row.slot, row.owner, row.at, row.body)
    tx.write(f"INSERT OR REPLACE INTO due ({COLUMNS}) VALUES (?, ?, ?, ?, ?)", values)
    _planned(tx, at)


async def cancel(tx: Tx, kind: Kind, whose: int, ref: int = 0) -> None:
    """It is off."""
    tx.write("DELETE FROM due WHERE slot = ?", (slot(tx.keys, kind, whose, ref),))


async def get(tx: Tx, kind: Kind, whose: int, ref: int = 0) -> Due | None:
    """What is planned for this kind, owner and reference."""
    found = await tx.rows(f"SELECT {COLUMNS} FROM due WHERE slot = ?", (slot(tx.keys, kind, whose, ref),))
    return await _opened(tx, Row(*found[0])) if found else None


async def forget(tx: Tx, of: Of, whose: int) -> None:
    """Nothing of this owner is planned any more."""
    tx.write("DELETE FROM due WHERE owner = ?", (owner(tx.keys, of, whose),))


async def inherit(tx: Tx, of: Of, old: int, new: int) -> None:
    """What was planned of one owner goes on as another's."""
    for each in await _of_owner(tx, of, old):
        await plan(tx, each.kind, new, each.at, each.body, ref=each.ref)
    await forget(tx, of, old)


async def every(tx: Tx, kind: Kind) -> list[Due]:
    """All that is planned of this kind, whoever's; looks at every row."""
    rows = [Row(*values) for values in await tx.rows(f"SELECT {COLUMNS} FROM due ORDER BY at, id")]
    return [each for row in rows if (each := await _readable(tx, row)) is not None and each.kind == kind]


async def theirs(tx: Tx, kind: Kind, whose: int) -> list[Due]:
    """All that is planned of this kind for one owner."""
    return [each for each in await _of_owner(tx, kind.of, whose) if each.kind == kind]


async def next_at(tx: Tx) -> datetime | None:
    """When the next one falls due."""
    found = (await tx.rows("SELECT min(at) FROM due"))[0][0]
    return None if found is None else instant(found)


async def ripe(tx: Tx, now: datetime, limit: int) -> list[Due]:
    """What is due by now, the oldest first, at most so many."""
    query = f"SELECT {COLUMNS} FROM due WHERE at <= ? ORDER BY at, id LIMIT ?"
    found = []
    for row in await tx.rows(query, (micros(now), limit)):
        try:
            each = await _opened(tx, Row(*row))
        except Damaged:  # it can never be done, and must not keep the others from it
            unreadable.note(tx, "due", row[0])
            each = None
        if each is None:
            tx.write("DELETE FROM due WHERE id = ?", (row[0],))
        else:
            found.append(each)
    return found


async def set_back(tx: Tx, now: datetime, by: timedelta) -> None:
    """The clock was set back to `now`: what counts from the moment it was planned keeps its distance."""
    for values in await tx.rows(f"SELECT {COLUMNS} FROM due WHERE at >= ?", (micros(now + by),)):
        row = Row(*values)
        try:
            counts = outer(tx.keys, row)[1]
        except Damaged:
            continue  # noted when its time comes
        if counts is Counts.FROM_NOW:
            _put_off(tx, row.id, instant(row.at) - by)


async def stands(tx: Tx, due: Due) -> bool:
    """Whether it is still planned as it was read."""
    return bool(await tx.rows("SELECT 1 FROM due WHERE id = ?", (due.id,)))


async def put_off(tx: Tx, due: Due, at: datetime) -> None:
    """Ask again then: what fails must not come round at once for ever."""
    _put_off(tx, due.id, at)


async def done(tx: Tx, due: Due) -> None:
    """It was dealt with; what was planned anew for the same kind and owner meanwhile stays."""
    tx.write("DELETE FROM due WHERE id = ?", (due.id,))


async def _opened(tx: Tx, row: Row) -> Due | None:
    """None where its owner was erased."""
    parts = outer(tx.keys, row)
    held_by = OWNER.get(parts[0])
    key = tx.keys.house if held_by is None else await tx.key(held_by, parts[2])
    return opened(row, parts, key) if key is not None else None


async def _readable(tx: Tx, row: Row) -> Due | None:
    try:
        return await _opened(tx, row)
    except Damaged:  # noted when its time comes
        return None


async def _of_owner(tx: Tx, of: Of, whose: int) -> list[Due]:
    query = f"SELECT {COLUMNS} FROM due WHERE owner = ? ORDER BY at, id"
    rows = await tx.rows(query, (owner(tx.keys, of, whose),))
    found = [await _opened(tx, Row(*row)) for row in rows]
    return [each for each in found if each is not None]


def _put_off(tx: Tx, row: int, at: datetime) -> None:
    tx.write("UPDATE due SET at = ? WHERE id = ?", (micros(at), row))
    _planned(tx, at)


def _planned(tx: Tx, at: datetime) -> None:
    tx.planned = at if tx.planned is None else min(tx.planned, at)
