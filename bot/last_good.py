"""Keeps what is in force for a later start, and tells the admins once that a file was refused, and once that one is
good again, whether the bot was started anew meanwhile or not."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.config import last_good
from bot.house import House
from bot.journal import trouble
from bot.telegram.cut_off import Cut, Troubles
from storage import memo
from storage.disk.errors import StorageError


class LastGood:
    """Told of every file that is refused and of every one that is in force."""

    def __init__(self, house: House, troubles: Troubles, file: Path, env: Mapping[str, str]) -> None:
        self._house, self._troubles = house, troubles
        self._file, self._env = file, env
        self._one_at_a_time = asyncio.Lock()

    async def begin(self) -> None:
        """At a start: what an earlier run has told already is not told again."""
        async with self._house.store.turn() as tx:
            kept = await memo.recall(tx, last_good.NAME)
        if kept.get("told"):
            self._troubles.known(Cut.RELOAD)

    async def refused(self) -> None:
        """The file has mistakes. Told first: whoever is told twice knows it, whoever is not told never does."""
        async with self._one_at_a_time:
            await self._troubles.met(Cut.RELOAD)
            await self._keep({"told": True})

    async def good(self) -> None:
        """The file is in force."""
        async with self._one_at_a_time:
            text = last_good.text_of(self._house.config, self._file, self._env)
            await self._keep({"text": text} if text is not None else {})
            await self._troubles.gone(Cut.RELOAD)
            await self._keep({"told": False})

    async def _keep(self, changed: dict[str, Any]) -> None:
        try:
            async with self._house.store.turn() as tx:
                kept = {"told": False} | await memo.recall(tx, last_good.NAME)
                if kept | changed != kept:
                    memo.keep(tx, last_good.NAME, kept | changed)
        except StorageError as error:  # the next start or reload keeps it
            trouble("last-good-not-kept", error)
