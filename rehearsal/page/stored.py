"""*What is stored?* The database as a thief sees it who has no keys, and beside it what the bot tells the person."""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from rehearsal.errors import NotHeld
from rehearsal.stage import Stage
from rehearsal.world import Json

ROWS = 3
"""Rows of a table that are shown: the newest."""
LETTERS = 28
"""How much of one value is shown."""


async def both(stage: Stage, who: str) -> Json:
    """Tables with rows as they lie on the disk, and the answer to `/mydata`."""
    answer = await mine(stage, who)
    with tempfile.TemporaryDirectory() as folder:
        copy = stolen(Path(str(stage.tables["storage"]["path"])), Path(folder))
        with closing(sqlite3.connect(copy)) as database:
            return {"tables": [table(database, name) for name in tables(database)], "mine": answer}


async def mine(stage: Stage, who: str) -> str:
    """What the bot answers to this person's /mydata; raises `NotHeld` where it does not run."""
    person = stage.cast.person(who)
    if not stage.runs:
        raise NotHeld("the bot does not run, and cannot answer /mydata")
    chat = stage.world.private(person)
    asked = stage.world.says(person, chat, "/mydata")

    def answers() -> list[str]:
        screen = stage.world.screen(person, chat)
        return [shown.text for shown in screen.messages if shown.id > asked.id and not shown.mine]

    await stage.eventually(lambda: bool(answers()))
    return "\n\n".join(answers())


def stolen(database: Path, folder: Path) -> Path:
    """A copy of the database with what SQLite keeps beside it, as a thief takes it along."""
    for file in database.parent.glob(f"{database.name}*"):
        shutil.copyfile(file, folder / file.name)
    return folder / database.name


def tables(database: sqlite3.Connection) -> list[str]:
    """The names of its tables."""
    found = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [name for (name,) in found if not name.startswith("sqlite_")]


def table(database: sqlite3.Connection, name: str) -> Json:
    """How many rows there are, and how the newest of them look."""
    quoted = '"' + name.replace('"', '""') + '"'
    count = database.execute(f"SELECT count(*) FROM {quoted}").fetchone()[0]
    rows = database.execute(f"SELECT * FROM {quoted} LIMIT {ROWS} OFFSET {max(count - ROWS, 0)}")
    columns = [each[0] for each in rows.description]
    return {"name": name, "count": count, "columns": columns, "rows": [list(map(seen, row)) for row in rows]}


def seen(value: Any) -> str:
    """A value as somebody reads it in an editor for databases."""
    text = value.hex(" ") if isinstance(value, bytes) else "" if value is None else str(value)
    return text if len(text) <= LETTERS else f"{text[:LETTERS]}…"
