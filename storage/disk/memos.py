"""The names under which the house keeps what it remembers. They lie in clear, so all of them are there from the first
start: which there are tells nothing of what has happened, nor to which group."""

import sqlite3

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.disk.codec import from_json, to_json
from storage.disk.keys import Keyring
from storage.disk.vault import bound, seal, unseal

NAMES = frozenset(
    "alive boards calendars directory-note first-minute helped invitations last-good oncall readers rights standing"
    " strangers threads unreached unreadable".split()
)
"""Values are one for all teams, for the same reason."""
FLOOR = 2048
POSTS, POSTS_FLOOR = "posts", 4096
OF_ONE_TEAM = ("helped", "unreached")
"""These had a name for each team once."""


def sealed(key: AESGCM, name: str, value: bytes, floor: int = FLOOR) -> bytes:
    """A value as it lies under its name."""
    return seal(key, value, bound("meta", "value", name), floor)


def opened(key: AESGCM, name: str, value: bytes) -> bytes:
    """The value again."""
    return unseal(key, value, bound("meta", "value", name), padded=True)


def begin(main: sqlite3.Connection, keys: Keyring) -> None:
    """What is not there yet is empty."""
    there = {name for (name,) in main.execute("SELECT name FROM meta").fetchall()}
    empty = {name: sealed(keys.house, name, to_json({})) for name in NAMES - there}
    if POSTS not in there:
        empty[POSTS] = sealed(keys.house, POSTS, to_json([]), POSTS_FLOOR)
    if empty:
        main.execute("BEGIN IMMEDIATE")
        main.executemany("INSERT INTO meta (name, value) VALUES (?, ?)", sorted(empty.items()))
        main.execute("COMMIT")


def join_teams(main: sqlite3.Connection, keys: Keyring) -> None:
    """What had a name for each team becomes one value. Runs inside the caller's transaction."""
    for name in OF_ONE_TEAM:
        query = "SELECT name, value FROM meta WHERE name GLOB ?"
        found = main.execute(query, (f"{name}-*",)).fetchall()
        teams = {each.removeprefix(f"{name}-"): from_json(opened(keys.house, each, value)) for each, value in found}
        main.execute("DELETE FROM meta WHERE name GLOB ?", (f"{name}-*",))
        if teams:
            value = sealed(keys.house, name, to_json(teams))
            main.execute("INSERT INTO meta (name, value) VALUES (?, ?)", (name, value))
