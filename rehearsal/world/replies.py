"""What the Bot API says of the message that another one forwards, replies to or quotes."""

from rehearsal.world.chats import Kind, Message
from rehearsal.world.people import Impossible, Json
from rehearsal.world.text import cut, units

QUOTE_LIMIT = 1024
"""UTF-16 units of a quote."""
SHOWN = frozenset(
    "animation audio document photo sticker story video video_note voice checklist contact dice game giveaway location"
    " poll venue has_media_spoiler link_preview_options".split()
)
"""What is told of a message of another chat (Client.cpp JsonExternalReplyInfo): of its words only the quote."""


def origin_of(message: Message) -> Json:
    """The Bot API's `MessageOrigin` of a message that is being forwarded."""
    if "forward_origin" in message.extra:
        origin: Json = message.extra["forward_origin"]
        return origin
    if message.sender_chat is not None:
        kind = "channel" if message.sender_chat.kind is Kind.CHANNEL else "chat"
        key = "chat" if kind == "channel" else "sender_chat"
        origin = {"type": kind, "date": message.date, key: message.sender_chat.as_chat()}
        if kind == "channel":
            origin["message_id"] = message.id
        return origin
    if message.sender is None:
        return {"type": "hidden_user", "date": message.date, "sender_user_name": "Deleted Account"}
    if message.sender.hides:
        return {"type": "hidden_user", "date": message.date, "sender_user_name": message.sender.full_name}
    return {"type": "user", "date": message.date, "sender_user": message.sender.as_user()}


def quoted(reply_to: Message | None, quote: str) -> Json:
    """The Bot API's `TextQuote`, of a part that somebody has chosen."""
    if reply_to is None or quote not in reply_to.text:
        raise Impossible("only words of the message replied to can be quoted")
    return {"text": quote, "position": units(reply_to.text[: reply_to.text.index(quote)]), "is_manual": True}


def external(message: Message, quote: str | None, *, known: bool) -> Json:
    """What a reply says of a message in another chat (Client.cpp JsonMessage, JsonExternalReplyInfo, JsonTextQuote):
    its chat only where the bot has met it (`known`), and all of its words as a quote where nobody has chosen a part."""
    info: Json = {"origin": origin_of(message)}
    if known:
        info |= {"chat": message.chat.as_chat(), "message_id": message.id}
    body = message.body
    if "live_photo" in body:
        info["live_photo"] = body["live_photo"]
    info |= {name: body[name] for name in sorted(SHOWN & body.keys()) if not (name == "photo" and "live_photo" in body)}
    if quote is not None:
        return {"external_reply": info, "quote": quoted(message, quote)}
    whole = cut(message.text, 0, QUOTE_LIMIT)
    return {"external_reply": info} | ({"quote": {"text": whole, "position": 0}} if whole else {})
