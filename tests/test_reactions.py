"""A mark on carried words is carried as a line, once, and undone when it is taken back; nothing tells who put it."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from rehearsal.world import Message
from tests.playing import Play
from tests.teamwork import answers, taken


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with taken(tmp_path) as stage:
        await answers(stage, "adil", "Come at five.", to="my cousin")
        yield stage


async def reacts(play: Play, name: str, message: Message, *emoji: str) -> None:
    play.world.reacts(play.who(name), message, *emoji)
    await play.flow()


def answer(play: Play) -> Message:
    message: Message = play.newest("mina", "Come at five.").message
    return message


def words(play: Play) -> Message:
    message: Message = play.newest("adil", "my cousin", play.group).message
    return message


def marks(play: Play, name: str) -> list[str]:
    chat = play.group if name == "adil" else None
    return [each.text.splitlines()[-1] for each in play.screen(name, chat).saying("marked this with")]


async def test_a_reporters_mark_is_a_line_that_changes_and_goes_with_it(play: Play) -> None:
    await reacts(play, "mina", answer(play), "👍")
    assert marks(play, "adil") == ["marked this with 👍"]
    [line] = play.screen("adil", play.group).saying("marked this with")
    assert "Come at five." in (line.reply or "")
    await reacts(play, "mina", answer(play), "😢")
    assert ["😢" in each for each in marks(play, "adil")] == [True]
    await reacts(play, "mina", answer(play))
    assert marks(play, "adil") == []
    await reacts(play, "mina", answer(play), "👍")
    assert len(marks(play, "adil")) == 1


async def test_the_holders_mark_reaches_the_reporter_and_nobody_elses_does(play: Play) -> None:
    await reacts(play, "bea", words(play), "👍")
    await reacts(play, "adil", words(play), "🤔")
    assert marks(play, "mina") == []
    await reacts(play, "adil", words(play), "👍")
    assert len(marks(play, "mina")) == 1
    await reacts(play, "adil", words(play))
    assert marks(play, "mina") == []


async def test_a_mark_counts_as_no_answer(tmp_path: Path) -> None:
    async with taken(tmp_path) as play:
        await reacts(play, "adil", words(play), "👍")
        assert play.screen("adil", play.group).saying("Adil holds it: taken")


async def test_a_mark_on_a_screen_of_ours_or_on_the_card_stays_where_it_is(play: Play) -> None:
    await reacts(play, "mina", play.newest("mina", "Your words are with").message, "👍")
    await reacts(play, "adil", play.newest("adil", "To answer, reply to this card", play.group).message, "👍")
    assert marks(play, "adil") == []
    assert marks(play, "mina") == []


async def test_an_emoji_of_ones_own_names_nobody(play: Play) -> None:
    person, message = play.who("mina"), answer(play)
    own = [{"type": "custom_emoji", "custom_emoji_id": "Qanari"}]
    payload = {"chat": message.chat.as_chat(), "message_id": message.id, "user": person.as_user()}
    play.world.update("message_reaction", payload | {"date": 1, "old_reaction": [], "new_reaction": own})
    await play.flow()
    assert play.screen("adil", play.group).saying("put a mark to this")
    sent = [json.dumps(each.params, default=str) for each in play.world.journal if each.chat == play.group.id]
    assert not any(told in each for each in sent for told in ("Qanari", str(person.last_name), str(person.id)))


async def test_a_mark_to_a_hidden_chat_brings_no_knock_and_waits(play: Play) -> None:
    await play.says("mina", "/stop")
    await play.taps("mina", "Pause contact")
    await reacts(play, "adil", words(play), "👍")
    assert marks(play, "mina") == []
    await play.taps("mina", "Go on")
    assert len(marks(play, "mina")) == 1
