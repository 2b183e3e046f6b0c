"""A shift changes: an hour before, a line to whoever comes on; at the instant, what is open, on the desk, without words
of a case."""

from dataclasses import replace
from datetime import timedelta

from handlers.oncall import duty
from handlers.turn import Scope
from handlers.who import heard_of
from rules.config import Member, Team
from rules.oncall import hand_over, rota, rota_words
from rules.oncall.cover import in_cover
from rules.oncall.rota import Duty
from rules.send import Line, Place, PlaceKind, Send, Urgency, line
from rules.team import card
from storage import due, people
from storage.due import Due

BEFORE = timedelta(hours=1)


async def plan(scope: Scope) -> None:
    """The next change of shift of each team; one that was missed is not forgotten for it."""
    for place, team in enumerate(scope.config.teams):
        standing = await due.get(scope.tx, hand_over.SHIFT, place)
        if standing is None or standing.at > scope.now:
            await _plan(scope, team, place)


async def thin_seasons(scope: Scope) -> None:
    """A season with one person in its order has no backup: the desk hears of it once, before it matters."""
    today = scope.now.astimezone(scope.config.timezone).date()
    for team in scope.config.teams:
        known = await duty.kept(scope, team)
        seasons = team.rota.seasons if team.rota is not None else ()
        thin = [each for each in seasons if each.order and len(set(each.order)) == 1 and today <= each.ends]
        fresh = [each for each in thin if f"{each.name} {each.begins}" not in known.seasons]
        if fresh:
            lines = tuple(line("season-thin", season=each.name, name=(each.order or ("",))[0]) for each in fresh)
            await scope.put(Send(card.desk(team.name), lines=lines, urgency=Urgency.SOON))
            await duty.keep(scope, team, replace(known, seasons=tuple(f"{each.name} {each.begins}" for each in thin)))


async def changes(scope: Scope, planned: Due) -> None:
    """An hour before, or the instant itself; what an outage has put off is done once."""
    if planned.whose >= len(scope.config.teams):
        return
    team = scope.config.teams[planned.whose]
    schedule = await duty.schedule(scope, team)
    if scope.now.timestamp() < planned.body.get("at", 0):
        change = rota.next_change(schedule, scope.now)
        if change is not None and change.begins - scope.now <= BEFORE and _awake(scope, team):
            await _tell(scope, team, change.duty, line("shift-soon", time=rota_words.at(change.begins, schedule.zone)))
    elif team.rota is not None:
        await _hand_over(scope, team, rota.on_duty(schedule, scope.now))
    await _plan(scope, team, planned.whose)


async def _hand_over(scope: Scope, team: Team, now: Duty) -> None:
    """Who has it now, and what there is. Whether they can be reached is looked at anew."""
    scope.tx.reach.add(team.name)
    zone, rotas = scope.config.timezone, team.rota
    if rotas is not None and not in_cover(rotas, zone, scope.now - BEFORE):
        await _tell(scope, team, now, line("shift-begins"))
    member = team.named(now.first) if now.first else None
    found = [each async for each in heard_of.open_cases(scope, team.name)]
    standing = hand_over.standing(found, rotas, zone, scope.now, scope.config.targets)
    said = line("shift-begun", who=rota_words.who(now))
    mention = (member.id,) if member is not None else ()
    lines = (said, *hand_over.lines(standing))
    await scope.put(Send(card.desk(team.name), lines=lines, mention=mention, urgency=Urgency.SOON))


async def _tell(scope: Scope, team: Team, now: Duty, said: Line) -> None:
    member: Member | None = team.named(now.first) if now.first else None
    if member is not None and await people.of_sender(scope.tx, member.id) is not None:
        quiet = not _awake(scope, team)
        await scope.put(Send(Place(PlaceKind.MEMBER, str(member.id)), lines=(said,), quiet=quiet))


async def _plan(scope: Scope, team: Team, place: int) -> None:
    change = rota.next_change(await duty.schedule(scope, team), scope.now)
    if change is None:
        await due.cancel(scope.tx, hand_over.SHIFT, place)
        return
    early = change.begins - BEFORE
    at = early if early > scope.now else change.begins
    await due.plan(scope.tx, hand_over.SHIFT, place, at, {"at": change.begins.timestamp()})


def _awake(scope: Scope, team: Team) -> bool:
    return team.rota is None or in_cover(team.rota, scope.config.timezone, scope.now)
