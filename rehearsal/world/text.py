"""Words as Telegram's servers treat them: counted in UTF-16 units, trimmed, and searched for things to press."""

import re

from rehearsal.world.people import Json

_CONTROL = {code: " " for code in range(32) if code not in (9, 10, 13)} | {9: " ", 13: None}
_CONTROL |= dict.fromkeys((*range(0x2028, 0x202F),))

_TRIM = " \n\t\v\f\u200b\u2060\ufeff\u00a0\u2003\u3000\u200e\u200f"
"""What counts as nothing at both ends of a message, invisible characters included."""

_LINK_TAIL = r"[^\s<>\"]*[^\s<>\".,;:!?)\]']"
_DOMAIN = r"(?:[a-z0-9-]+\.)+(?:com|org|net|info|me|io)\b"
_FOUND = (
    ("url", re.compile(rf"(?<![\w@.])(?:https?://{_LINK_TAIL}|{_DOMAIN}(?:/{_LINK_TAIL})?)", re.IGNORECASE)),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w)")),
    ("bot_command", re.compile(r"(?<![\w/@<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/@<>])")),
    ("hashtag", re.compile(r"(?<![\w#&])#(?=\w*[^\W\d_])\w{1,256}")),
    ("phone_number", re.compile(r"(?<![\w+])\+\d[\d ()-]{6,16}\d(?!\w)")),
)


def units(text: str) -> int:
    """Length in UTF-16 units, as Telegram counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, offset: int, length: int) -> str:
    """A piece of a text, offset and length in UTF-16 units."""
    if text.isascii():
        return text[offset : offset + length]
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[offset * 2 : (offset + length) * 2].decode("utf-16-le", "replace")


def normalised(text: str) -> str:
    """Control characters replaced or dropped, as Telegram does before anything else."""
    return text.translate(_CONTROL)


def trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """The text without blanks at its ends, and its entities moved and cut accordingly."""
    left = len(text) - len(text.lstrip(_TRIM))
    kept = text.strip(_TRIM)
    if len(kept) == len(text):
        return text, entities
    gone, size = units(text[:left]), units(kept)
    moved = []
    for entity in entities:
        start = max(entity["offset"] - gone, 0)
        end = min(entity["offset"] + entity["length"] - gone, size)
        if end > start:
            moved.append(entity | {"offset": start, "length": end - start})
    return kept, moved


def found(text: str, entities: list[Json]) -> list[Json]:
    """The entities given, and those that Telegram finds by itself, in order; found ones never overlap others."""
    if not any(sign in text for sign in "@/#.+"):
        return entities
    every = list(entities)
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            start, length = units(text[: match.start()]), units(match.group())
            if not any(start < e["offset"] + e["length"] and e["offset"] < start + length for e in every):
                every.append({"type": kind, "offset": start, "length": length})
    return sorted(every, key=lambda entity: (entity["offset"], -entity["length"]))
