"""XML rewritten on the fly: elements and attributes that a rule does not want are left out.

Namespace prefixes stay as they were written, because office programs refer to them in attribute values. Remarks and
processing instructions always go; a document type is refused, since it can define entities without end.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NoReturn
from xml.parsers import expat
from xml.sax.saxutils import escape, unescape

from bot.cleaning.formats import Unfit
from rules.file_refusals import BROKEN

DEPTH = 500
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
QUOTED = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)
WORDS = re.compile(r">[^<]*[^<\d\s]")
"""Words between elements, that are no number."""

SPECIAL = re.compile(r'[&<>"\n\r\t]')


class Fate(Enum):
    """What becomes of an element."""

    KEEP = "keep"
    UNWRAP = "unwrap"  # it goes, what is inside stays
    DROP = "drop"  # it goes with all that is inside
    DOOM = "doom"  # it goes, and so does the frame around it
    HIDE = "hide"  # it goes, and so does what it hides
    VEIL = "veil"  # the same, unless there is nothing but a number: that of a page in a table of contents


Meet = Callable[[str, dict[str, str], list[str]], Fate]


@dataclass(frozen=True, slots=True)
class Rule:
    """How a kind of part is rewritten.

    `meet(name, attributes, path)` decides and may change the attributes; the name has its prefix, the path holds the
    local names of the elements around it. `frames`: what DOOM takes away, the first that is found going outwards, in
    this order of preference. `texts`: local names of elements whose text is looked at: None takes the element away.
    `hides`: which element around it HIDE takes away, the nearest of those named; of those in `emptied` an empty one
    stays, since something else needs it. `hollow`: local names of elements that
    go if nothing is left inside. `steady`: an element without attributes has
    the same fate wherever it stands.
    """

    meet: Meet
    frames: tuple[str, ...] = ()
    texts: Mapping[str, Callable[[str], str | None]] = field(default_factory=dict)
    hollow: frozenset[str] = frozenset()
    hides: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    emptied: frozenset[str] = frozenset()
    steady: bool = True


@dataclass(slots=True)
class _Open:
    """An element that has begun: its fate, and where its own words begin in what was written."""

    name: str
    local: str
    fate: Fate
    begin: int
    inside: int
    doomed: bool = False
    veiled: bool = False


class _Writer:
    """Receives what the parser finds. A sheet has a million elements: what is asked for each costs seconds."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.bare: dict[str, Fate] = {}
        self.out: list[str] = [HEAD]
        self.open: list[_Open] = []
        self.path: list[str] = []
        self.skipping = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self.skipping:
            self.skipping += 1
            return
        if len(self.open) >= DEPTH:
            raise Unfit(BROKEN)
        if attributes or not self.rule.steady:
            fate = self.rule.meet(name, attributes, self.path)
        elif (known := self.bare.get(name)) is not None:
            fate = known
        else:
            fate = self.bare[name] = self.rule.meet(name, attributes, self.path)
        if fate is Fate.DOOM:
            self._doom()
        elif fate in (Fate.HIDE, Fate.VEIL):
            self._hide(local_name(name), fate is Fate.VEIL)
        if fate not in (Fate.KEEP, Fate.UNWRAP):
            self.skipping = 1
            return
        begin = len(self.out)
        if fate is Fate.KEEP:
            self.out.append(f"<{name}{_written(attributes)}>" if attributes else f"<{name}>")
        self.path.append(local_name(name))
        self.open.append(_Open(name, self.path[-1], fate, begin, len(self.out)))

    def end(self, _: str) -> None:
        if self.skipping:
            self.skipping -= 1
            return
        ended = self.open.pop()
        local = self.path.pop()
        gone = ended.doomed or (ended.veiled and WORDS.search("".join(self.out[ended.inside :])) is not None)
        gone = gone or (local in self.rule.hollow and len(self.out) == ended.inside)
        if not gone and local in self.rule.texts:
            words = self.rule.texts[local](unescape("".join(self.out[ended.inside :])))
            gone = words is None
            self.out[ended.inside :] = [escape(words or "")]
        if gone:
            del self.out[ended.begin :]
            if ended.doomed and local in self.rule.emptied:
                self.out.append(f"<{ended.name}></{ended.name}>")
        elif ended.fate is Fate.KEEP:
            self.out.append(f"</{ended.name}>")

    def text(self, text: str) -> None:
        if not self.skipping:
            self.out.append(escape(text) if SPECIAL.search(text) else text)

    def _hide(self, local: str, veil: bool) -> None:
        """Doom the nearest element around that is one of those which this one hides."""
        frames = self.rule.hides.get(local, ())
        for each in reversed(self.open):
            if each.local in frames:
                each.veiled |= veil
                each.doomed |= not veil
                return

    def _doom(self) -> None:
        for frame in self.rule.frames:
            for each in reversed(self.open):
                if each.local == frame:
                    each.doomed = True
                    return


def _written(attributes: dict[str, str]) -> str:
    pairs = [
        f' {key}="{value.translate(QUOTED) if SPECIAL.search(value) else value}"' for key, value in attributes.items()
    ]
    return "".join(pairs)


def rewritten(data: bytes, rule: Rule) -> bytes:
    """The XML with only what the rule keeps; raises Unfit where it is not well-formed."""
    writer = _Writer(rule)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = writer.start
    parser.EndElementHandler = writer.end
    parser.CharacterDataHandler = writer.text
    parser.StartDoctypeDeclHandler = _no_doctype
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Unfit(BROKEN) from error
    return "".join(writer.out).encode("utf-8", "replace")


def elements(data: bytes, wanted: str) -> list[dict[str, str]]:
    """The attributes, by local name, of every element of that local name."""
    found: list[dict[str, str]] = []

    def meet(name: str, attributes: dict[str, str], _: list[str]) -> Fate:
        if local_name(name) == wanted:
            found.append({local_name(key): value for key, value in attributes.items()})
        return Fate.KEEP

    rewritten(data, Rule(meet))
    return found


def local_name(name: str) -> str:
    """The name without its prefix."""
    return name[name.rfind(":") + 1 :]


def _no_doctype(*_: object) -> NoReturn:
    raise Unfit(BROKEN)
