"""The head of the audit log: which line is the newest, sealed, so that a cut end shows."""

import struct
from collections.abc import Callable

from storage.disk.keys import Keyring
from storage.disk.vault import bound, seal, unseal

HEAD = struct.Struct("<q16s")
PLACE = bound("meta", "value", "audit")
READ = "SELECT value FROM meta WHERE name = 'audit'"
NONE = (0, b"")
"""Before the first line: its number, and what stands for its MAC."""


def write(execute: Callable[[str, tuple[object, ...]], object], keyring: Keyring, row: int, mac: bytes) -> None:
    """This line is the newest."""
    sealed = seal(keyring.house, HEAD.pack(row, mac), PLACE)
    execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('audit', ?)", (sealed,))


def opened(keyring: Keyring, sealed: bytes) -> tuple[int, bytes]:
    """The newest line's number and MAC; `Damaged` where it was made by somebody else."""
    row, mac = HEAD.unpack(unseal(keyring.house, sealed, PLACE))
    return row, mac if row else b""
