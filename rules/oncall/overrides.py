"""What people change in the rota by hand: plain values in the order in which they were made.

Nothing is ever written into the rota itself. The later of two overrides wins where they meet, and whoever takes one
out again has the rota as it was before it: splitting, joining and undoing are arithmetic over spans of time.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from rules.due_kinds import Counts, Kind, Of

SWAP = Kind("swap", Of.HOUSE, Counts.BY_THE_CLOCK)


class Does(StrEnum):
    """What an override does."""

    COVER = "cover"  # `who` is on call wherever it would be `instead_of`; where that is nobody, in a gap
    AWAY = "away"  # `who` is not there


@dataclass(frozen=True, slots=True)
class Override:
    """A change by hand over a span of time (UTC, end excluded); names are those of the config."""

    id: str
    kind: Does
    who: str
    begins: datetime
    ends: datetime
    instead_of: str = ""
    request: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody asks that their shift be taken, or a part of it."""

    id: str
    who: str
    begins: datetime
    ends: datetime


Span = tuple[datetime, datetime]


class State(StrEnum):
    """How a request stands."""

    OPEN = "open"
    PARTLY = "partly"
    TAKEN = "taken"
    PAST = "past"


def undo(overrides: Iterable[Override], id: str) -> tuple[Override, ...]:
    """The others; the rota is what it was before this one."""
    return tuple(each for each in overrides if each.id != id)


def current(overrides: Iterable[Override], since: datetime) -> tuple[Override, ...]:
    """Those that still matter to the time from then on."""
    return tuple(each for each in overrides if each.ends > since)


def cut(override: Override, begins: datetime, ends: datetime, new: str) -> tuple[Override, ...]:
    """What stays of an override where a span is taken out; a second piece is called `new`."""
    left = minus((override.begins, override.ends), [(begins, ends)])
    pieces = [replace(override, begins=begin, ends=end) for begin, end in left]
    return tuple(replace(each, id=new) if number else each for number, each in enumerate(pieces))


def joined(overrides: Iterable[Override]) -> tuple[Override, ...]:
    """Neighbours that say the same and touch are one."""
    out: list[Override] = []
    for each in overrides:
        last = out[-1] if out else None
        if last is not None and last.ends == each.begins and _same(last, each):
            out[-1] = replace(last, ends=each.ends)
        else:
            out.append(each)
    return tuple(out)


def still_open(request: Request, overrides: Iterable[Override], now: datetime) -> tuple[Span, ...]:
    """The parts of a request that nobody has taken and that are not over."""
    taken = [(each.begins, each.ends) for each in overrides if each.request == request.id]
    begins = max(request.begins, now)
    return minus((begins, request.ends), taken) if begins < request.ends else ()


def state(request: Request, overrides: Iterable[Override], now: datetime) -> State:
    """How it stands; a taken one stays so until its time is over."""
    if now >= request.ends:
        return State.PAST
    left = still_open(request, overrides, now)
    if not left:
        return State.TAKEN
    return State.OPEN if left == ((max(request.begins, now), request.ends),) else State.PARTLY


def minus(whole: Span, taken: Iterable[Span]) -> tuple[Span, ...]:
    """What stays of a span of time, in order."""
    left: list[Span] = []
    begin, end = whole
    for first, last in sorted(taken):
        if begin < min(first, end):
            left.append((begin, min(first, end)))
        begin = max(begin, last)
    return (*left, (begin, end)) if begin < end else tuple(left)


def _same(one: Override, other: Override) -> bool:
    return replace(one, id="", begins=other.begins, ends=other.ends) == replace(other, id="")
