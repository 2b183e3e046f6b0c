"""Nothing that the team can ask for, and nothing that comes later, tells in which minute somebody wrote."""

from datetime import timedelta
from pathlib import Path

from tests.playing import playing
from tests.teamwork import case_of, report, step_of


async def test_the_summary_does_not_tell_of_a_case_before_its_minute(tmp_path: Path) -> None:
    async with playing(tmp_path) as play:
        await report(play)
        assert not play.topics()
        await play.in_group("adil", "/summary")
        seen = play.newest("adil", "Open cases", play.group).text
        assert "Nobody holds: 0" in seen.replace("\u2068", "").replace("\u2069", "")
        began = play.clock.now()
        while not play.topics():
            await play.later(seconds=10)
        waited = (play.clock.now() - began).total_seconds() // 60
        await play.in_group("adil", "/summary")
        seen = play.newest("adil", "Open cases", play.group).text
        assert f"waits {int(waited)} min" not in seen or waited < 1
        assert "0 min" in seen or "1 min" in seen


async def test_the_next_rung_does_not_tell_the_minute_either(tmp_path: Path) -> None:
    async with playing(tmp_path) as play:
        await report(play)
        sent = play.clock.now()
        planned = await step_of(play)
        assert planned is not None
        over = (planned.at - sent) % timedelta(days=1)
        while not play.topics():
            await play.later(seconds=10)
        shown = play.clock.now() - sent
        assert abs(over - shown) < timedelta(minutes=2), (over, shown)


async def test_now_shows_it_at_once(tmp_path: Path) -> None:
    async with playing(tmp_path) as play:
        await report(play)
        await play.taps("mina", "Deliver it now")
        await play.in_group("adil", "/summary")
        assert "min" in play.newest("adil", "Open cases", play.group).text


async def test_danger_within_the_wait_is_called_at_once_and_its_ladder_does_not_wait(tmp_path: Path) -> None:
    async with playing(tmp_path) as play:
        await report(play)
        assert not play.topics()
        await play.says("mina", "/now")
        pressed = play.clock.now()
        await play.taps("mina", "Send to the team now")
        assert play.topics()
        case, planned = await case_of(play), await step_of(play)
        assert case is not None
        assert planned is not None
        assert case.waits is not None
        assert case.waits <= play.clock.now()
        assert planned.at - pressed <= timedelta(minutes=6)
