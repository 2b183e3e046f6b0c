"""From what is seen in Telegram to the case that it is about, by keyed hash: codes, topics, messages."""

import struct

from storage.disk.caches import Kind
from storage.disk.tx import Tx
from storage.disk.vault import bound, seal, unseal

CODE = "code"
TOPIC = "topic"
MESSAGE = "message"
CARRY = "carry"
"""To a person, not a case: by what the phrase comes to that takes conversations along."""

_CASE = struct.Struct("<q")


def pair(chat: int, number: int) -> str:
    """A topic or message in a chat, as a value to look up."""
    return f"{chat}|{number}"


def put(tx: Tx, kind: str, value: str, case_id: int) -> None:
    """From now on this leads to the case."""
    tag = tx.keys.tag(kind, value)
    body = seal(tx.keys.house, _CASE.pack(case_id), bound("lookup", "body", tag.hex()))
    tx.write("INSERT OR REPLACE INTO lookup (tag, body) VALUES (?, ?)", (tag, body))
    tx.keep(Kind.LOOKUP, (kind, value), case_id)


def drop(tx: Tx, kind: str, value: str) -> None:
    """From now on this leads nowhere."""
    tx.write("DELETE FROM lookup WHERE tag = ?", (tx.keys.tag(kind, value),))
    tx.keep(Kind.LOOKUP, (kind, value), None)


async def get(tx: Tx, kind: str, value: str) -> int | None:
    """The case that this leads to."""
    known, held = tx.recall(Kind.LOOKUP, (kind, value))
    if not known:
        tag = tx.keys.tag(kind, value)
        found = await tx.rows("SELECT body FROM lookup WHERE tag = ?", (tag,))
        if not found:
            return None
        held = _CASE.unpack(unseal(tx.keys.house, found[0][0], bound("lookup", "body", tag.hex())))[0]
        tx.keep(Kind.LOOKUP, (kind, value), held)
    case_id: int | None = held
    return case_id
