"""After an erasure: empty the logs, overwrite the keyring's one copy; try until it is done, and say so meanwhile."""

from datetime import datetime, timedelta

from bot.house import House
from bot.journal import event
from bot.loops.loop import Loop
from rules import told_admins
from rules.send import line
from storage.disk.tx import Tx

AGAIN = timedelta(minutes=1)
SAY_AFTER = timedelta(minutes=10)
"""A disk that is away for a moment is nobody's business."""


class Scrubbing(Loop):
    """Stirred by every turn that erased something, and at the start by what an earlier run owes."""

    name = "scrub"

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self._since: datetime | None = None
        self._said = False

    def changed(self, tx: Tx) -> None:
        """A turn was kept: it may have erased something."""
        if tx.batch.erasures:
            super().stir()

    def stir(self) -> None:
        """The clock rang."""
        if self.house.store.owed:
            super().stir()

    async def load(self) -> None:
        """Look at once."""
        self.stir()

    def ring(self) -> None:
        """The clock woke up, or was moved."""
        self.stir()

    async def work(self) -> None:
        """Finish what is owed, or try again in a minute."""
        now = self.house.clock.now()
        if not self.house.store.owed or await self.house.store.scrub():
            self.house.clock.plan(self.name, None)
            self._since, self._said = None, False
            return
        event("erasure-owed")
        self._since = self._since or now
        self.house.clock.plan(self.name, now + AGAIN)
        if now - self._since >= SAY_AFTER and not self._said:
            self._said = True
            await self._tell()

    async def _tell(self) -> None:
        """The admins hear of it, once; nothing says whose erasure it was."""
        async with self.house.store.turn() as tx:
            told = told_admins.told(self.house.config.team, line("admin-copy-owed"))
            await self.house.scope(tx).put_all(told)
