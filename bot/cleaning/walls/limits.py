"""The walls around a process that opens other people's files: time, memory, no files, no network, no children, no
looking into other processes, no way to change what it may. Where one of them cannot stand, no file is opened.
"""

import ctypes
import errno
import os
import platform
import resource
import signal
import sys

from bot.cleaning.walls import landlock
from bot.cleaning.walls.calls import CLONE, CLONE3, KINDS, denied

MEMORY = 448 * 1024 * 1024
"""Bytes of address space beside what libraries take."""

SECONDS = 10
"""Of computing, and on the wall."""

FILES = 64
"""Open at once: what is loaded late is a library or two."""

DUMPABLE, DEATH_SIGNAL, NEW_PRIVILEGES, SECCOMP = 4, 1, 38, 22
FILTER = 2

# A filter of system calls, in the kernel's own little language: load a word, compare and jump, return a verdict.
LOAD, JUMP_EQUAL, JUMP_FROM, JUMP_SET, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
NUMBER, KIND, FIRST_ARGUMENT = 0, 4, 16
SECOND_SET = 0x40000000  # numbers from here on are the same calls once more, on x86_64
THREAD = 0x10000
ALLOW, REFUSE = 0x7FFF0000, 0x00050000
DENY, MISSING = REFUSE | errno.EACCES, REFUSE | errno.ENOSYS


class NoWalls(Exception):
    """One of the walls does not stand."""


class _Step(ctypes.Structure):
    _fields_ = (("code", ctypes.c_ushort), ("yes", ctypes.c_ubyte), ("no", ctypes.c_ubyte), ("value", ctypes.c_uint))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.POINTER(_Step)))


def missing() -> tuple[str, ...]:
    """Which walls this machine cannot put up: "landlock", "seccomp". Asks only, and puts up none."""
    if platform.system() != "Linux":
        return ("landlock", "seccomp")
    libc = ctypes.CDLL(None, use_errno=True)
    fault = libc.prctl(SECCOMP, FILTER, 0, 0, 0) and ctypes.get_errno()  # EFAULT: it would have read a filter there
    filters = fault == errno.EFAULT and machine() in KINDS
    return (*(() if landlock.version(libc) else ("landlock",)), *(() if filters else ("seccomp",)))


def machine() -> str:
    """The kind of machine that this very process is for: a kernel of 64 bits also runs programs of 32."""
    name = platform.machine()
    return {"aarch64": "armv8l"}.get(name, "") if sys.maxsize < 1 << 32 and name not in ("armv7l", "armv8l") else name


def shut() -> None:
    """Put up the walls around this process, for good; raises NoWalls where one does not stand."""
    for kind, most in (
        (resource.RLIMIT_AS, _loaded() + MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (most, most))
    os.nice(10)
    if platform.system() != "Linux":
        raise NoWalls
    libc = ctypes.CDLL(None, use_errno=True)
    for what, value in ((DEATH_SIGNAL, signal.SIGKILL), (DUMPABLE, 0), (NEW_PRIVILEGES, 1)):
        if libc.prctl(what, value, 0, 0, 0):
            raise NoWalls
    if not landlock.shut(libc) or not _deny(libc):
        raise NoWalls


def _loaded() -> int:
    """Bytes of address space that are taken already."""
    try:
        with open("/proc/self/statm", encoding="ascii") as told:
            return int(told.read().split()[0]) * resource.getpagesize()
    except OSError:  # elsewhere than on Linux, where nothing is opened
        return 0


def _deny(libc: ctypes.CDLL) -> bool:
    """Deny every call that opening a file has no need of; says whether the filter stands."""
    kind = machine()
    if kind not in KINDS:
        return False
    steps = [(LOAD, 0, 0, KIND), (JUMP_EQUAL, 1, 0, KINDS[kind]), (RETURN, 0, 0, DENY), (LOAD, 0, 0, NUMBER)]
    if kind == "x86_64":
        steps += [(JUMP_FROM, 0, 1, SECOND_SET), (RETURN, 0, 0, DENY)]
    steps += [(JUMP_EQUAL, 0, 1, CLONE3), (RETURN, 0, 0, MISSING)]
    for call in denied(kind).values():
        steps += [(JUMP_EQUAL, 0, 1, call), (RETURN, 0, 0, DENY)]
    steps += [(JUMP_EQUAL, 1, 0, CLONE[kind]), (RETURN, 0, 0, ALLOW)]
    steps += [(LOAD, 0, 0, FIRST_ARGUMENT), (JUMP_SET, 0, 1, THREAD), (RETURN, 0, 0, ALLOW), (RETURN, 0, 0, DENY)]
    program = _Program(len(steps), (_Step * len(steps))(*(_Step(*step) for step in steps)))
    return bool(libc.prctl(SECCOMP, FILTER, ctypes.byref(program), 0, 0) == 0)
