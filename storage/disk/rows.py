"""What a turn hands on: rows of the outbox, and all that it will commit."""

from dataclasses import dataclass, field
from datetime import datetime

from rules.send import Send
from storage.disk.erase import Command, Note


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the outbox: what is to be sent, not before `due`; `repeat` when it may have been sent before.

    `lane` names the place: order holds within it. `tries` counts the sends that failed. One that is `aside` waits for
    itself alone: the others of its lane go before it. `group`: for what nobody waits for, the team in whose group it
    goes; empty in a private chat.
    """

    id: int
    send: Send
    due: datetime | None = None
    repeat: bool = False
    lane: str = ""
    tries: int = 0
    aside: bool = False
    group: str = ""


@dataclass(slots=True)
class Batch:
    """What a turn will commit, in this order: new keys, writes, what is to be erased."""

    keys: list[Command] = field(default_factory=list)
    writes: list[Command] = field(default_factory=list)
    erasures: list[Note] = field(default_factory=list)
