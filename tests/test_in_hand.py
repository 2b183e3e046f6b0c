"""Of thousands of rows for which nobody waits only some are in memory, and no group's keep another's waiting."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.outbox import shelf
from rehearsal.world import Chat
from tests.bench_checkins import ASKED
from tests.crowd import FIRST_ID, Seat, agree, seat
from tests.playing import Play, playing

ROOM = 20
COUNT = 12 * ROOM
IN_HAND = 5 * ROOM
"""What has room, and what is on its way: Telegram takes thirty a second."""
FEW = 10


@pytest.fixture(autouse=True)
def little_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fifth of what there is."""
    monkeypatch.setattr(shelf, "AT_A_TIME", ROOM)


@asynccontextmanager
async def due_at_once(folder: Path, others: int = 0) -> AsyncIterator[tuple[Play, list[Seat]]]:
    """Check-ins of many, and of some others in the independent group, that fall due an hour later."""
    async with playing(folder, independent=True) as play:
        await play.stop()
        seats = seat(play.world, play.group, COUNT)
        seats += seat(play.world, play.cast.group("independent"), others, first=COUNT, team="independent")
        at = play.clock.now() + timedelta(hours=1)
        await agree(play.config.storage.path.parent.parent, seats, at, play.config.timezone)
        await play.start()
        yield play, seats


def asked(play: Play) -> int:
    """How many have been asked how they are."""
    chats = [play.world.chats[FIRST_ID + number] for number in range(COUNT)]
    return sum(ASKED in message.text for chat in chats for message in chat.messages.values())


def changed(play: Play, group: Chat, seats: list[Seat]) -> int:
    """How many cards show that their check-in has gone."""
    return sum(group.messages[each.card].text != "Case" for each in seats if each.group == group.id)


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


async def test_what_cannot_go_at_all_stays_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "AT_MOST", 2 * ROOM)
    async with due_at_once(tmp_path) as (play, _):
        held = counting(play)
        fault = play.server.faults.add("sendMessage", "500")
        await play.later(minutes=80)
        play.server.faults.remove(fault)
        assert max(held) <= IN_HAND
        await play.later(minutes=90)
        assert asked(play) == COUNT


async def test_a_group_that_is_away_keeps_no_other_group_waiting(tmp_path: Path) -> None:
    async with due_at_once(tmp_path, FEW) as (play, seats):
        play.world.kicked(play.world.bot, play.group)
        await play.later(minutes=65)
        other = play.cast.group("independent")
        assert changed(play, other, seats) == FEW
        assert asked(play) == COUNT
