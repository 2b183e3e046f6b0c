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
CAPTION_FIELDS = ("caption", "caption_entities", "show_caption_above_media")


def editable(call: Call) -> Message:
    """The message, if the bot may change it: its own, not forwarded, not a notice, no keyboard for typing on it."""
    chat = chat_of(call)
    if not call.number("message_id"):
        raise bad("message identifier is not specified")
    message = message_of(call, chat, "message to edit")
    personal = message.markup is not None and not {"inline_keyboard", "remove_keyboard"} & message.markup.keys()
    if message.written_by is not call.world.bot or message.is_service or "forward_origin" in message.extra or personal:
        raise bad("message can't be edited")
    return message


def change(call: Call, message: Message, body: Json, *, markup: Json | None) -> Json:
    """Put the new content and buttons in; refuse when nothing changes."""
    if body == message.body and _buttons(markup) == _buttons(message.markup):
        raise bad(
            "message is not modified: specified new message content and reply markup are exactly the same as a current "
            "content and reply markup of the message"
        )
    message.body = body
    message.markup = markup
    message.edited = int(call.world.now())
    call.world.changed()
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
    message = editable(call)
    body = text_of(call, editing=True)
    if "text" not in message.body:
        raise bad("there is no text in the message to edit")
    return change(call, message, body, markup=markup_of(call, message.chat, inline_only=True))


@method("editMessageCaption", WHICH | CAPTION | {"show_caption_above_media": FLAG}, weight=one)
def edit_message_caption(call: Call) -> Json:
    """A new caption, or none; without reply_markup the buttons go."""
    message = editable(call)
    if kind_of(message.body) not in CAPTIONED:
        raise bad("there is no caption in the message to edit")
    caption = caption_of(call.world, call.text("caption"), call.json("caption_entities"))
    if call.flag("show_caption_above_media"):
        caption["show_caption_above_media"] = True
    kept = {key: value for key, value in message.body.items() if key not in CAPTION_FIELDS}
    return change(call, message, kept | caption, markup=markup_of(call, message.chat, inline_only=True))


@method("editMessageMedia", WHICH | {"media": JSON}, weight=one)
def edit_message_media(call: Call) -> Json:
    """Another file; the caption goes too unless the new one brings one."""
    message = editable(call)
    body = input_media(call, call.json("media"))
    if message.album is not None and {kind_of(body), kind_of(message.body)} & {"document", "audio"}:
        raise bad("can't use the media of the specified type in the album")
    return change(call, message, body, markup=markup_of(call, message.chat, inline_only=True))


@method("editMessageReplyMarkup", WHICH, weight=one)
def edit_message_reply_markup(call: Call) -> Json:
    """Other buttons, or none."""
    message = editable(call)
    return change(call, message, message.body, markup=markup_of(call, message.chat, inline_only=True))
