"""What machines of random deeds share: a bot in a loop and a folder of its own, of which nothing is left behind."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, TypeVar

from hypothesis.stateful import RuleBasedStateMachine

from tests.playing import Play, playing

T = TypeVar("T")


class Living(RuleBasedStateMachine):
    """A machine with a bot; it lives while something is done, and time stands in between."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = Path(tempfile.mkdtemp(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None))
        self.stack = AsyncExitStack()
        self.play: Play = self.do(
            self.stack.enter_async_context(playing(self.folder, privacy__first_words_wait="0 min"))
        )

    def do(self, deed: Coroutine[Any, Any, T]) -> T:
        """Let the bot live while something is done."""
        return self.loop.run_until_complete(deed)

    def leave_nothing(self) -> None:
        """Nothing of it is left, in the loop or on the disk."""
        self.do(self.stack.aclose())
        self.do(_rest())
        self.loop.close()
        shutil.rmtree(self.folder, ignore_errors=True)


async def _rest() -> None:
    """See every task end that a crash has left in the server."""
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)
