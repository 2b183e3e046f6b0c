"""Waiting for something to come true, woken by changes instead of looking again and again."""

import asyncio
import time
from collections.abc import Callable

LOOK_AGAIN = 1.0
"""Seconds after which a condition is looked at even if no change was told: a net below the watching."""


class Pulse:
    """Whoever changes something calls `beat`; whoever waits for it uses `until`."""

    def __init__(self) -> None:
        self._beats = 0
        self._changed = asyncio.Event()

    @property
    def beats(self) -> int:
        """How many changes there have been."""
        return self._beats

    def beat(self) -> None:
        """Something has changed: wake everybody who waits."""
        self._beats += 1
        self._changed.set()
        self._changed = asyncio.Event()

    async def until(self, condition: Callable[[], bool], bound: float) -> bool:
        """Wait until the condition holds, at most `bound` real seconds; False when it never did."""
        ends = time.monotonic() + bound
        while True:
            changed = self._changed
            if condition():
                return True
            left = ends - time.monotonic()
            if left <= 0:
                return False
            try:
                await asyncio.wait_for(changed.wait(), min(left, LOOK_AGAIN))
            except TimeoutError:
                continue
