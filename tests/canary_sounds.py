"""Sound and film with the word in every tag."""

import math
import struct
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from io import BytesIO
from itertools import chain
from typing import TypeAlias

import av
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.packet import Packet as AnyPacket
from av.stream import Stream
from av.video.stream import VideoStream

from tests.canaries import CANARY
from tests.canary_pictures import exif, jpeg

PHOTO = jpeg(exif=exif(), comment=CANARY.encode())


def id3() -> bytes:
    """A tag before MP3 or AAC, and a picture in it."""
    text = b"\x03" + CANARY.encode()
    body = b"".join(
        name + struct.pack(">I", len(value)) + b"\0\0" + value
        for name, value in ((b"TIT2", text), (b"APIC", b"\0image/jpeg\0\x03\0" + PHOTO))
    )
    size = bytes(len(body) >> shift & 127 for shift in (21, 14, 7, 0))
    return b"ID3\x03\0\0" + size + body


def mp3() -> bytes:
    """Silent frames with a tag of every fashion round them."""
    frame = b"\xff\xfb\x90\xc4" + bytes(413)
    index = (
        b"\xff\xfb\x90\xc4"
        + bytes(32)
        + b"Info"
        + bytes(116)
        + CANARY.encode()
        + bytes(413 - 32 - 4 - 116 - len(CANARY))
    )
    ape = b"APETAGEX" + bytes(24) + CANARY.encode()
    return id3() + index + frame * 12 + ape + b"TAG" + CANARY.encode().ljust(125, b"\0")


def aac() -> bytes:
    """Frames with a length of their own."""
    body = bytes((0x21, 0x10, 0x04, 0x60, 0x8C, 0x1C))
    length = len(body) + 7
    head = bytes((0xFF, 0xF1, 0x50, 0x40 | length >> 11, length >> 3 & 255, (length & 7) << 5 | 0x1F, 0xFC))
    return id3() + (head + body) * 20 + b"TAG" + CANARY.encode().ljust(125, b"\0")


def amr() -> bytes:
    """What old phones record, with something behind it."""
    return b"#!AMR\n" + (b"\x3c" + bytes(31)) * 10 + b"\xff" + CANARY.encode()


def wav() -> bytes:
    """Samples with notes before and behind."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)

    note = chunk(b"LIST", b"INFO" + chunk(b"IART", CANARY.encode()))
    body = chunk(b"fmt ", struct.pack("<HHIIHH", 1, 1, 8000, 16000, 2, 16)) + chunk(
        b"bext", CANARY.encode().ljust(602, b"\0")
    )
    body += note.replace(b"LIST", b"LIS1") + chunk(b"data", bytes(3200)) + note + chunk(b"id3 ", id3())
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WAVE" + body


Packet: TypeAlias = "AnyPacket[Stream]"


def cut_wav(size: int) -> bytes:
    """As a recorder leaves it whose battery ends: it had no time to write how long the samples became."""
    whole = wav()
    at = whole.index(b"data")
    return whole[: at + 4] + struct.pack("<I", size) + whole[at + 8 : at + 8 + 3200]


def wide_amr() -> bytes:
    """The same in better quality, with something behind it."""
    return b"#!AMR-WB\n" + (b"\x44" + bytes(60)) * 10 + b"\xff" + CANARY.encode()


def ogg_with_tags(vendor: bytes, padding: int) -> bytes:
    """A voice note as apps write it with a hand of their own: a name, tags, and room for more."""
    pages = filmed("voice.ogg")
    begin = pages.index(b"OggS", 4)
    head, rest = pages[:begin], pages[pages.index(b"OggS", begin + 4) :]
    tags = [b"ENCODER=" + CANARY.encode(), b"DATE=2026-01-01"]
    body = b"OpusTags" + struct.pack("<I", len(vendor)) + vendor + struct.pack("<I", len(tags))
    body += b"".join(struct.pack("<I", len(each)) + each for each in tags) + bytes(padding)
    lengths = bytes([255] * (len(body) // 255) + [len(body) % 255])
    page = bytearray(pages[begin : begin + 26] + bytes((len(lengths),)) + lengths + body)
    page[22:26] = bytes(4)
    page[22:26] = struct.pack("<I", _checksum(bytes(page)))
    return head + bytes(page) + rest


def _checksum(page: bytes) -> int:
    """What an Ogg page says about itself."""
    value = 0
    for byte in page:
        value ^= byte << 24
        for _ in range(8):
            value = value << 1 ^ (0x04C11DB7 if value & 0x80000000 else 0)
        value &= 0xFFFFFFFF
    return value


def boxed(name: str, *boxes: bytes) -> bytes:
    """A film with boxes behind it that phones write."""
    return filmed(name) + b"".join(struct.pack(">I", len(each) + 4) + each for each in boxes)


# Film and sound made by PyAV, whose encoders only the tests use.

TAGS = {"title": CANARY, "artist": CANARY, "comment": CANARY, "location": "+48.1373+011.5755/"}
OF_STREAM = {"title": CANARY, "handler_name": CANARY, "language": "deu"}


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a film or a sound is made of."""

    container: str
    video: str = ""
    audio: str = ""
    size: tuple[int, int] = (64, 48)
    rate: int = 48000
    layout: str = "mono"
    options: dict[str, str] = field(default_factory=dict)
    note: bool = False


OWN = {"strict": "experimental"}
"""FFmpeg's own encoder for Vorbis."""

RECIPES = {
    "film.mp4": Recipe("mp4", "libx264", "aac", options={"movflags": "use_metadata_tags"}),
    "film.mov": Recipe("mov", "libx264", "aac"),
    "raw.mov": Recipe("mov", "libx264", "pcm_s16le"),
    "hevc.mp4": Recipe("mp4", "libx265", "aac"),
    "av1.mp4": Recipe("mp4", "libsvtav1", "aac"),
    "old.mp4": Recipe("mp4", "mpeg4", "aac"),
    "fragments.mp4": Recipe("mp4", "libx264", "aac", options={"movflags": "frag_keyframe+empty_moov"}),
    "round.mp4": Recipe("mp4", "libx264", "aac", size=(96, 96)),
    "film.mkv": Recipe("matroska", "libx264", "aac", note=True),
    "film.webm": Recipe("webm", "libvpx", "libopus"),
    "sticker.webm": Recipe("webm", "libvpx-vp9", size=(512, 512)),
    "film.3gp": Recipe("3gp", "h263", "libopencore_amrnb", size=(176, 144), rate=8000),
    "silent.3gp": Recipe("3gp", "h263", size=(176, 144)),
    "spoken.3gp": Recipe("3gp", "", "libopencore_amrnb", rate=8000),
    "vp9.mkv": Recipe("matroska", "libvpx-vp9", "libopus"),
    "sound.m4a": Recipe("ipod", "", "aac"),
    "lossless.m4a": Recipe("ipod", "", "alac"),
    "voice.ogg": Recipe("ogg", "", "libopus"),
    "sound.ogg": Recipe("ogg", "", "vorbis", layout="stereo", options=OWN),
    "sound.mka": Recipe("matroska", "", "vorbis", layout="stereo", options=OWN),
    "flac.mka": Recipe("matroska", "", "flac"),
    "opus.webm": Recipe("webm", "", "libopus"),
    "stereo.ogg": Recipe("ogg", "", "libopus", layout="stereo"),
    "mp3.mkv": Recipe("matroska", "", "libmp3lame"),
    "sound.flac": Recipe("flac", "", "flac"),
    "sound.mp3": Recipe("mp3", "", "libmp3lame"),
}


@cache
def filmed(name: str) -> bytes:
    """What PyAV makes of a recipe."""
    return recorded(RECIPES[name])


def recorded(recipe: Recipe) -> bytes:
    """A second of pictures and of a tone."""
    out = BytesIO()
    with av.open(out, "w", format=recipe.container, options=recipe.options) as film:
        film.metadata.update(TAGS)
        pictures = _pictures(film, recipe) if recipe.video else iter(())
        tone = _tone(film, recipe) if recipe.audio else iter(())
        if recipe.note:
            film.add_attachment("note.txt", "text/plain", CANARY.encode())
        for packet in chain(pictures, tone):
            film.mux(packet)
    return out.getvalue()


def _pictures(film: OutputContainer, recipe: Recipe) -> Iterator[Packet]:
    width, height = recipe.size
    quiet = {"x265-params": "log-level=none"} if recipe.video == "libx265" else {}
    stream = film.add_stream(recipe.video, 5, quiet, width=width, height=height, pix_fmt="yuv420p")
    assert isinstance(stream, VideoStream)
    stream.metadata.update(OF_STREAM)

    def coded() -> Iterator[Packet]:
        for number in range(5):
            frame = av.VideoFrame(width, height, "yuv420p")
            for plane in frame.planes:
                plane.update(bytes((40 * number + at % 97) % 256 for at in range(plane.buffer_size)))
            frame.pts, frame.time_base = number, Fraction(1, 5)
            yield from stream.encode(frame)
        yield from stream.encode()

    return coded()


def _tone(film: OutputContainer, recipe: Recipe) -> Iterator[Packet]:
    stream = film.add_stream(recipe.audio, recipe.rate, recipe.options, layout=recipe.layout)
    assert isinstance(stream, AudioStream)
    stream.metadata.update(OF_STREAM)

    def coded() -> Iterator[Packet]:
        wave = array("h", (int(8000 * math.sin(440 * math.tau * at / recipe.rate)) for at in range(recipe.rate)))
        if recipe.layout == "stereo":
            wave = array("h", (each for each in wave for _ in "LR"))
        frame = av.AudioFrame("s16", recipe.layout, recipe.rate)
        frame.planes[0].update(wave.tobytes())
        frame.sample_rate, frame.pts, frame.time_base = recipe.rate, 0, Fraction(1, recipe.rate)
        yield from stream.encode(frame)
        yield from stream.encode()

    return coded()


def hevc_note() -> bytes:
    """A set-up record of HEVC with a note in it, as some encoders write it."""
    note = b"\x4e\x01\x05" + CANARY.encode()
    return bytes(22) + b"\x01\xa7\0\x01" + struct.pack(">H", len(note)) + note
