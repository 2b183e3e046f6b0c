"""What draws the pages of a PDF, swept: only keys that drawing needs, pictures without their own metadata, drawing
commands without comments, marks and property lists."""

import re
from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Operator, Stream, String
from PIL import Image

from bot.cleaning import jpeg, pictures
from bot.cleaning.forms import BOMB, Form, Unfit

OBJECTS = 300_000
COMMANDS = 8_000_000
"""Bytes of drawing commands in one stream that may be looked through: more takes too long."""

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

DEVICE = {1: Name.DeviceGray, 3: Name.DeviceRGB, 4: Name.DeviceCMYK}
MODES = {"L": Name.DeviceGray, "RGB": Name.DeviceRGB, "CMYK": Name.DeviceCMYK}
MARKS = (b"%", b"BDC", b"BMC", b"DP", b"MP", b"EI")


class Broom:
    """Sweeps everything that a page leads to, each thing once for each part that it plays."""

    def __init__(self) -> None:
        self.seen: set[tuple[tuple[int, int], str]] = set()
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
            todo += self._swept(thing, part)

    def _swept(self, thing: Object, part: str) -> Iterator[tuple[Object, str]]:
        """Sweep one thing, and name those under it with the part that each plays."""
        if isinstance(thing, Array):
            indexed = len(thing) > 0 and thing[0] == Name.Indexed
            for index, each in enumerate(thing):
                if isinstance(each, String) and not indexed:
                    thing[index] = 0
                elif isinstance(each, Array) and (plain := _device(each)) is not None:
                    thing[index] = plain
                elif isinstance(each, Array | Dictionary | Stream):
                    yield each, "contents" if part == "contents" else ""
            return
        for key in set(thing.keys()):
            each = thing[key]
            if _foreign(thing, part, key, each):
                del thing[key]
            elif isinstance(each, Array) and (plain := _device(each)) is not None:
                thing[key] = plain
            elif isinstance(each, Array | Dictionary | Stream):
                yield each, _part(part, key)
        if isinstance(thing, Stream):
            _stream(thing, part)


def _foreign(thing: Object, part: str, key: str, value: Object) -> bool:
    """Whether drawing does not need this key of a dictionary, or not with such a value."""
    if part in ("names", "glyphs"):
        return isinstance(value, String)
    if key == "/Name":
        return thing.get("/Type") != Name.OCG or not re.fullmatch(r"Layer \d+", str(value))
    return key not in NEEDED or (isinstance(value, String) and key not in TEXTS)


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


def _stream(stream: Stream, part: str) -> None:
    if stream.get("/Subtype") == Name.Image:
        _picture(stream)
    elif part == "contents" or stream.get("/Subtype") == Name.Form or stream.get("/PatternType") == 1:
        drawn = stream.read_bytes()
        if any(mark in drawn for mark in MARKS):
            if len(drawn) > COMMANDS:
                raise Unfit(BOMB)
            stream.write(pikepdf.unparse_content_stream(list(_commands(stream))))


def _commands(stream: Stream) -> Iterator[pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage]:
    """The drawing commands without marks, but for those that belong to a layer."""
    marks: list[bool] = []
    for each in pikepdf.parse_content_stream(stream):
        if isinstance(each, pikepdf.ContentStreamInlineImage):
            if not {"/DCTDecode", "/DCT", "/JPXDecode"} & set(each.iimage.filters):
                yield each
            continue
        match str(each.operator):
            case "MP" | "DP":
                continue
            case "BMC":
                marks.append(False)
            case "BDC":
                layer = len(each.operands) == 2 and each.operands[0] == Name.OC and isinstance(each.operands[1], Name)
                marks.append(layer)
            case "EMC":
                if marks and marks.pop():
                    yield each
                continue
            case _:
                yield each
                continue
        if marks[-1]:
            yield each
    for kept in reversed(marks):
        if kept:
            yield pikepdf.ContentStreamInstruction([], Operator("EMC"))


def _picture(stream: Stream) -> None:
    """A picture loses what its own format can carry beside the pixels."""
    packing = stream.get("/Filter", Array())
    filters = [str(each) for each in packing] if isinstance(packing, Array) else [str(packing)]
    if filters == ["/DCTDecode"]:
        raw = stream.read_raw_bytes()
        stream.write(jpeg.stripped(raw) or pictures.jpeg_again(raw), filter=Name.DCTDecode)
    elif filters == ["/JPXDecode"]:
        _jpeg_2000(stream)
    elif {"/DCTDecode", "/JPXDecode"} & set(filters):
        stream.write(stream.read_bytes(pikepdf.StreamDecodeLevel.specialized))


def _jpeg_2000(stream: Stream) -> None:
    with Image.open(BytesIO(stream.read_raw_bytes()), formats=["JPEG2000"]) as image:
        if image.width * image.height > pictures.STILL_PIXELS:
            raise Unfit(BOMB)
        image.load()
        plain = image if image.mode in MODES else image.convert("RGB")
        stream.write(pictures.written(pictures.fresh(plain), Form.JPEG), filter=Name.DCTDecode)
    for key in ("/SMaskInData", "/Decode", "/DecodeParms"):
        if key in stream:
            del stream[key]
    if "/ColorSpace" not in stream or plain.mode != image.mode:
        stream.ColorSpace = MODES[plain.mode]
    stream.BitsPerComponent = 8
