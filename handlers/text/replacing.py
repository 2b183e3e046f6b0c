"""Pieces of a text replaced, with the formatting moved along. Nothing of formatting is ever lost silently: a span
that lay over a replaced piece lies over what stands there now."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from rules.send import Span, Words


@dataclass(frozen=True, slots=True)
class Change:
    """`text[begin:end]` becomes `new`; indexes of the str, not UTF-16 units."""

    begin: int
    end: int
    new: str


class Ruler:
    """Turns UTF-16 units of a text into indexes of its str and back; whatever lies outside is moved to the edge."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *accumulate(2 if char > "\uffff" else 1 for char in text)]

    def index(self, unit: int) -> int:
        """The index of the character that the unit belongs to."""
        return min(max(bisect_right(self.starts, unit) - 1, 0), len(self.starts) - 1)

    def unit(self, index: int) -> int:
        """The unit at which the character begins."""
        return self.starts[min(max(index, 0), len(self.starts) - 1)]


def edit(words: Words, changes: Iterable[Change]) -> Words:
    """Replace pieces that do not overlap. A span that ends up empty is dropped."""
    ordered = sorted(changes, key=lambda change: (change.begin, change.end))
    pieces: list[str] = []
    done = 0
    for change in ordered:
        pieces += [words.text[done : change.begin], change.new]
        done = change.end
    text = "".join(pieces) + words.text[done:]
    old, new = Ruler(words.text), Ruler(text)
    spans = []
    for span in words.spans:
        begin = _moved(old.index(span.offset), ordered, end=False)
        end = _moved(old.index(span.offset + span.length), ordered, end=True)
        length = new.unit(end) - new.unit(begin)
        if span.length > 0 and length > 0:
            spans.append(Span(span.kind, new.unit(begin), length))
    return Words(text, tuple(spans))


def _moved(index: int, ordered: list[Change], *, end: bool) -> int:
    """Where an edge of a span lies afterwards; one inside a replaced piece goes to that piece's outer edge.

    What is put in at the very edge of a span stays outside it.
    """
    shift = 0
    for change in ordered:
        if change.begin >= index and not (change.begin == change.end == index and not end):
            break
        if index < change.end:
            return change.begin + shift + (len(change.new) if end else 0)
        shift += len(change.new) - (change.end - change.begin)
    return index + shift
