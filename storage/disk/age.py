"""How often keys were erased, counted in both files: a keyring that is older than the database knows holds keys of what
was erased, and lacks the newest. Counted in the keyring first, so that a crash in between leaves it ahead.
"""

import sqlite3
import struct

from storage.disk.errors import OldKeyring
from storage.disk.keys import Keyring
from storage.disk.vault import bound, seal, unseal

COUNT = struct.Struct("<q")
PLACE = bound("meta", "value", "erasures")
OLD = (
    "the keyring is older than the database knows: put back the one that was in use last, or its newest copy"
    " (storage.keyring_backup); where both are lost, safespaces old-keyring"
)


def check(main: sqlite3.Connection, keyring: Keyring) -> None:
    """Refuse a keyring from before an erasure that the main file knows of."""
    if behind(main, keyring):
        raise OldKeyring(OLD)


def behind(main: sqlite3.Connection, keyring: Keyring) -> bool:
    """Whether it is one."""
    return (keyring.erasures or 0) < known(main, keyring)


def known(main: sqlite3.Connection, keyring: Keyring) -> int:
    """How many erasures the main file knows of."""
    found = main.execute("SELECT value FROM meta WHERE name = 'erasures'").fetchone()
    count: int = COUNT.unpack(unseal(keyring.house, found[0], PLACE))[0] if found else 0
    return count


def note(main: sqlite3.Connection, keyring: Keyring) -> None:
    """The main file knows now what the keyring has counted."""
    sealed = seal(keyring.house, COUNT.pack(keyring.erasures or 0), PLACE)
    main.execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('erasures', ?)", (sealed,))
