"""Links that a team sends to a reporter: shown for what they are, and none that would tell Telegram who follows it."""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote

from handlers.text.replacing import Change, Ruler, edit
from rules.send import Words, units

TELEGRAM = re.compile(
    r"(?<![\w-])(?:[\w-]{1,64}\.){0,4}(?:t\.me|telegram\.me|telegram\.dog|telesco\.pe)(?![\w-]|\.\w)|(?<!\w)tg:[/\w]",
    re.IGNORECASE,
)
ROOM = 3000
"""UTF-16 units that the targets of one message may take."""
LEFT_OUT = "…"
"""In place of a target that is one too many."""
DOTS = str.maketrans({"。": ".", "．": ".", "｡": ".", "․": "."})
"""What browsers take for a dot."""


@dataclass(frozen=True, slots=True)
class Link:
    """A target hidden behind words; offset and length in UTF-16 units, as Telegram counts."""

    offset: int
    length: int
    url: str


def spell_out(words: Words, links: tuple[Link, ...]) -> Words:
    """The words with each target in plain text behind what it was hidden behind: `our page (https://…)`.

    A target that already stands there as the words themselves is not repeated. The text may grow beyond what one
    message holds; whoever sends it has to look. It never grows to dozens: targets for which there is no `ROOM` are a
    mark.
    """
    ruler, room = Ruler(words.text), ROOM
    changes = []
    for link in links:
        begin, end = ruler.index(link.offset), ruler.index(link.offset + link.length)
        if link.url and _bare(words.text[begin:end]) != _bare(link.url):
            fits = units(link.url) <= room
            room -= units(link.url) if fits else 0
            changes.append(Change(end, end, f" ({link.url if fits else LEFT_OUT})"))
    return edit(words, changes)


def refused(text: str) -> str | None:
    """Why a text may not go out, as the id of a sentence: it holds a link into Telegram. Targets must be spelled out
    before, or they are not seen."""
    plain = unicodedata.normalize("NFKC", text).translate(DOTS)
    plain = "".join(char for char in plain if unicodedata.category(char) != "Cf")
    return "link-telegram" if TELEGRAM.search(f"{plain} {unquote(unquote(plain))}") else None


def _bare(url: str) -> str:
    """As people write an address: without what Telegram puts round it."""
    return re.sub("^https?://", "", url.strip()).rstrip("/")
