"""What looks as if it gave the writer away, pointed out before words are sent. It helps to see; it promises nothing."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import phonenumbers
from phonenumbers import Leniency, PhoneNumberMatcher

from handlers.text.folding import even, fold, folded
from handlers.text.replacing import Change, edit
from rules.send import Span, Words


class TraceKind(StrEnum):
    """What a trace looks like; where two overlap, the earlier kind of this list is told."""

    LINK = "link"
    EMAIL = "email"
    USERNAME = "username"
    PHONE = "phone"
    OWN_NAME = "own-name"


@dataclass(frozen=True, slots=True)
class Trace:
    """`text[begin:end]` may give the writer away; indexes of the str, not UTF-16 units."""

    kind: TraceKind
    begin: int
    end: int


MARK = "▇▇▇"
"""What stands for something hidden: always the same, so that its length says nothing."""

SHORTEST = 3
"""Letters that a name needs to be looked for; one of Chinese or Thai signs needs one less."""

TRIES = 50
"""Runs of digits per region that may turn out to be no phone number before looking for more is given up."""

PARTICLES = frozenset(
    map(fold, "the and for you abu abou umm bin ibn bint abd abdul von van del أبو أم ابن بنت عبد".split())
)
"""Words that stand in many names and in every text."""

ARABIC_PREFIXES = "وفبلك"
"""And, so, in, for, as: written in one word with the name."""

UNSPACED = ("CJK ", "HIRAGANA ", "KATAKANA ", "THAI ", "LAO ", "KHMER ", "MYANMAR ")
"""Beginnings of the Unicode names of letters whose scripts put no space between words."""

HOSTS = (
    "t.me telegram.me telegram.dog wa.me whatsapp.com instagram.com instagr.am facebook.com fb.com fb.me m.me"
    " messenger.com tiktok.com x.com twitter.com linkedin.com lnkd.in snapchat.com youtube.com threads.net threads.com"
    " signal.me vk.com ok.ru discord.gg discord.com pinterest.com reddit.com line.me viber.com"
)
LINK = re.compile(
    r"(?<![\w-])(?:https?://)?(?:[\w-]+\.){0,3}(?:" + "|".join(map(re.escape, HOSTS.split())) + r")/[^\s/][^\s]*"
    r"|(?<![\w.-])[\w-]{2,}\.t\.me\b"
    r"|(?<!\w)(?:tg|whatsapp|viber|signal)://?[^\s]+",
    re.IGNORECASE,
)
EMAIL = re.compile(r"(?<![\w.%+-])[\w.%+-]+@(?:[\w-]+\.)+[\w-]{2,}")
USERNAME = re.compile(r"(?<![\w@])@[\w.]{3,32}")
ABROAD = re.compile(r"(?<![\d+])00(?=[1-9])")
"""How most of the world dials a country code."""
WORD = re.compile(r"\w+")
CLOSING = ".,;:!?'\"»”’)]}>…،؛؟"


def find(
    text: str, *, own: tuple[str, ...], regions: tuple[str, ...], public: tuple[str, ...] = ()
) -> tuple[Trace, ...]:
    """Every trace in order, none overlapping another.

    `own`: the writer's first name, last name, username. `regions`: countries (ISO 3166, two letters) whose phone
    numbers are known when written without a country code. `public`: numbers that everybody knows, the emergency
    numbers above all, and that are no trace.
    """
    plain = even(text)
    taken = [False] * len(text)
    found: list[Trace] = []
    for trace in (*_patterns(plain), *_phones(plain, regions, public), *_names(text, own)):
        if not any(taken[trace.begin : trace.end]):
            taken[trace.begin : trace.end] = [True] * (trace.end - trace.begin)
            found.append(trace)
    return tuple(sorted(found, key=lambda trace: trace.begin))


def hide(text: str, spans: tuple[Span, ...], traces: tuple[Trace, ...]) -> Words:
    """The words with a mark in place of each trace."""
    return edit(Words(text, spans), [Change(trace.begin, trace.end, MARK) for trace in traces])


def _patterns(plain: str) -> Iterator[Trace]:
    for kind, pattern in ((TraceKind.LINK, LINK), (TraceKind.EMAIL, EMAIL), (TraceKind.USERNAME, USERNAME)):
        for match in pattern.finditer(plain):
            end = match.start() + len(match[0].rstrip(CLOSING))
            yield Trace(kind, match.start(), end)


def _phones(plain: str, regions: tuple[str, ...], public: tuple[str, ...]) -> Iterator[Trace]:
    dialled = ABROAD.sub(" +", plain)
    known = {_digits(number) for number in public}
    for region in regions or (None,):
        known_here = known | {_national(number, region) for number in public}
        for match in PhoneNumberMatcher(dialled, region, Leniency.VALID, TRIES):
            if _digits(match.raw_string) not in known and str(match.number.national_number) not in known_here:
                begin = match.start - (plain[match.start] == "0" and dialled[match.start] == "+")
                yield Trace(TraceKind.PHONE, begin, match.end)


def _digits(number: str) -> str:
    return "".join(char for char in even(number) if char in "0123456789")


def _national(number: str, region: str | None) -> str:
    """The number as it counts inside its country; its bare digits where it is none, as "911" is not."""
    try:
        return str(phonenumbers.parse(number, region).national_number)
    except phonenumbers.NumberParseException:
        return _digits(number)


def _names(text: str, own: tuple[str, ...]) -> Iterator[Trace]:
    names = {match[0] for name in own for match in WORD.finditer(fold(name))}
    unspaced = {name for name in names if len(name) >= SHORTEST - 1 and all(map(_runs_on, name))}
    spaced = {name for name in names if len(name) >= SHORTEST} - PARTICLES
    plain, origins = folded(text)
    origins.append(len(text))
    for match in WORD.finditer(plain):
        if match[0] in spaced:
            yield _traced(plain, origins, match.start(), match.end())
        elif match[0][0] in ARABIC_PREFIXES and match[0][1:] in spaced:
            yield _traced(plain, origins, match.start() + 1, match.end())
    for name in unspaced:
        begin = plain.find(name)
        while begin >= 0:
            yield _traced(plain, origins, begin, begin + len(name))
            begin = plain.find(name, begin + len(name))


def _runs_on(char: str) -> bool:
    return unicodedata.name(char, "").startswith(UNSPACED)


def _traced(plain: str, origins: list[int], begin: int, end: int) -> Trace:
    """From indexes of the folded text to a trace of the text, with the accents and signs that folding dropped.

    A character may have become several letters; it is a trace as a whole.
    """
    return Trace(TraceKind.OWN_NAME, origins[begin], max(origins[end], origins[end - 1] + 1))
