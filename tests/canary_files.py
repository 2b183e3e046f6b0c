"""Every file of the tests: those that can be cleaned, and those that are refused and why."""

from collections.abc import Callable
from functools import cache, partial

from tests.canaries import CANARY, XMP
from tests.canary_office import docx, ods, odt, pptx, typed, xlsx, zipped
from tests.canary_pdfs import (
    pdf_actions,
    pdf_bomb,
    pdf_drawing,
    pdf_hidden,
    pdf_locked,
    pdf_notes,
    pdf_properties,
    pdf_revised,
    pdf_with,
)  # fmt: skip
from tests.canary_pictures import (
    big_gif,
    big_png,
    drawing,
    exif,
    gif_script,
    gif_still,
    heic,
    icc,
    jpeg,
    jpeg_with_thumbnail,
    moving,
    moving_png,
    png_chunks,
    png_palette,
    png_under_alpha,
    saved,
    segment,
    tiff,
    two_jpegs,
)  # fmt: skip
from tests.canary_sounds import RECIPES, aac, amr, filmed, mp3, wav

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
IPTC = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x12\x1c\x02\x50\0\x0d" + CANARY.encode()
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
ENTITIES = '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><a>&c;</a>'

SANE: dict[str, Callable[[], bytes]] = {
    "exif.jpg": lambda: jpeg(exif=exif()),
    "xmp.jpg": lambda: jpeg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP.encode())),
    "comment.jpg": lambda: jpeg(comment=CANARY.encode()),
    "progressive.jpg": lambda: jpeg(comment=CANARY.encode(), progressive=True),
    "thumbnail.jpg": jpeg_with_thumbnail,
    "iptc.jpg": lambda: jpeg(segment(0xED, IPTC)),
    "profile.jpg": lambda: jpeg(icc_profile=icc()),
    "grey.jpg": lambda: saved(drawing(mode="L"), "JPEG", comment=CANARY.encode()),
    "ink.jpg": lambda: saved(drawing().convert("CMYK"), "JPEG", comment=CANARY.encode()),
    "two.jpg": two_jpegs,
    "zip.jpg": lambda: jpeg(tail=zipped({CANARY: CANARY})),
    "chunks.png": png_chunks,
    "alpha.png": png_under_alpha,
    "palette.png": png_palette,
    "behind.png": lambda: saved(drawing(), "PNG") + CANARY.encode(),
    "moving.png": moving_png,
    "still.gif": gif_still,
    "moving.gif": lambda: moving("GIF", comment=CANARY.encode()),
    "script.gif": gif_script,
    "exif.webp": lambda: saved(drawing(), "WEBP", exif=exif(), xmp=XMP.encode(), icc_profile=icc()),
    "moving.webp": lambda: moving("WEBP", exif=exif(), xmp=XMP.encode()),
    "exif.heic": heic,
    "exif.avif": lambda: saved(drawing(), "AVIF", exif=exif(), xmp=XMP.encode()),
    "tags.tiff": tiff,
    "pages.tiff": lambda: tiff(pages=3),
    "behind.bmp": lambda: saved(drawing(), "BMP") + CANARY.encode(),
    "properties.pdf": lambda: pdf_with(pdf_properties),
    "actions.pdf": lambda: pdf_with(pdf_actions),
    "notes.pdf": lambda: pdf_with(pdf_notes),
    "hidden.pdf": lambda: pdf_with(pdf_hidden),
    "drawing.pdf": lambda: pdf_with(pdf_drawing),
    "revised.pdf": pdf_revised,
    "letter.docx": docx,
    "table.xlsx": xlsx,
    "slides.pptx": pptx,
    "letter.odt": odt,
    "table.ods": ods,
    "tags.mp3": mp3,
    "tags.aac": aac,
    "behind.amr": amr,
    "notes.wav": wav,
    "signs.txt": lambda: "\ufeffWords that stay\u2063\u200b\U000e0041.\r\n\u0007".encode(),
    "wide.txt": lambda: b"\xff\xfe" + "Words that stay".encode("utf-16-le"),
}
"""Files that can be cleaned, but for film and sound."""
SANE = {name: cache(make) for name, make in SANE.items()}  # some hold the time at which they were made

FILMED: dict[str, Callable[[], bytes]] = {name: partial(filmed, name) for name in RECIPES}
"""Film and sound."""

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "file-broken"),
    "picture.svg": (lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>', "file-html"),
    "page.html": (lambda: b"  <!DOCTYPE html><html><body>x</body></html>", "file-html"),
    "late.html": (lambda: b"hello there\n<script>alert(1)</script>", "file-html"),
    "feed.xml": (lambda: b"<?xml version='1.0'?><x/>", "file-html"),
    "archive.zip": (lambda: zipped({"a.txt": "x"}), "file-archive"),
    "empty.zip": (lambda: zipped({}), "file-archive"),
    "archive.rar": (lambda: b"Rar!\x1a\x07\0" + bytes(50), "file-archive"),
    "archive.7z": (lambda: b"7z\xbc\xaf\x27\x1c" + bytes(50), "file-archive"),
    "archive.gz": (lambda: b"\x1f\x8b\x08" + bytes(50), "file-archive"),
    "archive.tar": (lambda: b"a.txt".ljust(257, b"\0") + b"ustar" + bytes(250), "file-archive"),
    "app.apk": (lambda: zipped({"AndroidManifest.xml": "x", "classes.dex": "x"}), "file-program"),
    "app.jar": (lambda: zipped({"META-INF/MANIFEST.MF": "x", "A.class": "x"}), "file-program"),
    "app.exe": (lambda: b"MZ" + bytes(100), "file-program"),
    "app.elf": (lambda: b"\x7fELF" + bytes(100), "file-program"),
    "app.sh": (lambda: b"#!/bin/sh\necho x\n", "file-program"),
    "old.doc": (lambda: OLE, "file-old-office"),
    "locked.docx": (
        lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "file-locked",
    ),
    "locked.pdf": (pdf_locked, "file-locked"),
    "zip.pdf": (lambda: pdf_with(pdf_properties) + zipped({CANARY: CANARY}), "file-broken"),
    "cut.pdf": (lambda: pdf_revised()[:-30], "file-broken"),
    "macro.docx": (lambda: docx({"word/vbaProject.bin": b"x"}), "file-macro"),
    "macro.docm": (
        lambda: docx({"[Content_Types].xml": typed(word__document=MACRO_TYPE)}),
        "file-macro",
    ),
    "macro.odt": (lambda: odt({"Basic/Standard/Module1.xml": "x"}), "file-macro"),
    "letter.rtf": (lambda: b"{\\rtf1\\ansi{\\info{\\author x}}}", "file-unknown"),
    "contact.vcf": (lambda: b"BEGIN:VCARD\nFN:x\nEND:VCARD\n", "file-unknown"),
    "mail.eml": (lambda: b"Received: from x\nFrom: a@example.org\n\nhello", "file-unknown"),
    "film.avi": (lambda: b"RIFF\x10\0\0\0AVI LIST" + bytes(50), "file-unknown"),
    "raw.dng": (lambda: saved(drawing(), "TIFF", tiffinfo={50706: b"\1\4\0\0"}), "file-unknown"),
    "noise": (lambda: bytes(range(256)) * 4, "file-unknown"),
    "big.txt": (lambda: b"a" * (20 * 1024 * 1024 + 1), "file-too-big"),
    "bomb.png": (big_png, "file-bomb"),
    "bomb.docx": (lambda: docx({"word/document.xml": b"<a>" + bytes(101_000_000)}), "file-bomb"),
    "entities.docx": (
        lambda: docx({"word/document.xml": ENTITIES}), "file-broken",
    ),
    "bomb.pdf": (pdf_bomb, "file-bomb"),
    "bomb.gif": (big_gif, "file-too-big"),
}  # fmt: skip
"""Files that are refused anywhere, and why."""
