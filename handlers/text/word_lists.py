"""Lists of phrases in text files, and where in a row of words one of their phrases stands.

A line is a phrase; `#` begins a remark. In a phrase `a/b` stands for either word, `@name` for each word of the line
`@name = a/b`, `...` for up to three words, `~stem` for the Arabic verb with everybody to whom it may be done. A line
that begins with `- ` is calm: its words are not listened to.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

GAP = 3
"""Words that `...` may stand for."""
BREAK = "."
"""Stands in a row of words where a sentence ends; no phrase reaches over it."""

Step = frozenset[str] | None
"""What may stand at one place of a phrase; None for a gap."""
Phrase = tuple[Step, ...]

DOERS = "ا ي ت ن ب بي بت بن ه هي هت ح حي حت س سي ست سا كي كت تي دي لي".split()
"""Before an Arabic verb, together with nothing: who does it and when, as far as it is written in one word."""
DONE_TO = "ني ها ه هم نا ك كم وني وها وه وهم ونا ونها ونني تني تها ته تنا توني نني".split()
"""Behind it: to whom it is done; without them many verbs are harmless."""


@dataclass(frozen=True, slots=True)
class Lists:
    """Phrases of danger and calm ones, each found by its first word."""

    phrases: frozenset[Phrase]
    calm: frozenset[Phrase] = frozenset()


NOTHING = Lists(frozenset())


def read(folder: Path, fold: Callable[[str], str]) -> dict[str, Lists]:
    """Every list of the folder by its name, with the words folded."""
    return {path.stem: _lists(path.read_text("utf-8"), fold) for path in sorted(folder.glob("*.txt"))}


def together(lists: Iterable[Lists]) -> Lists:
    """All of them as one."""
    several = list(lists)
    return Lists(
        frozenset(chain.from_iterable(each.phrases for each in several)),
        frozenset(chain.from_iterable(each.calm for each in several)),
    )


def index(phrases: Iterable[Phrase]) -> dict[str, list[Phrase]]:
    """For each word that a phrase may begin with, what may follow."""
    found: dict[str, list[Phrase]] = {}
    for first, *rest in phrases:
        for word in first or ():
            found.setdefault(word, []).append(tuple(rest))
    return found


def end_of(words: Sequence[tuple[str, ...]], at: int, rest: Phrase) -> int:
    """Where the rest of a phrase ends that goes on here; -1 where it does not. Each word comes in all its forms."""
    for place, step in enumerate(rest):
        if step is None:
            return _after_gap(words, at, rest[place + 1 :])
        if at >= len(words) or step.isdisjoint(words[at]):
            return -1
        at += 1
    return at


def _after_gap(words: Sequence[tuple[str, ...]], at: int, rest: Phrase) -> int:
    for skipped in range(GAP + 1):
        if (end := end_of(words, at + skipped, rest)) >= 0:
            return end
        if at + skipped >= len(words) or BREAK in words[at + skipped]:
            break
    return -1


def _lists(text: str, fold: Callable[[str], str]) -> Lists:
    classes: dict[str, list[str]] = {}
    phrases: set[Phrase] = set()
    calm: set[Phrase] = set()
    for line in text.splitlines():
        if line.startswith("@") and " = " in line:
            name, _, words = line.partition(" = ")
            classes[name] = [word for each in words.split("/") for word in classes.get(each.strip(), [each.strip()])]
        elif line.startswith("- "):
            calm.add(_phrase(line[2:], classes, fold))
        elif line.strip() and not line.startswith("#"):
            phrases.add(_phrase(line, classes, fold))
    return Lists(frozenset(phrases), frozenset(calm))


def _phrase(line: str, classes: dict[str, list[str]], fold: Callable[[str], str]) -> Phrase:
    return tuple(None if each == "..." else _step(each, classes, fold) for each in line.split())


def _step(place: str, classes: dict[str, list[str]], fold: Callable[[str], str]) -> frozenset[str]:
    words = chain.from_iterable(classes.get(each, [each]) for each in place.split("/"))
    return frozenset(fold(form) for word in words for form in _forms(word))


def _forms(word: str) -> list[str]:
    if not word.startswith("~"):
        return [word]
    stem = word[1:]
    return [before + stem + behind for before in ("", *DOERS) for behind in DONE_TO]
