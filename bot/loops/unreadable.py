"""Something that waited does not open: the admins hear of it, once and without a word of what it was."""

from bot.house import House
from bot.journal import event
from bot.loops.loop import Loop
from rules import told_admins
from rules.send import line
from storage import memo
from storage.disk.tx import Tx

MOST = 100
"""How many rows are remembered as told of, so that a restart does not tell of them again."""


class Unreadable(Loop):
    """Looks after every turn whether rows were met that could not be read."""

    name = "unreadable"

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self._known = 0

    def changed(self, tx: Tx) -> None:
        """A turn was kept: it may have met such a row."""
        if len(self.house.store.unreadable) > self._known:
            self._known = len(self.house.store.unreadable)
            self.stir()

    async def work(self) -> None:
        """Tell of what is new. Nothing says whose it was: such a row belongs to no group that we could know of."""
        async with self.house.store.turn() as tx:
            told = (await memo.recall(tx, self.name)).get("told", [])
            fresh = [each for each in (f"{table} {row}" for table, row in tx.store.unreadable) if each not in told]
            if not fresh:
                return
            memo.keep(tx, self.name, {"told": [*told, *fresh][-MOST:]})
            await self.house.scope(tx).put_all(told_admins.told(self.house.config.team, line("admin-unreadable")))
        event("unreadable", rows=len(fresh))
