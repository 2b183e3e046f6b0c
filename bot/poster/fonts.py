"""A font that has the letters of a language. Arabic is shaped by Raqm, which Pillow's wheels bring along."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from PIL import ImageFont, features

from locales.languages import right_to_left

FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("/Library/Fonts"),
    Path("/System/Library/Fonts"),
)
NAMES = ("DejaVuSans.ttf", "NotoNaskhArabic-Regular.ttf", "NotoSansArabic-Regular.ttf", "Arial Unicode.ttf")
"""Common ones that have Arabic letters."""
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


class NoFont(Exception):
    """This machine has none that this language can be written with."""


@cache
def found(folders: tuple[Path, ...] = FOLDERS) -> Path | None:
    """The first that is there."""
    there: Iterable[Path] = (path for name in NAMES for folder in folders for path in folder.rglob(name))
    return next(iter(there), None)


def font(language: str, size: int, file: Path | None) -> Font:
    """In this size; English needs no file. Raises `NoFont`."""
    file = file or found()
    if not right_to_left(language) and file is None:
        return ImageFont.load_default(size)
    if file is None or (right_to_left(language) and not features.check("raqm")):
        raise NoFont
    try:
        return ImageFont.truetype(str(file), size)
    except OSError:
        raise NoFont from None
