"""The word that is planted in every corner of a file, and a search that finds it however it is packed."""

import base64
import re
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache
from io import BytesIO

import pikepdf
from pikepdf import Pdf

CANARY = "Kanarienvogel"
XMP = (
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
    ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"'
    f' rdf:about=""><dc:creator><rdf:Seq><rdf:li>{CANARY}</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF>'
    '</x:xmpmeta><?xpacket end="w"?>'
)


@cache
def guises() -> tuple[bytes, ...]:
    """The word as text, UTF-16, hex, base64 at each of its three beats."""
    plain = CANARY.encode()
    based = [base64.b64encode(b"\0" * beat + plain)[4 if beat else 0 : -4] for beat in range(3)]
    wide = [CANARY.encode("utf-16-le"), CANARY.encode("utf-16-be")]
    hexed = [each.hex().encode() for each in (plain, wide[0], wide[1])]
    return (plain, *wide, *hexed, *(each.upper() for each in hexed), *based)


def found(data: bytes) -> list[bytes]:
    """The guises in which the word is in the file, or in anything that is packed inside it."""
    return [guise for layer in layers(data) for guise in guises() if guise in layer]


def layers(data: bytes, depth: int = 3) -> Iterator[bytes]:
    """The bytes, and all that unpacks from them."""
    yield data
    if not depth:
        return
    if data.startswith(b"PK") and zipfile.is_zipfile(BytesIO(data)):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            yield " ".join(
                [*archive.namelist(), *(str(each.comment + each.extra) for each in archive.infolist())]
            ).encode()
            for name in archive.namelist():
                yield from layers(archive.read(name), depth - 1)
    elif data.startswith(b"%PDF"):
        with Pdf.open(BytesIO(data)) as pdf:
            for thing in pdf.objects:
                yield thing.unparse()
                if isinstance(thing, pikepdf.Stream):
                    with_filters = thing.read_raw_bytes()
                    yield with_filters
                    try:
                        yield thing.read_bytes()
                    except pikepdf.PdfError:
                        yield from layers(with_filters, depth - 1)
    else:
        for match in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", data):
            try:
                yield zlib.decompressobj().decompress(data[match.start() :], 10_000_000)
            except zlib.error:
                continue
