"""An instant as people are told it: day and hour on the community's clock."""

from datetime import datetime
from zoneinfo import ZoneInfo

from rules.send import Line, line


def local(at: datetime, zone: ZoneInfo) -> Line:
    """A day and an hour on the community's clock."""
    there = at.astimezone(zone)
    return line("at-day", day=line(f"day-{there.weekday()}"), time=f"{there:%H:%M}")
