"""What is remembered of a message that was carried or shown: its numbers on both sides, packed small.

A thread lies in parts of `PART` entries, so that one more message rewrites one part, however long the thread is.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from rules.send import Role
from storage.disk.errors import Damaged

PART = 32
_HEAD = struct.Struct("<qqH")  # topic: chat and thread, 0 for none; how many entries
_ENTRY = struct.Struct("<qqqqBB")  # row, origin, copy, chat; role and direction; length of the name
_ROLES = tuple(Role)
_INWARD, _AMONG = 0x80, 0x40
_PLACE = struct.Struct("<HH")  # where an entry stands in a message of several: its place and size

Topic = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a case: outbox row, and Telegram's numbers of what was carried (`origin`) and its `copy`.

    `inward` means from the reporter's side to the team's. `chat` is the chat on the team's side, 0 while unknown;
    a number is kept with its chat. `copy` is None until it was sent. `case` is 0 for a message to a person that
    belongs to no case. Where it went out in one message with others, `place` is the how-manieth it is there, and `size`
    how many UTF-16 units its words have: so it can be changed without them. Both are 0 elsewhere.
    """

    row: int
    case: int
    role: Role
    inward: bool
    origin: int | None = None
    copy: int | None = None
    chat: int = 0
    name: str = ""
    place: int = 0
    size: int = 0

    def number(self, at_team: bool) -> int | None:
        """Telegram's number of this message in the team's chat, or else in the reporter's."""
        return self.copy if self.inward == at_team else self.origin


@dataclass(frozen=True, slots=True)
class Thread:
    """All messages of a case, in parts, and its topic as chat and thread id."""

    topic: Topic | None = None
    parts: tuple[tuple[Entry, ...], ...] = ()

    @property
    def size(self) -> int:
        """How many messages."""
        return sum(len(part) for part in self.parts)

    def newest_first(self) -> Iterator[Entry]:
        """Every entry, the newest first."""
        for part in reversed(self.parts):
            yield from reversed(part)


def pack(topic: Topic | None, part: tuple[Entry, ...]) -> bytes:
    """One part as bytes."""
    chat, thread = topic or (0, 0)
    pieces = [_HEAD.pack(chat, thread, len(part))]
    for each in part:
        flags = _ROLES.index(each.role) | (_INWARD if each.inward else 0) | (_AMONG if each.place else 0)
        name = each.name.encode()
        pieces.append(_ENTRY.pack(each.row, each.origin or 0, each.copy or 0, each.chat, flags, len(name)))
        pieces.append(name)
        if each.place:
            pieces.append(_PLACE.pack(each.place, each.size))
    return b"".join(pieces)


def unpack(case: int, packed: bytes) -> tuple[Topic | None, tuple[Entry, ...]]:
    """What `pack` was given."""
    try:
        chat, thread, count = _HEAD.unpack_from(packed)
        place = _HEAD.size
        found = []
        for _ in range(count):
            row, origin, copy, team, flags, length = _ENTRY.unpack_from(packed, place)
            place += _ENTRY.size
            name = packed[place : place + length].decode()
            place += length
            at = (0, 0)
            if flags & _AMONG:
                at = _PLACE.unpack_from(packed, place)
                place += _PLACE.size
            role = _ROLES[flags & ~(_INWARD | _AMONG)]
            found.append(Entry(row, case, role, bool(flags & _INWARD), origin or None, copy or None, team, name, *at))
    except (struct.error, IndexError, UnicodeDecodeError):
        raise Damaged("a sealed thread has another shape") from None
    return ((chat, thread) if chat else None), tuple(found)
