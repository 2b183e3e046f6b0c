"""Once a day: the key under which delivered words lay is changed, and ids of updates that cannot come again go."""

from datetime import datetime, timedelta

from bot.house import House
from bot.journal import event
from bot.loops.loop import Loop
from handlers.channel import invite
from handlers.directory import counts
from storage import inbox
from storage.spool import AGE, rotate_spool

AGAIN = timedelta(minutes=10)
PARKED = timedelta(days=7)
"""So long an update that could not be handled is kept, for somebody to look at; its sender was told."""
SEEN = timedelta(hours=48)
"""Telegram keeps an update for a day; its ids begin anew after an idle week, so that old ones must not be known."""


class Daily(Loop):
    """Looks at the start and then once a day; what fails is tried again."""

    name = "daily"

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self._at: datetime | None = None

    def stir(self) -> None:
        """The clock rang."""
        if self._at is None or self.house.clock.now() >= self._at:
            super().stir()

    async def load(self) -> None:
        """Look at once."""
        self.stir()

    def set_back(self, by: timedelta) -> None:
        """The clock was set back: a day that was counted from a time ahead would not come for years."""
        self._at = None
        self.stir()

    def ring(self) -> None:
        """The clock woke up, or was moved."""
        self.stir()

    async def work(self) -> None:
        """Tidy, and plan the next time."""
        now = self.house.clock.now()
        async with self.house.store.turn() as tx:
            await inbox.forget_seen(tx, now - SEEN, now)
            await inbox.forget_parked(tx, now - PARKED, now)
            await invite.daily(self.house.scope(tx))
            await counts.monthly(self.house.scope(tx))
        if await rotate_spool(self.house.store, now):
            event("spool-changed")
        self._again(AGE)

    async def failed(self) -> None:
        """Not in a day, but soon."""
        self._again(AGAIN)

    def _again(self, wait: timedelta) -> None:
        self._at = self.house.clock.now() + wait
        self.house.clock.plan(self.name, self._at)
