"""A JPEG inside a document, without anything but the picture: no pixel changes, so a scan of fifty pages stays quick.

Every kept segment must have exactly the length that its own contents call for. A comment or EXIF block whose marker was
damaged into that of a table is therefore refused here rather than kept.
"""

import re
from collections.abc import Callable

JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7]")
END, SCAN, DENSITY, ADOBE = 0xD9, 0xDA, 0xE0, 0xEE


def stripped(data: bytes) -> bytes | None:
    """The same picture with the segments that decoding needs; None where the file is not quite as it should be."""
    if not data.startswith(b"\xff\xd8"):
        return None
    pieces = [b"\xff\xd8"]
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == END:
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        kept = _kept(marker, data[at + 4 : end])
        if kept is None or end > len(data):
            return None
        if marker == SCAN:
            if not (mark := AFTER_SCAN.search(data, end)):
                return None
            end = mark.start()
            kept = data[at:end]
        pieces.append(kept)
        at = end
    return b"".join([*pieces, b"\xff\xd9"]) if data[at : at + 2] == b"\xff\xd9" and len(pieces) > 1 else None


def _kept(marker: int, body: bytes) -> bytes | None:
    """The segment as it goes on, empty if it is dropped, None if it is not as it should be."""
    if marker in NEEDED:
        whole = bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body
        return whole if NEEDED[marker](body) else None
    if marker == ADOBE and body.startswith(b"Adobe") and len(body) == 12:
        return b"\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00" + body[11:]
    if marker == DENSITY and body.startswith(b"JFIF\0"):
        return JFIF
    return b"" if 0xE0 <= marker <= 0xEF or marker == 0xFE else None


def _quantization(body: bytes) -> bool:
    while body:
        if body[0] >> 4 > 1 or body[0] & 15 > 3 or len(body) < (size := 65 if body[0] < 16 else 129):
            return False
        body = body[size:]
    return True


def _huffman(body: bytes) -> bool:
    while body:
        if len(body) < 17 or body[0] & 0xEC or len(body) < (size := 17 + sum(body[1:17])) or size > 17 + 256:
            return False
        body = body[size:]
    return True


def _frame(body: bytes) -> bool:
    return len(body) > 5 and body[5] in (1, 3, 4) and len(body) == 6 + 3 * body[5]


def _scan(body: bytes) -> bool:
    return bool(body) and 1 <= body[0] <= 4 and len(body) == 4 + 2 * body[0]


NEEDED: dict[int, Callable[[bytes], bool]] = {
    0xC0: _frame,
    0xC1: _frame,
    0xC2: _frame,
    0xC4: _huffman,
    0xDB: _quantization,
    0xDD: lambda body: len(body) == 2,
    SCAN: _scan,
}
