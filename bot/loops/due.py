"""Wakes for what falls due and gives each to its handler, one turn each."""

import asyncio
from datetime import datetime, timedelta

from bot.house import House
from bot.journal import trouble
from bot.loops.loop import Loop
from handlers import clock_set_back
from handlers.checkins.zone import follow
from handlers.due import fell_due
from handlers.oncall.next_step import settle
from storage import due
from storage.disk.tx import Tx
from storage.due import Due

MOST = 50
"""Rows looked at in one go."""
PUSHED = timedelta(minutes=1)
"""A row that fails is tried again this much later, so that it cannot loop; it may be the next rung about danger."""


class Dues(Loop):
    """The due rows' loop."""

    name = "due"

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self._back = timedelta()
        self._cases: list[tuple[timedelta, int]] = []  # set back by so much, looked at up to this case
        self._zone = ""
        self._next: datetime | None = None  # when to look again; what was called off since may stand here too

    def ring(self) -> None:
        """The clock woke up, or was moved."""
        self.stir()

    def set_back(self, by: timedelta) -> None:
        """The clock was set back."""
        self._back += by
        self.stir()

    async def load(self) -> None:
        """Look at once what fell due while nobody was here."""
        self.stir()

    def changed(self, tx: Tx) -> None:
        """A turn was kept: it may have planned something earlier than what we wait for."""
        if tx.planned is not None and (self._next is None or tx.planned < self._next):
            self._next = tx.planned
            self.stir()

    def reload(self) -> None:
        """The configuration was read anew: its zone may be another."""
        self.stir()

    async def work(self) -> None:
        """Everything that is ripe, one turn each."""
        await self._turn_back()
        await self._in_zone()
        while await self._some():
            pass

    async def failed(self) -> None:
        """What is due may be about danger: look again in a second."""
        await asyncio.sleep(1)
        self.stir()

    async def _turn_back(self) -> None:
        """What was planned before the clock was set back keeps its distance."""
        if self._back:
            by = self._back
            async with self.house.store.turn() as tx:
                await clock_set_back.set_back(self.house.scope(tx), by)
            self._back -= by
            self._cases.append((by, 0))
        while self._cases:
            by, after = self._cases[0]
            async with self.house.store.turn() as tx:
                last = await clock_set_back.of_cases(self.house.scope(tx), by, after)
            self._cases[:1] = [] if last is None else [(by, last)]

    async def _in_zone(self) -> None:
        """At the start, and once the configuration was read anew: hours on the wall may lie elsewhere."""
        zone = self.house.config.timezone.key
        if zone != self._zone:
            async with self.house.store.turn() as tx:
                await follow(self.house.scope(tx))
            self._zone = zone

    async def _some(self) -> bool:
        """Handle what is ripe; True when there may be more."""
        async with self.house.store.turn() as tx:
            ripe = await due.ripe(tx, self.house.clock.now(), MOST)
            if not ripe:
                self._next = await due.next_at(tx)
                self.house.clock.plan(self.name, self._next)
        if not ripe:
            return False
        for each in ripe:
            await self._one(each)
        return True

    async def _one(self, each: Due) -> None:
        try:
            async with self.house.store.turn() as tx:
                if not await due.stands(tx, each):
                    return  # called off, or planned anew, by a turn that was quicker
                await due.done(tx, each)
                scope = self.house.scope(tx)
                await fell_due(scope, each)
                await settle(scope)
        except Exception as error:  # noqa: BLE001 - one row must not hold back the others
            trouble("due-row-failed", error)
            async with self.house.store.turn() as tx:
                if await due.stands(tx, each):  # a turn that was quicker may have called it off, or planned it anew
                    await due.put_off(tx, each, self.house.clock.now() + PUSHED)
