"""Nights and crowds: outside of cover only danger rings; a burst is one call; one line stands on the desk, not ten."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.playing import BEGINS, Play, playing
from tests.ringing import pages, rings
from tests.teamwork import desk, presses, report

EVENING = BEGINS.replace(hour=4) + timedelta(days=1)  # 20:00 in Los Angeles; cover ends at 21:00


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as stage:
        yield stage


async def at_night(play: Play, hour: int = 3) -> datetime:
    """It is this hour of the coming night, in Los Angeles."""
    night = datetime(2026, 3, 3, hour + 8, tzinfo=UTC)
    await play.clock.advance_to(night)
    return night


@pytest.mark.parametrize("about", ["Something else", "Violence or threat"])
async def test_outside_of_cover_nothing_but_danger_rings_until_cover_begins(play: Play, about: str) -> None:
    night = await at_night(play)
    await report(play, "It is about my cousin.", about=about)
    await play.says("mina", "And about his wife.")
    await play.later(hours=5, minutes=50)
    assert rings(play, play.group, desk=False) == []
    assert pages(play, "adil") == []
    assert any("my cousin" in text for text in play.told("adil", play.group)), "it stands there for whoever looks"
    await play.later(minutes=10)
    (rung,) = rings(play, play.group, desk=False)
    assert rung.at.replace(second=0, microsecond=0) == night + timedelta(hours=6)
    assert "New case" in rung.text
    assert rung.named == (play.who("adil").id,)


async def test_when_cover_begins_one_line_names_what_came_at_night(tmp_path: Path) -> None:
    people = ("ann", "ben", "cem", "dua")
    async with playing(tmp_path, privacy__first_words_wait="0 min", more=people) as play:
        await at_night(play)
        for name in people:
            await report(play, name=name)
        await play.later(hours=6, minutes=1)
        (rung,) = rings(play, play.group, desk=False)
        line = desk(play)[-1]
        assert line.startswith("4 cases wait for somebody:")
        assert line.count("soon") == 4
        assert rung.named == (play.who("adil").id,)


async def test_danger_rings_at_any_hour(play: Play) -> None:
    night = await at_night(play)
    await report(play, "He is breaking the door.", about="Someone is in danger now")
    await play.later(minutes=16)
    assert [round((each.at - night) / timedelta(minutes=1)) for each in rings(play, play.group)] == [0, 5, 10, 15]
    assert [round((each.at - night) / timedelta(minutes=1)) for each in pages(play, "adil")] == [0, 5, 10, 15]
    assert [round((each.at - night) / timedelta(minutes=1)) for each in pages(play, "bea")] == [5, 10, 15]


async def test_a_burst_of_danger_shares_one_page_and_one_line(tmp_path: Path) -> None:
    people = tuple(f"new{number}" for number in range(8))
    async with playing(tmp_path, privacy__first_words_wait="0 min", more=people, limits=False) as play:
        began = play.clock.now()
        for name in people:
            await report(play, name=name, about="Someone is in danger now")
        assert play.clock.now() - began < timedelta(hours=2)
        span = play.clock.now() - began + timedelta(minutes=16)
        await play.later(minutes=16)
        most = span / timedelta(minutes=4) + 3
        assert len(rings(play, play.group)) <= most
        assert len(pages(play, "adil")) <= most
        standing = [text for text in desk(play) if "case" in text]
        assert len(standing) == 1
        assert standing[0].startswith("8 cases wait for somebody:")
        assert len([text for text in play.told("adil") if "needed in your group" in text]) == 1
        assert "8 cases wait there." in play.told("adil")[-1]


async def test_what_is_taken_changes_every_page_without_a_sound(play: Play) -> None:
    await report(play, about="Someone is in danger now")
    await play.later(minutes=6)
    before = len(rings(play, play.group)), len(pages(play, "adil")), len(pages(play, "bea"))
    await presses(play, "adil", "Take")
    assert "Adil has it now. Thank you." in play.told("bea")[-1]
    assert "Adil has it now. Thank you." in play.told("adil")[-1]
    assert not play.screen("bea").with_button("I have it")
    assert any("Adil has taken case" in text for text in desk(play))
    assert (len(rings(play, play.group)), len(pages(play, "adil")), len(pages(play, "bea"))) == before


async def test_i_need_help_now_says_when_the_team_is_there_again(play: Play) -> None:
    await play.says("mina", "/now")
    assert "on duty again" not in play.told("mina")[-1]
    await at_night(play)
    await play.says("mina", "/now")
    assert "The team is on duty again Tuesday, 09:00." in play.told("mina")[-1]
    assert "911" in play.told("mina")[-1]
    assert own_clock(play) == ["Tuesday, 17:00 UTC"]


def own_clock(play: Play) -> list[str]:
    """What the newest message to Mina has her phone show in its own zone: nine o'clock in Los Angeles."""
    shown = play.screen("mina").messages[-1]
    raw, found = shown.text.encode("utf-16-le"), []
    for each in shown.entities:
        if each["type"] == "date_time":
            assert datetime.fromtimestamp(each["unix_time"], UTC) == datetime(2026, 3, 3, 17, tzinfo=UTC)
            cut = raw[2 * each["offset"] : 2 * (each["offset"] + each["length"])]
            found.append(cut.decode("utf-16-le").translate(dict.fromkeys(range(0x2066, 0x206A))))
    return found


async def test_outside_of_cover_the_receipt_tells_the_hour_on_the_readers_own_clock(play: Play) -> None:
    await at_night(play)
    await report(play)
    shown = next(each for each in reversed(play.told("mina")) if "They are back on Tuesday, 09:00." in each)
    assert shown == play.told("mina")[-1]
    assert own_clock(play) == ["Tuesday, 17:00 UTC"]


async def test_an_instant_that_a_reporter_writes_goes_to_the_team_as_words_alone(play: Play) -> None:
    mark = {"type": "date_time", "offset": 0, "length": 8, "unix_time": 1772557200, "date_time_format": "t"}
    await report(play)
    await play.says("mina", "at seven he comes home", entities=[mark])
    shown = play.newest("adil", "at seven he comes home", play.group)
    assert not [each for each in shown.entities if each["type"] == "date_time"]


async def test_a_case_that_becomes_urgent_at_night_wakes_nobody_who_holds_it(play: Play) -> None:
    await report(play, "We argue a lot at home.", about="Family conflict")
    await presses(play, "adil", "Take")
    await at_night(play)
    before = len(pages(play, "adil"))
    await play.says("mina", "He says he will kill me.")
    await play.later(minutes=6)
    assert any("got no answer" in text for text in desk(play))
    assert len(pages(play, "adil")) == before
    assert rings(play, play.group, desk=False)[-1].at < play.clock.now() - timedelta(minutes=7)
