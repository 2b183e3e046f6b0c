"""A due row that fails comes round again, unless somebody called it off or planned it anew meanwhile."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.loops.due import PUSHED
from handlers.turn import Scope
from rules import strangers
from storage import due
from storage.due import Due
from tests.playing import Play, playing

WHAT = (strangers.JOINED, 7)


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path) as stage:
        yield stage


async def planned(play: Play) -> Due | None:
    assert play.store is not None
    async with play.store.turn() as tx:
        return await due.get(tx, *WHAT)


@pytest.mark.parametrize("meanwhile", ["nothing", "called off", "anew"])
async def test_a_row_that_fails(play: Play, monkeypatch: pytest.MonkeyPatch, meanwhile: str) -> None:
    assert play.store is not None
    store, now = play.store, play.clock.now()
    others = list["asyncio.Task[None]"]()
    later = now + timedelta(days=3)

    async def other() -> None:
        async with store.turn() as tx:
            if meanwhile == "called off":
                await due.cancel(tx, *WHAT)
            elif meanwhile == "anew":
                await due.plan(tx, *WHAT, later)

    async def fails(scope: Scope, row: Due) -> None:
        others.append(asyncio.create_task(other()))
        await asyncio.sleep(0)  # it waits for this turn to end
        raise ValueError("a fault of ours")

    monkeypatch.setattr("bot.loops.due.fell_due", fails)
    async with store.turn() as tx:
        await due.plan(tx, *WHAT, now)
    await play.settle()
    await asyncio.gather(*others)
    found = await planned(play)
    expected: dict[str, datetime | None] = {"nothing": now + PUSHED, "called off": None, "anew": later}
    assert (found.at if found else None) == expected[meanwhile]
