"""The rota in sentences, and spans of days as people type them."""

import re
from datetime import datetime, timedelta, tzinfo

from rules import given_time
from rules.oncall.overrides import Span
from rules.oncall.rota import Duty, Gap
from rules.send import Line, line
from rules.wall_clock import midnight

DAYS = re.compile(r"(\d{4}-\d\d-\d\d)(?:\s*(?:\.\.|…|–|-)\s*(\d{4}-\d\d-\d\d))?")
LONGEST = timedelta(days=120)


def row(begins: datetime, ends: datetime, duty: Duty, zone: tzinfo) -> Line:
    """A part of a shift."""
    return line("rota-row", begins=at(begins, zone), ends=at(ends, zone), who=who(duty))


def who(duty: Duty) -> Line:
    """Who is on call and who is the backup, or what is missing."""
    match duty.gap:
        case None:
            return line("rota-who", first=duty.first, backup=duty.backup)
        case Gap.ALONE:
            return line("rota-alone", first=duty.first)
        case Gap.NOBODY:
            return line("rota-nobody")


def at(moment: datetime, zone: tzinfo) -> Line:
    """A day, a date and an hour on the community's clock."""
    there = moment.astimezone(zone)
    return line("rota-at", day=line(f"day-{there.weekday()}"), date=f"{there:%Y-%m-%d}", time=f"{there:%H:%M}")


def days(text: str, zone: tzinfo, now: datetime) -> Span | None:
    """The span of "2026-03-11..2026-03-13", both days inclusive, as far as it is still to come; None for all else."""
    found = DAYS.fullmatch(text.strip())
    if found is None:
        return None
    today = now.astimezone(zone).date()
    first, last = (given_time.day(each, today) for each in (found[1], found[2] or found[1]))
    if first is None or last is None:
        return None
    begins, ends = midnight(first, zone), midnight(last + timedelta(days=1), zone)
    return (max(begins, now), ends) if now < ends and first <= last and ends - begins <= LONGEST else None
