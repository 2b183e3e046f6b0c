"""Who of the members cannot be reached: known before it matters, told on the desk, passed over when it counts."""

from dataclasses import replace

from handlers.oncall import duty
from handlers.turn import Scope
from rules.config import Member, Team
from rules.send import Line, Send, Urgency, line
from rules.team.card import desk
from storage import people


async def met(scope: Scope, team: Team) -> set[int]:
    """Who has started the bot."""
    return {each.id for each in team.members if await people.of_sender(scope.tx, each.id) is not None}


async def found(scope: Scope, team: Team, gone: dict[str, str]) -> None:
    """Keep who cannot be reached, and why; the desk hears what is new, and once more when their shift begins."""
    known = await duty.kept(scope, team)
    first = (await duty.now(scope, team)).first
    told = [each for each in team.members if str(each.id) in gone and _new(known, each, gone[str(each.id)], first)]
    names = tuple(each.name for each in told)
    await duty.keep(scope, team, replace(known, gone=gone, warned=first if first in _names(team, gone) else ""))
    if names:
        said = tuple(_said(each, gone[str(each.id)]) for each in told)
        await scope.put(Send(desk(team.name), lines=(*said, line("reach-how")), urgency=Urgency.URGENT))


async def lost(scope: Scope, team: Team, member: int) -> None:
    """A call did not arrive: whoever blocks the bot is passed over from now on."""
    known = await duty.kept(scope, team)
    if str(member) not in known.gone:
        await found(scope, team, {**known.gone, str(member): "blocked"})


def _new(known: duty.Kept, member: Member, why: str, first: str) -> bool:
    """Whether the desk has not heard of it yet, or it matters now."""
    if known.gone.get(str(member.id)) != why:
        return True
    return member.name == first != known.warned


def _said(member: Member, why: str) -> Line:
    return line(f"reach-{why}", name=member.name)


def _names(team: Team, gone: dict[str, str]) -> set[str]:
    return {each.name for each in team.members if str(each.id) in gone}
