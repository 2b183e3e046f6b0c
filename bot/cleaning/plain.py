"""Plain text: the letters alone, in UTF-8."""

import unicodedata

from bot.cleaning import writing
from bot.cleaning.formats import Form, Made, Unfit
from rules.file_refusals import UNKNOWN

JOINERS = frozenset("\u200c\u200d\u200e\u200f\u061c\u2066\u2067\u2068\u2069")
"""Invisible signs that Persian, emoji and mixed directions need; the others only hide things."""


def clean(data: bytes, form: Form) -> Made:
    """The text in composed letters, with plain line ends and nothing invisible in it."""
    text = writing.decoded(data)
    if text is None:
        raise Unfit(UNKNOWN)
    lines = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n"))
    kept = "".join(char for char in lines if _shown(char))
    if "\0" in text or not kept.strip() or len(lines) - len(kept) > len(lines) // 10 + 10:
        raise Unfit(UNKNOWN)  # too much that is no text
    return Made(kept.encode("utf-8"), form)


def _shown(char: str) -> bool:
    return char in "\n\t" or char in JOINERS or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn")
