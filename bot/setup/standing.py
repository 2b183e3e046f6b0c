"""Looks at the start and once a day how the bot is set up on Telegram, and tells the admins what is new.

Nothing is left behind in a group by this: the test of a topic belongs to `check --live` alone. These instants are not
told to the clock, as those of the auditor.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from telegram import Bot

from bot.house import House
from bot.loops.loop import Loop
from bot.setup.looks import look
from bot.telegram.request import Request
from handlers.groups import first_minute, rights
from handlers.turn import Scope
from rules import told_admins
from rules.config import Config, Team
from rules.send import Line, line
from rules.setup.live_check import Facts, Finding, findings
from storage import chats, memo

FIRST = timedelta(minutes=2)
"""After a start what others tell of the same things comes first."""
DAILY = timedelta(days=1)
AGAIN = timedelta(minutes=10)


class Standing(Loop):
    """Stirred by the clock."""

    name = "standing"

    def __init__(self, house: House, bot: Bot, calls: Request) -> None:
        super().__init__(house)
        self._bot, self._calls = bot, calls
        self._at: datetime | None = None

    async def load(self) -> None:
        """A start."""
        self.reload()

    def reload(self) -> None:
        """A new configuration: other groups, perhaps."""
        self._at = self.house.clock.now() + FIRST

    def set_back(self, by: timedelta) -> None:
        """The clock was set back: a day counted from a time ahead would not come for long."""
        self.reload()

    def ring(self) -> None:
        """The clock rang."""
        if self._at is not None and self.house.clock.now() >= self._at:
            self.stir()

    async def work(self) -> None:
        """Ask outside of a turn, then tell in one."""
        self._at = self.house.clock.now() + DAILY
        config = await self._config()
        facts = await look(self._bot, config, self._calls.ahead or timedelta(), touch=False)
        async with self.house.store.turn() as tx:
            await self._lacking(self.house.scope(tx), config, facts)
            await first_minute.introduce(self.house.scope(tx), self.house.config.teams, facts)
            known = await memo.recall(tx, self.name)
            news = {team.name: _new(known, team, findings(facts)) for team in config.teams}
            memo.keep(tx, self.name, {team.name: _names(findings(facts), team) for team in config.teams})
            for team in (each for each in config.teams if news[each.name]):
                await self.house.scope(tx).put_all(told_admins.told(team, *news[team.name]))

    async def failed(self) -> None:
        """Not in a day, but soon."""
        self._at = self.house.clock.now() + AGAIN

    async def _config(self) -> Config:
        """With the groups where they are now."""
        config = self.house.config
        async with self.house.store.turn() as tx:
            moved = [replace(each, group=await chats.current(tx, each.group)) for each in config.teams]
        return replace(config, team=moved[0], independent=moved[1] if config.independent else None)

    async def _lacking(self, scope: Scope, config: Config, facts: Facts) -> None:
        """A right that the bot lacks is told where all others are, once."""
        for team, each in zip(config.teams, facts.groups, strict=True):
            for right in each.lacks:
                await rights.missing(scope, team.group, right)


def _theirs(found: list[Finding], team: Team) -> list[Line]:
    return [each.said for each in found if not each.here and each.whose in ("", team.name)]


def _names(found: list[Finding], team: Team) -> list[str]:
    return [each.id for each in _theirs(found, team)]


def _new(known: dict[str, Any], team: Team, found: list[Finding]) -> list[Line]:
    """What the admins of this team have not been told since it last was well."""
    fresh = [each for each in _theirs(found, team) if each.id not in known.get(team.name, ())]
    return [line("live-told"), *fresh] if fresh else []
