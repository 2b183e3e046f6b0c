"""The walls around the process that opens other people's files: time, memory, file sizes, no network, no looking into
other processes, no files but its own. They hold for every program that it starts."""

import ctypes
import os
import platform
import resource
import signal
from pathlib import Path

from bot.cleaning.walls import landlock

MEMORY = 512 * 1024 * 1024
"""Bytes of address space, for each process."""

SECONDS = 10
"""Of computing for each process, and on the wall for all together."""

WRITTEN = 60 * 1024 * 1024
"""Bytes in one file."""

FILES = 128
DUMPABLE, DEATH_SIGNAL, NEW_PRIVILEGES, SECCOMP = 4, 1, 38, 22
FILTER = 2

# A filter of system calls, in the kernel's own little language: load a word, compare and jump, return a verdict.
LOAD, JUMP_EQUAL, JUMP_FROM, RETURN = 0x20, 0x15, 0x35, 0x06
SECOND_SET = 0x40000000  # numbers from here on are the same calls once more, on x86_64
ALLOW, DENY = 0x7FFF0000, 0x00050000 | 13
MACHINES = {
    # machine: its number, then socket, ptrace, process_vm_readv, process_vm_writev, io_uring_setup
    "x86_64": (0xC000003E, (41, 101, 310, 311, 425)),
    "aarch64": (0xC00000B7, (198, 117, 270, 271, 425)),
}


class _Step(ctypes.Structure):
    _fields_ = (("code", ctypes.c_ushort), ("yes", ctypes.c_ubyte), ("no", ctypes.c_ubyte), ("value", ctypes.c_uint))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.POINTER(_Step)))


def shut(folder: Path | None = None) -> None:
    """Put up the walls around this process, for good, with `folder` inside. Linux alone has all of them."""
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, WRITTEN),
        (resource.RLIMIT_NOFILE, FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))
    os.nice(10)
    if platform.system() == "Linux":
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
        libc.prctl(DUMPABLE, 0, 0, 0, 0)
        libc.prctl(NEW_PRIVILEGES, 1, 0, 0, 0)
        landlock.shut(libc, folder)
        _deny(libc)


def _deny(libc: ctypes.CDLL) -> None:
    """No sockets, and no hands in other processes. An unknown machine goes without this wall."""
    if platform.machine() not in MACHINES:
        return
    number, calls = MACHINES[platform.machine()]
    steps = [(LOAD, 0, 0, 4), (JUMP_EQUAL, 1, 0, number), (RETURN, 0, 0, DENY), (LOAD, 0, 0, 0)]
    steps += [(JUMP_FROM, len(calls) + 1, 0, SECOND_SET)]
    steps += [(JUMP_EQUAL, len(calls) - index, 0, call) for index, call in enumerate(calls)]
    steps += [(RETURN, 0, 0, ALLOW), (RETURN, 0, 0, DENY)]
    program = _Program(len(steps), (_Step * len(steps))(*(_Step(*step) for step in steps)))
    libc.prctl(SECCOMP, FILTER, ctypes.byref(program), 0, 0)
