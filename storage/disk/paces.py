"""How a sent instant lies on disk, and how those of private chats are forgotten. Runs on the thread of the database."""

import struct

from storage.disk.errors import Damaged
from storage.disk.two_files import Files
from storage.disk.vault import bound, unseal

PACE = struct.Struct("<qq")
"""The instant, and the chat that something was sent into."""


def forget_private(files: Files) -> None:
    """Forget when something was sent into private chats: after an erasure no row may name the erased person's chat.

    The group's minute stays; of a private chat only one second ever counts.
    """
    for row, spool, body in files.main.execute("SELECT id, spool, body FROM pace").fetchall():
        try:
            _, chat = PACE.unpack(unseal(files.keys.spools[spool], body, bound("pace", "body", row)))
        except (Damaged, KeyError):
            continue
        if chat > 0:
            files.main.execute("DELETE FROM pace WHERE id = ?", (row,))
