"""One process a file, behind walls, killed when its time is over; waited for without blocking."""

import asyncio
import json
import os
import socket
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from bot.cleaning.formats import PASSED_ON, Clean, Form, Spoiled
from bot.cleaning.walls import limits
from bot.cleaning.walls.warm import LATE, TAKEN
from rules.file_refusals import BROKEN, NO_WALLS, REASONS, TOO_BIG, TOO_LONG

LARGEST = 20 * 1024 * 1024
"""Bytes: Telegram hands no bot more."""

LARGEST_OUT = 48 * 1024 * 1024
"""Bytes: Telegram takes 50 MB from a bot."""

AT_ONCE: Final = 2
PIECE, LINE = 1 << 20, 200
HOUSE = Path(__file__).parents[3]
PATIENCE = 60
"""Seconds beyond what a file may take, on a machine so busy that even being killed takes a while."""

ENVIRONMENT = {
    "PATH": os.defpath,
    "HOME": "/nonexistent",
    "TMPDIR": "/nonexistent",
    "LC_ALL": "C.UTF-8",
    "MALLOC_ARENA_MAX": "1",  # each further one takes 64 MB of address space
    "PYTHONDONTWRITEBYTECODE": "1",
}
"""Nothing that says anything about us."""


@dataclass(slots=True)
class _Warm:
    """The process that forks, how to reach it, and whose it is: tests fork us, and a fork has none of its own."""

    process: subprocess.Popen[bytes]
    control: socket.socket
    owner: int


_rooms: dict[asyncio.AbstractEventLoop, asyncio.Semaphore] = {}
_warm: list[_Warm] = []


async def run(data: bytes, kind: str) -> Clean | Spoiled:
    """Clean a file when one of the places is free."""
    if not data:
        return Spoiled(BROKEN)
    if len(data) > LARGEST:
        return Spoiled(TOO_BIG)
    if limits.missing():
        return Spoiled(NO_WALLS)
    async with _room():
        return _answer(await _worked(data), kind)


def _room() -> asyncio.Semaphore:
    """Two places, for each event loop that there is."""
    loop = asyncio.get_running_loop()
    for old in [each for each in _rooms if each.is_closed()]:
        del _rooms[old]
    return _rooms.setdefault(loop, asyncio.Semaphore(AT_ONCE))


async def _worked(data: bytes) -> bytes | Spoiled:
    """What the child wrote. It is killed when its time is over, or when we go away."""
    for _ in range(2):  # what was warm may just have ended, and taken nothing
        warm = _ready()
        with _handed_over(warm) as job:
            try:
                async with asyncio.timeout(limits.SECONDS + PATIENCE):
                    out = await _exchanged(job, data)
            except TimeoutError:
                return Spoiled(TOO_LONG)
        if out.startswith(TAKEN):
            break
        _let_go(warm)
    return Spoiled(TOO_BIG) if len(out) > LARGEST_OUT else out[len(TAKEN) :]


def _handed_over(warm: _Warm) -> socket.socket:
    """A child's socket; the other end is on its way to it."""
    job, theirs = socket.socketpair()
    job.setblocking(False)
    with theirs, suppress(OSError):  # it has ended: nobody will say that the file was taken
        socket.send_fds(warm.control, [b"f"], [theirs.fileno()])
    return job


def _ready() -> _Warm:
    """The process that forks, started when it is needed: for the first file, and after it was idle for long."""
    for warm in list(_warm):
        if warm.owner != os.getpid() or warm.process.poll() is not None:
            _let_go(warm)
    if not _warm:
        control, theirs = socket.socketpair()
        with theirs:
            process = subprocess.Popen(
                [sys.executable, "-m", "bot.cleaning.walls.warm", str(limits.SECONDS)],
                stdin=theirs.fileno(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                cwd=HOUSE, env=ENVIRONMENT, start_new_session=True,
            )  # fmt: skip
        _warm.append(_Warm(process, control, os.getpid()))
    return _warm[0]


def _let_go(warm: _Warm) -> None:
    """Use the process that forks no more; it ends when it notices, if it has not yet."""
    if warm in _warm:
        _warm.remove(warm)
        warm.control.close()


async def _exchanged(job: socket.socket, data: bytes) -> bytes:
    """Give the file, take the answer, and of an answer without end only the beginning."""
    loop = asyncio.get_running_loop()
    with suppress(BrokenPipeError, ConnectionResetError):  # it ended early; what comes last tells
        await loop.sock_sendall(job, data)
        job.shutdown(socket.SHUT_WR)
    out = bytearray()
    with suppress(ConnectionResetError):
        while piece := await loop.sock_recv(job, PIECE):
            out += piece
            if len(out) > LARGEST_OUT:
                break
    return bytes(out)


def _answer(out: bytes | Spoiled, kind: str) -> Clean | Spoiled:
    """What the child's answer means. It may have been taken over, so nothing about it is believed."""
    if isinstance(out, Spoiled):
        return out
    broken = Spoiled(TOO_LONG if out.endswith(LATE) else BROKEN)
    line, _, data = out.partition(b"\n")
    try:
        head = json.loads(line[:LINE])
        if head.get("reason") in REASONS:
            return Spoiled(head["reason"])
        outside, size, photo = PASSED_ON[Form(head["form"])], int(head["size"]), head["photo"] is True
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return broken
    if not 0 < size <= len(data):
        return broken
    kept = kind if kind in outside.kinds else outside.kinds[0]
    return Clean(data[:size], kept if photo or kept != "photo" else "document", outside.mime, outside.name)


def lacking() -> tuple[str, ...]:
    """What this machine lacks: "av" for voice and film, "landlock" and "seccomp" for any file at all."""
    return (*(() if find_spec("av") else ("av",)), *limits.missing())
