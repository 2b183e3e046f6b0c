"""When somebody is meant to answer: hours of the wall clock, other ones in a season."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo

from rules.config import Cover, Rota
from rules.wall_clock import instant, shown

FAR = timedelta(days=15)  # beyond this, outside of seasons, no new cover can turn up: the week has gone round twice


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


def time_in_cover(rota: Rota, zone: tzinfo, since: datetime, until: datetime) -> timedelta:
    """How much of the time between two instants somebody is meant to answer."""
    whole = timedelta()
    while since < until:
        begin, end = cover(rota, zone, since)
        whole += max(min(end, until) - max(begin, since), timedelta())
        since = end
    return whole


def cover_of(rota: Rota, day: date) -> Cover:
    """The hours of a local day: its season's, where it has other ones."""
    for each in rota.seasons:
        if each.cover is not None and each.begins <= day <= each.ends:
            return each.cover
    return rota.cover


def _covers(rota: Rota, zone: tzinfo, now: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Begin and end (UTC) of each cover from the day before `now` on, in order, empty ones left out."""
    day = shown(now, zone).date() - timedelta(days=1)
    last = max([day, *(each.ends for each in rota.seasons)]) + FAR
    while day <= last:
        if day.weekday() in cover_of(rota, day).days:
            begin, end = _cover(rota, zone, day)
            if begin < end:
                yield begin, end
        day += timedelta(days=1)


def _cover(rota: Rota, zone: tzinfo, day: date) -> tuple[datetime, datetime]:
    """The cover of a day; one that does not end later than it begins, by the clock, ends on the day after."""
    cover = cover_of(rota, day)
    until = day if cover.begins < cover.ends else day + timedelta(days=1)
    return instant(datetime.combine(day, cover.begins), zone), instant(datetime.combine(until, cover.ends), zone)
