"""A shift changes: who comes on is told, the desk hears what is open; who cannot be reached is known before."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.playing import BEGINS, Play, playing
from tests.ringing import pages, rings
from tests.teamwork import answers, desk, presses, report

DANGER = "Someone is in danger now"
CHANGE = datetime(2026, 3, 9, 16, tzinfo=UTC)  # 09:00 in Los Angeles, behind the jump of the clock on the 8th


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as stage:
        yield stage


def handed_over(play: Play) -> list[str]:
    return [text for text in desk(play) if text.startswith("A new shift.")]


async def test_at_the_change_the_desk_hears_what_is_open_without_words(play: Play) -> None:
    await report(play, "He drinks again.", about="Violence or threat")
    await presses(play, "adil", "Take")
    await answers(play, "adil", "We are here.")
    await play.clock.advance_to(CHANGE - timedelta(days=1))
    await report(play, "I am afraid.", about="Family conflict", name="yusuf")
    assert handed_over(play) == []
    await play.clock.advance_to(CHANGE + timedelta(minutes=1))
    (said,) = handed_over(play)
    assert "On call: Bea, backup Adil." in said
    assert "Nobody holds: 1. Taken, no answer yet: 0. Answered: 1." in said
    assert "drinks" not in said
    assert "afraid" not in said


async def test_the_hand_over_names_the_check_ins_that_come_next(play: Play) -> None:
    await report(play, "He drinks again.")
    await presses(play, "adil", "Take")
    await answers(play, "adil", "We are here.")
    await play.taps("adil", "Check-in", play.group)
    await play.taps("adil", "Ask in 14 days", play.group)
    await play.taps("mina", "12–15")
    await play.clock.advance_to(CHANGE + timedelta(minutes=1))
    (said,) = handed_over(play)
    assert "2026-03-16, 12:00." in said
    assert "Next check-in: " in said
    assert "drinks" not in said


async def test_whoever_comes_on_is_told_an_hour_before_or_silently_at_the_begin(tmp_path: Path) -> None:
    async with playing(tmp_path, team__rota__starts=datetime(2026, 1, 5, 12)) as play:  # noqa: DTZ001 - wall time
        await play.clock.advance_to(CHANGE + timedelta(hours=2, minutes=1))
        assert "Your shift begins: Monday 2026-03-09 12:00." in play.told("bea")[-1]
        assert not any("2026-03-09" in text for text in play.told("adil"))
        await play.clock.advance_to(CHANGE + timedelta(hours=4))
        assert sum("Your shift begins" in text for text in play.told("bea")) == 1


async def test_a_shift_that_begins_at_night_is_told_without_a_sound(tmp_path: Path) -> None:
    async with playing(tmp_path, team__rota__starts=datetime(2026, 1, 5, 3)) as play:  # noqa: DTZ001
        await play.clock.advance_to(CHANGE - timedelta(hours=1))
        assert "Your shift begins now." in play.told("bea")[-1]
        assert all(each.silent for each in play.screen("bea").saying("Your shift begins"))
        assert rings(play, play.group) == []


async def test_a_hand_over_that_fell_into_an_outage_comes_once(play: Play) -> None:
    await play.flow()
    await play.stop()
    play.clock.set_to((CHANGE + timedelta(hours=2)).timestamp())
    await play.start()
    await play.later(minutes=5)
    assert len(handed_over(play)) == 1
    await play.later(days=2)
    assert len(handed_over(play)) == 1


async def test_hand_overs_follow_the_schedule_after_changes(play: Play) -> None:
    await play.in_group("bea", "/cover now")
    await play.clock.advance_to(CHANGE + timedelta(minutes=1))
    assert handed_over(play) == [], "Bea has it before and after"


async def test_after_danger_there_are_three_questions(tmp_path: Path) -> None:
    help = {"en": "Sister Huda listens to us too.", "ar": "الأخت هدى تستمع إلينا أيضًا."}
    async with playing(tmp_path, privacy__first_words_wait="0 min", oncall__help=help) as play:
        await report(play, about=DANGER)
        await presses(play, "adil", "Take")
        await answers(play, "adil", "We are here.")
        await presses(play, "adil", "Close")
        await presses(play, "adil", "Resolved")
        (said,) = [text for text in desk(play) if "was danger, and it is closed" in text]
        assert all(f"{number}. " in said for number in (1, 2, 3))
        assert "Sister Huda listens to us too." in said


async def test_a_backup_who_never_started_the_bot_is_told_of_and_passed_over(tmp_path: Path) -> None:
    async with playing(tmp_path, privacy__first_words_wait="0 min", started=("adil",)) as play:
        await play.later(minutes=2)
        (told,) = [text for text in desk(play) if "has never started the bot" in text]
        assert "Bea has never started the bot." in told
        await play.later(days=1)
        assert sum("has never started" in text for text in desk(play)) == 1
        await play.clock.advance_to(CHANGE + timedelta(minutes=2))
        assert sum("has never started" in text for text in desk(play)) == 2, "her shift begins: it matters now"
        await report(play, about=DANGER)
        assert len(pages(play, "adil")) == 1, "the next is called at once"
        assert play.who("adil").id in rings(play, play.group)[-1].named
        await play.says("bea", "/start")
        await play.later(days=8)
        assert sum("has never started" in text for text in desk(play)) == 2


async def test_whoever_blocks_the_bot_or_leaves_the_group_is_told_of_at_a_reload(play: Play) -> None:
    await play.later(minutes=2)
    assert not any("cannot reach" in text for text in desk(play))
    play.world.blocks(play.who("bea"))
    play.bot.reload()
    await play.later(minutes=2)
    assert any("Bea has blocked the bot." in text for text in desk(play))
    play.world.leaves(play.who("bea"), play.group)
    play.bot.reload()
    await play.later(minutes=2)
    assert any("Bea is not in this group any more." in text for text in desk(play))


async def test_a_call_that_does_not_arrive_goes_upward(play: Play) -> None:
    """Adil blocks the bot after the last look; the first call finds out."""
    play.world.blocks(play.who("adil"))
    await report(play, about=DANGER)
    await play.later(minutes=1)
    assert any("Adil has blocked the bot." in text for text in desk(play))
    assert len(pages(play, "bea")) == 1
    assert BEGINS + timedelta(minutes=5) > pages(play, "bea")[0].at


async def test_a_season_with_one_person_in_its_order_is_warned_of_once(tmp_path: Path) -> None:
    exams = {"name": "Exams", "from": date(2026, 3, 20), "to": date(2026, 3, 27), "order": ["Adil"]}
    async with playing(tmp_path, team__rota__seasons=[exams]) as play:
        await play.flow()
        assert sum("In Exams only Adil is in the order" in text for text in desk(play)) == 1
        play.bot.reload()
        await play.later(days=2)
        assert sum("In Exams only Adil is in the order" in text for text in desk(play)) == 1


async def desk_over_a_change(folder: Path, *, writes: bool) -> list[str]:
    """What the desk reads until hours after a change of shift, a few minutes before which somebody may write, and
    deletes everything before her words' minute has come."""
    async with playing(folder, privacy__first_words_wait="1 h") as play:
        await play.clock.advance_to(CHANGE - timedelta(minutes=3))
        if writes:
            await report(play)
        await play.clock.advance_to(CHANGE + timedelta(minutes=3))
        for each in ("/stop", "Delete everything", "Yes, delete everything") if writes else ():
            await (play.taps("mina", each) if play.screen("mina").with_button(each) else play.says("mina", each))
        await play.later(hours=2)
        assert handed_over(play)
        return desk(play)


async def test_a_change_of_shift_tells_nothing_of_words_that_wait(tmp_path_factory: pytest.TempPathFactory) -> None:
    nobody = await desk_over_a_change(tmp_path_factory.mktemp("nobody"), writes=False)
    assert await desk_over_a_change(tmp_path_factory.mktemp("somebody"), writes=True) == nobody
