"""Kills a command at every point at which it touches the disk: `python -m tests.cut COMMAND… -- FOLDER`.

One forked process a point, or at every third (`KILL_EVERY=1`: at each), in a copy of FOLDER, until one comes through.
A point is a file that is opened, made, moved or taken away, and the beginning and end of every commit.
"""

import os
import shutil
import signal
import sqlite3
import sys
from pathlib import Path
from typing import Any

TOUCHING = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.link", "sqlite3.connect", "fcntl.flock"})

CONNECT = sqlite3.connect
EVERY = int(os.environ.get("KILL_EVERY", "3"))
"""Every so many points one is cut; `KILL_EVERY=1` cuts at each."""


class Doom:
    """Counts the points of this process, and kills it at one of them."""

    def __init__(self, at: int) -> None:
        self._left = at

    def point(self) -> None:
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def heard(self, event: str, values: tuple[Any, ...]) -> None:
        """An audit hook of the interpreter."""
        if event in TOUCHING and (event != "open" or _writes(values)):
            self.point()

    def connecting(self, *given: Any, **more: Any) -> sqlite3.Connection:
        """`sqlite3.connect`, with every statement heard."""
        db: sqlite3.Connection = CONNECT(*given, **more)
        db.set_trace_callback(self.said)
        return db

    def said(self, statement: str) -> None:
        """A statement begins."""
        if statement.lstrip().startswith(("COMMIT", "UPDATE", "DELETE", "VACUUM", "PRAGMA journal_mode")):
            self.point()


def _writes(values: tuple[Any, ...]) -> bool:
    return isinstance(values[2], int) and bool(values[2] & (os.O_WRONLY | os.O_RDWR))


def main(words: list[str], folder: Path) -> None:
    """Leaves a folder for each point beside FOLDER: `cut-001`, …; the last one came through."""
    from bot import backups, status  # noqa: F401 - read once, before the forks
    from bot.cli import main as command

    at, ended = 1 - EVERY, 1
    while ended:
        at += EVERY
        place = folder.with_name(f"cut-{at:03}")
        shutil.copytree(folder, place)
        pid = os.fork()
        if pid == 0:
            os.chdir(place)
            doom = Doom(at)
            sqlite3.connect = doom.connecting  # type: ignore[assignment]
            sys.addaudithook(doom.heard)
            os._exit(0 if command(words) == 0 else 70)
        ended = os.waitpid(pid, 0)[1]
        if ended and os.WTERMSIG(ended) != signal.SIGKILL:
            sys.exit(f"point {at}: the command itself failed")


if __name__ == "__main__":
    middle = sys.argv.index("--")
    main(sys.argv[1:middle], Path(sys.argv[middle + 1]))
