"""A member's own shifts as events of a calendar that is sent again after every change.

A calendar program knows an event by its UID and takes a newer one by its SEQUENCE. So what was sent has to be known:
what changed grows by one, and what is no longer meant comes once more, as cancelled.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from rules.oncall.rota import Tile


class Role(StrEnum):
    """As what somebody is on duty."""

    FIRST = "first"
    BACKUP = "backup"


@dataclass(frozen=True, slots=True)
class Event:
    """One event (UTC, end excluded)."""

    uid: str
    role: Role
    begins: datetime
    ends: datetime
    sequence: int = 0
    cancelled: bool = False


def own(group: int, name: str, tiles: Iterable[Tile]) -> tuple[Event, ...]:
    """What somebody is on duty for, in order."""
    found: list[Event] = []
    counted: dict[tuple[datetime, Role], int] = {}
    for tile in tiles:
        for role, who in ((Role.FIRST, tile.duty.first), (Role.BACKUP, tile.duty.backup)):
            if who != name:
                continue
            key = (tile.shift.begins, role)
            last = next((each for each in reversed(found) if each.role is role), None)
            if last is not None and key in counted and last.ends == tile.begins:  # only the other one changed
                found[found.index(last)] = replace(last, ends=tile.ends)
                continue
            counted[key] = counted.get(key, -1) + 1
            found.append(Event(uid(group, name, *key, counted[key]), role, tile.begins, tile.ends))
    return tuple(found)


def uid(group: int, name: str, shift: datetime, role: Role, part: int) -> str:
    """The same for the same part of the same shift, whenever it ends; says nothing about whose it is."""
    said = f"{group}\n{name}\n{shift.timestamp():.0f}\n{role}\n{part}"
    return f"{sha256(said.encode()).hexdigest()[:32]}@on-call"


def revised(sent: Mapping[str, Event], wanted: Iterable[Event], now: datetime) -> tuple[Event, ...]:
    """What to send now, given what was sent last: new, changed, unchanged and, as cancelled, what is meant no more."""
    out: list[Event] = []
    named = {each.uid: each for each in wanted}
    for each in named.values():
        before = sent.get(each.uid)
        same = before is not None and (before.begins, before.ends, before.cancelled) == (each.begins, each.ends, False)
        sequence = 0 if before is None else before.sequence + (not same)
        out.append(replace(each, sequence=sequence))
    for before in sent.values():
        if before.uid not in named and before.ends > now:
            out.append(before if before.cancelled else replace(before, sequence=before.sequence + 1, cancelled=True))
    return tuple(sorted(out, key=lambda each: (each.begins, each.role, each.uid)))
