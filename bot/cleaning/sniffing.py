"""What a file truly is, read from its first bytes; names and declared types are never asked.

A file that is two things at once is taken for the one that its first bytes say, and only that one survives cleaning:
every cleaner writes a new file from what it understood.
"""

import struct
import zipfile
import zlib
from io import BytesIO

from bot.cleaning import writing
from bot.cleaning.formats import Form, Unfit
from rules.file_refusals import APPLE, ARCHIVE, BROKEN, LOCKED, OLD_OFFICE, PROGRAM, UNKNOWN

STARTS: tuple[tuple[bytes, Form], ...] = (
    (b"\xff\xd8\xff", Form.JPEG),
    (b"\x89PNG\r\n\x1a\n", Form.PNG),
    (b"GIF87a", Form.GIF),
    (b"GIF89a", Form.GIF),
    (b"II*\0", Form.TIFF),
    (b"MM\0*", Form.TIFF),
    (b"OggS", Form.OGG),
    (b"fLaC", Form.FLAC),
    (b"ID3", Form.MP3),
    (b"#!AMR", Form.AMR),
)
REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"PK\x05\x06", ARCHIVE),
    (b"PK\x07\x08", ARCHIVE),
    (b"Rar!", ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"\x1f\x8b", ARCHIVE),
    (b"BZh", ARCHIVE),
    (b"\xfd7zXZ\0", ARCHIVE),
    (b"\x28\xb5\x2f\xfd", ARCHIVE),
    (b"\x04\x22\x4d\x18", ARCHIVE),
    (b"MSCF", ARCHIVE),
    (b"MZ", PROGRAM),
    (b"\x7fELF", PROGRAM),
    (b"\xca\xfe\xba\xbe", PROGRAM),
    (b"\xfe\xed\xfa\xce", PROGRAM),
    (b"\xfe\xed\xfa\xcf", PROGRAM),
    (b"\xce\xfa\xed\xfe", PROGRAM),
    (b"\xcf\xfa\xed\xfe", PROGRAM),
    (b"dex\n", PROGRAM),
    (b"#!", PROGRAM),
)
PICTURE_BRANDS = {b"heic": Form.HEIF, b"heix": Form.HEIF, b"heim": Form.HEIF, b"heis": Form.HEIF, b"hevc": Form.HEIF}
PICTURE_BRANDS |= {b"mif1": Form.HEIF, b"msf1": Form.HEIF, b"avif": Form.AVIF, b"avis": Form.AVIF}


def form_of(data: bytes) -> Form:
    """The form of a file; raises Unfit where it is one that is refused."""
    if not data:
        raise Unfit(BROKEN)
    for start, form in STARTS:
        if data.startswith(start):
            return form
    for start, reason in REFUSED:
        if data.startswith(start):
            raise Unfit(UNKNOWN if _is_sticker(data) else reason)
    found = _container(data) or _sound(data) or _bitmap(data)
    if found:
        return found
    if data[257:262] == b"ustar":
        raise Unfit(ARCHIVE)
    if b"%PDF-" in data[:1024]:
        return Form.PDF
    if b"endobj" in data or b"startxref" in data:
        raise Unfit(BROKEN)  # a PDF without its beginning: its source is no text that anybody wrote
    text = writing.decoded(data)
    if reason := UNKNOWN if text is None else writing.foreign_to_text(text):
        raise Unfit(reason)
    return Form.TEXT


def _container(data: bytes) -> Form | None:
    """Formats with a common wrapping, told apart by what is inside."""
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise Unfit(LOCKED if "EncryptedPackage".encode("utf-16-le") in data else OLD_OFFICE)
    if data.startswith(b"RIFF"):
        return {b"WEBP": Form.WEBP, b"WAVE": Form.WAV}.get(data[8:12]) or _unknown()
    if data.startswith(b"\x1a\x45\xdf\xa3"):
        return Form.WEBM if b"webm" in data[:64] else Form.MATROSKA
    if data[4:8] == b"ftyp":
        if form := PICTURE_BRANDS.get(data[8:12]):
            return Form.AVIF if b"avif" in data[16:64] else form
        return Form.M4A if data[8:12] in (b"M4A ", b"M4B ") else Form.MP4
    return Form.MP4 if data[4:8] in (b"moov", b"mdat", b"wide", b"pnot") else None


def _zipped(data: bytes) -> Form:
    """An office document, or just an archive."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = {name.replace("\\", "/") for name in archive.namelist()}
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
                return _open_document(archive.read("mimetype"))
    except (
        zipfile.BadZipFile,
        OSError,
        RuntimeError,
        NotImplementedError,
        struct.error,
        ValueError,
        EOFError,
    ) as error:
        raise Unfit(BROKEN) from error
    if "[Content_Types].xml" in names:
        for folder, form in (("word/", Form.DOCX), ("xl/", Form.XLSX), ("ppt/", Form.PPTX)):
            if any(name.lower().startswith(folder) for name in names):
                return form
    if any(name.endswith((".iwa", "index.apxl", "index.xml")) or name == "Index.zip" for name in names):
        raise Unfit(APPLE)
    raise Unfit(PROGRAM if "AndroidManifest.xml" in names or "META-INF/MANIFEST.MF" in names else ARCHIVE)


def _is_sticker(data: bytes) -> bool:
    """A moving sticker of Telegram's: packed as a folder is, but a drawing."""
    try:
        head = zlib.decompressobj(31).decompress(data, 4000) if data.startswith(b"\x1f\x8b") else b""
    except zlib.error:
        return False
    return head.lstrip().startswith(b"{") and (b'"tgs"' in head or b'"layers"' in head)


def _open_document(mime: bytes) -> Form:
    kind = mime.strip().decode("ascii", "replace").removeprefix("application/vnd.oasis.opendocument.")
    forms = {"text": Form.ODT, "spreadsheet": Form.ODS, "presentation": Form.ODP}
    return forms.get(kind) or _unknown()


def _sound(data: bytes) -> Form | None:
    """Sound without a header of its own: frames that begin at once."""
    if len(data) > 3 and data[0] == 0xFF and data[1] & 0xF6 == 0xF0:
        return Form.AAC
    if len(data) > 3 and data[0] == 0xFF and data[1] & 0xE0 == 0xE0 and data[1] & 0x06 in (2, 4):
        return Form.MP3
    return None


def _bitmap(data: bytes) -> Form | None:
    if (
        data.startswith(b"BM")
        and len(data) > 18
        and data[14:18] in {bytes((n, 0, 0, 0)) for n in (12, 40, 52, 56, 64, 108, 124)}
    ):
        return Form.BMP
    return None


def _unknown() -> Form:
    raise Unfit(UNKNOWN)
