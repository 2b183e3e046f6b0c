"""The last configuration without a mistake: its text lies sealed in the database, for a start with a bad file.

The secrets are not in it: token and root key are read from their files, as ever.
"""

import re
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.config import build, checks
from bot.config.errors import ConfigError
from bot.config.reading import checked, tables_of, text_in
from bot.config.schema import Storage
from rules.config import Config
from rules.dropped import without
from storage import memo
from storage.disk.errors import StorageError
from storage.disk.rotation import root_of

NAME = "last-good"
TABLE = re.compile(r"^\[storage\][^\n]*\n(?:(?!\s*\[)[^\n]*\n?)*", re.MULTILINE)
REMARK = re.compile(r"^\s*#.*$", re.MULTILINE)
NUMBER = re.compile(r"\b\d[\d_]{0,20}\b")
TEAMS = ("team", "independent")


def found(file: Path, env: Mapping[str, str]) -> Config | None:
    """What a start with a bad file serves; None where nothing was kept, or the file does not say any more where."""
    folder = file.absolute().parent
    # what pydantic and tomllib raise are ValueErrors, but for a text that is nested too deeply
    with suppress(ConfigError, StorageError, ValueError, LookupError, RecursionError):
        text = text_in(file)
        storage = build.storage(Storage.model_validate(_storage(text, file)), folder)
        root = root_of(storage.key_file, storage.ring, env.get("CREDENTIALS_DIRECTORY"))
        kept = memo.read(storage.path, root, NAME, storage.ring)["text"]
        config = checked(tables_of(kept, file), folder, env)
        return without(replace(config, storage=storage), listed(text, file))
    return None


def narrowed(config: Config, file: Path) -> Config:
    """What is in force, without those whom a refused file does not list any more."""
    try:
        return without(config, listed(text_in(file), file))
    except ConfigError:
        return config


def text_of(config: Config, file: Path, env: Mapping[str, str]) -> str | None:
    """The text of the file, if this configuration is what it says."""
    with suppress(ConfigError):
        text = text_in(file)
        if checked(tables_of(text, file), file.absolute().parent, env) == config:
            return text
    return None


def listed(text: str, file: Path) -> dict[str, set[int]]:
    """The ids that the file lists, by team; of a file that is not TOML every number outside of remarks counts."""
    try:
        tables = tables_of(text, file)
    except ConfigError:
        every = {int(each) for each in NUMBER.findall(REMARK.sub("", text))}
        return dict.fromkeys(TEAMS, every)
    return {team: {each["id"] for _, each in checks.rows(tables, team, "members") if _id(each)} for team in TEAMS}


def _id(member: Mapping[str, Any]) -> bool:
    return isinstance(member.get("id"), int)


def _storage(text: str, file: Path) -> object:
    """The table that says where things lie; alone, where the rest is not TOML."""
    try:
        tables = tables_of(text, file)
    except ConfigError:
        alone = TABLE.search(text)
        tables = tomllib.loads(alone[0]) if alone else {}
    return checks.at(tables, "storage")
