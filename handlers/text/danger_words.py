"""Words that may mean danger. They bring the question "Is someone in danger now?"; they never page, never rank, and
their absence never lowers an urgency."""

import re
import unicodedata
from functools import cache, lru_cache
from itertools import product
from pathlib import Path

from handlers.text.folding import letter
from locales.languages import FOLDER

WORD = re.compile(r"\w+")
APOSTROPHE = re.compile(r"(?<=\w)['’‘ʼ´`](?=\w)")
ARABIC_PREFIX = re.compile("لل|[وفبلكس]?(?:ال)?")
"""And, so, with, for, as, will, the: written in one word with what follows."""


@cache
def known(folder: Path = FOLDER / "danger") -> frozenset[str]:
    """Every phrase of every list, whatever language was chosen: people mix languages when they are afraid.

    A list is a text file with one phrase a line; `#` begins a remark; `a/b` in place of a word stands for either.
    """
    lines = [line for path in sorted(folder.glob("*.txt")) for line in path.read_text("utf-8").splitlines()]
    phrases = [line.split() for line in lines if line.strip() and not line.startswith("#")]
    return frozenset(" ".join(words) for phrase in phrases for words in product(*(each.split("/") for each in phrase)))


def spoken(text: str, phrases: frozenset[str]) -> bool:
    """Whether one of the phrases stands in the text, as whole words one after another."""
    index = _by_first_word(phrases)
    words = _words(text)
    return any(
        tuple(words[begin + 1 : begin + 1 + length]) in rests
        for begin, word in enumerate(words)
        for first in _bare(word)
        for length, rests in index.get(first, {}).items()
    )


def _words(text: str) -> list[str]:
    """Folded as names are, except that Latin letters keep their accents: Turkish "gün" is a day and no weapon."""
    plain = unicodedata.normalize("NFC", text).casefold()
    return WORD.findall(APOSTROPHE.sub("", "".join(c if "\u00c0" <= c <= "\u024f" else letter(c) for c in plain)))


def _bare(word: str) -> set[str]:
    """The word, and what is left of it without an Arabic prefix; never less than three letters."""
    if not "\u0620" <= word[0] <= "\u064a":
        return {word}
    shorter = (word[1:] if word[0] in "وفبلكس" else "", ARABIC_PREFIX.sub("", word, count=1))
    return {word, *(each for each in shorter if len(each) >= 3)}


@lru_cache(maxsize=8)
def _by_first_word(phrases: frozenset[str]) -> dict[str, dict[int, set[tuple[str, ...]]]]:
    """For each first word, what may follow it, by the number of words that follow."""
    index: dict[str, dict[int, set[tuple[str, ...]]]] = {}
    for phrase in phrases:
        if words := _words(phrase):
            index.setdefault(words[0], {}).setdefault(len(words) - 1, set()).add(tuple(words[1:]))
    return index
