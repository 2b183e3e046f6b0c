"""Whose the rows of the outbox are, in memory: what waits about somebody is found without opening what waits about all
others. Built at start, changed with every turn that is kept."""

import struct

from storage.disk.errors import Damaged
from storage.disk.keys import Owner
from storage.disk.two_files import Files
from storage.disk.vault import bound, unseal

HEAD = struct.Struct("<Bqq")
"""A row inside its outer seal begins with whose key, 0 for the house, their id, and not before when, 0 for at once."""
OWNERS = (None, Owner.CASE, Owner.PERSON, Owner.WIPE)

OwnedBy = tuple[Owner | None, int]
"""By whose key a row of the outbox is sealed; None and 0 for the house's."""


class Owners:
    """What is committed."""

    def __init__(self) -> None:
        self._of: dict[int, OwnedBy] = {}
        self._rows: dict[OwnedBy, set[int]] = {}

    def put(self, row: int, whose: OwnedBy | None) -> None:
        """The row is theirs from now on; None: it is gone."""
        before = self._of.pop(row, None)
        if before is not None:
            self._rows[before].discard(row)
            if not self._rows[before]:
                del self._rows[before]
        if whose is not None:
            self._of[row] = whose
            self._rows.setdefault(whose, set()).add(row)

    def rows(self, whose: OwnedBy) -> set[int]:
        """Theirs."""
        return self._rows.get(whose, set())


def load(files: Files) -> Owners:
    """As it lies on disk; a row that does not open belongs to nobody here, and is noted where it is opened."""
    owners = Owners()
    for row, spool, body in files.main.execute("SELECT id, spool, body FROM outbox").fetchall():
        try:
            plain = unseal(files.keys.spools[spool], body, bound("outbox", "body", row), padded=True)
        except (Damaged, KeyError):
            continue
        owner, ref, _ = HEAD.unpack_from(plain)
        owners.put(row, (OWNERS[owner], ref))
    return owners
