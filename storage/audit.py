"""The audit log: sealed lines in a chain, each bound to the one before.

A case is named by a random mark that lies in the case's own row: while the case lives, its lines can be put together;
once its key is shredded, nobody can tell whose they were, and the chain stays whole.
"""

import hmac
from dataclasses import dataclass
from pathlib import Path

from rules.audit import Entry
from storage.disk import beside
from storage.disk.codec import Codec
from storage.disk.errors import Damaged
from storage.disk.keys import Keyring
from storage.disk.tx import Tx
from storage.disk.vault import bound, seal, unseal

ENTRY: Codec[Entry] = Codec(Entry)
FLOOR = 256
FIRST = b""


@dataclass(frozen=True, slots=True)
class Read:
    """A line as it was found; `whole` is False where it was changed, or a line before it is missing."""

    row: int
    entry: Entry | None
    whole: bool


async def note(tx: Tx, entry: Entry) -> None:
    """Write a line behind the last."""
    row, mac = await _last(tx)
    row += 1
    body = seal(tx.keys.house, ENTRY.pack(entry), bound("audit", "body", row), FLOOR)
    tx.write("INSERT INTO audit (id, body, mac) VALUES (?, ?, ?)", (row, body, _mac(tx.keys, row, mac, body)))


async def _last(tx: Tx) -> tuple[int, bytes]:
    found = await tx.rows("SELECT id, mac FROM audit ORDER BY id DESC LIMIT 1")
    return (int(found[0][0]), bytes(found[0][1])) if found else (0, FIRST)


def read(path: Path, root: bytes) -> list[Read]:
    """Every line, oldest first, beside a running bot as well: nothing is written. `Absent`, `WrongKey`, `Damaged`."""
    return _checked(*beside.rows(path, root, "SELECT id, body, mac FROM audit ORDER BY id"))


def _checked(keyring: Keyring, rows: list[tuple[int, bytes, bytes]]) -> list[Read]:
    found: list[Read] = []
    expected, before = 1, FIRST
    for row, body, mac in rows:
        whole = row == expected and hmac.compare_digest(mac, _mac(keyring, row, before, body))
        try:
            entry = ENTRY.open(unseal(keyring.house, body, bound("audit", "body", row), padded=True))
        except Damaged:
            entry, whole = None, False
        found.append(Read(row, entry, whole))
        expected, before = row + 1, mac
    return found


def _mac(keyring: Keyring, row: int, before: bytes, body: bytes) -> bytes:
    return keyring.tag("audit", f"{row}|{before.hex()}|{body.hex()}")
