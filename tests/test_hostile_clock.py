"""A clock that jumps: nothing is lost, nothing stands still for days, nobody is flooded."""

import importlib
import itertools
import pkgutil
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bot
import handlers
import rules
import storage
from handlers import clock_set_back
from rehearsal.faults import FaultKind
from rules import set_back
from rules.case import Case
from rules.person import Person
from rules.privacy import gate
from rules.send import Urgency
from storage.disk import codec
from tests import canary_pictures
from tests.playing import Play, playing
from tests.ringing import rings
from tests.teamwork import answers, card, desk, presses, report, step_of
from tests.test_discreet import PHRASE, protected

NONE_YET = "You have no conversations yet."
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


async def test_an_open_past_is_shut_when_the_clock_is_set_back(tmp_path: Path) -> None:
    async with playing(tmp_path, limits=False, privacy__first_words_wait="0 min") as play:
        await protected(play)
        await play.later(minutes=20)
        await play.says("mina", PHRASE)
        await play.says("mina", "/mine")
        assert play.told("mina")[-1] != NONE_YET
        await jump(play, -6 * 3600)
        await play.later(minutes=1)
        await play.says("mina", "/mine")
        assert play.told("mina")[-1] == NONE_YET
        await play.says("mina", PHRASE)
        await play.says("mina", "/mine")
        assert play.told("mina")[-1] != NONE_YET


async def given_back(folder: Path, back: float) -> tuple[str, float]:
    """Of a case whose words waited when the clock was set back, and that was taken and given back: what the summary
    says, and in how many hours somebody is called."""
    async with playing(folder, limits=False, privacy__first_words_wait="10 min") as play:
        await report(play)
        await jump(play, -back)
        await play.later(minutes=11)
        await presses(play, "adil", "Take")
        await presses(play, "adil", "Release")
        await play.in_group("adil", "/summary")
        step = await step_of(play)
        assert step is not None
        return play.told("adil", play.group)[-1], (step.at - play.clock.now()) / timedelta(hours=1)


async def test_a_case_is_listed_and_called_about_as_if_the_clock_had_not_been_set_back(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    said, soon = await given_back(tmp_path_factory.mktemp("plain"), 0)
    after, late = await given_back(tmp_path_factory.mktemp("back"), JUMPS["days"])
    assert "Nobody holds: 1" in said
    assert "Nobody holds: 1" in after
    assert late < soon + 24  # the day of the week is another, and with it the hours of cover


async def test_danger_that_is_held_without_an_answer_calls_others_though_the_clock_was_set_back(play: Play) -> None:
    await report(play, "He has a knife.", about="Someone is in danger now")
    await presses(play, "adil", "Take")
    await jump(play, -JUMPS["days"])
    await play.later(minutes=11)
    assert "no words have gone out" in desk(play)[-1]
    await play.later(minutes=6)
    assert "It is free again" in desk(play)[-1]


async def test_what_is_taken_and_forgotten_is_given_back_though_the_clock_was_set_back(play: Play) -> None:
    await report(play, "He hits her.", about="Violence or threat")
    await presses(play, "adil", "Take")
    await jump(play, -JUMPS["days"])
    await play.later(days=1)
    assert "Nobody has taken it yet." in card(play).text


def kept() -> dict[type, list[str]]:
    """Every instant in what lies sealed, by the class that it is a field of."""
    for package in (rules, storage, handlers, bot):
        for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not each.name.endswith("__main__"):
                importlib.import_module(each.name)
    found = {}
    for hint in codec._records:
        hints = get_type_hints(hint)
        found[hint] = sorted(name for name in hints if tells_time(hints[name]))
    return {hint: names for hint, names in found.items() if names and not hint.__module__.startswith("tests.")}


def tells_time(hint: Any) -> bool:
    return hint is datetime or any(tells_time(each) for each in get_args(hint))


def test_of_every_instant_that_is_kept_it_is_said_what_becomes_of_it_when_the_clock_is_set_back() -> None:
    declared: dict[type, list[str]] = {}
    for table in (set_back.COUNTS, set_back.LEFT, clock_set_back.BESIDE):
        for hint, names in table.items():
            declared[hint] = sorted([*declared.get(hint, []), *names])
    assert declared == kept()


NOW = datetime(2026, 3, 2, 18, tzinfo=UTC)
SPANS = st.integers(1, 7 * 86400).map(lambda seconds: timedelta(seconds=seconds))
AGES = st.none() | st.integers(-3600, 14 * 86400).map(lambda seconds: timedelta(seconds=seconds))
NAMES = sorted(set_back.COUNTS[Case])


@given(SPANS, st.fixed_dictionaries(dict.fromkeys(NAMES, AGES)))
def test_what_happened_in_a_case_lies_behind_us_in_its_order(by: timedelta, ages: dict[str, timedelta | None]) -> None:
    then = NOW + by
    before: dict[str, Any] = {name: then - age for name, age in ages.items() if age is not None}
    case = replace(Case(1, "AAA-AAA", "team", "other", Urgency.SOON, 1, opened=then), **before)
    moved = set_back.moved(case, NOW, by)
    after = {name: getattr(moved, name) for name in before}
    for name, at in before.items():
        assert after[name] in (at, at - by)
        assert after[name] - NOW <= max(at - then, timedelta())
    for one, other in itertools.combinations(before, 2):
        assert (before[one] < before[other]) is (after[one] < after[other])
    if all(at <= NOW for at in before.values()):
        assert moved == case


@given(st.integers(-30 * 86400, 30 * 86400))
def test_a_past_stands_open_no_longer_than_it_can_be_set_to(ahead: int) -> None:
    person = Person(1, "en", discreet=True, open_until=NOW + timedelta(seconds=ahead))
    assert gate.locked(person, NOW) is not (0 < ahead <= (gate.OPEN + gate.A_STEP).total_seconds())
