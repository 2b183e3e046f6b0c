"""How much of the time each person is on call: in all, at night, on Saturdays and Sundays."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo

from rules.oncall.rota import Tile
from rules.wall_clock import instant, shown

NIGHT = (time(22), time(7))
HEALTHY = 30
"""Per cent of the time on call that somebody can bear for long, as on-call teams elsewhere have found."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Time on call; nights and weekends may overlap."""

    whole: timedelta = timedelta()
    nights: timedelta = timedelta()
    weekends: timedelta = timedelta()

    @property
    def figures(self) -> tuple[int, int, int]:
        """In whole hours."""
        hour = timedelta(hours=1)
        return round(self.whole / hour), round(self.nights / hour), round(self.weekends / hour)


def hours(tiles: Iterable[Tile], zone: tzinfo, begins: datetime, ends: datetime) -> dict[str, Hours]:
    """What each person has of the span; "" is the time with nobody on call."""
    found: dict[str, Hours] = {}
    for tile in tiles:
        for begin, end in _pieces(max(tile.begins, begins), min(tile.ends, ends), zone):
            there, length = shown(begin, zone), end - begin
            night = there.time() >= NIGHT[0] or there.time() < NIGHT[1]
            before = found.get(tile.duty.first, Hours())
            found[tile.duty.first] = Hours(
                before.whole + length,
                before.nights + length * night,
                before.weekends + length * (there.weekday() >= 5),
            )
    return found


def shares(found: dict[str, Hours]) -> dict[str, int]:
    """Each person's share of the time in per cent."""
    whole = sum((each.whole for each in found.values()), timedelta())
    return {name: round(100 * (each.whole / whole)) for name, each in found.items()} if whole else {}


def _pieces(begin: datetime, end: datetime, zone: tzinfo) -> Iterator[tuple[datetime, datetime]]:
    """A span of time, cut at midnight and where the night begins and ends."""
    day = shown(begin, zone).date() if begin < end else None
    while day is not None and begin < end:
        for hour in (NIGHT[1], NIGHT[0], time()):
            on = day + timedelta(days=hour == time())
            edge = min(instant(datetime.combine(on, hour), zone), end)
            if begin < edge:
                yield begin, edge
                begin = edge
        day += timedelta(days=1)
