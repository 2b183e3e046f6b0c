"""An admin's configuration with everything real taken out, and the rehearsal that is fed with it.

The rehearsal is a process of its own. It gets plain data: no path of the database, of a key, a backup or a heartbeat,
no token, no number of a person or group. What it still reads are the directory and the guides, and it copies those.
"""

import base64
import secrets
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from types import FrameType
from typing import Any

from bot.config import reading
from rehearsal import configuring

Tables = dict[str, Any]

TEAMS = {"team": (configuring.TEAM_GROUP, 111), "independent": (configuring.INDEPENDENT_GROUP, 121)}
"""For each team a number for its group, and one for its first member."""
CHANNEL = {"id": -1001000000003, "link": "https://t.me/rehearsal"}


def tables(file: Path) -> Tables:
    """What the rehearsal may know; raises ConfigError with every mistake that is left."""
    real: Tables = reading.read(file)
    imaginary = deepcopy(real)
    imaginary.pop("heartbeat", None)
    for name in TEAMS:
        if isinstance(imaginary.get(name), dict):
            _number(name, imaginary[name])
    if isinstance(imaginary.get("channel"), dict):
        imaginary["channel"] |= CHANNEL
    for name in ("directory", "guides"):
        if isinstance(imaginary.get(name), dict) and isinstance(imaginary[name].get("path"), str):
            imaginary[name]["path"] = str(file.absolute().parent / imaginary[name]["path"])
    _check(imaginary, file)
    return imaginary


def unnumbered(file: Path) -> list[str]:
    """Whose numbers are still 0, in words."""
    return [f"{key} is still 0" for key in _zeros(reading.read(file))]


def _zeros(real: Tables) -> Iterator[str]:
    for name in TEAMS:
        table = real.get(name)
        if not isinstance(table, dict):
            continue
        if table.get("group") == 0:
            yield f"{name}.group"
        for place, each in enumerate(_members(table), start=1):
            if each.get("id") == 0:
                yield f"the id of {each.get('name', f'member {place}')}"


def _number(name: str, team: Tables) -> None:
    """The group and its people get numbers that are nobody's."""
    group, first = TEAMS[name]
    team["group"] = group
    for place, each in enumerate(_members(team)):
        each["id"] = first + place if place < TEAMS["independent"][1] - TEAMS["team"][1] else first * 1000 + place


def _members(team: Tables) -> list[Tables]:
    members = team.get("members")
    return [each for each in members if isinstance(each, dict)] if isinstance(members, list) else []


def _check(imaginary: Tables, file: Path) -> None:
    """The usual checks, with a key and a place to write that are thrown away."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        key = folder / "root.key"
        key.touch(mode=0o600)
        key.write_text(base64.b64encode(secrets.token_bytes(32)).decode() + "\n", encoding="ascii")
        imaginary["telegram"] = {}
        imaginary["storage"] = {"path": str(folder / "data.db"), "key_file": str(key)}
        reading.checked(imaginary, file.absolute().parent, {"SAFESPACES_TOKEN": configuring.TOKEN})
    imaginary["storage"] = {}


def play(fed: Tables, *arguments: str) -> int:
    """Feed a rehearsal and wait for its end; what ends us ends it."""
    with tempfile.TemporaryFile() as data:
        data.write(configuring.dump(fed).encode())
        data.seek(0)
        command = [sys.executable, "-m", "rehearsal", "--fed", str(data.fileno()), *arguments]
        child = subprocess.Popen(command, pass_fds=[data.fileno()])

    def pass_on(number: int, _: FrameType | None) -> None:
        child.send_signal(number)

    kept = {number: signal.signal(number, pass_on) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        return child.wait()
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)
