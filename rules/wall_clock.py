"""Wall times of the community, correct across clock changes.

A wall time means the first moment at which the clock shows it or has jumped past it: a shift that begins at 02:30
begins at the jump on the night when 02:30 is left out, and at the first of the two where it comes twice. So shifts
and cover follow each other without a gap, never overlap, and never run backwards.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

BLINK = timedelta(seconds=1)
TICK = timedelta(microseconds=1)


def instant(wall: datetime, zone: tzinfo) -> datetime:
    """The first moment (UTC) at which the clock of the zone shows this naive wall time or has jumped past it."""
    late = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if shown(late, zone) == wall:
        return late
    # Left out: read with the offset from before the jump it lies behind the jump, with the later one before it.
    early = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    while late - early > BLINK:
        middle = early + (late - early) // 2
        early, late = (early, middle) if shown(middle, zone) > wall else (middle, late)
    return late.replace(microsecond=0)


def midnight(day: date, zone: tzinfo) -> datetime:
    """When (UTC) a day begins."""
    return instant(datetime.combine(day, time()), zone)


def shown(moment: datetime, zone: tzinfo) -> datetime:
    """What the clock on the wall shows (naive)."""
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)


def reached(moment: datetime, zone: tzinfo) -> datetime:
    """The latest wall time that the clock has shown or jumped past by now: `reached >= wall` once `instant(wall)` is.

    It differs from what is shown only while an hour comes for the second time.
    """
    there = moment.astimezone(zone)
    wall = there.replace(tzinfo=None, fold=0)
    if not there.fold:
        return wall
    first = wall.replace(tzinfo=zone).astimezone(UTC)  # when the clock showed this for the first time
    early, late = first, moment.astimezone(UTC)
    while late - early > BLINK:
        middle = early + (late - early) // 2
        early, late = (middle, late) if not middle.astimezone(zone).fold else (early, middle)
    return wall + (late.replace(microsecond=0) - first) - TICK
