"""What an edit tells of its writer is asked about like new words; what becomes of edits is in `test_edits_whole.py`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from rehearsal.world import Message
from tests.playing import Play, playing
from tests.teamwork import presses, report

TELLING = "Call me at (415) 555-0132 today."


@asynccontextmanager
async def begun(folder: Path, state: str) -> AsyncIterator[Play]:
    """Mina writes a draft, or has a conversation; where words are to wait, first words wait their minutes."""
    wait = "10 min" if state == "waiting" else "0 min"
    async with playing(folder, privacy__first_words_wait=wait) as play:
        if state in ("draft", "waiting"):
            await play.says("mina", "/start")
            await play.taps("mina", "I understand")
            await play.taps("mina", "Raise a concern")
            await play.taps("mina", "Something else")
        else:
            await report(play)
            await presses(play, "adil", "Take")
        yield play


def in_group(play: Play, words: str) -> bool:
    return bool(play.screen("adil", play.group).saying(words))


async def edits(play: Play, name: str, message: Message, words: str) -> None:
    play.world.edits(play.who(name), message, words)
    await play.flow()


@pytest.mark.parametrize("state", ["waiting", "carried"])
@pytest.mark.parametrize("answer", ["Send as it is", "Hide it and send", "Do not send"])
async def test_an_edit_that_tells_who_writes_asks_first(tmp_path: Path, state: str, answer: str) -> None:
    async with begun(tmp_path, state) as play:
        message = await play.says("mina", "It was yesterday.")
        if state == "waiting":
            await play.taps("mina", "Send")
        await edits(play, "mina", message, TELLING)
        await play.later(minutes=20)
        assert not in_group(play, "555-0132")
        assert in_group(play, "It was yesterday.") is (state == "carried")
        await play.taps("mina", answer)
        await play.later(minutes=20)
        assert in_group(play, "555-0132") is (answer == "Send as it is")
        assert in_group(play, "Call me at ▇▇▇ today.") is (answer == "Hide it and send")
        assert in_group(play, "It was yesterday.") is (state == "carried" and answer == "Do not send")


async def test_a_draft_that_was_changed_after_the_question_is_asked_about_anew(tmp_path: Path) -> None:
    async with begun(tmp_path, "draft") as play:
        message = await play.says("mina", "My mail is corner@example.org today.")
        await play.taps("mina", "Send")
        await edits(play, "mina", message, TELLING)
        await play.taps("mina", "Send as it is")
        assert play.topics() == []
        await play.taps("mina", "Send as it is")
        assert in_group(play, "555-0132")
