"""What a stream says about itself before it plays: only as much of it as playing needs."""

import re

from bot.cleaning.film_and_sound import hevc

MOST = {
    "aac": 64,
    "mp3": 64,
    "opus": 300,
    "alac": 64,
    "ac3": 64,
    "eac3": 64,
    "amr_nb": 64,
    "amr_wb": 64,
    "flac": 1 << 16,
}
"""Bytes that the set-up of sound may have: what is longer holds something else. Vorbis brings its tables along."""

USER_DATA = re.compile(rb"\x00\x00\x01\xb2.*?(?=\x00\x00\x01|\Z)", re.DOTALL)
"""In MPEG-4 film, what its encoder signed with, as far as the next start code."""

FLAC_HEAD = 4 + 4 + 34
PADDING = 1


def bare(codec: str, setup: bytes) -> bool:
    """Whether the set-up of a stream is as short as it should be."""
    return len(setup) <= MOST.get(codec, 1 << 20)


def unsigned(data: bytes) -> bytes:
    """MPEG-4 film, or its set-up, without what its encoder wrote there for itself."""
    return USER_DATA.sub(b"", data)


def silence(codec: bytes, out: bytearray, begin: int, end: int) -> None:
    """Blank notes and tags in the set-up of a Matroska track, which stays as long as it was."""
    if codec.startswith(b"V_MPEGH/ISO/HEVC"):
        hevc.silence(out, begin, end)
    elif codec.startswith(b"A_VORBIS"):
        _silence_vorbis(out, begin, end)
    elif codec.startswith(b"A_FLAC") and end - begin > FLAC_HEAD + 4:
        out[begin + 4] &= 0x7F
        length = end - begin - FLAC_HEAD - 4
        out[begin + FLAC_HEAD : end] = bytes((0x80 | PADDING,)) + length.to_bytes(3, "big") + bytes(length)


def _silence_vorbis(out: bytearray, begin: int, end: int) -> None:
    """Three packets lie there; the second holds a program's name and the tags."""
    at, lengths = begin + 1, [0, 0]
    for packet in (0, 1):
        while at < end and out[at] == 255:
            lengths[packet] += 255
            at += 1
        lengths[packet] += out[at] if at < end else 0
        at += 1
    tags = at + lengths[0]
    vendor = lengths[1] - 7 - 4 - 4 - 1
    if vendor < 0 or tags + lengths[1] > end:
        out[begin:end] = bytes(end - begin)
        return
    out[tags + 7 : tags + lengths[1]] = vendor.to_bytes(4, "little") + bytes(vendor + 4) + b"\1"
