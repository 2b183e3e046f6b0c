"""Asks Telegram who of the members can be reached, before it matters. The calls are made outside of turns."""

import asyncio
from datetime import datetime, timedelta

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.house import House
from bot.journal import event
from bot.loops.loop import Loop
from bot.loops.who_is_here import THERE
from handlers.groups import rights
from handlers.oncall import reach
from handlers.oncall.next_step import settle
from rules.config import Team
from storage import chats
from storage.disk.tx import Tx

AGAIN = timedelta(hours=1)
SETTLE = timedelta(seconds=30)
"""After a start what members have written meanwhile, their first *Start* among it, comes in first."""


class Reach(Loop):
    """Looks soon after a start or a reload, and when a shift begins."""

    name = "reach"

    def __init__(self, house: House, bot: Bot) -> None:
        super().__init__(house)
        self._bot = bot
        self._at: datetime | None = None
        self._teams: set[str] = set()
        self._rights: datetime | None = None  # when to look whether a right that was missing is given back

    async def load(self) -> None:
        """A start."""
        self.reload()

    def reload(self) -> None:
        """A new configuration: other members."""
        self._at = self.house.clock.now() + SETTLE
        self._plan()

    def ring(self) -> None:
        """The clock rang."""
        now = self.house.clock.now()
        if self._at is not None and now >= self._at:
            self._at = None
            self._teams |= {team.name for team in self.house.config.teams}
            self.stir()
        if self._rights is not None and now >= self._rights:
            self.stir()
        self._plan()

    def _plan(self) -> None:
        self.house.clock.plan(self.name, min(filter(None, (self._at, self._rights)), default=None))

    def changed(self, tx: Tx) -> None:
        """A turn was kept: a shift may have begun in it. Nothing that happens in one team shows in another's chats."""
        if tx.lacking and self._rights is None:
            self._rights = self.house.clock.now() + AGAIN
            self._plan()
        if tx.reach:
            self._teams |= tx.reach
            self.stir()

    async def work(self) -> None:
        """Ask, then tell."""
        async with self.house.store.turn() as tx:
            scope = self.house.scope(tx)
            teams = [team for team in self.house.config.teams if team.name in self._teams]
            self._teams.clear()
            asked = [(team, await chats.current(tx, team.group), await reach.met(scope, team)) for team in teams]
        for team, group, met in asked:
            gone = await self._gone(team, group, met)
            if gone is not None:
                async with self.house.store.turn() as tx:
                    scope = self.house.scope(tx)
                    await reach.found(scope, team, gone)
                    await settle(scope)
        await self._own_rights()

    async def _own_rights(self) -> None:
        """A right that was given back while nobody heard of it: asked for once an hour until all are there."""
        async with self.house.store.turn() as tx:
            scope = self.house.scope(tx)
            teams = [team for team in self.house.config.teams if await rights.lacking(scope, team)]
            asked = [(team, await chats.current(tx, team.group)) for team in teams]
        self._rights = self.house.clock.now() + AGAIN if asked else None
        for team, group in asked:
            try:
                there = await self._bot.get_chat_member(group, self._bot.id)
            except TelegramError as error:
                event("rights-failed", error=type(error).__name__)
                continue
            async with self.house.store.turn() as tx:
                await rights.looked(self.house.scope(tx), team, group, there)
        self._plan()

    async def _gone(self, team: Team, group: int, met: set[int]) -> dict[str, str] | None:
        """Who cannot be reached, and why; None where Telegram does not say."""
        members = [each.id for each in team.members if not each.observer]
        try:
            why = await asyncio.gather(*(self._why(group, each, met=each in met) for each in members))
        except TelegramError as error:
            event("reach-failed", error=type(error).__name__)
            return None
        return {str(member): each for member, each in zip(members, why, strict=True) if each}

    async def _why(self, group: int, member: int, *, met: bool) -> str:
        try:
            there = await self._bot.get_chat_member(group, member)
        except BadRequest:
            return "left"  # Telegram has never seen them there
        if there.status not in THERE and not getattr(there, "is_member", False):
            return "left"
        if not met:
            return "never"
        try:
            await self._bot.send_chat_action(member, ChatAction.TYPING)  # the one act that leaves nothing behind
        except Forbidden as error:
            return "deleted" if "deactivated" in error.message else "blocked"
        except BadRequest:
            return "never"
        return ""
