"""sendMediaGroup, and the descriptions of files that it shares with editMessageMedia."""

from typing import Any

from rehearsal.api.access import chat_of, check_may_send
from rehearsal.api.errors import Unimitated, bad
from rehearsal.api.params import EXTRAS, HOW, JSON, OTHER_PLACES, PLACE, REPLY, Call
from rehearsal.api.replies import aim_of
from rehearsal.api.sending import post
from rehearsal.api.table import as_many_as, method
from rehearsal.api.uploads import file_of
from rehearsal.api.wording import caption_of
from rehearsal.world import Json
from rehearsal.world.content import file_body

COMMON = frozenset(("type", "media", "caption", "caption_entities"))
FIELDS = {
    "photo": COMMON | {"show_caption_above_media", "has_spoiler"},
    "video": COMMON
    | {"show_caption_above_media", "has_spoiler", "width", "height", "duration", "supports_streaming", "thumbnail"},
    "animation": COMMON | {"show_caption_above_media", "has_spoiler", "width", "height", "duration", "thumbnail"},
    "document": COMMON | {"disable_content_type_detection", "thumbnail"},
    "audio": COMMON | {"duration", "performer", "title", "thumbnail"},
}
MEASURES = ("width", "height", "duration", "performer", "title")


def input_media(call: Call, given: Any) -> Json:
    """The content that an InputMedia describes."""
    if not isinstance(given, dict):
        raise bad("can't parse InputMedia: expected an Object")
    kind = given.get("type")
    if kind not in FIELDS:
        raise Unimitated(f"media of the type {kind}")
    if extra := given.keys() - FIELDS[kind]:
        raise Unimitated(f"the fields {', '.join(sorted(extra))} of a {kind}")
    file = file_of(call, given.get("media"), kind, "")
    body = file_body(call.world.files, file, **{name: given[name] for name in MEASURES if name in given})
    body |= caption_of(call.world, given.get("caption") or "", given.get("caption_entities"))
    if given.get("show_caption_above_media"):
        body["show_caption_above_media"] = True
    if given.get("has_spoiler"):
        body["has_media_spoiler"] = True
    return body


@method(
    "sendMediaGroup",
    PLACE | OTHER_PLACES | HOW | EXTRAS | REPLY | {"media": JSON},
    weight=as_many_as("media"),
)
def send_media_group(call: Call) -> list[Json]:
    """Two to ten files as one album; documents and music only among themselves."""
    chat = chat_of(call)
    media = call.json("media")
    if not isinstance(media, list):
        raise bad("can't parse media JSON object: expected an Array")
    if not 2 <= len(media) <= 10:
        raise bad("wrong number of items in the album: 2-10 expected")
    kinds = {each.get("type") if isinstance(each, dict) else None for each in media}
    if "animation" in kinds or (kinds & {"document", "audio"} and len(kinds) > 1):
        raise bad("can't use the media of the specified type in the album")
    bodies = [input_media(call, each) for each in media]
    for kind in kinds:
        check_may_send(call, chat, str(kind))
    aim = aim_of(call, chat)
    album = str(call.world.random.randrange(10**16, 10**17))
    return [post(call, chat, body, aim, album=album).as_message() for body in bodies]
