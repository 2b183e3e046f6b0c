"""The part of another message that somebody has quoted: it goes along with their words, and never who wrote it."""

from telegram import Message, MessageEntity, TextQuote

from handlers.text.invisible_signs import says_something, tidied
from handlers.text.message_words import spans
from handlers.text.replacing import Ruler
from rules.send import Words, joined

ELSEWHERE = "↪ "
"""Before what stands in another chat, so that nobody takes it for words of this conversation."""
FILES = (
    *("animation", "audio", "document", "live_photo", "paid_media", "photo", "sticker", "story", "video", "video_note"),
    *("voice", "checklist", "contact", "dice", "game", "giveaway", "giveaway_winners", "invoice", "location", "poll"),
    "venue",
)
"""What a message of another chat may have that cannot be taken from there."""


def here(message: Message) -> bool:
    """Whether a part of a message of this chat was chosen to be quoted; Telegram quotes by itself as well."""
    quote = message.quote
    return quote is not None and bool(quote.is_manual) and message.external_reply is None


def elsewhere(message: Message) -> Words | None:
    """What is quoted of another chat, whether somebody chose the part or Telegram did; never its author."""
    if message.external_reply is None or message.quote is None:
        return None
    return _said(message.quote, ELSEWHERE)


def left_behind(message: Message) -> bool:
    """Whether it replies to something in another chat that does not come along: anything but quoted words."""
    outer = message.external_reply
    return outer is not None and (message.quote is None or any(getattr(outer, each, None) for each in FILES))


def of_this_chat(message: Message) -> Words | None:
    """The part of a message of this chat that was chosen."""
    if message.quote is None or not here(message):
        return None
    return _said(message.quote)


def of_reporters_words(message: Message, bot: int) -> Words | None:
    """The same, where it is of words that a reporter wrote, or of the member's own: of what we wrote, the card above
    all, nothing goes along."""
    replied = message.reply_to_message
    if message.quote is None or replied is None or not here(message):
        return None
    if replied.from_user is None or replied.from_user.id != bot:
        return of_this_chat(message)
    text = replied.text or ""
    ruler = Ruler(text)
    begin, length = message.quote.position, Ruler(message.quote.text).unit(len(message.quote.text))
    for each in replied.entities:
        first, last = max(begin, each.offset), min(begin + length, each.offset + each.length)
        if each.type == MessageEntity.BLOCKQUOTE and first < last:
            return _marked(tidied(Words(text[ruler.index(first) : ruler.index(last)])))
    return None


def above(quoted: Words | None, words: Words | None) -> Words | None:
    """The words with what they are about above them."""
    return joined([quoted, words], "\n") if quoted is not None and words is not None else quoted or words


def _said(quote: TextQuote, before: str = "") -> Words | None:
    return _marked(tidied(Words(quote.text, spans(quote.entities or ()))), before)


def _marked(quoted: Words, before: str = "") -> Words | None:
    if not says_something(quoted.text):
        return None
    return joined([Words(f"{before}“"), quoted, Words("”")], "")
