"""The rehearsal's clock: a file that the bot reads, and beside it what the bot says about its next due time."""

import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from watchfiles import Change, awatch

from rehearsal.errors import NeverQuiet


class Pulse(Protocol):
    """What wakes those who wait: the World."""

    def changed(self) -> None:
        """Something has changed: look again."""

    async def until(self, condition: Callable[[], Any], timeout: float) -> None:
        """Wait until the condition holds; TimeoutError after `timeout` real seconds."""


Setting = tuple[float, float, float]
"""base (Unix seconds), origin (`time.monotonic()`), rate: now = base + (monotonic − origin) × rate."""


@dataclass(frozen=True, slots=True)
class Beat:
    """What the bot says: its next due instant (Unix seconds), whether it is quiet, which setting it has applied."""

    due: float | None
    quiet: bool
    seen: tuple[float, ...] | None


class Clock:
    """Time as scripts tell it. `busy` says why the world is not at rest, or an empty string.

    `busy` is asked before the bot's file is read: the bot writes that it is busy before it confirms an update, so
    that "nothing unconfirmed" followed by "quiet" leaves no gap. `mute` says whether a bot that has not spoken yet is
    at rest all the same: it does not begin its work before it has reached Telegram.
    """

    def __init__(
        self,
        path: Path,
        start: datetime,
        pulse: Pulse,
        busy: Callable[[], str] = lambda: "",
        mute: Callable[[], bool] = lambda: False,
        *,
        bound: float = 30.0,
    ) -> None:
        self.path = path
        self.bot_path = path.with_name(path.name + ".bot")
        self._pulse = pulse
        self._busy = busy
        self._mute = mute
        self._bound = bound
        self._written: Setting = (start.timestamp(), time.monotonic(), 0.0)
        self._write(*self._written)

    @property
    def rate(self) -> float:
        """Seconds of the rehearsal in one real second; 0 is a clock that stands."""
        return self._written[2]

    @property
    def setting(self) -> tuple[float, float]:
        """What the clock showed when it was last set, and when that was by this computer's own clock."""
        return self._written[0], self._set_at

    def timestamp(self) -> float:
        """The time of the rehearsal in Unix seconds."""
        base, origin, rate = self._written
        return base + (time.monotonic() - origin) * rate if rate else base

    def now(self) -> datetime:
        """The time of the rehearsal, aware, UTC."""
        return datetime.fromtimestamp(self.timestamp(), UTC)

    def run(self, rate: float) -> None:
        """Let the clock run by itself; 0 stops it."""
        self._write(self.timestamp(), time.monotonic(), rate)

    def set_to(self, moment: float) -> None:
        """Move the clock at once, keeping its rate; what was due in between is overdue then."""
        self._write(moment, time.monotonic(), self.rate)

    def beat(self) -> Beat | None:
        """What the bot last said, or None when no bot has said anything."""
        try:
            said = json.loads(self.bot_path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        seen = said.get("seen")
        return Beat(said.get("due"), bool(said.get("quiet")), tuple(map(float, seen)) if seen else None)

    def forget_bot(self) -> None:
        """Drop what a bot said that has ended: it must not speak for the next one."""
        with suppress(FileNotFoundError):
            self.bot_path.unlink()

    def why_busy(self) -> str:
        """What is still going on, in words; empty when everything is at rest until the next due instant."""
        if reason := self._busy():
            return reason
        beat = self.beat()
        if beat is None:
            return "" if self._mute() else "the bot has not said yet that it runs"
        if beat.seen != self._written:
            return "the bot has not read the clock yet"
        if not beat.quiet:
            return "the bot is at work"
        if beat.due is not None and beat.due <= self.timestamp():
            return "the bot has something due"
        return ""

    async def settle(self) -> None:
        """Wait until everything is at rest; raises `NeverQuiet` with what is still busy."""
        try:
            await self._pulse.until(lambda: not self.why_busy(), self._bound)
        except TimeoutError:
            raise NeverQuiet(f"not quiet within {self._bound:g} seconds: {self.why_busy()}") from None

    async def advance_to(self, moment: datetime) -> None:
        """Go on to `moment`, stopping at everything that falls due; a running clock runs on afterwards."""
        target = moment.timestamp()
        rate = self.rate
        if rate:
            self.run(0)
        while True:
            await self.settle()
            due = self.next_due()
            if due is None or due > target:
                break
            self.set_to(due)
        if target > self.timestamp():
            self.set_to(target)
            await self.settle()
        if rate:
            self.run(rate)

    async def creep(self, seconds: float, enough: Callable[[], bool]) -> None:
        """Let what falls due within `seconds` happen, one due instant after the other, until it is enough."""
        limit = self.timestamp() + seconds
        while not enough():
            due = self.next_due()
            if due is None or due > limit or self.rate:
                return
            self.set_to(due)
            await self.settle()

    def next_due(self) -> float | None:
        """The bot's next due instant in Unix seconds."""
        beat = self.beat()
        return beat.due if beat else None

    async def watch(self) -> None:
        """Wake those who wait whenever the bot writes its file; runs until cancelled."""

        def of_the_bot(_: Change, path: str) -> bool:
            return Path(path).name == self.bot_path.name

        async for _ in awatch(self.path.parent, watch_filter=of_the_bot, step=2, debounce=5, recursive=False):
            self._pulse.changed()

    def _write(self, base: float, origin: float, rate: float) -> None:
        self._written = (base, origin, float(rate))
        self._set_at = time.time()
        beside = self.path.with_name(self.path.name + ".new")
        beside.write_text(json.dumps({"base": base, "origin": origin, "rate": float(rate)}), encoding="utf-8")
        os.replace(beside, self.path)
        self._pulse.changed()
