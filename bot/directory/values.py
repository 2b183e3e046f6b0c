"""Small values of an entry: numbers, hours, links, texts; each refused in words that say what to write."""

import re
from datetime import time
from functools import lru_cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic_core import PydanticCustomError

from bot.config import values
from bot.config.values import refuse
from locales.languages import LANGUAGES
from rules import directory as rules

NUMBER = re.compile(r"\+?[\dA-Za-z\s()./*#-]{2,30}")
EXTENSION = re.compile(r"(ext\.?|x)\s*\d+\s*$", re.IGNORECASE)
MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,200}>|&(?:[a-z]{2,8}|#\d{1,6});")
ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,47}")
SPAN = re.compile(r"(\d\d?:\d\d)\s*[-–]\s*(\d\d?:\d\d)")
LINES = str.maketrans("", "", "\n\u200c\u200d\u200e\u200f")
HOURS = 'Write "always", or days and times such as "mon-fri 09:00-17:00; sat 10:00-14:00".'


def phone(number: str) -> str:
    """A number as people dial it, letters among them: 1-800-799-SAFE."""
    plain = " ".join(number.split())
    if EXTENSION.search(plain):
        refuse("has an extension in it", 'Write the extension into the label, for instance label = "ext. 42".')
    digits = re.sub(r"\D", "", rules.digits(plain))
    if not NUMBER.fullmatch(plain) or not re.search(r"\d", plain) or not 2 <= len(digits) <= 15:
        refuse("is no number that can be dialled", 'Write it in quotes, for instance "1-800-799-SAFE" or "988".')
    return plain


def hours(value: object) -> rules.Hours:
    """Read "always", or "mon-fri 09:00-12:00, 13:00-17:00; sat 10:00-14:00"."""
    if not isinstance(value, str) or len(value) > 300:
        refuse("names no hours", HOURS)
    return _read(value)


@lru_cache(maxsize=4096)
def _read(text: str) -> rules.Hours:
    """The same hours stand in many entries."""
    if text.strip().lower() == "always":
        return rules.ALWAYS
    return tuple(each for part in text.split(";") for each in _opened(part.strip()))


def _opened(part: str) -> list[rules.Open]:
    """The openings of some days."""
    named, _, rest = part.partition(" ")
    spans = [SPAN.fullmatch(each.strip()) for each in rest.split(",")]
    try:
        days = values.weekdays(named)
        found = [rules.Open(days, _time(span[1]), _time(span[2])) for span in spans if span]
    except PydanticCustomError:
        refuse("names no hours", HOURS)
    if len(found) < len(spans):
        refuse("names no hours", HOURS)
    return found


def _time(wall: str) -> time:
    return values.wall_time(wall)


def zone(name: str) -> ZoneInfo:
    """The clock that hours go by."""
    return ZoneInfo(values.zone(name))


def link(url: str) -> str:
    """An address that Telegram takes for a button."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        host = ""
    plain = url.isprintable() and " " not in url and len(url) <= 1000
    if not plain or parts.scheme not in ("http", "https") or "." not in host.strip(".") or parts.username:
        refuse("is no web address", 'Write it whole, for instance "https://example.org/help".')
    if host in ("t.me", "telegram.me", "telegram.dog") or host.endswith(".t.me"):
        refuse("leads into Telegram, which shows who opens it", "Name a web page or a number.")
    return url


def written(limit: int, text: str) -> str:
    """A text that Telegram shows as it stands."""
    clean = text.strip()
    if not clean:
        refuse("is empty", "Write a text, or leave the key out.")
    if len(clean) > limit:
        refuse(f"has {len(clean)} letters", f"Write at most {limit}.")
    if MARKUP.search(clean):
        refuse("holds marks of a web page, which would be shown as they are", "Write plain text.")
    if not clean.isprintable() and not clean.translate(LINES).isprintable():
        refuse("holds signs that cannot be shown", "Write plain text.")
    return clean


def identifier(id: str) -> str:
    """A short name by which an entry is known."""
    if not ID.fullmatch(id):
        refuse("is no id", 'Write small letters, digits and dashes, at most 48, for instance "hotline-abuse".')
    return id


def spoken(code: str) -> str:
    """A language in which one is understood there."""
    if code not in LANGUAGES:
        refuse("is no language that is known here", f"Choose from: {', '.join(LANGUAGES)}.")
    return code


def several(value: object) -> object:
    """One text stands for a list of one."""
    return [value] if isinstance(value, str | dict) else value
