"""Corpora of sentences with what each should bring, one half of them held out, and the figures that a test prints."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "corpora"


@dataclass(frozen=True, slots=True)
class Halves:
    """The first, third … sentence of a kind is for tuning, the second, fourth … is only counted."""

    tuned: list[str]
    held_out: list[str]


@dataclass(frozen=True, slots=True)
class Score:
    """How many of those that should be found were, and how many of the others were too."""

    hits: int
    wanted: int
    alarms: int
    calm: int

    @property
    def recall(self) -> float:
        """Of those that should be found, how many were."""
        return self.hits / self.wanted

    @property
    def false_alarms(self) -> float:
        """Of those that should be left in peace, how many were not."""
        return self.alarms / self.calm

    @property
    def precision(self) -> float:
        """Of those that were found, how many should be."""
        return self.hits / (self.hits + self.alarms)

    def __str__(self) -> str:
        return (
            f"recall {self.recall:.1%} ({self.hits} of {self.wanted}), precision {self.precision:.1%},"
            f" false alarms {self.false_alarms:.1%} ({self.alarms} of {self.calm})"
        )


def halves(name: str, mark: str) -> Halves:
    """The sentences of a corpus that begin with the mark, in two halves."""
    lines = (FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    marked = [line.removeprefix(mark).strip() for line in lines if line.startswith(mark)]
    return Halves(marked[::2], marked[1::2])


def score(wanted: list[str], calm: list[str], found: Callable[[str], bool]) -> Score:
    """Count what is found."""
    return Score(sum(map(found, wanted)), len(wanted), sum(map(found, calm)), len(calm))
