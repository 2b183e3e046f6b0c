"""The one copy of the keyring: overwritten whenever a key was erased, for a key that lies there is not erased.

Runs on the thread of the database. The folder is not made: where a disk should be mounted and is not, that must fail.
"""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from storage.disk.two_files import MODE, Files

OWED = "INSERT OR REPLACE INTO meta (name, value) VALUES ('copy-owed', x'01')"
"""Written with every erasure, in its transaction; forgotten once the copy is overwritten."""
PIECE = 1 << 16


def owed(files: Files) -> bool:
    """Whether keys were erased since the copy was made."""
    return files.main.execute("SELECT 1 FROM meta WHERE name = 'copy-owed'").fetchone() is not None


def overwrite(files: Files, target: Path) -> bool:
    """Put today's keyring in place of the copy; False where the disk refuses, and then the old copy is still there."""
    if not put(files.ring, target):
        return False
    files.main.execute("DELETE FROM meta WHERE name = 'copy-owed'")
    return True


def put(ring: sqlite3.Connection, target: Path) -> bool:
    """The same from any connection to it. Two that do it at once would let the older one win: a backup beside the bot
    and the bot take turns, and who finds the other at work is told False."""
    beside = target.with_name(target.name + ".new")
    try:
        with _alone(target):
            scrap(beside)
            os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, MODE))
            with closing(sqlite3.connect(beside)) as db:
                ring.backup(db)
                db.execute("PRAGMA journal_mode = delete")
            place(beside, target)
    except (OSError, sqlite3.Error):
        with suppress(OSError):
            scrap(beside)  # it holds keys that may be erased before anybody looks again
        return False
    return True


def place(beside: Path, target: Path) -> None:
    """Let a file that is whole take the place of another: on disk, and for good. Then what the other held is
    overwritten where it lies; until it is, it has a name, by which `scrap_former` finds it after a kill."""
    scrap_former(target)
    with _held(target) as old:
        if old is not None:
            with suppress(OSError):  # a disk without links: only a kill in this very moment leaves what was there
                os.link(target, _former(target), follow_symlinks=False)
        _settle(beside, os.O_RDWR)
        os.replace(beside, target)
        _settle(target.parent)
        if old is not None:
            _blank(old)
    _former(target).unlink(missing_ok=True)


def scrap_former(target: Path) -> None:
    """What another file has taken the place of, and a killed process had not overwritten yet."""
    scrap(_former(target))


def scrap(path: Path) -> None:
    """Overwrite a file and take it away: what is only unlinked stays on the disk."""
    with _held(path) as handle:
        if handle is not None:
            _settle(path.parent)
            _blank(handle)
    path.unlink(missing_ok=True)


def _former(target: Path) -> Path:
    return target.with_name(target.name + ".old")


def _blank(handle: int) -> None:
    """Zeros in place of what it holds; not where it has a further name, by which somebody may still need it."""
    found = os.fstat(handle)
    if found.st_nlink > 1:
        return
    for begin in range(0, found.st_size, PIECE):
        os.pwrite(handle, bytes(min(PIECE, found.st_size - begin)), begin)
    os.fsync(handle)


def _settle(path: Path, flags: int = os.O_RDONLY) -> None:
    """What was written to it, or was renamed in it, is so on disk."""
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _held(path: Path) -> Iterator[int | None]:
    """The file, whatever happens to its name; None where there is none that can be written to."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        handle = None
    try:
        yield handle
    finally:
        if handle is not None:
            os.close(handle)


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    """The lock goes with the process, however it ends."""
    handle = os.open(target.with_name(target.name + ".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, MODE)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)
