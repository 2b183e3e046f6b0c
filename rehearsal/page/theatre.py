"""The stage that is played on now; where a lesson begins, another is set in its place."""

from types import TracebackType
from typing import Self

from rehearsal.setup import Setup
from rehearsal.stage import Stage


class Theatre:
    """Use as `async with Theatre(setup) as theatre`; the bot is not started by that. `number` counts the stages."""

    def __init__(self, setup: Setup) -> None:
        self.first = setup
        self.stage = Stage(setup)
        self.number = 1

    async def __aenter__(self) -> Self:
        await self.stage.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stage.close()

    async def renew(self, setup: Setup) -> None:
        """Another stage, with its bot started; what was played before is gone from the disk too."""
        stage = await Stage(setup).__aenter__()
        before, self.stage = self.stage, stage
        self.number += 1
        before.world.changed()  # whoever waits there looks up, and finds the new one
        await before.close()
        await stage.start()
