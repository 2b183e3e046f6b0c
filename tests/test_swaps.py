"""Changes by hand: asked, taken, undone, all in the group; every notice agrees with the rota at its instant."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cli import main
from handlers.oncall import duty
from rules.oncall.rota import Duty
from tests.playing import Play, playing
from tests.ringing import pages, rings
from tests.teamwork import desk, report

DANGER = "Someone is in danger now"


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as stage:
        yield stage


async def now(play: Play) -> Duty:
    """Who the rota says is on call."""
    assert play.store is not None
    async with play.store.turn() as tx:
        scope = play.bot.house.scope(tx)
        return await duty.now(scope, play.config.team)


async def test_oncall_shows_now_next_and_the_weeks_to_come(play: Play) -> None:
    await play.in_group("bea", "/oncall")
    said = desk(play)[-1]
    assert said.startswith("On call now: Adil, backup Bea, until Monday 2026-03-09 ")
    rows = said.split("\n\n")[1:]
    assert len(rows) == 5
    assert rows[0].endswith("Bea, backup Adil")
    assert rows[1].endswith("Adil, backup Bea")


async def test_a_swap_is_asked_taken_and_undone(play: Play) -> None:
    await play.in_group("adil", "/swap")
    shifts = play.screen("adil", play.group).saying("Which shift, Adil?")[-1].buttons
    assert len(shifts) == 4
    assert shifts[0][0].startswith("03-02 10:00 – 03-09 ")
    await play.taps("adil", shifts[1][0], play.group)
    assert any("Adil asks: who takes Monday 2026-03-16" in text for text in desk(play))
    await play.taps("bea", "I take it", play.group)
    assert any("Bea takes Monday 2026-03-16" in text and "for Adil" in text for text in desk(play))
    play.clock.set_to(datetime(2026, 3, 17, 18, tzinfo=UTC).timestamp())
    await play.settle()
    assert await now(play) == Duty("Bea", "Adil")
    await report(play, about=DANGER)
    assert rings(play, play.group)[-1].named == (play.who("bea").id,)
    assert len(pages(play, "bea")) == 1
    assert len(pages(play, "adil")) == 0
    await play.taps("adil", "Undo", play.group)
    assert any("Adil has undone the change." in text for text in desk(play))
    assert await now(play) == Duty("Adil", "Bea")
    await play.later(minutes=6)
    assert len(pages(play, "adil")) == 1


async def test_a_request_is_asked_again_and_expires_in_words(play: Play) -> None:
    await play.in_group("adil", "/swap")
    shifts = play.screen("adil", play.group).saying("Which shift, Adil?")[-1].buttons
    await play.taps("adil", shifts[1][0], play.group)
    asked = [text for text in desk(play) if "Adil asks:" in text]
    assert len(asked) == 1
    await play.later(days=14)
    asked = [text for text in desk(play) if "Adil asks:" in text]
    assert len(asked) == 5
    assert any("Nobody has taken the shift of Adil, and it begins now." in text for text in desk(play))
    assert await now(play) == Duty("Adil", "Bea")


async def test_only_the_asker_chooses_and_nobody_takes_their_own(play: Play) -> None:
    await play.in_group("adil", "/swap")
    shifts = play.screen("adil", play.group).saying("Which shift, Adil?")[-1].buttons
    tap = await play.taps("bea", shifts[1][0], play.group)
    assert tap.answer is not None
    assert tap.answer["text"] == "This is for Adil."
    await play.taps("adil", shifts[1][0], play.group)
    tap = await play.taps("adil", "I take it", play.group)
    assert tap.answer is not None
    assert "your own shift" in tap.answer["text"]
    await play.taps("adil", "I can do it after all", play.group)
    tap = await play.taps("bea", "I take it", play.group)
    assert tap.answer is not None
    assert "no longer of use" in tap.answer["text"]


async def test_cover_now_at_three_in_the_morning(play: Play) -> None:
    await play.clock.advance_to(datetime(2026, 3, 3, 11, tzinfo=UTC))
    await play.in_group("bea", "/cover now")
    assert any("Bea takes over, from Tuesday 2026-03-03 03:00 to Monday 2026-03-09" in text for text in desk(play))
    assert rings(play, play.group, desk=False) == [], "nobody sleeps worse for it"
    await report(play, about=DANGER)
    assert rings(play, play.group)[-1].named == (play.who("bea").id,)
    await play.in_group("bea", "/cover now")
    assert "You are on call then already." in desk(play)[-1]


async def test_away_passes_on_and_an_admin_says_it_for_somebody_who_cannot(play: Play) -> None:
    await play.in_group("bea", "/away 2026-03-09..2026-03-10")
    assert any(
        "Bea is away, from Monday 2026-03-09 00:00 to Wednesday 2026-03-11 00:00." in text for text in desk(play)
    )
    await play.in_group("bea", "/away Adil 2026-03-03")
    assert "Only an admin" in desk(play)[-1]
    await play.in_group("adil", "/away Bea 2026-03-12")
    assert any("Bea is away, from Thursday 2026-03-12" in text for text in desk(play))
    for wrong in ("", "tomorrow", "2026-03-10..2026-03-09", "2026-02-30", "2020-01-01", "2026-03-01..2027-03-01"):
        await play.in_group("bea", f"/away {wrong}")
        assert "Please write the days like this" in desk(play)[-1], wrong
    play.clock.set_to(datetime(2026, 3, 10, 20, tzinfo=UTC).timestamp())
    await play.settle()
    assert await now(play) == Duty("Adil", "")


async def test_a_cover_of_days_takes_a_part_of_what_was_asked(play: Play) -> None:
    await play.in_group("adil", "/swap")
    shifts = play.screen("adil", play.group).saying("Which shift, Adil?")[-1].buttons
    await play.taps("adil", shifts[1][0], play.group)
    await play.in_group("bea", "/cover 2026-03-17..2026-03-18")
    await play.in_group("adil", "/oncall")
    open_parts = [each for each in desk(play)[-1].split("\n\n") if "asks for somebody" in each]
    assert len(open_parts) == 2
    await play.taps("bea", "I take it", play.group)
    await play.in_group("adil", "/oncall")
    assert "asks for somebody" not in desk(play)[-1]


async def test_strangers_and_observers_change_nothing(play: Play) -> None:
    play.world.joins(play.who("omar"), play.group)
    await play.flow()
    before = len(desk(play))
    for word in ("/cover now", "/away 2026-03-12", "/swap", "/oncall"):
        await play.in_group("omar", word)
    assert len(desk(play)) == before + 4, "only what Omar wrote stands there"
    assert await now(play) == Duty("Adil", "Bea")


async def test_changes_survive_a_crash(play: Play) -> None:
    await play.in_group("bea", "/cover now")
    await play.crash()
    await play.start()
    await play.flow()
    assert await now(play) == Duty("Bea", "Adil")


async def test_the_command_line_prints_the_rota_as_it_was_changed(
    play: Play, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAFESPACES_CLOCK", str(play.clock.path))
    assert main(["rota", "--config", str(play.config_path), "--weeks", "1"]) == 0
    assert ": Adil, backup Bea" in capsys.readouterr().out.splitlines()[0]
    await play.in_group("bea", "/cover now")
    assert main(["rota", "--config", str(play.config_path), "--weeks", "1"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].endswith(": Bea, backup Adil")
