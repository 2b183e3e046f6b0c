"""Where a text names its writer: by the names of the profile, however they are spelled, or by saying so.

A name that is an ordinary word as well (Will, Hope, أمل, علي) counts only where it stands as a name.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum

from handlers.text.folding import fold, folded
from handlers.text.introductions import Says, Word, capitals, introduced, named, words_of
from handlers.text.likeness import alike, close

SHORTEST = 3
"""Letters that a name needs to be looked for; one of Chinese or Thai signs needs one less."""
PARTICLES = frozenset(
    map(fold, "the and for you abu abou umm bin ibn bint abd abdul von van del أبو أم ابن بنت عبد".split())
)
"""Words that stand in many names and in every text."""
TITLES = frozenset(
    map(
        fold,
        "mr mrs ms miss dr frau herr mme sister brother uncle aunt sheikh imam ustadh hajji ya"
        " يا الاخ الاخت الشيخ الشيخة الاستاذ الاستاذة السيد السيدة الحاج الحاجة".split(),
    )
)
ARTICLE = "ال"
ARABIC_PREFIXES = "وفبلك"
"""And, so, in, for, as: written in one word with the name."""
UNSPACED = ("CJK ", "HIRAGANA ", "KATAKANA ", "THAI ", "LAO ", "KHMER ", "MYANMAR ")
"""Beginnings of the Unicode names of letters whose scripts put no space between words."""
WORD = re.compile(r"[\w\u0900-\u0dff]+(?:['’](?!s\b)\w+)?(?:['’]s\b)?", re.IGNORECASE)
ENDS = re.compile(r"[.!?؟\n]")
JOINED = frozenset("it name that this".split())
"""Words to which 's is added for "is"."""


class Match(IntEnum):
    """How well a word matches a name of the profile."""

    ALIKE = 1
    CLOSE = 2
    SAME = 3


Place = tuple[int, int]
"""Begin and end in the text."""


def found(text: str, own: tuple[str, ...]) -> tuple[list[Place], list[Place]]:
    """Places of what Telegram calls the writer, and of what the writer says to be called."""
    plain, origins, words = _read(text)
    names = _names(own)
    standing = _standing(words, names)
    mine = [_in_text(origins, words[at].begin + skipped, words[at].end) for at, skipped in standing.items()]
    said = [_in_text(origins, words[at].begin, words[at].end) for at in named(words, frozenset(standing))]
    return [*mine, *_inside(plain, origins, names)], said


def _inside(plain: str, origins: list[int], names: Iterable[str]) -> Iterator[Place]:
    """Names of scripts without spaces, inside a line."""
    for name in names:
        if len(name) >= SHORTEST - 1 and all(map(_runs_on, name)):
            begin = plain.find(name)
            while begin >= 0:
                yield _in_text(origins, begin, begin + len(name))
                begin = plain.find(name, begin + len(name))


def _read(text: str) -> tuple[str, list[int], list[Word]]:
    plain, origins = folded(text)
    origins.append(len(text))
    words: list[Word] = []
    end = 0
    for match in WORD.finditer(plain):
        starts = not words or ENDS.search(plain, end, match.start()) is not None
        end = match.end()
        words.append(_word(text, origins, match, starts))
    return plain, origins, words


def _word(text: str, origins: list[int], match: re.Match[str], starts: bool) -> Word:
    said, end = match[0].replace("’", "'"), match.end()
    if owns := said.endswith("'s") and said[:-2] not in JOINED:
        said, end = said[:-2], end - 2
    written = text[slice(*_in_text(origins, match.start(), end))]
    return Word(match.start(), end, said.replace("'", ""), written, starts, owns)


def _names(own: tuple[str, ...]) -> dict[str, str]:
    """The words of the profile's names, folded, and each as it was written."""
    words = [word for name in own for word in _read(name)[2]]
    return {word.folded: word.written for word in words if word.folded not in PARTICLES}


def _standing(words: Sequence[Word], names: dict[str, str]) -> dict[int, int]:
    """Places of words that are names of the profile and stand as such, and how many letters of a prefix come before."""
    long = {name: written for name, written in names.items() if len(name) >= SHORTEST}
    found = {at: match for at, word in enumerate(words) if (match := _matched(word, long))}
    if not found:
        return {}
    said = introduced(words)
    sure = {at for at, (match, _) in found.items() if _counts(words, at, match, said.get(at))}
    beside = {at for at in found if at not in sure and ({at - 1, at + 1} & sure) and words[at].capital}
    return {at: found[at][1] for at in sorted(sure | beside)}


def _matched(word: Word, names: dict[str, str]) -> tuple[Match, int] | None:
    if word.folded in names:
        return Match.SAME, 0
    if word.folded[0] in ARABIC_PREFIXES and word.folded[1:] in names:
        return Match.SAME, 1
    for name in names.values():
        if alike(word.written, name):
            return (Match.CLOSE if close(word.written, name) else Match.ALIKE), 0
        if word.folded.startswith(ARTICLE) and alike(word.written.removeprefix(ARTICLE), name):
            return Match.CLOSE, len(ARTICLE)
    return None


def _counts(words: Sequence[Word], at: int, match: Match, says: Says | None) -> bool:
    word = words[at]
    ordinary = word.folded in words_of("ordinary") or word.folded in words_of("common")
    if not ordinary and match is not Match.ALIKE:
        return True
    if says is Says.SURELY or (says is not None and not ordinary):
        return True
    cased = word.written[:1].lower() != word.written[:1].upper()
    titled = at > 0 and words[at - 1].folded in TITLES
    if (says is Says.LIKELY or titled) and not word.owns and (word.capital or not cased):
        return True
    if not cased:
        return not ordinary
    if not ordinary or at == len(words) - 1 > 0:
        return word.capital
    return word.capital and not word.starts and word.folded not in capitals()


def _runs_on(char: str) -> bool:
    return unicodedata.name(char, "").startswith(UNSPACED)


def _in_text(origins: list[int], begin: int, end: int) -> Place:
    """From indexes of the folded text to those of the text, with the accents and signs that folding dropped.

    A character may have become several letters; it counts as a whole.
    """
    return origins[begin], max(origins[end], origins[end - 1] + 1)
