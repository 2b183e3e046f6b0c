"""Finds the team's group and the people in it: the bot is added, the admin sends a code there, members write /me.

Runs before the first start, so that no reporter's word can be among the updates that are taken here.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress

from telegram import Bot, Message, Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.afterwards import ACCEPTED
from bot.setup.looks import NEEDED
from handlers.groups.rights import held
from rules.setup.wizard import ME, Somebody, met, one_line

WAIT = 2
"""Seconds that Telegram holds a question for updates."""


class Meeting:
    """What comes in while the wizard waits. `say` tells the id of a sentence and what fills it."""

    def __init__(self, bot: Bot, say: Callable[..., None]) -> None:
        self._bot, self._say = bot, say
        self._offset: int | None = None
        self._told: set[str] = set()
        self._over = asyncio.Event()
        self._rests = asyncio.Event()

    async def close(self) -> None:
        """Ask no more, and let Telegram forget what was taken: the bot begins with what comes after."""
        self._over.set()
        await self._rests.wait()
        with suppress(TelegramError):
            await self._bot.get_updates(self._offset, timeout=0, limit=1)

    async def messages(self) -> AsyncIterator[Message]:
        """Every message that comes, one after the other; until it is over."""
        while not self._over.is_set():
            wanted = [Update.MESSAGE, Update.MY_CHAT_MEMBER]
            try:
                came = await self._bot.get_updates(self._offset, timeout=WAIT, allowed_updates=wanted)
            except TelegramError as error:
                self._once(f"away:{type(error).__name__}", "wizard-away")
                await asyncio.sleep(WAIT)
                continue
            for update in came:
                self._offset = update.update_id + 1
                if update.my_chat_member is not None and update.my_chat_member.chat.id < 0:
                    title = one_line(update.my_chat_member.chat.title or "")
                    self._once(f"there:{title}", "wizard-there", title=title)
                if update.message is not None:
                    yield update.message
        self._rests.set()

    async def group(self, code: str) -> tuple[int, int]:
        """The group in which the code was sent, and who sent it, once it is a group that will do."""
        async for message in self.messages():
            if code not in (message.text or "") or message.chat.type == ChatType.PRIVATE:
                continue
            wrong = await self._wrong(message)
            if not wrong and message.from_user is not None:
                await self._mark(message)
                return message.chat.id, message.from_user.id
            self._say(wrong)
        raise AssertionError("messages never end")

    async def _wrong(self, message: Message) -> str:
        """Why this group will not do yet."""
        if message.sender_chat is not None or message.from_user is None:
            return "wizard-group-anonymous"
        if message.chat.username:
            return "wizard-group-public"
        if not message.chat.is_forum:
            return "wizard-group-no-topics"
        own = await self._bot.get_chat_member(message.chat.id, self._bot.id)
        return "" if held(own).issuperset(NEEDED) else "wizard-group-rights"

    async def people(self, group: int, known: list[Somebody]) -> AsyncIterator[list[Somebody]]:
        """Everybody who has written /me there, anew whenever somebody has."""
        async for message in self.messages():
            found = ME.fullmatch(message.text or "")
            person = message.from_user
            if found and person and message.chat.id == group and not person.is_bot and message.sender_chat is None:
                known = met(known, person.id, person.full_name, found[1] or "")
                await self._mark(message)
                yield known

    async def _mark(self, message: Message) -> None:
        """So that whoever wrote sees that it came."""
        with suppress(TelegramError):
            await message.set_reaction(ACCEPTED)

    def _once(self, what: str, id: str, **args: str) -> None:
        if what not in self._told:
            self._told.add(what)
            self._say(id, **args)
