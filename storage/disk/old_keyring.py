"""A keyring from before an erasure, taken all the same: where neither the newest nor its copy is to be had any more.

What was erased falls again, its keys with it; what began since lies under keys that are nowhere, and falls too. The
main file first: cut in between, the keyring is older than it knows as before, and it all begins anew.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.disk import age, backups, keys, schema
from storage.disk.copies import OWED
from storage.disk.erase import ROW_OF, SPOOLED
from storage.disk.errors import Damaged, StorageError
from storage.disk.keys import Keyring
from storage.disk.two_files import check_twins, connect, locked, truncate
from storage.disk.vault import Purpose, bound, derive, unseal


def take(path: Path, ring: Path, root: bytes) -> None:
    """From now on this keyring is the newest. `InUse` while a bot runs."""
    wrap = AESGCM(derive(root, Purpose.WRAP))
    with locked(path), closing(connect(path)) as main, closing(connect(ring)) as opener:
        schema.check(main, schema.MAIN)
        schema.check(opener, schema.RING)
        keyring = keys.load(opener, wrap)
        check_twins(main, keyring)
        if not age.behind(main, keyring):
            raise StorageError("the keyring is not older than the database knows: nothing has to be accepted")
        backups.forget(main, opener, keyring)
        _forget_sealed(main, keyring)
        truncate(main)
        _forget_erased(main, opener, keyring)
        truncate(opener)


def _forget_sealed(main: sqlite3.Connection, keyring: Keyring) -> None:
    """What waits under a key that this keyring never had."""
    main.execute("BEGIN IMMEDIATE")
    marks = ",".join("?" * len(keyring.spools))
    for table in SPOOLED:
        main.execute(f"DELETE FROM {table} WHERE spool NOT IN ({marks})", tuple(keyring.spools))
    main.execute(OWED)
    main.execute("COMMIT")


def _forget_erased(main: sqlite3.Connection, ring: sqlite3.Connection, keyring: Keyring) -> None:
    """The keys of what was erased, and who it was; then it counts as newer than all that there were."""
    ring.execute("BEGIN IMMEDIATE")
    for table, rows in ROW_OF.items():
        here = {row for (row,) in main.execute(f"SELECT id FROM {rows}").fetchall()}
        for row in {row for (row,) in ring.execute(f"SELECT id FROM {table}").fetchall()} - here:
            ring.execute(f"DELETE FROM {table} WHERE id = ?", (row,))
    people = {row for (row,) in ring.execute("SELECT id FROM person").fetchall()}
    for tag, sealed in ring.execute("SELECT tag, sealed FROM sender").fetchall():
        if _whose(keyring, tag, sealed) not in people:
            ring.execute("DELETE FROM sender WHERE tag = ?", (tag,))
    keyring.erasures = age.known(main, keyring)
    keys.count(ring, keyring)
    ring.execute("COMMIT")


def _whose(keyring: Keyring, tag: bytes, sealed: bytes) -> int | None:
    try:
        return int.from_bytes(unseal(keyring.house, sealed, bound("sender", "sealed", tag.hex())), "little")
    except Damaged:
        return None
