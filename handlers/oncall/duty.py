"""Who is on duty in a team: the file's rota, what people changed by hand, who cannot come, who cannot be reached."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from handlers.turn import Scope
from rules.case import Case
from rules.config import Team
from rules.ladder import Called
from rules.oncall import page, rota
from rules.oncall.overrides import Override, Request
from rules.oncall.rota import Duty, Schedule
from storage import memo
from storage.disk.codec import Codec, from_json, to_json
from storage.disk.errors import Absent

WIDER = {
    Called.ON_CALL: (Called.ON_CALL, Called.BACKUP, Called.EVERYONE),
    Called.BACKUP: (Called.BACKUP, Called.EVERYONE),
    Called.ADMINS: (Called.ADMINS, Called.EVERYONE),
    Called.EVERYONE: (Called.EVERYONE,),
}
"""Whom to call where none of those who are meant can be reached, or all of them have said that they can't."""


@dataclass(frozen=True, slots=True)
class Cannot:
    """Members who have said that they can't take a case; it counts until then."""

    who: tuple[int, ...]
    until: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """What is remembered of a team's people: no reporter, no words."""

    overrides: tuple[Override, ...] = ()
    requests: tuple[Request, ...] = ()
    cannot: dict[str, Cannot] = field(default_factory=dict)
    gone: dict[str, str] = field(default_factory=dict)  # Telegram id → why they cannot be reached
    warned: str = ""  # who is on call and cannot be reached, as the desk was told
    seasons: tuple[str, ...] = ()  # those without a backup of which the desk has heard
    number: int = 0  # of the last override or request


KEPT: Codec[Kept] = Codec(Kept)
NAME = "oncall"
"""One value for all teams, as the boards are."""


async def kept(scope: Scope, team: Team) -> Kept:
    """What is remembered now."""
    found: dict[str, Any] = await memo.recall(scope.tx, NAME)
    return KEPT.open(to_json(found.get(team.name, {})))


def beside(path: Path, ring_path: Path, root: bytes, team: Team) -> tuple[Override, ...]:
    """What was changed by hand, read beside a running bot; nothing where it has never run."""
    try:
        found = memo.read(path, root, NAME, ring_path)
    except Absent:
        return ()
    return KEPT.open(to_json(found.get(team.name, {}))).overrides


async def keep(scope: Scope, team: Team, found: Kept) -> None:
    """Remember this in its place."""
    others = await memo.recall(scope.tx, NAME)
    memo.keep(scope.tx, NAME, {**others, team.name: from_json(KEPT.pack(found))})


async def schedule(scope: Scope, team: Team) -> Schedule:
    """All that decides who is on call."""
    return rota.schedule(team, scope.config.timezone, (await kept(scope, team)).overrides)


async def now(scope: Scope, team: Team) -> Duty:
    """Who is on call now, and who is the backup."""
    return rota.on_duty(await schedule(scope, team), scope.now)


async def called(scope: Scope, case: Case, whom: Called = Called.ON_CALL) -> tuple[int, ...]:
    """Telegram ids of those of the case's team who are called; for those on call everybody, where there is no rota.

    Whoever has said that they can't is left out. Where nobody who is left can be reached, it goes upward at once.
    """
    team = scope.config.named(case.team)
    if team is None:
        return ()  # nobody of the other team stands in for them
    known = await kept(scope, team)
    cannot = unable(known, case, scope.now)
    for each in WIDER[whom]:
        members = page.called(team, each, scope.config.timezone, scope.now, known.overrides)
        able = tuple(member.id for member in members if member.id not in cannot)
        if any(str(member) not in known.gone for member in able):
            return able
    return tuple(member.id for member in members)


async def left(scope: Scope, team: Team) -> set[int]:
    """Who of the listed is not in the group any more, as far as is known: nobody can answer from outside."""
    return {int(each) for each, why in (await kept(scope, team)).gone.items() if why == "left"}


def unable(known: Kept, case: Case, now: datetime) -> tuple[int, ...]:
    """Who has said that they can't take this case, until the next change of shift."""
    found = known.cannot.get(str(case.id))
    return found.who if found is not None and now < found.until else ()


async def cannot(scope: Scope, team: Team, case: Case, member: int) -> tuple[int, ...]:
    """The member can't take the case; everybody who has said so."""
    known = await kept(scope, team)
    until = rota.shift(team.rota, scope.config.timezone, scope.now).ends if team.rota else scope.now + timedelta(days=1)
    who = tuple(dict.fromkeys((*unable(known, case, scope.now), member)))
    others = {each: found for each, found in known.cannot.items() if scope.now < found.until}
    await keep(scope, team, replace(known, cannot={**others, str(case.id): Cannot(who, until)}))
    return who


async def set_back(scope: Scope, by: timedelta) -> None:
    """The clock was set back: where no shift ends it, that somebody cannot come counts from now."""
    for team in scope.config.teams:
        known = await kept(scope, team)
        if team.rota is None and known.cannot:
            earlier = {
                each: replace(found, until=found.until - by) if found.until > scope.now + by else found
                for each, found in known.cannot.items()
            }
            await keep(scope, team, replace(known, cannot=earlier))


async def over(scope: Scope, case: Case) -> None:
    """Nobody need say any more whether they can."""
    team = scope.config.named(case.team)
    known = await kept(scope, team) if team is not None else None
    if team is not None and known is not None and str(case.id) in known.cannot:
        others = {each: found for each, found in known.cannot.items() if each != str(case.id)}
        await keep(scope, team, replace(known, cannot=others))
