"""The audit log: sealed lines in a chain, each bound to the one before.

A case is named by a random mark that lies in the case's own row: while the case lives, its lines can be put together;
once its key is shredded, nobody can tell whose they were, and the chain stays whole.
"""

import hmac
from dataclasses import dataclass
from pathlib import Path

from rules.audit import Entry
from storage.disk import beside, head
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
    """Write a line behind the newest that the head knows, whatever lines are there."""
    row, before = await _last(tx)
    row += 1
    body = seal(tx.keys.house, ENTRY.pack(entry), bound("audit", "body", row), FLOOR)
    mac = _mac(tx.keys, row, before, body)
    tx.write("INSERT INTO audit (id, body, mac) VALUES (?, ?, ?)", (row, body, mac))
    head.write(tx.write, tx.keys, row, mac)


async def _last(tx: Tx) -> tuple[int, bytes]:
    found = await tx.rows(head.READ)
    if found:
        return head.opened(tx.keys, found[0][0])
    newest = (await tx.rows("SELECT coalesce(max(id), 0) FROM audit"))[0][0]
    return int(newest) + 1, FIRST  # the head was taken away: the line left out here shows it for good


def read(path: Path, root: bytes, ring_path: Path | None = None) -> list[Read]:
    """Every line, oldest first, beside a running bot as well: nothing is written. `Absent`, `WrongKey`, `Damaged`."""
    queries = ("SELECT id, body, mac FROM audit ORDER BY id", head.READ)
    keyring, (rows, newest) = beside.several(path, root, queries, ring_path)
    return _checked(keyring, rows, newest[0][0] if newest else None)


def _checked(keyring: Keyring, rows: list[tuple[int, bytes, bytes]], newest: bytes | None) -> list[Read]:
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
    if not _ends(keyring, newest, (expected - 1, before)):
        found.append(Read(expected, None, False))
    return found


def _ends(keyring: Keyring, newest: bytes | None, last: tuple[int, bytes]) -> bool:
    """Whether the log ends where the head says; one without a head has none only before there were any."""
    if newest is None:
        return keyring.erasures is None
    try:
        return head.opened(keyring, newest) == last
    except Damaged:
        return False


def _mac(keyring: Keyring, row: int, before: bytes, body: bytes) -> bytes:
    return keyring.tag("audit", f"{row}|{before.hex()}|{body.hex()}")
