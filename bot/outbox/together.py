"""A reporter's words in a message of several: changed, or taken out of it, and the others stay as they are. (Each
answer goes in a message of its own, see `joined_words`.)

No words are kept once they are delivered, so what stands there is asked of Telegram: to give a message a button for a
moment is answered with the message.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Bot, LinkPreviewOptions, Message, MessageEntity

from bot.outbox.text import Composer
from rules.outcome import Fate, Outcome
from rules.send import Act, Button, Send, line

BETWEEN = "\n\n"
KEPT = frozenset("bold italic underline strikethrough spoiler code pre blockquote date_time".split())
"""Formatting that is ours; the rest Telegram finds by itself."""
LONGEST = 4096
"""UTF-16 units of a message."""
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True, slots=True)
class Among:
    """The sizes of all words of a message, in order, and the place of those that it is about, counted from 0."""

    sizes: tuple[int, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Text:
    """A text in UTF-16, of which Telegram's offsets are, and its formatting."""

    units: bytes
    entities: tuple[MessageEntity, ...] = ()

    @property
    def size(self) -> int:
        """UTF-16 units."""
        return len(self.units) // 2

    def cut(self, begin: int, end: int) -> "Text":
        """A part of it; formatting that reaches beyond is left out."""
        inside = [each for each in self.entities if each.offset >= begin and each.offset + each.length <= end]
        return Text(self.units[begin * 2 : end * 2], tuple(_moved(each, -begin) for each in inside))

    def __add__(self, other: "Text") -> "Text":
        return Text(self.units + other.units, self.entities + tuple(_moved(each, self.size) for each in other.entities))


async def change(bot: Bot, composer: Composer, where: tuple[int, int], said: tuple[str, Send], among: Among) -> Outcome:
    """Put other words in the place of these, or none. `where`: a message of a chat; `said`: a send, its language."""
    (language, send), (chat, target) = said, where
    wait = composer.keyboard(language, ((Button(line("button-changing"), f"changing:{secrets.token_hex(4)}"),),))
    shown = await bot.edit_message_reply_markup(chat, target, reply_markup=wait)
    new = text(*composer.piece(send)) if send.act is Act.EDIT else None
    there = text(shown.text or "", shown.entities) if isinstance(shown, Message) else text("", ())
    made = put(there, among, new)
    if made is None:
        await bot.edit_message_reply_markup(chat, target)
        return Outcome(Fate.MISSING if new is not None else Fate.UNFIT, among=True)
    fits = made.size <= LONGEST
    if not fits:  # it goes out of this message, and is said anew
        made = put(there, among, None) or there
    await bot.edit_message_text(
        made.units.decode("utf-16-le"), chat, target, entities=made.entities, link_preview_options=NO_PREVIEW
    )
    return Outcome(Fate.SENT if fits else Fate.MISSING, among=True, size=new.size if new is not None and fits else 0)


def put(there: Text, among: Among, new: Text | None) -> Text | None:
    """The text with the words replaced, or left out; as it is, where that has happened already; None where the text is
    not what was sent."""
    pieces = _pieces(there, among.sizes)
    if pieces is not None:
        head, *words = pieces
        words[among.at : among.at + 1] = [new] if new is not None else []
        return _together(head, words)
    sizes = list(among.sizes)
    sizes[among.at : among.at + 1] = [new.size] if new is not None else []
    return there if _pieces(there, sizes) is not None else None


def text(words: str, entities: Sequence[MessageEntity]) -> Text:
    """Words and their formatting, as far as it is ours."""
    return Text(words.encode("utf-16-le"), tuple(each for each in entities if each.type in KEPT))


def _pieces(there: Text, sizes: Sequence[int]) -> list[Text] | None:
    """What stands above all words, then each of them; None where it is not made like that."""
    between = BETWEEN.encode("utf-16-le")
    begin = there.size - sum(sizes) - len(BETWEEN) * (len(sizes) - 1)
    if begin < 1 or there.cut(begin - 1, begin).units != "\n".encode("utf-16-le"):
        return None
    pieces = [there.cut(0, begin)]
    for number, size in enumerate(sizes):
        if number and there.cut(begin, begin + len(BETWEEN)).units != between:
            return None
        begin += len(BETWEEN) if number else 0
        pieces.append(there.cut(begin, begin + size))
        begin += size
    return pieces


def _together(head: Text, words: Sequence[Text]) -> Text:
    whole = head
    for number, each in enumerate(words):
        whole += (text(BETWEEN, ()) if number else text("", ())) + each
    return whole


def _moved(entity: MessageEntity, by: int) -> MessageEntity:
    at, shape = entity.unix_time, entity.date_time_format
    return MessageEntity(entity.type, entity.offset + by, entity.length, unix_time=at, date_time_format=shape)
