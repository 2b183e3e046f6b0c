"""sendPhoto, sendDocument and the other methods that send one file."""

from typing import Any

from rehearsal.api.access import chat_of, check_may_send
from rehearsal.api.markup import markup_of
from rehearsal.api.params import CAPTION, FILE, FLAG, NUMBER, OUT, SEND, TEXT, Call, Kind
from rehearsal.api.replies import aim_of
from rehearsal.api.sending import post
from rehearsal.api.table import method, one
from rehearsal.api.uploads import file_of
from rehearsal.api.wording import caption_of
from rehearsal.world import Json
from rehearsal.world.content import file_body

LOOK: dict[str, Kind] = {"show_caption_above_media": FLAG, "has_spoiler": FLAG}
SIZE: dict[str, Kind] = {"width": NUMBER, "height": NUMBER, "duration": NUMBER}
THUMBNAIL: dict[str, Kind] = {"thumbnail": FILE}
MEASURES = ("width", "height", "duration", "length", "performer", "title")


def send_file(call: Call, kind: str) -> Json:
    """One file, its caption, and how it is shown."""
    chat = chat_of(call)
    file = file_of(call, call.params.get(kind), kind, kind)
    measures: dict[str, Any] = {name: call.params[name] for name in MEASURES if name in call.params}
    body = file_body(call.world.files, file, **measures)
    body |= caption_of(call.world, call.text("caption"), call.json("caption_entities"))
    if call.flag("show_caption_above_media"):
        body["show_caption_above_media"] = True
    if call.flag("has_spoiler"):
        body["has_media_spoiler"] = True
    check_may_send(call, chat, kind)
    return post(call, chat, body, aim_of(call, chat), markup=markup_of(call, chat)).as_message()


@method("sendPhoto", SEND | CAPTION | LOOK | {"photo": FILE}, weight=one)
def send_photo(call: Call) -> Json:
    """A picture; Telegram drops its metadata."""
    return send_file(call, "photo")


@method(
    "sendDocument",
    SEND | CAPTION | THUMBNAIL | {"document": FILE, "disable_content_type_detection": FLAG},
    weight=one,
)
def send_document(call: Call) -> Json:
    """Any file, with its name and metadata."""
    return send_file(call, "document")


@method("sendVoice", SEND | CAPTION | {"voice": FILE, "duration": NUMBER}, weight=one)
def send_voice(call: Call) -> Json:
    """A voice note."""
    return send_file(call, "voice")


@method(
    "sendVideo",
    SEND | CAPTION | LOOK | SIZE | THUMBNAIL
    | {"video": FILE, "supports_streaming": FLAG, "cover": OUT, "start_timestamp": OUT},
    weight=one,
)  # fmt: skip
def send_video(call: Call) -> Json:
    """A video."""
    return send_file(call, "video")


@method(
    "sendAudio",
    SEND | CAPTION | THUMBNAIL | {"audio": FILE, "duration": NUMBER, "performer": TEXT, "title": TEXT},
    weight=one,
)
def send_audio(call: Call) -> Json:
    """A piece of music."""
    return send_file(call, "audio")


@method("sendAnimation", SEND | CAPTION | LOOK | SIZE | THUMBNAIL | {"animation": FILE}, weight=one)
def send_animation(call: Call) -> Json:
    """A GIF or a silent video."""
    return send_file(call, "animation")


@method(
    "sendVideoNote",
    SEND | THUMBNAIL | {"video_note": FILE, "duration": NUMBER, "length": NUMBER},
    weight=one,
)
def send_video_note(call: Call) -> Json:
    """A round video."""
    return send_file(call, "video_note")


@method("sendSticker", SEND | {"sticker": FILE, "emoji": TEXT}, weight=one)
def send_sticker(call: Call) -> Json:
    """A sticker."""
    return send_file(call, "sticker")
