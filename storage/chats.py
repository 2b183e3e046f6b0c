"""Groups that changed their id: old chat id to new, followed wherever a place becomes a chat."""

from storage.disk.starting import MOVE
from storage.disk.tx import Tx
from storage.disk.vault import bound, seal


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
