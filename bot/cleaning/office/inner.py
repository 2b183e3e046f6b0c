"""Pictures inside office documents."""

from io import BytesIO

from PIL import Image

from bot.cleaning.formats import Form, Unfit
from bot.cleaning.pictures import jpeg, pictures
from bot.cleaning.sniffing import form_of

ENDINGS = {Form.JPEG: ".jpeg", Form.PNG: ".png", Form.GIF: ".gif"}


def picture(data: bytes) -> tuple[bytes, str]:
    """The picture without its metadata, and the ending of its name.

    One that cannot be cleaned, as a Windows metafile cannot, becomes a grey dot: the document stays readable, and the
    reader sees that something is missing.
    """
    try:
        form = form_of(data)
        if form is Form.JPEG and (stripped := jpeg.stripped(data)):
            return stripped, ENDINGS[Form.JPEG]
        if form in pictures.DECODERS:
            made = pictures.clean(data, form)
            if made.form in ENDINGS:
                return made.data, ENDINGS[made.form]
    except (Unfit, OSError, ValueError, SyntaxError):
        pass
    return _dot(), ENDINGS[Form.PNG]


def _dot() -> bytes:
    out = BytesIO()
    Image.new("L", (8, 8), 160).save(out, "PNG")
    return out.getvalue()
