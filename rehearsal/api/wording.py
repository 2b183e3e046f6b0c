"""Texts and captions that the bot sends: entities checked, ends trimmed, lengths measured."""

import re
from typing import Any

from rehearsal.api.errors import SERVER, Unimitated, bad
from rehearsal.api.params import Call
from rehearsal.world import Json, World
from rehearsal.world.text import found, normalised, trimmed, units

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
BYTES_LIMIT = 1 << 15
FARTHEST = 1_000_000
FORMATTED = "Client.cpp get_formatted_text"
FIX = "MessageEntity.cpp fix_formatted_text"
CLEAN = "MessageEntity.cpp clean_input_string_with_entities"

FREE = frozenset(("bold", "italic", "underline", "strikethrough", "spoiler"))
"""These may contain each other and stand in anything but code."""

CODE = frozenset(("code", "pre"))
QUOTES = frozenset(("blockquote", "expandable_blockquote"))
FOUND = frozenset(("mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"))
"""What Telegram finds by itself; given by the bot it is left out, and found again if it is there."""

DATED = re.compile("r|w?[dD]?[tT]?")
"""What the format of a date may be."""

FIELDS = {"text_link": "url", "text_mention": "user", "custom_emoji": "custom_emoji_id", "pre": "language"}


def text_of(call: Call, *, editing: bool = False) -> Json:
    """The `text` of a request as content of a message."""
    raw = call.text("text")
    if not raw:
        raise bad("message text is empty", "Client.cpp get_input_message_text")
    if len(raw.encode("utf-8", "surrogatepass")) > BYTES_LIMIT:
        raise bad("text is too long", FORMATTED)
    text, entities = _worded(call.world, raw, call.json("entities"))
    if not text:
        raise bad("text must be non-empty", FIX)
    if units(text) > TEXT_LIMIT:
        raise (
            bad("MESSAGE_TOO_LONG", SERVER)
            if editing
            else bad("message is too long", "MessageContent.cpp create_input_message_content")
        )
    body: Json = {"text": text}
    if entities:
        body["entities"] = entities
    options = call.json("link_preview_options")
    if options:
        body["link_preview_options"] = _preview(options)
    return body


def caption_of(world: World, raw: str, given: Any) -> Json:
    """A caption as content of a message; an empty one is none at all."""
    if not raw:
        return {}
    text, entities = _worded(world, raw, given)
    if units(text) > CAPTION_LIMIT:
        raise bad("message caption is too long", "MessageContent.cpp get_input_message_content")
    if not text:
        return {}
    return {"caption": text} | ({"caption_entities": entities} if entities else {})


def _worded(world: World, raw: str, given: Any) -> tuple[str, list[Json]]:
    text = normalised(raw)
    entities = checked(world, text, given) if given else []
    text, entities = trimmed(text, entities)
    return text, found(text, entities)


def checked(world: World, text: str, given: Any) -> list[Json]:
    """The entities that the bot gave, in order; wrong bounds are refused as Telegram does. Overlapping ones are beyond
    the imitation: Telegram would cut them to pieces in silence, and no bot means that."""
    if not isinstance(given, list):
        raise Unimitated("entities that are no list, which Telegram ignores")
    size, edges = units(text), _edges(text)
    entities = [_entity(world, each, size, edges) for each in given]
    kept = sorted((each for each in entities if each is not None), key=lambda each: (each["offset"], -each["length"]))
    for number, outer in enumerate(kept):
        for inner in kept[number + 1 :]:
            _check_nesting(outer, inner)
    return kept


def _entity(world: World, given: Any, size: int, edges: dict[int, int] | None) -> Json | None:
    """One entity with the fields that belong to it; None for one that Telegram leaves out."""
    if not isinstance(given, dict) or not isinstance(given.get("type"), str):
        raise bad("can't parse MessageEntity: expected an Object", FORMATTED)
    kind, offset, length = given["type"], given.get("offset"), given.get("length")
    if not isinstance(offset, int) or not 0 <= offset <= FARTHEST:
        raise bad(f"receive an entity with incorrect offset {offset}", FIX)
    if not isinstance(length, int) or not 0 <= length <= FARTHEST:
        raise bad(f"receive an entity with incorrect length {length}", FIX)
    if kind in FOUND or length == 0:
        return None
    end = offset + length
    if offset > size:
        raise bad(f"entity begins after the end of the text at UTF-16 offset {offset}", CLEAN)
    if end > size:
        raise bad(
            f"entity beginning at UTF-16 offset {offset} ends after the end of the text at UTF-16 offset {end}", CLEAN
        )
    if edges is not None and offset not in edges:
        raise bad(f"entity begins in a middle of a UTF-16 symbol at byte offset {edges[offset + 1]}", CLEAN)
    if edges is not None and end not in edges:
        raise bad(
            f"entity beginning at UTF-16 offset {offset} ends in a middle of a UTF-16 symbol"
            f" at byte offset {edges[end + 1]}",
            CLEAN,
        )
    if kind == "date_time":
        return _dated({"type": kind, "offset": offset, "length": length}, given)
    if kind not in FREE | CODE | QUOTES | FIELDS.keys():
        raise Unimitated(f"entities of the type {kind}")
    entity: Json = {"type": kind, "offset": offset, "length": length}
    field = FIELDS.get(kind)
    value = given.get(field) if field is not None else None
    if kind == "text_mention":
        person = world.people.get(value["id"]) if isinstance(value, dict) else None
        return entity | {"user": person.as_user()} if person is not None else None
    if field is not None and value:
        entity[field] = value
    elif kind in ("text_link", "custom_emoji"):
        return None
    if extra := given.keys() - {"type", "offset", "length", field}:
        raise Unimitated(f"the fields {', '.join(sorted(extra))} of an entity {kind}")
    return entity


def _dated(entity: Json, given: Json) -> Json:
    """An instant, which each phone shows in its own zone and language."""
    at, shape = given.get("unix_time"), given.get("date_time_format", "")
    if not isinstance(at, int) or at <= 0:
        raise Unimitated("a date_time without its instant")
    if not isinstance(shape, str) or not DATED.fullmatch(shape):
        raise Unimitated(f"the format {shape!r} of a date_time")
    if extra := given.keys() - {"type", "offset", "length", "unix_time", "date_time_format"}:
        raise Unimitated(f"the fields {', '.join(sorted(extra))} of an entity date_time")
    return entity | {"unix_time": at} | ({"date_time_format": shape} if shape else {})


def _edges(text: str) -> dict[int, int] | None:
    """The UTF-16 offsets between characters, each with its offset in bytes; None when every offset is one."""
    if text.isascii():
        return None
    edges, at, byte = {0: 0}, 0, 0
    for character in text:
        at += 2 if ord(character) > 0xFFFF else 1
        byte += len(character.encode("utf-8", "surrogatepass"))
        edges[at] = byte
    return edges


def _check_nesting(outer: Json, inner: Json) -> None:
    """Stop at entities that overlap without containing each other, and at what may not be nested."""
    end = outer["offset"] + outer["length"]
    if inner["offset"] >= end:
        return
    pair = f'"{outer["type"]}" and "{inner["type"]}" at UTF-16 offset {inner["offset"]}'
    if inner["offset"] + inner["length"] > end:
        raise Unimitated(f"entities {pair} overlap")
    kinds = {outer["type"], inner["type"]}
    if kinds & CODE or (outer["type"] in QUOTES and inner["type"] in QUOTES):
        raise Unimitated(f"entities {pair} can't be nested")


def _preview(options: Any) -> Json:
    known = {"is_disabled", "url", "prefer_small_media", "prefer_large_media", "show_above_text"}
    if not isinstance(options, dict):
        raise bad("object expected as link preview options", "Client.cpp get_link_preview_options")
    if extra := options.keys() - known:
        raise Unimitated(f"the link preview options {', '.join(sorted(extra))}")
    return options
