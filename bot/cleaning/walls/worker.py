"""The process that opens one file of a stranger: bytes in, cleaned bytes out, behind the walls of `limits`.

It is started as `python -m bot.cleaning.walls.worker [folder]`, reads the file from its input, and writes one line of
JSON (the form, or the reason why not) and then the cleaned bytes. It logs nothing. Whatever else a decoder raises for a
damaged file ends it, and whoever started it says "broken".
"""

import json
import os
import sys
from pathlib import Path

from bot.cleaning.formats import BOMB, NO_TOOL, Form, Made, Unfit
from bot.cleaning.sniffing import form_of
from bot.cleaning.walls import limits


def cleaned(data: bytes, folder: Path | None) -> Made:
    """The cleaned file; raises Unfit. Each cleaner is loaded only when it is needed."""
    form = form_of(data)
    match form:
        case Form.JPEG | Form.PNG | Form.GIF | Form.WEBP | Form.HEIF | Form.AVIF | Form.BMP | Form.TIFF:
            return _picture(data, form)
        case Form.PDF:
            from bot.cleaning.pdf import pdf

            return pdf.clean(data, form)
        case Form.DOCX | Form.XLSX | Form.PPTX:
            from bot.cleaning.office import office

            return office.clean(data, form)
        case Form.ODT | Form.ODS | Form.ODP:
            from bot.cleaning.office import opendocument

            return opendocument.clean(data, form)
        case Form.MP3 | Form.AAC | Form.AMR | Form.WAV:
            from bot.cleaning.film_and_sound import frames

            return frames.clean(data, form)
        case Form.TEXT:
            from bot.cleaning import plain

            return plain.clean(data, form)
    if folder is None:
        raise Unfit(NO_TOOL)
    from bot.cleaning.film_and_sound import streams

    return streams.clean(data, form, folder)


def _picture(data: bytes, form: Form) -> Made:
    """A picture; a scan of several pages becomes a PDF, which is cleaned like any other."""
    from bot.cleaning.pictures import pictures

    made = pictures.clean(data, form)
    if made.form is Form.PDF:
        from bot.cleaning.pdf import pdf

        return pdf.clean(made.data, Form.PDF)
    return made


def main() -> int:
    """Clean what comes in; exit code 0 even where it is refused."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    limits.shut(folder)
    answer = os.fdopen(os.dup(1), "wb")
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)  # a library that talks must not talk into the file
    os.dup2(quiet, 2)
    head: dict[str, str | bool]
    try:
        made = cleaned(sys.stdin.buffer.read(), folder)
        head, data = {"form": made.form.value, "photo": made.photo}, made.data
    except Unfit as error:
        head, data = {"reason": error.reason}, b""
    except MemoryError:
        head, data = {"reason": BOMB}, b""
    answer.write(json.dumps(head).encode() + b"\n" + data)
    answer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
