"""Who can read along: strangers in a group, and what changed in the configuration since the desks were last told."""

from collections.abc import Iterator, Mapping
from typing import Any

from rules.config import Config, Team
from rules.due_kinds import Counts, Kind, Of
from rules.send import Button, Line, line, one_after_the_other
from rules.team.card_buttons import SURE, Rows, once_more

LOOK = Kind("look", Of.HOUSE, Counts.FROM_NOW)
JOINED = Kind("joined", Of.HOUSE, Counts.FROM_NOW)


FINE = "fine"
"""The admins' button; its data is `FINE:TEAM:HOW-MANY`, and behind a point what is said to the second look."""
BACK = "back"

Print = dict[str, Any]
"""What decides who reads: JSON's types only, so that it can be kept."""


def strangers(count: int, present: int) -> int:
    """How many are in the group beside the listed people found there and this bot."""
    return max(count - present - 1, 0)


def may_read(team: str, number: int) -> Rows:
    """For the admins: that they may read all the same."""
    return ((Button(line("button-strangers-fine"), f"{FINE}:{team}:{number}"),),)


def second_look(team: str, number: int) -> Rows:
    """The same once more, in the same message."""
    sure = Button(line("button-strangers-sure"), f"{FINE}:{team}:{number}.{SURE}")
    return once_more(sure, Button(line("button-card-back"), f"{FINE}:{team}:{number}.{BACK}"))


def fingerprint(config: Config) -> Print:
    """What the desks are told of when it changes."""
    return {"api": config.telegram.api_url, "teams": {team.name: _of_team(team) for team in config.teams}}


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, list[Line]]:
    """By team, what its desk is told; nothing on the very first start. A team hears of the other nothing at all."""
    if not before:
        return {}
    told: dict[str, list[Line]] = {}
    for name, now in after["teams"].items():
        lines = list(_changed(before["teams"].get(name), now))
        if before["api"] != after["api"]:
            lines.append(line("changed-api", url=after["api"]))
        if lines:
            told[name] = lines
    return told


def _of_team(team: Team) -> Print:
    readers = {str(each.id): each.name for each in team.members}
    observers = [str(each.id) for each in team.members if each.observer]
    return {"group": team.group, "readers": readers, "observers": observers, "admins": sorted(team.admins)}


def _changed(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> Iterator[Line]:
    if before is None:
        yield line("changed-new-team")
        return
    if before["group"] != now["group"]:
        yield line("changed-group")
    for person in sorted(now["readers"].keys() - before["readers"].keys()):
        yield line("changed-reads", name=now["readers"][person])
    for person in sorted(before["readers"].keys() - now["readers"].keys()):
        yield line("changed-reads-no-more", name=before["readers"][person])
    for person in sorted(now["readers"].keys() & before["readers"].keys()):
        if (person in now["observers"]) != (person in before["observers"]):
            id = "changed-observes" if person in now["observers"] else "changed-acts"
            yield line(id, name=now["readers"][person])
    if before["admins"] != now["admins"]:
        yield line("changed-admins", names=one_after_the_other(now["admins"]))
