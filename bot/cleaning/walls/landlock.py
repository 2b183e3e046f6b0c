"""The wall round the files: a process behind it reads libraries, writes nothing, starts no program, and sees nothing of
the bot's keys, database and settings. Linux 5.13 or newer.
"""

import ctypes
import os
import sys
from collections.abc import Iterable
from pathlib import Path

CREATE, ADD, RESTRICT = 444, 445, 446  # the numbers of the system calls, the same on every machine
VERSION = 1
BENEATH = 1
READ, LIST = 4, 8
ALL = (1 << 13) - 1
"""Everything that the first version knows: running, writing, those two, and making, removing, renaming of any kind."""

SINCE = {2: 1 << 13, 3: 1 << 14, 5: 1 << 15}
"""What later versions add: moving between folders, cutting off, talking to devices."""

LIBRARIES = ("/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib", "/lib64", "/etc/ld.so.cache", "/nix/store")
CHANCE = "/dev/urandom"
"""What opening a PDF that is locked against changes asks for."""

CODE = Path(__file__).parents[2]
"""Our own, and not the folder round it: a checkout may hold keys and data beside the code."""


class _Ruleset(ctypes.Structure):
    _fields_ = (("handled", ctypes.c_uint64),)


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def version(libc: ctypes.CDLL) -> int:
    """Which version this kernel has; 0 for none."""
    return max(0, int(libc.syscall(CREATE, None, 0, VERSION)))


def shut(libc: ctypes.CDLL) -> bool:
    """Put the wall up for good; says whether it stands. Needs "no new privileges" before."""
    known = version(libc)
    if not known:
        return False
    ruleset = _Ruleset(ALL | sum(right for since, right in SINCE.items() if known >= since))
    wall = libc.syscall(CREATE, ctypes.byref(ruleset), ctypes.sizeof(ruleset), 0)
    if wall < 0:
        return False
    packages = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    python = [Path(prefix) / "lib" for prefix in (sys.prefix, sys.base_prefix)]
    _open(libc, wall, (*LIBRARIES, *python, *packages, CODE, CHANCE))
    refused = libc.syscall(RESTRICT, wall, 0)
    os.close(wall)
    return bool(refused == 0)


def _open(libc: ctypes.CDLL, wall: int, paths: Iterable[str | Path]) -> None:
    """Doors in the wall, for reading: to each path that there is, and all that lies beneath."""
    for path in paths:
        try:
            place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except OSError:
            continue
        rule = _Beneath(READ | LIST if os.path.isdir(path) else READ, place)
        libc.syscall(ADD, wall, BENEATH, ctypes.byref(rule), 0)
        os.close(place)
