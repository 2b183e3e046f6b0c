"""One process a file: started with nothing secret, waited for without blocking, killed when its time is over."""

import asyncio
import json
import os
import shutil
import signal
import sys
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Final

from bot.cleaning.formats import BROKEN, PASSED_ON, REASONS, TOO_BIG, TOO_LONG, Clean, Form, Spoiled
from bot.cleaning.walls import limits, scratch

LARGEST = 20 * 1024 * 1024
"""Bytes: Telegram hands no bot more."""

LARGEST_OUT = 48 * 1024 * 1024
"""Bytes: Telegram takes 50 MB from a bot."""

AT_ONCE: Final = 2
HOUSE = Path(__file__).parents[3]

_rooms: dict[asyncio.AbstractEventLoop, asyncio.Semaphore] = {}


async def run(data: bytes, kind: str, workdir: Path | None) -> Clean | Spoiled:
    """Clean a file when one of the places is free."""
    if not data:
        return Spoiled(BROKEN)
    if len(data) > LARGEST:
        return Spoiled(TOO_BIG)
    async with _room():
        with ExitStack() as stack:
            place = workdir or await asyncio.to_thread(scratch.in_memory)
            folder = stack.enter_context(scratch.folder(place)) if place else None
            return _answer(await _worked(data, folder), kind)


def _room() -> asyncio.Semaphore:
    """Two places, for each event loop that there is."""
    loop = asyncio.get_running_loop()
    for old in [each for each in _rooms if each.is_closed()]:
        del _rooms[old]
    return _rooms.setdefault(loop, asyncio.Semaphore(AT_ONCE))


async def _worked(data: bytes, folder: Path | None) -> bytes | Spoiled:
    """What the worker wrote. It and all that it started is killed when its time is over, or ours."""
    worker = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.cleaning.walls.worker", *([str(folder)] if folder else []),
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
        cwd=HOUSE, env=_environment(folder), start_new_session=True, limit=LARGEST_OUT,
    )  # fmt: skip
    try:
        async with asyncio.timeout(limits.SECONDS):
            out = await _exchanged(worker, data)
    except TimeoutError:
        return Spoiled(TOO_LONG)
    finally:
        await _killed(worker)
    if len(out) > LARGEST_OUT:
        return Spoiled(TOO_BIG)
    if worker.returncode == -signal.SIGXCPU:
        return Spoiled(TOO_LONG)
    return out if worker.returncode == 0 else Spoiled(BROKEN)


async def _exchanged(worker: asyncio.subprocess.Process, data: bytes) -> bytes:
    """Give the file, take the answer, and of an answer without end only the beginning."""
    assert worker.stdin
    assert worker.stdout
    worker.stdin.write(data)
    with suppress(BrokenPipeError, ConnectionResetError):  # it ended early; its exit code tells
        await worker.stdin.drain()
        worker.stdin.close()
    out = bytearray()
    while piece := await worker.stdout.read(1 << 20):
        out += piece
        if len(out) > LARGEST_OUT:
            return bytes(out)
    await worker.wait()
    return bytes(out)


async def _killed(worker: asyncio.subprocess.Process) -> None:
    """End the worker's whole group: what it started may outlive it."""
    with suppress(ProcessLookupError):  # all of them have ended
        os.killpg(worker.pid, signal.SIGKILL)
    await worker.wait()


def _environment(folder: Path | None) -> dict[str, str]:
    """Where programs are found, and nothing that says anything about us."""
    room = str(folder) if folder else "/nonexistent"
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": room,
        "TMPDIR": room,
        "LC_ALL": "C.UTF-8",
        "MALLOC_ARENA_MAX": "1",  # each further one takes 64 MB of address space
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _answer(out: bytes | Spoiled, kind: str) -> Clean | Spoiled:
    if isinstance(out, Spoiled):
        return out
    line, _, data = out.partition(b"\n")
    head = json.loads(line) if line.startswith(b"{") else {}
    if head.get("reason") in REASONS:
        return Spoiled(head["reason"])
    if not data or "form" not in head:
        return Spoiled(BROKEN)
    outside = PASSED_ON[Form(head["form"])]
    kept = kind if kind in outside.kinds else outside.kinds[0]
    return Clean(data, kept if head["photo"] or kept != "photo" else "document", outside.mime, outside.name)


def lacking() -> tuple[str, ...]:
    """What this machine lacks for voice and film."""
    tools = () if shutil.which("ffmpeg") and shutil.which("ffprobe") else ("ffmpeg",)
    return (*tools, *(() if scratch.in_memory() else ("memory",)))
