"""The folder in which ffmpeg finds a file: private, in memory, gone afterwards, and swept if the bot was killed.

Each folder is locked as long as somebody works in it. A kill takes the lock away and leaves the folder; the next start
finds it unlocked.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PREFIX = "safespaces-"


@contextmanager
def folder(workdir: Path) -> Iterator[Path]:
    """A new folder for one file, emptied and removed at the end."""
    path, held = _locked(workdir)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)
        os.close(held)


def sweep(workdir: Path | None = None) -> int:
    """Remove what a killed process left behind; says how many folders. Call it at the start."""
    place = workdir or in_memory()
    swept = 0
    for path in place.glob(f"{PREFIX}*") if place else ():
        try:
            held = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        except OSError:
            continue  # not ours, or gone
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(path, ignore_errors=True)
            swept += 1
        except BlockingIOError:
            pass  # somebody works in it
        finally:
            os.close(held)
    return swept


def in_memory() -> Path | None:
    """A place that is never written to a disk (swap aside): the service manager's, the user's, or the machine's."""
    wanted = (os.environ.get("RUNTIME_DIRECTORY"), os.environ.get("XDG_RUNTIME_DIR"), "/dev/shm")
    return next((Path(each) for each in wanted if each and os.access(each, os.W_OK) and _is_memory(Path(each))), None)


def _is_memory(path: Path) -> bool:
    """Whether the file system of a folder lies in memory, as far as Linux tells."""
    try:
        mounts = Path("/proc/self/mounts").read_text("utf-8", "replace").splitlines()
    except OSError:
        return False
    kinds = {Path(words[1]): words[2] for words in map(str.split, mounts) if len(words) > 2}
    home = path.resolve()
    return next((kinds[each] for each in (home, *home.parents) if each in kinds), "") in ("tmpfs", "ramfs")


def _locked(workdir: Path) -> tuple[Path, int]:
    """A new private folder and the lock on it; made again if a sweep came between the two."""
    while True:
        path = Path(tempfile.mkdtemp(prefix=PREFIX, dir=workdir))
        held = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        fcntl.flock(held, fcntl.LOCK_EX)
        if path.exists():
            return path, held
        os.close(held)
