"""The audit log: who did what, in a chain that shows any change; a shredded case leaves lines that lead nowhere."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rules.audit import Entry
from storage import audit
from storage.disk.errors import Absent, WrongKey
from storage.disk.store import Store

ROOT = bytes(range(32))
NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)


def entry(number: int) -> Entry:
    return Entry(NOW + timedelta(minutes=number), "team", "Adil", "take", "a1b2c3", "")


async def written(folder: Path, count: int = 4) -> Path:
    path = folder / "safespaces.db"
    store = await Store.open(path, ROOT)
    for number in range(count):
        async with store.turn() as tx:
            await audit.note(tx, entry(number))
    await store.close()
    return path


async def test_what_was_written_is_read_in_order(tmp_path: Path) -> None:
    path = await written(tmp_path)
    lines = audit.read(path, ROOT)
    assert [line.entry for line in lines] == [entry(number) for number in range(4)]
    assert all(line.whole for line in lines)


async def test_it_is_read_while_the_bot_runs(tmp_path: Path) -> None:
    path = await written(tmp_path)
    store = await Store.open(path, ROOT)
    assert len(audit.read(path, ROOT)) == 4
    await store.close()


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM audit WHERE id = 2",
        "UPDATE audit SET body = (SELECT body FROM audit WHERE id = 1) WHERE id = 2",
        "UPDATE audit SET mac = (SELECT mac FROM audit WHERE id = 1) WHERE id = 2",
        "UPDATE audit SET id = 9 WHERE id = 2",
    ],
)
async def test_a_change_shows(tmp_path: Path, harm: str) -> None:
    path = await written(tmp_path)
    database = sqlite3.connect(path)
    database.execute(harm)
    database.commit()
    database.close()
    assert not all(line.whole for line in audit.read(path, ROOT))


async def test_two_lines_in_one_turn_are_both_kept(tmp_path: Path) -> None:
    path = tmp_path / "safespaces.db"
    store = await Store.open(path, ROOT)
    async with store.turn() as tx:
        await audit.note(tx, entry(0))
        await audit.note(tx, entry(1))
    await store.close()
    lines = audit.read(path, ROOT)
    assert [line.whole for line in lines] == [True, True]


async def test_without_files_or_with_a_wrong_key_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(Absent):
        audit.read(tmp_path / "safespaces.db", ROOT)
    path = await written(tmp_path)
    with pytest.raises(WrongKey):
        audit.read(path, bytes(32))


async def test_the_files_show_no_name_and_no_deed(tmp_path: Path) -> None:
    path = await written(tmp_path)
    held = [path.read_bytes(), path.with_name("keyring.db").read_bytes()]
    assert not any(word in each for each in held for word in (b"Adil", b"a1b2c3"))


CUT = {
    "the newest line": "DELETE FROM audit WHERE id = 4",
    "the newest lines": "DELETE FROM audit WHERE id > 1",
    "every line": "DELETE FROM audit",
    "the head with the newest line": "DELETE FROM audit WHERE id = 4; DELETE FROM meta WHERE name = 'audit'",
    "every line and the head": "DELETE FROM audit; DELETE FROM meta WHERE name = 'audit'",
}


@pytest.mark.parametrize("harm", CUT.values(), ids=CUT)
async def test_a_cut_end_shows(tmp_path: Path, harm: str) -> None:
    path = await written(tmp_path)
    with closing(sqlite3.connect(path)) as database:
        database.executescript(harm)
    assert not all(line.whole for line in audit.read(path, ROOT))


async def test_an_older_head_is_no_way_out(tmp_path: Path) -> None:
    path = await written(tmp_path, 2)
    with closing(sqlite3.connect(path)) as database:
        (old,) = database.execute("SELECT value FROM meta WHERE name = 'audit'").fetchone()
    await written(tmp_path, 2)
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE meta SET value = ? WHERE name = 'audit'", (old,))
        database.commit()
    assert not all(line.whole for line in audit.read(path, ROOT))


async def test_a_log_from_before_there_was_a_head_gets_one(tmp_path: Path) -> None:
    path = await written(tmp_path)
    with closing(sqlite3.connect(path)) as database, closing(sqlite3.connect(path.with_name("keyring.db"))) as ring:
        database.executescript("DELETE FROM meta WHERE name = 'audit'; DELETE FROM meta WHERE name = 'erasures'")
        ring.executescript("DELETE FROM secret WHERE name = 'erasures'")
    await (await Store.open(path, ROOT)).close()
    assert all(line.whole for line in audit.read(path, ROOT))
    with closing(sqlite3.connect(path)) as database:
        database.executescript("DELETE FROM audit WHERE id = 4")
    assert not all(line.whole for line in audit.read(path, ROOT))


async def test_opening_mends_no_cut_end(tmp_path: Path) -> None:
    path = await written(tmp_path)
    with closing(sqlite3.connect(path)) as database:
        database.executescript(CUT["the head with the newest line"])
    await written(tmp_path, 1)
    assert not all(line.whole for line in audit.read(path, ROOT))
