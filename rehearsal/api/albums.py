"""sendMediaGroup, and the descriptions of files that it shares with editMessageMedia."""

from typing import Any

from rehearsal.api.access import chat_of, check_may_send
from rehearsal.api.errors import Unimitated, bad
from rehearsal.api.params import EXTRAS, HOW, JSON, OTHER_PLACES, PLACE, REPLY, Call
from rehearsal.api.replies import aim_of
from rehearsal.api.sending import post
from rehearsal.api.table import as_many_as, method
from rehearsal.api.uploads import ATTACH, file_of
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
INPUT = "Client.cpp get_input_media"
TOGETHER = "MessageContent.cpp check_message_group_message_contents"
MEASURES = ("width", "height", "duration", "performer", "title")


def input_media(call: Call, given: Any) -> Json:
    """The content that an InputMedia describes."""
    if not isinstance(given, dict):
        raise bad("can't parse InputMedia: expected an Object", INPUT)
    kind = given.get("type")
    if kind not in FIELDS:
        raise Unimitated(f"media of the type {kind}")
    if extra := given.keys() - FIELDS[kind]:
        raise Unimitated(f"the fields {', '.join(sorted(extra))} of a {kind}")
    if not given.get("media") or (str(given["media"]).startswith(ATTACH) and not _uploaded(call, given["media"])):
        raise bad("can't parse InputMedia: media not found", INPUT)
    file = file_of(call, given["media"], kind, "")
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
    """Up to ten files as one album; documents and music only among themselves."""
    chat = chat_of(call)
    media = call.json("media")
    if media is None:
        raise bad('parameter "media" is required', "Client.cpp get_required_string_arg")
    if not isinstance(media, list):
        raise bad("expected an Array of InputMedia", "Client.cpp get_input_message_contents")
    kinds = {each.get("type") if isinstance(each, dict) else None for each in media}
    if "animation" in kinds:
        raise bad("can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup", INPUT)
    bodies = [input_media(call, each) for each in media]
    _check_together(bodies, kinds)
    for kind in kinds:
        check_may_send(call, chat, str(kind))
    aim = aim_of(call, chat)
    album = str(call.world.random.randrange(10**16, 10**17))
    return [post(call, chat, body, aim, album=album).as_message() for body in bodies]


def _check_together(bodies: list[Json], kinds: set[Any]) -> None:
    """Refuse what does not go into one album. (One file alone does.)"""
    if not bodies:
        raise bad("there are no messages to send", TOGETHER)
    if len(bodies) > 10:
        raise bad("too many messages to send as an album", TOGETHER)
    if len({bool(body.get("show_caption_above_media")) for body in bodies}) > 1:
        raise bad("parameter show_caption_above_media must be the same for all messages", TOGETHER)
    for kind in sorted(kinds & {"document", "audio"}):
        if len(kinds) > 1:
            raise bad(f"{kind} can't be mixed with other media types", TOGETHER)


def _uploaded(call: Call, attached: str) -> bool:
    return attached.removeprefix(ATTACH) in call.uploads
