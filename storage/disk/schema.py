"""Migrations: plain SQL in numbered files, each applied whole or not at all."""

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

from storage.disk.errors import Damaged, TooNew

MAIN = Path(__file__).parents[1] / "migrations"
RING = MAIN / "keyring"


def steps(folder: Path) -> list[tuple[int, str]]:
    """Number and SQL of every migration, in order."""
    files = sorted(folder.glob("[0-9][0-9][0-9][0-9]_*.sql"))
    return [(int(each.name[:4]), each.read_text(encoding="utf-8")) for each in files]


def version(db: sqlite3.Connection) -> int:
    """The number of the last migration that this file has seen; kept in its header."""
    found: int = db.execute("PRAGMA user_version").fetchone()[0]
    return found


def check(db: sqlite3.Connection, folder: Path) -> None:
    """Refuse a file that this version must not touch."""
    found = version(db)
    newest = max((number for number, _ in steps(folder)), default=0)
    if found > newest:
        raise TooNew(f"the file is at version {found}, this bot knows {newest}: use a newer bot")
    if found == 0:
        raise Damaged("the file holds none of the bot's tables")


def upgrade(db: sqlite3.Connection, folder: Path, also: Mapping[int, Callable[[], None]] | None = None) -> None:
    """Bring the file to the newest version, one transaction a step: a kill leaves the last whole step.

    `also`: what has to be done beside the SQL of a step, in its transaction.
    """
    found = version(db)
    for number, sql in steps(folder):
        if number > found:
            try:
                db.executescript(f"BEGIN IMMEDIATE;\n{sql}")
                if also and number in also:
                    also[number]()
                db.execute(f"PRAGMA user_version = {number}")
                db.execute("COMMIT")
            except sqlite3.Error:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise
