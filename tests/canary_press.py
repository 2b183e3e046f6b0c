"""A process that cleans one file after another behind the real walls, each in a child of its own: quick enough for
hundreds of damaged files, and none of them can take the memory of the machine that tests."""

import os
import signal
import struct
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import NoReturn

from bot.cleaning.formats import Unfit
from bot.cleaning.walls import limits
from bot.cleaning.walls.worker import CLEANERS, cleaned, cleaner

HEAD = struct.Struct("<I")
TOLD = struct.Struct("<IdQI")
SECONDS = 60


@dataclass(frozen=True, slots=True)
class Pressed:
    """What became of a file: the cleaned bytes, or nothing; and what it took."""

    made: bytes
    seconds: float
    memory: int
    """Bytes at the most."""
    crashed: int
    """The signal that ended it; 0 for none."""


class Press:
    """Gives files to the process and takes what comes out; to be closed."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.canary_press"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PATH": os.environ.get("PATH", ""), "MALLOC_ARENA_MAX": "1"},
        )

    def __call__(self, data: bytes) -> Pressed:
        """Clean a file, or see it refused or its process end."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(HEAD.pack(len(data)) + data)
        self.process.stdin.flush()
        length, seconds, memory, crashed = TOLD.unpack(self.process.stdout.read(TOLD.size))
        return Pressed(self.process.stdout.read(length), seconds, memory, crashed)

    def close(self) -> None:
        """End the process."""
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait()


def serve() -> None:
    """Take files until there are no more."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    while head := sys.stdin.buffer.read(HEAD.size):
        made = _in_a_child(sys.stdin.buffer.read(HEAD.unpack(head)[0]))
        out.write(TOLD.pack(len(made.made), made.seconds, made.memory, made.crashed) + made.made)
        out.flush()


def _in_a_child(data: bytes) -> Pressed:
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        _clean(data, writer)
    os.close(writer)
    with open(reader, "rb") as answer:
        made = answer.read()
    _, status, took = os.wait4(child, 0)
    crashed = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    return Pressed(b"" if status else made, took.ru_utime + took.ru_stime, took.ru_maxrss * 1024, crashed)


def _clean(data: bytes, writer: int) -> NoReturn:
    """The child's whole life; it ends at once, since tidying an interpreter up takes longer than any file."""
    try:
        signal.alarm(SECONDS)
        limits.shut()
        with suppress(Unfit), open(writer, "wb") as answer:
            answer.write(cleaned(data).data)
        os._exit(0)
    finally:
        os._exit(1)


if __name__ == "__main__":
    for module in CLEANERS:  # before the first child, so that each begins with them
        cleaner(module)
    serve()
