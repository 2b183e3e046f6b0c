"""Office documents are zip packages: read with limits, written anew without dates, remarks or leftovers."""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from bot.cleaning.formats import Unfit
from rules.file_refusals import BOMB, BROKEN, LOCKED

PARTS = 5000
UNPACKED = 100_000_000
"""Bytes that all parts read may have together."""

EPOCH = (1980, 1, 1, 0, 0, 0)


class Package:
    """The parts of a package by name, as some programs of Windows write it or not; each is unpacked when it is read."""

    def __init__(self, data: bytes) -> None:
        try:
            self.archive = zipfile.ZipFile(BytesIO(data))
            listed = [name.replace("\\", "/") for name in self.archive.namelist()]
        except (zipfile.BadZipFile, OSError, ValueError, struct.error, NotImplementedError) as error:
            raise Unfit(BROKEN) from error
        if len(listed) > PARTS:
            raise Unfit(BOMB)
        self.names = frozenset(listed)
        if len(self.names) != len(listed):
            raise Unfit(BROKEN)  # two parts of one name: readers disagree about which counts
        if any(each.flag_bits & 1 for each in self.archive.infolist()):
            raise Unfit(LOCKED)
        self.entries = dict(zip(listed, self.archive.infolist(), strict=True))
        self.room = UNPACKED
        self.counted: set[str] = set()

    def read(self, name: str) -> bytes:
        """A part, unpacked; what its header says about its size is not believed."""
        try:
            with self.archive.open(self.entries[name]) as part:
                data = part.read(self.room + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, struct.error) as error:
            raise Unfit(BROKEN) from error
        except (KeyError, NotImplementedError, RuntimeError) as error:
            raise Unfit(BROKEN) from error
        if name not in self.counted:
            self.counted.add(name)
            self.room -= len(data)
        if self.room < 0:
            raise Unfit(BOMB)
        return data


def packed(parts: Mapping[str, bytes], *, first: str = "") -> bytes:
    """A new package: parts in order of their names, `first` before all and not compressed."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda each: (each != first, each)):
            info = zipfile.ZipInfo(name, EPOCH)
            info.create_system = 0
            info.compress_type = zipfile.ZIP_STORED if name == first else zipfile.ZIP_DEFLATED
            archive.writestr(info, parts[name])
    return out.getvalue()
