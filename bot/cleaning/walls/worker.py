"""What the process does that opens one file of a stranger: bytes in, cleaned bytes out, behind the walls of `limits`.

It answers one line of JSON (the form, or the reason why not) and then the cleaned bytes, and logs nothing. Whatever
else a decoder raises for a damaged file ends it, and whoever started it says "broken".
"""

import importlib
import json
import os
from functools import cache
from importlib.util import find_spec
from types import ModuleType

from bot.cleaning.formats import Form, Made, Unfit
from bot.cleaning.sniffing import form_of
from bot.cleaning.walls import limits
from rules.file_refusals import BOMB, NO_TOOL, NO_WALLS

CLEANERS = {
    "pictures.pictures": (Form.JPEG, Form.PNG, Form.GIF, Form.WEBP, Form.HEIF, Form.AVIF, Form.BMP, Form.TIFF),
    "pdf.pdf": (Form.PDF,),
    "office.office": (Form.DOCX, Form.XLSX, Form.PPTX),
    "office.opendocument": (Form.ODT, Form.ODS, Form.ODP),
    "film_and_sound.frames": (Form.MP3, Form.AAC, Form.AMR, Form.WAV),
    "film_and_sound.streams": (Form.MP4, Form.M4A, Form.MATROSKA, Form.WEBM, Form.OGG, Form.FLAC),
    "plain": (Form.TEXT,),
}
"""Which module cleans what."""

OF = {form: module for module, forms in CLEANERS.items() for form in forms}
PIECE = 1 << 20


@cache
def cleaner(module: str) -> ModuleType | None:
    """The module; None where what it needs is not installed."""
    if module == "film_and_sound.streams" and find_spec("av") is None:
        return None
    return importlib.import_module(f"bot.cleaning.{module}")


def cleaned(data: bytes) -> Made:
    """The cleaned file; raises Unfit."""
    form = form_of(data)
    module = cleaner(OF[form])
    if module is None:
        raise Unfit(NO_TOOL)
    made: Made = module.clean(data, form)
    if made.form is Form.PDF and form is not Form.PDF:  # a scan of several pages, cleaned like any other
        return cleaned(made.data)
    return made


def answered(job: int) -> None:
    """Put up the walls, read the file, answer."""
    head: dict[str, str | bool | int]
    try:
        limits.shut()
        made = cleaned(_read(job))
        head, data = {"form": made.form.value, "photo": made.photo, "size": len(made.data)}, made.data
    except limits.NoWalls:
        head, data = {"reason": NO_WALLS}, b""
    except Unfit as error:
        head, data = {"reason": error.reason}, b""
    except MemoryError:
        head, data = {"reason": BOMB}, b""
    rest = memoryview(json.dumps(head).encode() + b"\n" + data)
    while rest:
        rest = rest[os.write(job, rest) :]


def _read(job: int) -> bytes:
    pieces = []
    while piece := os.read(job, PIECE):
        pieces.append(piece)
    return b"".join(pieces)
