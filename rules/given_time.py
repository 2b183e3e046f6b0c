"""Instants and days as they come from outside, in a button's data or in typed words: whoever computes with what lies
beyond the calendar breaks a turn, so what is farther than a year away is none."""

from datetime import date, datetime, time, timedelta, tzinfo

FARTHEST = timedelta(days=366)


def instant(seconds: str, now: datetime) -> datetime | None:
    """The instant that so many seconds since 1970 are."""
    if not (seconds.isascii() and seconds.isdecimal() and len(seconds) <= 12):
        return None
    away = int(seconds) - int(now.timestamp())
    near = abs(away) <= FARTHEST.total_seconds()
    return now.replace(microsecond=0) + timedelta(seconds=away) if near else None


def day(text: str, today: date) -> date | None:
    """The day of "2026-03-11", in digits of any script."""
    try:
        year, month, of_month = map(int, text.split("-"))
        found = date(year, month, of_month)
    except (ValueError, OverflowError):
        return None
    return found if abs(found - today) <= FARTHEST else None


def on_wall(said: str, clock: str, now: datetime, zone: tzinfo) -> datetime | None:
    """The instant of "2026-03-11" and "18:00" by the clock of this zone; without a day it is today's."""
    today = now.astimezone(zone).date()
    there = day(said, today) if said else today
    hour, _, minute = clock.partition(":")
    if there is None or not (int(hour) < 24 and int(minute) < 60):
        return None
    return datetime.combine(there, time(int(hour), int(minute)), zone).astimezone(now.tzinfo)
