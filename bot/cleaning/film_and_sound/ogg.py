"""Ogg voice and sound: looked over before FFmpeg copies it, so that tags in a damaged file cannot pass for sound."""

from collections.abc import Iterator

from bot.cleaning.formats import Unfit
from rules.file_refusals import BROKEN, UNKNOWN

NOTHING = (b"", False)


def checked(data: bytes) -> bytes:
    """The pages of one Opus or Vorbis stream, if its headers stand where they belong; raises Unfit otherwise."""
    pages = list(_pages(data))
    if len({data[begin + 14 : begin + 18] for begin, _, _ in pages}) != 1:
        raise Unfit(UNKNOWN)  # several streams in one file, a film among them
    packets = _packets(data, pages)
    first, first_ends = next(packets, NOTHING)
    second, second_ends = next(packets, NOTHING)
    third, _ = next(packets, NOTHING)
    opus = first.startswith(b"OpusHead") and first_ends and second.startswith(b"OpusTags") and second_ends
    vorbis = first.startswith(b"\x01vorbis") and second.startswith(b"\x03vorbis") and third.startswith(b"\x05vorbis")
    if not opus and not vorbis:
        raise Unfit(UNKNOWN)
    return data[: pages[-1][2]]


def _pages(data: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Begin, lengths of the pieces and end of each page, one right behind the other."""
    at = 0
    while data.startswith(b"OggS\0", at) and at + 27 <= len(data):
        lengths = data[at + 27 : at + 27 + data[at + 26]]
        end = at + 27 + data[at + 26] + sum(lengths)
        if end > len(data):
            raise Unfit(BROKEN)
        yield at, lengths, end
        at = end
    if at == 0 or b"OggS" in data[at:]:
        raise Unfit(BROKEN)


def _packets(data: bytes, pages: list[tuple[int, bytes, int]]) -> Iterator[tuple[bytes, bool]]:
    """Each packet, and whether its page ends with it."""
    pieces: list[bytes] = []
    for begin, lengths, _ in pages:
        at = begin + 27 + len(lengths)
        for index, length in enumerate(lengths):
            pieces.append(data[at : at + length])
            at += length
            if length < 255:
                yield b"".join(pieces), index == len(lengths) - 1
                pieces = []
