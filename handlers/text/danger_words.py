"""Words that may mean danger. They bring the question "Is someone in danger now?"; they never page, never rank, and
their absence never lowers an urgency."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from handlers.text import arabic_in_latin
from handlers.text.folding import letter
from handlers.text.word_lists import BREAK, Lists, Phrase, end_of, index, read, together
from locales.languages import FOLDER

WORD = re.compile(r"\w+|(?<![.?!])[.?!؟](?![.?!؟])|\n")
APOSTROPHE = re.compile(r"(?<=\w)['’‘ʼ´`](?=\w)")
ARABIC_PREFIX = re.compile("لل|[وفبلكس]?(?:ال)?")
"""And, so, with, for, as, will, the: written in one word with what follows."""

Words = list[tuple[str, ...]]
"""A text's words, each in every form in which a list may have it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is listened for: in every script, and once more as Arabic is typed in Latin letters."""

    lists: Lists
    in_latin: Lists
    unmistakable: Lists


@cache
def known(folder: Path = FOLDER / "danger") -> Known:
    """Every phrase of every list, whatever language was chosen: people mix languages when they are afraid."""
    lists = read(folder, _folded)
    arabic = together(each for name, each in lists.items() if name in ("ar", "arabizi"))
    in_latin = arabic_in_latin.heard_as(arabic)
    return Known(together(lists.values()), in_latin, arabic_in_latin.unmistakable(in_latin))


def listen() -> None:
    """Read all that is listened for, so that the first who writes does not wait for it."""
    for each in (known().lists, known().in_latin, known().unmistakable):
        _by_first_word(each.calm)
        _by_first_word(each.phrases)


def spoken(text: str, known: Known) -> bool:
    """Whether one of the phrases stands in the text, as whole words one after another."""
    words = _words(text)
    if _stands([_bare(word) for word in words], known.lists):
        return True
    in_latin = known.in_latin if arabic_in_latin.likely(words) else known.unmistakable
    return _stands(arabic_in_latin.keys(words), in_latin)


def _stands(words: Words, lists: Lists) -> bool:
    calm, phrases = _by_first_word(lists.calm), _by_first_word(lists.phrases)
    for begin, end in _places(words, calm) if calm else ():
        words[begin:end] = [(BREAK,)] * (end - begin)
    return any(True for _ in _places(words, phrases))


def _places(words: Words, phrases: dict[str, list[Phrase]]) -> list[tuple[int, int]]:
    return [
        (begin, end)
        for begin, forms in enumerate(words)
        for form in forms
        for rest in phrases.get(form, ())
        if (end := end_of(words, begin + 1, rest)) >= 0
    ]


def _words(text: str) -> list[str]:
    return [BREAK if each in ".?!؟\n" else each for each in WORD.findall(_folded(text))]


def _folded(text: str) -> str:
    """Folded as names are, except that Latin letters keep their accents: Turkish "gün" is a day and no weapon."""
    plain = unicodedata.normalize("NFC", text).casefold()
    return APOSTROPHE.sub("", "".join(c if "\u00c0" <= c <= "\u024f" else letter(c) for c in plain))


def _bare(word: str) -> tuple[str, ...]:
    """The word, and what is left of it without an Arabic prefix; never less than three letters."""
    if not "\u0620" <= word[0] <= "\u064a":
        return (word,)
    shorter = (word[1:] if word[0] in "وفبلكس" else "", ARABIC_PREFIX.sub("", word, count=1))
    return (word, *(each for each in shorter if len(each) >= 3))


@lru_cache(maxsize=8)
def _by_first_word(phrases: frozenset[Phrase]) -> dict[str, list[Phrase]]:
    return index(phrases)
