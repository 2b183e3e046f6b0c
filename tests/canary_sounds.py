"""Sound and film with the word in every tag."""

import shutil
import struct
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from tests.canaries import CANARY
from tests.canary_pictures import exif, jpeg

PHOTO = jpeg(exif=exif(), comment=CANARY.encode())
FFMPEG = bool(shutil.which("ffmpeg"))


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


# Film and sound made by ffmpeg.

PICTURES = "-f lavfi -i testsrc=size=64x48:rate=5:duration=1"
TONE = "-f lavfi -i sine=440:duration=1"
TAGS = (
    f"-metadata title={CANARY} -metadata artist={CANARY} -metadata comment={CANARY}"
    f" -metadata location=+48.1373+011.5755/"
    f" -metadata:s title={CANARY} -metadata:s handler_name={CANARY} -metadata:s language=deu"
)
RECIPES = {
    "film.mp4": f"{PICTURES} {TONE} {TAGS} -c:v libx264 -pix_fmt yuv420p -c:a aac -movflags use_metadata_tags",
    "film.mov": f"{PICTURES} {TONE} {TAGS} -c:v libx264 -pix_fmt yuv420p -c:a aac",
    "fragments.mp4": f"{PICTURES} {TONE} {TAGS} -c:v libx264 -c:a aac -movflags frag_keyframe+empty_moov",
    "film.mkv": f"{PICTURES} {TONE} {TAGS} -c:v libx264 -c:a aac -attach {{folder}}/note.txt"
    " -metadata:s:t mimetype=text/plain",
    "film.webm": f"{PICTURES} {TONE} {TAGS} -c:v libvpx -c:a libopus",
    "film.3gp": f"-f lavfi -i testsrc=size=176x144:rate=5:duration=1 {TONE} {TAGS} -c:v h263 -c:a aac",
    "sound.m4a": f"{TONE} {TAGS} -c:a aac",
    "voice.ogg": f"{TONE} {TAGS} -c:a libopus -b:a 24k",
    "sound.ogg": f"{TONE} {TAGS} -c:a libvorbis",
    "sound.flac": f"{TONE} {TAGS} -c:a flac",
    "sound.mp3": f"-i {{folder}}/note.jpg {TONE} {TAGS} -map 1 -map 0 -c:a libmp3lame -c:v copy -write_id3v1 1",
}


@cache
def filmed(name: str) -> bytes:
    """What ffmpeg makes of a recipe."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "note.txt").write_text(CANARY)
        (Path(folder) / "note.jpg").write_bytes(PHOTO)
        target = Path(folder) / name
        args = RECIPES[name].format(folder=folder).split()
        subprocess.run(["ffmpeg", "-v", "error", "-y", *args, str(target)], check=True, stdin=subprocess.DEVNULL)
        return target.read_bytes()


def hevc_note() -> bytes:
    """A set-up record of HEVC with a note in it, as some encoders write it."""
    note = b"\x4e\x01\x05" + CANARY.encode()
    return bytes(22) + b"\x01\xa7\0\x01" + struct.pack(">H", len(note)) + note
