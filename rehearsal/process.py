"""The bot as a process beside the rehearsal: started, killed, stopped, and read for tracebacks."""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from rehearsal.errors import BotEnded

STOP_WITHIN = 20.0
"""Real seconds in which SIGTERM has to end the bot; many, for a busy machine."""
TRACEBACK = "Traceback (most recent call last)"
ROOT = Path(__file__).resolve().parent.parent


def command(config: Path) -> list[str]:
    """How the bot is started: by its command line, as everybody starts it."""
    return [sys.executable, "-m", "bot", "run", "--config", str(config)]


class Running(Protocol):
    """A process, as asyncio has them."""

    @property
    def returncode(self) -> int | None:
        """How it ended, a signal as its negative number; None while it runs."""

    def send_signal(self, signal: int, /) -> None:
        """Send it a signal."""

    async def wait(self) -> int:
        """Wait for its end; the return code."""


Launch = Callable[[Sequence[str], Path, Mapping[str, str], Path], Awaitable[Running]]
"""Starts a command in a folder with an environment; what it prints goes to the end of a file."""


async def launch(arguments: Sequence[str], folder: Path, environment: Mapping[str, str], output: Path) -> Running:
    """The usual `Launch`."""
    with output.open("ab") as log:
        return await asyncio.create_subprocess_exec(
            *arguments, stdin=asyncio.subprocess.DEVNULL, stdout=log, stderr=log, cwd=folder, env=environment
        )


class BotProcess:
    """One bot at a time, its output kept in a file. `changed` is called when it ends by itself."""

    def __init__(
        self,
        arguments: Sequence[str],
        folder: Path,
        clock: Path,
        seed: int,
        changed: Callable[[], None],
        launch: Launch,
    ) -> None:
        self.log_path = folder / "bot.log"
        self._launch = launch
        self._arguments = arguments
        self._folder = folder
        self._environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("SAFESPACES_")},
            "SAFESPACES_CLOCK": str(clock),
            "SAFESPACES_SEED": str(seed),
            "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH")))),
        }
        self._changed = changed
        self.wanted = False
        """Whether it is meant to run: it was started, and neither killed nor stopped since."""
        self._process: Running | None = None
        self._waiter: asyncio.Task[None] | None = None

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process is not None and self._process.returncode is None

    @property
    def started(self) -> bool:
        """Whether there has been a process at all."""
        return self._process is not None

    @property
    def log(self) -> str:
        """Everything that the bot has printed so far, all its lives together."""
        return self.log_path.read_text(encoding="utf-8", errors="replace") if self.log_path.exists() else ""

    async def start(self) -> None:
        """Start the bot; it is not ready yet when this returns."""
        self._process = await self._launch(self._arguments, self._folder, self._environment, self.log_path)
        self.wanted = True
        self._waiter = asyncio.create_task(self._tell_of_the_end(self._process))

    async def prints(self, *words: str) -> str:
        """What another command of the bot prints, beside the one that runs; with the same configuration."""
        command = [sys.executable, "-m", "bot", *words, "--config", str(self._folder / "config.toml")]
        printed = self._folder / "printed"
        printed.unlink(missing_ok=True)
        await (await self._launch(command, self._folder, self._environment, printed)).wait()
        return printed.read_text(encoding="utf-8", errors="replace")

    async def kill(self) -> None:
        """End it as a power cut would: nothing is written, nothing is said."""
        process = self._running()
        self.wanted = False
        process.send_signal(signal.SIGKILL)
        await process.wait()

    async def stop(self) -> None:
        """End it with SIGTERM; raises `BotEnded` when it takes too long or does not end well."""
        process = self._running()
        self.wanted = False
        process.send_signal(signal.SIGTERM)
        try:
            code = await asyncio.wait_for(process.wait(), STOP_WITHIN)
        except TimeoutError:
            process.send_signal(signal.SIGKILL)
            await process.wait()
            raise BotEnded(f"the bot did not stop within {STOP_WITHIN:g} seconds", self.tail()) from None
        if code != 0:
            raise BotEnded(f"the bot stopped with exit code {code} instead of 0", self.tail())

    def reload(self) -> None:
        """Send SIGHUP: the configuration is to be read again."""
        self._running().send_signal(signal.SIGHUP)

    def check_alive(self) -> None:
        """Raise `BotEnded` when the process has ended although nobody asked for it."""
        if self.wanted and self._process is not None and self._process.returncode is not None:
            raise BotEnded(f"the bot ended by itself, exit code {self._process.returncode}", self.tail())

    def check_log(self) -> None:
        """Raise `BotEnded` when the bot has printed a traceback."""
        _, found, rest = self.log.partition(TRACEBACK)
        if found:
            raise BotEnded("the bot wrote a traceback", found + "\n".join(rest.splitlines()[:40]))

    def tail(self, lines: int = 15) -> str:
        """The last lines of the log, for a message about what went wrong."""
        return "\n".join(f"  bot: {line}" for line in self.log.splitlines()[-lines:])

    async def close(self) -> None:
        """Leave nothing running."""
        if self.alive:
            await self.kill()
        if self._waiter is not None:
            await self._waiter

    def _running(self) -> Running:
        self.check_alive()
        if self._process is None or self._process.returncode is not None:
            raise BotEnded("the bot is not running: write “restart” first")
        return self._process

    async def _tell_of_the_end(self, process: Running) -> None:
        await process.wait()
        self._changed()
