"""The shape of work that is done whenever something stirs it, as long as the process lives."""

import asyncio
from abc import abstractmethod

from bot.house import House
from bot.journal import trouble
from bot.loops.worker import Worker


class Loop(Worker):
    """`name` is what the clock and the log call it. Stirred while at work, it works once more."""

    name: str

    def __init__(self, house: House) -> None:
        self.house = house
        self._stirred = asyncio.Event()

    def stir(self) -> None:
        """There may be something to do."""
        self.house.clock.busy(self.name)
        self._stirred.set()

    async def run(self) -> None:
        """Work, rest, work again; whatever fails, it does not end."""
        while True:
            await self._stirred.wait()
            self._stirred.clear()
            try:
                await self.work()
            except Exception as error:  # noqa: BLE001 - this loop must not die
                trouble(f"{self.name}-failed", error)
                await self.failed()
            if not self._stirred.is_set():
                self.house.clock.idle(self.name)

    @abstractmethod
    async def work(self) -> None:
        """Do what there is to do."""

    async def failed(self) -> None:
        """It raised; the clock's next ring or the next stir finds it again."""
