"""Keys in memory. What lies on disk is wrapped, in keyring.db; the root key opens only the wrappings."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.disk.errors import Damaged, WrongKey
from storage.disk.lru import Lru
from storage.disk.vault import KEY_BYTES, bound, new_key, seal, seal_number, tag, unseal, unseal_number

HELD = 4096
"""How many keys of people and cases stay unwrapped in memory."""


ERASURES = "erasures"
"""Beside the secrets lies a count, as long as they are: see `storage.disk.age`."""


class Secret(StrEnum):
    """The random keys that live as long as the house, and what for."""

    HOUSE = "house"  # seals what holds nobody's words: due rows, look-ups, migrations
    INDEX = "index"  # HMAC of what is looked up in the main file: codes, topics, slots
    LOOKUP = "lookup"  # HMAC of Telegram ids: whoever has it can unmask senders, so it never lies in the main file


class Owner(StrEnum):
    """Whose key: a table of keyring.db, one row a key. Erasing the row erases all that the key sealed."""

    PERSON = "person"
    CASE = "case_"
    WAY = "way"  # from a case back to its reporter
    WIPE = "wipe"  # an outbox row that cleans up after an erasure


@dataclass(slots=True)
class Keyring:
    """What is unwrapped. The newest of `spools` seals; older ones only open what a rotation has not reached yet."""

    wrap: AESGCM
    house: AESGCM
    index: bytes
    lookup: bytes
    spools: dict[int, AESGCM]
    erasures: int | None  # how often keys were erased from it; None in one from before it was counted
    held: Lru[tuple[Owner, int], AESGCM] = field(default_factory=lambda: Lru(HELD))

    @property
    def spool(self) -> int:
        """The number of the spool key that seals what is put now."""
        return max(self.spools)

    def tag(self, kind: str, value: str) -> bytes:
        """What a look-up in the main file is found by."""
        return tag(self.index, kind, value)

    def sender(self, telegram_id: int) -> bytes:
        """What a sender is found by in the keyring."""
        return tag(self.lookup, "sender", str(telegram_id))

    def numbered(self, kind: str, number: int) -> str:
        """A row's number as it may stand in a button."""
        return seal_number(self.index, kind, number)

    def number(self, kind: str, sealed: str) -> int | None:
        """The number in a button that we made; None for any other."""
        return unseal_number(self.index, kind, sealed)

    def counted(self, telegram_id: int, life: int = 0) -> int:
        """What a sender's tries are counted by, whoever they are known as; nothing that finds them in the keyring."""
        return int.from_bytes(
            tag(self.lookup, "counted", f"{telegram_id}|{life}" if life else str(telegram_id))[:7], "big"
        )

    def fresh(self, table: str, row: int) -> tuple[AESGCM, bytes]:
        """A new random key, and its wrapping as it may lie on disk."""
        key = new_key()
        return AESGCM(key), seal(self.wrap, key, bound(table, "wrapped", row))

    def unwrapped(self, table: str, row: int, blob: bytes) -> AESGCM:
        """The key in this wrapping."""
        return AESGCM(_unwrap(self.wrap, table, row, blob))


def _unwrap(wrap: AESGCM, table: str, row: int | str, blob: bytes) -> bytes:
    try:
        return unseal(wrap, blob, bound(table, "wrapped", row))
    except Damaged:
        raise WrongKey("the root key does not open the keyring") from None


def begin(ring: sqlite3.Connection, wrap: AESGCM) -> None:
    """Fill a new keyring with the keys of the house and the first spool key."""
    rows = [(name.value, seal(wrap, new_key(), bound("secret", "wrapped", name))) for name in Secret]
    ring.executemany("INSERT INTO secret (name, wrapped) VALUES (?, ?)", rows)
    ring.execute(
        "INSERT INTO spool (id, at, wrapped) VALUES (1, 0, ?)", (seal(wrap, new_key(), bound("spool", "wrapped", 1)),)
    )


def load(ring: sqlite3.Connection, wrap: AESGCM) -> Keyring:
    """Unwrap the keys of the house; `WrongKey` where the root key is another's."""
    found: Iterable[tuple[str, bytes]] = ring.execute("SELECT name, wrapped FROM secret").fetchall()
    secrets = {name: _unwrap(wrap, "secret", name, blob) for name, blob in found}
    spools = {
        number: AESGCM(_unwrap(wrap, "spool", number, blob))
        for number, blob in ring.execute("SELECT id, wrapped FROM spool").fetchall()
    }
    if not spools or not all(name in secrets for name in Secret):
        raise Damaged("the keyring lacks keys of the house")
    house = AESGCM(secrets[Secret.HOUSE])
    count = secrets.get(ERASURES)
    erasures = int.from_bytes(count, "big") if count else None
    return Keyring(wrap, house, secrets[Secret.INDEX], secrets[Secret.LOOKUP], spools, erasures)


def count(ring: sqlite3.Connection, keyring: Keyring) -> None:
    """Keys are being erased: one more than before, in the same transaction."""
    keyring.erasures = (keyring.erasures or 0) + 1
    sealed = seal(keyring.wrap, keyring.erasures.to_bytes(KEY_BYTES, "big"), bound("secret", "wrapped", ERASURES))
    ring.execute("INSERT OR REPLACE INTO secret (name, wrapped) VALUES (?, ?)", (ERASURES, sealed))
