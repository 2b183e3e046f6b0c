"""Who is on call: one rota, final at every instant. Everything that names somebody asks here.

The rota of the file gives an order at each instant, a season another one. Out of it fall those who are away; then what
was changed by hand applies, the later after the earlier. Whoever is first in what is left is on call, the next is the
backup. Where nobody is left, or only one, that is a gap with a name, never a guess.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum
from itertools import pairwise

from rules.config import Away, Rota, Season, Team
from rules.oncall.overrides import Does, Override
from rules.wall_clock import TICK, instant, midnight, reached

AHEAD = timedelta(weeks=12)
"""How far ahead members see their shifts, in the chat and in their calendars."""

DAY = timedelta(days=1)
FAR = timedelta(days=57)
Queue = tuple[str, ...]


class Gap(StrEnum):
    """What is missing."""

    NOBODY = "nobody"  # nobody is on call: everybody is called
    ALONE = "alone"  # there is no backup


@dataclass(frozen=True, slots=True)
class Duty:
    """Who is on call and who stands behind them, by name; empty where there is nobody."""

    first: str = ""
    backup: str = ""

    @property
    def gap(self) -> Gap | None:
        """What is missing, if anything."""
        if not self.first:
            return Gap.NOBODY
        return None if self.backup else Gap.ALONE

    @property
    def names(self) -> Queue:
        """Both, as far as they are there."""
        return tuple(filter(None, (self.first, self.backup)))


@dataclass(frozen=True, slots=True)
class Schedule:
    """All that decides who is on call."""

    rota: Rota | None
    zone: tzinfo
    away: tuple[tuple[str, Away], ...] = ()
    overrides: tuple[Override, ...] = ()


@dataclass(frozen=True, slots=True)
class Shift:
    """A shift as the file has it (UTC, end excluded): names in the order in which they stand for it."""

    begins: datetime
    ends: datetime
    queue: Queue


@dataclass(frozen=True, slots=True)
class Tile:
    """A part of a shift in which the same people are on duty; parts are counted within their shift."""

    begins: datetime
    ends: datetime
    duty: Duty
    shift: Shift
    part: int


def schedule(team: Team, zone: tzinfo, overrides: tuple[Override, ...] = ()) -> Schedule:
    """What decides in a team."""
    away = tuple((member.name, each) for member in team.members for each in member.away)
    return Schedule(team.rota, zone, away, overrides)


def on_duty(plan: Schedule, now: datetime) -> Duty:
    """Who is on call at an instant, and who is the backup. `now` is aware."""
    if plan.rota is None:
        return Duty()
    return _duty(plan, shift(plan.rota, plan.zone, now).queue, now)


def tiles(plan: Schedule, begins: datetime, ends: datetime) -> Iterator[Tile]:
    """Every part of a shift that touches the span, in order, without a gap between them."""
    while plan.rota is not None and begins < ends:
        whole = shift(plan.rota, plan.zone, begins)
        yield from (each for each in parts(plan, whole) if begins < each.ends and each.begins < ends)
        begins = whole.ends


def next_change(plan: Schedule, now: datetime) -> Tile | None:
    """The next part in which somebody else is on call; None where that is not within the longest shift."""
    here = on_duty(plan, now)
    ahead = (each for each in tiles(plan, now, now + FAR) if each.begins > now and each.duty.first != here.first)
    return next(ahead, None)


def parts(plan: Schedule, whole: Shift) -> list[Tile]:
    """A shift, cut where what people changed or who is away cuts it."""
    edges = [each for each in _edges(plan) if whole.begins < each < whole.ends]
    found: list[Tile] = []
    for begins, ends in pairwise([whole.begins, *sorted(set(edges)), whole.ends]):
        duty = _duty(plan, whole.queue, begins)
        if found and found[-1].duty == duty:
            found[-1] = Tile(found[-1].begins, ends, duty, whole, found[-1].part)
        else:
            found.append(Tile(begins, ends, duty, whole, len(found)))
    return found


def shift(rota: Rota, zone: tzinfo, now: datetime) -> Shift:
    """The shift of the file that an instant lies in. Before the rota starts it is the first one's, again and again."""
    wall = reached(now, zone)
    season = next((each for each in rota.seasons if _own(rota, each, wall)), None)
    if season is not None:
        begins, ends = _bounds(rota, season)
        length = season.shift or rota.shift
        number = (wall - begins) // length
        begins, ends = begins + number * length, min(begins + (number + 1) * length, ends)
    else:
        begins = rota.starts + (wall - rota.starts) // rota.shift * rota.shift
        ends = begins + rota.shift
        for first, last in (_bounds(rota, each) for each in rota.seasons if each.own_shifts):
            begins = max(begins, last) if last <= wall else begins
            ends = min(ends, first) if wall < first else ends
    order, turn = (season.order, number) if season and season.order else (rota.order, _turn(rota, wall))
    ahead = dict.fromkeys(order[turn % len(order) :] + order[: turn % len(order)])
    return Shift(instant(begins, zone), instant(ends, zone), tuple(ahead))


def _duty(plan: Schedule, queue: Queue, now: datetime) -> Duty:
    """Those who are left of the order at an instant."""
    gone = {name for name, each in plan.away if _away(each, plan.zone, now)}
    queue = tuple(each for each in queue if each not in gone)
    for each in plan.overrides:
        if each.begins <= now < each.ends:
            queue = _changed(queue, each)
    return Duty(*queue[:2])


def _changed(queue: Queue, override: Override) -> Queue:
    """The order after one change by hand. Two who swap change their places; nobody else moves."""
    who = override.who
    if override.kind is Does.AWAY:
        return tuple(each for each in queue if each != who)
    if (queue[0] if queue else "") != override.instead_of or who == override.instead_of:
        return queue
    places = {override.instead_of: who, who: override.instead_of}
    return tuple(places.get(each, each) for each in queue) if queue else (who,)


def is_away(plan: Schedule, name: str, now: datetime) -> bool:
    """Whether this person is away, as the file or a change by hand has it."""
    by_hand = any(
        each.kind is Does.AWAY and each.who == name and each.begins <= now < each.ends for each in plan.overrides
    )
    return by_hand or any(who == name and _away(each, plan.zone, now) for who, each in plan.away)


def _away(away: Away, zone: tzinfo, now: datetime) -> bool:
    return midnight(away.begins, zone) <= now < midnight(away.ends + DAY, zone)


def _edges(plan: Schedule) -> Iterator[datetime]:
    """Every instant at which something besides the shifts changes."""
    for _, away in plan.away:
        yield from (midnight(away.begins, plan.zone), midnight(away.ends + DAY, plan.zone))
    for override in plan.overrides:
        yield from (override.begins, override.ends)


def _own(rota: Rota, season: Season, wall: datetime) -> bool:
    begins, ends = _bounds(rota, season)
    return season.own_shifts and begins <= wall < ends


def _bounds(rota: Rota, season: Season) -> tuple[datetime, datetime]:
    """Wall times between which a season's shifts hold: from the hour of the hand-over to that after its last day."""
    hour = rota.starts.time()
    return datetime.combine(season.begins, hour), datetime.combine(season.ends + DAY, hour)


def _turn(rota: Rota, wall: datetime) -> int:
    """Whose turn it is in the rota's own order, counted from its start.

    What a season gives to an order of its own is not counted, so that nobody loses their turn to it; what a season
    without one gives is.
    """
    turn = _begun(rota, wall + TICK)
    for each in rota.seasons:
        begins, ends = _bounds(rota, each)
        if not each.own_shifts or wall < begins:
            continue
        turn -= _begun(rota, min(ends, wall + TICK)) - _begun(rota, begins)
        if each.order is None:
            turn += (min(wall, ends - TICK) - begins) // (each.shift or rota.shift) + 1
    return max(turn, 0)


def _begun(rota: Rota, before: datetime) -> int:
    """How many shifts after the first begin before a wall time."""
    return max(-((rota.starts - before) // rota.shift) - 1, 0)
