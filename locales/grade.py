"""How hard English is to read, by Flesch and Kincaid. There is no such measure for Arabic that we know and trust."""

import re
from functools import cache

import pyphen

WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
STOP = re.compile(r"(?<=[.!?…])\s+|\n+")
COMMAND = re.compile(r"/[a-z]+")
ADDRESS = re.compile(r"\(?https?://\S+")


@cache
def _syllables() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US")


def sentences_of(text: str) -> list[list[str]]:
    """The words of every sentence; a command counts as one short word, an address as none."""
    split = [WORD.findall(COMMAND.sub("it", part)) for part in STOP.split(ADDRESS.sub("", text))]
    return [words for words in split if words]


def grade(text: str) -> float:
    """US school grade."""
    split = sentences_of(text)
    words = [word for each in split for word in each]
    beats = sum(len(_syllables().positions(word)) + 1 for word in words)
    return 0.39 * len(words) / len(split) + 11.8 * beats / len(words) - 15.59 if words else 0.0
