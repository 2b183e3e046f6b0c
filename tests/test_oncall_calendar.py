"""`/oncall calendar`: one's own shifts, in one's own chat, changed and cancelled by the next file."""

from collections.abc import AsyncIterator
from pathlib import Path

import icalendar
import pytest

from tests.filing import bytes_of, files
from tests.playing import Play, playing
from tests.teamwork import desk
from tests.test_calendar import valid


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path) as stage:
        yield stage


def calendars(play: Play, name: str) -> list[bytes]:
    return [bytes_of(play, each) for each in files(play, name)]


async def test_a_member_gets_their_own_shifts_in_private(play: Play) -> None:
    await play.in_group("adil", "/oncall calendar")
    assert "Adil, your calendar is in your private chat with this bot." in desk(play)[-1]
    (file,) = calendars(play, "adil")
    valid(file)
    events = icalendar.Calendar.from_ical(file).events
    assert {str(each["summary"]) for each in events} == {"Shift", "Standby"}
    assert len(events) == 13
    assert b"Bea" not in file
    assert b"Safe" not in file
    assert calendars(play, "bea") == []


async def test_after_a_change_the_next_file_changes_and_cancels(play: Play) -> None:
    await play.in_group("adil", "/oncall calendar")
    await play.in_group("bea", "/cover now")
    assert "/oncall calendar sends a new one" in desk(play)[-1]
    await play.in_group("adil", "/oncall calendar")
    first, second = (
        {str(e["uid"]): e for e in icalendar.Calendar.from_ical(f).events} for f in calendars(play, "adil")
    )
    gone = [uid for uid, each in second.items() if str(each["status"]) == "CANCELLED"]
    assert len(gone) == 1
    assert int(str(second[gone[0]]["sequence"])) == int(str(first[gone[0]]["sequence"])) + 1
    await play.taps("bea", "Undo", play.group)
    await play.in_group("adil", "/oncall calendar")
    third = {str(each["uid"]): each for each in icalendar.Calendar.from_ical(calendars(play, "adil")[-1]).events}
    assert str(third[gone[0]]["status"]) == "CONFIRMED"
    assert int(str(third[gone[0]]["sequence"])) == 2


async def test_whoever_never_started_the_bot_is_asked_to(tmp_path: Path) -> None:
    async with playing(tmp_path, started=("adil",)) as play:
        await play.in_group("bea", "/oncall calendar")
        assert any("Bea, please open a private chat with this bot" in text for text in desk(play))
