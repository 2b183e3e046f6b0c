"""The clock that the rehearsal and the bot share: a file each, and no step before the other side is at rest."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rehearsal.clock import Clock
from rehearsal.errors import NeverQuiet
from rehearsal.world import World

START = datetime(2026, 1, 5, 18, tzinfo=UTC)


class Bot:
    """The bot's side of the agreement, played by the test."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.dues: list[float] = []
        self.rang: list[float] = []

    def answer(self, *, quiet: bool = True) -> None:
        """Apply the clock, do what is due, say what is next."""
        setting = json.loads(self.clock.path.read_text(encoding="utf-8"))
        self.rang += [due for due in self.dues if due <= setting["base"]]
        self.dues = [due for due in self.dues if due > setting["base"]]
        said = {"due": min(self.dues, default=None), "quiet": quiet, "seen": list(setting.values())}
        beside = self.clock.bot_path.with_suffix(".new")
        beside.write_text(json.dumps(said), encoding="utf-8")
        beside.replace(self.clock.bot_path)


@pytest.fixture
async def clock(tmp_path: Path) -> AsyncIterator[Clock]:
    world = World(lambda: 0.0)
    clock = Clock(tmp_path / "clock.json", START, world, bound=0.3)
    watching = asyncio.create_task(clock.watch())
    yield clock
    watching.cancel()
    with suppress(asyncio.CancelledError):
        await watching


async def test_time_stands_until_it_is_moved(clock: Clock) -> None:
    assert clock.now() == START
    clock.set_to(START.timestamp() + 60)
    assert clock.now() == START + timedelta(minutes=1)


async def test_a_bot_that_has_not_read_the_clock_is_busy(clock: Clock) -> None:
    assert "not said yet" in clock.why_busy()
    bot = Bot(clock)
    bot.answer()
    assert clock.why_busy() == ""
    clock.set_to(START.timestamp() + 1)
    assert "not read the clock" in clock.why_busy()
    bot.answer(quiet=False)
    assert "at work" in clock.why_busy()


async def test_what_is_overdue_is_not_rest(clock: Clock) -> None:
    bot = Bot(clock)
    bot.dues = [START.timestamp() + 10]
    bot.answer()
    said = json.loads(clock.bot_path.read_text(encoding="utf-8")) | {"due": START.timestamp()}
    clock.bot_path.write_text(json.dumps(said), encoding="utf-8")
    assert "something due" in clock.why_busy()


async def test_the_clock_goes_from_due_to_due(clock: Clock) -> None:
    bot = Bot(clock)
    bot.dues = [START.timestamp() + each for each in (60, 120, 4000)]
    bot.answer()
    going = asyncio.create_task(clock.advance_to(START + timedelta(hours=1)))
    stops = []
    while not going.done():
        if "not read" in clock.why_busy():
            stops.append(clock.timestamp() - START.timestamp())
            bot.answer()
        await asyncio.sleep(0)
    await going
    assert stops == [60, 120, 3600]
    assert bot.rang == [START.timestamp() + 60, START.timestamp() + 120]


async def test_what_never_rests_is_told_with_its_reason(clock: Clock) -> None:
    Bot(clock).answer(quiet=False)
    with pytest.raises(NeverQuiet, match="the bot is at work"):
        await clock.settle()


async def test_a_bot_that_has_ended_speaks_no_more(clock: Clock) -> None:
    Bot(clock).answer()
    clock.forget_bot()
    assert clock.beat() is None


async def test_a_running_clock_runs_at_its_rate(clock: Clock) -> None:
    clock.run(1000)
    first = clock.now()
    clock.run(0)
    second = clock.now()
    assert START <= first <= second == clock.now()
