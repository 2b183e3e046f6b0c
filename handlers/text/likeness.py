"""Whether two words are one name, spelled otherwise or in another script: Fatma and Fatima, Müller and Mueller, علي.

A name comes down to its consonants and what stands between them. Arabic leaves short vowels out, so that only the long
ones are compared with it.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

ARABIC = dict.fromkeys("اىةآ", "a") | {"و": "w", "ي": "y", "ی": "y", "ک": "k", "ہ": "h", "ھ": "h"}
"""Where the transliteration leaves out what is spoken."""
SILENT = "ءئؤع"
ANY = "*"
"""A vowel that may be any: an alef or ain at the beginning."""
DIGITS = str.maketrans({"2": "", "3": "", "5": "x", "6": "t", "7": "h", "8": "g", "9": "s"})
"""Arabic consonants as they are typed on Latin keys."""
SPELLED = (
    ("sch", "S"), ("sh", "S"), ("tch", "S"), ("ch", "S"), ("kh", "x"), ("gh", "g"), ("th", "t"), ("dh", "d"),
    ("ph", "f"), ("ck", "k"), ("dj", "j"), ("q", "k"), ("c", "k"), ("p", "b"), ("v", "f"),
)  # fmt: skip
PIECE = re.compile(r"[aeiouwy*]+|[^aeiouwy*]")
CLASSES = {"a": "a", "e": "i", "i": "i", "y": "i", "o": "u", "u": "u", "w": "u", ANY: ANY}
ENOUGH = 3
"""Consonants from which a vowel between them may differ."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A word's consonants, and the vowels before, between and behind them."""

    consonants: str
    vowels: tuple[str, ...]
    bare: bool  # written without its short vowels


def alike(one: str, other: str) -> bool:
    """Whether both may be the same name; two words of Arabic letters are compared letter by letter elsewhere."""
    first, second = shape(one), shape(other)
    if first.consonants != second.consonants or not first.consonants or (first.bare and second.bare):
        return False
    between = range(1, len(first.consonants))
    ends = (0, len(first.consonants))
    if not all(_same(first, second, place) for place in ends):
        return False
    different = sum(not _same(first, second, place) for place in between)
    allowed = 0 if first.bare or second.bare or len(first.consonants) < ENOUGH else 1
    return different <= allowed


def close(one: str, other: str) -> bool:
    """Whether even a word in small letters is taken for the name."""
    first, second = shape(one), shape(other)
    many = len(first.consonants)
    exact = all(_same(first, second, place) for place in range(many + 1))
    return many > ENOUGH or (many == ENOUGH and exact)


@lru_cache(maxsize=8192)
def shape(word: str) -> Shape:
    """What a word sounds like, roughly."""
    bare = any("\u0590" <= char <= "\u08ff" for char in word)
    sounds = _arabic(word) if bare else _latin(word)
    consonants, vowels = "", [""]
    for piece in PIECE.findall(sounds):
        if piece[0] in CLASSES:
            vowels[-1] = piece
        elif consonants[-1:] != piece or vowels[-1]:
            consonants += piece
            vowels.append("")
    return Shape(consonants, tuple(vowels), bare)


def _arabic(word: str) -> str:
    plain = "".join(char for char in unicodedata.normalize("NFKC", word) if unicodedata.category(char) != "Mn")
    first = ANY if plain[:1] in ("ا", "أ", "إ", "آ", "ع", "ء") else _sound(plain[:1])
    last = "a" if len(plain) > 1 and plain[-1] in "هہ" else "".join(map(_sound, plain[1:][-1:]))
    return first + "".join(map(_sound, plain[1:-1])) + last


def _sound(char: str) -> str:
    if char in SILENT or char in "أإ":
        return "" if char in SILENT else "a"
    return _spelled(ARABIC.get(char) or anyascii(char).lower())


def _latin(word: str) -> str:
    plain = anyascii(word).lower().translate(DIGITS)
    return _spelled(re.sub(r"(?<=[aeiou])h$", "", re.sub(r"[^a-z]", "", plain)))


def _spelled(sounds: str) -> str:
    for spelling, sound in SPELLED:
        sounds = sounds.replace(spelling, sound)
    return sounds


def _same(first: Shape, second: Shape, place: int) -> bool:
    one, other = first.vowels[place], second.vowels[place]
    end = place == len(first.consonants)
    if ANY in (one[:1], other[:1]):
        return True
    if not one or not other:
        return one == other or (not end and _short(first, one, second, other))
    return bool(_heard(one, end) & _heard(other, end))


def _short(first: Shape, one: str, second: Shape, other: str) -> bool:
    """Whether the vowel that one of them lacks is one that its script leaves out."""
    written, lacking = (one, second) if one else (other, first)
    return lacking.bare and (len(written) == 1 or written == "ou")


def _heard(vowels: str, end: bool) -> set[str]:
    return {CLASSES[each] for each in vowels} | ({"a"} if end and vowels == "e" else set())
