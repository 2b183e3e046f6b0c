"""Updates as Telegram sent them, on disk before Telegram is told that we have them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from rules.person import Person
from storage import people, spool, unreadable
from storage.disk import beside
from storage.disk.codec import from_json, to_json
from storage.disk.errors import Damaged
from storage.disk.times import EPOCH, instant, micros
from storage.disk.tx import Tx

HOUR = timedelta(hours=1)
TRIES = 3
"""How often an update may fail before it is parked."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One update, raw; `due` is set once it has failed."""

    id: int
    update: dict[str, Any]
    tries: int = 0
    due: datetime | None = None


async def put(tx: Tx, bot: str, updates: list[dict[str, Any]], now: datetime) -> list[Letter]:
    """Keep the updates that are new; gives those. Ids seen from another bot say nothing about this one's."""
    _know(tx, bot)
    letters = []
    seen = await _seen(tx, [each["update_id"] for each in updates])
    hour = _hour(now)
    for update in updates:
        update_id = update["update_id"]
        if update_id in seen:
            continue
        seen.add(update_id)
        row = tx.next_id("inbox")
        number, body = spool.wrap(tx.keys, "inbox", row, to_json(update))
        tx.write("INSERT INTO inbox (id, spool, body) VALUES (?, ?, ?)", (row, number, body))
        tx.write("INSERT INTO seen (update_id, hour) VALUES (?, ?)", (update_id, hour))
        letters.append(Letter(row, update))
    return letters


async def pending(tx: Tx, after: int = 0, limit: int = -1) -> list[Letter]:
    """What is still to be handled, the oldest first: rows after this one, at most so many."""
    query = "SELECT id, spool, body, tries, due FROM inbox WHERE tries < ? AND id > ? ORDER BY id LIMIT ?"
    return _letters(tx, await tx.rows(query, (TRIES, after, limit)))


async def parked(tx: Tx) -> list[Letter]:
    """What failed too often and waits for somebody to look at it."""
    query = "SELECT id, spool, body, tries, due FROM inbox WHERE tries >= ? ORDER BY id"
    return _letters(tx, await tx.rows(query, (TRIES,)))


async def forget_parked(tx: Tx, before: datetime, now: datetime) -> None:
    """Forget what was parked before; nothing that was parked in a wrong future waits for it."""
    tx.write("DELETE FROM inbox WHERE tries >= ? AND (due < ? OR due > ?)", (TRIES, micros(before), micros(now + HOUR)))


async def done(tx: Tx, row: int) -> None:
    """It was handled: its words are forgotten, its update id stays for 48 hours."""
    tx.write("DELETE FROM inbox WHERE id = ?", (row,))


async def drop_parked(tx: Tx, person: Person) -> None:
    """Forget the updates of this person that could not be handled and were kept for that reason."""
    known = await people.known(tx, person.id)
    for letter in await parked(tx) if known else ():
        if known and known.telegram_id in _senders(letter.update):
            await done(tx, letter.id)


def _senders(update: dict[str, Any]) -> list[object]:
    """Who wrote it, wherever the kind of update says so."""
    found = [value.get("from") for value in update.values() if isinstance(value, dict)]
    return [each.get("id") for each in found if isinstance(each, dict)]


async def failed(tx: Tx, row: int, due: datetime) -> int:
    """It could not be handled; gives how often so far. Not again before `due`."""
    tx.write("UPDATE inbox SET tries = tries + 1, due = ? WHERE id = ?", (micros(due), row))
    found = await tx.rows("SELECT tries FROM inbox WHERE id = ?", (row,))
    return int(found[0][0]) if found else 0


async def forget_seen(tx: Tx, before: datetime, now: datetime) -> None:
    """Forget the ids of updates that came before; Telegram keeps none for longer than a day. Those that came by a clock
    years ahead would be known for ever: they go, too."""
    tx.write("DELETE FROM seen WHERE hour < ? OR hour > ?", (_hour(before), _hour(now) + 1))


def _hour(at: datetime) -> int:
    """Hours since 1970: when an update came need not be known more exactly."""
    return (at - EPOCH) // HOUR


def _know(tx: Tx, bot: str) -> None:
    """Update ids count per bot: with another bot, those seen are forgotten."""
    tag = tx.keys.tag("bot", bot)
    if tag != (tx.bot or tx.store.bot):
        tx.bot, tx.newest_update = tag, 0
        tx.write("DELETE FROM seen")
        tx.write("INSERT OR REPLACE INTO meta (name, value) VALUES ('bot', ?)", (tag,))


async def _seen(tx: Tx, ids: list[int]) -> set[int]:
    """Which of these came before. Higher than all that came means new, so most batches need no look."""
    newest = tx.store.newest_update if tx.newest_update is None else tx.newest_update
    older = [each for each in ids if each <= newest]
    tx.newest_update = max([newest, *ids])
    if not older:
        return set()
    marks = ",".join("?" * len(older))
    return {
        found for (found,) in await tx.rows(f"SELECT update_id FROM seen WHERE update_id IN ({marks})", tuple(older))
    }


def _letters(tx: Tx, rows: list[Any]) -> list[Letter]:
    letters = []
    for row, number, body, tries, due in rows:
        try:
            update = from_json(spool.unwrap(tx.keys, "inbox", row, number, body))
        except (Damaged, ValueError):
            unreadable.note(tx, "inbox", row)
            continue
        letters.append(Letter(row, update, tries, None if due is None else instant(due)))
    return letters


def newest(path: Path, root: bytes, ring_path: Path) -> datetime | None:
    """The hour in which the last update came, as far as it is still known; read beside a running bot."""
    _, found = beside.rows(path, root, "SELECT max(hour) FROM seen", (), ring_path)
    return EPOCH + found[0][0] * HOUR if found[0][0] else None
