"""editMessageText, editMessageCaption, editMessageMedia, editMessageReplyMarkup."""

from rehearsal.api.access import chat_of, message_of
from rehearsal.api.albums import input_media
from rehearsal.api.errors import bad
from rehearsal.api.markup import markup_of
from rehearsal.api.params import CAPTION, CHAT, FLAG, JSON, MARKUP, NUMBER, OUT, TEXT, Call, Kind
from rehearsal.api.table import method, one
from rehearsal.api.wording import caption_of, text_of
from rehearsal.world import Json, Message
from rehearsal.world.content import CAPTIONED, kind_of

WHICH: dict[str, Kind] = {
    "chat_id": CHAT,
    "message_id": NUMBER,
    "inline_message_id": OUT,
    "business_connection_id": OUT,
} | MARKUP
EDITED = "MessagesManager.cpp can_edit_message"
MEDIA = "MessagesManager.cpp edit_message_media"
REPLACEABLE = frozenset((None, "animation", "audio", "document", "photo", "video"))
"""What another file may take the place of: words too (None), but no voice note, round video or sticker."""
CAPTION_FIELDS = ("caption", "caption_entities", "show_caption_above_media")


def editable(call: Call) -> Message:
    """The message, if the bot may change it: its own, not forwarded, not a notice, no keyboard for typing on it."""
    if not call.number("message_id") and "chat_id" not in call.params:
        raise bad("message identifier is not specified", "Client.cpp get_inline_message_id")
    chat = chat_of(call)
    message = message_of(call, chat, "message to edit")
    personal = message.markup is not None and not {"inline_keyboard", "remove_keyboard"} & message.markup.keys()
    if message.written_by is not call.world.bot or message.is_service or "forward_origin" in message.extra or personal:
        raise bad("message can't be edited", EDITED)
    return message


def change(call: Call, message: Message, body: Json, *, markup: Json | None) -> Json:
    """Put the new content and buttons in; refuse when nothing changes."""
    if body == message.body and _buttons(markup) == _buttons(message.markup):
        raise bad(
            "message is not modified: specified new message content and reply markup are exactly the same as a current "
            "content and reply markup of the message",
            "Client.cpp fail_query_with_error (server: MESSAGE_NOT_MODIFIED)",
        )
    message.body = body
    message.markup = markup
    message.edited = int(call.world.now())
    call.world.altered(message)
    return message.as_message()


def _buttons(markup: Json | None) -> Json | None:
    return markup if markup is not None and "inline_keyboard" in markup else None


@method(
    "editMessageText",
    WHICH | {"text": TEXT, "parse_mode": OUT, "entities": JSON, "link_preview_options": JSON, "rich_message": OUT},
    weight=one,
)
def edit_message_text(call: Call) -> Json:
    """New words; without reply_markup the buttons go."""
    body = text_of(call, editing=True)
    message = editable(call)
    if "text" not in message.body:
        raise bad("there is no text in the message to edit", "MessagesManager.cpp edit_message_text")
    return change(call, message, body, markup=markup_of(call, message.chat, inline_only=True))


@method("editMessageCaption", WHICH | CAPTION | {"show_caption_above_media": FLAG}, weight=one)
def edit_message_caption(call: Call) -> Json:
    """A new caption, or none; without reply_markup the buttons go."""
    message = editable(call)
    if kind_of(message.body) not in CAPTIONED:
        raise bad("there is no caption in the message to edit", "MessagesManager.cpp edit_message_caption")
    caption = caption_of(call.world, call.text("caption"), call.json("caption_entities"))
    if call.flag("show_caption_above_media"):
        caption["show_caption_above_media"] = True
    kept = {key: value for key, value in message.body.items() if key not in CAPTION_FIELDS}
    return change(call, message, kept | caption, markup=markup_of(call, message.chat, inline_only=True))


@method("editMessageMedia", WHICH | {"media": JSON}, weight=one)
def edit_message_media(call: Call) -> Json:
    """Another file; the caption goes too unless the new one brings one."""
    body = input_media(call, call.json("media"))
    message = editable(call)
    old, new = kind_of(message.body), kind_of(body)
    if old not in REPLACEABLE:
        raise bad("message media can't be edited", MEDIA)
    if message.album is not None and old != new:
        if new == "animation":
            raise bad("message content type can't be used in an album", MEDIA)
        if {old, new} & {"document", "audio"}:
            raise bad("can't change media type in the album", MEDIA)
    return change(call, message, body, markup=markup_of(call, message.chat, inline_only=True))


@method("editMessageReplyMarkup", WHICH, weight=one)
def edit_message_reply_markup(call: Call) -> Json:
    """Other buttons, or none."""
    message = editable(call)
    return change(call, message, message.body, markup=markup_of(call, message.chat, inline_only=True))
