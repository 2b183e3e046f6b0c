"""Whose shift it is, and when somebody is meant to answer. Wall times of the community, correct across clock changes.

A wall time means the first moment at which the clock shows it or has jumped past it: a shift that begins at 02:30
begins at the jump on the night when 02:30 is left out, and at the first of the two where it comes twice. So shifts
and cover follow each other without a gap, never overlap, and never run backwards.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo

from rules.config import Rota

FAR = timedelta(days=15)  # beyond this no new cover can turn up: the week has gone round twice
BLINK = timedelta(seconds=1)


def on_call(rota: Rota, zone: tzinfo, now: datetime) -> tuple[str, ...]:
    """The names of who is on call and, where the rota has two people, of the backup: whoever comes next.

    `now` is aware. Before the rota starts it is the first of the order.
    """
    turn = max(_shift(rota, zone, now), 0) % len(rota.order)
    ahead = dict.fromkeys(rota.order[turn:] + rota.order[:turn])
    return tuple(ahead)[:2]


def shift_ends(rota: Rota, zone: tzinfo, now: datetime) -> datetime:
    """When (UTC) the shift of whoever is on call ends; before the rota starts, the end of the first one."""
    return _begins(rota, zone, max(_shift(rota, zone, now), 0) + 1)


def in_cover(rota: Rota, zone: tzinfo, now: datetime) -> bool:
    """Whether somebody is meant to answer now. `now` is aware."""
    return any(begin <= now < end for begin, end in _covers(rota, zone, now))


def next_cover(rota: Rota, zone: tzinfo, now: datetime) -> datetime:
    """When (UTC) somebody is next meant to answer: `now` itself inside cover, else when the next cover begins."""
    return max(cover(rota, zone, now)[0], now.astimezone(UTC))


def cover(rota: Rota, zone: tzinfo, now: datetime) -> tuple[datetime, datetime]:
    """Begin and end (UTC) of the cover that `now` lies in, or else of the next one."""
    for begin, end in _covers(rota, zone, now):
        if now < end:
            return begin, end
    raise ValueError("cover names no day")


def instant(wall: datetime, zone: tzinfo) -> datetime:
    """The first moment (UTC) at which the clock of the zone shows this naive wall time or has jumped past it."""
    late = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if _wall(late, zone) == wall:
        return late
    # Left out: read with the offset from before the jump it lies behind the jump, with the later one before it.
    early = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    while late - early > BLINK:
        middle = early + (late - early) // 2
        early, late = (early, middle) if _wall(middle, zone) > wall else (middle, late)
    return late.replace(microsecond=0)


def _wall(moment: datetime, zone: tzinfo) -> datetime:
    """What the clock on the wall shows (naive)."""
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)


def _begins(rota: Rota, zone: tzinfo, number: int) -> datetime:
    """When shift `number` begins; the first is 0."""
    return instant(rota.starts + number * rota.shift, zone)


def _shift(rota: Rota, zone: tzinfo, now: datetime) -> int:
    """The number of the shift that `now` lies in, negative before the rota starts."""
    number = (_wall(now, zone) - rota.starts) // rota.shift
    while _begins(rota, zone, number + 1) <= now:  # the clock shows this hour for the second time
        number += 1
    return number


def _covers(rota: Rota, zone: tzinfo, now: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Begin and end (UTC) of each cover from the day before `now` on, in order, empty ones left out."""
    day = _wall(now, zone).date() - timedelta(days=1)
    last = day + FAR
    while day <= last:
        if day.weekday() in rota.cover.days:
            begin, end = _cover(rota, zone, day)
            if begin < end:
                yield begin, end
        day += timedelta(days=1)


def _cover(rota: Rota, zone: tzinfo, day: date) -> tuple[datetime, datetime]:
    """The cover of a day; one that does not end later than it begins, by the clock, ends on the day after."""
    cover = rota.cover
    until = day if cover.begins < cover.ends else day + timedelta(days=1)
    return instant(datetime.combine(day, cover.begins), zone), instant(datetime.combine(until, cover.ends), zone)
