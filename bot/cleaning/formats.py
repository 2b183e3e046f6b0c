"""The kinds of file that can be cleaned, what comes out of each, and why a file can be refused."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Clean:
    """A file that may be passed on. `kind` is Telegram's word (photo, document, voice, …); `name` says nothing."""

    data: bytes
    kind: str
    mime: str
    name: str


@dataclass(frozen=True, slots=True)
class Spoiled:
    """A file that is not passed on; `reason` is the id of a sentence in `locales/`."""

    reason: str


class Unfit(Exception):
    """Raised inside a cleaner: this file is refused, for this reason."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Form(StrEnum):
    """What a file truly is, by its bytes."""

    JPEG = "jpeg"
    PNG = "png"
    GIF = "gif"
    WEBP = "webp"
    HEIF = "heif"
    AVIF = "avif"
    BMP = "bmp"
    TIFF = "tiff"
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    ODT = "odt"
    ODS = "ods"
    ODP = "odp"
    MP4 = "mp4"
    THREEGP = "3gp"
    MATROSKA = "mkv"
    WEBM = "webm"
    M4A = "m4a"
    MP3 = "mp3"
    AAC = "aac"
    AMR = "amr"
    OGG = "ogg"
    WAV = "wav"
    FLAC = "flac"
    TEXT = "txt"


@dataclass(frozen=True, slots=True)
class Made:
    """What a cleaner made: never of a form that is not in `PASSED_ON`. `photo`: Telegram would take it as one."""

    data: bytes
    form: Form
    photo: bool = True


@dataclass(frozen=True, slots=True)
class Outside:
    """How a form is shown outside: the kinds of message that may carry it (the first if none was asked for)."""

    kinds: tuple[str, ...]
    mime: str
    name: str


PICTURE = ("photo", "document")
MOVING = ("animation", "document")
FILM = ("video", "video_note", "animation", "document")
SOUND = ("audio", "voice", "document")
PAPER = ("document",)
OFFICE = "application/vnd.openxmlformats-officedocument."
OASIS = "application/vnd.oasis.opendocument."
PASSED_ON = {
    Form.JPEG: Outside(PICTURE, "image/jpeg", "photo.jpg"),
    Form.PNG: Outside(PICTURE, "image/png", "photo.png"),
    Form.GIF: Outside(MOVING, "image/gif", "animation.gif"),
    Form.PDF: Outside(PAPER, "application/pdf", "document.pdf"),
    Form.DOCX: Outside(PAPER, OFFICE + "wordprocessingml.document", "document.docx"),
    Form.XLSX: Outside(PAPER, OFFICE + "spreadsheetml.sheet", "table.xlsx"),
    Form.PPTX: Outside(PAPER, OFFICE + "presentationml.presentation", "slides.pptx"),
    Form.ODT: Outside(PAPER, OASIS + "text", "document.odt"),
    Form.ODS: Outside(PAPER, OASIS + "spreadsheet", "table.ods"),
    Form.ODP: Outside(PAPER, OASIS + "presentation", "slides.odp"),
    Form.MP4: Outside(FILM, "video/mp4", "video.mp4"),
    Form.THREEGP: Outside(FILM, "video/3gpp", "video.3gp"),
    Form.MATROSKA: Outside(FILM, "video/x-matroska", "video.mkv"),
    Form.WEBM: Outside(FILM, "video/webm", "video.webm"),
    Form.M4A: Outside(SOUND, "audio/mp4", "audio.m4a"),
    Form.MP3: Outside(SOUND, "audio/mpeg", "audio.mp3"),
    Form.AAC: Outside(SOUND, "audio/aac", "audio.aac"),
    Form.AMR: Outside(SOUND, "audio/amr", "audio.amr"),
    Form.OGG: Outside(("voice", "audio", "document"), "audio/ogg", "voice.ogg"),
    Form.WAV: Outside(SOUND, "audio/wav", "audio.wav"),
    Form.FLAC: Outside(SOUND, "audio/flac", "audio.flac"),
    Form.TEXT: Outside(PAPER, "text/plain", "text.txt"),
}
