"""The one source of time, and the one wake-up. Outside rehearsals it is the machine's clock."""

import asyncio
import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger
from watchfiles import Change, awatch

SET_BACK = timedelta(seconds=10)
"""Less than this is corrected without anybody noticing: everything is late by as much at most."""
FARTHEST = timedelta(seconds=30)
"""A jump of the machine's clock is noticed at the next wake-up, so none is farther away than this."""


@dataclass(frozen=True, slots=True)
class Face:
    """A clock as the rehearsal sets it: `base` unix seconds at `origin` monotonic seconds, running at `rate`."""

    base: float
    origin: float
    rate: float

    def now(self) -> float:
        """Unix seconds."""
        return self.base + (time.monotonic() - self.origin) * self.rate


class Clock:
    """Tells the time and rings once for the earliest instant that anybody waits for.

    Whoever waits says so by `plan`; `ring` is called for each listener when the instant has come, or may have.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._face = _read(file) if file else None
        self._plans: dict[str, datetime] = {}
        self._busy: set[str] = set()
        self._listeners: list[Callable[[], None]] = []
        self._told_of: list[Callable[[timedelta], None]] = []
        self._wall, self._steady = datetime.now(UTC), time.monotonic()
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._beat: asyncio.TimerHandle | None = None
        self._watcher: asyncio.Task[None] | None = None
        self._shown = ""

    def now(self) -> datetime:
        """The present instant, aware UTC."""
        return datetime.fromtimestamp(self._face.now(), UTC) if self._face else datetime.now(UTC)

    def listen(self, ring: Callable[[], None]) -> None:
        """`ring` is called, in the event loop, whenever something may have fallen due."""
        self._listeners.append(ring)

    def when_set_back(self, tell: Callable[[timedelta], None]) -> None:
        """`tell` is called, in the event loop, with how far the clock was set back."""
        self._told_of.append(tell)

    def plan(self, who: str, at: datetime | None) -> None:
        """`who` next has something to do at `at`; None: nothing."""
        if self._plans.get(who) == at:
            return
        if at is None:
            self._plans.pop(who, None)
        else:
            self._plans[who] = at
        self._set()
        self._show()

    def busy(self, who: str) -> None:
        """`who` has something in hand; in a rehearsal nobody moves the clock meanwhile."""
        self._busy.add(who)
        self._show()

    def idle(self, who: str) -> None:
        """`who` has nothing left to do before the instant it planned."""
        self._busy.discard(who)
        self._show()

    def start(self) -> None:
        """Begin to ring; needs a running event loop."""
        self._scheduler.start()
        self._set()
        if self._face is None:
            self._beat_on()
        if self._file:
            self._watcher = asyncio.create_task(self._watch(self._file))
        self._show()

    async def stop(self) -> None:
        """Ring no more."""
        if self._beat:
            self._beat.cancel()
        self._scheduler.shutdown(wait=False)
        if self._watcher:
            self._watcher.cancel()
            with suppress(asyncio.CancelledError):
                await self._watcher

    def _set(self) -> None:
        """One job, replaced: APScheduler holds it in memory only, for a persistent store would pickle it in clear."""
        if not self._scheduler.running:
            return
        seconds = FARTHEST.total_seconds()
        if self._plans:
            until = (min(self._plans.values()) - self.now()).total_seconds()
            rate = self._face.rate if self._face else 1.0
            if until <= 0:
                seconds = 0.0
            elif rate > 0:
                seconds = min(seconds, until / rate)
        # the machine's own clock here: this is about when to look again, not about what time it is
        at = datetime.now(UTC) + timedelta(seconds=seconds)
        trigger = DateTrigger(run_date=at, timezone=UTC)
        if job := self._scheduler.get_job("wake"):
            job.reschedule(trigger)
        else:
            self._scheduler.add_job(self._ring, trigger, id="wake", misfire_grace_time=None)

    def _beat_on(self) -> None:
        """The scheduler waits for a time of day, which a clock set back moves away by as much; this waits by the clock
        that only ever runs forward."""
        self._beat = asyncio.get_running_loop().call_later(FARTHEST.total_seconds(), self._beaten)

    def _beaten(self) -> None:
        self._beat_on()
        self._bell()

    async def _ring(self) -> None:
        self._bell()

    def _bell(self) -> None:
        if self._face is None:
            self._look_back()
        for ring in self._listeners:
            ring()
        self._set_later()

    def _look_back(self) -> None:
        """The machine's clock beside the one that only ever runs forward."""
        wall, steady = datetime.now(UTC), time.monotonic()
        self._gone(self._wall + timedelta(seconds=steady - self._steady) - wall)
        self._wall, self._steady = wall, steady

    def _gone(self, back: timedelta) -> None:
        for tell in self._told_of if back > SET_BACK else ():
            tell(back)

    def _set_later(self) -> None:
        asyncio.get_running_loop().call_later(0.001, self._set)

    async def _watch(self, file: Path) -> None:
        """A rehearsal moved the clock: apply it, say so, ring."""

        def ours(change: Change, path: str) -> bool:
            return Path(path).name == file.name

        # the time-out closes the gap before the watch began: a change in it is found by the next look
        watch = awatch(
            file.parent, watch_filter=ours, step=2, debounce=5, rust_timeout=500, yield_on_timeout=True, recursive=False
        )
        async for _ in watch:
            face = _read(file)
            if face is not None and face != self._face:
                back = timedelta(seconds=self._face.now() - face.now()) if self._face else timedelta()
                self._face = face
                self._gone(back)
                for ring in self._listeners:
                    ring()
                self._set()
                self._show()

    def _show(self) -> None:
        """Say beside the clock file what we wait for and whether anything is in hand."""
        if self._file is None or self._face is None:
            return
        due = min(self._plans.values()).timestamp() if self._plans else None
        seen = [self._face.base, self._face.origin, self._face.rate]
        shown = json.dumps({"due": due, "quiet": not self._busy, "seen": seen})
        if shown == self._shown:
            return
        self._shown = shown
        beside = self._file.with_name(self._file.name + ".bot")
        fresh = beside.with_name(beside.name + ".new")
        fresh.write_text(shown)
        os.replace(fresh, beside)


def _read(file: Path) -> Face | None:
    try:
        held = json.loads(file.read_text())
        return Face(float(held["base"]), float(held["origin"]), float(held["rate"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
