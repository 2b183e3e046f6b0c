"""How hard the sentences of each file are to read: `python -m locales.scores`. English by school grade; for any other
language by how long its sentences are, since we know and trust no measure for it."""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from locales.grade import grade, sentences_of
from locales.languages import FOLDER, shipped
from locales.reading import book
from locales.render import Sentences

BLANK = "7"
"""Stands for a name, a code or a number."""
ID = re.compile(r"^([a-z][\w-]*) =", re.MULTILINE)
STOP = re.compile(r"(?<=[.!?؟…:])\s+|\n+")
WORD = re.compile(r"\w[\w'’/.-]*")
GRADED = "en"
ENOUGH = 30
"""Words of a text from which on a school grade says something."""


@dataclass(frozen=True, slots=True)
class Score:
    """One file in one language: how many texts, their grade (English), words of a sentence on average and at most."""

    language: str
    file: str
    texts: int
    grade: float
    hardest: float
    average: float
    longest: int


def texts(language: str, path: Path) -> Iterator[tuple[str, str]]:
    """Every sentence of a file, blanks filled, with its id."""
    sentences = Sentences(strict=True)
    for id in ID.findall(path.read_text("utf-8")):
        yield id, sentences.render(language, id, **dict.fromkeys(book(language).blanks[id], BLANK))


def lengths(language: str, text: str) -> list[int]:
    """Words of each sentence."""
    if language == GRADED:
        return [len(words) for words in sentences_of(text)]
    counted = (len(WORD.findall(part)) for part in STOP.split(text))
    return [words for words in counted if words]


def score(language: str, path: Path) -> Score:
    """One file, measured; grades of single texts only where they are long enough."""
    said = [text for _, text in texts(language, path)]
    long = [words for text in said for words in lengths(language, text)] or [0]
    graded = said if language == GRADED else []
    hard = [grade(text) for text in graded if sum(lengths(language, text)) > ENOUGH]
    whole = grade("\n".join(graded)) if graded else 0.0
    return Score(language, path.stem, len(said), whole, max(hard, default=0.0), mean(long), max(long))


def table(languages: Sequence[str]) -> Iterator[str]:
    """A row for every file."""
    yield f"{'file':20} {'texts':>5}  {'grade':>5}  {'hardest':>7}  {'words a sentence':>16}  {'longest':>7}"
    for language in languages:
        for path in sorted((FOLDER / language).glob("*.ftl")):
            each = score(language, path)
            grades = f"{each.grade:5.1f}  {each.hardest or '-':>7.3}" if language == GRADED else f"{'-':>5}  {'-':>7}"
            yield f"{language}/{each.file:17} {each.texts:5}  {grades}  {each.average:16.1f}  {each.longest:7}"


if __name__ == "__main__":
    sys.stdout.write("\n".join(table(sorted(shipped(), key=lambda each: each != GRADED))) + "\n")
