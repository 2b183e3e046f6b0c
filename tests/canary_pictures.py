"""Pictures with the word in everything that is not a pixel."""

import struct
import zlib
from io import BytesIO
from typing import Any

import pillow_heif
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin, TiffImagePlugin

from tests.canaries import CANARY, XMP


def drawing(size: tuple[int, int] = (64, 48), mode: str = "RGB") -> Image.Image:
    """A small picture with something in it."""
    image = Image.linear_gradient("L").resize(size).convert(mode)
    ImageDraw.Draw(image).ellipse((5, 5, 30, 30), fill=200 if mode == "L" else "orange")
    return image


def saved(image: Image.Image, format: str, **more: Any) -> bytes:
    """The picture as a file."""
    out = BytesIO()
    image.save(out, format, **more)
    return out.getvalue()


def exif() -> Image.Exif:
    """Camera, owner, place, turned to the side."""
    made = Image.Exif()
    made[0x010E] = made[0x010F] = made[0x0110] = made[0x013B] = made[0x8298] = CANARY
    made[0x0112] = 6
    made.get_ifd(0x8769)[0xA430] = made.get_ifd(0x8769)[0xA431] = CANARY
    made.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0" + CANARY.encode()
    made.get_ifd(0x8825).update({1: "N", 2: (48.0, 8.0, 14.5), 3: "E", 4: (11.0, 34.0, 31.0), 29: CANARY})
    return made


def segment(marker: int, body: bytes) -> bytes:
    """A segment of a JPEG."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def jpeg(*segments: bytes, tail: bytes = b"", **more: Any) -> bytes:
    """A JPEG with segments put in at its beginning, and bytes behind its end."""
    plain = saved(drawing(), "JPEG", **more)
    return plain[:2] + b"".join(segments) + plain[2:] + tail


def jpeg_with_thumbnail() -> bytes:
    """EXIF whose little preview is a JPEG with a comment of its own."""
    small = saved(drawing((16, 12)), "JPEG", comment=CANARY.encode())
    entries = (
        struct.pack("<H", 2) + struct.pack("<HHII", 0x0201, 4, 1, 44) + struct.pack("<HHII", 0x0202, 4, 1, len(small))
    )
    head = b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", 0) + struct.pack("<I", 14)
    return jpeg(segment(0xE1, b"Exif\0\0" + head + entries + struct.pack("<I", 0) + small))


def icc() -> bytes:
    """A colour profile that says whose screen it was made for."""
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return plain.replace(b"sRGB built-in", CANARY.encode()).replace(
        "sRGB built-in".encode("utf-16-be"), CANARY.encode("utf-16-be")
    )


def png_chunks() -> bytes:
    """Every kind of text that a PNG has."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", CANARY)
    info.add_text("Comment", CANARY, zip=True)
    info.add_itxt("XML:com.adobe.xmp", XMP, zip=True)
    info.add(b"prIv", CANARY.encode(), after_idat=True)
    return saved(drawing(), "PNG", pnginfo=info, exif=exif(), icc_profile=icc())


def png_under_alpha() -> bytes:
    """The word as colours under pixels that are not seen."""
    image = drawing(mode="RGBA")
    for x, byte in enumerate(CANARY.encode().ljust(15, b".")[i : i + 3] for i in range(0, 15, 3)):
        image.putpixel((x, 0), (*byte, 0))
    return saved(image, "PNG")


def png_palette() -> bytes:
    """The word as colours of the palette that no pixel uses."""
    image = drawing().quantize(16)
    palette = (image.getpalette() or [])[:48] + list(CANARY.encode().ljust(15, b"."))
    image.putpalette(palette)
    return saved(image, "PNG", bits=8)


def moving_png() -> bytes:
    """An animation with a text."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", CANARY)
    return moving("PNG", pnginfo=info)


def two_jpegs() -> bytes:
    """Two pictures in one file, as some cameras write them, with a remark in each."""
    plain = saved(drawing(), "MPO", save_all=True, append_images=[drawing()])
    remark = segment(0xFE, CANARY.encode())
    return plain[:2] + remark + plain[2:] + remark


def gif_still() -> bytes:
    """A GIF with a comment and an application's block."""
    plain = saved(drawing().quantize(16), "GIF", comment=CANARY.encode())
    block = b"\x21\xff\x0bXMP DataXMP" + bytes((len(CANARY),)) + CANARY.encode() + b"\0"
    at = plain.index(b"\x2c", 13 + 48)
    return plain[:at] + block + plain[at:] + CANARY.encode()


def gif_script() -> bytes:
    """A GIF that is a script as well."""
    plain = bytearray(saved(drawing((47, 42)).quantize(2), "GIF"))
    return bytes(plain) + f"*/=1;alert('{CANARY}')".encode()


def frames(count: int = 4) -> list[Image.Image]:
    """An animation."""
    made = [drawing() for _ in range(count)]
    for number, image in enumerate(made):
        ImageDraw.Draw(image).rectangle((number * 8, 30, number * 8 + 6, 40), fill="blue")
    return made


def moving(format: str, **more: Any) -> bytes:
    """The animation as a file."""
    return saved(frames()[0], format, save_all=True, append_images=frames()[1:], duration=80, **more)


def heic() -> bytes:
    """A picture as new phones take it."""
    heif = pillow_heif.from_pillow(drawing())
    out = BytesIO()
    heif.save(out, exif=exif().tobytes(), xmp=XMP.encode(), quality=60)
    return out.getvalue()


def tiff(*, pages: int = 1) -> bytes:
    """A scan with everything that a scanner knows."""
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    for tag in (270, 271, 272, 285, 305, 315, 316, 33432):
        tags[tag] = CANARY
    tags[700] = XMP.encode()
    tags.tagtype[700] = 7
    more: dict[str, Any] = {"save_all": True, "append_images": frames(pages)[1:]} if pages > 1 else {}
    return saved(drawing(), "TIFF", tiffinfo=tags, compression="tiff_deflate", **more)


def big_png() -> bytes:
    """A few kilobytes that unpack to more than a gigabyte."""
    rows = zlib.compressobj(9)
    packed = b"".join(rows.compress(bytes(1_000_000)) for _ in range(50)) + rows.flush()

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def big_gif() -> bytes:
    """Many empty frames on a large sheet."""
    frame = b"\x2c\0\0\0\0\1\0\1\0\0\x02\x02\x44\x01\0"
    return b"GIF89a" + struct.pack("<HHBBB", 8000, 8000, 0x80, 0, 0) + bytes(6) + frame * 100 + b";"


def deep_png() -> bytes:
    """Sixteen bits a pixel, and a text."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", CANARY)
    return saved(Image.linear_gradient("L").resize((64, 48)).convert("I;16"), "PNG", pnginfo=info)


def named_segments() -> bytes:
    """Every segment that programs have for themselves, with the word in it."""
    return jpeg(*(segment(0xE2 + number, b"Maker\0" + CANARY.encode()) for number in range(12)))
