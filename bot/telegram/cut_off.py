"""What cuts us off is said once when it begins and once when it is over: a line in the log, a line to the admins."""

from datetime import datetime, timedelta
from enum import StrEnum

from bot.house import House
from bot.journal import event
from bot.telegram.alarm import Alarm


class Cut(StrEnum):
    """Each is `admin-…` and `admin-…-over` in `locales/`, and an event of the log."""

    CONFLICT = "conflict"  # another program fetches our updates: two of us, or a stolen token
    AWAY = "away"  # Telegram cannot be reached
    DATABASE = "database"  # the file is not where it was
    RELOAD = "reload"  # a new configuration was refused
    DIRECTORY = "directory"  # entries of the directory were refused


PATIENCE = {Cut.AWAY: timedelta(minutes=10)}
"""How long a thing may last before it is said; what is not here is said at once."""
CALM = {Cut.CONFLICT: timedelta(minutes=2)}
"""How long it has to be quiet before it counts as over: two that fetch take turns at being refused."""


class Troubles:
    """Told of every failure and every success; says only what changes."""

    def __init__(self, house: House, alarm: Alarm) -> None:
        self._house = house
        self._alarm = alarm
        self._since: dict[Cut, datetime] = {}
        self._last: dict[Cut, datetime] = {}
        self._said: set[Cut] = set()

    def known(self, cut: Cut) -> None:
        """An earlier run has said it."""
        self._since[cut] = self._last[cut] = self._house.clock.now()
        self._said.add(cut)

    async def met(self, cut: Cut) -> None:
        """It is so, now."""
        now = self._house.clock.now()
        self._last[cut] = now
        since = self._since.setdefault(cut, now)
        if cut in self._said or now - since < PATIENCE.get(cut, timedelta()):
            return
        self._said.add(cut)
        event(f"trouble-{cut}")
        await self._alarm.admins(f"admin-{cut}")

    async def gone(self, cut: Cut) -> None:
        """It is not so, now."""
        if cut not in self._since or self._house.clock.now() - self._last[cut] < CALM.get(cut, timedelta()):
            return
        del self._since[cut]
        if cut in self._said:
            self._said.discard(cut)
            event(f"trouble-{cut}-over")
            await self._alarm.admins(f"admin-{cut}-over")
