"""A clock that jumps: nothing is lost, nothing stands still for days, nobody is flooded."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from rehearsal.faults import FaultKind
from tests import canary_pictures
from tests.playing import Play, playing
from tests.ringing import rings
from tests.teamwork import answers, desk, presses, report

JUMPS = {"minutes": 7 * 60.0, "days": 3 * 86400.0}


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path, limits=False, privacy__first_words_wait="10 min") as stage:
        yield stage


async def jump(play: Play, seconds: float) -> None:
    """The machine's clock is another one at once."""
    play.clock.set_to(play.clock.timestamp() + seconds)
    await play.settle()


@pytest.mark.parametrize("span", JUMPS.values(), ids=JUMPS)
@pytest.mark.parametrize("way", [1, -1], ids=["ahead", "back"])
async def test_words_that_waited_arrive_in_time(play: Play, span: float, way: int) -> None:
    await report(play, "It is about my cousin.")
    await jump(play, way * span)
    await play.later(minutes=11)
    assert any("my cousin" in text for text in play.told("adil", play.group))


@pytest.mark.parametrize("span", JUMPS.values(), ids=JUMPS)
@pytest.mark.parametrize("way", [1, -1], ids=["ahead", "back"])
async def test_the_ladder_goes_on_and_floods_nobody(play: Play, span: float, way: int) -> None:
    await report(play, "He has a knife.", about="Someone is in danger now")
    before = len(rings(play, play.group))
    await jump(play, way * span)
    await play.later(minutes=16)
    called = len(rings(play, play.group)) - before
    assert 1 <= called <= 5  # days ahead it is the highest rung that was missed, and then hourly
    await presses(play, "adil", "Take")
    await answers(play, "adil", "Are you safe?")
    assert any("Are you safe?" in text for text in play.told("mina"))


async def test_a_conversation_goes_on_over_jumps_in_both_ways(play: Play) -> None:
    await report(play, "It is about my cousin.")
    await play.later(minutes=11)
    await presses(play, "adil", "Take")
    for number, by in enumerate((-86400, 600, -600, 5 * 86400, -9 * 86400, 60)):
        await jump(play, by)
        await play.says("mina", f"Word {number}.")
        assert any(f"Word {number}." in text for text in play.told("adil", play.group)), by
        await answers(play, "adil", f"Answer {number}.")
        assert any(f"Answer {number}." in text for text in play.told("mina")), by


async def test_danger_is_called_again_though_the_last_call_lies_ahead(play: Play) -> None:
    await report(play, "He has a knife.", about="Someone is in danger now")
    await jump(play, -86400)
    before = len(desk(play))
    await play.says("mina", "/now")
    await play.taps("mina", "Send to the team now")
    assert len(desk(play)) > before


async def test_a_retry_is_not_put_off_by_a_clock_set_back(play: Play) -> None:
    """An update that fails is tried again and parked, and what came after it in the same chat is served."""
    await play.says("mina", "/start")
    mina = play.who("mina")
    play.world.injects({"message": {"message_id": 7, "chat": play.world.private(mina).as_chat(), "date": "x"}})
    await play.settle()
    await jump(play, -86400)
    await play.says("mina", "/numbers")
    assert any("911" in text for text in play.told("mina")[1:])


async def test_a_file_that_was_to_be_fetched_again_soon_is_not_put_off_for_days(play: Play) -> None:
    await report(play, "It is about my cousin.")
    await play.later(minutes=11)
    await presses(play, "adil", "Take")
    fault = play.server.faults.add("getFile", FaultKind.SERVER_ERROR, count=1)
    mina = play.who("mina")
    data = canary_pictures.saved(canary_pictures.drawing(), "JPEG")
    play.world.sends_file(mina, play.world.private(mina), "photo", data)
    await play.settle()
    assert fault.hits == 1
    await jump(play, -3 * 86400)
    await play.later(minutes=11)
    assert play.screen("adil", play.group).with_button("Show files")
