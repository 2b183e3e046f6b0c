"""Filled forms: what stands in the fields becomes part of the page, as whoever filled them saw it.

Some programs leave drawing the words to whoever opens the file. What can be drawn here are the letters of the field's
own font where it names them; other letters (محمد, Łukasz) would come out as question marks. A drawing of its own that
such a field has is kept; where it has none, the file is refused rather than changed.
"""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from bot.cleaning.formats import Unfit
from rules.file_refusals import FORM

DEPTH = 50
TYPED = (Name.Tx, Name.Ch)
"""Kinds of field in which words stand."""


def drawn(source: Pdf) -> None:
    """Draw the fields that wait for it; what has a drawing that we could not make keeps it."""
    form = source.Root.get("/AcroForm", Dictionary())
    if not form.get("/NeedAppearances", False):
        return
    kept: list[tuple[Object, Object]] = []
    for field in _fields(source):
        words = _inherited(field, "/V")
        if _inherited(field, "/FT") not in TYPED or words is None or _drawable(words, field, form):
            continue
        own = field.get("/AP", Dictionary()).get("/N")
        if not isinstance(own, Stream):
            raise Unfit(FORM)
        kept.append((field, field.AP))
        del field["/AP"]
    source.generate_appearance_streams()
    for one, own in kept:
        one.AP = own


def _fields(source: Pdf) -> Iterator[Dictionary]:
    """Every field that is seen on a page."""
    for page in source.pages:
        for each in page.obj.get("/Annots", Array()):
            if isinstance(each, Dictionary) and each.get("/Subtype") == Name.Widget:
                yield each


def _inherited(field: Object, key: str) -> Object | None:
    """What a field says, or what it belongs to."""
    for _ in range(DEPTH):
        if key in field:
            return field[key]
        above = field.get("/Parent")
        if not isinstance(above, Dictionary):
            return None
        field = above
    return None


def _drawable(words: Object, field: Object, form: Object) -> bool:
    """Whether the words come out as they are when they are drawn in the field's own font."""
    text = "".join(map(str, words)) if isinstance(words, Array) else str(words)
    if not isinstance(words, String | Array) or text.isascii():
        return True
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    look = _inherited(field, "/DA") or form.get("/DA")
    name = next((each for each in str(look or "").split() if each.startswith("/")), "")
    font = form.get("/DR", Dictionary()).get("/Font", Dictionary()).get(name, Dictionary()) if name else Dictionary()
    return bool(font.get("/Encoding") == Name.WinAnsiEncoding)
