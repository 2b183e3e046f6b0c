"""Words looked for in the directory: folded, in any script, one letter wrong or two in long words."""

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from handlers.text.folding import fold
from locales.languages import LANGUAGES
from locales.render import Sentences
from rules.directory import Directory, Entry, Need, Texts

WORD = re.compile(r"\w+")
ARTICLE = re.compile("(?:لل|[وفبك]?ال)(?=..)")
"""The, and the, for the: written in one word with what follows."""
LONGEST = 10
"""Words of one search; what is more is left aside."""
NAME, NEED, PLACE, ABOUT = 8, 4, 3, 1
"""What a word found there weighs."""


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """For each word, the entries that it stands in and what it weighs there. `words` are sorted."""

    entries: tuple[Entry, ...]
    found: dict[str, dict[int, int]]
    words: list[str]
    by_length: dict[int, list[str]]


def search(directory: Directory, sentences: Sentences, languages: tuple[str, ...], words: str) -> list[Entry]:
    """Entries in which most of the words stand, the best first."""
    here = index(directory, sentences, languages)
    matched: dict[int, int] = defaultdict(int)
    weight: dict[int, float] = defaultdict(float)
    for word in list(dict.fromkeys(split(words)))[:LONGEST]:
        for number, worth in _of(here, word).items():
            matched[number] += 1
            weight[number] += worth
    most = max(matched.values(), default=0)
    best = [number for number in matched if matched[number] * 2 >= most]
    best.sort(key=lambda number: (-matched[number], -weight[number], number))
    return [here.entries[number] for number in best]


def split(text: str) -> list[str]:
    """The folded words of a text, without the Arabic article."""
    return [ARTICLE.sub("", each, count=1) if ARTICLE.match(each) else each for each in WORD.findall(fold(text))]


def _of(here: Index, word: str) -> dict[int, float]:
    """The entries in which a word stands, begins a word, or is meant with a letter wrong."""
    worth: dict[int, float] = {}
    for meant, factor in _meant(here, word).items():
        for number, weight in here.found[meant].items():
            worth[number] = max(worth.get(number, 0.0), weight * factor)
    return worth


def _meant(here: Index, word: str) -> dict[str, float]:
    """Words of the index, with how sure it is that they are meant."""
    near = {word: 1.0} if word in here.found else {}
    if len(word) >= 3:
        near |= {each: 0.8 for each in _begun(here.words, word) if each != word}
    wrong = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
    for length in range(len(word) - wrong, len(word) + wrong + 1) if wrong else ():
        there = here.by_length.get(length, [])
        close = process.extract(word, there, scorer=OSA.distance, score_cutoff=wrong, limit=40)
        near |= {each: 0.6 / max(distance, 1) for each, distance, _ in close if each not in near}
    return near


def _begun(words: list[str], begin: str) -> list[str]:
    """The words that begin so."""
    return words[bisect_left(words, begin) : bisect_left(words, begin + chr(0x10FFFF))]


@lru_cache(maxsize=2)
def index(directory: Directory, sentences: Sentences, languages: tuple[str, ...]) -> Index:
    """Made once for a directory as it was read."""
    folded: dict[str, list[str]] = {}
    needs = {each.id: " ".join(_named(each, sentences, languages)) for each in directory.needs}
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for number, entry in enumerate(directory.entries):
        for text, weight in _texts(entry, needs):
            for piece in text.split():
                if piece not in folded:
                    folded[piece] = split(piece)
                for word in folded[piece]:
                    found[word][number] = max(found[word].get(number, 0), weight)
    by_length: dict[int, list[str]] = defaultdict(list)
    for word in found:
        by_length[len(word)].append(word)
    return Index(directory.entries, dict(found), sorted(found), dict(by_length))


def _named(need: Need, sentences: Sentences, languages: tuple[str, ...]) -> list[str]:
    return [need.label.get(each, "") if need.label else sentences.render(each, f"need-{need.id}") for each in languages]


def _texts(entry: Entry, needs: dict[str, str]) -> list[tuple[str, int]]:
    """Every text of an entry with its weight."""
    spoken = [f"{LANGUAGES[each].name} {each}" for each in entry.languages if each in LANGUAGES]
    places: list[Texts] = [*entry.area, *filter(None, (entry.for_whom,))]
    said = [(each, NAME) for each in entry.name.values()]
    said += [(needs[each], NEED) for each in entry.needs if each in needs]
    said += [(each, PLACE) for texts in places for each in texts.values()]
    said += [(each, PLACE) for each in spoken]
    return said + [(each, ABOUT) for each in entry.about.values()]
