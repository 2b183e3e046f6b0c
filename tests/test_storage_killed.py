"""Killed at every commit and between them, the store opens again with a whole number of turns and no loose ends."""

import asyncio
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from storage import cases, drafts, due, inbox, outbox, people, threads
from storage.disk import schema
from storage.disk.store import Store
from tests.killed import STORY
from tests.storing import FILES, MINA, YUSUF, begin, copied, in_memory, later, opened

KEYED = {"person": "person", "case_": "case_", "way": "case_", "wipe": "outbox"}


async def state(store: Store) -> str:
    """All that can be known through the store, without row numbers that a lost turn may have used up."""
    async with store.turn() as tx:
        found: list[object] = []
        for who in (MINA, YUSUF):
            person = await people.of_sender(tx, who)
            found.append(person and (person.id, person.language, person.conversations))
            found.append(person and [each.words.text for each in await drafts.all(tx, person.id)])
        for number in (1, 2, 3):
            case = await cases.get(tx, number)
            found.append(case and (case.code, await cases.reporter_of(tx, case), await threads.topic(tx, number)))
            found.append([(each.row, each.origin, each.copy) for each in await threads.all(tx, number)])
        waiting = [
            (row.id, row.send.act, row.lane, row.repeat, row.tries, str(row.due)) for row in await outbox.waiting(tx)
        ]
        letters = [(each.id, each.update) for each in await inbox.pending(tx)]
        ripe = [(each.kind.name, each.whose, str(each.at)) for each in await due.ripe(tx, later(days=9), 99)]
        seen = await tx.rows("SELECT update_id FROM seen ORDER BY 1")
        coded = await cases.by_code(tx, "K7Q-4MX")
        return json.dumps([found, waiting, letters, ripe, seen, coded and coded.id])


def loose_ends(folder: Path) -> list[str]:
    """Keys without rows, rows without keys, notes of what was not finished."""
    ends = []
    with closing(sqlite3.connect(folder / FILES[0])) as main, closing(sqlite3.connect(folder / FILES[1])) as ring:
        for kind, table in KEYED.items():
            needed = {row for (row,) in main.execute(f"SELECT id FROM {table}")}
            there = {row for (row,) in ring.execute(f"SELECT id FROM {kind}")}
            ends += [f"{kind} key {row} opens nothing" for row in there - needed]
            if kind != "wipe":
                ends += [f"{kind} {row} has no key" for row in needed - there]
        senders = ring.execute("SELECT count(*) FROM sender").fetchone()[0]
        people_there = ring.execute("SELECT count(*) FROM person").fetchone()[0]
        ends += [f"{senders} senders of {people_there} people"] if senders != people_there else []
        ends += ["unfinished erasing"] if main.execute("SELECT 1 FROM erasing").fetchone() else []
        ends += ["old spool keys"] if ring.execute("SELECT count(*) FROM spool").fetchone()[0] != 1 else []
        newest = ring.execute("SELECT max(id) FROM spool").fetchone()[0]
        for table in ("inbox", "outbox", "draft", "pace"):
            if main.execute(f"SELECT 1 FROM {table} WHERE spool <> ?", (newest,)).fetchone():
                ends.append(f"{table} waits under an old spool key")
        ends += [
            f"{name} is damaged"
            for name, db in zip(FILES, (main, ring), strict=True)
            if db.execute("PRAGMA quick_check").fetchone()[0] != "ok"
        ]
    return ends


async def expected(folder: Path) -> list[str]:
    """The state after each step of the story, from a store that nobody kills."""
    store = await begin(folder)
    states = [await state(store)]
    for step in STORY:
        await step(store)
        states.append(await state(store))
    await store.close()
    return states


def wrecks(kind: str, folder: Path) -> list[Path]:
    """A folder for every process that was killed; the last one came through."""
    command = [sys.executable, "-m", "tests.killed", kind, str(folder)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=100, cwd=Path(__file__).parent.parent)
    assert ran.returncode == 0, ran.stderr
    return sorted(folder.iterdir())


def test_a_kill_at_any_commit_leaves_whole_turns_and_no_loose_ends() -> None:
    with in_memory() as folder:
        left = wrecks("story", folder)
        assert len(left) > 60
        asyncio.run(examine(left, folder))


async def examine(left: list[Path], folder: Path) -> None:
    """Look at what every killed process left, then open it."""
    states = await expected(folder / "whole")
    assert len(set(states)) == len(states) - 1  # one step changes keys only
    erased = next(number for number, step in enumerate(STORY, 1) if step.__name__ == "erase")
    assert '"text": "first"' in states[1]
    assert json.loads(states[erased - 1])[0][0] is not None
    assert json.loads(states[erased])[0][:3] == [None, None, [2, "en", []]]  # Mina is gone, Yusuf is not
    reached = set()
    for wreck in left:
        steps = wreck / "steps"
        acknowledged = len(steps.read_bytes()) if steps.exists() else 0
        if (wreck / "files" / FILES[0]).exists():
            assert unnoted(copied(wreck / "files", wreck / "copy")) == [], wreck.name
        async with opened(wreck / "files") as store:
            assert await state(store) in states[acknowledged : acknowledged + 2], wreck.name
        assert loose_ends(wreck / "files") == [], wreck.name
        reached.add(acknowledged)
    assert reached == set(range(len(STORY) + 1))


def unnoted(folder: Path) -> list[str]:
    """Loose ends that nobody would tie up, for lack of a note: keys come before rows and go before them."""
    with closing(sqlite3.connect(folder / FILES[0])) as main, closing(sqlite3.connect(folder / FILES[1])) as ring:
        coming = set(ring.execute("SELECT kind, ref FROM fresh"))
        going = set(main.execute("SELECT kind, ref FROM erasing"))
        ends = []
        for kind, table in KEYED.items():
            needed = {(kind, row) for (row,) in main.execute(f"SELECT id FROM {table}")}
            there = {(kind, row) for (row,) in ring.execute(f"SELECT id FROM {kind}")}
            ends += [f"{end} has no row" for end in there - needed - coming - going]
            ends += [f"{end} has no key" for end in needed - there - going if kind != "wipe"]
        return ends


def test_an_upgrade_cut_in_half_goes_on_at_the_next_start() -> None:
    with in_memory() as folder:
        left = wrecks("upgrade", folder)
        assert len(left) > 20
        seen = set()
        for wreck in left:
            for name in FILES:
                with closing(sqlite3.connect(copied(wreck / "files", wreck / f"copy-{name}") / name)) as db:
                    version = db.execute("PRAGMA user_version").fetchone()[0]
                    tables = {each for (each,) in db.execute("SELECT name FROM sqlite_master")}
                    assert ("extra" in tables) == (version == 9000), wreck.name
                    seen.add((name, version))
        assert len(seen) == 4
        asyncio.run(upgraded(left))


async def upgraded(left: list[Path]) -> None:
    """A second start of the newer bot ends where the first would have."""
    with pytest.MonkeyPatch.context() as patch:
        for wreck in left:
            patch.setattr(schema, "MAIN", wreck / "migrations")
            patch.setattr(schema, "RING", wreck / "migrations" / "keyring")
            async with opened(wreck / "files") as store, store.turn() as tx:
                assert await tx.rows("SELECT id FROM extra") == [(1,)]
                assert await tx.read(lambda both: both.ring.execute("SELECT more FROM spool").fetchall()) == [("x",)]
