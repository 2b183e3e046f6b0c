"""Words that a person has written and not sent, under the person's key and the spool's."""

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from rules.draft import Waiting
from storage import spool
from storage.disk.caches import Kind
from storage.disk.codec import Codec
from storage.disk.keys import Owner
from storage.disk.tx import Tx
from storage.disk.vault import bound, seal, unseal

DRAFT: Codec[tuple[Waiting, ...]] = Codec(tuple[Waiting, ...])


async def add(tx: Tx, person_id: int, waiting: Waiting) -> None:
    """Collect one more message; the same message written anew takes its old place."""
    key = await tx.needed_key(Owner.PERSON, person_id)
    kept = await all(tx, person_id)
    places = {each.message: place for place, each in enumerate(kept)}
    place = places.get(waiting.message)
    if place is None:
        kept.append(waiting)
    else:
        kept[place] = waiting
    _keep(tx, key, person_id, kept)


async def replace(tx: Tx, person_id: int, kept: list[Waiting]) -> None:
    """The draft as it is from now on: something was found out about a file in it."""
    if not kept:
        await clear(tx, person_id)
        return
    _keep(tx, await tx.needed_key(Owner.PERSON, person_id), person_id, kept)


def _keep(tx: Tx, key: AESGCM, person_id: int, kept: list[Waiting]) -> None:
    inner = seal(key, DRAFT.pack(tuple(kept)), bound("draft", "words", person_id))
    number, body = spool.wrap(tx.keys, "draft", person_id, inner)
    tx.write("INSERT OR REPLACE INTO draft (id, spool, body) VALUES (?, ?, ?)", (person_id, number, body))
    tx.keep(Kind.DRAFT, person_id, tuple(kept))


def touched(tx: Tx) -> dict[int, tuple[Waiting, ...]]:
    """The drafts that this turn has looked at or changed, by person."""
    return {int(str(person)): kept or () for (kind, person), kept in tx.values.items() if kind is Kind.DRAFT}


async def people_with(tx: Tx) -> list[int]:
    """Whoever has something in a draft."""
    return [person for (person,) in await tx.rows("SELECT id FROM draft")]


async def all(tx: Tx, person_id: int) -> list[Waiting]:
    """What waits, in the order in which it was written first."""
    known, kept = tx.recall(Kind.DRAFT, person_id)
    if not known:
        query = "SELECT spool, body FROM draft WHERE id = ?"
        key, found = await tx.with_key(Owner.PERSON, person_id, query, person_id)
        if key is None:
            return []
        kept = ()
        if found:
            inner = spool.unwrap(tx.keys, "draft", person_id, *found[0])
            kept = DRAFT.open(unseal(key, inner, bound("draft", "words", person_id)))
        tx.keep(Kind.DRAFT, person_id, kept)
    return list(kept or ())


async def clear(tx: Tx, person_id: int) -> None:
    """Forget the draft: it was sent, thrown away, or its time is over."""
    tx.write("DELETE FROM draft WHERE id = ?", (person_id,))
    tx.keep(Kind.DRAFT, person_id, ())
