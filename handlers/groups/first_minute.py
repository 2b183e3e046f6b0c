"""A team meets the bot: it says once who it is, and has one page for volunteers."""

from collections.abc import Sequence

from handlers.turn import Scope, Turn
from locales.shelf import volunteers
from rules.config import Member, Team
from rules.outcome import Right
from rules.send import Send
from rules.setup import first_minute
from rules.setup.live_check import Facts
from rules.team.card import desk
from storage import memo


async def introduce(scope: Scope, teams: Sequence[Team], facts: Facts) -> None:
    """On the desk of each group that has not heard it yet, where the bot can speak; a group of before has not."""
    known = await memo.recall(scope.tx, first_minute.NAME)
    for team, group in zip(teams, facts.groups, strict=True):
        speaks = group.out is None and Right.WRITE not in group.lacks
        if team.introduction and speaks and known.get(team.name) != team.group:
            known[team.name] = team.group
            await scope.put(first_minute.introduction(team, group, facts.account))
    memo.keep(scope.tx, first_minute.NAME, known)


async def stands(scope: Scope, send: Send, message: int) -> None:
    """It has arrived."""
    await scope.put(first_minute.pinned(send.place.ref, message))


async def page(turn: Turn, team: Team, member: Member, arg: str) -> list[Send]:
    """`/guide`: all that a volunteer needs, on one page."""
    return [Send(desk(team.name), words=volunteers(turn.config.languages[0]))]
