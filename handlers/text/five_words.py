"""The five words that take conversations along: drawn from lists, recognised however they are typed."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

from handlers.text.folding import fold
from locales.languages import FOLDER

COUNT = 5
"""Words of a phrase; in this order. From lists of 1,024 words and more: over 50 bits."""
PIECE = re.compile(r"\S+")
SLIP = 2
"""Words beside four of ours: a fifth that is spelt wrong or torn in two. Numbers and signs are none."""
LONGEST = 200
"""Characters; more is not looked at."""
SPLIT = re.compile(r"[\W\d_]+")
"""What stands between words: spaces, commas, dashes, the numbers of a list."""
PREFIXES = re.compile("^(?:و?ال|و)")
"""And, the: written in one word with what follows."""


@cache
def words(folder: Path = FOLDER / "phrase") -> dict[str, tuple[str, ...]]:
    """The words of each list by language, as they are written. One word a line; `#` begins a remark."""
    lists = {path.stem: path.read_text("utf-8").splitlines() for path in sorted(folder.glob("*.txt"))}
    return {
        each: tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))
        for each, lines in lists.items()
    }


def draw(language: str, chance: Random) -> str:
    """A new phrase in this language, as it is to be written down; in English where the language has no list yet."""
    listed = words().get(language) or words()["en"]
    return " ".join(chance.choice(listed) for _ in range(COUNT))


def recognised(text: str) -> str | None:
    """The phrase in the one form that is compared; None where it is not five words of the lists.

    Capitals, accents, vowel signs, forms of one letter, and whatever stands between words do not matter; order does.
    """
    found = _found(text)
    return " ".join(each for each in found if each) if len(found) == COUNT and all(found) else None


def nearly(text: str) -> bool:
    """Whether it was meant to be a phrase: about as many words, and most of them from the lists."""
    found = _found(text)
    return COUNT - 2 <= len(found) <= COUNT + 2 and sum(map(bool, found)) > COUNT // 2


def places(text: str) -> Iterator[tuple[int, int]]:
    """Where in a text five words of the lists stand in a row, or, with a slip, nothing but nearly these: four of them
    are nearly all. Begin and end, indexes of the str."""
    pieces = [(each.start(), each.end(), _found(each[0])) for each in PIECE.finditer(text)]
    run: list[tuple[int, int]] = []
    for begin, end, words in (*pieces, (0, 0, [""])):
        if all(words):
            run += [(begin, end)] * len(words)
            continue
        if len(run) >= COUNT:
            yield run[0][0], run[-1][1]
        run = []
    every = [word for *_, words in pieces for word in words]
    known = sum(map(bool, every))
    if len(every) - known <= SLIP and known == COUNT - 1:
        yield pieces[0][0], pieces[-1][1]


def _found(text: str) -> list[str]:
    """For each word the one of the lists that it is, folded, or nothing."""
    if len(text) > LONGEST:
        return []
    return [_listed(each) for each in SPLIT.split(fold(text)) if each]


def _listed(word: str) -> str:
    known = _known()
    return next((each for each in (word, PREFIXES.sub("", word, count=1)) if each in known), "")


@cache
def _known() -> frozenset[str]:
    """Every list at once: a phrase is taken along into a chat in another language."""
    return frozenset(fold(each) for listed in words().values() for each in listed)
