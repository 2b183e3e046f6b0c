"""Reads the configuration file and what it points to."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from pydantic import ValidationError

from bot.config import build, checks, mistakes
from bot.config.errors import ConfigError, Mistake
from bot.config.schema import Settings
from rules.config import Config
from storage.disk.errors import BadKeyFile
from storage.disk.vault import load_root

TOKEN = re.compile(r"\d{1,20}:[A-Za-z0-9_-]{10,100}")
TOO_LARGE = 1_000_000  # bytes: no configuration is, and a wrong path may be anything

Doubts = Callable[[dict[str, object]], Iterable[Mistake]]


def _none(tables: dict[str, object]) -> Iterable[Mistake]:
    return ()


def load(file: Path, env: Mapping[str, str], doubts: Doubts = _none, *, secrets: bool = True) -> Config:
    """Read, check as a whole, and give back what the house uses.

    `doubts` finds more in the tables than what a bot that runs has to refuse.

    `env` may hold SAFESPACES_TOKEN, which goes before `token_file`, and CREDENTIALS_DIRECTORY, whose files `token` and
    `root.key` go before `token_file` and `key_file`. Without `secrets` neither is needed, and the token is empty.
    Raises ConfigError with every mistake that there is; none repeats a secret.
    """
    return checked(read(file), file.absolute().parent, env, doubts, secrets=secrets)


def checked(
    tables: dict[str, object], folder: Path, env: Mapping[str, str], doubts: Doubts = _none, *, secrets: bool = True
) -> Config:
    """The same from tables that are read already; relative paths start at `folder`."""
    found: list[Mistake] = []
    settings = None
    try:
        settings = Settings.model_validate(tables)
    except ValidationError as error:
        found += mistakes.told(error)
    token = _token(tables, folder, env, found) if secrets else ""
    if secrets:
        _key(tables, folder, env, found)
    for more in (checks.mistakes, doubts):
        told = {each.key for each in found}
        found += [each for each in more(tables) if each.key not in told]
    if found or settings is None:
        raise ConfigError(sorted(found, key=lambda each: _order(each.key, tables)))
    return build.config(settings, folder, token)


def read(file: Path) -> dict[str, object]:
    """The tables of a TOML file."""
    return tables_of(text_in(file), file)


def text_in(file: Path) -> str:
    """The text of a configuration."""
    return text_of(file, "", "Name the file with --config, or copy config.example.toml and fill it in.", TOO_LARGE)


def tables_of(text: str, file: Path) -> dict[str, object]:
    """The tables of a text that stands in this file."""
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ConfigError([Mistake("", f"{file} is nested too deeply", "Compare with config.example.toml.")]) from None
    except ValueError as error:
        where = re.search(r"\(at (line \d+, column \d+|end of document)\)", str(error))
        what = f"{file} is not TOML: it cannot be read {'at ' + where[1] if where else 'as it is'}"
        raise ConfigError([Mistake("", what, "Compare with config.example.toml.")]) from None


def text_of(file: Path, key: str, remedy: str, limit: int) -> str:
    """The text of a file, or a ConfigError in words."""
    try:
        if file.is_dir():
            what = f"{file} is a folder"
        elif file.exists() and not file.is_file():
            what = f"{file} is no file"
        else:
            with file.open("rb") as source:
                held = source.read(limit + 1)
            if len(held) <= limit:
                return held.decode("utf-8")
            what = f"{file} is far too large"
    except UnicodeDecodeError:
        what = f"{file} is not text in UTF-8"
    except FileNotFoundError:
        what = f"there is no file {file}"
    except (OSError, ValueError) as error:
        what = f"{file} cannot be read: {error.strerror if isinstance(error, OSError) else 'not a path'}"
    raise ConfigError([Mistake(key, what, remedy)])


def _token(tables: dict[str, object], folder: Path, env: Mapping[str, str], found: list[Mistake]) -> str:
    """The bot's token, or "" with a mistake noted."""
    remedy = "Put the token that @BotFather gave into it, alone on a line."
    named = checks.at(tables, "telegram", "token_file")
    if given := env.get("SAFESPACES_TOKEN", "").strip():
        key, token = "SAFESPACES_TOKEN", given
    elif (handed := _credential(env)) is not None:
        key, token = "telegram.token_file", handed
    elif named is None:
        what = "no token: neither token_file nor the environment variable SAFESPACES_TOKEN is set"
        found.append(Mistake("telegram.token_file", what, 'Write for instance: token_file = "secrets/token"'))
        return ""
    elif not isinstance(named, str) or not named.strip() or not named.isprintable():
        return ""  # the schema has reported it
    else:
        key, file = "telegram.token_file", folder / named
        if TOKEN.search(named):
            found.append(Mistake(key, "holds the token itself", "Put the token into a file, and its name here."))
            return ""
        try:
            token = text_of(file, key, remedy, 1000).strip()
            if file.stat().st_mode & 0o077:
                found.append(Mistake(key, f"others on this machine can read {file}", f"Run: chmod 600 {file}"))
        except ConfigError as error:
            found += error.mistakes
            return ""
    if not TOKEN.fullmatch(token):
        found.append(Mistake(key, "holds no bot token, which is digits, a colon, and letters", remedy))
    return token


def _credential(env: Mapping[str, str]) -> str | None:
    """The token as the service manager hands it out, to this service alone; None where it does not."""
    file = Path(env.get("CREDENTIALS_DIRECTORY", ""), "token")
    try:
        return file.read_text(encoding="ascii").strip() if "CREDENTIALS_DIRECTORY" in env else None
    except (OSError, UnicodeDecodeError):
        return None


def _key(tables: dict[str, object], folder: Path, env: Mapping[str, str], found: list[Mistake]) -> None:
    """Note whether the root key can be read; it is not kept here."""
    named = checks.at(tables, "storage", "key_file")
    if isinstance(named, str) and named.strip() and named.isprintable():
        try:
            load_root(folder / named, env.get("CREDENTIALS_DIRECTORY"))
        except BadKeyFile as error:
            what, _, remedy = str(error).partition("; ")
            found.append(Mistake("storage.key_file", what, remedy or f"Make one with: safespaces new-key {named}"))


def _order(key: str, tables: dict[str, object]) -> tuple[int, ...]:
    """Mistakes in the order of the tables in the file; what is missing comes last."""
    first = re.split(r"[.\[]", key)[0]
    known = list(tables)
    return (known.index(first) if first in known else len(known),)
