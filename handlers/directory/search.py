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
OURS = Sentences()
"""The names of needs that the bot knows."""


@dataclass(frozen=True, slots=True)
class Found:
    """Entries in which most of the words stand, the best first; `words` are those that stand anywhere here, as a button
    can hold them."""

    words: str
    entries: list[Entry]


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """For each word, the entries that it stands in and what it weighs in each place. `words` are sorted."""

    entries: tuple[Entry, ...]
    found: dict[str, list[tuple[int, int]]]
    words: list[str]
    by_length: dict[int, list[str]]


def search(directory: Directory, languages: tuple[str, ...], text: str, most: int = 10**6) -> Found:
    """What the words of a text find. Where they are too long for `most` bytes the commonest are left out, so that
    another page of the same list is looked up by the same words."""
    here = index(directory, languages)
    worth = {word: _of(here, word) for word in list(dict.fromkeys(split(text)))[:LONGEST]}
    words = _fitting({word: len(each) for word, each in worth.items() if each}, most)
    matched: dict[int, int] = defaultdict(int)
    weight: dict[int, float] = defaultdict(float)
    for word in words:
        for number, each in worth[word].items():
            matched[number] += 1
            weight[number] += each
    least = max(matched.values(), default=0)
    best = [number for number in matched if matched[number] * 2 >= least]
    best.sort(key=lambda number: (-matched[number], -weight[number], number))
    return Found(" ".join(words), [here.entries[number] for number in best])


def _fitting(counts: dict[str, int], most: int) -> list[str]:
    """As many words as fit, the rarest before others, in their order."""
    chosen: set[str] = set()
    for word in sorted(counts, key=counts.__getitem__):
        if len(" ".join((*chosen, word)).encode()) <= most:
            chosen.add(word)
    return [word for word in counts if word in chosen]


def split(text: str) -> list[str]:
    """The folded words of a text, without the Arabic article."""
    return [_bare(each) for each in WORD.findall(fold(text))]


def _bare(word: str) -> str:
    return ARTICLE.sub("", word, count=1) if ARTICLE.match(word) else word


def _of(here: Index, word: str) -> dict[int, float]:
    """The entries in which a word stands, begins a word, or is meant with a letter wrong."""
    worth: dict[int, float] = {}
    for meant, factor in _meant(here, word).items():
        for number, weight in here.found[meant]:
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
def index(directory: Directory, languages: tuple[str, ...]) -> Index:
    """Made once for a directory as it was read; whoever reads it makes this beside the loop, for it takes a while."""
    needs = {each.id: " ".join(_named(each, languages)) for each in directory.needs}
    bare: dict[str, str] = {}
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, entry in enumerate(directory.entries):
        for text, weight in _texts(entry, needs):
            here = (number, weight)
            for written in WORD.findall(fold(text)):
                found[bare.get(written) or bare.setdefault(written, _bare(written))].append(here)
    by_length: dict[int, list[str]] = defaultdict(list)
    for word in found:
        by_length[len(word)].append(word)
    return Index(directory.entries, dict(found), sorted(found), dict(by_length))


def _named(need: Need, languages: tuple[str, ...]) -> list[str]:
    return [need.label.get(each, "") if need.label else OURS.render(each, f"need-{need.id}") for each in languages]


def _texts(entry: Entry, needs: dict[str, str]) -> list[tuple[str, int]]:
    """Every text of an entry with its weight."""
    spoken = [f"{LANGUAGES[each].name} {each}" for each in entry.languages if each in LANGUAGES]
    places: list[Texts] = [*entry.area, *filter(None, (entry.for_whom,))]
    said = [(each, NAME) for each in entry.name.values()]
    said += [(needs[each], NEED) for each in entry.needs if each in needs]
    said += [(each, PLACE) for texts in places for each in texts.values()]
    said += [(each, PLACE) for each in spoken]
    return said + [(each, ABOUT) for each in entry.about.values()]
