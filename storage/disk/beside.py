"""Looks into the files beside a running bot: nothing is written, nothing is locked."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.disk import keys
from storage.disk.errors import Absent, Damaged
from storage.disk.keys import Keyring
from storage.disk.two_files import reading
from storage.disk.vault import Purpose, derive


def rows(
    path: Path, root: bytes, query: str, values: tuple[object, ...] = (), ring_path: Path | None = None
) -> tuple[Keyring, list[Any]]:
    """What the query finds, and the keys that open it. `Absent`, `WrongKey`, `Damaged`.

    `ring_path`: where the keyring lies, if not beside the database.
    """
    keyring, found = several(path, root, (query,), ring_path, values)
    return keyring, found[0]


def several(
    path: Path, root: bytes, queries: Sequence[str], ring_path: Path | None, values: tuple[object, ...] = ()
) -> tuple[Keyring, list[list[Any]]]:
    """The same for several queries, as of one instant."""
    ring_path = ring_path or path.with_name("keyring.db")
    if not path.exists() or not ring_path.exists():
        raise Absent(f"there is no database at {path}")
    try:
        ring, main = reading(ring_path), reading(path)
        try:
            keyring = keys.load(ring, AESGCM(derive(root, Purpose.WRAP)))
            main.execute("BEGIN")
            return keyring, [main.execute(each, values).fetchall() for each in queries]
        finally:
            ring.close()
            main.close()
    except sqlite3.Error:
        raise Damaged("what is kept cannot be read") from None
