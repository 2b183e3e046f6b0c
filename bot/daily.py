"""Once a day: the key under which delivered words lay is changed, and ids of updates that cannot come again go."""

import asyncio
from datetime import datetime, timedelta

from bot.house import House
from bot.journal import event, trouble
from storage import inbox
from storage.spool import AGE, rotate_spool

AGAIN = timedelta(minutes=10)
SEEN = timedelta(hours=48)
"""Telegram keeps an update for a day; its ids begin anew after an idle week, so that old ones must not be known."""


class Daily:
    """Looks at the start and then once a day; what fails is tried again."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._stir = asyncio.Event()
        self._at: datetime | None = None

    def stir(self) -> None:
        """The clock rang."""
        if self._at is None or self._house.clock.now() >= self._at:
            self._house.clock.busy("daily")
            self._stir.set()

    async def run(self) -> None:
        """As long as the process lives."""
        while True:
            await self._stir.wait()
            self._stir.clear()
            now, wait = self._house.clock.now(), AGE
            try:
                await self._tidy(now)
            except Exception as error:  # noqa: BLE001 - this loop must not die
                trouble("daily-failed", error)
                wait = AGAIN
            self._at = now + wait
            self._house.clock.plan("daily", self._at)
            self._house.clock.idle("daily")

    async def _tidy(self, now: datetime) -> None:
        async with self._house.store.turn() as tx:
            await inbox.forget_seen(tx, now - SEEN)
        if await rotate_spool(self._house.store, now):
            event("spool-changed")
