"""What a message that the bot sends replies to."""

from dataclasses import dataclass, field

from rehearsal.api.access import check_open, thread_of
from rehearsal.api.errors import SERVER, Unimitated, bad
from rehearsal.api.params import Call
from rehearsal.world import Chat, Json, Message
from rehearsal.world.replies import origin_of
from rehearsal.world.text import units

PARAMETERS = "Client.cpp get_reply_parameters"
KNOWN = frozenset(("message_id", "chat_id", "allow_sending_without_reply", "quote", "quote_entities", "quote_position"))


@dataclass(slots=True)
class Aim:
    """Where in the chat a new message stands: its topic, what it replies to, and what that adds to it."""

    thread: int | None = None
    reply_to: Message | None = None
    extra: Json = field(default_factory=dict)


def aim_of(call: Call, chat: Chat) -> Aim:
    """Resolve message_thread_id and reply_parameters.

    A reply without a thread goes to the topic of the message replied to; a reply into another topic becomes an
    external one, as in Telegram.
    """
    aim = Aim(thread_of(call, chat))
    wanted = call.json("reply_parameters")
    if wanted is None:
        return aim
    if not isinstance(wanted, dict):
        raise bad("object expected as reply parameters", PARAMETERS)
    if not wanted:
        return aim
    if "message_id" not in wanted:
        raise bad('can\'t find field "message_id"', PARAMETERS)
    if not isinstance(wanted["message_id"], int):
        raise Unimitated("a message_id that is no number")
    if extra := wanted.keys() - KNOWN:
        raise Unimitated(f"the reply parameters {', '.join(sorted(extra))}")
    if wanted.get("chat_id") not in (None, chat.id, str(chat.id)):
        raise Unimitated("replies to messages of another chat")
    if wanted["message_id"] <= 0:
        return aim
    message = chat.messages.get(wanted["message_id"])
    if message is None:
        if not wanted.get("allow_sending_without_reply"):
            raise bad("message to be replied not found", "Client.cpp check_reply_parameters")
        return aim
    topic = call.world.topic_of(message)
    if aim.thread is None and topic is not None:
        check_open(call, chat, topic)
        aim.thread = topic.id
    if aim.thread is not None and (topic is None or topic.id != aim.thread):
        aim.extra["external_reply"] = {
            "origin": origin_of(message),
            "chat": chat.as_chat(),
            "message_id": message.id,
        }
        return aim
    aim.reply_to = message
    if quote := wanted.get("quote"):
        aim.extra["quote"] = _quoted(message, str(quote))
    return aim


def _quoted(message: Message, quote: str) -> Json:
    if quote not in message.text or units(quote) > 1024:
        raise bad("QUOTE_TEXT_INVALID", SERVER)
    return {"text": quote, "position": units(message.text[: message.text.index(quote)]), "is_manual": True}
