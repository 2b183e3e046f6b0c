"""Looks every five minutes that no case stands still, and shows whoever watches from outside that the bot is alive.

These instants are not told to the clock: a rehearsal steps from one planned instant to the next, and would take a
thousand steps a week for nothing.
"""

import asyncio
import os
import socket
import urllib.request
from contextlib import suppress
from datetime import datetime

from bot.house import House
from bot.journal import event
from bot.loops.loop import Loop
from handlers.oncall import auditor
from handlers.oncall.next_step import settle
from rules.config import Heartbeat

PATIENCE = 10.0
"""Seconds for the watcher's answer; nobody else waits for it."""


class Auditor(Loop):
    """Stirred by the clock, which never rings later than every half a minute."""

    name = "auditor"

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self._looked: datetime | None = None
        self._alive: datetime | None = None
        self._asking: asyncio.Task[None] | None = None

    def ring(self) -> None:
        """The clock rang: the service manager hears of it; now and then there is more to do."""
        notify("WATCHDOG=1")
        if self._over(self._alive, auditor.ALIVE.total_seconds()):
            self.stir()

    async def load(self) -> None:
        """At the start, before what fell due is done: how long was nobody here?"""
        notify("READY=1")
        async with self.house.store.turn() as tx:
            await auditor.here(self.house.scope(tx), began=True)
        self._alive = self._looked = self.house.clock.now()

    async def work(self) -> None:
        """Write down that we are here; every five minutes look at every open case and show a sign of life."""
        async with self.house.store.turn() as tx:
            await auditor.here(self.house.scope(tx))
        self._alive = self.house.clock.now()
        if self._over(self._looked, auditor.EVERY.total_seconds()):
            self._looked = self.house.clock.now()
            await self._look()
            self._beat(self.house.config.heartbeat)

    async def _look(self) -> None:
        after: int | None = 0
        while after is not None:
            async with self.house.store.turn() as tx:
                scope = self.house.scope(tx)
                after = await auditor.look(scope, after)
                await settle(scope)

    def _beat(self, heartbeat: Heartbeat) -> None:
        if heartbeat.file is not None:
            with suppress(OSError):
                heartbeat.file.parent.mkdir(parents=True, exist_ok=True)
                heartbeat.file.touch()
        if heartbeat.url is not None and (self._asking is None or self._asking.done()):
            self._asking = asyncio.create_task(self._ask(heartbeat.url))

    async def _ask(self, url: str) -> None:
        try:
            await asyncio.to_thread(ask, url)
        except (OSError, ValueError) as error:
            event("heartbeat-failed", error=type(error).__name__)  # never the address: it is a secret

    def _over(self, since: datetime | None, seconds: float) -> bool:
        return since is None or abs((self.house.clock.now() - since).total_seconds()) >= seconds


def ask(url: str) -> None:
    """Ask the address; nothing goes along, and what it answers is not looked at."""
    with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
        answer.read(0)


def notify(state: str) -> None:
    """Tell systemd, where it asked to be told (`Type=notify`, `WatchdogSec=`)."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as there:
        there.connect("\0" + address[1:] if address.startswith("@") else address)
        there.sendall(state.encode())
