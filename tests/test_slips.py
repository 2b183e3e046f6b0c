"""A slip of the thumb loses nothing: words behind a slash are words, and a second tap means what the first one did."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.playing import Play, playing
from tests.teamwork import presses, taken


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as stage:
        yield stage


def in_group(play: Play, words: str) -> bool:
    return bool(play.screen("adil", play.group).saying(words))


async def drafted(play: Play) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await play.taps("mina", "Raise a concern")
    await play.taps("mina", "Something else")


@pytest.mark.parametrize("said", ["/he is here at the door", "/help he is here at the door", "/now he is here"])
async def test_words_behind_a_slash_are_words(play: Play, said: str) -> None:
    await drafted(play)
    await play.says("mina", said)
    await play.taps("mina", "Send")
    assert in_group(play, said)


async def test_words_behind_a_slash_go_into_a_conversation(tmp_path: Path) -> None:
    async with taken(tmp_path) as play:
        await play.says("mina", "/he is here at the door")
        assert in_group(play, "/he is here at the door")


@pytest.mark.parametrize("said", ["/start", "/start poster", "/heis", "/language en"])
async def test_a_command_alone_is_no_word(play: Play, said: str) -> None:
    await drafted(play)
    await play.says("mina", said)
    await play.says("mina", "He shouts.")
    await play.taps("mina", "Send")
    assert in_group(play, "He shouts.")
    assert not in_group(play, said)


async def test_words_of_somebody_else_behind_a_slash_are_not_passed_on(play: Play) -> None:
    await drafted(play)
    yusuf, mina = play.who("yusuf"), play.who("mina")
    family = play.world.group("The family", members=[yusuf, mina], bot_inside=False)
    theirs = play.world.says(yusuf, family, "/he is here at the door")
    play.world.forwards(mina, theirs, play.world.private(mina))
    await play.flow()
    assert play.screen("mina").saying("What is forwarded is not passed on")
    await play.says("mina", "He shouts.")
    await play.taps("mina", "Send")
    assert not in_group(play, "at the door")


async def test_send_tapped_three_times_says_nothing_below_the_good_news(play: Play) -> None:
    await drafted(play)
    await play.says("mina", "He shouts.")
    shown = play.screen("mina").with_button("Send")[-1]
    taps = [play.world.taps(play.who("mina"), shown.message, "Send") for _ in range(3)]
    await play.flow()
    assert not play.screen("mina").saying("There is nothing to send yet")
    assert "Your words are with" in play.told("mina")[-1]
    assert [tap.text for tap in taps[1:]] == ["Your words are here already." + AFTER] * 2
    assert len(play.topics()) == 1


AFTER = " What you write now goes into the same conversation."


async def test_a_line_of_the_list_tapped_twice_begins_nothing_else(play: Play) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await play.says("mina", "He shouts.")
    await play.taps("mina", "Send")
    shown = play.screen("mina").with_button("Something else")[-1]
    for _ in range(2):
        play.world.taps(play.who("mina"), shown.message, "Something else")
    await play.flow()
    assert "Your words are with" in play.told("mina")[-1]
    await play.says("mina", "He is back.")
    assert in_group(play, "He is back.")
    await presses(play, "adil", "Take")
