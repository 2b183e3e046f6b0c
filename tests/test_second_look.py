"""What cannot be taken back, or speaks to the reporter, is asked once more: a tap by mistake does nothing."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.playing import Play, playing
from tests.teamwork import card, case_of, forges, presses, report

OLD = "no longer of use"


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as stage:
        yield stage


async def code_of(play: Play) -> str:
    case = await case_of(play)
    assert case is not None
    return case.code


async def taken(play: Play) -> str:
    """Adil holds what Mina wrote; its code."""
    await report(play)
    await presses(play, "adil", "Take")
    return await code_of(play)


def labels(play: Play) -> set[str]:
    return {label for row in card(play).buttons for label in row}


# -- block

TOLD = "The team takes no messages from this chat for now."


async def block(play: Play, *labels: str) -> None:
    for label in ("Change", "Block for 7 days", *labels):
        await presses(play, "adil", label)


def blocked(play: Play) -> int:
    return sum(TOLD in text for text in play.told("mina"))


async def test_block_says_first_what_it_does(play: Play) -> None:
    await taken(play)
    await block(play)
    assert "The reporter is told at once, and no words come for seven days. Block?" in card(play).text
    assert labels(play) == {"Yes, block", "Back"}
    assert not blocked(play)
    await presses(play, "adil", "Yes, block")
    assert blocked(play) == 1
    assert "Block?" not in card(play).text


async def test_back_from_block_blocks_nobody(play: Play) -> None:
    await taken(play)
    await block(play, "Back")
    assert "Change" in labels(play)
    await play.says("mina", "Are you there?")
    assert play.screen("adil", play.group).saying("Are you there?")
    assert not blocked(play)


async def test_a_second_yes_blocks_once(play: Play) -> None:
    code = await taken(play)
    await block(play, "Yes, block")
    assert "blocked already" in (await forges(play, "adil", f"block:{code}:sure")).text
    assert blocked(play) == 1


async def test_only_the_holder_says_yes_to_a_block(play: Play) -> None:
    code = await taken(play)
    await block(play)
    assert "Only the person who holds" in (await presses(play, "bea", "Yes, block")).text
    for data in ("sure.sure", "yes", "7.sure", ".sure"):
        assert OLD in (await forges(play, "adil", f"block:{code}:{data}")).text, data
    assert not blocked(play)
