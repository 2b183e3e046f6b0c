"""What a page of a PDF leads to, swept: only keys that drawing needs, and streams only where drawing expects one."""

import re
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Stream, String

from bot.cleaning.formats import Unfit
from bot.cleaning.pdf import pdf_streams
from rules.file_refusals import BOMB

OBJECTS = 300_000

NEEDED = {
    f"/{key}"
    for key in (
        # streams, pages, resources
        "Type Subtype Filter DecodeParms Length Predictor Colors Columns EarlyChange K EndOfLine EncodedByteAlign Rows"
        " EndOfBlock BlackIs1 DamagedRowsBeforeError ColorTransform JBIG2Globals"
        " MediaBox CropBox BleedBox TrimBox ArtBox Rotate UserUnit Contents Resources Group"
        " Font XObject ExtGState ColorSpace Pattern Shading Properties ProcSet"
        # forms, pictures, groups
        " FormType BBox Matrix OC S CS I Width Height BitsPerComponent Intent ImageMask Mask Decode Interpolate SMask"
        " SMaskInData Matte"
        # fonts
        " BaseFont FirstChar LastChar Widths FontDescriptor Encoding ToUnicode DescendantFonts CIDSystemInfo Registry"
        " Ordering Supplement DW W DW2 W2 CIDToGIDMap FontBBox FontMatrix CharProcs FontName FontStretch FontWeight"
        " Flags ItalicAngle Ascent Descent Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth"
        " FontFile FontFile2 FontFile3 CharSet CIDSet Style Panose FD Length1 Length2 Length3 CMapName WMode UseCMap"
        " BaseEncoding Differences"
        # graphics states, halftones, functions, patterns, shadings, colours
        " LW LC LJ ML D RI OP op OPM BG BG2 UCR UCR2 TR TR2 HT FL SM SA BM CA ca AIS TK G BC HalftoneType Frequency"
        " Angle SpotFunction Width2 Height2 Xsquare Ysquare FunctionType Domain Range Size BitsPerSample Order Encode"
        " C0 C1 N Functions Bounds PatternType PaintType TilingType XStep YStep ShadingType Background AntiAlias Coords"
        " Extend Function BitsPerCoordinate BitsPerFlag VerticesPerRow WhitePoint BlackPoint Gamma Colorants Process"
        " Components MixingHints Solidities PrintingOrder DotGain"
        # layers
        " OCGs P VE Name"
    ).split()
}
NAMED = {"/Font", "/XObject", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/Properties"}
"""Keys of a resource dictionary: each holds a dictionary whose keys are free names."""

TEXTS = {"/Registry", "/Ordering", "/CharSet", "/Panose", "/Name", "/Lookup"}
"""Keys under which a string may stand."""

STREAMS = {
    f"/{key}"
    for key in (
        "Contents SMask Mask G FontFile FontFile2 FontFile3 ToUnicode Encoding CIDToGIDMap CIDSet UseCMap Function"
        " Functions TR TR2 BG BG2 UCR UCR2 HT SpotFunction Shading JBIG2Globals"
    ).split()
}
"""Keys under which a stream may lie, beside the free names of forms, pictures, patterns, shadings and glyphs."""

DEVICE = {1: Name.DeviceGray, 3: Name.DeviceRGB, 4: Name.DeviceCMYK}


class Broom:
    """Sweeps everything that a page leads to, each thing once for each part that it plays."""

    def __init__(self) -> None:
        self.seen: set[tuple[tuple[int, int], str]] = set()
        self.written: set[tuple[int, int]] = set()
        self.count = 0

    def sweep(self, page: Dictionary) -> None:
        """Sweep a page whose own keys are already in order."""
        todo: list[tuple[Object, str]] = [(page, "page")]
        while todo:
            thing, part = todo.pop()
            self.count += 1
            if self.count > OBJECTS:
                raise Unfit(BOMB)
            if thing.is_indirect:
                if (thing.objgen, part) in self.seen:
                    continue
                self.seen.add((thing.objgen, part))
            todo += _of_array(thing, part) if isinstance(thing, Array) else _of_dictionary(thing, part)
            if isinstance(thing, Stream) and thing.objgen not in self.written:
                self.written.add(thing.objgen)
                _rewrite(thing, part)


def _of_array(array: Array, part: str) -> Iterator[tuple[Object, str]]:
    """Sweep an array, and name what lies in it with the part that it plays."""
    indexed = len(array) > 0 and array[0] == Name.Indexed
    for index, each in enumerate(array):
        if isinstance(each, String) and not indexed:
            array[index] = 0
        elif isinstance(each, Array) and (plain := _device(each)) is not None:
            array[index] = plain
        elif isinstance(each, Stream) and part != "contents" and not indexed and "/FunctionType" not in each:
            array[index] = 0
        elif isinstance(each, Array | Dictionary | Stream):
            yield each, part if part == "contents" else ""


def _of_dictionary(thing: Object, part: str) -> Iterator[tuple[Object, str]]:
    """Sweep a dictionary or that of a stream, and name what lies under its keys with the part that it plays."""
    for key in set(thing.keys()):
        each = thing[key]
        if _foreign(thing, part, key, each):
            del thing[key]
        elif isinstance(each, Array) and (plain := _device(each)) is not None:
            thing[key] = plain
        elif isinstance(each, Array | Dictionary | Stream):
            yield each, _part(part, key)


def _foreign(thing: Object, part: str, key: str, value: Object) -> bool:
    """Whether drawing does not need this key of a dictionary, or not with such a value."""
    if part in ("names", "glyphs"):
        return isinstance(value, String)
    if key == "/Name":
        return thing.get("/Type") != Name.OCG or not re.fullmatch(r"Layer \d+", str(value))
    if isinstance(value, String):
        return key not in TEXTS
    return key not in NEEDED or (isinstance(value, Stream) and key not in STREAMS)


def _part(part: str, key: str) -> str:
    """The part that what lies under a key plays."""
    if part == "resources" and key in NAMED:
        return "names"
    parts = {"/CharProcs": "glyphs", "/Colorants": "names", "/Resources": "resources", "/Contents": "contents"}
    return parts.get(key, "contents" if part == "glyphs" else "")


def _device(space: Array) -> Name | None:
    """The plain colour space that stands for a colour profile, whose text can name a scanner or a screen."""
    if len(space) == 2 and space[0] == Name.ICCBased:
        return DEVICE.get(int(space[1].get("/N", 3)), Name.DeviceRGB)
    return None


def _rewrite(stream: Stream, part: str) -> None:
    if stream.get("/Subtype") == Name.Image:
        pdf_streams.repaint(stream)
    elif part == "contents" or stream.get("/Subtype") == Name.Form or stream.get("/PatternType") == 1:
        pdf_streams.redraw(stream)
    else:
        pdf_streams.repack(stream)
