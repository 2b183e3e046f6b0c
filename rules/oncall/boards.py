"""One message a place says what waits there for somebody: the desk has one, and so has each member in private.

A phone rings by a new message only; an edit is silent. So names and counts change by edit, and whatever has to ring
replaces what stands. A ring stands for everything on the board, until somebody acts or a while has passed: a burst of
cries is one call, not one a cry.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from rules.ladder import Called
from rules.send import RANK, Line, Urgency, line
from rules.when import local

GAP = {Urgency.DANGER: timedelta(minutes=4)}
"""A place that has just rung is not rung again within this, unless for somebody who was not called yet."""
OTHERWISE = timedelta(minutes=10)
HOUR = timedelta(hours=1)
SHOWN = 8
"""So many cases are named; the others are counted."""
NAMED = 4
"""So many rungs that were missed are named, the latest ones."""
NEW = "desk-new"
KEPT = 60
"""So many are remembered; one beyond comes up again with its next rung."""


@dataclass(frozen=True, slots=True)
class Rung:
    """Who is called, and at which instant."""

    whom: Called
    at: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """A case that waits here: why it was put up, and since when. What is said of it needs no look at the case: one that
    cannot be read must not keep anybody from hearing of the others. `rung`: whom it calls; `missed`: whom nobody has
    called meanwhile, because the bot or Telegram was away."""

    case: int
    code: str
    urgency: Urgency
    why: str
    at: datetime
    rung: Rung | None = None
    missed: tuple[Rung, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """What waits, and the message that says so: a row of the outbox, then Telegram's number in a chat."""

    entries: tuple[Entry, ...] = ()
    called: tuple[int, ...] = ()
    rang: datetime | None = None
    rings: tuple[datetime, ...] = ()  # of the last hour
    row: int = 0
    edit: int = 0
    message: int = 0
    chat: int = 0
    fresh: bool = False  # it says of one case that it is new, and nothing else

    @property
    def stands(self) -> bool:
        """Whether a message was put that says something of this."""
        return bool(self.row or self.message)


def put_up(board: Board, entry: Entry) -> Board:
    """The case waits here, once; the most urgent stands first, then the oldest."""
    others = [each for each in board.entries if each.case != entry.case]
    first = next((each for each in board.entries if each.case == entry.case), entry)
    unheard = (*first.missed, first.rung) if board.row and first is not entry and first.rung is not None else ()
    entry = replace(entry, at=first.at, missed=(*unheard, *entry.missed)[-NAMED:])
    return replace(board, entries=_ordered((*others, entry))[:KEPT], fresh=entry.why == NEW and not others)


def weighed(board: Board, case: int, urgency: Urgency) -> Board:
    """The case is as urgent as this now, wherever it stands on the board."""
    return replace(board, entries=_ordered(_weighed(each, case, urgency) for each in board.entries))


def _weighed(entry: Entry, case: int, urgency: Urgency) -> Entry:
    return replace(entry, urgency=urgency) if entry.case == case else entry


def _ordered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda each: (RANK[each.urgency], each.at, each.case)))


def taken_down(board: Board, case: int) -> Board:
    """The case waits here no longer."""
    return replace(board, entries=tuple(each for each in board.entries if each.case != case))


def rings(board: Board, entry: Entry, called: tuple[int, ...], now: datetime, per_hour: int) -> bool:
    """Whether this call is a new message. `per_hour`: how many, danger excepted; 0 is any number."""
    danger = entry.urgency is Urgency.DANGER
    if per_hour and not danger and len(recent(board, now)) >= per_hour:
        return False
    if not board.entries or not board.stands or board.rang is None:
        return True
    if not set(called) <= set(board.called):
        return True
    worst = min(RANK[each.urgency] for each in board.entries)
    if RANK[entry.urgency] < worst:
        return True
    return now - board.rang >= GAP.get(entry.urgency, OTHERWISE) or now < board.rang


def rung_now(board: Board, called: tuple[int, ...], now: datetime) -> Board:
    """It has rung now, for these; a new message stands for the old one."""
    return replace(board, called=called, rang=now, rings=(*recent(board, now), now), row=0, edit=0, message=0, chat=0)


def recent(board: Board, now: datetime) -> tuple[datetime, ...]:
    """When it rang within the last hour."""
    return tuple(each for each in board.rings if timedelta() <= now - each < HOUR)


def named(board: Board) -> list[Line]:
    """A board with several cases: how many, the first ones by name, how many more."""
    shown = board.entries[:SHOWN]
    many = len(board.entries) >= KEPT
    lines = [line("board-many", count=KEPT) if many else line("board-several", count=len(board.entries))]
    lines += [line("board-one", code=each.code, urgency=line(f"urgency-{each.urgency}")) for each in shown]
    more = len(board.entries) - len(shown)
    lines += [line("board-more", count=more)] if more else []
    late = sum(bool(each.missed) for each in board.entries)
    return [*lines, line("board-missed", count=late)] if late else lines


def missed(entry: Entry, zone: ZoneInfo) -> list[Line]:
    """Whom nobody has called while the bot was away, the latest last."""
    return [line(f"missed-{each.whom}", time=local(each.at, zone)) for each in entry.missed]
