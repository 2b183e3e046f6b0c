"""Something that waited does not open: the admins hear of it, once and without a word of what it was."""

import asyncio

from bot.house import House
from bot.journal import event, trouble
from rules.send import Place, PlaceKind, Send, Urgency, line
from storage import memo
from storage.store import Tx

MOST = 100
"""How many rows are remembered as told of, so that a restart does not tell of them again."""


class Unreadable:
    """Looks after every turn whether rows were met that could not be read."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._stir = asyncio.Event()
        self._known = 0

    def changed(self, tx: Tx) -> None:
        """A turn was kept: it may have met such a row."""
        if len(self._house.store.unreadable) > self._known:
            self._known = len(self._house.store.unreadable)
            self._house.clock.busy("unreadable")
            self._stir.set()

    async def run(self) -> None:
        """As long as the process lives."""
        while True:
            await self._stir.wait()
            self._stir.clear()
            try:
                await self._tell()
            except Exception as error:  # noqa: BLE001 - this loop must not die
                trouble("unreadable-untold", error)
            if not self._stir.is_set():
                self._house.clock.idle("unreadable")

    async def _tell(self) -> None:
        """Nothing says whose it was: such a row belongs to no group that we could know of."""
        team = self._house.config.team
        async with self._house.store.turn() as tx:
            told = (await memo.recall(tx, "unreadable")).get("told", [])
            fresh = [each for each in (f"{table} {row}" for table, row in tx.store.unreadable) if each not in told]
            if not fresh:
                return
            memo.keep(tx, "unreadable", {"told": [*told, *fresh][-MOST:]})
            scope = self._house.scope(tx)
            for member in (team.named(name) for name in team.admins):
                if member is not None:
                    place = Place(PlaceKind.MEMBER, str(member.id))
                    await scope.put(Send(place, lines=(line("admin-unreadable"),), urgency=Urgency.URGENT))
        event("unreadable", rows=len(fresh))
