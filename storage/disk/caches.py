"""What stays in memory between turns, each kind with its bound."""

from enum import StrEnum
from typing import Any

from storage.disk.lru import Lru


class Kind(StrEnum):
    """What is remembered, and by what."""

    SENDER = "sender"  # Telegram id: person id
    PERSON = "person"  # person id: Person
    CASE = "case"  # case id: Case
    WAY = "way"  # case id: person id
    ADDRESS = "address"  # person id: Telegram id and chat
    THREAD = "thread"  # owner: Thread
    DRAFT = "draft"  # person id: what waits
    SAID = "said"  # person id: numbers of messages in their chat
    LOOKUP = "lookup"  # kind and value: case id


LIMITS = {
    Kind.SENDER: 4096,
    Kind.PERSON: 4096,
    Kind.CASE: 4096,
    Kind.WAY: 4096,
    Kind.ADDRESS: 4096,
    Kind.THREAD: 32768,  # messages
    Kind.DRAFT: 512,  # messages
    Kind.SAID: 32768,  # messages
    Kind.LOOKUP: 8192,
}
"""Entries; together about 30 MB when full."""


class Caches:
    """Committed values only."""

    def __init__(self) -> None:
        self._held: dict[Kind, Lru[Any, Any]] = {kind: Lru(limit) for kind, limit in LIMITS.items()}

    def get(self, kind: Kind, ref: object) -> Any:
        """The value, or None where it has to be read."""
        return self._held[kind].get(ref)

    def put(self, kind: Kind, ref: object, value: Any) -> None:
        """Remember a value; None forgets it."""
        held = self._held[kind]
        if value is None:
            held.drop(ref)
        else:
            held.put(ref, value, _weight(kind, value))


def _weight(kind: Kind, value: Any) -> int:
    if kind is Kind.THREAD:
        return 1 + int(value.size)
    return 1 + len(value) if kind in (Kind.DRAFT, Kind.SAID) else 1
