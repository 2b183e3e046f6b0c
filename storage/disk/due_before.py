"""What was planned before planned things had owners: sealed anew, once, in the transaction that brings the new table.

What was planned about a case or person that is gone by now goes, too: nothing took it away in those days.
"""

import sqlite3
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from rules.due_kinds import Counts, Kind, Of
from storage.disk.codec import Codec
from storage.disk.due_rows import COLUMNS, OWNER, Due, close
from storage.disk.errors import Damaged
from storage.disk.keys import Keyring
from storage.disk.times import instant
from storage.disk.vault import bound, unseal

BEFORE: Codec[tuple[str, int, dict[str, Any]]] = Codec(tuple[str, int, dict[str, Any]])
OF_CASE = ("step", "expire", "expires", "silence", "unreachable", "review", "opinion")
OF_PERSON = tuple("draft album-draft album-off unblock knock sweep trials guesses phrases phrase-away".split())
IN_CASE = ("held", "writer", "album")
"""These named a row of the outbox, and their case in the body."""
BY_THE_CLOCK = ("draft", "expire", "expires", "knock", "review", "unblock", "writer")
OF_NOBODY = ("blocked",)
"""A count of tries whose owner was not said: the count begins anew."""


def seal_anew(main: sqlite3.Connection, ring: sqlite3.Connection, keys: Keyring) -> None:
    """Every row under its owner's key. Runs inside the caller's transaction."""

    def key_of(kind: Kind, whose: int) -> AESGCM | None:
        owner = OWNER.get(kind.of)
        if owner is None:
            return keys.house
        found = ring.execute(f"SELECT wrapped FROM {owner} WHERE id = ?", (whose,)).fetchone()
        return keys.unwrapped(owner, whose, found[0]) if found else None

    for row, at, body in main.execute("SELECT id, at, body FROM due_before").fetchall():
        due = _opened(keys, row, at, body)
        key = key_of(due.kind, due.whose) if due is not None else None
        if due is not None and key is not None:
            new = close(keys, due, key)
            values = (new.id, new.slot, new.owner, new.at, new.body)
            main.execute(f"INSERT INTO due ({COLUMNS}) VALUES (?, ?, ?, ?, ?)", values)


def _opened(keys: Keyring, row: int, at: int, body: bytes) -> Due | None:
    try:
        name, ref, rest = BEFORE.open(unseal(keys.house, body, bound("due", "body", row), padded=True))
    except Damaged:
        return None  # it could not have been done either
    if name in OF_NOBODY:
        return None
    counts = Counts.BY_THE_CLOCK if name in BY_THE_CLOCK else Counts.FROM_NOW
    if name in IN_CASE:
        case = rest.pop("case", None)
        return Due(row, Kind(name, Of.CASE, counts), case, instant(at), rest, ref) if case is not None else None
    of = Of.CASE if name in OF_CASE else Of.PERSON if name in OF_PERSON else Of.HOUSE
    return Due(row, Kind(name, of, counts), ref, instant(at), rest)
