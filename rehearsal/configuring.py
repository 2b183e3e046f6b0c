"""The configuration that a rehearsal gives to the bot, and TOML as far as it needs it."""

import base64
import secrets
import shutil
import tomllib
from collections.abc import Iterable, Mapping
from copy import deepcopy
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from rehearsal.errors import RehearsalError

Table = dict[str, Any]

TOKEN = "700000001:rehearsal-token-that-opens-nothing"
DIRECTORY = Path(__file__).with_name("resources.toml")
"""Lies beside the configuration, for scripts that set `directory.path` to its name."""
TEAM_GROUP = -1001000000001
INDEPENDENT_GROUP = -1001000000002
ALWAYS = {"days": "mon-sun", "from": "09:00", "to": "21:00"}
EXAMPLE: Table = {
    "community": {"name": "Masjid An-Noor", "timezone": "America/Los_Angeles", "languages": ["en"]},
    "telegram": {},
    "storage": {},
    "team": {
        "group": TEAM_GROUP,
        "admins": ["Adil"],
        "introduction": False,  # scripts begin with people who know the bot
        "members": [
            {"id": 111, "name": "Adil", "discipline": "counsellor"},
            {"id": 112, "name": "Bea", "discipline": "social worker"},
        ],
        "rota": {"order": ["Adil", "Bea"], "starts": datetime(2026, 1, 5, 9), "shift": "1 week", "cover": ALWAYS},  # noqa: DTZ001 - local time, as the config wants it
    },
    "contact": {"text": {"en": "Call Sister Huda, 555 0100, or come on Fridays after Asr."}},
    "emergency": {
        "numbers": [
            {"label": {"en": "Emergency"}, "phone": "911"},
            {"label": {"en": "Suicide and crisis line"}, "phone": "988"},
        ]
    },
    "confidentiality": {
        "operator": "Masjid An-Noor Care Committee",
        "passed_on": {"en": "If a child or a life is in danger, we tell the emergency services what we know."},
        "under_18": {"en": "If you are under 18, we may have to tell somebody who protects children."},
        "reviewed": {"by": "Adil, counsellor", "on": date(2026, 1, 1)},
    },
}
INDEPENDENT: Table = {
    "group": INDEPENDENT_GROUP,
    "admins": ["Noor"],
    "introduction": False,
    "members": [
        {"id": 121, "name": "Noor", "discipline": "lawyer"},
        {"id": 122, "name": "Idris", "discipline": "counsellor"},
    ],
    "rota": {"order": ["Noor", "Idris"], "starts": datetime(2026, 1, 5, 9), "shift": "1 week", "cover": ALWAYS},  # noqa: DTZ001 - local time, as the config wants it
}


def configuration(given: Table | None, independent: bool) -> Table:
    """The tables to start from: those given, or the example community, with an independent group if asked for."""
    if given is not None:
        return deepcopy(given)
    tables = deepcopy(EXAMPLE)
    if independent:
        tables["independent"] = deepcopy(INDEPENDENT)
    return tables


def parsed(text: str) -> Table:
    """A configuration as plain data; raises `RehearsalError`."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RehearsalError(f"the configuration cannot be read: {error}") from error


def settle_in(tables: Table, folder: Path, api_url: str, file_url: str) -> None:
    """Point the tables to the imitation and to `folder`: nothing real is called, opened or written."""
    for name, content in (("token", TOKEN), ("root.key", base64.b64encode(secrets.token_bytes(32)).decode())):
        secret = folder / name
        secret.touch(mode=0o600)
        secret.write_text(content + "\n", encoding="ascii")
    tables["telegram"] = {"token_file": str(folder / "token"), "api_url": api_url, "file_url": file_url}
    backed = "keyring_backup" in tables.get("storage", {})
    tables["storage"] = {"path": str(folder / "data" / "safespaces.db"), "key_file": str(folder / "root.key")}
    if backed:
        tables["storage"]["keyring_backup"] = str(folder / "backup" / "keyring.db")
        (folder / "backup").mkdir(exist_ok=True)
    if "heartbeat" in tables:
        tables["heartbeat"] = {"file": str(folder / "heartbeat")}
    (folder / "data").mkdir(exist_ok=True)
    if not (folder / DIRECTORY.name).exists():
        shutil.copyfile(DIRECTORY, folder / DIRECTORY.name)
    for name in ("directory", "guides"):
        _bring(tables.get(name, {}), folder / f"{name}-here")


def _bring(table: Table, there: Path) -> None:
    """Copy what a table points to into the folder of the rehearsal; a path without a folder lies there already."""
    source = Path(str(table.get("path", "")))
    if not source.is_absolute():
        return
    if source.is_dir():
        shutil.copytree(source, there, dirs_exist_ok=True)
        table["path"] = str(there)
    elif source.is_file():
        there.mkdir(exist_ok=True)
        table["path"] = str(shutil.copyfile(source, there / source.name))


def merge(tables: Table, key: Iterable[str], value: object) -> None:
    """Set one dotted key; tables on the way are made."""
    *way, last = key
    for name in way:
        tables = tables.setdefault(name, {})
        if not isinstance(tables, dict):
            raise RehearsalError(f"config: “{name}” is no table, so nothing can be set in it")
    tables[last] = value


def dump(tables: Mapping[str, Any]) -> str:
    """Write tables as TOML: top-level tables as headers, everything below them inline."""
    lines: list[str] = []
    for name, table in tables.items():
        if not isinstance(table, Mapping):
            lines.insert(0, f"{_key(name)} = {_value(table)}")
            continue
        lines.append(f"\n[{_key(name)}]")
        lines += [f"{_key(key)} = {_value(value)}" for key, value in table.items()]
    return "\n".join(lines) + "\n"


def _key(name: str) -> str:
    return name if name.replace("_", "").replace("-", "").isalnum() and name.isascii() else _string(name)


def _string(text: str) -> str:
    escaped = "".join(c if c >= " " and c not in '"\\\x7f' else f"\\u{ord(c):04x}" for c in text)
    return f'"{escaped}"'


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case str():
            return _string(value)
        case datetime() | date() | time():
            return value.isoformat()
        case Mapping():
            return "{ " + ", ".join(f"{_key(key)} = {_value(each)}" for key, each in value.items()) + " }"
        case Iterable():
            return "[" + ", ".join(_value(each) for each in value) + "]"
    raise RehearsalError(f"a {type(value).__name__} cannot be written as TOML")
