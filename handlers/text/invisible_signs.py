"""Signs that draw nothing but disturb the screen of whoever reads: taken out of words before they are carried."""

import re
import unicodedata

from handlers.text.replacing import Change, edit
from rules.send import Span, Words, units

BREAKS = re.compile("\r\n?|[\u000b\u000c\u0085\u2028\u2029]")
"""What some screens take for a new line."""
UNSEEN = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e001f"  # language tags; those of flags stay
    "\u202a-\u202e\u2066-\u2069]"  # turn the order of what follows round, our own lines too
)
"""Controls, invisible signs, and what overrides the direction of writing. Joiners stay: Persian and emoji need them."""
HALF = re.compile("[\ud800-\udfff]")
EMPTY_LINES = re.compile(r"\n{4,}")
MARKS = 6
"""Signs above and below one letter; no script stacks more, and a tower of them covers the lines around."""
BLANK = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters by name that show nothing."""


def tidied(words: Words) -> Words:
    """The same words without what disturbs; formatting that lies outside of the text is dropped."""
    text = words.text
    length = units(text)
    spans = tuple(each for each in words.spans if _inside(each, length))
    changes = [Change(*match.span(), "\n") for match in BREAKS.finditer(text)]
    changes += [Change(*match.span(), "") for match in UNSEEN.finditer(text)]
    changes += [Change(*match.span(), "\ufffd") for match in HALF.finditer(text)]
    changes += [Change(begin, end, "") for begin, end in _towers(text)]
    once = edit(Words(text, spans), changes) if changes or spans != words.spans else words
    return edit(once, [Change(*match.span(), "\n\n\n") for match in EMPTY_LINES.finditer(once.text)])


def says_something(text: str) -> bool:
    """Whether there is anything to be seen."""
    return any(unicodedata.category(char)[0] not in "CZM" and char not in BLANK for char in text)


def _inside(span: Span, length: int) -> bool:
    return span.offset >= 0 and span.length > 0 and span.offset + span.length <= length


def _towers(text: str) -> list[tuple[int, int]]:
    """Runs of marks beyond what a letter can need."""
    found, count, begin = [], 0, 0
    for index, char in enumerate(text):
        if unicodedata.category(char) in ("Mn", "Me"):
            count += 1
            if count == MARKS + 1:
                begin = index
        else:
            if count > MARKS:
                found.append((begin, index))
            count = 0
    return [*found, (begin, len(text))] if count > MARKS else found
