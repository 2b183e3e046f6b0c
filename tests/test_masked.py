"""An anonymous admin is told why nothing of what they write is taken; their buttons name who presses, and work."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.playing import Play, playing
from tests.teamwork import answers, presses, report

MASKED = "You write as the group"


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as stage:
        await report(stage)
        adil = stage.who("adil")
        stage.world.promoted(adil, stage.group, anonymous=True)
        await stage.flow()
        await presses(stage, "adil", "Take")
        yield stage


def told(play: Play) -> int:
    return len(play.screen("adil", play.group).saying(MASKED))


async def test_an_answer_is_refused_with_the_remedy(play: Play) -> None:
    await answers(play, "adil", "I am here.", to="my cousin")
    assert told(play) == 1
    assert not play.screen("mina").saying("I am here.")
    play.world.promoted(play.who("adil"), play.group, anonymous=False)
    await answers(play, "adil", "I am here.", to="my cousin")
    assert told(play) == 1
    assert play.screen("mina").saying("I am here.")


@pytest.mark.parametrize("command", ["/summary", "/unsend", "/announce Come on Friday.", "/swap"])
async def test_a_command_is_refused_with_the_remedy(play: Play, command: str) -> None:
    await play.in_group("adil", command)
    assert told(play) == 1


async def test_what_is_said_among_the_team_brings_nothing(play: Play) -> None:
    await play.in_topic("adil", 0, "I know the street.")
    await play.in_group("adil", "Who is free on Friday?")
    assert told(play) == 0
