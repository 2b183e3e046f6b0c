"""How a planned thing lies on disk: under the house's seal whose it is, under its owner's what it is.

Once the owner's key is erased nobody can tell what it was; the rows of an owner are found by a tag that names nobody.
"""

import struct
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from rules.due_kinds import Counts, Kind, Of
from storage.disk.codec import Codec
from storage.disk.keys import Keyring, Owner
from storage.disk.times import instant, micros
from storage.disk.vault import bound, seal, unseal

FLOOR = 256


@dataclass(frozen=True, slots=True)
class Due:
    """Something whose time has come: `kind` of `whose` (the number of the case or person; of the house any number),
    `ref` where one owner may have several, `body` (JSON's types) the rest."""

    id: int
    kind: Kind
    whose: int
    at: datetime
    body: dict[str, Any] = field(default_factory=dict)
    ref: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it lies there."""

    id: int
    slot: bytes
    owner: bytes
    at: int
    body: bytes


OWNER = {Of.CASE: Owner.CASE, Of.PERSON: Owner.PERSON}
INNER: Codec[tuple[str, int, dict[str, Any]]] = Codec(tuple[str, int, dict[str, Any]])
OUTER = struct.Struct("<BBq")
OF, COUNTS = tuple(Of), tuple(Counts)
COLUMNS = "id, slot, owner, at, body"


def close(keys: Keyring, due: Due, key: AESGCM) -> Row:
    """The row, sealed; `key` is the owner's."""
    tags = slot(keys, due.kind, due.whose, due.ref), owner(keys, due.kind.of, due.whose)
    row = Row(due.id, *tags, micros(due.at), b"")
    inner = seal(key, INNER.pack((due.kind.name, due.ref, due.body)), _place(row, "inner"), FLOOR)
    head = OUTER.pack(OF.index(due.kind.of), COUNTS.index(due.kind.counts), due.whose)
    return replace(row, body=seal(keys.house, head + inner, _place(row, "outer")))


def outer(keys: Keyring, row: Row) -> tuple[Of, Counts, int, bytes]:
    """Whose it is, and what its owner's key opens."""
    plain = unseal(keys.house, row.body, _place(row, "outer"))
    of, counts, whose = OUTER.unpack_from(plain)
    return OF[of], COUNTS[counts], whose, plain[OUTER.size :]


def opened(row: Row, parts: tuple[Of, Counts, int, bytes], key: AESGCM) -> Due:
    """What `outer` has found, opened with its owner's key; `Damaged` where that is another's."""
    of, counts, whose, inner = parts
    name, ref, body = INNER.open(unseal(key, inner, _place(row, "inner"), padded=True))
    return Due(row.id, Kind(name, of, counts), whose, instant(row.at), body, ref)


def slot(keys: Keyring, kind: Kind, whose: int, ref: int) -> bytes:
    """One row for each kind, owner and reference."""
    return keys.tag("due", f"{kind.name}|{kind.of}|{whose}|{ref}")


def owner(keys: Keyring, of: Of, whose: int) -> bytes:
    """By what all rows of an owner are found."""
    return keys.tag("due-of", f"{of}|{whose}")


def _place(row: Row, part: str) -> bytes:
    """A row opens in its own place only, with its own slot and owner beside it."""
    return bound("due", part, f"{row.id}|{row.slot.hex()}|{row.owner.hex()}")
