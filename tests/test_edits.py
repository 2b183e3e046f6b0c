"""An edit is a new state of the whole message: the other side ends with what the writer's screen shows."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from rehearsal.world import Message
from tests import canary_pictures
from tests.filing import sends, sends_in_topic
from tests.playing import Play, playing
from tests.teamwork import answers, presses, report

EDITS = {
    "text changed": ("It was in Elm Street.", "It was by the park."),
    "caption changed": ("From my window in Elm Street", "From the park"),
    "caption taken": ("From my window in Elm Street", ""),
    "caption added": ("", "From the park"),
}
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


async def written(play: Play, edit: str, words: str) -> Message:
    if edit == "text changed":
        return await play.says("mina", words)
    return await sends(play, "mina", "photo", canary_pictures.jpeg(), caption=words)


def in_group(play: Play, words: str) -> bool:
    return bool(play.screen("adil", play.group).saying(words))


async def edits(play: Play, name: str, message: Message, words: str) -> None:
    play.world.edits(play.who(name), message, words)
    await play.flow()


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("state", ["draft", "waiting", "held", "carried"])
async def test_the_team_ends_with_what_the_reporters_screen_shows(tmp_path: Path, state: str, edit: str) -> None:
    before, after = EDITS[edit]
    if state == "held":
        before = f"{before} {TELLING}"
    async with begun(tmp_path, state) as play:
        message = await written(play, edit, before)
        if state == "waiting":
            await play.taps("mina", "Send")
        await edits(play, "mina", message, after)
        if state == "draft":
            await play.taps("mina", "Send")
        await play.later(minutes=20)
        assert not before or not in_group(play, before)
        assert not after or in_group(play, after)


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("state", ["held", "carried"])
async def test_the_reporter_ends_with_what_the_members_screen_shows(tmp_path: Path, state: str, edit: str) -> None:
    before, after = EDITS[edit]
    who = "bea" if state == "held" else "adil"
    async with begun(tmp_path, state) as play:
        if edit == "text changed":
            message = await answers(play, who, before, to="cousin")
        else:
            picture = canary_pictures.jpeg()
            message = await sends_in_topic(play, who, "photo", picture, to="cousin", caption=before)
        await edits(play, who, message, after)
        if state == "held":
            assert not after or not play.screen("mina").saying(after)
            await play.taps(who, "Send to the reporter", play.group)
        assert not before or not play.screen("mina").saying(before)
        assert not after or play.screen("mina").saying(after)


@pytest.mark.parametrize("state", ["waiting", "carried"])
@pytest.mark.parametrize("answer", ["Send as it is", "Hide it", "Rewrite"])
async def test_an_edit_that_tells_who_writes_asks_first(tmp_path: Path, state: str, answer: str) -> None:
    async with begun(tmp_path, state) as play:
        message = await written(play, "text changed", "It was yesterday.")
        if state == "waiting":
            await play.taps("mina", "Send")
        await edits(play, "mina", message, TELLING)
        await play.later(minutes=20)
        assert not in_group(play, "555-0132")
        assert in_group(play, "It was yesterday.") is (state == "carried")
        await play.taps("mina", answer)
        await play.later(minutes=20)
        assert in_group(play, "555-0132") is (answer == "Send as it is")
        assert in_group(play, "Call me at ▇▇▇ today.") is (answer == "Hide it")
        assert in_group(play, "It was yesterday.") is (state == "carried" and answer == "Rewrite")


async def test_a_draft_that_was_changed_after_the_question_is_asked_about_anew(tmp_path: Path) -> None:
    async with begun(tmp_path, "draft") as play:
        message = await written(play, "text changed", "My mail is corner@example.org today.")
        await play.taps("mina", "Send")
        await edits(play, "mina", message, TELLING)
        await play.taps("mina", "Send as it is")
        assert play.topics() == []
        await play.taps("mina", "Send as it is")
        assert in_group(play, "555-0132")
