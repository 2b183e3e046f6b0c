"""`safespaces status`: how the bot fares, beside a running one; never how many cases there are, nor whose."""

import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bot import backups
from bot.cleaning import lacking
from bot.clock import Clock
from handlers.oncall import duty
from locales.render import Sentences
from rules.config import Config, Team
from rules.oncall import rota
from storage import inbox, memo
from storage.disk.errors import Absent
from storage.disk.rotation import root_of

AHEAD = timedelta(weeks=8)
"""How far it looks for somebody who is missing."""
SAID = {
    "version": "status-version",
    "alive": "status-alive",
    "last_update": "status-last-update",
    "last_backup": "status-last-backup",
    "next_gap": "status-next-gap",
    "disk_free_mb": "status-disk-free-mb",
    "missing": "status-missing",
}
"""What each fact is called in words."""


def main(config: Config, env: Mapping[str, str], *, as_json: bool) -> int:
    """Print it, for people or for programs."""
    found = facts(config, env)
    if as_json:
        sys.stdout.write(json.dumps(found, indent=2) + "\n")
        return 0
    sentences, language = Sentences(config.languages[0]), config.languages[0]
    never = sentences.render(language, "status-never")
    for name, value, more in _rows(found):
        given = {key: sentences.render(language, each) for key, each in more.items()}
        sys.stdout.write(sentences.render(language, SAID[name], value=value or never, **given) + "\n")
    return 0


def _rows(found: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Name, value, and what else the sentence takes; what no machine lacks is not worth a line."""
    for name, value in found.items():
        if isinstance(value, dict):
            yield from ((name, at, {"team": f"team-{team}"}) for team, at in value.items())
        elif not isinstance(value, list):
            yield name, str(value), {}
        elif value:
            yield name, ", ".join(value), {}


def facts(config: Config, env: Mapping[str, str]) -> dict[str, Any]:
    """Times in UTC; an empty one was never."""
    file, storage = env.get("SAFESPACES_CLOCK"), config.storage
    now = Clock(Path(file) if file else None).now()
    root = root_of(storage.key_file, storage.ring, env.get("CREDENTIALS_DIRECTORY"))
    alive, update = None, None
    try:
        alive = memo.read(storage.path, root, "alive", storage.ring).get("at")
        update = inbox.newest(storage.path, root, storage.ring)
    except Absent:
        pass  # it has never run
    return {
        "version": version("safespaces"),
        "alive": _shown(datetime.fromtimestamp(alive, UTC) if alive else None),
        "last_update": _shown(update),
        "last_backup": backups.last(config),
        "next_gap": {team.name: _shown(_gap(config, team, root, now)) for team in config.teams if team.rota},
        "disk_free_mb": _free(config),
        "missing": list(lacking()),
    }


def _gap(config: Config, team: Team, root: bytes, now: datetime) -> datetime | None:
    """When somebody is missing next."""
    beside = duty.beside(config.storage.path, config.storage.ring, root, team)
    plan = rota.schedule(team, config.timezone, beside)
    tiles = rota.tiles(plan, now, now + AHEAD)
    return next((max(each.begins, now) for each in tiles if each.duty.gap is not None), None)


def _free(config: Config) -> int:
    """Megabytes that are left where the database lies, or will lie."""
    there = config.storage.path.parent
    while not there.exists():
        there = there.parent
    return shutil.disk_usage(there).free // 10**6


def _shown(at: datetime | None) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if at else ""
