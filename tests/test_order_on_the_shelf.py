"""Whatever lies on the shelf, and however it came there: what is newer under the same key comes after it."""

import asyncio
import sqlite3
import tomllib
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.outbox import engine, shelf
from handlers import agreed
from rehearsal import configuring
from rehearsal.faults import FaultKind
from rules.checkins import Status
from rules.send import line
from rules.team import card
from storage import cases, outbox
from tests.crowd import Seat
from tests.playing import Play
from tests.test_in_hand import COUNT, PAUSED, ROOM, STOPPED, changed_plan, due_at_once, redraw, shown, times
from tests.test_left_over import LIMITS, LINES, left_by_a_kill
from tests.test_left_over import line as said
from tests.test_left_over import play as play_of_four  # noqa: F401 - a fixture

LAST = range(COUNT - 4, COUNT + 1)
"""The newest cases, whose rows lie behind all others."""
Stage = tuple[Play, list[Seat]]


@pytest.fixture(autouse=True)
def little_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "AT_A_TIME", ROOM)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Each card is to be changed, and most of that lies on the shelf."""
    async with due_at_once(tmp_path, 4 * ROOM) as (play, seats):
        await redraw(play, range(1, COUNT + 4 * ROOM + 1), Status.STOPPED, calm=True)
        await play.settle()
        yield play, seats


def of_last(seats: list[Seat]) -> list[Seat]:
    return [seats[number - 1] for number in LAST]


@pytest.mark.parametrize("calm", [False, True])
@pytest.mark.parametrize("start", ["none", "clean", "kill"])
async def test_no_older_change_of_a_card_comes_over_a_newer_one(stage: Stage, start: str, calm: bool) -> None:
    play, seats = stage
    fault = play.server.faults.add("editMessageText", FaultKind.HANG, chat=play.group.id)
    await redraw(play, LAST, Status.PAUSED, calm=calm)
    if start != "none":
        await (play.stop() if start == "clean" else play.crash())
    play.server.faults.remove(fault)
    if start != "none":
        await play.start()
    await play.later(minutes=40)
    assert shown(play.group, of_last(seats), PAUSED) == len(LAST)
    assert shown(play.group, seats[: COUNT - len(LAST)], STOPPED) == COUNT - len(LAST)


@pytest.mark.parametrize("calm", [False, True])
async def test_nor_while_a_start_has_not_opened_the_older_one_yet(stage: Stage, calm: bool) -> None:
    play, seats = stage
    await play.stop()
    await play.start()
    box = play.bot.outbox
    while not box._shelf._left or box.patient()["team"] < ROOM:  # noqa: ASYNC110 - each turn of the loop counts
        await asyncio.sleep(0)
    await redraw(play, LAST, Status.PAUSED, calm=calm)
    assert box._shelf._left, "all is opened: this shows nothing"
    await play.later(minutes=40)
    assert shown(play.group, of_last(seats), PAUSED) == len(LAST)


async def test_nor_in_a_burst_of_which_only_a_part_enters_in_one_round(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "AT_A_TIME", 2 * ROOM)
    free: dict[str, Any] = dict.fromkeys((f"limits__{each}" for each in LIMITS), 0)
    async with due_at_once(tmp_path, limits=False, **free) as (play, seats):
        fault = play.server.faults.add("editMessageText", FaultKind.HANG)
        await redraw(play, range(1, COUNT + 1), Status.STOPPED, calm=True)
        await play.world.until(lambda: fault.hits >= ROOM, 60)
        assert play.store is not None
        async with play.store.turn() as tx:
            scope = play.bot.house.scope(tx)
            case = await changed_plan(scope, COUNT, Status.PAUSED)
            await scope.put(agreed.redrawn(scope, case))
            for number in range(1, 3 * ROOM):
                other = await cases.get(tx, number)
                assert other is not None
                await scope.put(card.note(other, line("note-checkins-stopped")))
        await play.world.until(lambda: bool(shown(play.group, seats[-1:], PAUSED)) or fault.hits > ROOM, 60)
        play.server.faults.remove(fault)
        await play.flow()
        assert shown(play.group, seats[-1:], PAUSED) == 1


async def test_what_waits_for_a_group_goes_on_when_the_group_is_configured_again(tmp_path: Path) -> None:
    async with due_at_once(tmp_path, 4 * ROOM) as (play, seats):
        other, theirs = play.cast.group("independent"), seats[COUNT:]
        numbers = range(COUNT + 1, len(seats) + 1)
        await play.later(minutes=20)  # nobody of this group holds them: that is told on their cards first
        whole = tomllib.loads(play.config_path.read_text(encoding="utf-8"))
        for tables in ({name: table for name, table in whole.items() if name != "independent"}, whole):
            play.config_path.write_text(configuring.dump(tables), encoding="utf-8")
            play.bot.reload()
            if tables is not whole:
                await redraw(play, numbers, Status.STOPPED, calm=True)
            await play.later(minutes=1)
        await redraw(play, numbers[-5:], Status.PAUSED, calm=False)
        await play.later(minutes=20)
        assert shown(other, theirs[-5:], PAUSED) == 5
        assert shown(other, theirs[:-5], STOPPED) == len(theirs) - 5


def damage(play: Play, case: int) -> None:
    """The wrapped key of a case is not what it was."""
    ring = play.config.storage.ring
    with closing(sqlite3.connect(ring)) as disk, disk:
        assert disk.execute("UPDATE case_ SET wrapped = zeroblob(60) WHERE id = ?", (case,)).rowcount == 1


async def test_a_damaged_key_of_one_left_row_ends_nothing(play_of_four: Play) -> None:  # noqa: F811
    await left_by_a_kill(play_of_four)
    damage(play_of_four, 1)
    await play_of_four.start()
    await play_of_four.later(minutes=2)
    read: Any = "\n".join(play_of_four.told("adil", play_of_four.group))
    assert said("mina", LINES - 1) in read


async def test_a_damaged_key_of_a_row_on_the_shelf_ends_nothing(stage: Stage) -> None:
    play, seats = stage
    await play.stop()
    damage(play, COUNT - 3)
    await play.start()
    await play.later(minutes=40)
    assert shown(play.group, seats[:COUNT], STOPPED) == COUNT - 1
    assert play.store is not None
    async with play.store.turn() as tx:
        assert len(await outbox.left(tx)) == 1


async def test_a_damaged_plan_of_one_stops_nobody_elses_check_in(tmp_path: Path) -> None:
    async with due_at_once(tmp_path) as (play, _):
        fault = play.server.faults.add("sendMessage", FaultKind.HANG)
        play.clock.set_to((play.clock.now() + timedelta(minutes=61)).timestamp())
        box = play.bot.outbox
        while len(box._shelf._calm) + box.patient().total() < 2 * COUNT - ROOM:  # noqa: ASYNC110 - some have gone
            await asyncio.sleep(0)
        await play.crash()
        play.server.faults.remove(fault)
        with closing(sqlite3.connect(play.config.storage.path)) as disk, disk:
            disk.execute(
                "UPDATE record SET body = zeroblob(64) WHERE slot IN (SELECT slot FROM record LIMIT 3 OFFSET 200)"
            )
        await play.start()
        await play.later(minutes=10)
        assert sum(map(bool, times(play))) >= COUNT - 3
