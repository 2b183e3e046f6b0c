"""A start on a full disk: nothing can be kept, so nothing is taken from Telegram; but whoever writes gets the emergency
numbers and the truth, and the admins hear of it, until there is room again."""

import asyncio
import os
import shutil
import signal
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.journal import event, trouble
from bot.poll import KINDS
from bot.telegram.alarm import Alarm
from bot.telegram.application import build
from bot.telegram.request import Request
from locales.render import Sentences, of_config
from rules.config import Config
from storage.disk.errors import Full, StorageError

ROOM = 4 * 2**20
"""Bytes that have to be free before another start is tried; less is a full disk, whatever SQLite calls it."""
UNSEEN = 600.0
"""Seconds until another start where room is lacking that we cannot see, as with a quota."""
PAUSE = 2.0
"""Seconds between two looks."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the alarm needs of a house that cannot be built yet."""

    config: Config
    sentences: Sentences


@dataclass(slots=True)
class Waiting:
    """The numbers for whoever writes, again and again, until there is room or we are told to stop."""

    config: Config
    bot: Bot
    alarm: Alarm
    told: set[int] = field(default_factory=set)
    stop: asyncio.Event = field(default_factory=asyncio.Event)

    async def until_room(self) -> int | None:
        """None once there is room; else the exit code."""
        loop, path = asyncio.get_running_loop(), self.config.storage.path
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self.stop.set)
        again = loop.time() + (UNSEEN if has_room(path) else 0.0)
        while not self.stop.is_set():
            if has_room(path) and loop.time() >= again:
                event("disk-has-room")
                return None
            try:
                await self.look()
            except InvalidToken:
                return 1
            except TelegramError as error:
                trouble("telegram-away", error)
            with suppress(TimeoutError):
                await asyncio.wait_for(self.stop.wait(), PAUSE)
        return 0

    async def look(self) -> None:
        """Whoever has written since the last look. Nothing is confirmed: Telegram keeps it for a day."""
        await self.bot.initialize()
        asked = {"timeout": 0, "allowed_updates": list(KINDS)}
        batch: list[dict[str, Any]] = list(await self.bot.do_api_request("getUpdates", api_kwargs=asked))
        new = [each for each in batch if int(each["update_id"]) not in self.told]
        self.told |= {int(each["update_id"]) for each in new}
        await self.alarm.numbers(new)
        await self.alarm.admins("admin-disk")


def full(error: StorageError, path: Path) -> bool:
    """Whether it was for want of room that the database could not be opened; a place that takes nothing at all, as one
    that is mounted to be read only, is another matter."""
    return isinstance(error, Full) or (os.access(_there(path), os.W_OK) and not has_room(path))


def has_room(path: Path) -> bool:
    """Whether anything can be written where this file is, or is to be."""
    with suppress(OSError):
        space = shutil.disk_usage(_there(path))
        return space.free >= ROOM or not space.total
    return True


def _there(path: Path) -> Path:
    """The folder of the file, or the nearest one above it that exists."""
    return next((each for each in path.absolute().parents if each.exists()), Path("/"))


async def serve(config: Config) -> int | None:
    """Say it, and wait: None once there is room again."""
    event("trouble-disk-full")
    calls = (Request(4), Request(1))
    bot = build(config, *calls).bot
    try:
        return await Waiting(config, bot, Alarm(Spoken(config, of_config(config)), bot)).until_room()
    finally:
        for each in calls:
            await each.shutdown()
