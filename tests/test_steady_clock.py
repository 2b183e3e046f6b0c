"""The machine's own clock is set back: the bot wakes as it would have, not when the old hour comes again."""

import asyncio
from datetime import datetime, timedelta, tzinfo

import pytest

from bot.clock import Clock

JUMP = timedelta(hours=1)


class Wall(datetime):
    """The time of day as somebody sets it."""

    back = timedelta()

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "Wall":
        return cls.fromtimestamp((datetime.now(tz) - cls.back).timestamp(), tz)


async def test_a_clock_set_back_by_an_hour_delays_nothing_by_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.clock.datetime", Wall)
    monkeypatch.setattr("apscheduler.schedulers.base.datetime", Wall)
    monkeypatch.setattr("bot.clock.FARTHEST", timedelta(seconds=0.2))
    monkeypatch.setattr(Wall, "back", timedelta())
    rung, told = asyncio.Event(), list[timedelta]()
    clock = Clock()
    clock.listen(rung.set)
    clock.when_set_back(told.append)
    clock.start()
    try:
        Wall.back = JUMP
        await asyncio.wait_for(rung.wait(), 5)
        clock.plan("due", clock.now() + timedelta(seconds=0.05))
        rung.clear()
        await asyncio.wait_for(rung.wait(), 5)
    finally:
        await clock.stop()
    assert len(told) == 1
    assert abs(told[0] - JUMP) < timedelta(seconds=5)
