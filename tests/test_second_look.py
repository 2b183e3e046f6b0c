"""What cannot be taken back, or speaks to the reporter, is asked once more: a tap by mistake does nothing."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.playing import Play, playing
from tests.teamwork import card, case_of, desk, forges, presses, report

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


# -- people who are not listed

FINE, YES = "They may read (admins only)", "Yes, they may read"
LOOK = "One person who is not listed will read every case, and what waits now."


async def omar_reads(play: Play) -> None:
    """Omar sits in the group, and what Mina wrote waits."""
    play.world.joins(play.who("omar"), play.group)
    await play.flow()
    await report(play, "My cousin drinks again.")


def waits(play: Play) -> bool:
    return not play.screen("adil", play.group).saying("drinks again")


async def test_letting_strangers_read_says_first_what_they_will_read(play: Play) -> None:
    await omar_reads(play)
    before = len(desk(play))
    await play.taps("adil", FINE, play.group)
    assert LOOK in play.newest("adil", LOOK, play.group).text
    assert len(desk(play)) == before, "it stands in the same message"
    assert waits(play)
    await play.taps("adil", YES, play.group)
    assert not waits(play)
    for label in (FINE, YES, "Back"):
        assert not play.screen("adil", play.group).with_button(label)


async def test_back_from_letting_them_read_lets_nobody_read_and_can_be_asked_again(play: Play) -> None:
    await omar_reads(play)
    for label in (FINE, "Back"):
        await play.taps("adil", label, play.group)
    assert not play.screen("adil", play.group).saying(LOOK)
    assert waits(play)
    for label in (FINE, YES):
        await play.taps("adil", label, play.group)
    assert not waits(play)


async def test_a_second_yes_lets_them_read_once(play: Play) -> None:
    await omar_reads(play)
    await play.taps("adil", FINE, play.group)
    asked = play.newest("adil", LOOK, play.group).message
    await play.taps("adil", YES, play.group)
    for answer in (".sure", ".back", ""):
        tap = play.world.taps(play.who("adil"), asked, data=f"fine:team:1{answer}")
        await play.flow()
        assert OLD in tap.text
    assert sum("Adil says that it is all right" in text for text in desk(play)) == 1


async def test_nobody_but_an_admin_lets_them_read_or_takes_the_question_away(play: Play) -> None:
    await omar_reads(play)
    await play.taps("adil", FINE, play.group)
    for label in (YES, "Back"):
        assert "Only an admin" in (await play.taps("bea", label, play.group)).text
    assert play.screen("adil", play.group).saying(LOOK)
    for data in ("fine:team:1.yes", "fine:team:1.sure.sure", "fine:team:2.sure", "fine:team:.sure", "fine:.sure"):
        assert OLD in (await forges(play, "adil", data)).text, data
    assert waits(play)


async def test_a_forged_press_on_the_card_writes_nothing_over_it(play: Play) -> None:
    await omar_reads(play)
    before = card(play).text
    for answer in ("", ".back", ".sure"):
        await forges(play, "adil", f"fine:team:1{answer}")
        assert card(play).text.startswith(before[:12])
    assert not waits(play), "an admin has said so, however"
