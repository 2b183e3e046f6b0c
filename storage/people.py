"""Reporters: found by a keyed hash of the sender, each under a key of their own."""

import struct
from dataclasses import dataclass, replace

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from rules.due_kinds import Of
from rules.person import Person
from storage import due, records, sends
from storage.disk import erase
from storage.disk.caches import Kind
from storage.disk.codec import Codec
from storage.disk.entries import Thread
from storage.disk.errors import Gone
from storage.disk.keys import Owner
from storage.disk.tx import Tx
from storage.disk.vault import bound, seal, unseal

FLOOR = 512  # one bucket whatever phrases there are
PERSON: Codec[Person] = Codec(Person)
ADDRESS = struct.Struct("<qq")
SENDER = struct.Struct("<q")


@dataclass(frozen=True, slots=True)
class Known:
    """A person, and what only `storage` may know of them: Telegram's ids of the sender and the private chat."""

    person: Person
    telegram_id: int
    chat: int


async def of_sender(tx: Tx, telegram_id: int) -> Person | None:
    """Who this is, where we know."""
    known, person_id = tx.recall(Kind.SENDER, telegram_id)
    if not known:
        tag = tx.keys.sender(telegram_id)
        query = "SELECT sealed FROM sender WHERE tag = ?"
        found = await tx.read(lambda files: files.ring.execute(query, (tag,)).fetchone())
        if found is None:
            return None
        person_id = SENDER.unpack(unseal(tx.keys.house, found[0], bound("sender", "sealed", tag.hex())))[0]
        tx.keep(Kind.SENDER, telegram_id, person_id)
    return None if person_id is None else await get(tx, person_id)


async def welcome(tx: Tx, telegram_id: int, chat: int, language: str) -> Person:
    """Make somebody known; whoever is known already is returned as they are."""
    found = await of_sender(tx, telegram_id)
    if found is not None:
        return found
    person = Person(id=tx.next_id("person"), language=language)
    put(tx, person, telegram_id, chat)
    tag = tx.keys.sender(telegram_id)
    sealed = seal(tx.keys.house, SENDER.pack(person.id), bound("sender", "sealed", tag.hex()))
    tx.batch.keys.append(("INSERT OR REPLACE INTO sender (tag, sealed) VALUES (?, ?)", (tag, sealed)))
    tx.note_fresh("sender", tag, person.id)
    tx.keep(Kind.SENDER, telegram_id, person.id)
    return person


def put(tx: Tx, person: Person, telegram_id: int, chat: int) -> None:
    """Write a person who has a number but no row yet, under a key of their own."""
    key = tx.make_key(Owner.PERSON, person.id)
    address = seal(key, ADDRESS.pack(telegram_id, chat), bound("person", "address", person.id))
    values = (person.id, _body(key, person), address)
    tx.write("INSERT INTO person (id, body, address) VALUES (?, ?, ?)", values)
    tx.keep(Kind.PERSON, person.id, Known(person, telegram_id, chat))
    tx.keep(Kind.DRAFT, person.id, ())
    tx.keep(Kind.SAID, person.id, ())
    tx.keep(Kind.THREAD, -person.id, Thread())


async def veil(tx: Tx, person: Person, made_up: Person) -> Person:
    """Make up who is met while this person's past is locked: in the same chat, under a number and key of their own."""
    found = await known(tx, person.id)
    if found is None:
        raise Gone("the person was erased")
    there = replace(made_up, id=tx.next_id("person"), behind=person.id)
    put(tx, there, found.telegram_id, found.chat)
    await save(tx, replace(person, veil=there.id))
    return there


def follow(tx: Tx, telegram_id: int, person_id: int) -> None:
    """The sender leads to this person once the turn is committed, not before: until then the old row is the true one,
    and two files do not commit together."""
    tag = tx.keys.sender(telegram_id)
    sealed = seal(tx.keys.house, SENDER.pack(person_id), bound("sender", "sealed", tag.hex()))
    tx.erase(erase.MOVED, tag + sealed)
    tx.keep(Kind.SENDER, telegram_id, person_id)


async def get(tx: Tx, person_id: int) -> Person | None:
    """The person with this number, unless erased."""
    found = await known(tx, person_id)
    return found.person if found else None


async def known(tx: Tx, person_id: int) -> Known | None:
    """The person with their address. For `storage` alone: see `storage.places`."""
    held, value = tx.recall(Kind.PERSON, person_id)
    if held:
        result: Known | None = value
        return result
    query = "SELECT body, address FROM person WHERE id = ?"
    key, found = await tx.with_key(Owner.PERSON, person_id, query, person_id)
    if key is None or not found:
        return None
    body, address = found[0]
    person = PERSON.open(unseal(key, body, bound("person", "body", person_id), padded=True))
    telegram_id, chat = ADDRESS.unpack(unseal(key, address, bound("person", "address", person_id)))
    result = Known(person, telegram_id, chat)
    tx.keep(Kind.PERSON, person_id, result)
    return result


async def counted_by(tx: Tx, person: Person, life: int = 0) -> int:
    """A number by which the sender's tries are counted; it leads to nobody without the keyring. `life`: how many are
    hidden behind the person, where each of them is counted apart."""
    found = await known(tx, person.id)
    return tx.keys.counted(found.telegram_id, life) if found else 0


async def lives_in(tx: Tx, person_id: int, chat: int) -> bool:
    """Whether this is the person's private chat."""
    found = await known(tx, person_id)
    return found is not None and found.chat == chat


async def is_account(tx: Tx, person: Person, telegram_id: int) -> bool:
    """Whether this is the account behind the person, whichever of its lives they are met in."""
    found = await known(tx, person.id)
    return found is not None and found.telegram_id == telegram_id


async def one_account(tx: Tx, person: Person, other: Person) -> bool:
    """Whether the same account is behind both."""
    found = await known(tx, other.id)
    return found is not None and await is_account(tx, person, found.telegram_id)


async def save(tx: Tx, person: Person) -> None:
    """Keep the person; `Gone` when erased meanwhile."""
    before = await known(tx, person.id)
    if before is None:
        raise Gone("the person was erased")
    key = await tx.needed_key(Owner.PERSON, person.id)
    tx.write("UPDATE person SET body = ? WHERE id = ?", (_body(key, person), person.id))
    tx.keep(Kind.PERSON, person.id, replace(before, person=person))


async def forget(tx: Tx, person: Person) -> None:
    """Erase the person: key and look-up in the keyring, then the rows. What waits to be sent to them is dropped.

    Their cases stay, without a way back; `cases.shred` erases those.
    """
    before = await known(tx, person.id)
    if before is None:
        return
    await sends.drop_person(tx, person.id)
    await due.forget(tx, Of.PERSON, person.id)
    await records.forget(tx, Of.PERSON, person.id)
    tx.erase(Owner.PERSON, person.id)
    if before.person.behind is None:  # the account leads to whom a made-up person hides, and goes on doing so
        tx.erase("sender", tx.keys.sender(before.telegram_id))
        tx.keep(Kind.SENDER, before.telegram_id, None)
    tx.keep(Kind.PERSON, person.id, None)
    tx.keep(Kind.DRAFT, person.id, None)
    tx.keep(Kind.SAID, person.id, None)
    tx.keep(Kind.THREAD, -person.id, None)


def _body(key: AESGCM, person: Person) -> bytes:
    return seal(key, PERSON.pack(person), bound("person", "body", person.id), FLOOR)
