"""Pictures: decoded, turned upright, and written anew from their pixels alone.

Nothing of the old file is copied: no comment, EXIF, XMP, colour profile, thumbnail, second picture, text chunk, unused
palette entry, and no colours under fully transparent pixels.
"""

from io import BytesIO

import pillow_heif
from PIL import Image, ImageCms, ImageSequence

from bot.cleaning.formats import Form, Made, Unfit
from rules.file_refusals import BOMB, BROKEN, TOO_BIG, UNKNOWN

STILL_PIXELS = 26_000_000
"""Pixels of one picture that goes out, 4 bytes each and twice in memory; what is larger is made smaller."""

DECODED_PIXELS = 52_000_000
"""Pixels that a picture may have before: phones take 48 million, screenshots of long talks 40. A larger JPEG is decoded
at a half, quarter or eighth."""

STRIP, NEAR = 512, 16
"""Rows that are made smaller at a time, so that the picture does not lie in memory twice; and those around them that
count as well."""

LOSSLESS_PIXELS = 8_000_000
"""Pixels up to which a PNG stays a PNG: above, it is a photo, and packing it takes seconds."""

JPEG_PIXELS = 400_000_000
"""Pixels that a JPEG may declare at all: decoding more takes longer than there is time."""

MOVING_PIXELS = 40_000_000
"""Pixels of all frames of an animation, or of all pages of a scan, together."""

PHOTO_SIDES, PHOTO_RATIO, PHOTO_BYTES = 10_000, 20, 10_000_000
"""What Telegram takes as a photo: width and height together, the longer by the shorter, bytes."""

QUALITY = 90
ORIENTATION = 0x0112
RAW_PHOTO = 50706
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
DECODERS = {form: form.value.upper() for form in (Form.JPEG, Form.PNG, Form.GIF, Form.WEBP, Form.HEIF, Form.AVIF)}
DECODERS |= {Form.BMP: "BMP", Form.TIFF: "TIFF"}


def clean(data: bytes, form: Form) -> Made:
    """A picture from its pixels: JPEG or PNG; GIF where it moves; PDF where a TIFF has several pages."""
    Image.MAX_IMAGE_PIXELS = None  # the limits below are ours, in bytes, and come before anything is decoded
    if form is Form.HEIF:
        pillow_heif.register_heif_opener(thumbnails=False)
        if large := _large_heif(data):
            return _still(large, form)
    with Image.open(BytesIO(data), formats=[DECODERS[form]]) as image:
        if form is Form.TIFF and RAW_PHOTO in getattr(image, "tag_v2", ()):
            raise Unfit(UNKNOWN)  # what Pillow would find is only its small preview
        frames = getattr(image, "n_frames", 1)
        if frames > 1 and form in (Form.GIF, Form.WEBP, Form.PNG, Form.AVIF):
            return _moving(image, frames)
        if frames > 1 and form is Form.TIFF:
            return _pages(image, frames)
        return _still(image, form)


def jpeg_again(data: bytes) -> bytes:
    """A JPEG from its pixels in its own colour model, upright or not: for pictures inside documents."""
    with Image.open(BytesIO(data), formats=["JPEG"]) as image:
        _fit(image, Form.PNG)
        return written(fresh(image), Form.JPEG)


def _still(image: Image.Image, form: Form) -> Made:
    _fit(image, form)
    lossless = form in (Form.PNG, Form.GIF, Form.BMP) or image.mode == "1"
    image.load()  # some decoders turn the picture themselves and then say so
    image = _smaller(image)
    if turn := TURNS.get(_orientation(image)):
        profile = image.info.get("icc_profile")
        image = image.transpose(turn)
        image.info["icc_profile"] = profile
    image = _plain(image)
    lossless &= image.width * image.height <= LOSSLESS_PIXELS
    made = Form.PNG if lossless or image.mode == "RGBA" else Form.JPEG
    data = written(fresh(image), made)
    sides = sum(image.size) <= PHOTO_SIDES and max(image.size) <= PHOTO_RATIO * min(image.size)
    return Made(data, made, photo=sides and len(data) <= PHOTO_BYTES)


def _fit(image: Image.Image, form: Form) -> None:
    """Refuse what would not fit into memory; have a large JPEG decoded smaller."""
    if min(image.size) < 1:
        raise Unfit(BROKEN)
    if form is Form.JPEG and image.width * image.height <= JPEG_PIXELS:
        part = next((each for each in (1, 2, 4, 8) if image.width * image.height <= STILL_PIXELS * each * each), 8)
        image.draft(None, (image.width // part, image.height // part))
    if image.width * image.height > (STILL_PIXELS if form is Form.JPEG else DECODED_PIXELS):
        raise Unfit(BOMB)


def _smaller(image: Image.Image) -> Image.Image:
    """The picture, made to fit where it is too large; what it says about its colours and turning stays with it."""
    if image.width * image.height <= STILL_PIXELS:
        return image
    if image.mode not in ("L", "RGB", "RGBA", "CMYK"):
        image = _plain(image)
    part = (STILL_PIXELS / (image.width * image.height)) ** 0.5
    small = Image.new(image.mode, (int(image.width * part), int(image.height * part)))
    for top in range(0, small.height, STRIP):
        rows = min(STRIP, small.height - top)
        begin, end = top * image.height / small.height, (top + rows) * image.height / small.height
        above = max(0, int(begin) - NEAR)
        strip = image.crop((0, above, image.width, min(image.height, int(end) + NEAR)))
        box = (0, begin - above, image.width, end - above)
        small.paste(strip.resize((small.width, rows), Image.Resampling.LANCZOS, box), (0, top))
    small.info = image.info
    image.close()  # there is no room for both
    return small


def _large_heif(data: bytes) -> Image.Image | None:
    """A photo of a phone's largest camera at half its size, made smaller from the decoder's own memory: it would not
    fit twice. None for a smaller one."""
    found = pillow_heif.open_heif(data, convert_hdr_to_8bit=True)
    width, height = found.size
    if not STILL_PIXELS < width * height <= DECODED_PIXELS or found.mode not in ("RGB", "RGBA"):
        return None
    half = Image.new(found.mode, (width // 2, height // 2))
    pixels, line = memoryview(found.data), found.stride
    for top in range(0, half.height, STRIP):
        rows = min(STRIP, half.height - top)
        piece = bytes(pixels[2 * top * line : 2 * (top + rows) * line])
        strip = Image.frombuffer(found.mode, (width, 2 * rows), piece, "raw", found.mode, line, 1)
        half.paste(strip.reduce(2).crop((0, 0, half.width, rows)), (0, top))
    half.info["icc_profile"] = found.info.get("icc_profile")
    return half


def _orientation(image: Image.Image) -> int:
    """How the camera was held; a picture whose EXIF cannot be read is left as it lies."""
    try:
        return int(image.getexif().get(ORIENTATION, 1))
    except (SyntaxError, ValueError, TypeError, KeyError, OSError):
        return 1


def _plain(image: Image.Image) -> Image.Image:
    """In grey (L), RGB or, where something shows through, RGBA; colours as an ordinary screen shows them."""
    image = _in_srgb(image)
    if image.mode in ("1", "L", "I", "F"):
        return image.convert("L")
    if image.mode.startswith(("I", "F")):
        return (
            image.point(lambda value: value / 256).convert("L") if image.mode.startswith("I;16") else image.convert("L")
        )
    if image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info:
        image = image.convert("RGBA")
        alpha = image.getchannel("A")
        if alpha.getextrema() != (255, 255):
            image.paste((0, 0, 0, 0), mask=alpha.point(lambda value: 0 if value else 255))
            return image
    return image.convert("RGB")


def _in_srgb(image: Image.Image) -> Image.Image:
    """A camera's own colours turned into ordinary ones, since the profile that explains them is dropped."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "CMYK"):
        return image
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(source):
            return image
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB") or image
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image


def fresh(image: Image.Image) -> Image.Image:
    """The same pixels in an image that knows nothing else."""
    fresh = Image.new(image.mode, image.size)
    fresh.paste(image)
    return fresh


def written(image: Image.Image, form: Form) -> bytes:
    """The image as a JPEG or a PNG."""
    out = BytesIO()
    if form is Form.JPEG:
        image.save(out, "JPEG", quality=QUALITY)
    else:
        image.save(out, "PNG", compress_level=4)
    return out.getvalue()


def _moving(image: Image.Image, frames: int) -> Made:
    """An animation as GIF, whatever it was: every phone shows one. Of a long one, only every n-th frame."""
    every = -(-image.width * image.height * frames // MOVING_PIXELS)
    if image.width * image.height > STILL_PIXELS or every > frames:
        raise Unfit(TOO_BIG)
    pictures: list[Image.Image] = []
    times: list[int] = []
    for number, frame in enumerate(ImageSequence.Iterator(image)):
        frame.load()  # some decoders know how long it is shown only then
        time = min(max(int(frame.info.get("duration", 100)), 20), 60_000)
        if number % every == 0:
            pictures.append(fresh(_plain(frame.copy()).convert("RGBA")))
            times.append(time)
        else:
            times[-1] += time
    out = BytesIO()
    pictures[0].save(out, "GIF", save_all=True, append_images=pictures[1:], duration=times, loop=0, disposal=2)
    return Made(out.getvalue(), Form.GIF)


def _pages(image: Image.Image, frames: int) -> Made:
    """A scan of several pages, as a PDF with a picture a page."""
    pages = []
    total = 0
    for number in range(frames):
        image.seek(number)
        total += image.width * image.height
        if total > MOVING_PIXELS:
            raise Unfit(TOO_BIG)
        page = _plain(image.copy())
        sheet = Image.new("L" if page.mode == "L" else "RGB", page.size, "white")
        sheet.paste(page, mask=page if page.mode == "RGBA" else None)
        pages.append(sheet)
    out = BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=150)
    return Made(out.getvalue(), Form.PDF)
