"""An instant as people are told it: day and hour on the community's clock."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from rules.send import Line, line


def local(at: datetime, zone: ZoneInfo) -> Line:
    """A day and an hour on the community's clock."""
    there = at.astimezone(zone)
    return line("at-day", day=line(f"day-{there.weekday()}"), time=f"{there:%H:%M}")


def own(at: datetime) -> Line:
    """The same instant as the reader's phone shows it; a phone that cannot shows it in universal time."""
    there = at.astimezone(UTC)
    said = line("at-utc", day=line(f"day-{there.weekday()}"), time=f"{there:%H:%M}")
    return line("own-clock", there=replace(said, unix=int(at.timestamp())))
