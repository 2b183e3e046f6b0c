"""Fetches updates raw, and keeps them before Telegram is told that we have them."""

import asyncio
from typing import Any

from telegram import Bot
from telegram.error import Conflict, EndPointNotFound, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.house import House
from bot.journal import trouble
from bot.pump import Pump
from bot.telegram.alarm import Alarm
from bot.telegram.cut_off import Cut, Troubles
from bot.telegram.fates import seconds
from storage import inbox
from storage.disk.errors import StorageError

WAIT = 25
"""Seconds for which Telegram holds an empty answer back."""
KINDS = ("message", "edited_message", "callback_query", "my_chat_member", "chat_member", "message_reaction")
"""Kinds of updates that we ask for."""


class TokenRefused(Exception):
    """Telegram does not know the token: nothing can be done here."""


class Poll:
    """Asks, keeps, confirms; the offset is never ahead of what is on disk."""

    def __init__(self, house: House, bot: Bot, pump: Pump, alarm: Alarm, troubles: Troubles) -> None:
        self._house = house
        self._bot = bot
        self._pump = pump
        self._alarm = alarm
        self._troubles = troubles
        self._offset: int | None = None
        self._failures = 0

    async def run(self) -> None:
        """Ask for ever; raises `TokenRefused`."""
        while True:
            try:
                batch = await self._ask()
                self._failures = 0
                await self._connected()
                await self._keep(batch)
                batch = []  # words in hand are let go before the next long wait
            except (InvalidToken, EndPointNotFound) as error:
                await self._unless_known(error)
            except TelegramError as error:
                await self._pause(error)
            except StorageError as error:
                await self._cannot_keep(error, batch)
            except Exception as error:  # noqa: BLE001 - this loop must not die, whatever shape an answer has
                trouble("poll-failed", error)
                await asyncio.sleep(1)

    async def _ask(self) -> list[dict[str, Any]]:
        wanted: dict[str, Any] = {"timeout": WAIT, "allowed_updates": list(KINDS)}
        if self._offset is not None:
            wanted["offset"] = self._offset
        answer: Any = await self._bot.do_api_request("getUpdates", api_kwargs=wanted, read_timeout=WAIT + 10)
        return list(answer)

    async def _keep(self, batch: list[dict[str, Any]]) -> None:
        """Commit, then move the offset: the next request is what confirms. After an empty answer it is dropped,
        for ids start anew after an idle week."""
        if not batch:
            self._offset = None
            return
        async with self._house.store.turn() as tx:
            letters = await inbox.put(tx, str(self._bot.id), batch, self._house.clock.now())
        self._pump.arrived(letters)
        self._offset = int(batch[-1]["update_id"]) + 1

    async def _connected(self) -> None:
        for cut in (Cut.CONFLICT, Cut.AWAY):
            await self._troubles.gone(cut)
        where = self._house.config.storage.path
        await (self._troubles.gone(Cut.DATABASE) if where.exists() else self._troubles.met(Cut.DATABASE))

    async def _unless_known(self, refused: TelegramError) -> None:
        """PTB tells a refused token from an unknown method by nothing but the call: ask what every token may ask."""
        try:
            await self._bot.get_me()
        except InvalidToken as error:
            raise TokenRefused from error
        except TelegramError as error:
            refused = error
        await self._pause(refused)

    async def _pause(self, error: TelegramError) -> None:
        """Network time, not the clock's: how long to leave Telegram alone."""
        self._failures += 1
        wait = min(0.2 * 2 ** min(self._failures, 8), 30.0)
        if isinstance(error, RetryAfter):
            wait = seconds(error)
        elif isinstance(error, Conflict):
            wait = 3.0
            await self._troubles.met(Cut.CONFLICT)
        elif isinstance(error, NetworkError):
            await self._troubles.met(Cut.AWAY)
        else:
            trouble("poll-failed", error)
        await asyncio.sleep(wait)

    async def _cannot_keep(self, error: StorageError, batch: list[dict[str, Any]]) -> None:
        """Nothing is confirmed, so Telegram keeps it; whoever wrote hears the truth and the numbers."""
        trouble("cannot-keep", error)
        await self._alarm.numbers(batch)
        await self._alarm.admins("admin-disk")
        await asyncio.sleep(2)
