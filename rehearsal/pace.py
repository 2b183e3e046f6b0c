"""The pace at which a script is played to somebody: a key for the next step where there is a terminal, else at once."""

import asyncio
import os
import sys
import termios
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, TextIO

QUIT, RUSH = b"q\x04", b"f"


class Pace:
    """Waits for keys of a terminal. `f` plays the rest at once, `q` ends; without a terminal nothing is waited for."""

    def __init__(self, terminal: TextIO | None) -> None:
        self._terminal = terminal
        self._rush = False
        self._keys: asyncio.Queue[bytes] = asyncio.Queue()

    @property
    def waits(self) -> bool:
        """Whether somebody is asked for keys."""
        return self._terminal is not None

    async def key(self) -> None:
        """Wait for the next key; raises `asyncio.CancelledError` where it says that this is enough."""
        if self._terminal is None or self._rush:
            return
        pressed = await self._keys.get()
        self._rush = pressed == RUSH
        if pressed in QUIT:  # nothing at all, too: the terminal is gone
            raise asyncio.CancelledError

    async def yes(self) -> bool:
        """Whether the next key is a yes: Enter, y or o."""
        if self._terminal is None:
            return False
        return await self._keys.get() in b"\r\nyo"

    def read(self) -> None:
        """A key has been pressed."""
        self._keys.put_nowait(os.read(sys.stdin.fileno(), 1))


@asynccontextmanager
async def keys(fast: bool) -> AsyncIterator[Pace]:
    """A pace; while it is in use the terminal gives each key at once and writes none of them."""
    if fast or not (sys.stdin.isatty() and sys.stdout.isatty()):
        yield Pace(None)
        return
    number = sys.stdin.fileno()
    before: list[Any] = termios.tcgetattr(number)
    now = [*before[:3], before[3] & ~(termios.ICANON | termios.ECHO), *before[4:]]
    pace = Pace(sys.stdin)
    loop = asyncio.get_running_loop()
    termios.tcsetattr(number, termios.TCSADRAIN, now)
    loop.add_reader(number, pace.read)
    try:
        yield pace
    finally:
        loop.remove_reader(number)
        termios.tcsetattr(number, termios.TCSADRAIN, before)
