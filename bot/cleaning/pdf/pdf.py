"""PDF: its pages alone, moved into a new file, and of those only what draws them.

Behind stay: author, title, dates and ids, XMP, attachments, JavaScript, actions, links, forms and their scripts, XFA,
bookmarks, tags, page pieces, earlier revisions. Filled fields and notes become part of the page as they are seen.
"""

import re
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from bot.cleaning.formats import Form, Made, Unfit
from bot.cleaning.pdf import pdf_drawing, pdf_forms
from rules.file_refusals import BOMB, BROKEN, LOCKED

PAGES = 3000
UNPACKED = 100_000_000
"""Bytes that one packed stream may unpack to."""

END = re.compile(rb"startxref\s+\d+\s+%%EOF")
BEHIND = 1024
"""Bytes behind the end in which a mail program or a download may have left something."""

REVISION = re.compile(rb"^\s*\d|\bobj\b|\bstream\b|xref|trailer", re.MULTILINE)
"""What the beginning of a later revision looks like."""

PAGE = {
    f"/{key}"
    for key in "Type MediaBox CropBox BleedBox TrimBox ArtBox Rotate UserUnit Contents Resources Group".split()
}


def clean(data: bytes, form: Form) -> Made:
    """A new PDF with the drawing of each page."""
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=UNPACKED, png_max_memory=UNPACKED, run_length_max_memory=UNPACKED, dct_max_memory=UNPACKED,
        tiff_max_memory=UNPACKED, parser_max_nesting=100, doc_max_warnings=200,
    )  # fmt: skip
    data = _to_its_end(data)
    try:
        with Pdf.open(BytesIO(data), attempt_recovery=_no_revisions(data)) as source, Pdf.new() as made:
            if not 0 < len(source.pages) <= PAGES:
                raise Unfit(BOMB if len(source.pages) else BROKEN)
            _fill(made, source)
            out = BytesIO()
            made.save(
                out, compress_streams=True, deterministic_id=True, preserve_pdfa=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.generalized, fix_metadata_version=False,
                object_stream_mode=pikepdf.ObjectStreamMode.generate, force_version="1.7",
            )  # fmt: skip
            return Made(out.getvalue(), form)
    except pikepdf.PasswordError as error:
        raise Unfit(LOCKED) from error
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise Unfit(BOMB if "limit" in str(error) else BROKEN) from error


def _to_its_end(data: bytes) -> bytes:
    """The file without what stands behind its end. One that was cut off is refused: what is there may be an earlier
    revision, and say what was deleted."""
    ends = [match.end() for match in END.finditer(data, max(0, len(data) - BEHIND - 100))]
    if not ends or REVISION.search(data[ends[-1] :]):
        raise Unfit(BROKEN)
    return data[: ends[-1]] + b"\n"


def _no_revisions(data: bytes) -> bool:
    """Whether a broken file may be repaired by guessing. Where there are earlier revisions, guessing could bring back
    what the writer had deleted."""
    return data.count(b"startxref") == 1 and b"/Prev" not in data


def _fill(made: Pdf, source: Pdf) -> None:
    """Move the pages over, drawn flat and stripped."""
    pdf_forms.drawn(source)
    source.flatten_annotations("screen")
    layers = _layers(source)
    broom = pdf_drawing.Broom()
    for page in source.pages:
        for key in set(page.obj.keys()) - PAGE:
            del page.obj[key]
        page.contents_coalesce()
        broom.sweep(page.obj)
        made.pages.append(page)
    if layers is not None:
        made.Root.OCProperties = made.copy_foreign(source.make_indirect(layers))


def _layers(source: Pdf) -> Dictionary | None:
    """The layers that can be switched, by number instead of name; what was hidden stays hidden."""
    found = source.Root.get("/OCProperties")
    if not isinstance(found, Dictionary) or "/OCGs" not in found:
        return None
    groups = [group for group in found.OCGs if isinstance(group, Dictionary)]
    for number, group in enumerate(groups, 1):
        for key in set(group.keys()):
            del group[key]
        group.update({"/Type": Name.OCG, "/Name": String(f"Layer {number}")})
    shown = found.get("/D", Dictionary())
    states: dict[str, Object] = {
        key: Array([group for group in shown[key] if isinstance(group, Dictionary)])
        for key in ("/ON", "/OFF")
        if isinstance(shown.get(key), Array)
    }
    if shown.get("/BaseState") in (Name.ON, Name.OFF, Name.Unchanged):
        states["/BaseState"] = shown.BaseState
    return Dictionary({"/OCGs": Array(groups), "/D": Dictionary(states)})
