"""What may fail without harm, after a turn was kept: answers to presses, marks, phrases taken out of a chat."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.house import House
from bot.journal import event
from bot.telegram.fates import classify
from handlers.groups import rights
from handlers.turn import Scope
from rules.outcome import Right
from rules.send import Act
from storage.inbox import Letter

FEW = 8
"""Calls beside the outbox at the same time, so that answers and marks never take its connections."""
TOO_LATE = "message can't be deleted"
"""Of a line that is a moment old this can only mean that we may not."""
ACCEPTED = "🕊"
"""The mark on a member's message that the bot has kept; one of the emoji that Telegram allows as a reaction."""


class Afterwards:
    """Work beside the turns; `over` is called whenever some of it has ended."""

    def __init__(self, house: House, bot: Bot, over: Callable[[], None]) -> None:
        self._house = house
        self._bot = bot
        self._over = over
        self._few = asyncio.Semaphore(FEW)
        self._aside: set[asyncio.Task[None]] = set()

    def __bool__(self) -> bool:
        """Whether any is under way."""
        return bool(self._aside)

    async def finish(self) -> None:
        """Let it end, as long as the caller waits."""
        await asyncio.gather(*self._aside, return_exceptions=True)

    def of(self, turn: Scope, letter: Letter) -> None:
        """Begin what this turn brings with it."""
        press = letter.update.get("callback_query")
        if press is not None:
            self._call("answer-failed", self._answer, turn, str(press.get("id")))
        message = letter.update.get("message", {})
        if turn.litter:
            self._call("sweep-failed", self._sweep, message["chat"]["id"], message["message_id"])
        if turn.accepted:
            mark = self._bot.set_message_reaction
            self._call("mark-failed", mark, message["chat"]["id"], message["message_id"], ACCEPTED)
        if turn.marked is not None and press is not None:
            chat = press["message"]["chat"]["id"]
            self._call("mark-failed", self._bot.set_message_reaction, chat, turn.marked, ACCEPTED)

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Do this beside the turns."""
        task = asyncio.create_task(work)
        self._aside.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: "asyncio.Task[None]") -> None:
        self._aside.discard(task)
        self._over()

    def _call(self, failed: str, call: Callable[..., Awaitable[bool]], *given: object) -> None:
        async def made() -> None:
            try:
                async with self._few:
                    await call(*given)
            except TelegramError as error:
                event(failed, error=type(error).__name__)

        self.start(made())

    async def _sweep(self, chat: int, message: int) -> bool:
        """Take a line of Telegram's away; where we may not, those who can give the right hear of it."""
        try:
            return await self._bot.delete_message(chat, message)
        except BadRequest as error:
            if classify(error, private=False, act=Act.WITHDRAW).right is Right.DELETE or TOO_LATE in str(error).lower():
                async with self._house.store.turn() as tx:
                    await rights.missing(self._house.scope(tx), chat, Right.DELETE)
            raise

    async def _answer(self, turn: Scope, press: str) -> bool:
        answer, text = turn.answer, None
        if answer.line is not None:
            language = answer.language or self._house.config.languages[0]
            text = self._house.sentences.line(language, answer.line)[:200]
        return await self._bot.answer_callback_query(press, text, show_alert=answer.alert)
