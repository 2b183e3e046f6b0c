"""Of thousands of rows for which nobody waits only some are in memory, and no group's keep another's waiting."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.outbox import engine, shelf
from handlers import agreed
from handlers.turn import Scope
from rehearsal.api.errors import Refusal
from rehearsal.faults import FaultKind
from rehearsal.world import Chat
from rules import carry
from rules.case import Case
from rules.checkins import Status
from rules.send import Send, line
from storage import cases
from tests.bench_checkins import ASKED
from tests.crowd import FIRST_ID, Seat, agree, seat
from tests.playing import Play, playing

ROOM = 20
COUNT = 12 * ROOM
IN_HAND = 5 * ROOM
"""What has room, and what is on its way: Telegram takes thirty a second."""
FEW = 10
STOPPED, PAUSED = "The reporter has stopped check-ins.", "The reporter has paused check-ins."


@pytest.fixture(autouse=True)
def little_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fifth of what there is."""
    monkeypatch.setattr(shelf, "AT_A_TIME", ROOM)


@asynccontextmanager
async def due_at_once(folder: Path, others: int = 0, **changes: Any) -> AsyncIterator[tuple[Play, list[Seat]]]:
    """Check-ins of many, and of some others in the independent group, that fall due an hour later."""
    async with playing(folder, independent=True, **changes) as play:
        await play.stop()
        seats = seat(play.world, play.group, COUNT)
        seats += seat(play.world, play.cast.group("independent"), others, first=COUNT, team="independent")
        at = play.clock.now() + timedelta(hours=1)
        await agree(play.config.storage.path.parent.parent, seats, at, play.config.timezone)
        await play.start()
        yield play, seats


def times(play: Play) -> list[int]:
    """How often each has been asked how they are."""
    chats = [play.world.chats[FIRST_ID + number] for number in range(COUNT)]
    return [sum(ASKED in message.text for message in chat.messages.values()) for chat in chats]


def asked(play: Play) -> int:
    """How many have been asked."""
    return sum(times(play))


def changed(play: Play, group: Chat, seats: list[Seat]) -> int:
    """How many cards show that their check-in has gone."""
    return sum(group.messages[each.card].text != "Case" for each in seats if each.group == group.id)


async def redraw(play: Play, numbers: Iterable[int], status: Status, *, calm: bool) -> None:
    """The plans of these cases are something else now, and their cards say so."""
    assert play.store is not None
    async with play.store.turn() as tx:
        scope = play.bot.house.scope(tx)
        for number in numbers:
            await scope.put(agreed.redrawn(scope, await changed_plan(scope, number, status), calm=calm))


async def changed_plan(scope: Scope, number: int, status: Status) -> Case:
    """The case, with other plans."""
    case = await cases.get(scope.tx, number)
    assert case is not None
    case = replace(case, checkins=status)
    await cases.save(scope.tx, case)
    return case


def shown(group: Chat, seats: Iterable[Seat], words: str) -> int:
    """How many of these cards say this."""
    return sum(words in group.messages[each.card].text for each in seats)


def counting(play: Play) -> list[int]:
    """How many rows for which nobody waits are in memory, noted at each turn's end."""
    held: list[int] = []
    assert play.store is not None
    play.store.after.append(lambda _: held.append(play.bot.outbox.patient().total()))
    return held


async def test_what_waits_for_a_slow_group_stays_on_disk(tmp_path: Path) -> None:
    """Each check-in changes a card, and the group takes twenty messages a minute."""
    async with due_at_once(tmp_path) as (play, seats):
        held = counting(play)
        await play.later(minutes=63)
        assert asked(play) == COUNT
        assert changed(play, play.group, seats) < COUNT
        assert max(held) <= IN_HAND
        await play.later(minutes=50)
        assert changed(play, play.group, seats) == COUNT


async def test_while_calls_hang_no_more_is_opened(tmp_path: Path) -> None:
    async with due_at_once(tmp_path) as (play, _):
        held = counting(play)
        fault = play.server.faults.add("sendMessage", FaultKind.HANG)
        play.clock.set_to((play.clock.now() + timedelta(minutes=61)).timestamp())
        play.clock.run(20.0)
        await play.world.until(lambda: fault.hits >= engine.AT_ONCE, 60)
        until = play.clock.now() + timedelta(seconds=30)
        while play.clock.now() < until:  # noqa: ASYNC110 - the clock runs, and tells nobody
            await asyncio.sleep(0.01)
        play.clock.run(0)
        await play.crash()
        play.server.faults.remove(fault)
        assert max(held) <= 2 * IN_HAND
        await play.start()
        await play.later(minutes=10)
        assert min(times(play)) >= 1


async def test_a_group_that_is_away_keeps_no_other_group_waiting(tmp_path: Path) -> None:
    async with due_at_once(tmp_path, FEW) as (play, seats):
        play.world.kicked(play.world.bot, play.group)
        await redraw(play, range(1, COUNT + FEW + 1), Status.STOPPED, calm=True)
        await play.later(minutes=20)
        theirs = seats[COUNT:]
        assert shown(play.cast.group("independent"), theirs, STOPPED) == FEW


async def test_edits_that_are_refused_keep_no_others_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are tried for days, and more than half of what is in hand for the group."""
    async with due_at_once(tmp_path) as (play, seats):
        refused = {each.card for each in seats[: ROOM // 2 + 1]}
        perform = play.server._perform

        async def performed(request: Any, method: Any, raw: Any, uploads: Any) -> Any:
            if method.name == "editMessageText" and int(raw.get("message_id", 0)) in refused:
                raise Refusal(400, "Bad Request: SOMETHING_NEW")
            return await perform(request, method, raw, uploads)

        monkeypatch.setattr(play.server, "_perform", performed)
        await play.later(minutes=100)
        assert changed(play, play.group, seats) == COUNT - len(refused)


async def test_many_who_have_blocked_the_bot_keep_no_check_in_of_others_waiting(tmp_path: Path) -> None:
    """Something waits for each of them, and the check-in behind it."""
    async with due_at_once(tmp_path) as (play, _):
        gone = COUNT - ROOM
        for number in range(gone):
            play.world.chats[FIRST_ID + number].blocked = True
        assert play.store is not None
        async with play.store.turn() as tx:
            for number in range(1, gone + 1):
                case = await cases.get(tx, number)
                assert case is not None
                notice = Send(carry.reporter(case), lines=(line("card-how"),), case=case.id)
                await play.bot.house.scope(tx).put(notice)
        await play.later(minutes=70)
        assert asked(play) == ROOM
