"""`/swap`: somebody asks that a shift of theirs be taken; the desk is asked again as its start comes nearer."""

from dataclasses import replace
from datetime import timedelta

from telegram import Update

from handlers.oncall import duty, rota_changes
from handlers.turn import Scope, Turn
from handlers.who.member import demand_team_here
from rules import given_time
from rules.config import Member, Team
from rules.oncall import overrides as by_hand
from rules.oncall import rota, rota_words
from rules.oncall.overrides import Does, Override, Request
from rules.refused import Refused
from rules.send import Button, Line, Send, Urgency, line
from rules.team.card import desk
from storage import due
from storage.due import Due

OFFERED = 4
AGAIN = (timedelta(days=7), timedelta(days=3), timedelta(days=1), timedelta(hours=3), timedelta())
"""So long before its start a request is asked again; at the start it is over."""


async def swap(turn: Turn, team: Team, member: Member, arg: str) -> list[Send]:
    """The asker's next shifts, by button."""
    plan = await duty.schedule(turn.scope, team)
    mine = [each for each in rota.tiles(plan, turn.now, turn.now + rota.AHEAD) if each.duty.first == member.name]
    if not mine:
        raise Refused("refused-no-shift")
    zone = turn.config.timezone
    rows = []
    for each in mine[:OFFERED]:
        begins = max(each.begins, turn.now)
        label = line(
            "button-shift",
            begins=f"{begins.astimezone(zone):%m-%d %H:%M}",
            ends=f"{each.ends.astimezone(zone):%m-%d %H:%M}",
        )
        rows.append((Button(label, f"swap:{member.id}:{int(begins.timestamp())}"),))
    return [Send(desk(team.name), lines=(line("swap-which", name=member.name),), buttons=tuple(rows))]


async def ask(update: Update, turn: Turn, member: Member, arg: str) -> None:
    """One of them was chosen: everybody on the desk is asked."""
    team = await demand_team_here(update, turn)
    whose, _, at = arg.partition(":")
    if whose != str(member.id):
        raise Refused("refused-not-yours-shift", name=_name(team, whose))
    named = given_time.instant(at, turn.now)
    if named is None:
        raise Refused("refused-old-button")
    begins = max(named, turn.now)
    plan = await duty.schedule(turn.scope, team)
    part = next(iter(rota.tiles(plan, begins, begins + timedelta(seconds=1))), None)
    if part is None or part.duty.first != member.name:
        raise Refused("refused-old-button")
    known = await duty.kept(turn.scope, team)
    if any(each.who == member.name and each.begins < part.ends and begins < each.ends for each in known.requests):
        raise Refused("refused-asked-already")
    asked = Request(str(known.number + 1), member.name, begins, part.ends)
    others = tuple(each for each in known.requests if each.ends > turn.now)
    await duty.keep(turn.scope, team, replace(known, requests=(*others, asked), number=known.number + 1))
    await turn.scope.put(await _asks(turn.scope, team, asked))
    await _plan(turn.scope, team, asked)
    turn.say(line("done-asked"))


async def take(update: Update, turn: Turn, member: Member, arg: str) -> None:
    """Somebody takes what is still open of it."""
    team = await demand_team_here(update, turn)
    known, asked = await _found(turn, team, arg)
    if asked.who == member.name:
        raise Refused("refused-own-shift")
    parts = by_hand.still_open(asked, known.overrides, turn.now)
    if not parts:
        raise Refused("refused-shift-taken")
    id = str(known.number + 1)
    fresh = tuple(Override(id, Does.COVER, member.name, *each, asked.who, asked.id) for each in parts)
    zone = turn.config.timezone
    span = {"begins": rota_words.at(parts[0][0], zone), "ends": rota_words.at(parts[-1][1], zone)}
    said = line("swap-taken", name=member.name, other=asked.who, **span)
    await turn.scope.put(await rota_changes.made(turn, team, member, fresh, said, "swap"))
    turn.say(line("done-changed"))


async def withdraw(update: Update, turn: Turn, member: Member, arg: str) -> None:
    """The asker can do it after all."""
    team = await demand_team_here(update, turn)
    known, asked = await _found(turn, team, arg)
    if member.name != asked.who and member.name not in team.admins:
        raise Refused("refused-not-yours-shift", name=asked.who)
    await duty.keep(turn.scope, team, replace(known, requests=tuple(each for each in known.requests if each != asked)))
    await due.cancel(turn.tx, by_hand.SWAP, _place(turn.scope, team), ref=int(asked.id))
    await turn.scope.put(Send(desk(team.name), lines=(line("swap-withdrawn", name=asked.who),)))
    turn.say(line("done-changed"))


async def comes_nearer(scope: Scope, planned: Due) -> None:
    """It is still open: the desk is asked again; at its start it is over, and that is said."""
    teams = list(scope.config.teams)
    team = teams[planned.whose] if planned.whose < len(teams) else None
    known = await duty.kept(scope, team) if team is not None else None
    asked = next((each for each in known.requests if each.id == str(planned.ref)), None) if known is not None else None
    if team is None or known is None or asked is None:
        return
    open_parts = by_hand.still_open(asked, known.overrides, scope.now)
    if scope.now < asked.begins:
        if open_parts:
            await scope.put(await _asks(scope, team, asked))
        await _plan(scope, team, asked)
        return
    await duty.keep(scope, team, replace(known, requests=tuple(each for each in known.requests if each != asked)))
    if open_parts:
        await scope.put(Send(desk(team.name), lines=(line("swap-over", name=asked.who),), urgency=Urgency.URGENT))


async def _plan(scope: Scope, team: Team, asked: Request) -> None:
    ahead = [asked.begins - each for each in AGAIN if asked.begins - each > scope.now]
    at = min(ahead, default=asked.ends)
    await due.plan(scope.tx, by_hand.SWAP, _place(scope, team), at, ref=int(asked.id))


async def _asks(scope: Scope, team: Team, asked: Request) -> Send:
    known = await duty.kept(scope, team)
    zone = scope.config.timezone
    lines: list[Line] = []
    for begins, ends in by_hand.still_open(asked, known.overrides, scope.now):
        span = {"begins": rota_words.at(begins, zone), "ends": rota_words.at(ends, zone)}
        lines.append(line("swap-asks", name=asked.who, **span))
    buttons = (
        Button(line("button-shift-take"), f"shift:{asked.id}"),
        Button(line("button-unswap"), f"unswap:{asked.id}"),
    )
    return Send(desk(team.name), lines=tuple(lines), buttons=(buttons,), urgency=Urgency.SOON)


async def _found(turn: Turn, team: Team, id: str) -> tuple[duty.Kept, Request]:
    known = await duty.kept(turn.scope, team)
    asked = next((each for each in known.requests if each.id == id and each.ends > turn.now), None)
    if asked is None:
        raise Refused("refused-old-button")
    return known, asked


def _place(scope: Scope, team: Team) -> int:
    return list(scope.config.teams).index(team)


def _name(team: Team, id: str) -> str:
    member = team.member(int(id)) if id.isdecimal() and len(id) < 19 else None
    return member.name if member is not None else "…"
