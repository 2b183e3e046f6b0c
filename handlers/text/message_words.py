"""What a Telegram message says, read by an allow-list: words and harmless formatting, and no word about who wrote."""

from telegram import Message, MessageEntity

from handlers.text.invisible_signs import says_something, tidied
from rules.refused import Refused
from rules.send import Span, Words

FORMATS = frozenset(
    {
        MessageEntity.BOLD,
        MessageEntity.ITALIC,
        MessageEntity.UNDERLINE,
        MessageEntity.STRIKETHROUGH,
        MessageEntity.SPOILER,
        MessageEntity.CODE,
        MessageEntity.PRE,
        MessageEntity.BLOCKQUOTE,
    }
)
"""What survives. Mentions, links' targets, custom emoji and code languages name people or accounts and do not."""

KINDS = ("photo", "video", "voice", "audio", "document", "sticker", "contact", "location")
"""Attachments with a sentence of their own, `kind-…` in `locales/`; the rest is `kind-other`."""


def words_of(message: Message) -> Words:
    """The words of a message, or under its file; raises `Refused` where nothing is left to carry."""
    text = message.text or message.caption or ""
    words = tidied(Words(text, tuple(_spans(message))))
    if not says_something(words.text):
        raise Refused("refused-empty")
    return words


def kind_of(message: Message) -> str:
    """Which kind of thing this is, for a message that is not plain text."""
    if message.forward_origin is not None:
        return "kind-forward"
    return next((f"kind-{kind}" for kind in KINDS if getattr(message, kind)), "kind-other")


def _spans(message: Message) -> list[Span]:
    return [
        Span(str(entity.type), entity.offset, entity.length)
        for entity in message.entities or message.caption_entities
        if entity.type in FORMATS
    ]
