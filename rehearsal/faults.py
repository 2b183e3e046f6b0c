"""Faults on demand: what goes wrong between the bot and Telegram, or inside Telegram."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random


class FaultKind(StrEnum):
    """What happens to a request."""

    TOO_MANY = "429"  # refused, with retry_after
    SERVER_ERROR = "500"  # refused, as JSON
    BAD_GATEWAY = "502"  # refused, as a page of HTML
    REFUSED = "refused"  # refused with the code and words given
    PAGE = "page"  # a page of HTML under the code given, 200 too: no JSON, and nothing was done
    NO_CODE = "no code"  # `ok: false` and not a word more; nothing was done
    RESET_BEFORE = "reset before"  # the connection is cut, and nothing was done
    RESET_AFTER = "reset after"  # it was done, and the connection is cut instead of an answer
    HANG = "hang"  # no answer until released; then it is done
    HANG_AFTER = "hang after"  # it was done, but no answer until released
    SLOW = "slow"  # done and answered, but late
    GARBAGE = "garbage"  # it was done; the answer is no JSON
    TRUNCATED = "truncated"  # it was done; the answer is half of the JSON
    OUTAGE = "outage"  # nothing gets through


@dataclass(eq=False, slots=True)
class Fault:
    """One fault. It ends by itself after `count` hits or at the time `until`; `release` lets go what it holds."""

    kind: FaultKind
    method: str
    chat: int | None
    count: int | None
    chance: float
    until: float | None
    seconds: float
    retry_after: int
    code: int
    words: str
    hits: int = 0
    _released: asyncio.Event = field(default_factory=asyncio.Event)

    def release(self) -> None:
        """Let go every request that hangs in this fault, and end it."""
        self.count = self.hits
        self._released.set()

    async def hold(self) -> None:
        """Wait until released, or for `seconds` (real ones) if any are given."""
        try:
            async with asyncio.timeout(self.seconds or None):
                await self._released.wait()
        except TimeoutError:
            return


class Faults:
    """The faults in force; the first that fits a request meets it."""

    def __init__(self, now: Callable[[], float], seed: int = 0) -> None:
        self._now = now
        self._random = Random(seed)
        self.active: list[Fault] = []

    def add(  # noqa: PLR0913 - a test names what it means
        self,
        method: str = "*",
        kind: FaultKind | str = FaultKind.SERVER_ERROR,
        *,
        count: int | None = None,
        chance: float = 1.0,
        until: float | None = None,
        chat: int | None = None,
        seconds: float = 0.0,
        retry_after: int = 5,
        code: int = 400,
        words: str = "Bad Request: refused by a fault",
    ) -> Fault:
        """Let requests fail: of one method or of all ("*"; "file" are downloads), into one chat or anywhere.

        It lasts for `count` requests, or until the World's time `until` (Unix seconds), or until removed; `chance` is
        between 0 and 1. `seconds` (real) is how long SLOW takes or HANG hangs, `retry_after` goes with 429, `code` and
        `words` with REFUSED.
        """
        fault = Fault(FaultKind(kind), method.lower(), chat, count, chance, until, seconds, retry_after, code, words)
        self.active.append(fault)
        return fault

    def remove(self, fault: Fault) -> None:
        """End a fault, letting go what it holds."""
        fault.release()
        if fault in self.active:
            self.active.remove(fault)

    def clear(self) -> None:
        """End all faults."""
        for fault in tuple(self.active):
            self.remove(fault)

    def meet(self, method: str, chat: int | None) -> Fault | None:
        """The fault that a request meets, counted as a hit."""
        if not self.active:
            return None
        now = self._now()
        for fault in tuple(self.active):
            if fault.until is not None and now >= fault.until:
                self.active.remove(fault)
            elif (
                fault.method in ("*", method.lower())
                and fault.chat in (None, chat)
                and (fault.count is None or fault.hits < fault.count)
                and (fault.chance >= 1.0 or self._random.random() < fault.chance)
            ):
                fault.hits += 1
                return fault
        return None
