"""Files that come with a message, either way: kept by kind and Telegram's number, fetched and cleaned later."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from telegram import Message

from handlers.files import albums
from handlers.text.invisible_signs import says_something
from handlers.text.message_words import words_of
from handlers.turn import Scope, Turn
from handlers.who.roster import holder_name
from handlers.who.sender import conversations
from rules import draft, files, screens
from rules.case import Case
from rules.draft import Waiting
from rules.person import Person
from rules.refused import Refused
from rules.send import File, Send, Trial, Words, line
from rules.team import card, room
from storage import attached, cases, drafts, due, outbox, pending, people

LARGEST = 20 * 1024 * 1024
"""Bytes: Telegram hands no bot more."""

GATHER = timedelta(seconds=1)
"""After the newest part of an album, the album is whole."""

KINDS = ("photo", "animation", "video", "video_note", "voice", "audio", "document")
"""What is carried. An animation is told as a document as well, so it is asked for first."""

IN_WORDS = ("contact", "venue", "location", "poll", "dice", "story", "sticker")
"""What is not: each has a sentence `words-…` that asks for words instead; the rest is `words-other`."""


def file_of(turn: Turn, message: Message) -> File | None:
    """The file that the message carries; its name is not even looked at. Raises `Refused` where it is too big."""
    demand_size(message)
    kind, each = _found(message)
    if not kind:
        return None
    mime, size = getattr(each, "mime_type", None) or "", each.file_size or 0
    file = attached.fresh(kind, mime, each.file_id, size, spoiler=bool(message.has_media_spoiler))
    return replace(file, origin=message.message_id, mark=attached.mark(turn.tx, each.file_unique_id))


def demand_size(message: Message) -> None:
    """Raises `Refused` where Telegram does not hand the file to bots."""
    if too_big(message):
        raise Refused("file-too-big")


def still_of_film(message: Message) -> bool:
    """Whether only the still picture of a live photo is taken: of what moves and sounds in it, few people know."""
    return message.live_photo is not None and message.forward_origin is None


def too_big(message: Message) -> bool:
    """Whether there is a file in it that Telegram does not hand to bots."""
    kind, each = _found(message)
    return bool(kind) and (each.file_size or 0) > LARGEST


def _found(message: Message) -> tuple[str, Any]:
    """The kind of the file in a message, and what Telegram says of it; of a photo, the largest."""
    for kind in KINDS if message.forward_origin is None else ():
        if found := getattr(message, kind):
            return kind, found[-1] if kind == "photo" else found
    return "", None


def sticker_words(message: Message) -> Words | None:
    """A sticker says its emoji, nothing about its pack."""
    sticker = message.sticker if message.forward_origin is None else None
    return Words(sticker.emoji) if sticker is not None and sticker.emoji else None


def words_with(message: Message) -> Words | None:
    """What a message that is no text says all the same: its caption, or the emoji of a sticker."""
    if message.forward_origin is None and (message.caption or "").strip():
        return words_of(message)
    return sticker_words(message)


def words_now(message: Message) -> Words | None:
    """What an edited message says now: nothing where a file stands alone, or where there is nothing to be seen; None
    where nothing of it is ours to carry."""
    if not says_something(message.text or message.caption or ""):
        return Words("") if _found(message)[0] or message.text is not None else None
    return words_of(message)


def carriable(message: Message) -> bool:
    """Whether there is anything in it that can go to the other side. Raises `Refused` where its file is too big."""
    demand_size(message)
    return message.text is not None or bool(_found(message)[0]) or words_with(message) is not None


def in_words(message: Message) -> Refused:
    """What is not carried is asked for in words, by kind."""
    if message.forward_origin is not None:
        return Refused("words-forward")
    return Refused(next((f"words-{kind}" for kind in IN_WORDS if getattr(message, kind)), "words-other"))


def album_of(message: Message) -> str:
    """What the parts of an album have in common; empty for a single file."""
    return message.media_group_id or ""


def taken(turn: Turn, about: str) -> bool:
    """Whether files are taken about this category; it may not be chosen yet."""
    return about not in turn.config.files_off


async def has_room(turn: Turn, person: Person, about: Case | str, file: File) -> bool:
    """Whether a further file may wait: nobody's files fill the disk that all others need. What lies behind a phrase
    does not count, or it would show."""
    seen = [each.id for each in await conversations(turn, person)]
    return room.for_file(about, await attached.bytes_of(turn.tx, person.id, seen), file.size)


async def turn_away(turn: Turn, person: Person, waiting: Waiting, why: str) -> None:
    """Say why a file is not taken; of an album once, when the newest part has come."""
    if not waiting.album:
        await turn.scope.put(screens.say(person, line(why)))
        return
    planned = await due.get(turn.tx, draft.TURNED_AWAY, person.id)
    reasons = dict.fromkeys([*(planned.body["why"] if planned else ()), why])
    await due.plan(turn.tx, draft.TURNED_AWAY, person.id, turn.now + GATHER, {"why": list(reasons)})


async def put(turn: Turn, case: Case, send: Send) -> tuple[int, bool]:
    """Keep a file that is to be sent; a further part of an album joins the first. The row, and whether it is new."""
    gathering = await attached.gathering(turn.tx, case.id, send.album)
    if gathering is not None and gathering.send.place == send.place and len(gathering.send.files) < files.MOST:
        row, new = gathering.id, False
        joined = replace(gathering.send, files=(*gathering.send.files, *send.files))
        await outbox.rewrite(turn.tx, row, joined)
        await albums.note(turn.scope, case.id, row, joined.files)
    else:
        (row,), new = await turn.scope.put(send), True
    if send.album:
        await due.plan(turn.tx, files.GATHERED, case.id, turn.now + GATHER, ref=row)
    return row, new


async def placed(turn: Turn, case: Case, album: str) -> int:
    """The how-manieth of its album a part is that comes now; 0 for a single file."""
    gathering = await attached.gathering(turn.tx, case.id, album)
    return 0 if not album else len(gathering.send.files) + 1 if gathering is not None else 1


async def gathered(turn: Turn, person: Person, waiting: Waiting) -> bool:
    """Whether this is a part of an album in a draft: the screen comes later, once for all of them."""
    if not waiting.album:
        return False
    await due.plan(turn.tx, draft.GATHERED, person.id, turn.now + GATHER)
    return True


async def fitting(turn: Turn, person: Person, waiting: list[Waiting], about: str) -> list[Waiting]:
    """The draft without files where none are taken; the person is told."""
    if taken(turn, about) or not any(each.file for each in waiting):
        return waiting
    await turn.scope.put(screens.say(person, line("files-left-out")))
    return [replace(each, file=None) for each in waiting if each.words.text]


async def tries(turn: Turn, person: Person, waiting: list[Waiting]) -> bool:
    """Whether a file in the draft is still to be looked at: what cannot be passed on is said before, not after."""
    if all(each.file is None or each.file.trial is Trial.FINE for each in waiting):
        return False
    await people.save(turn.tx, person)
    await drafts.replace(turn.tx, person.id, [tried(each, Trial.AWAITED) for each in waiting])
    await turn.scope.put(screens.say(person, line("draft-looking")))
    return True


def tried(waiting: Waiting, trial: Trial) -> Waiting:
    """The message, and whether its file can be passed on; what was found out already stays."""
    if waiting.file is None or waiting.file.trial is Trial.FINE:
        return waiting
    return replace(waiting, file=replace(waiting.file, trial=trial))


async def recount(turn: Turn, case: Case) -> None:
    """The card says how many files still wait."""
    rows = [each for each in await attached.with_files(turn.tx, case.id) if each.send.kept == "files"]
    left = sum(len(row.send.files) for row in rows)
    if left != case.files:
        case = replace(case, files=left)
        await cases.save(turn.tx, case)
        await turn.scope.put(card.update(case, holder_name(turn.config, case), case)[0])


async def take_back(scope: Scope, row: int) -> None:
    """A row that waits never goes, nor what goes along with it."""
    if await pending.get(scope.tx, row) is not None:
        await outbox.withdraw(scope.tx, row)
