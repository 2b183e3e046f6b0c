"""Nobody waits for a row that has nothing to do with them: a sign of life is answered, damage stays where it is."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.loops.due import Dues
from bot.outbox.away import Away
from handlers.team.call_in import REVIEW
from rules.outcome import Fate
from rules.reporter.help_now import SILENT
from storage import due
from storage.disk.store import Store
from storage.disk.tx import Tx
from storage.disk.vault import load_root
from tests.playing import Play, playing
from tests.teamwork import answers, case_of, presses, report, step_of

NOW = datetime(2026, 3, 2, tzinfo=UTC)
GROUP, PERSON = -1001, 5


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as stage:
        await report(stage)
        yield stage


def store_of(play: Play) -> Store:
    assert play.store is not None
    return play.store


async def test_who_comes_back_gets_the_numbers_at_once_and_what_waited(play: Play) -> None:
    await presses(play, "adil", "Take")
    play.world.blocks(play.who("mina"))
    await answers(play, "adil", "Are you there?")
    await play.later(minutes=3)
    play.world.unblocks(play.who("mina"))
    await play.says("mina", "/now")
    assert any("911" in text for text in play.told("mina")[-2:])
    assert play.screen("mina").saying("Are you there?")


async def test_who_unblocks_without_a_word_gets_what_waited(play: Play) -> None:
    await presses(play, "adil", "Take")
    play.world.blocks(play.who("mina"))
    await answers(play, "adil", "Are you there?")
    play.world.unblocks(play.who("mina"))
    await play.flow()
    assert play.screen("mina").saying("Are you there?")


async def test_a_damaged_case_holds_nobody_else_back(play: Play) -> None:
    store = store_of(play)
    async with store.turn() as tx:
        tx.write("UPDATE case_ SET body = x'00' WHERE id = 1")
    await play.stop()
    await play.start()
    play.world.says(play.who("mina"), play.world.private(play.who("mina")), "And there is more.")
    await play.later(seconds=30)
    await report(play, "The lift is broken.", name="yusuf")
    assert play.screen("adil", play.group).saying("The lift is broken.")
    assert play.screen("mina").saying("911"), "she hears that something went wrong, with the numbers"


async def test_a_damaged_due_row_holds_no_ladder_back(play: Play) -> None:
    store = store_of(play)
    async with store.turn() as tx:
        await due.plan(tx, REVIEW, 1, play.clock.now() + timedelta(minutes=1))
    async with store.turn() as tx:
        planned = await due.get(tx, REVIEW, 1)
        assert planned is not None
        tx.write("UPDATE due SET body = x'00' WHERE id = ?", (planned.id,))
    assert await step_of(play) is not None
    await play.later(days=2)
    assert play.screen("adil", play.group).saying("Nobody has taken case")


async def test_what_was_called_off_meanwhile_does_not_happen(play: Play) -> None:
    store = store_of(play)
    async with store.turn() as tx:
        await due.plan(tx, SILENT, 1, play.clock.now() + timedelta(hours=1))
    async with store.turn() as tx:
        planned = await due.get(tx, SILENT, 1)
        assert planned is not None
        await due.cancel(tx, SILENT, 1)
    (dues,) = (each for each in play.bot._workers if isinstance(each, Dues))
    await dues._one(planned)
    case = await case_of(play)
    assert case is not None
    assert case.paged is None


def test_somebody_who_has_blocked_the_bot_does_not_hide_that_a_group_is_away() -> None:
    away = Away()
    away.noted(PERSON, Fate.UNCERTAIN, NOW)
    away.noted(GROUP, Fate.GROUP_LOST, NOW)
    later = NOW + timedelta(minutes=2)
    assert away.overdue(later) == []
    away.noted(PERSON, Fate.BLOCKED, later)
    assert [chat for chat, _ in away.overdue(later)] == [GROUP]


def test_a_chat_that_is_not_tried_any_more_says_nothing_about_telegram() -> None:
    away = Away()
    away.noted(PERSON, Fate.UNCERTAIN, NOW)
    away.noted(GROUP, Fate.GROUP_LOST, NOW)
    assert away.overdue(NOW + timedelta(minutes=10)) != []


async def test_tries_that_an_outage_cost_do_not_count_as_a_block(play: Play) -> None:
    await presses(play, "adil", "Take")
    play.world.blocks(play.who("mina"))
    await answers(play, "adil", "Are you there?")
    await play.stop()
    async with opened_again(play) as tx:
        tx.write("UPDATE outbox SET tries = 50")
    await play.start()
    await play.later(hours=25)
    play.world.unblocks(play.who("mina"))
    await play.flow()
    assert play.screen("mina").saying("Are you there?")


async def test_after_a_week_behind_a_block_words_are_given_up_and_the_team_knows(play: Play) -> None:
    await presses(play, "adil", "Take")
    play.world.blocks(play.who("mina"))
    await answers(play, "adil", "Are you there?")
    await play.later(days=5)
    assert not play.screen("adil", play.group).saying("could not be delivered")
    await play.later(days=2)
    assert play.screen("adil", play.group).saying("could not be delivered and was given up")


async def test_admins_hear_once_that_something_could_not_be_read(play: Play) -> None:
    await presses(play, "adil", "Take")
    play.world.blocks(play.who("mina"))
    await answers(play, "adil", "Are you there?")
    async with store_of(play).turn() as tx:
        tx.write("UPDATE outbox SET body = zeroblob(1052)")
    for _ in range(2):
        await play.stop()
        await play.start()
        await play.flow()
        told = [text for text in play.told("adil") if "could not be read" in text]
        assert len(told) == 1
        assert "there?" not in told[0]
    assert not any("could not be read" in text for text in play.told("bea"))


@asynccontextmanager
async def opened_again(play: Play) -> AsyncIterator[Tx]:
    """A turn in the store of a bot that is stopped."""
    storage = play.config.storage
    store = await Store.open(storage.path, load_root(storage.key_file))
    try:
        async with store.turn() as tx:
            yield tx
    finally:
        await store.close()
