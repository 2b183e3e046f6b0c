"""A whole rehearsal in one place: the World, its server, the clock, and the bot as a process beside them."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self
from zoneinfo import ZoneInfo

from rehearsal import configuring
from rehearsal.api import Server
from rehearsal.cast import gather
from rehearsal.clock import Clock
from rehearsal.errors import NotHeld, RehearsalError
from rehearsal.faults import FaultKind
from rehearsal.process import BotProcess
from rehearsal.setup import Setup
from rehearsal.steps import Fault
from rehearsal.world import Impossible, World

__all__ = ["Setup", "Stage"]

FIRST_MORNING = datetime(2026, 1, 5, 10)  # noqa: DTZ001 - local time of the community: a Monday, in cover
PATIENCE = 20.0
"""Seconds of the rehearsal that somebody looks at a screen and waits: room for the bot's pacing, no more."""
GRACE = 3.0
"""Real seconds for what the bot does after it says that it is quiet: answers to button presses."""
DESCRIPTIONS = {
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    413: "Request Entity Too Large",
    420: "FLOOD_WAIT_3",
    501: "Not Implemented",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}
MEMORY = Path("/dev/shm")
"""Where Linux keeps files in memory: the bot syncs at every commit, and disks differ."""


class Stage:
    """Use as `async with Stage(Setup()) as stage`; the bot is not started by that."""

    def __init__(self, setup: Setup | None = None) -> None:
        self.setup = setup or Setup()
        self.tables = configuring.configuration(self.setup.tables, self.setup.independent)
        for key, value in self.setup.settings:
            configuring.merge(self.tables, key, value)
        self.world = World(lambda: self.clock.timestamp(), token=configuring.TOKEN, seed=self.setup.seed)
        try:
            self.zone = ZoneInfo(str(self.tables["community"]["timezone"]))
            self.cast = gather(self.world, self.tables, self.setup.people, self.setup.shapes)
        except (LookupError, TypeError, ValueError, Impossible) as error:
            raise RehearsalError(f"nobody can rehearse with this configuration, try “check”: {error!r}") from error
        self.folder = Path(tempfile.mkdtemp(prefix="rehearsal-", dir=_memory()))
        start = (self.setup.start or self._first_morning()).replace(tzinfo=self.zone)
        clock_path = self.folder / "clock" / "clock.json"
        clock_path.parent.mkdir()
        self.clock = Clock(clock_path, start, self.world, self._busy, self.cut_off, bound=self.setup.bound)
        self.server = Server(self.world, latency=self.setup.latency)
        self.config_path = self.folder / "config.toml"
        arguments = self.setup.arguments(self.config_path)
        self.bot = BotProcess(
            arguments, self.folder, clock_path, self.setup.seed, self.world.changed, self.setup.launch
        )
        self._watching: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        try:
            await self.server.start()
            configuring.settle_in(self.tables, self.folder, self.server.base_url, self.server.file_url)
            self.write_config()
            self._watching = asyncio.create_task(self.clock.watch())
        except BaseException:
            await self.close()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """End everything and leave nothing on disk."""
        await self.bot.close()
        if self._watching is not None:
            self._watching.cancel()
            with suppress(asyncio.CancelledError):
                await self._watching
        await self.server.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    # ── the bot ─────────────────────────────────────────────────────────────────────────────────────────────────

    async def start(self) -> None:
        """Start the bot and wait until it is at rest; raises `NotHeld` when it ends or never rests."""
        if self.bot.alive:
            raise NotHeld("the bot is running already")
        self.clock.forget_bot()
        await self.bot.start()
        await self.settle()

    async def kill(self) -> None:
        """SIGKILL."""
        await self.bot.kill()
        self.clock.forget_bot()

    async def stop(self) -> None:
        """SIGTERM; raises `NotHeld` unless the bot ends well within five seconds."""
        await self.bot.stop()
        self.clock.forget_bot()

    async def reload(self) -> None:
        """Write the configuration anew, send SIGHUP, wait for rest."""
        self.write_config()
        self.bot.reload()
        # the clock is written anew: once the bot has read it, it has met the signal that came before
        self.clock.set_to(self.clock.timestamp())
        await self.settle()

    def write_config(self) -> None:
        """Write the configuration as the tables are now."""
        self.config_path.write_text(configuring.dump(self.tables), encoding="utf-8")

    def set(self, key: Iterable[str], value: object) -> None:
        """Change the configuration; the bot sees it at its next start or reload."""
        configuring.merge(self.tables, key, value)
        self.write_config()

    # ── rest, and time ──────────────────────────────────────────────────────────────────────────────────────────

    @property
    def runs(self) -> bool:
        """Whether the bot is meant to run: nobody has killed or stopped it."""
        return self.bot.wanted

    async def settle(self) -> None:
        """Wait until everything is at rest; at once when there is no bot."""
        if self.runs:
            await self.clock.settle()

    async def settle_for(self, seconds: float) -> None:
        """Let also happen what falls due within so many seconds of the rehearsal, then be at rest."""
        await self.settle()
        if self.runs:
            await self.clock.creep(seconds, lambda: False)

    async def eventually(self, condition: Callable[[], bool]) -> bool:
        """Wait until the condition holds; the clock creeps on for at most `PATIENCE`. False when it never held."""
        limit = self.clock.timestamp() + PATIENCE
        while self.runs:
            try:
                await self.world.until(lambda: condition() or self._rests(), self.setup.bound)
            except TimeoutError:
                return False
            due = self.clock.next_due()
            if condition() or self.clock.rate or due is None or due > limit:
                break
            self.clock.set_to(due)
        with suppress(TimeoutError):
            await self.world.until(condition, self.setup.bound if self.clock.rate else GRACE if self.runs else 0)
        return condition()

    async def advance(self, span: timedelta) -> None:
        """Let time go on by a span, stopping at everything that falls due."""
        await self.advance_to(self.clock.now() + span)

    async def advance_to(self, moment: datetime) -> None:
        """Let time go on to a moment (aware), stopping at everything that falls due, and where outages end."""
        if not self.runs:
            self.clock.set_to(moment.timestamp())
            return
        ends = {fault.until for fault in self.server.faults.active if fault.until is not None}
        for end in sorted(each for each in ends if self.clock.timestamp() < each < moment.timestamp()):
            await self.clock.advance_to(datetime.fromtimestamp(end, self.zone))
        await self.clock.advance_to(moment)

    def local(self) -> datetime:
        """The time of the rehearsal in the community's time zone."""
        return self.clock.now().astimezone(self.zone)

    def day_and_time(self) -> str:
        """The same in words: Monday 5 January 2026, 10:00:00."""
        local = self.local()
        return f"{local:%A} {local.day} {local:%B %Y, %H:%M:%S}"

    def outage(self, span: timedelta, group: str = "") -> None:
        """Let Telegram be out of reach until the clock has gone on by `span`; with `group` for that group only."""
        chat = self.cast.group(group).id if group else None
        self.server.faults.add(kind=FaultKind.OUTAGE, until=self.clock.timestamp() + span.total_seconds(), chat=chat)

    def fault(self, wanted: Fault) -> None:
        """Let calls of a method fail: with a code, or with a kind of `FaultKind`."""
        known = {429: FaultKind.TOO_MANY, 500: FaultKind.SERVER_ERROR, 502: FaultKind.BAD_GATEWAY}
        chosen = FaultKind(wanted.kind) if wanted.kind else known.get(wanted.code, FaultKind.REFUSED)
        self.server.faults.add(
            wanted.method,
            chosen,
            count=None if wanted.span else wanted.times,
            until=self.clock.timestamp() + wanted.span.total_seconds() if wanted.span else None,
            chat=self.cast.group(wanted.group).id if wanted.group else None,
            code=wanted.code or 200,
            words=wanted.words or DESCRIPTIONS.get(wanted.code, "Bad Request: refused by a fault"),
        )

    def cut_off(self) -> bool:
        """Whether nothing gets through to Telegram at all."""
        now = self.clock.timestamp()
        return any(
            fault.kind is FaultKind.OUTAGE and fault.chat is None and (fault.until is None or now < fault.until)
            for fault in self.server.faults.active
        )

    def _first_morning(self) -> datetime:
        """When a rehearsal begins: an hour into the first shift where that begins later than usual."""
        begins = self.tables.get("team", {}).get("rota", {}).get("starts")
        later = isinstance(begins, datetime) and begins.tzinfo is None and begins > FIRST_MORNING
        return begins + timedelta(hours=1) if later else FIRST_MORNING

    def _rests(self) -> bool:
        return not self.clock.why_busy()

    def _busy(self) -> str:
        """Why the World is not at rest; raises `BotEnded` when the bot is gone although nobody asked for it."""
        self.bot.check_alive()
        waiting = self.world.pending_updates()
        if not waiting or self.cut_off():
            return ""
        return f"the bot has not confirmed {waiting} update{'s' if waiting > 1 else ''}"


def _memory() -> Path | None:
    return MEMORY if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) else None
