"""The one bypass: words that go out unstored, when storing is what fails. Rate-limited."""

import asyncio
import time
from collections.abc import Iterable
from typing import Any, Protocol

from telegram import Bot
from telegram.error import TelegramError

from bot.journal import trouble
from bot.telegram.raw import private_chat, thread_of
from locales.render import Sentences
from rules.config import Config
from rules.send import Line, line

PER_CHAT = 60.0
ADMINS = 600.0
"""Seconds between two alarms of the same kind to the same chat."""


class Speaking(Protocol):
    """The configuration in force and its sentences: a house, or what there is of one that cannot be built."""

    @property
    def config(self) -> Config:
        """The configuration in force."""

    @property
    def sentences(self) -> Sentences:
        """In every language of the configuration."""


class Alarm:
    """Emergency numbers to whoever wrote, and bad news to the admins, without touching the store."""

    def __init__(self, house: Speaking, bot: Bot) -> None:
        self._house = house
        self._bot = bot
        self._last: dict[tuple[int, str], float] = {}

    async def numbers(self, updates: Iterable[dict[str, Any]]) -> None:
        """The emergency numbers to whoever is behind these, with the truth that words cannot be passed on now; in the
        topic of the private chat in which they write, where there is one."""
        said = (line("alarm-numbers"), line("=numbers"), line("first-human"), line("=contact"))
        chats = {chat: thread_of(each) for each in updates if (chat := private_chat(each)) is not None}
        await asyncio.gather(*(self._say(chat, said, PER_CHAT, thread) for chat, thread in chats.items()))

    async def admins(self, id: str) -> None:
        """A sentence to every admin of the team, in private."""
        team = self._house.config.team
        ids = [member.id for name in team.admins if (member := team.named(name))]
        await asyncio.gather(*(self._say(each, (line(id),), ADMINS) for each in ids))

    async def _say(self, chat: int, said: tuple[Line, ...], pause: float, thread: int | None = None) -> None:
        # monotonic seconds: a limit on ourselves, no business with the time of day
        now, key = time.monotonic(), (chat, said[0].id)
        if now - self._last.get(key, float("-inf")) < pause:
            return
        self._last[key] = now
        language = self._house.config.languages[0]
        try:
            text = "\n".join(self._house.sentences.line(language, each) for each in said)
            await self._bot.send_message(chat, text, message_thread_id=thread)
        except TelegramError as error:
            trouble("alarm-failed", error)
