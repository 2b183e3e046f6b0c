"""The streams of a PDF written anew: drawing commands command by command, pictures by their own format, all else
unpacked and packed again. Nothing is copied as it lies there: behind damaged packing, anything may lie."""

import zlib
from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, Stream
from PIL import Image

from bot.cleaning.formats import Form, Unfit
from bot.cleaning.pictures import jpeg, pictures
from rules.file_refusals import BOMB

COMMANDS = 6_000_000
"""Bytes of drawing commands in one stream: reading more takes too much time and memory."""

MODES = {"L": Name.DeviceGray, "RGB": Name.DeviceRGB, "CMYK": Name.DeviceCMYK}
FAX = {"/CCITTFaxDecode", "/CCF", "/JBIG2Decode"}
"""Packing of black and white pages that nothing here can open."""

DRAWING = frozenset(
    "b B b* B* BI BT BX c cm CS cs d d0 d1 Do ET EX f F f* G g gs h i ID EI j J K k l m M n q Q re RG rg ri s S SC sc"
    " SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split()
)


def redraw(stream: Stream) -> None:
    """Drawing commands without remarks, marks and what is no command."""
    drawn = _unpacked(stream)
    if len(drawn) > COMMANDS:
        raise Unfit(BOMB)
    stream.write(zlib.compress(pikepdf.unparse_content_stream(list(_commands(stream)))), filter=Name.FlateDecode)


def repack(stream: Stream) -> None:
    """The same bytes, packed by us."""
    stream.write(zlib.compress(_unpacked(stream), 1), filter=Name.FlateDecode)


def repaint(stream: Stream) -> None:
    """A picture without what its own format can carry beside the pixels."""
    packing = stream.get("/Filter", Array())
    filters = [str(each) for each in packing] if isinstance(packing, Array) else [str(packing)]
    if filters == ["/DCTDecode"]:
        raw = stream.read_raw_bytes()
        stream.write(jpeg.stripped(raw) or pictures.jpeg_again(raw), filter=Name.DCTDecode)
    elif filters == ["/JPXDecode"]:
        _jpeg_2000(stream)
    elif not FAX & set(filters):
        pixels = stream.read_bytes(pikepdf.StreamDecodeLevel.all)
        stream.write(zlib.compress(pixels[: _size(stream)], 1), filter=Name.FlateDecode)


def _unpacked(stream: Stream) -> bytes:
    """The bytes of a stream that is no picture; raises PdfError where they cannot be unpacked."""
    return stream.read_bytes(pikepdf.StreamDecodeLevel.generalized)


def _commands(stream: Stream) -> Iterator[pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage]:
    """The commands that draw, and the marks of layers."""
    marks: list[bool] = []
    for each in pikepdf.parse_content_stream(stream):
        if isinstance(each, pikepdf.ContentStreamInlineImage):
            if not {"/DCTDecode", "/DCT", "/JPXDecode"} & set(each.iimage.filters):
                yield each
            continue
        match str(each.operator):
            case "BMC":
                marks.append(False)
            case "BDC":
                marks.append(_is_layer(each))
                if marks[-1]:
                    yield each
            case "EMC":
                if marks and marks.pop():
                    yield each
            case command if command in DRAWING and not any(isinstance(one, Dictionary) for one in each.operands):
                yield each
    for kept in marks:
        if kept:
            yield pikepdf.ContentStreamInstruction([], Operator("EMC"))


def _is_layer(mark: pikepdf.ContentStreamInstruction) -> bool:
    return len(mark.operands) == 2 and mark.operands[0] == Name.OC and isinstance(mark.operands[1], Name)


def _size(stream: Stream) -> int | None:
    """How many bytes the pixels of a picture take; None where its colours do not tell."""
    space = stream.get("/ColorSpace")
    name = str(space[0] if isinstance(space, Array) and len(space) else space)
    colours = {"/DeviceGray": 1, "/CalGray": 1, "/Indexed": 1, "/Separation": 1}
    colours |= {"/DeviceRGB": 3, "/CalRGB": 3, "/Lab": 3, "/DeviceCMYK": 4}
    each = 1 if stream.get("/ImageMask", False) else colours.get(name)
    if each is None:
        return None
    bits = 1 if stream.get("/ImageMask", False) else int(stream.get("/BitsPerComponent", 8))
    return (int(stream.Width) * each * bits + 7) // 8 * int(stream.Height)


def _jpeg_2000(stream: Stream) -> None:
    with Image.open(BytesIO(stream.read_raw_bytes()), formats=["JPEG2000"]) as image:
        if image.width * image.height > pictures.STILL_PIXELS:
            raise Unfit(BOMB)
        image.load()
        plain = image if image.mode in MODES else image.convert("RGB")
        stream.write(pictures.written(pictures.fresh(plain), Form.JPEG), filter=Name.DCTDecode)
    for key in ("/SMaskInData", "/Decode"):
        if key in stream:
            del stream[key]
    if "/ColorSpace" not in stream or plain.mode != image.mode:
        stream.ColorSpace = MODES[plain.mode]
    stream.BitsPerComponent = 8
