"""Backups of the main file, beside a running bot, and putting one back.

A backup is the main file as of one instant and nothing else: it opens with the keyring, of which there is one copy, and
that one is overwritten at every erasure. So a backup can lie anywhere, and what was erased opens in none. Each step
makes a file beside and renames it: a kill leaves what was, or what was to be.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from rules.due_kinds import Of
from storage.disk import age, copies, due_rows, erase, keys, schema
from storage.disk.errors import Absent, Damaged, StorageError
from storage.disk.keys import Keyring, Owner
from storage.disk.two_files import MODE, check_twins, locked, reading
from storage.disk.vault import Purpose, derive

STEM, STAMP = "safespaces-", "%Y%m%dT%H%M%S%fZ"
ENDS = ("", "-wal", "-shm")
PATIENCE = 10
"""Seconds that a backup waits for the bot's own work on a file."""


def made(path: Path, folder: Path, now: datetime) -> Path:
    """Copy the main file into the folder, as of one instant; the new file. `Absent`, `StorageError`."""
    if not path.exists():
        raise Absent(f"there is no database at {path}")
    target = folder / f"{STEM}{now.astimezone(UTC):{STAMP}}.db"
    with _told():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for left in folder.glob(f"{STEM}*.new*"):
            left.unlink()  # of a backup that was killed
        beside = _fresh(target)
        with closing(reading(path, PATIENCE)) as source, closing(sqlite3.connect(beside)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = delete")
            if copy.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                raise Damaged(f"{path} is damaged: no backup was made of it")
        copies.place(beside, target)
    return target


def ring_copied(ring: Path, target: Path) -> bool:
    """Overwrite the keyring's one copy; False where the disk refuses, or the bot is doing it right now."""
    with closing(reading(ring, PATIENCE)) as source:
        return copies.put(source, target)


def all_in(folder: Path) -> list[Path]:
    """Every backup that is whole, the newest last."""
    return sorted(folder.glob(f"{STEM}*.db"))


def thinned(folder: Path, keep: int) -> int:
    """Leave so many, the newest; how many went."""
    old = all_in(folder)[:-keep]
    for each in old:
        each.unlink()
    return len(old)


def put_back(backup: Path, path: Path, ring: Path, ring_copy: Path | None, root: bytes) -> None:
    """Put a backup of the main file into its place, and the keyring's copy where there is no keyring.

    A keyring that is there stays: it is never older than any copy of it. Refused where there is a database; whatever
    does not fit together is found before anything is moved. What was erased since the backup is erased in it, too.
    """
    for end in ENDS:
        if path.with_name(path.name + end).exists():
            raise StorageError(f"there is data at {path}: move it away first, with its -wal and -shm")
    if not ring.exists() and (ring_copy is None or not ring_copy.exists()):
        raise Absent(f"there is neither a keyring at {ring} nor a copy of it: no backup can be opened without")
    with _told(), locked(path):
        main_new, ring_new = _copied(backup, path), None if ring.exists() else _copied(ring_copy or ring, ring)
        _fit(main_new, ring_new or ring, root)
        if ring_new is not None:
            copies.place(ring_new, ring)
        copies.place(main_new, path)


def _fit(main: Path, ring: Path, root: bytes) -> None:
    """Both belong together and to the key, and neither is older or newer than it may be; then erase what is erased."""
    wrap = AESGCM(derive(root, Purpose.WRAP))
    with closing(sqlite3.connect(main)) as db, closing(reading(ring, PATIENCE)) as opener:
        schema.check(db, schema.MAIN)
        schema.check(opener, schema.RING)
        keyring = keys.load(opener, wrap)
        check_twins(db, keyring)
        age.check(db, keyring)
        forget(db, opener, keyring)


TABLES = {Owner.PERSON: "person", Owner.CASE: "case_", Owner.WAY: "case_"}
OF = {Owner.PERSON: Of.PERSON, Owner.CASE: Of.CASE}


def forget(db: sqlite3.Connection, ring: sqlite3.Connection, keyring: Keyring) -> None:
    """Note for the next start every owner whose key is gone, and take away what was planned and kept of them."""
    known = schema.version(db) >= 5
    db.execute("PRAGMA secure_delete = 1")
    for owner, table in TABLES.items():
        where = " WHERE way IS NOT NULL" if owner is Owner.WAY else ""
        here = {row for (row,) in db.execute(f"SELECT id FROM {table}{where}").fetchall()}
        for row in here - {row for (row,) in ring.execute(f"SELECT id FROM {owner}").fetchall()}:
            db.execute("INSERT OR IGNORE INTO erasing (kind, ref) VALUES (?, ?)", (owner.value, row))
            for name, found in _tags(keyring, owner, row) if known else ():
                db.execute(f"DELETE FROM {name} WHERE owner = ?", (found,))
    for table in erase.SPOOLED:
        db.execute(f"DELETE FROM {table} WHERE spool < ?", (min(keyring.spools),))  # opens with no key any more
    db.commit()
    db.execute("VACUUM")


def _tags(keyring: Keyring, owner: Owner, row: int) -> Iterator[tuple[str, bytes]]:
    if owner in OF:
        yield "due", due_rows.owner(keyring, OF[owner], row)
        yield "record", keyring.tag("record-of", f"{OF[owner]}|{row}")


def _copied(source: Path, place: Path) -> Path:
    """A copy of a file that nobody writes to, beside the place that it is for."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = _fresh(place)
    with closing(reading(source, PATIENCE)) as from_, closing(sqlite3.connect(beside)) as copy:
        from_.backup(copy)
        copy.execute("PRAGMA journal_mode = delete")
    return beside


def _fresh(target: Path) -> Path:
    """An empty file beside, for its owner alone."""
    beside = target.with_name(target.name + ".new")
    for end in (*ENDS, "-journal"):
        copies.scrap(beside.with_name(beside.name + end))
    os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, MODE))
    return beside


@contextmanager
def _told() -> Iterator[None]:
    """What the disk refuses, in one line."""
    try:
        yield
    except OSError as error:
        raise StorageError(f"{error.filename}: {error.strerror}") from None
    except sqlite3.Error as error:
        raise StorageError(f"the disk refuses, or a file is damaged: {error}") from None
