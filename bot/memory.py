"""What the process holds in memory, the token, the keys and words in hand, is shut off from other processes and from
crash dumps."""

import ctypes
import sys
from contextlib import suppress

PR_SET_DUMPABLE = 4


def shut() -> None:
    """No core file, and nobody but the system's administrator looks into this process; before any secret is read."""
    if sys.platform == "win32":
        return
    import resource  # not there on every system

    with suppress(OSError, ValueError):  # forbidden already from outside
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
