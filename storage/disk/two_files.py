"""The two files on disk: made, opened, checked, locked. All of it runs on the one thread of the database."""

import fcntl
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.disk import age, due_before, keys, memos, schema
from storage.disk.errors import Absent, Damaged, Full, InUse, StorageError, Unfit, WrongKey
from storage.disk.vault import Purpose, bound, derive, seal, unseal

RING_NAME = "keyring.db"
MODE = 0o600
SETTINGS = {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "temp_store": 2, "cell_size_check": 1}
"""Set, then asserted: durability, erasing and nothing in temporary files rest on them."""

HOUSE = bound("meta", "value", "house")


def named(problem: sqlite3.Error) -> Exception:
    """SQLite's error as one of ours where it is about the disk; else itself."""
    code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return Full("the disk is full")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return Damaged(f"a database file is damaged: {problem}")
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_BUSY):
        return StorageError(f"the disk refuses: {problem}")
    return problem


def connect(path: Path) -> sqlite3.Connection:
    """Open one file and assert its settings."""
    db = sqlite3.connect(path, isolation_level=None, cached_statements=256, timeout=0.2)
    try:
        for name, wanted in SETTINGS.items():
            db.execute(f"PRAGMA {name} = {wanted}")
            found = db.execute(f"PRAGMA {name}").fetchone()[0]
            if found != wanted:
                raise Unfit(f"SQLite keeps {name} at {found}, not {wanted}")
    except BaseException:
        db.close()
        raise
    return db


def reading(path: Path, patience: float = 5) -> sqlite3.Connection:
    """Open one file to read and nothing else; it has to be there. `patience`: seconds for whoever locks it."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=patience)


def truncate(db: sqlite3.Connection) -> bool:
    """Empty the write-ahead log, so that nothing deleted is left in it; False while another reader holds it."""
    busy: int = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return not busy


class Files:
    """Both connections and the keys. Whoever has made one calls `close` in the end."""

    main: sqlite3.Connection
    ring: sqlite3.Connection
    keys: keys.Keyring

    def __init__(self, path: Path, ring: Path | None = None) -> None:
        self._open: list[Callable[[], None]] = []
        if not path.name:
            raise StorageError(f"{path}: is a folder, not a file")
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = _lock(path.with_name(RING_NAME))  # beside the main file, wherever the keyring was moved to
        self._open.append(lambda: os.close(lock))
        self.path, self.ring_path = path, ring or path.with_name(RING_NAME)

    def open(self, root: bytes, new_ok: bool) -> None:
        """Make what is missing, check the key, bring both files to the newest version. Raises the named errors."""
        wrap = AESGCM(derive(root, Purpose.WRAP))
        if not self.path.exists():
            _make_both(self.path, self.ring_path, wrap, new_ok)
        elif not self.ring_path.exists():
            raise Damaged(_missing(self.path, self.ring_path))
        self.ring = _existing(self.ring_path, schema.RING)
        self._open.append(self.ring.close)
        self.keys = keys.load(self.ring, wrap)
        self.main = _existing(self.path, schema.MAIN)
        self._open.append(self.main.close)
        check_twins(self.main, self.keys)
        age.check(self.main, self.keys)
        schema.upgrade(self.ring, schema.RING)
        also = {
            5: lambda: due_before.seal_anew(self.main, self.ring, self.keys),
            8: lambda: memos.join_teams(self.main, self.keys),
        }
        schema.upgrade(self.main, schema.MAIN, also)
        memos.begin(self.main, self.keys)

    def close(self) -> None:
        """Close what is open, then let another process at the files."""
        while self._open:
            self._open.pop()()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Nobody has the files open as long as this lasts; `InUse` where somebody has."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = _lock(path.with_name(RING_NAME))
    try:
        yield
    finally:
        os.close(handle)


def _lock(path: Path) -> int:
    handle = os.open(path.with_name(path.name + ".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, MODE)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise InUse(f"{path} is open in another process") from None
    return handle


def _existing(path: Path, folder: Path) -> sqlite3.Connection:
    """Open a file that is there. One that is empty was cut short: ours are renamed into place whole."""
    if path.stat().st_size == 0:
        raise Damaged(f"{path} is empty")
    os.chmod(path, MODE)
    db = connect(path)
    try:
        schema.check(db, folder)
    except BaseException:
        db.close()
        raise
    return db


def _missing(path: Path, ring_path: Path) -> str:
    beside = path.with_name(RING_NAME)
    if beside.exists():
        return (
            f"{ring_path} is missing, and a {RING_NAME} lies beside the database: stop the bot and move that one there"
        )
    return f"{ring_path} is missing: without it nothing in {path} can be opened"


def check_twins(main: sqlite3.Connection, ring: keys.Keyring) -> None:
    """A main file that was put beside another's keyring is noticed before anything is lost in it."""
    found = main.execute("SELECT value FROM meta WHERE name = 'house'").fetchone()
    try:
        unseal(ring.house, found[0] if found else b"", HOUSE)
    except Damaged:
        raise WrongKey("this keyring belongs to another main file") from None


def _make_both(path: Path, ring_path: Path, wrap: AESGCM, new_ok: bool) -> None:
    """The keyring first: a crash in between leaves one that nothing needs yet, and the next start goes on from it."""
    if not new_ok:
        raise Absent(f"{path} does not exist")
    ring_path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not ring_path.exists():
        _make(ring_path, schema.RING, lambda ring: keys.begin(ring, wrap))
    ring = _existing(ring_path, schema.RING)
    try:
        house = keys.load(ring, wrap).house
        used = ring.execute("SELECT 1 FROM person UNION ALL SELECT 1 FROM case_ LIMIT 1").fetchone()
    finally:
        ring.close()
    if used:
        raise Damaged(f"{path} is missing, but its keyring is here")
    twin = seal(house, b"twins", HOUSE)
    _make(path, schema.MAIN, lambda main: main.execute("INSERT INTO meta (name, value) VALUES ('house', ?)", (twin,)))


def _make(path: Path, folder: Path, fill: Callable[[sqlite3.Connection], object]) -> None:
    """A new file is made beside and renamed: it is there whole or not at all."""
    beside = path.with_name(path.name + ".new")
    for end in ("", "-wal", "-shm"):
        beside.with_name(beside.name + end).unlink(missing_ok=True)
    os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, MODE))
    db = connect(beside)
    try:
        schema.upgrade(db, folder)
        db.execute("BEGIN IMMEDIATE")
        fill(db)
        db.execute("COMMIT")
    finally:
        db.close()
    os.rename(beside, path)
    parent = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(parent)
    finally:
        os.close(parent)
