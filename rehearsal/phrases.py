"""Small pieces of the script language: quoted words, escapes, spans of time, names of places."""

import re
from datetime import timedelta

from rehearsal.deeds import ANYWHERE, DESK, PRIVATE, Where

WHO = r"([^\W\d_][\w-]*)"
QUOTED = r'["“]((?:[^"”\\]|\\.)*)["”]'
SEVERAL_QUOTED = r'((?:["“](?:[^"”\\]|\\.)*["”],?\s*?)+)'
MOST_TOGETHER = 10
"""Files in an album."""
WHERE = r"(?: (in K\d+|in private|on the desk))?"
CASE = r"(K\d+)"
GROUP = r"(team|independent)"
FILE_KINDS = (
    "photo",
    "document",
    "voice",
    "video",
    "audio",
    "animation",
    "sticker",
    "video note",
    "contact",
    "location",
)

ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)
PLAIN_ESCAPES = {"n": "\n", "t": "\t"}
UNITS = {"s": "seconds", "sec": "seconds", "second": "seconds", "m": "minutes", "min": "minutes", "minute": "minutes"}
UNITS |= {"h": "hours", "hour": "hours", "d": "days", "day": "days", "w": "weeks", "week": "weeks"}
SPAN_PART = re.compile(r"(\d+(?:\.\d+)?)\s*([a-z]+?)s?(?=\s|\d|$)")


def unescape(text: str) -> str:
    r"""Resolve ``\n``, ``\t``, ``\"``, ``\\``, ``\u202e`` and ``\U0001f642``."""

    def resolved(match: re.Match[str]) -> str:
        number = match[1] or match[2]
        return chr(int(number, 16)) if number else PLAIN_ESCAPES.get(match[3], match[3])

    return ESCAPE.sub(resolved, text)


def span(text: str) -> timedelta:
    """Read `3d`, `10 min`, `2 h 30 min`; raises ValueError with the remedy."""
    parts: dict[str, float] = {}
    rest = text.strip().lower()
    while rest:
        match = SPAN_PART.match(rest)
        unit = UNITS.get(match[2]) if match else None
        if match is None or unit is None or unit in parts:
            raise ValueError(
                f"“{text.strip()}” is no span of time: write for instance 45 s, 10 min, 2 h 30 min, 3 days"
            )
        parts[unit] = float(match[1])
        rest = rest[match.end() :].strip()
    return timedelta(**parts)


def place(text: str | None) -> Where:
    """Read what WHERE found: `in K1`, `in private`, `on the desk`, or nothing."""
    if text is None:
        return ANYWHERE
    if text == "on the desk":
        return DESK
    return PRIVATE if text == "in private" else Where(case=text.removeprefix("in "))
