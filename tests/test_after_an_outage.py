"""After a long outage the desk reads one line for each thing that it has to know, not one for each case."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from rehearsal.faults import FaultKind
from rules.case import State
from tests.playing import Play, playing
from tests.ringing import rings
from tests.teamwork import case_of, desk, presses, report

PEOPLE = tuple(f"new{number}" for number in range(8))
TAKEN = 4


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    """Eight cases, of which Adil has taken the first four."""
    async with playing(tmp_path, privacy__first_words_wait="0 min", limits=False, more=PEOPLE) as stage:
        for name in PEOPLE:
            await report(stage, name=name, about="Violence or threat")
        for topic in range(TAKEN):
            await presses(stage, "adil", "Take", topic)
        yield stage


@pytest.mark.parametrize("away", ["telegram", "bot"])
async def test_the_desk_is_not_flooded(play: Play, away: str) -> None:
    back = play.clock.now() + (timedelta(hours=3) if away == "telegram" else timedelta(days=2))
    if away == "telegram":
        play.server.faults.add(kind=FaultKind.OUTAGE, until=back.timestamp())
        await play.clock.advance_to(back)
    else:
        await play.stop()
        play.clock.set_to(back.timestamp())
        await play.start()
        await play.flow()
    await play.later(minutes=9)
    since = [each for each in rings(play, play.group) if each.at >= back]
    assert len(since) <= 3
    for number in range(1, len(PEOPLE) + 1):
        case = await case_of(play, number)
        assert case is not None
        assert case.state is State.WAITING
        assert any(case.code in text for text in desk(play)[-3:])
