"""Whoever is in danger from a leader or the team calls the independent group, and the main team hears nothing."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from rules.send import Urgency
from tests.playing import Play, playing
from tests.teamwork import apart, both_groups, case_of, report
from tests.test_independent import read_by_team

WORDS = "The imam has a knife, he will kill me."
BUTTON = "Danger from a leader or team"
Before = Callable[[Play], Awaitable[None]]


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with both_groups(tmp_path, "noor", "idris") as stage:
        yield stage


async def agreed(play: Play) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")


async def writes_at_once(play: Play) -> None:
    await play.says("mina", WORDS)


async def presses_help(play: Play) -> None:
    await play.says("mina", "/now")


async def writes(play: Play) -> None:
    await agreed(play)
    await play.says("mina", WORDS)


async def agreed_and_presses_help(play: Play) -> None:
    await agreed(play)
    await play.says("mina", "/now")


async def has_chosen_another_thing(play: Play) -> None:
    await agreed(play)
    await play.taps("mina", "Raise a concern")
    await play.taps("mina", "Bullying")
    await play.says("mina", WORDS)


async def talks_with_the_team(play: Play) -> None:
    await report(play, "It is about my cousin.")
    await play.says("mina", "/now")


def sent_to_team(play: Play) -> int:
    """How much that shows has gone into the main team's group."""
    shows = ("send", "edit", "create", "pin", "delete")
    return sum(each.chat == play.group.id and each.method.startswith(shows) for each in play.world.journal)


STATES: tuple[Before, ...] = (
    writes_at_once,
    presses_help,
    writes,
    agreed_and_presses_help,
    has_chosen_another_thing,
    talks_with_the_team,
)


@pytest.mark.parametrize("typed", [False, True])
@pytest.mark.parametrize("before", STATES)
async def test_only_the_independent_group_hears_of_it(play: Play, before: Before, typed: bool) -> None:
    await before(play)
    heard = sent_to_team(play)
    await (play.says("mina", BUTTON) if typed else play.taps("mina", BUTTON))
    await play.later(minutes=30)
    case = await case_of(play, 2 if before is talks_with_the_team else 1)
    assert case is not None
    assert (case.team, case.urgency) == ("independent", Urgency.DANGER)
    there = play.told("noor", apart(play))
    assert any(case.code in text for text in there)
    if before in (writes_at_once, writes, has_chosen_another_thing):
        assert any(WORDS in text for text in there)
        await play.says("mina", "Please come.")
    else:
        await play.says("mina", WORDS)
        assert any(WORDS in text for text in play.told("noor", apart(play)))
    assert read_by_team(play, WORDS, case.code, "Please come.") == []
    if before is not talks_with_the_team:
        assert sent_to_team(play) == heard


async def test_it_is_not_offered_where_everything_goes_there_anyway(play: Play) -> None:
    await agreed(play)
    await play.taps("mina", "Raise a concern")
    await play.taps("mina", "Someone on the team is involved")
    await play.says("mina", "/now")
    assert not play.screen("mina").with_button(BUTTON)


async def test_where_there_is_no_such_group_it_is_not_offered_and_typed_brings_the_numbers(tmp_path: Path) -> None:
    async with playing(tmp_path) as play:
        for words in ("/now", WORDS):
            await play.says("mina", words)
            assert not play.screen("mina").with_button(BUTTON)
        await play.says("mina", BUTTON)
        assert "911" in play.told("mina")[-1]
        assert await case_of(play) is None
