"""Matroska and WebM: elements that playing needs stay, all others become empty filling before any program copies the
film. Titles, tags, attachments, chapters, names of programs, of tracks and of languages are among those others."""

from collections.abc import Iterator

from bot.cleaning.film_and_sound import setups
from bot.cleaning.formats import Unfit
from rules.file_refusals import BROKEN

SEGMENT, CLUSTER, INFO, TRACKS = 0x18538067, 0x1F43B675, 0x1549A966, 0x1654AE6B
HEADER = 0x1A45DFA3
CODEC, PRIVATE = 0x86, 0x63A2
TRACK, VIDEO, AUDIO, GROUP = 0xAE, 0xE0, 0xE1, 0xA0
FIRST_LEVEL = frozenset({INFO, TRACKS, CLUSTER, 0x114D9B74, 0x1C53BB6B, 0x1043A770, 0x1254C367, 0x1941A469})
HOLDS = {
    0: {HEADER, SEGMENT},
    HEADER: {0x4286, 0x42F7, 0x42F2, 0x42F3, 0x4282, 0x4287, 0x4285},
    SEGMENT: {INFO, TRACKS, CLUSTER},
    INFO: {0x2AD7B1, 0x4489},  # scale of time, length
    TRACKS: {TRACK},
    TRACK: {
        0xD7, 0x73C5, 0x83, 0xB9, 0x88, 0x55AA, 0x9C, 0x23E383, 0x234E7A, CODEC, PRIVATE, 0x56AA, 0x56BB, 0xAA, 0x6DE7,
        VIDEO, AUDIO,
    },
    VIDEO: {0xB0, 0xBA, 0x54B0, 0x54BA, 0x54B2, 0x9A, 0x9D, 0x53B8, 0x53C0, 0x54AA, 0x54BB, 0x54CC, 0x54DD, 0x55B0},
    0x55B0: {0x55B1, 0x55B2, 0x55B3, 0x55B4, 0x55B5, 0x55B6, 0x55B7, 0x55B8, 0x55B9, 0x55BA, 0x55BB, 0x55BC, 0x55BD},
    AUDIO: {0xB5, 0x78B5, 0x9F, 0x6264},
    CLUSTER: {0xE7, 0xA3, 0xA7, 0xAB, GROUP},
    GROUP: {0xA1, 0x9B, 0xFB, 0x75A2},
}  # fmt: skip
"""What stays inside what; 0 is the file. What is not a key of its own holds a value."""


def blanked(data: bytes) -> bytes:
    """As long as before, with filling in place of every element that playing does not need."""
    out = bytearray(data)
    todo = [(0, 0, len(data))]
    while todo:
        holder, begin, end = todo.pop()
        inside = list(_elements(data, holder, begin, end))
        codec = next((data[body:after] for _, kind, body, after in inside if kind == CODEC), b"")
        for at, kind, body, after in inside:
            if kind not in HOLDS[holder]:
                out[at:after] = _filling(after - at)
            elif kind == PRIVATE:
                setups.silence(codec, out, body, after)
            elif kind in HOLDS:
                todo.append((kind, body, after))
    return bytes(out)


def _elements(data: bytes, holder: int, begin: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """Begin, kind, begin of the body and end of each element; they must fill their place to the last byte."""
    at = begin
    while at < end:
        kind, sized = _number(data, at, end, marked=True)
        size, body = _number(data, sized, end, marked=False)
        if holder == 0 and kind not in (HEADER, SEGMENT):
            raise Unfit(BROKEN)
        unknown = size == (1 << 7 * (body - sized)) - 1  # written while it was recorded
        after = _open_end(data, kind, body, end) if unknown else body + size
        if after > end:
            raise Unfit(BROKEN)
        yield at, kind, body, after
        at = after


def _open_end(data: bytes, kind: int, body: int, end: int) -> int:
    """Where an element of unknown length ends: a segment with the file, a cluster where the next one begins."""
    if kind == SEGMENT and end == len(data):
        return end
    if kind != CLUSTER:
        raise Unfit(BROKEN)
    at = body
    while at < end:
        inner, sized = _number(data, at, end, marked=True)
        if inner in FIRST_LEVEL:
            return at
        size, start = _number(data, sized, end, marked=False)
        at = start + size
    return at


def _number(data: bytes, at: int, end: int, *, marked: bool) -> tuple[int, int]:
    """A number whose leading zero bits say its length, and where it ends. An id keeps the bit that marks the length."""
    if at >= end or data[at] == 0:
        raise Unfit(BROKEN)
    length = 9 - data[at].bit_length()
    if at + length > end or (marked and length > 4):
        raise Unfit(BROKEN)
    value = int.from_bytes(data[at : at + length], "big")
    return value if marked else value & ((1 << 7 * length) - 1), at + length


def _filling(length: int) -> bytes:
    """A void element of this length, at least two bytes."""
    if length < 9:
        return bytes((0xEC, 0x80 | (length - 2))) + bytes(length - 2)
    return b"\xec\x01" + (length - 9).to_bytes(7, "big") + bytes(length - 9)
