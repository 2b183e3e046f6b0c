"""Sound that is nothing but frames (MP3, AAC, AMR) or samples (WAV): they are copied one by one, and nothing else is.

No program is needed for that. A frame counts only if the next one follows where it ends, so that tags before, between
and behind do not come along.
"""

import re
from collections.abc import Callable

from bot.cleaning.formats import Form, Made, Unfit
from rules.file_refusals import BROKEN, UNKNOWN

BITRATES = {
    (1, 3): (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (1, 2): (32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (2, 3): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (2, 2): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""Kilobits a second by version (1, or 2 with 2.5) and layer."""

RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
ENDS = (b"TAG", b"ID3", b"APETAGEX", b"LYRICSBEGIN")
AMR = {
    b"#!AMR\n": (12, 13, 15, 17, 19, 20, 26, 31, 5, -1, -1, -1, -1, -1, -1, 0),
    b"#!AMR-WB\n": (17, 23, 32, 36, 40, 46, 50, 58, 60, 5, -1, -1, -1, -1, 0, 0),
}
"""Bytes that follow the first of a frame, by its type."""

GOOD = 0x04
"""What else that first byte says: that the frame is whole, and nothing more."""


CHUNKS = re.compile(rb"LIST....(?:INFO|adtl)|id3 |ID3[\x02-\x04]\x00|bext|iXML|_PMX|cart|axml", re.DOTALL)
"""What may stand behind the samples and name somebody: where it is found, a length that is too large is no accident."""


def clean(data: bytes, form: Form) -> Made:
    """The same sound without tags."""
    if form is Form.WAV:
        return Made(_wav(data), form)
    if form is Form.AMR:
        return Made(_amr(data), form)
    data = _after_id3(data)
    if _adts(data, 0)[0]:
        return Made(_frames(data, _adts), Form.AAC)
    return Made(_frames(data, _mp3), Form.MP3)


def _after_id3(data: bytes) -> bytes:
    while data.startswith(b"ID3") and len(data) > 10:
        size = 10 + sum((byte & 127) << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=True))
        data = data[size + (10 if data[5] & 16 else 0) :]
    return data


def _frames(data: bytes, measure: Callable[[bytes, int], tuple[int, bytes]]) -> bytes:
    """Every frame of the kind that the first has. `measure` gives a frame's length, 0 for none, and its kind."""
    kept: list[bytes] = []
    at, kind = 0, b""
    while at < len(data):
        length, found = measure(data, at)
        after = at + length
        follows = after == len(data) or data.startswith(ENDS, after) or measure(data, after)[1] == found
        if length and after <= len(data) and follows and kind in (b"", found):
            kind = found
            kept.append(data[at:after])
            at = after
        else:
            at = data.find(b"\xff", at + 1)
            if at < 0:
                break
    if len(kept) < 3:
        raise Unfit(BROKEN)
    return b"".join(kept[1:])  # the first is often no sound, but notes of the program that made it


def _mp3(data: bytes, at: int) -> tuple[int, bytes]:
    head = data[at : at + 4]
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return 0, b""
    version, layer = head[1] >> 3 & 3, 4 - (head[1] >> 1 & 3)
    bits, rate = head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or layer not in (2, 3) or not 0 < bits < 15 or rate == 3:
        return 0, b""
    kilobits = BITRATES[1 if version == 3 else 2, layer][bits - 1]
    samples = 72 if layer == 3 and version != 3 else 144
    return samples * kilobits * 1000 // RATES[version][rate] + (head[2] >> 1 & 1), bytes((version, layer, rate))


def _adts(data: bytes, at: int) -> tuple[int, bytes]:
    head = data[at : at + 7]
    if len(head) < 7 or head[0] != 0xFF or head[1] & 0xF6 != 0xF0:
        return 0, b""
    length = (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5
    return (length, bytes((head[1], head[2] & 0xFD, head[3] & 0xC0))) if length > 7 else (0, b"")


def _amr(data: bytes) -> bytes:
    start = next((each for each in AMR if data.startswith(each)), None)
    if start is None:
        raise Unfit(UNKNOWN)
    at = len(start)
    while at < len(data):
        more = AMR[start][data[at] >> 3 & 15]
        if data[at] & 0x87 != GOOD or more < 0 or at + 1 + more > len(data):
            break
        at += 1 + more
    if at == len(start):
        raise Unfit(BROKEN)
    return data[:at]


def _cut_off(data: bytes, begin: int, size: int) -> bool:
    """Whether the recorder had no time to write how long the samples became, and they go on to the end of the file."""
    return begin < len(data) and (size == 0 or begin + size > len(data)) and not CHUNKS.search(data, begin)


def _wav(data: bytes) -> bytes:
    """Format and samples; the chunks must fill the file, or samples could be something else."""
    chunks: dict[bytes, bytes] = {}
    at = 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if name == b"data" and _cut_off(data, at + 8, size):
            size = len(data) - at - 8
        if at + 8 + size > len(data) or not all(32 <= byte < 127 for byte in name) or name in chunks:
            raise Unfit(BROKEN)
        chunks[name] = data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
    form, samples = chunks.get(b"fmt ", b""), chunks.get(b"data", b"")
    if at < len(data) or len(form) < 16 or not samples:
        raise Unfit(BROKEN)
    extensible = form[:2] == b"\xfe\xff" and len(form) >= 40
    code = form[24:26] if extensible else form[:2]
    if int.from_bytes(code, "little") not in (1, 3, 6, 7):
        raise Unfit(UNKNOWN)
    body = b"fmt \x10\0\0\0" + code + form[2:16] + b"data" + len(samples).to_bytes(4, "little") + samples
    body += bytes(len(samples) % 2)
    return b"RIFF" + (4 + len(body)).to_bytes(4, "little") + b"WAVE" + body
