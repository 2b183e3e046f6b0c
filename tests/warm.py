"""Starts the bot as a process forked from one that has read its modules already: that takes a third of the time.

It is a process like any other, with its own number, folder, environment and output, and can be killed as such.
"""

import asyncio
import multiprocessing
import os
import runpy
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from multiprocessing.context import ForkServerProcess
from pathlib import Path

CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.warmed"])


class Forked:
    """A process as `rehearsal.process.Running` describes one; to be made in the event loop that waits for it."""

    def __init__(self, process: ForkServerProcess) -> None:
        self._process = process
        self._ended = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(process.sentinel, self._end)

    @property
    def returncode(self) -> int | None:
        """How it ended, a signal as its negative number; None while it runs."""
        return self._process.exitcode

    def send_signal(self, signal: int, /) -> None:
        """Send it a signal."""
        if self.returncode is None:
            assert self._process.pid is not None
            with suppress(ProcessLookupError):  # it has ended, and nobody has told us yet
                os.kill(self._process.pid, signal)

    async def wait(self) -> int:
        """Wait for its end; the return code."""
        await self._ended.wait()
        assert self.returncode is not None
        return self.returncode

    def _end(self) -> None:
        self._loop.remove_reader(self._process.sentinel)
        self._ended.set()


async def launch(arguments: Sequence[str], folder: Path, environment: Mapping[str, str], output: Path) -> Forked:
    """A `rehearsal.process.Launch` for commands like `python -m module …`."""
    python, flag, *words = arguments
    assert (python, flag) == (sys.executable, "-m")
    given = (words, folder, dict(environment), output)
    process = CONTEXT.Process(target=_run, args=given, daemon=True)
    process.start()  # the first one waits until the modules have been read
    return Forked(process)


def _run(words: Sequence[str], folder: Path, environment: Mapping[str, str], output: Path) -> None:
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    with output.open("ab") as log:
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
    sys.argv = list(words)
    runpy.run_module(words[0], run_name="__main__", alter_sys=True)
