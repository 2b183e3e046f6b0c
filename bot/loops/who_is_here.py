"""Asks Telegram who is in the groups. The calls are made outside of turns; what they find enters as one."""

import asyncio

from telegram import Bot, ChatMember
from telegram.error import BadRequest, TelegramError

from bot.house import House
from bot.journal import event
from bot.loops.loop import Loop
from handlers.groups import rights
from handlers.groups import strangers as watching
from handlers.oncall import hand_over
from handlers.oncall.next_step import demand_holders, settle
from rules.config import Team
from rules.strangers import strangers
from storage import chats
from storage.disk.tx import Tx

PATIENCE = 2.0
"""Seconds: nobody who writes is kept waiting for longer, and nor is whoever stops the bot."""
THERE = (ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.MEMBER)


class Watch(Loop):
    """Looks at start, at a reload, when somebody comes or goes, and daily."""

    name = "watch"

    def __init__(self, house: House, bot: Bot) -> None:
        super().__init__(house)
        self._bot = bot

    def changed(self, tx: Tx) -> None:
        """A turn was kept: it may have asked for a look."""
        if tx.look:
            self.stir()

    def reload(self) -> None:
        """A new configuration is in force."""
        self.stir()

    async def first(self) -> None:
        """The look at the start. Where Telegram takes its time, what was known before holds until the next look."""
        try:
            await asyncio.wait_for(self.work(), PATIENCE)
        except TimeoutError:
            self.stir()

    async def work(self) -> None:
        """Count, then tell."""
        async with self.house.store.turn() as tx:
            groups = [(team, await chats.current(tx, team.group)) for team in self.house.config.teams]
        numbers = await asyncio.gather(*(self._strangers(team, chat) for team, chat in groups))
        counted = {team.name: number for (team, _), number in zip(groups, numbers, strict=True)}
        async with self.house.store.turn() as tx:
            scope = self.house.scope(tx)
            await rights.threaded(scope, bool(self._bot.bot.has_topics_enabled))
            await watching.compare(scope)
            await demand_holders(scope)
            await hand_over.plan(scope)
            await hand_over.thin_seasons(scope)
            await watching.found(scope, counted)
            await settle(scope)

    async def _strangers(self, team: Team, chat: int) -> int | None:
        """How many strangers; None where Telegram does not say."""
        try:
            count = await self._bot.get_chat_member_count(chat)
            present = await asyncio.gather(*(self._there(chat, each.id) for each in team.members))
        except TelegramError as error:
            event("look-failed", error=type(error).__name__)
            return None
        return strangers(count, sum(present))

    async def _there(self, chat: int, person: int) -> bool:
        try:
            member = await self._bot.get_chat_member(chat, person)
        except BadRequest:
            return False  # Telegram has never seen them there
        return member.status in THERE or bool(getattr(member, "is_member", False))
