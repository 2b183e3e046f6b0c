"""Damaged variants of files: bytes changed, cut out, doubled, blanked, moved; in the index of a film, in the parts of
an office document before they are packed, or anywhere."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from random import Random

from tests.canary_office import unzipped, zipped

TABLES = (b"stco", b"stsz", b"stsc", b"co64", b"ctts", b"stts")
DEEDS = ("change", "change", "cut", "double", "blank", "move")


def damaged(data: bytes, random: Random) -> bytes:
    """A variant, by chance."""
    if zipfile.is_zipfile(BytesIO(data)) and data.startswith(b"PK") and random.random() < 0.7:
        return _inside(data, random)
    places = list(_tables(data))
    if places and random.random() < 0.5:
        out = bytearray(data)
        for _ in range(random.randint(1, 3)):
            begin, end = random.choice(places)
            out[random.randrange(begin, max(begin + 1, end))] = random.randrange(256)
        return bytes(out)
    return _anywhere(data, random)


def _inside(data: bytes, random: Random) -> bytes:
    """A package with a damaged part, packed as if nothing was wrong with it."""
    parts = unzipped(data)
    name = random.choice(sorted(parts))
    part = parts[name]
    assert isinstance(part, bytes)
    return zipped(parts | {name: _anywhere(part, random)})


def _tables(data: bytes) -> Iterator[tuple[int, int]]:
    """Where the index of a film lies: what is damaged there makes other bytes pass for pictures."""
    for kind in TABLES:
        at = data.find(kind)
        while at > 0:
            yield at + 4, min(len(data) - 1, at - 4 + int.from_bytes(data[at - 4 : at], "big"))
            at = data.find(kind, at + 4)


def _anywhere(data: bytes, random: Random) -> bytes:
    out = bytearray(data or b"\0")
    for _ in range(random.randint(1, 6)):
        at = random.randrange(min(len(out), random.choice([64, 1024, len(out)])) or 1)
        length = random.randint(1, 40)
        match random.choice(DEEDS):
            case "change":
                out[at : at + 1] = bytes([random.randrange(256)])
            case "cut":
                del out[at : at + length]
            case "double":
                out[at:at] = out[at : at + length]
            case "blank":
                out[at : at + length] = bytes(len(out[at : at + length]))
            case "move":
                piece = out[at : at + length]
                del out[at : at + length]
                to = random.randrange(len(out) + 1)
                out[to:to] = piece
    return bytes(out)
