"""The terminal of the wizard: a line is asked for, seen or unseen, while other things go on."""

import asyncio
import os
import re
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress

CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e]")


class Stopped(Exception):
    """Nobody answers any more: the terminal is gone, or somebody said so."""


class Terminal:
    """Lines in and out. Made inside a running loop."""

    def __init__(self) -> None:
        self._in = sys.stdin.fileno()
        self._left = b""

    def say(self, text: str = "") -> None:
        """A paragraph."""
        _write(text + "\n")

    async def ask(self, text: str, *, unseen: bool = False) -> str:
        """Ask and wait for a line; `unseen` for what must not stand on a screen."""
        with self._silent() if unseen else nullcontext():
            _write(f"{text}\n> ")
            line = await self.line()
        if unseen:
            self.say()
        return line

    async def line(self) -> str:
        """The next line that somebody types; raises `Stopped` where there is none any more."""
        while b"\n" not in self._left:
            more = await self._more()
            if not more:
                raise Stopped
            self._left += more
        line, _, self._left = self._left.partition(b"\n")
        return line.decode("utf-8", "replace").strip()

    async def _more(self) -> bytes:
        loop, ready = asyncio.get_running_loop(), asyncio.Event()
        loop.add_reader(self._in, ready.set)
        try:
            await ready.wait()
            return os.read(self._in, 4096)
        except OSError:
            return b""
        finally:
            loop.remove_reader(self._in)

    @contextmanager
    def _silent(self) -> Iterator[None]:
        """No letter that is typed comes back."""
        try:
            before = termios.tcgetattr(self._in)
        except termios.error:  # no terminal: nothing is shown anyway
            yield
            return
        after = [*before[:3], before[3] & ~termios.ECHO, *before[4:]]
        termios.tcsetattr(self._in, termios.TCSADRAIN, after)
        try:
            yield
        finally:
            with suppress(termios.error):
                termios.tcsetattr(self._in, termios.TCSADRAIN, before)


def _write(text: str) -> None:
    """Names and titles of strangers come along: what would steer the terminal is shown instead of obeyed."""
    sys.stdout.write(CONTROLS.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text))
    sys.stdout.flush()
