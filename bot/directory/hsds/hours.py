"""Schedules as hours of the week, which is all that "open now" can go by."""

import re
from collections.abc import Sequence
from datetime import date, time

from bot.directory.hsds.rows import Report, Row
from bot.directory.hsds.values import DAYS, day, hour

NAMES = {name: n for n, each in enumerate(DAYS) for name in (each, each[:2])}
RULES = ("count", "byweekno", "bymonthday", "byyearday")
"""Parts of a rule that say that it is not every week."""


def hours(rows: Sequence[Row], today: date, report: Report) -> str:
    """As `hours` of an entry has it, "mon-fri 09:00-17:00; sat 10:00-14:00"; "" where nothing can be said."""
    spans: dict[tuple[time, time], set[int]] = {}
    for row in rows:
        if _in_force(row, today, report):
            days, span = _days(row, report), _span(row, report)
            if days and span:
                spans.setdefault(span, set()).update(days)
    return _written(spans)


def _in_force(row: Row, today: date, report: Report) -> bool:
    """Whether it goes on, and week after week."""
    ends, begins = (_date(row, name, report) for name in ("valid_to", "valid_from"))
    until = _date(row, "until", report)
    ends = min((each for each in (ends, until) if each), default=None)
    if ends is not None and ends < today:
        report.skip(row.place, f"hours that ended on {ends}")
    elif begins is not None and begins > today:
        report.skip(row.place, f"hours that begin on {begins} only")
    elif row.get("freq").upper() not in ("", "WEEKLY", "DAILY") or row.get("interval") not in ("", "1", "1.0"):
        report.skip(row.place, "hours that are not every week")
    elif any(row.get(each) for each in RULES):
        report.skip(row.place, "hours that are not in every week of the year")
    else:
        return True
    return False


def _date(row: Row, name: str, report: Report) -> date | None:
    written = row.get(name)
    found = day(written) if written else None
    if written and found is None:
        report.skip(row.place, f"{name} “{written[:30]}” is no day")
    return found


def _days(row: Row, report: Report) -> set[int]:
    if row.get("freq").upper() == "DAILY" and not row.get("byday"):
        return set(range(7))
    found = set()
    for each in re.split(r"[,;\s]+", row.get("byday", "weekday")):
        if each.isdecimal() and 1 <= int(each) <= 7:
            found.add(int(each) - 1)
        elif each.isalpha() and each.lower()[:3] in NAMES:
            found.add(NAMES[each.lower()[:3]])
        else:
            report.skip(row.place, f"“{each[:20]}” is no day of every week" if each else "names no day")
    return found


def _span(row: Row, report: Report) -> tuple[time, time] | None:
    written = [row.get(name) for name in ("opens_at", "closes_at")]
    opens, closes = (hour(each) if each else None for each in written)
    if opens is None or closes is None:
        report.skip(row.place, f"“{written[0][:20]}” to “{written[1][:20]}” names no hours")
        return None
    if opens == closes and opens != time(0):
        report.skip(row.place, f"opens and closes at {opens:%H:%M}")
        return None
    if closes < opens and closes != time(0):
        report.skip(row.place, f"{opens:%H:%M} to {closes:%H:%M} ends on the next day: taken so, look again")
    if any(each.upper().endswith("Z") for each in written):
        report.skip(row.place, f"“{written[0]}” was taken for the hour on the wall there")
    return opens, closes


def _written(spans: dict[tuple[time, time], set[int]]) -> str:
    if spans.keys() == {(time(0), time(0))} and spans[time(0), time(0)] == set(range(7)):
        return "always"
    by_days: dict[str, list[str]] = {}
    for (opens, closes), days in sorted(spans.items(), key=lambda each: (min(each[1]), each[0])):
        by_days.setdefault(_named(sorted(days)), []).append(f"{opens:%H:%M}-{closes:%H:%M}")
    return "; ".join(f"{days} {', '.join(found)}" for days, found in by_days.items())


def _named(days: list[int]) -> str:
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{DAYS[days[0]]}-{DAYS[days[-1]]}"
    return ",".join(DAYS[each] for each in days)
