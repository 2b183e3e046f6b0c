"""A send in the reader's language: text and formatting as Telegram wants them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity, User

from locales.render import Sentences
from rules.button_style import style
from rules.config import Config, Member
from rules.send import Button, Line, PlaceKind, Role, Send, Span, line, units

REPEAT = line("repeat-mark")
QUOTE = MessageEntity.BLOCKQUOTE
DAY_AND_HOUR = "wDt"


def _marked(send: Send, start: int) -> list[MessageEntity]:
    """The formatting of words that begin at `start`. A reporter's words stand in a quotation as a whole: whatever they
    imitate, a line of ours or a heading, stays visibly theirs. Quotations cannot be nested.
    """
    spans = send.words.spans if send.words else ()
    quoted = send.role is Role.CARRIED and send.place.kind is PlaceKind.TOPIC
    marks = [_mark(span, start) for span in spans if not quoted or span.kind != QUOTE]
    if quoted and send.words:
        marks.insert(0, MessageEntity(QUOTE, start, units(send.words.text)))
    return marks


def _told(said: Line) -> Iterator[Line]:
    """The instants within a sentence."""
    if said.unix:
        yield said
    for _, value in said.args:
        yield from _told(value) if isinstance(value, Line) else ()


def _mark(span: Span, start: int) -> MessageEntity:
    if not span.unix:
        return MessageEntity(span.kind, start + span.offset, span.length)
    at = datetime.fromtimestamp(span.unix, UTC)
    return MessageEntity(span.kind, start + span.offset, span.length, unix_time=at, date_time_format=DAY_AND_HOUR)


class Composer:
    """Renders sends."""

    def __init__(self, sentences: Sentences, config: Config) -> None:
        self._sentences = sentences
        self._members: Mapping[int, Member] = {each.id: each for team in config.teams for each in team.members}

    def sentence(self, language: str, said: Line) -> str:
        """One sentence."""
        return self._sentences.line(language, said)

    def text(
        self, language: str, sends: Sequence[Send], before: tuple[Line, ...] = ()
    ) -> tuple[str, list[MessageEntity]]:
        """The text of one message, several sends joined, with its entities; offsets in UTF-16 units.

        `before` are sentences put above all others.
        """
        lead = sends[0]
        between = "\n" if lead.words else "\n\n"
        text = between.join(self.sentence(language, each) for each in before + lead.lines)
        entities = list(self._instants(language, before + lead.lines, between))
        for send in sends:
            if send.words is None:
                continue
            text += ("\n\n" if send is not lead else "\n") if text else ""
            entities += _marked(send, units(text))
            text += send.words.text
        for member in (self._members[each] for each in lead.mention if each in self._members):
            text += " "
            user = User(member.id, member.name, is_bot=False)
            entities.append(MessageEntity(MessageEntity.TEXT_MENTION, units(text), units(member.name), user=user))
            text += member.name
        return text, entities

    def piece(self, send: Send) -> tuple[str, list[MessageEntity]]:
        """The words of a send as they stand among others in one message."""
        return send.words.text if send.words else "", _marked(send, 0)

    def _instants(self, language: str, lines: Sequence[Line], between: str) -> Iterator[MessageEntity]:
        """Where these sentences, one after another, tell an instant."""
        start = 0
        for each in lines:
            piece = self.sentence(language, each)
            for told in _told(each):
                said = self.sentence(language, told)
                before = units(piece[: piece.find(said)])
                yield _mark(Span(MessageEntity.DATE_TIME, before, units(said), told.unix), start)
            start += units(piece + between)

    def keyboard(self, language: str, rows: Sequence[Sequence[Button]]) -> InlineKeyboardMarkup | None:
        """The buttons, or None where there are none."""
        if not rows:
            return None
        return InlineKeyboardMarkup([[self._button(language, each) for each in row] for row in rows])

    def _button(self, language: str, button: Button) -> InlineKeyboardButton:
        """What it does: tell us, copy a text, or open a page."""
        label = self.sentence(language, button.label)
        if button.copy:
            return InlineKeyboardButton(label, copy_text=CopyTextButton(button.copy))
        if button.url:
            return InlineKeyboardButton(label, url=button.url)
        return InlineKeyboardButton(label, callback_data=button.data, style=style(button.label.id))
