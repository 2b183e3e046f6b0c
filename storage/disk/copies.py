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
            beside.unlink(missing_ok=True)
            os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, MODE))
            with closing(sqlite3.connect(beside)) as db:
                ring.backup(db)
                db.execute("PRAGMA journal_mode = delete")
            place(beside, target)
    except (OSError, sqlite3.Error):
        with suppress(OSError):
            beside.unlink(missing_ok=True)  # it holds keys that may be erased before anybody looks again
        return False
    return True


def place(beside: Path, target: Path) -> None:
    """Let a file that is whole take the place of another: on disk, and for good."""
    for path, flags in ((beside, os.O_RDWR), (target.parent, os.O_RDONLY)):
        handle = os.open(path, flags)
        try:
            if path != beside:
                os.replace(beside, target)
            os.fsync(handle)
        finally:
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
