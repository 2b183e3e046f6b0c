"""Opening the files: whole or not at all, by one process, with the right key; damage is named and nothing changed."""

import asyncio
import os
import shutil
import sqlite3
import sys
import threading
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from storage import memo, posts
from storage.disk import memos, schema, two_files
from storage.disk.codec import to_json
from storage.disk.errors import Absent, Damaged, InUse, StorageError, TooNew, Unfit, WrongKey
from storage.disk.store import Store
from tests.storing import FILES, ROOT, begin, bytes_of, conversation, opened, welcomed

SECOND = "ALTER TABLE meta ADD COLUMN more TEXT;\nCREATE TABLE extra (id INTEGER PRIMARY KEY);\n"


def setting(pick: str, name: str, both: two_files.Files) -> object:
    """What a file says of a setting."""
    return getattr(both, pick).execute(f"PRAGMA {name}").fetchone()[0]


async def filled(folder: Path) -> None:
    """A store with a person and a case, closed."""
    async with opened(folder) as store, store.turn() as tx:
        await conversation(tx, await welcomed(tx))


async def mina_is_known(folder: Path) -> bool:
    """Whether the files still open and hold what `filled` put there."""
    async with opened(folder) as store, store.turn() as tx:
        person = await welcomed(tx)
        return person.conversations == (1,)


async def refused(folder: Path, error: type[StorageError], root: bytes = ROOT) -> None:
    """Opening raises this very error, changes no byte and leaves no thread behind."""
    before = bytes_of(folder)
    with pytest.raises(error):
        await Store.open(folder / FILES[0], root)
    assert bytes_of(folder) == before
    assert not threads()


def modes(folder: Path) -> set[int]:
    """The modes of all files."""
    return {path.stat().st_mode & 0o777 for path in folder.iterdir()}


def names(folder: Path) -> list[str]:
    """What lies in the folder."""
    return sorted(path.name for path in folder.iterdir())


def threads() -> list[threading.Thread]:
    """Threads of databases."""
    return [each for each in threading.enumerate() if "_connection_worker_thread" in each.name]


async def test_settings_that_erasing_and_durability_rest_on_are_asserted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(tmp_path) as store, store.turn() as tx:
        for pick in ("main", "ring"):
            for name, wanted in two_files.SETTINGS.items():
                assert await tx.read(partial(setting, pick, name)) == wanted
    monkeypatch.setitem(two_files.SETTINGS, "page_size", 1000)  # no power of two: SQLite keeps its own
    await refused(tmp_path, Unfit)


async def test_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    await filled(tmp_path)
    (tmp_path / FILES[0]).chmod(0o644)
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            tx.write("DELETE FROM seen")
        assert modes(tmp_path) == {0o600}


async def test_a_second_process_is_told_that_the_files_are_in_use(tmp_path: Path) -> None:
    other = "import asyncio, sys; from pathlib import Path; from storage.disk.store import Store\n"
    other += "asyncio.run(Store.open(Path(sys.argv[1]), bytes(range(32))))"
    async with opened(tmp_path):
        with pytest.raises(InUse):
            await begin(tmp_path)
        command = [sys.executable, "-c", other, str(tmp_path / FILES[0])]
        ran = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.PIPE)
        assert b"InUse" in (await ran.communicate())[1]
        assert ran.returncode == 1
    await (await begin(tmp_path)).close()


async def test_a_wrong_root_key_is_named_and_changes_nothing(tmp_path: Path) -> None:
    await filled(tmp_path)
    await refused(tmp_path, WrongKey, root=b"x" * 32)
    assert await mina_is_known(tmp_path)


async def test_a_keyring_of_another_main_file_is_named_and_changes_nothing(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    await filled(one)
    await filled(two)
    shutil.copy(one / "keyring.db", two / "keyring.db")
    await refused(two, WrongKey)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("length", [0, 10, 100, 4096, 10_000, 20_480])
async def test_a_file_cut_short_is_named_and_changes_nothing(tmp_path: Path, name: str, length: int) -> None:
    await filled(tmp_path)
    whole = (tmp_path / name).read_bytes()
    os.truncate(tmp_path / name, length)
    await refused(tmp_path, Damaged)
    (tmp_path / name).write_bytes(whole)
    assert await mina_is_known(tmp_path)


@pytest.mark.parametrize("name", FILES)
async def test_a_file_that_is_no_database_is_named_and_changes_nothing(tmp_path: Path, name: str) -> None:
    await filled(tmp_path)
    (tmp_path / name).write_bytes(b"a letter, or a picture of a cat\n" * 400)
    await refused(tmp_path, Damaged)
    with closing(sqlite3.connect(tmp_path / "empty.db")) as db:
        db.execute("CREATE TABLE something (else_ TEXT)")
    shutil.copy(tmp_path / "empty.db", tmp_path / name)
    (tmp_path / "empty.db").unlink()
    (tmp_path / name).chmod(0o600)
    before = (tmp_path / name).read_bytes()
    with pytest.raises(Damaged):
        await begin(tmp_path)
    with closing(sqlite3.connect(tmp_path / name)) as db:
        assert db.execute("SELECT name FROM sqlite_master").fetchall() == [("something",)]
    assert len((tmp_path / name).read_bytes()) == len(before)


async def test_a_row_that_was_tampered_with_is_named(tmp_path: Path) -> None:
    await filled(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILES[0], isolation_level=None)) as db:
        db.execute("UPDATE person SET body = zeroblob(length(body))")
    async with opened(tmp_path) as store:
        with pytest.raises(Damaged, match="person"):
            async with store.turn() as tx:
                await welcomed(tx)


@pytest.mark.parametrize("name", FILES)
async def test_a_file_that_lost_its_twin_is_named_and_nothing_is_made_anew(tmp_path: Path, name: str) -> None:
    await filled(tmp_path)
    (tmp_path / name).rename(tmp_path / "aside")
    await refused(tmp_path, Damaged)
    (tmp_path / "aside").rename(tmp_path / name)
    assert await mina_is_known(tmp_path)


async def test_nothing_is_made_where_nothing_was_to_be_made(tmp_path: Path) -> None:
    with pytest.raises(Absent):
        await Store.open(tmp_path / FILES[0], ROOT, new_ok=False)
    assert not bytes_of(tmp_path)


async def test_a_crash_between_the_two_new_files_is_gone_on_from(tmp_path: Path) -> None:
    await (await begin(tmp_path)).close()
    (tmp_path / FILES[0]).unlink()
    (tmp_path / "safespaces.db.new").write_bytes(b"half a file")
    await filled(tmp_path)
    assert await mina_is_known(tmp_path)
    assert not [name for name in names(tmp_path) if ".new" in name]


@pytest.mark.parametrize("name", FILES)
async def test_a_newer_file_is_refused_by_name_and_not_touched(tmp_path: Path, name: str) -> None:
    await filled(tmp_path)
    with closing(sqlite3.connect(tmp_path / name)) as db:
        db.execute("PRAGMA user_version = 99")
    await refused(tmp_path, TooNew)


def migrations(folder: Path, monkeypatch: pytest.MonkeyPatch, *, second: bool) -> None:
    """Let the bot know today's first migrations, and a second one in both files."""
    target = folder / f"migrations-{second}"
    shutil.copytree(schema.MAIN, target, ignore=lambda _, names: [each for each in names if "0001" < each[:4] < "9"])
    if second:
        (target / "0002_more.sql").write_text(SECOND.replace("meta", "seen"))
        (target / "keyring" / "0002_more.sql").write_text(SECOND.replace("meta", "spool"))
    monkeypatch.setattr(schema, "MAIN", target)
    monkeypatch.setattr(schema, "RING", target / "keyring")


def shape(path: Path) -> list[tuple[str, ...]]:
    """The version and everything in the schema of a file."""
    with closing(sqlite3.connect(path)) as db:
        found = db.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name").fetchall()
        return [("version", str(db.execute("PRAGMA user_version").fetchone()[0])), *found]


async def test_an_upgraded_schema_equals_a_fresh_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    migrations(tmp_path, monkeypatch, second=False)
    await filled(old)
    before = shape(old / FILES[0])
    with monkeypatch.context() as patch:
        migrations(tmp_path, patch, second=True)
        assert await mina_is_known(old)
        await filled(new)
        for name in FILES:
            assert shape(old / name) == shape(new / name)
        assert shape(old / FILES[0]) != before
    await refused(old, TooNew)


async def test_an_upgrade_that_fails_leaves_the_last_whole_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrations(tmp_path, monkeypatch, second=False)
    await filled(tmp_path / "it")
    before = shape(tmp_path / "it" / FILES[0])
    with monkeypatch.context() as patch:
        migrations(tmp_path, patch, second=True)
        (schema.MAIN / "0002_more.sql").write_text(SECOND.replace("meta", "seen") + "this is no SQL;")
        with pytest.raises(sqlite3.Error):
            await begin(tmp_path / "it")
        assert shape(tmp_path / "it" / FILES[0]) == before
        (schema.MAIN / "0002_more.sql").write_text(SECOND.replace("meta", "seen"))
        assert await mina_is_known(tmp_path / "it")


async def test_closing_is_quick_and_leaves_no_thread_and_no_log(tmp_path: Path) -> None:
    store = await begin(tmp_path)
    async with store.turn() as tx:
        await welcomed(tx)
    assert threads()
    loop = asyncio.get_running_loop()
    began = loop.time()
    await store.close()
    await store.close()
    assert loop.time() - began < 1
    assert not threads()
    assert names(tmp_path) == ["keyring.db", "keyring.db.lock", "safespaces.db"]
    with pytest.raises(StorageError):
        async with store.turn() as tx:
            await tx.rows("SELECT 1")


async def test_opening_costs_the_same_however_many_cases_were_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = [0]
    connect = two_files.connect

    def counting(path: Path) -> sqlite3.Connection:
        def count() -> int:
            steps[0] += 1
            return 0

        db = connect(path)
        db.set_progress_handler(count, 1)
        return db

    monkeypatch.setattr(two_files, "connect", counting)
    await filled(tmp_path)

    async def cost() -> int:
        steps[0] = 0
        assert await mina_is_known(tmp_path)
        return steps[0]

    few = await cost()
    crowd = "INSERT INTO {} SELECT value + 1000, {} FROM generate_series"
    series = "WITH RECURSIVE generate_series (value) AS"
    series += " (SELECT 1 UNION ALL SELECT value + 1 FROM generate_series LIMIT 5000) "
    with closing(sqlite3.connect(tmp_path / FILES[0], isolation_level=None)) as db:
        for table, rest in (("case_", "'', ''"), ("person", "'', ''"), ("thread", "''"), ("seen", "1")):
            db.execute(series + crowd.format(table, rest))
        db.execute(series + "INSERT INTO lookup SELECT CAST(value AS BLOB), '' FROM generate_series")
        db.execute(series + "INSERT INTO due SELECT value, CAST(value AS BLOB), x'00', value, '' FROM generate_series")
    with closing(sqlite3.connect(tmp_path / "keyring.db", isolation_level=None)) as db:
        for table in ("case_", "person", "way"):
            db.execute(series + crowd.format(table, "''"))
        db.execute(series + "INSERT INTO sender SELECT CAST(value AS BLOB), '' FROM generate_series")
    assert await cost() <= few + 50


async def test_what_had_a_name_for_each_team_becomes_one_value_and_no_name_tells_of_a_team(tmp_path: Path) -> None:
    counted = {"resolved": {"yes": 2, "little": 0, "no": 1}}
    async with opened(tmp_path) as store:
        house = store.keys.house
    with closing(sqlite3.connect(tmp_path / FILES[0], isolation_level=None)) as db:
        fresh = {name for (name,) in db.execute("SELECT name FROM meta")}
        db.execute("DELETE FROM meta WHERE name IN ('helped', 'unreached', 'boards', 'posts')")
        for name in ("helped-team", "helped-independent"):
            value = memos.sealed(house, name, to_json(counted))
            db.execute("INSERT INTO meta (name, value) VALUES (?, ?)", (name, value))
        db.execute("PRAGMA user_version = 7")
    async with opened(tmp_path) as store, store.turn() as tx:
        assert await memo.recall(tx, "helped") == {"team": counted, "independent": counted}
        assert await memo.recall(tx, "unreached") == await memo.recall(tx, "boards") == {}
        assert await posts.all(tx) == ()
        assert {name for (name,) in await tx.rows("SELECT name FROM meta")} == fresh


async def test_nothing_is_kept_under_a_name_that_comes_with_what_happens(tmp_path: Path) -> None:
    async with opened(tmp_path) as store, store.turn() as tx:
        with pytest.raises(KeyError, match="memos"):
            memo.keep(tx, "helped-independent", {})
