"""A day and an hour as people write them: "2d", "fri 18:00", "in 5 days", "tomorrow", "2026-03-12 09:00"."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta, tzinfo

from rules import given_time
from rules.given_time import FARTHEST

DAY = timedelta(days=1)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SPANS = {"hour": timedelta(hours=1), "day": DAY, "week": 7 * DAY}
CLOCK = re.compile(r"(\d{1,2}):(\d\d)")
COUNT = re.compile(r"(\d{1,3}) ?([^\W\d]+)")
ISO = re.compile(r"\d{4}-\d\d-\d\d")
Words = Mapping[str, Sequence[str]]
"""What a word can mean: a weekday, `today`, `tomorrow`, a span, or `and`, which changes nothing."""


def meant(text: str, words: Words, now: datetime, zone: tzinfo) -> timedelta | datetime | None:
    """How far away it is, or the hour on the wall (naive); None where it says no time to come within a year.

    Without an hour, and with a day, the hour is midnight: the first of that day.
    """
    *rest, last = text.split() or [""]
    here, clock = now.astimezone(zone).replace(tzinfo=None), None
    if found := CLOCK.fullmatch(last):
        if int(found[1]) > 23 or int(found[2]) > 59:
            return None
        clock = time(int(found[1]), int(found[2]))
    else:
        rest.append(last)
    said = " ".join(each for each in rest if "and" not in words.get(each, ()))
    span = _span(said, words)
    if span is not None and clock is None:
        return span if timedelta() < span <= FARTHEST else None
    day = here.date() + span if span is not None and not span % DAY else _day(said, words, here.date())
    if day is None and (said or clock is None):
        return None
    wall = datetime.combine(day or here.date(), clock or time())
    if wall <= here and day is not None and _can(said, words, *WEEKDAYS):
        wall += 7 * DAY
    elif wall <= here and day is None:
        wall += DAY
    return wall if here.date() <= wall.date() <= here.date() + FARTHEST else None


def _span(said: str, words: Words) -> timedelta | None:
    found = COUNT.fullmatch(said)
    spans = [SPANS[each] for each in words.get(found[2], ()) if each in SPANS] if found else []
    return int(found[1]) * spans[0] if found and spans else None


def _day(said: str, words: Words, today: date) -> date | None:
    if ISO.fullmatch(said):
        return given_time.day(said, today)
    for meaning in words.get(said, ()):
        if meaning in WEEKDAYS:
            return today + (WEEKDAYS.index(meaning) - today.weekday()) % 7 * DAY
        if meaning in ("today", "tomorrow"):
            return today + (meaning == "tomorrow") * DAY
    return None


def _can(said: str, words: Words, *meanings: str) -> bool:
    return any(each in meanings for each in words.get(said, ()))
