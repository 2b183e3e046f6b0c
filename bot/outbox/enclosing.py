"""Files on their way out: a new upload under a neutral name, never Telegram's id of the old one, never a copy."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from telegram import (
    Bot,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    Message,
    MessageEntity,
    ReplyParameters,
)
from telegram.error import BadRequest

from rules.outcome import Fate, Outcome
from rules.send import File

CAPTION = 1024
"""UTF-16 units."""
TIMES = {"write_timeout": 60.0, "read_timeout": 60.0}
MEDIA = {
    "photo": InputMediaPhoto,
    "video": InputMediaVideo,
    "document": InputMediaDocument,
    "audio": InputMediaAudio,
}
UNCAPTIONED = ("video_note",)
COVERED = ("photo", "video", "animation")
"""What Telegram shows only after a tap, where whoever sent it wanted that."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the files: the caption, whose reader may not pass them on if `protect`. `under`: by their
    number, what the parts of an album are called under which words stood."""

    chat: int
    thread: int | None
    text: str
    entities: Sequence[MessageEntity]
    reply: ReplyParameters | None
    keyboard: InlineKeyboardMarkup | None
    quiet: bool
    protect: bool
    under: Mapping[int, str] = field(default_factory=dict)

    def where(self) -> dict[str, Any]:
        """What every method takes."""
        return {
            "chat_id": self.chat,
            "message_thread_id": self.thread,
            "reply_parameters": self.reply,
            "disable_notification": self.quiet,
            "protect_content": self.protect,
            **TIMES,
        }


async def enclose(bot: Bot, files: Sequence[tuple[File, bytes]], frame: Frame) -> Outcome:
    """Upload one file, or several as an album. A kind that Telegram does not take it for goes as a document."""
    if len(files) > 1:
        return await _album(bot, files, frame)
    [(file, data)] = files
    try:
        return await _one(bot, file.kind, file, data, frame)
    except BadRequest as error:
        if file.kind == "document" or not _unfit(error):
            raise
        return await _one(bot, "document", file, data, frame)


async def _one(bot: Bot, kind: str, file: File, data: bytes, frame: Frame) -> Outcome:
    send = getattr(bot, f"send_{kind}")
    upload = InputFile(data, filename=file.name)
    words: dict[str, Any] = {"caption": frame.text, "caption_entities": frame.entities}
    more = {} if kind in UNCAPTIONED else words
    if file.spoiler and kind in COVERED:
        more["has_spoiler"] = True
    message = await send(**{kind: upload}, **frame.where(), **more, reply_markup=frame.keyboard)
    return Outcome(Fate.SENT, message=message.message_id, outside=_outside(frame, message))


async def _album(bot: Bot, files: Sequence[tuple[File, bytes]], frame: Frame) -> Outcome:
    media: list[Any] = []
    for file, data in files:
        label = frame.under.get(file.id, "")
        words: dict[str, Any] = {"caption": label} if label else {}
        if not media:
            words = {"caption": "\n".join(filter(None, (frame.text, label))), "caption_entities": frame.entities}
        if file.spoiler and file.kind in COVERED:
            words["has_spoiler"] = True
        media.append(MEDIA[file.kind](InputFile(data, filename=file.name, attach=True), **words))
    messages = await bot.send_media_group(media=media, **frame.where())
    first, *rest = messages
    more = tuple(each.message_id for each in rest)
    return Outcome(Fate.SENT, message=first.message_id, more=more, outside=_outside(frame, first))


def _outside(frame: Frame, message: Message) -> bool:
    return frame.thread is not None and frame.chat < 0 and not message.is_topic_message


def _unfit(error: BadRequest) -> bool:
    """Whether it is about what the file is, not about where it goes."""
    said = str(error).lower()
    return any(word in said for word in ("photo", "image", "voice", "video", "media", "wrong type", "file"))
