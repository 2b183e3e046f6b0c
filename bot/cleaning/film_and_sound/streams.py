"""Film and sound through ffmpeg: the streams are copied into a new file, without tags, chapters, covers, subtitles,
attachments, data tracks and the notes that cameras write between the pictures. Nothing is decoded but FLAC.
"""

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from bot.cleaning.film_and_sound import boxes, ebml, ogg
from bot.cleaning.formats import BROKEN, NO_TOOL, UNKNOWN, Form, Made, Unfit

DEMUXERS = {
    Form.MP4: "mov",
    Form.M4A: "mov",
    Form.MATROSKA: "matroska",
    Form.WEBM: "matroska",
    Form.OGG: "ogg",
    Form.FLAC: "flac",
}
"""Said outright, so that no file is taken for a play list that fetches others."""

MUXERS = {
    Form.MP4: ("-f", "mp4", "-movflags", "+faststart", "-write_tmcd", "0"),
    Form.M4A: ("-f", "ipod", "-movflags", "+faststart"),
    Form.THREEGP: ("-f", "3gp", "-movflags", "+faststart"),
    Form.MATROSKA: ("-f", "matroska"),
    Form.WEBM: ("-f", "webm"),
    Form.OGG: ("-f", "ogg"),
    Form.FLAC: ("-f", "flac"),
}
NOTES = {
    "h264": "filter_units=remove_types=6",
    "hevc": "filter_units=remove_types=39-40",
    "av1": "filter_units=remove_types=5",
}
"""What cameras write between the pictures: place, time and maker among it."""

VIDEO = frozenset("h264 hevc av1 vp8 vp9 mpeg4 h263".split())
AUDIO = frozenset("aac mp3 opus vorbis flac alac ac3 eac3 amr_nb amr_wb".split())
OLD_PHONE = frozenset("h263 amr_nb amr_wb".split())
RAW = "pcm_"


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream that goes along."""

    index: int
    video: bool
    codec: str


def clean(data: bytes, form: Form, folder: Path) -> Made:
    """The same film or sound in a new file. `folder` is private, in memory, and emptied by whoever gave it."""
    if not (shutil.which("ffmpeg") and shutil.which("ffprobe")):
        raise Unfit(NO_TOOL)
    if form in (Form.MP4, Form.M4A):
        data = boxes.blanked(data)
    elif form in (Form.MATROSKA, Form.WEBM):
        data = ebml.blanked(data)
    elif form is Form.OGG:
        data = ogg.checked(data)
    source = folder / "in"
    source.write_bytes(data)
    streams = _streams(source, form)
    made = _made_form(form, streams)
    target = folder / "out"
    _run("ffmpeg", "-y", *_reading(source, form), *_copying(streams, made), *MUXERS[made], str(target))
    return Made(target.read_bytes(), made)


def _made_form(form: Form, streams: list[Stream]) -> Form:
    """A film without pictures is sound; codecs of old phones need their own container."""
    if form in (Form.MP4, Form.M4A):
        if any(stream.codec in OLD_PHONE for stream in streams):
            return Form.THREEGP
        return Form.MP4 if any(stream.video for stream in streams) else Form.M4A
    return form


def _streams(source: Path, form: Form) -> list[Stream]:
    """The first film and every sound; raises Unfit where there is neither, or one of a kind that is not known."""
    shown = "stream=index,codec_type,codec_name:stream_disposition=attached_pic,timed_thumbnails"
    told = _run("ffprobe", *_reading(source, form), "-show_entries", shown, "-of", "json")
    found = json.loads(told).get("streams", [])
    films = [
        Stream(each["index"], True, each.get("codec_name", ""))
        for each in found
        if each.get("codec_type") == "video" and not any(each.get("disposition", {}).values())
    ]
    sounds = [
        Stream(each["index"], False, each.get("codec_name", "")) for each in found if each.get("codec_type") == "audio"
    ]
    kept = ([] if form in (Form.M4A, Form.OGG, Form.FLAC) else films[:1]) + sounds[:4]
    if not kept:
        raise Unfit(BROKEN)
    known = all(each.codec in (VIDEO if each.video else AUDIO) or each.codec.startswith(RAW) for each in kept)
    if not known:
        raise Unfit(UNKNOWN)
    return kept


def _reading(source: Path, form: Form) -> list[str]:
    return [
        "-v", "quiet", "-protocol_whitelist", "file", "-fflags", "+bitexact+discardcorrupt", "-f", DEMUXERS[form],
        "-i", str(source),
    ]  # fmt: skip


def _copying(streams: list[Stream], made: Form) -> list[str]:
    args = ["-map_metadata", "-1", "-map_chapters", "-1", "-c", "copy", "-threads", "1"]
    for number, stream in enumerate(streams):
        args += ["-map", f"0:{stream.index}"]
        if stream.codec in NOTES:
            args += [f"-bsf:{number}", NOTES[stream.codec]]
        if stream.codec.startswith(RAW) and made in (Form.MP4, Form.M4A):
            args += [f"-c:{number}", "aac"]
        if made is Form.FLAC:
            args += [f"-c:{number}", "flac"]
    return [*args, "-fflags", "+bitexact", "-flags", "+bitexact", "-bitexact", "-map_metadata:s", "-1"]


def _run(tool: str, *args: str) -> bytes:
    """Run one of ffmpeg's programs; what it says about the file is thrown away."""
    done = subprocess.run(
        [tool, *(("-nostdin", "-hide_banner") if tool == "ffmpeg" else ()), *args],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode:
        raise Unfit(BROKEN)
    return done.stdout
