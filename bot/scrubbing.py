"""After an erasure: empty the logs, overwrite the keyring's one copy; try until it is done, and say so meanwhile."""

import asyncio
from datetime import datetime, timedelta

from bot.house import House
from bot.journal import event, trouble
from rules.send import Place, PlaceKind, Send, Urgency, line
from storage.store import Tx

AGAIN = timedelta(minutes=1)
SAY_AFTER = timedelta(minutes=10)
"""A disk that is away for a moment is nobody's business."""


class Scrubbing:
    """Stirred by every turn that erased something, and at the start by what an earlier run owes."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._stir = asyncio.Event()
        self._since: datetime | None = None
        self._said = False

    def changed(self, tx: Tx) -> None:
        """A turn was kept: it may have erased something."""
        if tx.batch.erasures:
            self._look()

    def stir(self) -> None:
        """The clock rang."""
        if self._house.store.owed:
            self._look()

    def _look(self) -> None:
        self._house.clock.busy("scrub")
        self._stir.set()

    async def run(self) -> None:
        """As long as the process lives."""
        while True:
            await self._stir.wait()
            self._stir.clear()
            try:
                await self._scrub()
            except Exception as error:  # noqa: BLE001 - this loop must not die
                trouble("scrub-failed", error)
            if not self._stir.is_set():
                self._house.clock.idle("scrub")

    async def _scrub(self) -> None:
        now = self._house.clock.now()
        if not self._house.store.owed or await self._house.store.scrub():
            self._house.clock.plan("scrub", None)
            self._since, self._said = None, False
            return
        event("erasure-owed")
        self._since = self._since or now
        self._house.clock.plan("scrub", now + AGAIN)
        if now - self._since >= SAY_AFTER and not self._said:
            self._said = True
            await self._tell()

    async def _tell(self) -> None:
        """The admins hear of it, once; nothing says whose erasure it was."""
        team = self._house.config.team
        async with self._house.store.turn() as tx:
            scope = self._house.scope(tx)
            for member in (team.named(name) for name in team.admins):
                if member is not None:
                    place = Place(PlaceKind.MEMBER, str(member.id))
                    await scope.put(Send(place, lines=(line("admin-copy-owed"),), urgency=Urgency.URGENT))
