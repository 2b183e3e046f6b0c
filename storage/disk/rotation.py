"""Another root key: what it wraps is wrapped anew, and nothing else is touched.

The new key lies beside the old one, as `NAME.next`, before anything is wrapped under it; the wrappings change in one
commit; then it takes the old one's place. Cut in between, the keyring opens with the key that lies beside, `root_of`
finds it, and the next rotation or start goes on from there.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.disk import copies, keys, schema
from storage.disk.errors import Absent, StorageError, WrongKey
from storage.disk.two_files import connect, locked, reading, truncate
from storage.disk.vault import Purpose, bound, derive, load_root, new_root, seal, unseal

WRAPPED = {"secret": "name", "spool": "id", "person": "id", "case_": "id", "way": "id", "wipe": "id"}
"""Every table of the keyring that holds wrappings, and by what a row is named."""


def root_of(key_file: Path, ring: Path, credentials: str | None = None) -> bytes:
    """The root key that opens the keyring: the one that is configured, or the next one after a cut rotation."""
    root, beside = load_root(key_file, credentials), following(key_file)
    if credentials is None and beside.exists() and ring.exists() and not opens(ring, root):
        new = load_root(beside)
        return new if opens(ring, new) else root
    return root


def finish(key_file: Path, ring: Path) -> None:
    """After a cut rotation the next key takes its place, if it is the one that opens; nothing stays of the former."""
    copies.scrap_former(key_file)
    beside = following(key_file)
    if beside.exists() and ring.exists() and opens(ring, load_root(beside)):
        copies.place(beside, key_file)


def rotate(path: Path, ring: Path, ring_copy: Path | None, key_file: Path) -> None:
    """Make a new root key and wrap everything under it. `InUse` while a bot runs."""
    if not ring.exists() or not path.exists():
        raise Absent(f"there is no database at {path}: a new key can simply be made")
    with locked(path), closing(connect(ring)) as db:
        schema.check(db, schema.RING)
        beside, old = following(key_file), load_root(key_file)
        if not beside.exists():
            _make(beside)
        new = load_root(beside)
        if not opens(ring, new):
            _demand_copy(db, ring_copy)
            _owe(path)
            _wrap_anew(db, old, new)
        truncate(db)
        _demand_copy(db, ring_copy)
        copies.place(beside, key_file)


def following(key_file: Path) -> Path:
    """Where the next key lies."""
    return key_file.with_name(key_file.name + ".next")


def opens(ring: Path, root: bytes) -> bool:
    """Whether this key opens the keyring."""
    with closing(reading(ring)) as db:
        try:
            keys.load(db, AESGCM(derive(root, Purpose.WRAP)))
        except WrongKey:
            return False
    return True


def _make(beside: Path) -> None:
    """A new key, there whole or not at all."""
    cut = beside.with_name(beside.name + ".new")
    cut.unlink(missing_ok=True)
    new_root(cut)
    copies.place(cut, beside)


def _wrap_anew(db: sqlite3.Connection, old: bytes, new: bytes) -> None:
    """In one commit. `WrongKey` where the old key does not open it, and then nothing was changed."""
    one, other = AESGCM(derive(old, Purpose.WRAP)), AESGCM(derive(new, Purpose.WRAP))
    keys.load(db, one)
    db.execute("BEGIN IMMEDIATE")
    try:
        for table, name in WRAPPED.items():
            for row, blob in db.execute(f"SELECT {name}, wrapped FROM {table}").fetchall():
                place = bound(table, "wrapped", row)
                db.execute(
                    f"UPDATE {table} SET wrapped = ? WHERE {name} = ?",
                    (seal(other, unseal(one, blob, place), place), row),
                )
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _demand_copy(db: sqlite3.Connection, ring_copy: Path | None) -> None:
    """The one copy is made before, so that the disk is there, and after, for the old key opens what it held."""
    if ring_copy is not None and not copies.put(db, ring_copy):
        raise StorageError(f"the keyring's copy cannot be written to {ring_copy}: the key stays as it is until it can")


def _owe(path: Path) -> None:
    with closing(connect(path)) as main:
        main.execute(copies.OWED)
