"""Words that a person has written and not sent, under the person's key and the spool's, a few messages a row: one more
message seals its own few anew, however many wait."""

from rules.draft import Waiting
from storage import spool
from storage.disk.caches import Kind
from storage.disk.codec import Codec
from storage.disk.erase import DRAFTS
from storage.disk.keys import Owner
from storage.disk.tx import Tx
from storage.disk.vault import bound, seal, unseal

DRAFT: Codec[tuple[Waiting, ...]] = Codec(tuple[Waiting, ...])
PART = 8
"""Messages in one row."""
PARTS = 128
"""Rows of one person at most; who has more to say has to send first, see `rules.team.room`."""


async def add(tx: Tx, person_id: int, waiting: Waiting) -> None:
    """Collect one more message; the same message written anew takes its old place."""
    await tx.needed_key(Owner.PERSON, person_id)
    kept = await all(tx, person_id)
    place = next((place for place, each in enumerate(kept) if each.message == waiting.message), len(kept))
    kept[place : place + 1] = [waiting]
    await _keep(tx, person_id, kept, min(place // PART, PARTS - 1))


async def replace(tx: Tx, person_id: int, kept: list[Waiting]) -> None:
    """The draft as it is from now on: something was found out about a file in it."""
    await clear(tx, person_id)
    for number in range(-(-min(len(kept), PART * PARTS) // PART)):
        await _keep(tx, person_id, kept, number)


def touched(tx: Tx) -> dict[int, tuple[Waiting, ...]]:
    """The drafts that this turn has looked at or changed, by person."""
    return {int(str(person)): kept or () for (kind, person), kept in tx.values.items() if kind is Kind.DRAFT}


async def people_with(tx: Tx) -> list[int]:
    """Whoever has something in a draft."""
    return [person for (person,) in await tx.rows(f"SELECT DISTINCT id % {DRAFTS} FROM draft")]


async def all(tx: Tx, person_id: int) -> list[Waiting]:
    """What waits, in the order in which it was written first."""
    known, kept = tx.recall(Kind.DRAFT, person_id)
    if known:
        return list(kept or ())
    rows = _rows(person_id)
    query = f"SELECT id, spool, body FROM draft WHERE id IN ({','.join('?' * PARTS)}) ORDER BY id"
    key, found = await tx.with_key(Owner.PERSON, person_id, query, *rows)
    if key is None:
        return []
    inner = [(row, spool.unwrap(tx.keys, "draft", row, number, body)) for row, number, body in found]
    parts = [DRAFT.open(unseal(key, each, bound("draft", "words", row))) for row, each in inner]
    whole = [each for part in parts for each in part]
    tx.keep(Kind.DRAFT, person_id, tuple(whole))
    if parts and len(parts[0]) > PART:  # from before a draft had parts
        for number in range(-(-len(whole) // PART)):
            await _keep(tx, person_id, whole, number)
    return whole


async def clear(tx: Tx, person_id: int) -> None:
    """Forget the draft: it was sent, thrown away, or its time is over."""
    tx.write(f"DELETE FROM draft WHERE id IN ({','.join('?' * PARTS)})", _rows(person_id))
    tx.keep(Kind.DRAFT, person_id, ())


async def _keep(tx: Tx, person_id: int, kept: list[Waiting], number: int) -> None:
    """Write one part; the last one takes whatever is too much for all of them."""
    key, row = await tx.needed_key(Owner.PERSON, person_id), _rows(person_id)[number]
    end = (number + 1) * PART if number < PARTS - 1 else None
    inner = seal(key, DRAFT.pack(tuple(kept[number * PART : end])), bound("draft", "words", row))
    values = (row, *spool.wrap(tx.keys, "draft", row, inner))
    tx.write("INSERT OR REPLACE INTO draft (id, spool, body) VALUES (?, ?, ?)", values)
    tx.keep(Kind.DRAFT, person_id, tuple(kept))


def _rows(person_id: int) -> tuple[int, ...]:
    """The ids of the rows; the first has the person's own number."""
    return tuple(person_id + number * DRAFTS for number in range(PARTS))
