"""The wall round the files: a process behind it reads programs and their libraries, writes in one folder, and sees
nothing of the bot's keys, database and settings. Linux 5.13 or newer; elsewhere the other walls stand alone.
"""

import ctypes
import os
import sys
from collections.abc import Iterable
from pathlib import Path

CREATE, ADD, RESTRICT = 444, 445, 446  # the numbers of the system calls, the same on every machine
VERSION = 1
BENEATH = 1
RUN, WRITE, READ, LIST = 1, 2, 4, 8
ALL = (1 << 13) - 1
"""Everything that the first version knows: those four, and making, removing and renaming of any kind."""

TRUNCATE, TRUNCATE_SINCE = 1 << 14, 3
LIBRARIES = ("/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache", "/etc/alternatives", "/nix/store", "/proc/cpuinfo")
CODE = Path(__file__).parents[2]
"""Our own, and not the folder round it: a checkout may hold keys and data beside the code."""

DEVICES = ("/dev/null", "/dev/urandom", "/dev/zero")


class _Ruleset(ctypes.Structure):
    _fields_ = (("handled", ctypes.c_uint64),)


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def shut(libc: ctypes.CDLL, folder: Path | None) -> bool:
    """Put the wall up for good, with a door to `folder`; says whether it stands. Needs "no new privileges" before."""
    version = libc.syscall(CREATE, None, 0, VERSION)
    if version < 1:
        return False
    everything = ALL | (TRUNCATE if version >= TRUNCATE_SINCE else 0)
    ruleset = _Ruleset(everything)
    wall = libc.syscall(CREATE, ctypes.byref(ruleset), ctypes.sizeof(ruleset), 0)
    if wall < 0:
        return False
    packages = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    _open(libc, wall, RUN | READ | LIST, (*LIBRARIES, sys.prefix, sys.base_prefix, *packages, CODE))
    _open(libc, wall, READ | WRITE, DEVICES)
    if folder is not None:
        _open(libc, wall, everything & ~RUN, (folder,))
    refused = libc.syscall(RESTRICT, wall, 0)
    os.close(wall)
    return bool(refused == 0)


def _open(libc: ctypes.CDLL, wall: int, allowed: int, paths: Iterable[str | Path]) -> None:
    """Doors in the wall: to each path that there is, and all that lies beneath."""
    for path in paths:
        try:
            place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except OSError:
            continue
        rights = allowed if os.path.isdir(path) else allowed & (RUN | READ | WRITE)
        rule = _Beneath(rights, place)
        libc.syscall(ADD, wall, BENEATH, ctypes.byref(rule), 0)
        os.close(place)
