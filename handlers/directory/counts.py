"""How often an entry could not be reached: counted for each team by itself, told from the third on, and every month.

A single one could name who was sent there. Once somebody has made sure of an entry its count begins anew.
"""

from datetime import datetime, timedelta
from typing import Any

from handlers.turn import Scope
from rules import directory, helped, told_admins
from rules.config import Team
from rules.directory import Entry
from rules.entry_screen import shown
from rules.send import Line, Urgency, line
from storage import memo

EVERY = timedelta(days=30)
MOST = 20
"""Entries that one note names."""
NAME, NOTED = "unreached", "directory-note"


async def unreached(scope: Scope, found: Entry, team: str) -> None:
    """One more; the admins hear of the third at once."""
    all_teams = await memo.recall(scope.tx, NAME)
    counted = all_teams.setdefault(team, {})
    count = _count(counted, found) + 1
    counted[found.id] = [count, _since(found)]
    memo.keep(scope.tx, NAME, all_teams)
    whose = scope.config.named(team)
    if count == helped.ENOUGH and whose is not None:
        await scope.put_all(told_admins.told(whose, _row(scope, found, count)))


async def monthly(scope: Scope) -> None:
    """Once a month each team's admins read what could not be reached, and how much has grown old."""
    noted = await memo.recall(scope.tx, NOTED)
    last = datetime.fromisoformat(noted["last"]) if "last" in noted else None
    if last is not None and scope.now - last < EVERY:
        return
    memo.keep(scope.tx, NOTED, {"last": scope.now.isoformat()})
    for team in scope.config.teams if last is not None else ():
        if said := await _note(scope, team):
            await scope.put_all(told_admins.told(team, line("directory-note"), *said, urgency=Urgency.ROUTINE))


async def _note(scope: Scope, team: Team) -> list[Line]:
    all_teams = await memo.recall(scope.tx, NAME)
    counted = all_teams.get(team.name, {})
    entries = scope.config.directory.entries
    there = {each.id: each for each in entries}
    kept = {id: each for id, each in counted.items() if id in there and _count(counted, there[id])}
    if entries and kept != counted:
        memo.keep(scope.tx, NAME, {**all_teams, team.name: kept})
    often = [(each[0], there[id]) for id, each in kept.items() if each[0] >= helped.ENOUGH]
    often.sort(key=lambda pair: (-pair[0], pair[1].id))
    said = [_row(scope, each, count) for count, each in often[:MOST]]
    today = scope.now.astimezone(scope.config.timezone).date()
    old = sum(directory.stale(each, today) for each in entries)
    return said + ([line("directory-old", count=old)] if old and team.name == scope.config.team.name else [])


def _row(scope: Scope, found: Entry, count: int) -> Line:
    return line("directory-unreached", name=shown(found.name, scope.config.languages[0]), count=count)


def _count(counted: dict[str, Any], found: Entry) -> int:
    """How often, since somebody made sure of it last."""
    count, since = counted.get(found.id, (0, ""))
    return int(count) if since == _since(found) else 0


def _since(found: Entry) -> str:
    return found.verified.isoformat() if found.verified else ""
