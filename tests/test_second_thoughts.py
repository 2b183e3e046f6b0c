"""A change of heart never says more than was decided: what was kept or taken back stays so, whatever is edited."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.playing import Play, playing
from tests.teamwork import answers, report, taken

INTERNAL = "I know her aunt"


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with taken(tmp_path) as stage:
        yield stage


def reaches_mina(play: Play, words: str) -> bool:
    return any(words in text for text in play.told("mina"))


async def test_words_kept_in_the_team_stay_there_when_they_are_edited(play: Play) -> None:
    aside = await answers(play, "bea", INTERNAL)
    await play.taps("bea", "Keep in the team", play.group)
    play.world.edits(play.who("bea"), aside, INTERNAL + " Zaynab")
    await play.flow()
    assert not reaches_mina(play, INTERNAL)


async def test_words_that_nobody_decided_about_stay_in_the_team_when_they_are_edited(play: Play) -> None:
    aside = await answers(play, "bea", INTERNAL)
    await play.later(days=1, minutes=1)
    play.world.edits(play.who("bea"), aside, INTERNAL + " Zaynab")
    await play.flow()
    assert not reaches_mina(play, INTERNAL)


async def test_words_that_grow_while_they_are_held_are_held_whole(play: Play) -> None:
    aside = await answers(play, "bea", INTERNAL)
    play.world.edits(play.who("bea"), aside, INTERNAL + " and" * 1015)
    await play.flow()
    assert not reaches_mina(play, "and and")
    await play.taps("bea", "Send to the reporter", play.group)
    assert sum(text.count(" and") for text in play.told("mina") if "and and" in text) >= 1013


async def test_words_that_grow_while_they_are_held_are_kept_whole(play: Play) -> None:
    aside = await answers(play, "bea", INTERNAL)
    play.world.edits(play.who("bea"), aside, INTERNAL + " and" * 1015)
    await play.flow()
    await play.taps("bea", "Keep in the team", play.group)
    await play.later(days=2)
    assert not reaches_mina(play, "and and")


async def test_what_a_reporter_took_back_in_time_is_not_sent_by_an_edit(tmp_path: Path) -> None:
    async with playing(tmp_path) as play:
        await report(play)
        named = await play.says("mina", "It was Zaynab.")
        await play.says("mina", "/unsend", reply_to=named)
        play.world.edits(play.who("mina"), named, "It was Zaynab, I think.")
        await play.later(minutes=12)
        assert play.screen("adil", play.group).saying("about my cousin")
        assert not play.screen("adil", play.group).saying("Zaynab")
