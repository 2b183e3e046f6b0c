"""forwardMessage(s) and copyMessage(s)."""

from rehearsal.api.access import chat_of, may_send
from rehearsal.api.deleting import numbers
from rehearsal.api.errors import bad
from rehearsal.api.markup import markup_of
from rehearsal.api.params import (
    CAPTION,
    CHAT,
    EXTRAS,
    FLAG,
    HOW,
    JSON,
    MARKUP,
    NUMBER,
    OFFERS,
    OUT,
    PLACE,
    REPLY,
    Call,
    Kind,
)
from rehearsal.api.replies import Aim, aim_of
from rehearsal.api.sending import post
from rehearsal.api.table import as_many_as, method, one
from rehearsal.api.wording import caption_of
from rehearsal.world import Chat, Json, Message
from rehearsal.world.content import CAPTIONED, kind_of
from rehearsal.world.replies import origin_of

TO: dict[str, Kind] = PLACE | HOW | {"from_chat_id": CHAT, "direct_messages_topic_id": OUT}
ONE: dict[str, Kind] = {"message_id": NUMBER, "video_start_timestamp": OUT}
MANY: dict[str, Kind] = {"message_ids": JSON}
NOT_COPIED = frozenset(("giveaway", "giveaway_winners", "invoice", "paid_media"))
"""MessageContent.cpp can_forward_message_content; protection only stands against forwarding (can_forward_message)."""
FORWARD = "MessagesManager.cpp forward_message"


def source(call: Call) -> Chat:
    """The chat that messages are taken from."""
    return chat_of(call, "from_chat_id", write=False)


def carried(message: Message | None, verb: str) -> bool:
    """Whether this message can be forwarded or copied."""
    if message is None or message.is_service:
        return False
    if verb == "copied":
        return NOT_COPIED.isdisjoint(message.body)
    return not (message.protected or message.chat.protected)


def check_carried(message: Message | None, verb: str) -> Message:
    """The message, or Telegram's refusal."""
    if message is None:
        raise bad(f"message to {'copy' if verb == 'copied' else 'forward'} not found", "Client.cpp check_message")
    if not carried(message, verb):
        raise bad(f"the message can't be {verb}", FORWARD)
    return message


def check_target(call: Call, chat: Chat, message: Message, verb: str) -> None:
    """What may not be sent there cannot be carried there; it is not said why."""
    if not may_send(call, chat, kind_of(message.body) or "text"):
        raise bad(f"the message can't be {verb}", FORWARD)


def forward(call: Call, chat: Chat, message: Message, aim: Aim, album: str | None = None) -> Message:
    """Put the content into the chat under the name of its author."""
    check_target(call, chat, message, "forwarded")
    extra = {"forward_origin": origin_of(message)}
    if "via_bot" in message.extra:
        extra["via_bot"] = message.extra["via_bot"]
    return post(call, chat, dict(message.body), Aim(aim.thread, extra=extra), album=album)


def copy(call: Call, chat: Chat, message: Message, aim: Aim, *, markup: Json | None = None) -> Message:
    """Put the content into the chat without its author; a caption given takes the place of the old one."""
    check_target(call, chat, message, "copied")
    body = dict(message.body)
    if ("caption" in call.params or call.flag("remove_caption")) and kind_of(body) in CAPTIONED:
        body.pop("caption", None)
        body.pop("caption_entities", None)
        body |= caption_of(call.world, call.text("caption"), call.json("caption_entities"))
    return post(call, chat, body, aim, markup=markup)


@method("forwardMessage", TO | ONE | OFFERS | {"message_effect_id": OUT}, weight=one)
def forward_message(call: Call) -> Json:
    """One message with its author's name, or what is left of it."""
    chat, origin = chat_of(call), source(call)
    message = check_carried(origin.messages.get(call.number("message_id")), "forwarded")
    return forward(call, chat, message, aim_of(call, chat)).as_message()


@method("forwardMessages", TO | MANY, weight=as_many_as("message_ids"))
def forward_messages(call: Call) -> list[Json]:
    """1 to 100 messages; those that can't be forwarded are skipped."""
    chat, origin = chat_of(call), source(call)
    messages = _several(call, origin, "forwarded")
    aim = aim_of(call, chat)
    return [{"message_id": forward(call, chat, message, aim, message.album).id} for message in messages]


@method(
    "copyMessage",
    TO | ONE | CAPTION | EXTRAS | OFFERS | REPLY | MARKUP | {"show_caption_above_media": FLAG},
    weight=one,
)
def copy_message(call: Call) -> Json:
    """One message as if the bot had written it; answers with the number only."""
    chat, origin = chat_of(call), source(call)
    message = check_carried(origin.messages.get(call.number("message_id")), "copied")
    sent = copy(call, chat, message, aim_of(call, chat), markup=markup_of(call, chat))
    return {"message_id": sent.id}


@method("copyMessages", TO | MANY | {"remove_caption": FLAG}, weight=as_many_as("message_ids"))
def copy_messages(call: Call) -> list[Json]:
    """1 to 100 messages; those that can't be copied are skipped."""
    chat, origin = chat_of(call), source(call)
    messages = _several(call, origin, "copied")
    aim = aim_of(call, chat)
    return [{"message_id": copy(call, chat, message, aim).id} for message in messages]


def _several(call: Call, origin: Chat, verb: str) -> list[Message]:
    found = [origin.messages[number] for number in numbers(call, ordered=True) if number in origin.messages]
    if not found:
        raise bad("there are no messages to forward", "MessagesManager.cpp get_forwarded_messages")
    kept = [message for message in found if carried(message, verb)]
    if not kept:
        raise bad("messages can't be forwarded", "Client.cpp TdOnForwardMessagesCallback")
    return kept
