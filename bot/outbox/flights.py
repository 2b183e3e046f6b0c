"""What is on its way to Telegram, and what has come back and waits to be kept."""

import asyncio
from collections.abc import Callable

from telegram import Bot

from bot.journal import trouble
from bot.outbox.deliver import Parcel, deliver
from bot.outbox.settling import Back
from bot.outbox.text import Composer
from rules.outcome import Fate, Outcome


class Flights:
    """Calls under way; `landed` is called when one has ended. `back` holds the outcomes until somebody keeps them."""

    def __init__(self, bot: Bot, composer: Composer, landed: Callable[[], None]) -> None:
        self.composer = composer
        self.back: list[Back] = []
        self._bot = bot
        self._told = landed
        self._flying: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        return len(self._flying)

    def launch(self, parcel: Parcel) -> None:
        """Send it off."""
        task = asyncio.create_task(self._send(parcel))
        self._flying.add(task)
        task.add_done_callback(self._landed)

    async def land(self, grace: float) -> None:
        """Wait `grace` seconds; what is still on its way then may arrive without our knowing."""
        if self._flying:
            await asyncio.wait(self._flying, timeout=grace)
        for task in self._flying:
            task.cancel()
        await asyncio.gather(*self._flying, return_exceptions=True)

    def _landed(self, task: "asyncio.Task[None]") -> None:
        self._flying.discard(task)
        self._told()

    async def _send(self, parcel: Parcel) -> None:
        try:
            outcome = await deliver(self._bot, self.composer, parcel)
        except Exception as error:  # noqa: BLE001 - a fault of ours must not hold the lane for ever
            trouble("send-failed", error)
            outcome = Outcome(Fate.UNCERTAIN)
        self.back.append(Back(parcel, outcome))
