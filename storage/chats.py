"""Groups that changed their id: old chat id to new, followed wherever a place becomes a chat."""

import struct

from storage.disk.two_files import Files
from storage.disk.tx import Tx
from storage.disk.vault import bound, seal, unseal

MOVE = struct.Struct("<qq")


def load(files: Files) -> dict[int, int]:
    """Every migration there was; groups move once or twice in their life."""
    found = files.main.execute("SELECT id, body FROM chat ORDER BY id").fetchall()
    return dict(MOVE.unpack(unseal(files.keys.house, body, bound("chat", "body", row))) for row, body in found)


async def migrate(tx: Tx, old: int, new: int) -> None:
    """The group is found under another id from now on."""
    if old == new or await current(tx, new) == old:
        return
    row = tx.next_id("chat")
    body = seal(tx.keys.house, MOVE.pack(old, new), bound("chat", "body", row))
    tx.write("INSERT INTO chat (id, body) VALUES (?, ?)", (row, body))
    tx.moved[old] = new


async def current(tx: Tx, chat: int) -> int:
    """The id under which this chat is found today."""
    moves = tx.store.moved | tx.moved if tx.moved else tx.store.moved
    seen = {chat}
    while chat in moves and moves[chat] not in seen:
        chat = moves[chat]
        seen.add(chat)
    return chat
