"""Film and sound: the streams are copied into a new file by FFmpeg's libraries, in this process and in memory, without
tags, chapters, covers, subtitles, attachments, data tracks and the notes that cameras write between the pictures.
Nothing is decoded but FLAC, and bare samples in a film.
"""

from collections.abc import Iterator
from fractions import Fraction
from io import BytesIO
from typing import Literal, TypeAlias

import av
from av.audio.format import AudioFormat
from av.audio.stream import AudioStream
from av.bitstream import BitStreamFilterContext
from av.codec.context import CodecContext
from av.container import InputContainer, OutputContainer
from av.stream import Disposition, Stream

from bot.cleaning.film_and_sound import boxes, ebml, ogg, setups
from bot.cleaning.formats import Form, Made, Unfit
from rules.file_refusals import BROKEN, UNKNOWN

DEMUXERS = {
    Form.MP4: "mov",
    Form.M4A: "mov",
    Form.MATROSKA: "matroska",
    Form.WEBM: "matroska",
    Form.OGG: "ogg",
    Form.FLAC: "flac",
}
"""Said outright, so that no file is taken for a play list that fetches others."""

READING = {"fflags": "+bitexact+discardcorrupt"}
BARE = {"fflags": "+bitexact"}
FAST = {"movflags": "+faststart"}
MUXERS: dict[Form, tuple[str, dict[str, str]]] = {
    Form.MP4: ("mp4", FAST | {"write_tmcd": "0"}),
    Form.M4A: ("ipod", FAST),
    Form.THREEGP: ("3gp", FAST),
    Form.MATROSKA: ("matroska", {}),
    Form.WEBM: ("webm", {}),
    Form.OGG: ("ogg", {}),
    Form.FLAC: ("flac", {}),
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
Packet: TypeAlias = "av.Packet[Stream]"
COVERS = Disposition.attached_pic | Disposition.timed_thumbnails


def clean(data: bytes, form: Form) -> Made:
    """The same film or sound in a new file."""
    if form in (Form.MP4, Form.M4A):
        data = boxes.blanked(data)
    elif form in (Form.MATROSKA, Form.WEBM):
        data = ebml.blanked(data)
    elif form is Form.OGG:
        data = ogg.checked(data)
    try:
        with av.open(BytesIO(data), "r", format=DEMUXERS[form], options=READING, metadata_errors="ignore") as source:
            streams = _streams(source, form)
            made = _made_form(form, streams)
            return Made(_copied(source, streams, made), made)
    except (av.FFmpegError, ValueError, OverflowError) as error:
        raise Unfit(BROKEN) from error


def _made_form(form: Form, streams: list[Stream]) -> Form:
    """A film without pictures is sound; codecs of old phones need their own container."""
    if form in (Form.MP4, Form.M4A):
        if any(_codec(stream) in OLD_PHONE for stream in streams):
            return Form.THREEGP
        return Form.MP4 if any(stream.type == "video" for stream in streams) else Form.M4A
    return form


def _codec(stream: Stream) -> str:
    """What the stream is coded in; nothing where nobody knows."""
    context: CodecContext | None = stream.codec_context
    return context.codec.canonical_name if context else ""


def _streams(source: InputContainer, form: Form) -> list[Stream]:
    """The first film and every sound; raises Unfit where there is neither, or one of a kind that is not known."""
    films = [each for each in source.streams if each.type == "video" and not each.disposition & COVERS]
    sounds = [each for each in source.streams if each.type == "audio"]
    kept = ([] if form in (Form.M4A, Form.OGG, Form.FLAC) else films[:1]) + sounds[:4]
    if not kept:
        raise Unfit(BROKEN)
    for each in kept:
        codec = _codec(each)
        if codec == "vorbis" and form in (Form.MP4, Form.M4A):
            raise Unfit(UNKNOWN)  # its tags lie in its set-up, and only in Ogg and Matroska do we know where
        known = codec in (VIDEO if each.type == "video" else AUDIO) or codec.startswith(RAW)
        if not known or not setups.bare(codec, each.codec_context.extradata or b""):
            raise Unfit(UNKNOWN)
    return kept


class _Written(BytesIO):
    """What is written, in memory. FFmpeg reads it once more to put the index of a film before its pictures."""

    name = ""

    def again(self, *_: object) -> BytesIO:
        """The same bytes to be read."""
        return BytesIO(self.getbuffer())


def _copied(source: InputContainer, streams: list[Stream], form: Form) -> bytes:
    """The streams in a new container."""
    out = _Written()
    name, options = MUXERS[form]
    with av.open(out, "w", format=name, options=BARE | options, io_open=out.again) as target:
        ways = {stream.index: _way(stream, target, form) for stream in streams}
        for packet in source.demux(streams):
            for each in ways[packet.stream.index].passed(packet):
                target.mux_one(each)
    return out.getvalue()


def _way(stream: Stream, target: OutputContainer, form: Form) -> "_Copied | _Anew":
    if isinstance(stream, AudioStream):
        if form is Form.FLAC:
            return _Anew(stream, target, "flac")
        if _codec(stream).startswith(RAW) and form in (Form.MP4, Form.M4A):
            return _Anew(stream, target, "aac")
    return _Copied(stream, target)


class _Copied:
    """A stream as it is, without notes."""

    def __init__(self, stream: Stream, target: OutputContainer) -> None:
        self.codec = _codec(stream)
        self.new = target.add_stream_from_template(stream, opaque=True)
        notes = NOTES.get(self.codec)
        self.filter = BitStreamFilterContext(notes, stream, self.new) if notes else None
        if self.codec == "mpeg4":
            self.new.codec_context.extradata = setups.unsigned(stream.codec_context.extradata or b"")

    def passed(self, packet: Packet) -> Iterator[Packet]:
        """What becomes of a packet; an empty one is the sign that there are no more."""
        if not packet.size:
            return
        unit = packet.time_base
        for each in self.filter.filter(packet) if self.filter else (packet,):
            yield self._anew(each, unit)

    def _anew(self, packet: Packet, unit: Fraction) -> Packet:
        """The same pictures or sound in a packet that carries nothing beside them."""
        data = bytes(packet)
        new = av.Packet(setups.unsigned(data) if self.codec == "mpeg4" else data)
        new.pts, new.dts, new.duration, new.time_base = packet.pts, packet.dts, packet.duration, unit
        new.is_keyframe = packet.is_keyframe
        if packet.has_sidedata("skip_samples"):  # where a voice note ends within its last packet
            new.set_sidedata(packet.get_sidedata("skip_samples"))
        new.stream = self.new
        return new


class _Anew:
    """Sound that is decoded and coded again, so that nothing but samples goes along."""

    def __init__(self, stream: AudioStream, target: OutputContainer, codec: Literal["aac", "flac"]) -> None:
        self.old = stream
        self.new = target.add_stream(codec, rate=stream.rate, layout=stream.layout.name)
        if codec == "flac" and stream.format.bytes > 2:
            self.new.format = AudioFormat("s32")

    def passed(self, packet: Packet) -> Iterator[Packet]:
        """What becomes of a packet; the last one is empty."""
        for frame in self.old.decode(packet):
            yield from self.new.encode(frame)
        if not packet.size:
            yield from self.new.encode()
