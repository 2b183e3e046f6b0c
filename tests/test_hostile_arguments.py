"""Numbers and days beyond every calendar, in every button and command: no turn breaks, so that nobody else waits for
its tries, and whoever has asked is answered."""

from collections.abc import AsyncIterator, Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError
from telegram.error import RetryAfter

from bot.config import values
from bot.telegram import fates
from handlers.journeys import ACTS, CHOICES, COMMANDS, MEMBER_PRESSES, PRESSES, TEAM_COMMANDS
from rehearsal.world import Message
from rules import given_time
from rules.oncall import rota_words
from tests.playing import Play, playing
from tests.teamwork import card, presses, report
from tests.test_questions_published import settings

DAYS = ("0001-01-01", "9999-12-31", "٩٩٩٩-١٢-٣١", "0000-00-00", "2026-02-30")
NUMBERS = ("999999999999", "253402300799", "9223372036854775808", "9" * 30)
SPANS = tuple(f"{each}..{each}" for each in DAYS[:2])
TYPED = (*NUMBERS, *DAYS, *SPANS, *(f"{each} 23:59\nTea." for each in DAYS), "24:60\nTea.", "999 weeks", "fri 99:99")
NOW = datetime(2026, 3, 2, 18, tzinfo=UTC)
ZONES = [ZoneInfo(each) for each in ("Pacific/Kiritimati", "America/Los_Angeles", "UTC")]


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path, limits=False, independent=True, **settings()) as stage:
        await report(stage)
        await presses(stage, "adil", "Take")
        yield stage


async def forge(play: Play, name: str, message: Message, acts: Iterable[str], before: str = "") -> None:
    """All of these buttons, which nobody was shown."""
    ends = [f"{sign}{each}" for each in (*NUMBERS, *DAYS[:2]) for sign in ("", "1.", "111:", "ask.")]
    for act in acts:
        for each in ends:
            play.world.taps(play.who(name), message, data=f"{act}:{before}{each}"[:64])
        await play.settle()


async def rest(play: Play, caplog: pytest.LogCaptureFixture) -> None:
    """Everything is answered, and nothing was tried twice."""
    await play.flow()
    assert [each.getMessage() for each in caplog.records if "failed" in each.getMessage()] == []


@pytest.mark.timeout(600)
async def test_no_forged_button_breaks_a_turn(play: Play, caplog: pytest.LogCaptureFixture) -> None:
    message, on_card, code = play.screen("mina").messages[-1].message, card(play).message, card(play).text.split()[1]
    await forge(play, "mina", message, [*PRESSES, *MEMBER_PRESSES])
    await rest(play, caplog)
    await forge(play, "adil", on_card, ACTS, f"{code}:")
    await forge(play, "adil", on_card, CHOICES)
    await rest(play, caplog)


@pytest.mark.timeout(600)
async def test_no_typed_number_or_day_breaks_a_turn(play: Play, caplog: pytest.LogCaptureFixture) -> None:
    mina, adil, topic = play.who("mina"), play.who("adil"), play.topics()[0].topic
    for name in COMMANDS:
        for each in TYPED:
            play.world.says(mina, play.world.private(mina), f"/{name} {each}")
    await rest(play, caplog)
    for name in TEAM_COMMANDS:
        for each in TYPED:
            play.world.says(adil, play.group, f"/{name} {each}")
            play.world.says(adil, play.group, f"/{name} {each}", thread=topic)
    await rest(play, caplog)


async def test_a_time_beyond_a_year_is_refused_in_words(play: Play) -> None:
    await play.in_group("adil", "/announce 9999-12-31 23:59\nTea.")
    assert "more than a year away" in play.told("adil", play.group)[-1]
    await play.in_group("adil", "/away 9999-12-30..9999-12-31")
    assert "Please write the days like this" in play.told("adil", play.group)[-1]
    tap = play.world.taps(play.who("adil"), card(play).message, data="swap:111:999999999999")
    await play.flow()
    assert tap.answer is not None
    assert "no longer of use" in tap.answer["text"]


@given(st.integers(-(10**30), 10**30), st.dates(), st.times(), st.sampled_from(ZONES))
def test_what_is_given_is_near_or_none(number: int, day: date, time: object, zone: ZoneInfo) -> None:
    far = given_time.FARTHEST + timedelta(days=2)
    clock = f"{time:%H:%M}"
    rota_words.days(f"{day}..{date.max}", zone, NOW)
    for found in (given_time.instant(str(number), NOW), given_time.on_wall(str(day), clock, NOW, zone)):
        assert found is None or abs(found - NOW) <= far


@given(st.integers(int((NOW - given_time.FARTHEST).timestamp()), int((NOW + given_time.FARTHEST).timestamp())))
def test_what_is_near_is_the_same_instant(number: int) -> None:
    assert given_time.instant(str(number), NOW) == datetime.fromtimestamp(number, UTC)


def test_telegram_and_the_configuration_name_no_time_without_end() -> None:
    assert fates.seconds(RetryAfter(10**12)) == fates.LONGEST
    assert fates._named("flood_wait_" + "9" * 40) == fates.LONGEST
    assert values.duration("999999 weeks " * 999) == timedelta(seconds=values.FARTHEST)
    for each in (date.min, date.max):
        with pytest.raises(PydanticCustomError):
            values.day(each)
