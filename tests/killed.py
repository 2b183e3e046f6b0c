"""Plays a story on the store in processes that are killed at every commit; run by tests/test_storage_killed.py.

`python -m tests.killed story FOLDER` forks one process a point, each in a folder of its own, and ends once one of them
has come through; `upgrade` does the same while the schema is brought up to date, at every statement. Nothing in the
bot knows of it: the connections are given a trace that counts statements.
"""

import asyncio
import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

from rules.draft import Waiting
from rules.send import Act, Place, PlaceKind, Send, Words
from storage import cases, drafts, due, inbox, outbox, people, threads
from storage.disk import schema, two_files
from storage.disk.store import Store
from storage.spool import rotate_spool
from tests.storing import LADDER, MINA, NOW, TEAM, YUSUF, begin, conversation, inward, later, outward, welcomed

STOPS = ("COMMIT", "PRAGMA wal_checkpoint")
"""Killed as such a statement begins, and as the next one begins: it is over then."""


async def arrive(store: Store) -> None:
    async with store.turn() as tx:
        await inbox.put(tx, "1", [{"update_id": 1, "text": "first"}, {"update_id": 2, "text": "second"}], NOW)


async def report(store: Store) -> None:
    async with store.turn() as tx:
        _, case = await conversation(tx, await welcomed(tx))
        await outbox.put(tx, [inward(case, "first", 7), outward(case, "receipt")], NOW)
        await due.plan(tx, LADDER, case.id, later(minutes=5))
        await inbox.done(tx, 1)


async def claim(store: Store) -> None:
    async with store.turn() as tx:
        await outbox.claim(tx, [1, 2])


async def settle(store: Store) -> None:
    async with store.turn() as tx:
        await threads.set_topic(tx, 1, TEAM, 40)
        await threads.sent(tx, 1, 1, 300, TEAM)
        await outbox.done(tx, 1)
        await outbox.defer(tx, 2, later(minutes=1), repeat=True)


async def another(store: Store) -> None:
    async with store.turn() as tx:
        person = await welcomed(tx, YUSUF)
        await drafts.add(tx, person.id, Waiting(3, Words("drafted")))


async def rotate(store: Store) -> None:
    assert await rotate_spool(store, later(days=2))


async def erase(store: Store) -> None:
    async with store.turn() as tx:
        person = await people.of_sender(tx, MINA)
        case = await cases.get(tx, 1)
        assert person is not None
        assert case is not None
        await outbox.put_cleanup(tx, [Send(Place(PlaceKind.TOPIC, "1"), Act.DELETE_TOPIC)], NOW)
        await due.cancel(tx, LADDER, 1)
        await cases.shred(tx, case)
        await people.forget(tx, person)


async def clean(store: Store) -> None:
    async with store.turn() as tx:
        (row,) = await outbox.waiting(tx)
        await outbox.done(tx, row.id)


async def again(store: Store) -> None:
    async with store.turn() as tx:
        person, _ = await conversation(tx, await welcomed(tx))
        await people.save(tx, replace(person, language="ar"))


STORY: list[Callable[[Store], Awaitable[None]]] = [arrive, report, claim, settle, another, rotate, erase, clean, again]


async def play(folder: Path, keep: Callable[[int], None]) -> None:
    """The story, each step acknowledged once it is over."""
    store = await begin(folder)
    for number, step in enumerate(STORY, 1):
        await step(store)
        keep(number)
    await store.close()


def killing(at: int, stops: tuple[str, ...]) -> Callable[[str], None]:
    """A trace that kills this process at its n-th stop."""
    count, after = [0], [False]

    def stop() -> None:
        count[0] += 1
        if count[0] == at:
            os.kill(os.getpid(), signal.SIGKILL)

    def trace(statement: str) -> None:
        if after[0]:
            after[0] = False
            stop()
        if statement.lstrip().startswith(stops):
            after[0] = True
            stop()

    return trace


def doomed(at: int, stops: tuple[str, ...]) -> None:
    """Have this process killed at the n-th stop."""
    trace, connect = killing(at, stops), two_files.connect

    def traced(path: Path) -> sqlite3.Connection:
        db = connect(path)
        db.set_trace_callback(trace)
        return db

    two_files.connect = traced


def story(folder: Path, at: int) -> None:
    """Play, and write down every step that is over."""
    doomed(at, STOPS)
    record = os.open(folder / "steps", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def keep(number: int) -> None:
        os.write(record, bytes([number]))

    asyncio.run(play(folder / "files", keep))


def upgrade(folder: Path, at: int) -> None:
    """Open an old store with a newer bot."""

    async def twice() -> None:
        store = await begin(folder / "files")
        async with store.turn() as tx:
            await welcomed(tx)
        await store.close()
        newer(folder)
        doomed(at, ("ALTER", "UPDATE", "CREATE", "INSERT", "DROP", "PRAGMA user_version", "COMMIT"))
        await (await begin(folder / "files")).close()

    asyncio.run(twice())


def newer(folder: Path) -> None:
    """Let this process know of a second migration, of several statements, in both files."""
    target = folder / "migrations"
    shutil.copytree(schema.MAIN, target)
    for name, table in (("", "seen"), ("keyring", "spool")):
        sql = f"ALTER TABLE {table} ADD COLUMN more TEXT;\nUPDATE {table} SET more = 'x';\n"
        sql += "CREATE TABLE extra (id INTEGER PRIMARY KEY);\nINSERT INTO extra VALUES (1);\nDROP TABLE person;\n"
        sql += "CREATE TABLE person (id INTEGER PRIMARY KEY AUTOINCREMENT, body BLOB, address BLOB, wrapped BLOB);\n"
        (target / name / "9000_more.sql").write_text(sql)
    schema.MAIN, schema.RING = target, target / "keyring"


def main(run: Callable[[Path, int], None], folder: Path) -> None:
    """One process a point, until one comes through."""
    at, status = 0, 1
    while status:
        at += 1
        place = folder / f"{at:03}"
        place.mkdir()
        pid = os.fork()
        if pid == 0:
            run(place, at)
            os._exit(0)
        status = os.waitpid(pid, 0)[1]
        if status and os.WTERMSIG(status) != signal.SIGKILL:
            sys.exit(f"stop {at}: the story itself failed")


if __name__ == "__main__":
    main({"story": story, "upgrade": upgrade}[sys.argv[1]], Path(sys.argv[2]))
