"""Whole messages that say stop, in whatever language: as an answer to a check-in they stop at once."""

from datetime import timedelta
from functools import cache
from pathlib import Path

from telegram import Message

from handlers import agreed
from handlers.checkins import agree, answers
from handlers.text.folding import fold
from handlers.turn import Turn
from handlers.who.sender import conversations
from locales.languages import FOLDER
from rules import checkin_screens as screens
from rules import checkins
from rules import screens as plain
from rules.person import Person, Step
from rules.send import line
from storage import threads

FRESH = timedelta(days=1)
"""The first message within this after a check-in is an answer to it."""


@cache
def known(folder: Path = FOLDER / "stop") -> frozenset[str]:
    """Every stop word of every list, whatever language was chosen. A list has one a line; `#` begins a remark."""
    lines = [line for path in sorted(folder.glob("*.txt")) for line in path.read_text("utf-8").splitlines()]
    return frozenset(_folded(each) for each in lines if each.strip() and not each.startswith("#"))


def is_one(text: str) -> bool:
    """Whether the whole message is one."""
    return _folded(text) in known()


async def heard(turn: Turn, person: Person, message: Message) -> bool:
    """Whether it was an answer to a check-in: then it has stopped them, and goes no further."""
    if not is_one(message.text or "") or not await _answers(turn, person, message):
        return False
    await answers.stop(turn, person, "")
    return True


async def ask(turn: Turn, person: Person, message: Message) -> None:
    """Anywhere else it was carried as words, and what was meant is asked; in a draft it is words and nothing else."""
    if person.step is not Step.TALKING or not is_one(message.text or ""):
        return
    await agree.wants(turn, person, "stop-word")
    await turn.scope.put(screens.stopping(person))


async def team(turn: Turn, person: Person, arg: str) -> None:
    """*No, it was for the team*."""
    await agree.wants(turn, person, "")
    await turn.scope.put(plain.say(person, line("stop-word-team")))


async def _answers(turn: Turn, person: Person, message: Message) -> bool:
    """A reply to a check-in, or the first message within a day of one."""
    if message.reply_to_message is not None:
        entry = await threads.by_reporter(turn.tx, person, message.reply_to_message.message_id)
        return entry is not None and entry.name.startswith(checkins.NAME)
    if person.step is Step.WRITING:
        return False
    for case in await conversations(turn, person):
        sent = (await agreed.load(turn.scope, case)).sent
        if sent is not None and abs(message.date - sent) <= FRESH:  # when it was written, whenever it is read
            return True
    return False


def _folded(text: str) -> str:
    return " ".join(fold(text).split()).strip(" .!?؟،,")
