"""The one copy of the keyring: overwritten whenever a key was erased, for a key that lies there is not erased.

Runs on the thread of the database. The folder is not made: where a disk should be mounted and is not, that must fail.
"""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from storage.disk.two_files import MODE, Files

OWED = "INSERT OR REPLACE INTO meta (name, value) VALUES ('copy-owed', x'01')"
"""Written with every erasure, in its transaction; forgotten once the copy is overwritten."""


def owed(files: Files) -> bool:
    """Whether keys were erased since the copy was made."""
    return files.main.execute("SELECT 1 FROM meta WHERE name = 'copy-owed'").fetchone() is not None


def overwrite(files: Files, target: Path) -> bool:
    """Put today's keyring in place of the copy; False where the disk refuses, and then the old copy is still there."""
    beside = target.with_name(target.name + ".new")
    try:
        beside.unlink(missing_ok=True)
        os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, MODE))
        with closing(sqlite3.connect(beside)) as db:
            files.ring.backup(db)
            db.execute("PRAGMA journal_mode = delete")
        for path, flags in ((beside, os.O_RDWR), (beside.parent, os.O_RDONLY)):
            handle = os.open(path, flags)
            try:
                os.fsync(handle)
                if path == beside:
                    os.replace(beside, target)
            finally:
                os.close(handle)
    except (OSError, sqlite3.Error):
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        return False
    files.main.execute("DELETE FROM meta WHERE name = 'copy-owed'")
    return True
