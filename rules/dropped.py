"""Whom a refused configuration does not list any more: the last good one goes on, but without them.

Somebody who was taken out of the team must not read on for as long as another line of the file is wrong.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from rules.config import Config, Member, Rota, Season, Team


def without(config: Config, listed: Mapping[str, Collection[int]]) -> Config:
    """The configuration without everybody whose id is not `listed` for their team any more."""
    team, *others = (_of_team(each, listed.get(each.name, ())) for each in config.teams)
    return replace(config, team=team, independent=others[0] if others else None)


def _of_team(team: Team, listed: Collection[int]) -> Team:
    """Where nobody would be left to answer, the file tells nothing about people, and everybody stays."""
    left = tuple(each for each in team.members if each.id in listed)
    if left == team.members or all(each.observer for each in left):
        return team
    names = {each.name for each in left}
    admins = tuple(each for each in team.admins if each in names)
    return replace(team, members=left, admins=admins or _stand_in(left), rota=_rota(team.rota, names))


def _stand_in(left: Iterable[Member]) -> tuple[str, ...]:
    """Somebody has to hear that the file is wrong: where no admin is left, whoever answers."""
    return tuple(each.name for each in left if not each.observer)


def _rota(rota: Rota | None, names: Collection[str]) -> Rota | None:
    order = _order(rota.order, names) if rota else ()
    if rota is None or not order:
        return None
    return replace(rota, order=order, seasons=tuple(_season(each, names) for each in rota.seasons))


def _season(season: Season, names: Collection[str]) -> Season:
    return replace(season, order=_order(season.order, names) or None) if season.order else season


def _order(order: Iterable[str], names: Collection[str]) -> tuple[str, ...]:
    """Who is left, nobody twice in a row: whoever follows is the backup."""
    kept: list[str] = []
    for each in order:
        if each in names and kept[-1:] != [each]:
            kept.append(each)
    return tuple(kept[:-1] if len(kept) > 1 and kept[0] == kept[-1] else kept)
