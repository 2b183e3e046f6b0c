"""MP4, MOV, 3GP, M4A: boxes that say how to play the film stay, all others are blanked before any program copies it.

FFmpeg alone would drop the same tags from a sound file. Of a damaged one it may take tags for film, since it follows
the damaged tables; so what must not come out is gone before.
"""

from collections.abc import Iterator

from bot.cleaning.film_and_sound import hevc
from bot.cleaning.formats import Unfit
from rules.file_refusals import BROKEN

HOLDERS = frozenset(b"moov trak mdia minf stbl edts dinf mvex moof traf".split())
PLAYING = frozenset(
    b"ftyp mdat mvhd tkhd elst mdhd hdlr vmhd smhd nmhd gmhd dref stsd stts ctts stsc stsz stz2 stco co64 stss sdtp"
    b" cslg sgpd sbgp trex mehd mfhd tfhd tfdt trun".split()
)
PICTURES = frozenset(b"avc1 avc3 hvc1 hev1 dvh1 dvhe mp4v s263 h263 vp08 vp09 av01".split())
BOXES = 200_000


def blanked(data: bytes) -> bytes:
    """As long as before, with zeros in every box that playing does not need."""
    out = bytearray(data)
    count = 0
    todo = [(0, len(data))]
    while todo:
        for begin, kind, body, end in _boxes(data, *todo.pop()):
            count += 1
            if count > BOXES:
                raise Unfit(BROKEN)
            if kind in HOLDERS:
                todo.append((body, end))
            elif kind not in PLAYING:
                out[begin + 4 : begin + 8] = b"free"
                out[body:end] = bytes(end - body)
            elif kind == b"hdlr":
                out[body + 12 : end] = bytes(max(0, end - body - 12))
            elif kind == b"stsd":
                _blank_makers(data, out, body, end)
    return bytes(out)


def _boxes(data: bytes, begin: int, end: int) -> Iterator[tuple[int, bytes, int, int]]:
    """Begin, kind, begin of the body and end of each box; they must fill their place to the last byte."""
    at = begin
    while at < end:
        size, kind, body = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], at + 8
        if size == 1:
            size, body = int.from_bytes(data[at + 8 : at + 16], "big"), at + 16
        elif size == 0 and end == len(data):
            size = end - at
        elif size == 0 and at + 4 == end:
            return  # QuickTime ends some lists with four zeros
        if at + size > end or body > at + size:
            raise Unfit(BROKEN)
        yield at, kind, body, at + size
        at += size


def _blank_makers(data: bytes, out: bytearray, body: int, end: int) -> None:
    """The name of the encoder in the description of a picture track, and what the encoder noted there."""
    for begin, kind, _, after in _boxes(data, body + 8, end):
        if kind in PICTURES and begin + 86 <= after:
            out[begin + 50 : begin + 82] = bytes(32)
            for _, inner, start, stop in _boxes(data, begin + 86, after):
                if inner == b"hvcC":
                    hevc.silence(out, start, stop)
