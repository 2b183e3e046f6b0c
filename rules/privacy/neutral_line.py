"""The neutral line of discreet mode: one plain line in a safe hour that says nothing about what waits."""

from datetime import datetime, timedelta, tzinfo

from rules.due_kinds import Counts, Kind, Of
from rules.person import Person

KNOCKS = Kind("knock", Of.PERSON, Counts.BY_THE_CLOCK)
KNOCK = "knock"
"""The name of its row."""


def inside(person: Person, now: datetime, zone: tzinfo) -> bool:
    """Whether it is one of the person's safe hours."""
    if person.hours is None:
        return False
    local = now.astimezone(zone)
    return person.hours[0] <= local.hour < person.hours[1]


def knock_at(person: Person, now: datetime, zone: tzinfo) -> datetime | None:
    """When the next neutral line may come, `now` or later: in a safe hour, at most one a day's hours."""
    if person.hours is None:
        return None
    today = now.astimezone(zone).date()
    for days in range(3):
        day = today + timedelta(days=days)
        begins = datetime(day.year, day.month, day.day, person.hours[0], tzinfo=zone)
        at = max(now, begins)
        there = at.astimezone(zone)
        used = person.knocked is not None and person.knocked.astimezone(zone).date() == day
        if there.date() == day and there.hour < person.hours[1] and not used:
            return at.astimezone(now.tzinfo)
    return None
