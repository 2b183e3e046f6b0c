"""What a Telegram message says, read by an allow-list: words and harmless formatting, and no word about who wrote."""

from collections.abc import Iterable

from telegram import Message, MessageEntity

from handlers.text import links
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
    """The words of a message, or under its file, with the address of every link that stands behind words; raises
    `Refused` where nothing is left to carry."""
    text = message.text or message.caption or ""
    marked = message.entities or message.caption_entities
    hidden = tuple(links.Link(each.offset, each.length, each.url) for each in marked if each.url)
    words = Words(text, spans(marked))
    words = tidied(links.spell_out(words, hidden) if hidden else words)
    if not says_something(words.text):
        raise Refused("refused-empty")
    return words


def kind_of(message: Message) -> str:
    """Which kind of thing this is, for a message that is not plain text."""
    if message.forward_origin is not None:
        return "kind-forward"
    return next((f"kind-{kind}" for kind in KINDS if getattr(message, kind)), "kind-other")


def spans(entities: Iterable[MessageEntity]) -> tuple[Span, ...]:
    """The formatting that survives."""
    return tuple(Span(str(each.type), each.offset, each.length) for each in entities if each.type in FORMATS)
