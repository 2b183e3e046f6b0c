"""Small values of the file: times, durations, days, addresses, texts; each refused in words that say what to write."""

import re
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches
from itertools import pairwise
from typing import NoReturn
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic_core import PydanticCustomError

from bot.config.errors import quoted, shown
from locales.languages import shipped
from rules import category as rules
from rules.ladder import Called, Rung

UNITS = {
    "s": 1, "sec": 1, "second": 1, "seconds": 1,
    "min": 60, "mins": 60, "minute": 60, "minutes": 60,
    "h": 3600, "hour": 3600, "hours": 3600,
    "d": 86400, "day": 86400, "days": 86400,
    "week": 604800, "weeks": 604800,
}  # fmt: skip
FARTHEST = 10**10
YEARS = range(2000, 2100)
PART = re.compile(r"\s*(\d{1,6})\s*([a-z]+)\s*")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PLACEHOLDER = re.compile(r"[\s.…_?x*-]*|(todo|tbd|fixme|lorem ipsum|fill in|changeme|change me)\b.*", re.IGNORECASE)
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def refuse(what: str, remedy: str) -> NoReturn:
    """Refuse a value; pydantic collects it with the others."""
    raise PydanticCustomError("ours", "{what}", {"what": what, "remedy": remedy})


def duration(text: object) -> timedelta:
    """Read "30 days", "10 min", "1 week", "2 h 30 min"."""
    parts: list[tuple[str, str]] = PART.findall(text.lower()) if isinstance(text, str) else []
    whole = isinstance(text, str) and bool(re.fullmatch(f"({PART.pattern})+", text.lower()))
    if not whole or any(unit not in UNITS for _, unit in parts):
        refuse("is no length of time", 'Write a number and a unit in quotes, for instance "10 min", "2 h", "30 days".')
    seconds = sum(int(number) * UNITS[unit] for number, unit in parts)
    return timedelta(seconds=min(seconds, FARTHEST))  # every length has bounds, and this is beyond all of them


def words(length: timedelta) -> str:
    """A length of time as the file would say it."""
    seconds = int(length.total_seconds())
    for unit, size in (("day", 86400), ("h", 3600), ("min", 60)):
        number, rest = divmod(seconds, size)
        if number and not rest:
            return f"{number} {unit}s" if unit == "day" and number > 1 else f"{number} {unit}"
    return f"{seconds // 60} min"


def wall_time(value: object) -> time:
    """Read "09:00"; "24:00" is midnight, as the end of a day."""
    if isinstance(value, time):
        return value
    if isinstance(value, str) and (found := re.fullmatch(r"(\d\d?):(\d\d)", value.strip())):
        hour, minute = int(found[1]), int(found[2])
        if (hour < 24 and minute < 60) or (hour, minute) == (24, 0):
            return time(hour % 24, minute)
    refuse("is no time of day", 'Write hours and minutes in quotes, for instance "09:00".')


def rung(pair: object) -> Rung:
    """Read ["5 min", "backup"]."""
    if isinstance(pair, Rung):
        return pair
    if not isinstance(pair, list) or len(pair) != 2 or pair[1] not in [str(each) for each in Called]:
        refuse("is no rung of a ladder", f'Write for instance ["5 min", "backup"]; one of: {", ".join(Called)}.')
    return Rung(duration(pair[0]), Called(pair[1]))


def rungs(found: object) -> object:
    """A ladder climbs: the first rung is the alert itself, and each is later than the one before."""
    if not isinstance(found, list):
        return found
    after = [each.after if isinstance(each, Rung) else _after(each) for each in found]
    if after[:1] != [timedelta()]:
        refuse("does not begin at once", 'Let the first rung be ["0 min", "on-call"].')
    if any(one is not None and other is not None and other <= one for one, other in pairwise(after)):
        refuse("does not climb", "Let each rung come later than the one before.")
    if len(found) > 20:
        refuse("has too many rungs", "20 are enough: above the last one everybody is called again and again.")
    return found


def _after(pair: object) -> timedelta | None:
    """When a rung is due, as far as it can be read: what is wrong with it is told by `rung`."""
    try:
        return duration(pair[0]) if isinstance(pair, list) and pair else None
    except PydanticCustomError:
        return None


def weekdays(text: object) -> frozenset[int]:
    """Read "mon-sun", "mon,wed-fri", "sat-mon"; 0 is Monday."""
    days: set[int] = set()
    for part in text.lower().split(",") if isinstance(text, str) else [""]:
        first, _, last = (each.strip() for each in part.partition("-"))
        last = last or first
        if first not in DAYS or last not in DAYS:
            refuse("names no days", 'Write days in quotes, for instance "mon-sun" or "mon,wed-fri".')
        begin, end = DAYS.index(first), DAYS.index(last)
        days.update(day % 7 for day in range(begin, end + 1 if end >= begin else end + 8))
    return frozenset(days)


ABBREVIATIONS = {
    "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles", "MST": "America/Denver", "MDT": "America/Denver",
    "CST": "America/Chicago", "CDT": "America/Chicago", "EST": "America/New_York", "EDT": "America/New_York",
    "AST": "America/Halifax", "NST": "America/St_Johns", "AKST": "America/Anchorage", "HST": "Pacific/Honolulu",
    "GMT": "Europe/London", "BST": "Europe/London", "WET": "Europe/Lisbon", "CET": "Europe/Berlin",
    "CEST": "Europe/Berlin", "MET": "Europe/Berlin", "EET": "Africa/Cairo", "TRT": "Europe/Istanbul",
    "MSK": "Europe/Moscow", "GST": "Asia/Dubai", "PKT": "Asia/Karachi", "IST": "Asia/Kolkata", "WIB": "Asia/Jakarta",
    "MYT": "Asia/Kuala_Lumpur", "SGT": "Asia/Singapore", "SAST": "Africa/Johannesburg", "EAT": "Africa/Nairobi",
    "WAT": "Africa/Lagos", "AEST": "Australia/Sydney", "AWST": "Australia/Perth", "NZST": "Pacific/Auckland",
}  # fmt: skip
"""What people call their zone. Some are names of zones too, but without summer time, or of another country's clock."""


def zone(name: str) -> str:
    """A time zone that this machine knows."""
    if name.upper() in ABBREVIATIONS:
        refuse("is short for several zones", f'Write continent and city, for instance "{ABBREVIATIONS[name.upper()]}".')
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        near = get_close_matches(name, available_timezones(), 1, 0.5) if len(name) < 60 else []
        advice = f'Did you mean "{near[0]}"?' if near else 'Write it as "Continent/City".'
        refuse("is no time zone that is known here", advice)
    return name


def language(code: str) -> str:
    """A language that the bot has sentences in."""
    if code not in shipped():
        refuse(
            f"{shown(code)} is no language that the bot has sentences in",
            f"Choose from: {', '.join(shipped())}.",
        )
    return code


def real(text: str) -> str:
    """A text that somebody has thought about, not a placeholder."""
    if PLACEHOLDER.fullmatch(text.strip()):
        refuse("is still a placeholder", "Write what is true for your community.")
    return text.strip()


def for_all(text: object) -> object:
    """One text instead of a table of texts stands for every language, kept under ""."""
    return {"": text} if isinstance(text, str) else text


def category(id: str) -> str:
    """An entry of the list of what a concern may be about."""
    if all(each.id != id for each in rules.CATEGORIES):
        refuse(
            f"{quoted(id)} is no entry of the list", f"Choose from: {', '.join(each.id for each in rules.CATEGORIES)}."
        )
    return id


def group_id(number: int) -> int:
    """The id of a group."""
    if not -(2**52) < number < 0:
        refuse("is no id of a Telegram group", "Write the negative number of the group, for instance -1001234567890.")
    return number


def channel_id(number: int) -> int:
    """The id of a channel."""
    if not -(2**52) < number < -(10**12):
        refuse("is no id of a Telegram channel", "Write the number that begins with -100, for instance -1001234567892.")
    return number


def channel_link(link: str) -> str:
    """Where people join a channel."""
    if not re.fullmatch(r"https://t\.me/(\w{4,32}|\+[\w-]{8,64})", link):
        refuse("is no link to a Telegram channel", 'Copy it from the channel, for instance "https://t.me/annoor".')
    return link


def person_id(number: int) -> int:
    """The id of a person."""
    if not 0 < number < 2**52:
        refuse("is no id of a person on Telegram", "Write the number of the person, for instance 111222333.")
    return number


def phone(number: str) -> str:
    """A number as people dial it."""
    if not re.fullmatch(r"\+?[\d\s()./*#-]{2,30}", number) or not re.search(r"\d", number):
        refuse("is no number that can be dialled", 'Write it as people dial it, in quotes, for instance "911".')
    return number.strip()


def api(url: str) -> str:
    """An address that the token may be sent to: https, or this machine."""
    return _address(
        url, "would send the token in the clear", 'Write it as "https://api.telegram.org/bot", or leave it out.'
    )


def bot_api(url: str) -> str:
    """The address of a Bot API server, to which the token is appended as it is."""
    if not api(url).endswith("/bot"):
        refuse("does not end in /bot", 'Write it as "https://api.telegram.org/bot": the token follows at once.')
    return url


def ping(url: str) -> str:
    """An address that is asked and given nothing; whoever knows it can pretend that the bot is alive."""
    return _address(url, "would go out in the clear", 'Write it as "https://…", or leave it out.')


def _address(url: str, clear: str, remedy: str) -> str:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or not url.isprintable() or " " in url or parts.username or parts.query or parts.fragment:
        refuse("is no web address", remedy)
    if parts.scheme != "https" and not (parts.scheme == "http" and host in LOOPBACK):
        refuse(clear, "Use https; plain http is for this machine only (127.0.0.1).")
    return url


def local(moment: datetime) -> datetime:
    """A moment by the clock on the community's wall."""
    if moment.tzinfo is not None:
        refuse(
            "has a time zone of its own", "Leave the zone out: it is the community's, for instance 2026-01-05T09:00:00."
        )
    day(moment.date())
    return moment


def day(given: date) -> date:
    """A day that shifts can be counted from."""
    if given.year not in YEARS:
        refuse("is too far away", f"Choose a day of the years {YEARS[0]} to {YEARS[-1]}.")
    return given


def file(text: str) -> str:
    """A path."""
    if not text.strip() or not text.isprintable():
        refuse("is no path", 'Write a file, relative to the folder of this file, for instance "secrets/token".')
    return text


def word(text: str) -> str:
    """A short name that other lines refer to."""
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,30}", text):
        refuse("is no short name", 'Write small letters, digits and dashes, for instance "transport".')
    return text


def title(text: str) -> str:
    """A name or a short word about somebody."""
    if not text.strip() or not text.isprintable() or len(text) > 64:
        refuse(f"{quoted(text[:41])} is no name" if text.strip() else "is empty", "Write 1 to 64 letters.")
    return text.strip()
