"""Text in a terminal: how wide it is, where it may be broken, and what of it is dangerous to print."""

import unicodedata
from collections.abc import Iterator

ZERO_WIDTH_JOINER = "\u200d"
DROPPED = {0x200E, 0x200F, 0x061C, 0x00AD, 0xFEFF, *range(0x2066, 0x206A)}
"""Marks of direction that our own sentences carry: left out, because wrapping would leave them unbalanced."""
RIGHT_TO_LEFT_ISOLATE, END_OF_ISOLATE = "\u2067", "\u2069"


def harmless(text: str) -> str:
    """Show control characters instead of obeying them: a message must not steer the terminal of whoever watches."""

    def shown(character: str) -> str:
        code = ord(character)
        if code in DROPPED:
            return ""
        if character == "\t":
            return "    "
        if character != "\n" and (unicodedata.category(character) in ("Cc", "Cs", "Co") or 0x2028 <= code <= 0x202E):
            return f"⟨U+{code:04X}⟩"
        return character

    return "".join(map(shown, text))


def clusters(text: str) -> Iterator[tuple[str, int]]:
    """What is seen as one character, with its width in cells: marks and joined emoji stay with what they follow."""
    held, width, joined = "", 0, False
    for character in text:
        mark = unicodedata.category(character) in ("Mn", "Me", "Cf") or 0xFE00 <= ord(character) <= 0xFE0F
        if held and (mark or joined):
            held += character
            joined = character == ZERO_WIDTH_JOINER
            continue
        if held:
            yield held, width
        held, joined = character, False
        width = 0 if mark else 2 if unicodedata.east_asian_width(character) in "WF" else 1
    if held:
        yield held, width


def cells(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return len(text) if text.isascii() else sum(width for _, width in clusters(text))


def wrapped(text: str, width: int) -> list[str]:
    """Lines of at most `width` cells, broken at blanks; a word that is too long is cut."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            joined = f"{line} {word}" if line else word
            if cells(joined) <= width:
                line = joined
                continue
            if line:
                lines.append(line)
            *full, line = _cut(word, width)
            lines += full
        lines.append(line)
    return lines


def padded(line: str, width: int) -> str:
    """The line in exactly `width` cells; a line that reads from the right stands at the right, as one unit."""
    blanks = " " * max(0, width - cells(line))
    if reads_from_the_right(line):
        return f"{blanks}{RIGHT_TO_LEFT_ISOLATE}{line}{END_OF_ISOLATE}"
    return line + blanks


def reads_from_the_right(line: str) -> bool:
    """Whether the first letter belongs to a script such as Arabic or Hebrew."""
    for character in line:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def _cut(word: str, width: int) -> list[str]:
    pieces, piece, used = [], "", 0
    for cluster, size in clusters(word):
        if used + size > width and piece:
            pieces.append(piece)
            piece, used = "", 0
        piece += cluster
        used += size
    return [*pieces, piece]
