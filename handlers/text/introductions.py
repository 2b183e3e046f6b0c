"""Where people say who they are: "my name is …", "اسمي …", "ana …", in every language that the bot may speak."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from handlers.text.folding import fold
from handlers.text.likeness import shape
from locales.languages import FOLDER

NAMES = FOLDER / "names"
PLACE = "_"
MOST = 3
"""Words of a name that are looked for after its first."""
JOINING = frozenset(map(fold, "al el ul bin ibn bint abu umm abd van von de ten ابو أم ابن بن بنت عبد".split()))


class Says(IntEnum):
    """How sure it is that a name stands there."""

    PERHAPS = 1
    LIKELY = 2
    SURELY = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: where it stands in the folded text, folded and as it was written."""

    begin: int
    end: int
    folded: str
    written: str
    starts: bool  # a sentence begins with it
    owns: bool  # 's follows

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital, in a script that has them."""
        return self.written[:1].isupper() and not (len(self.written) > 1 and self.written.isupper())


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of a list under `locales/names/`, folded, those of lines with a sign too."""
    return frozenset(fold(word) for _, line in _lines(name) for word in line.split())


@cache
def capitals() -> frozenset[str]:
    """Ordinary words that are written with a capital anyway."""
    return frozenset(fold(word) for sign, line in _lines("ordinary") if sign == "^" for word in line.split())


@cache
def _given() -> frozenset[tuple[str, tuple[str, ...]]]:
    return frozenset((made.consonants, made.vowels) for made in map(shape, words_of("given")))


def given(word: Word) -> bool:
    """Whether it is a name that people are known to have, and nothing else."""
    if word.folded in words_of("common") or word.folded in words_of("ordinary"):
        return False
    made = shape(word.written)
    return word.folded in words_of("given") or (not made.bare and (made.consonants, made.vowels) in _given())


def introduced(words: Sequence[Word]) -> dict[int, Says]:
    """Places of words before or behind which somebody says that this is a name, and how sure that is."""
    found: dict[int, Says] = {}
    index = _phrases()
    for at, word in enumerate(words):
        for before, behind, says in index.get(word.folded, ()):
            place = at + len(before) if before else at - 1
            if _stands(words, at, before or behind) and 0 <= place < len(words) and _goes_on(words, place, behind):
                found[place] = max(says, found.get(place, says))
    return found


def named(words: Sequence[Word], own: frozenset[int]) -> Iterator[int]:
    """Places of the words that are names, as somebody says; `own`: those that are the writer's by their profile."""
    for place, says in introduced(words).items():
        word = words[place]
        if place in own or _name(word, says):
            yield place
            yield from _rest(words, place, says)


def _rest(words: Sequence[Word], place: int, says: Says) -> Iterator[int]:
    """Further names right behind the first; of those in small letters one."""
    for at in range(place + 1, min(place + 1 + MOST, len(words))):
        word = words[at]
        joins = word.folded in JOINING and at + 1 < len(words)
        if word.starts or not (joins or given(word) or _unlisted(word, says, first=at == place + 1)):
            return
        yield at


def _unlisted(word: Word, says: Says, *, first: bool) -> bool:
    small = first and says is Says.SURELY and word.written[0].islower()
    return (word.capital or small) and word.folded not in words_of("common")


def _name(word: Word, says: Says) -> bool:
    if word.folded.isdecimal() or (word.owns and says < Says.SURELY):
        return False
    if says is Says.SURELY:
        return word.folded not in words_of("common")
    return given(word) or (says is Says.LIKELY and word.capital and _unknown(word))


def _unknown(word: Word) -> bool:
    return word.folded not in words_of("common") and word.folded not in words_of("ordinary")


Introduction = tuple[tuple[str, ...], tuple[str, ...], Says]


@cache
def _phrases() -> dict[str, list[Introduction]]:
    """By the first word that is no name: what stands before the name, what behind it, and how sure it is."""
    index: dict[str, list[Introduction]] = {}
    for sign, line in _lines("introductions"):
        words = fold(line).split()
        place = words.index(PLACE)
        before, behind = tuple(words[:place]), tuple(words[place + 1 :])
        index.setdefault((before or behind)[0], []).append((before, behind, Says(3 - len(sign))))
    return index


def _stands(words: Sequence[Word], at: int, said: tuple[str, ...]) -> bool:
    there = words[at : at + len(said)]
    return tuple(each.folded for each in there) == said and not any(each.starts for each in there[1:])


def _goes_on(words: Sequence[Word], place: int, behind: tuple[str, ...]) -> bool:
    return not behind or _stands(words, place + 1, behind)


def _lines(name: str) -> Iterator[tuple[str, str]]:
    for line in (NAMES / f"{name}.txt").read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            sign, _, rest = line.partition(" ") if line[0] in "?^" else ("", "", line)
            yield sign, rest
