"""A topic is made, written in, marked, named anew and deleted, so that the first case need not find out what fails."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from telegram import Bot
from telegram.error import RetryAfter, TelegramError

from bot.afterwards import ACCEPTED
from bot.telegram.fates import seconds

T = TypeVar("T")

NAME, RENAMED = "Test", "Test 2"
"""Nobody reads them for longer than a moment; where deleting is not allowed the finding says so."""


async def tried(bot: Bot, group: int) -> str:
    """The first step that was refused: `made`, `written`, `edited`, `marked`, `named`, `deleted`; nothing where all is
    well. Whatever fails in between, the topic goes."""
    step, topic = "made", 0
    try:
        topic = (await _patiently(lambda: bot.create_forum_topic(group, NAME))).message_thread_id
        step = "written"
        message = await _patiently(
            lambda: bot.send_message(group, NAME, message_thread_id=topic, disable_notification=True)
        )
        step = "edited"
        await _patiently(lambda: bot.edit_message_text(RENAMED, group, message.message_id))
        step = "marked"
        await _patiently(lambda: bot.set_message_reaction(group, message.message_id, ACCEPTED))
        step = "named"
        await _patiently(lambda: bot.edit_forum_topic(group, topic, RENAMED))
        step = ""
    except TelegramError:
        pass
    try:
        if topic:
            await _patiently(lambda: bot.delete_forum_topic(group, topic))
    except TelegramError:
        return step or "deleted"
    return step


async def hidden(bot: Bot, group: int) -> bool:
    """Whether General, the desk, was hidden. Telegram tells nobody; it only refuses to show what is shown. So this
    puts it right at the same time."""
    try:
        return await bot.unhide_general_forum_topic(group)
    except TelegramError:
        return False


async def _patiently(call: Callable[[], Awaitable[T]]) -> T:
    """The group's minute is full, or the bot beside us fills it: what Telegram asks us to wait we wait, once."""
    try:
        return await call()
    except RetryAfter as error:
        await asyncio.sleep(seconds(error))
        return await call()
