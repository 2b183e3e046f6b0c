"""One call to Telegram for one parcel."""

from dataclasses import dataclass, field, replace

from telegram import Bot, LinkPreviewOptions, Message, ReplyParameters
from telegram.error import TelegramError

from bot.outbox import together
from bot.outbox.enclosing import Frame, enclose
from bot.outbox.text import REPEAT, Composer
from bot.outbox.together import Among
from bot.telegram.fates import classify
from rules.outcome import Fate, Outcome
from rules.send import Act, File, Line, PlaceKind, line
from storage.disk.rows import Row
from storage.places import Address

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
CARD = "card"
COUNTED = frozenset({Act.SAY, Act.EDIT})
"""Acts that Telegram counts as messages."""


@dataclass(slots=True)
class Parcel:
    """Rows that go out as one call. `target` is the message it is about, `reply` the one it answers.

    Without rows it opens the topic of `case` under the name `title`. `heading` names the case where topics do not.
    `among`: the target holds other words beside those that this is about.
    """

    lane: str
    rows: list[Row]
    address: Address
    language: str
    target: int | None = None
    reply: int | None = None
    case: int | None = None
    title: Line | None = None
    heading: Line | None = None
    files: list[tuple[File, bytes]] = field(default_factory=list)
    among: Among | None = None

    @property
    def weight(self) -> int:
        """How many messages Telegram counts: each part of an album is one."""
        if self.among is not None:
            return 2
        counted = self.title is not None or self.rows[0].send.act in COUNTED
        return max(1, len(self.files)) if counted else 0


async def deliver(bot: Bot, composer: Composer, parcel: Parcel) -> Outcome:
    """Make the call; whatever Telegram says or fails to say comes back as an outcome."""
    try:
        if parcel.title is not None:
            return await _open_topic(bot, composer, parcel, parcel.title)
        return await _act(bot, composer, parcel)
    except TelegramError as error:
        act = parcel.rows[0].send.act if parcel.rows else None
        act = Act.EDIT if parcel.among is not None else act
        outcome = classify(error, private=parcel.address.chat > 0, act=act)
        return replace(outcome, among=parcel.among is not None)


async def _open_topic(bot: Bot, composer: Composer, parcel: Parcel, title: Line) -> Outcome:
    name = composer.sentence(parcel.language, title)[:128]
    topic = await bot.create_forum_topic(parcel.address.chat, name)
    return Outcome(Fate.SENT, message=topic.message_thread_id)


async def _act(bot: Bot, composer: Composer, parcel: Parcel) -> Outcome:
    send, chat, thread = parcel.rows[0].send, parcel.address.chat, parcel.address.thread
    match send.act:
        case Act.SAY:
            return await _say(bot, composer, parcel)
        case Act.EDIT | Act.WITHDRAW if parcel.target and parcel.among:
            said = (parcel.language, send)
            return await together.change(bot, composer, (chat, parcel.target), said, parcel.among)
        case Act.EDIT if parcel.target:
            text, entities = composer.text(parcel.language, [send])
            await bot.edit_message_text(
                text,
                chat,
                parcel.target,
                entities=entities,
                reply_markup=composer.keyboard(parcel.language, send.buttons),
                link_preview_options=NO_PREVIEW,
            )
        case Act.WITHDRAW if parcel.target:
            await bot.delete_message(chat, parcel.target)
        case Act.PIN if parcel.target:
            await bot.pin_chat_message(chat, parcel.target, disable_notification=True)
        case Act.NAME_TOPIC if thread:
            await bot.edit_forum_topic(chat, thread, name=composer.sentence(parcel.language, send.lines[0])[:128])
        case Act.CLOSE_TOPIC if thread:
            await bot.close_forum_topic(chat, thread)
        case Act.REOPEN_TOPIC if thread:
            await bot.reopen_forum_topic(chat, thread)
        case Act.DELETE_TOPIC if thread:
            await bot.delete_forum_topic(chat, thread)
        case Act.LEAVE:
            await bot.leave_chat(chat)
        case Act.EDIT if send.of == CARD:
            return Outcome(Fate.MISSING)
        case _:
            pass  # what it was about is gone: there is nothing left to do
    return Outcome(Fate.SENT)


async def _say(bot: Bot, composer: Composer, parcel: Parcel) -> Outcome:
    lead = parcel.rows[0]
    before = ((REPEAT,) if lead.repeat else ()) + ((parcel.heading,) if parcel.heading else ())
    text, entities = composer.text(parcel.language, [row.send for row in parcel.rows], before)
    reply = ReplyParameters(parcel.reply, allow_sending_without_reply=True) if parcel.reply else None
    if lead.send.files:
        keyboard = composer.keyboard(parcel.language, lead.send.buttons)
        chat, thread, inward = parcel.address.chat, parcel.address.thread, lead.send.place.kind is PlaceKind.TOPIC
        under = {
            file.id: composer.sentence(parcel.language, line("file-place", place=file.place))
            for file in lead.send.files
            if file.place
        }
        frame = Frame(chat, thread, text, entities, reply, keyboard, lead.send.quiet, protect=inward, under=under)
        return await enclose(bot, parcel.files, frame) if parcel.files else Outcome(Fate.UNFIT)
    if lead.send.photo:
        keyboard = composer.keyboard(parcel.language, lead.send.buttons)
        chat, thread = parcel.address.chat, parcel.address.thread
        picture = await bot.send_photo(
            chat, lead.send.photo, text, caption_entities=entities, message_thread_id=thread, reply_markup=keyboard
        )
        return Outcome(Fate.SENT, message=picture.message_id)
    message = await bot.send_message(
        parcel.address.chat,
        text,
        message_thread_id=parcel.address.thread,
        entities=entities,
        reply_parameters=reply,
        reply_markup=composer.keyboard(parcel.language, lead.send.buttons),
        link_preview_options=NO_PREVIEW,
        disable_notification=lead.send.quiet,
    )
    return Outcome(Fate.SENT, message=message.message_id, outside=_outside(parcel, message))


def _outside(parcel: Parcel, message: Message) -> bool:
    """Meant for a topic, and it stands in none: a group without topics takes it all the same, and does not say so."""
    return parcel.address.thread is not None and parcel.address.chat < 0 and not message.is_topic_message
