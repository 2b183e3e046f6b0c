"""The keyring: in a folder of its own, never older than the database knows, put back from its one copy."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot import cli
from rehearsal import configuring
from storage import audit, cases, people
from storage.disk import old_keyring
from storage.disk.errors import Damaged, OldKeyring, StorageError
from storage.disk.store import Store
from storage.spool import rotate_spool
from tests.playing import Play
from tests.storing import GROUPS, MINA, ROOT, YUSUF, bytes_of, conversation, later, welcomed
from tests.teamwork import report

LATER = 7_734_567_890_123


def at(folder: Path) -> tuple[Path, Path]:
    """Where the two files lie, apart."""
    return folder / "data" / "safespaces.db", folder / "keyring" / "keyring.db"


async def begun(folder: Path) -> Store:
    main, ring = at(folder)
    store = await Store.open(main, ROOT, ring)
    store.groups = GROUPS
    return store


async def met(store: Store, who: int = MINA, code: str = "K7Q-4MX") -> None:
    async with store.turn() as tx:
        await conversation(tx, await welcomed(tx, who), code)


async def erased(store: Store, who: int = MINA) -> None:
    async with store.turn() as tx:
        person = await people.of_sender(tx, who)
        assert person is not None
        await people.forget(tx, person)
    assert await store.scrub()


async def known(store: Store, who: int) -> bool:
    async with store.turn() as tx:
        return await people.of_sender(tx, who) is not None


async def test_a_copied_data_folder_takes_no_key_along(tmp_path: Path) -> None:
    main, ring = at(tmp_path)
    store = await begun(tmp_path)
    await met(store)
    await store.close()
    assert not [
        each.name for each in main.parent.iterdir() if "keyring" in each.name and not each.name.endswith(".lock")
    ]
    assert [each.name for each in ring.parent.iterdir()] == ["keyring.db"]
    assert ring.parent.stat().st_mode & 0o777 == 0o700
    shutil.copytree(main.parent, tmp_path / "stolen")
    with pytest.raises(Damaged):
        await Store.open(tmp_path / "stolen" / main.name, ROOT)
    assert len(audit.read(main, ROOT, ring)) == 0


async def test_a_keyring_is_moved_by_moving_its_file(tmp_path: Path) -> None:
    main, ring = at(tmp_path)
    store = await Store.open(main, ROOT)
    store.groups = GROUPS
    await met(store)
    await store.close()
    with pytest.raises(Damaged, match=r"keyring\.db lies beside"):
        await begun(tmp_path)
    assert not ring.exists()
    ring.parent.mkdir(mode=0o700)
    main.with_name("keyring.db").rename(ring)
    store = await begun(tmp_path)
    assert await known(store, MINA)
    await store.close()


async def test_a_moved_keyring_and_a_bot_that_still_runs_do_not_write_both(tmp_path: Path) -> None:
    main, ring = at(tmp_path)
    store = await Store.open(main, ROOT)
    ring.parent.mkdir()
    shutil.copy(main.with_name("keyring.db"), ring)
    with pytest.raises(Exception, match="another process"):
        await begun(tmp_path)
    await store.close()


@pytest.mark.parametrize("what", ["erased", "rotated"])
async def test_an_older_keyring_is_refused_by_name_and_nothing_changes(tmp_path: Path, what: str) -> None:
    _, ring = at(tmp_path)
    store = await begun(tmp_path)
    await met(store)
    await met(store, YUSUF, "B2B-B2B")
    await store.close()
    older, today = ring.read_bytes(), tmp_path / "today.db"
    store = await begun(tmp_path)
    if what == "erased":
        await erased(store)
    else:
        assert await rotate_spool(store, later(days=2))
    await store.close()
    shutil.copy(ring, today)
    ring.write_bytes(older)
    before = bytes_of(ring.parent), bytes_of(at(tmp_path)[0].parent)
    for _ in range(2):  # and trying makes no difference
        with pytest.raises(OldKeyring, match="older than"):
            await begun(tmp_path)
        assert (bytes_of(ring.parent), bytes_of(at(tmp_path)[0].parent)) == before
    shutil.copy(today, ring)
    store = await begun(tmp_path)
    assert await known(store, YUSUF)
    assert await known(store, MINA) is (what == "rotated")
    await store.close()


async def test_an_older_database_beside_todays_keyring_opens(tmp_path: Path) -> None:
    """A backup of the main file is put back: what was erased since opens no more, everything else does."""
    main, _ = at(tmp_path)
    store = await begun(tmp_path)
    await met(store)
    await met(store, YUSUF, "B2B-B2B")
    await store.close()
    older = main.read_bytes()
    store = await begun(tmp_path)
    await erased(store)
    await store.close()
    main.write_bytes(older)
    store = await begun(tmp_path)
    assert await known(store, YUSUF)
    async with store.turn() as tx:
        assert await people.get(tx, 1) is None
    await store.close()


async def test_its_one_copy_may_take_its_place(tmp_path: Path) -> None:
    """Overwritten at every erasure, the copy is never older than the database knows; whoever came since is lost."""
    _, ring = at(tmp_path)
    store = await begun(tmp_path)
    store.ring_copy = tmp_path / "copy.db"
    await met(store)
    await met(store, YUSUF, "B2B-B2B")
    await erased(store)
    await met(store, 7_700_000_000_001, "C3C-C3C")
    await store.close()
    ring.unlink()
    shutil.copy(tmp_path / "copy.db", ring)
    store = await begun(tmp_path)
    assert not await known(store, MINA)
    assert await known(store, YUSUF)
    assert not await known(store, 7_700_000_000_001)
    await met(store, 7_700_000_000_001, "D4D-D4D")  # who comes anew is met anew, beside what opens no more
    async with store.turn() as tx:
        case = await cases.by_code(tx, "B2B-B2B")
        assert case is not None
        await cases.save(tx, replace(case, urgency=case.urgency))
    await store.close()


async def test_a_copy_that_was_away_during_an_erasure_is_refused(tmp_path: Path) -> None:
    _, ring = at(tmp_path)
    store = await begun(tmp_path)
    store.ring_copy = tmp_path / "disk" / "copy.db"
    store.ring_copy.parent.mkdir()
    await met(store)
    store.owe_copy()
    assert await store.scrub()
    store.ring_copy.parent.rename(tmp_path / "away")
    async with store.turn() as tx:
        person = await people.of_sender(tx, MINA)
        assert person is not None
        await people.forget(tx, person)
    assert not await store.scrub()
    await store.close()
    ring.unlink()
    shutil.copy(tmp_path / "away" / "copy.db", ring)
    with pytest.raises(OldKeyring):
        await begun(tmp_path)


async def test_files_from_before_there_was_a_count_open_and_get_one(tmp_path: Path) -> None:
    main, ring = at(tmp_path)
    store = await begun(tmp_path)
    await met(store)
    await store.close()
    for path, table in ((main, "meta"), (ring, "secret")):
        with closing(sqlite3.connect(path)) as db:
            db.execute(f"DELETE FROM {table} WHERE name = 'erasures'")
            db.commit()
    older = ring.read_bytes()
    store = await begun(tmp_path)
    await erased(store)
    await store.close()
    ring.write_bytes(older)
    with pytest.raises(OldKeyring):
        await begun(tmp_path)


async def test_the_count_is_sealed(tmp_path: Path) -> None:
    """How often something was erased is nobody's business who has a copy of the files."""
    main, ring = at(tmp_path)
    store = await begun(tmp_path)
    sizes = set()
    for number in range(3):
        await met(store, MINA + number, f"A{number}A-A{number}A")
        await erased(store, MINA + number)
        for path, query in ((main, "SELECT value FROM meta"), (ring, "SELECT wrapped FROM secret")):
            with closing(sqlite3.connect(path)) as db:
                (found,) = db.execute(f"{query} WHERE name = 'erasures'").fetchone()
            sizes.add((path.name, len(found)))
    assert len(sizes) == 2
    await store.close()


async def test_the_bot_runs_with_a_keyring_of_its_own_place(play: Play) -> None:
    await report(play, "It is about my cousin.")
    await play.stop()
    ring = play.config.storage.ring
    other = play.folder / "keys" / "ring.db"
    other.parent.mkdir()
    ring.rename(other)
    config = play.config_path.read_text()
    config = config.replace("[storage]", f'[storage]\nkeyring = "{other}"')
    play.config_path.write_text(config)
    assert play.config.storage.ring == other
    await play.start()
    await play.says("mina", "And there is more.")
    assert play.screen("adil", play.group).saying("And there is more.")


@pytest.mark.parametrize("place", ["", "data/keyring.db", "data/ring.db", "keys/ring.db"])
def test_check_says_where_the_keyring_lies_with_the_data(
    tmp_path: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    tables = configuring.configuration(None, independent=False)
    configuring.settle_in(tables, tmp_path, "http://127.0.0.1:1/bot", "http://127.0.0.1:1/file/bot")
    storage = tables["storage"]
    storage["path"] = "data/safespaces.db"
    storage.pop("keyring", None)
    if place:
        storage["keyring"] = place
    file = tmp_path / "config.toml"
    file.write_text(configuring.dump(tables), encoding="utf-8")
    assert cli.main(["check", "--config", str(file)]) == 0
    said = capsys.readouterr().out
    assert ("storage.keyring" in said) is not place.startswith("keys"), said


def test_the_example_keeps_the_keyring_apart() -> None:
    text = (Path(__file__).parent.parent / "config.example.toml").read_text(encoding="utf-8")
    assert 'keyring = "keyring/keyring.db"' in text


async def test_an_older_keyring_can_be_accepted_on_purpose_and_brings_back_nobody_who_was_erased(
    tmp_path: Path,
) -> None:
    """The last way where the newest and its copy are lost: who came since is lost, who was erased stays so."""
    main, ring = at(tmp_path)
    store = await begun(tmp_path)
    await met(store)
    await met(store, YUSUF, "B2B-B2B")
    await store.close()
    older = ring.read_bytes()
    store = await begun(tmp_path)
    await erased(store)
    await met(store, LATER, "C3C-C3C")
    await store.close()
    ring.write_bytes(older)
    old_keyring.take(main, ring, ROOT)
    with pytest.raises(StorageError, match="nothing has to be accepted"):
        old_keyring.take(main, ring, ROOT)
    with closing(sqlite3.connect(ring)) as opener:
        counts = [opener.execute(f"SELECT count(*) FROM {each}").fetchone()[0] for each in ("person", "sender")]
    assert counts == [1, 1]
    store = await begun(tmp_path)
    assert [await known(store, each) for each in (MINA, YUSUF, LATER)] == [False, True, False]
    await met(store, MINA, "D4D-D4D")  # everybody can begin anew
    await met(store, LATER, "E5E-E5E")
    await store.close()
    ring.write_bytes(older)
    with pytest.raises(OldKeyring):  # it was accepted once, not for ever
        await begun(tmp_path)


def test_the_command_warns_before_it_accepts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tables = configuring.configuration(None, independent=False)
    configuring.settle_in(tables, tmp_path, "http://127.0.0.1:1/bot", "http://127.0.0.1:1/file/bot")
    path = tmp_path / "config.toml"
    path.write_text(configuring.dump(tables), encoding="utf-8")
    assert cli.main(["old-keyring", "--config", str(path)]) == 1
    assert "People in danger may be among them." in capsys.readouterr().out
    assert cli.main(["old-keyring", "--accept", "--config", str(path)]) == 1  # there is nothing to go on with
