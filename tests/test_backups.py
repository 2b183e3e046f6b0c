"""Backups beside a running bot, put back; another root key. Killed anywhere nothing is lost; erased stays erased."""

import asyncio
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.cli import main
from rehearsal import configuring
from storage import cases, people
from storage.disk import copies, rotation
from storage.disk.errors import InUse, OldKeyring, StorageError, WrongKey
from storage.disk.store import Store
from storage.disk.vault import load_root
from tests.cut import EVERY
from tests.playing import Play, playing
from tests.storing import GROUPS, MINA, YUSUF, conversation, in_memory, readable, welcomed
from tests.teamwork import report

ROOT = Path(__file__).parent.parent
RING, COPY, DATA, KEY = "keyring/keyring.db", "other/keyring.db", "data/safespaces.db", "secrets/root.key"
CANARY = "the red kettle on the third floor"


def house(folder: Path, *, copy: bool = True) -> Path:
    """A configuration with a keyring of its own place, its copy on another disk, and the key apart; the file."""
    tables = configuring.configuration(None, independent=False)
    (folder / "secrets").mkdir(parents=True)
    (folder / "other").mkdir()
    configuring.settle_in(tables, folder, "http://127.0.0.1:1/bot", "http://127.0.0.1:1/file/bot")
    shutil.move(folder / "root.key", folder / KEY)
    tables["telegram"]["token_file"] = "token"
    tables["storage"] = {"path": DATA, "keyring": RING, "key_file": KEY} | ({"keyring_backup": COPY} if copy else {})
    (folder / "config.toml").write_text(configuring.dump(tables), encoding="utf-8")
    return folder / "config.toml"


async def begun(folder: Path) -> Store:
    root = rotation.root_of(folder / KEY, folder / RING)
    store = await Store.open(folder / DATA, root, folder / RING)
    store.groups, store.ring_copy = GROUPS, folder / COPY
    return store


async def met(folder: Path, who: int, code: str) -> None:
    """Somebody writes, and the bot stops."""
    store = await begun(folder)
    async with store.turn() as tx:
        await conversation(tx, await welcomed(tx, who), code)
    await store.close()


async def erased(folder: Path, who: int = MINA) -> None:
    store = await begun(folder)
    async with store.turn() as tx:
        person = await people.of_sender(tx, who)
        assert person is not None
        for each in person.conversations:
            case = await cases.get(tx, each)
            assert case is not None
            await cases.shred(tx, case)
        await people.forget(tx, person)
    assert await store.scrub()
    await store.close()


async def known(folder: Path) -> tuple[bool, bool]:
    """Whether Mina's and Yusuf's cases can be read."""
    store = await begun(folder)
    async with store.turn() as tx:
        found = [await cases.by_code(tx, code) for code in ("K7Q-4MX", "B2B-B2B")]
        there = [await people.of_sender(tx, who) is not None for who in (MINA, YUSUF)]
    assert [each is not None for each in found] == there
    assert store.unreadable == []
    await store.close()
    return there[0], there[1]


def cli(folder: Path, *words: str) -> int:
    return main([*words, "--config", str(folder / "config.toml")])


def lose(folder: Path) -> None:
    """The disk of the database is gone, the keyring with it."""
    shutil.rmtree(folder / "data")
    shutil.rmtree(folder / "keyring")


# -- a backup


async def test_a_backup_and_the_keyrings_copy_bring_everything_back(tmp_path: Path) -> None:
    house(tmp_path)
    await met(tmp_path, MINA, "K7Q-4MX")
    await met(tmp_path, YUSUF, "B2B-B2B")
    assert cli(tmp_path, "backup", str(tmp_path / "backups")) == 0
    lose(tmp_path)
    assert cli(tmp_path, "restore", str(tmp_path / "backups")) == 0
    assert await known(tmp_path) == (True, True)


async def test_a_backup_opens_nothing_by_itself_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    house(tmp_path)
    await met(tmp_path, MINA, "K7Q-4MX")
    assert cli(tmp_path, "backup", str(tmp_path / "backups")) == 0
    (made,) = (tmp_path / "backups").iterdir()
    assert (made.stat().st_mode & 0o777, made.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    raw = made.read_bytes()
    assert not [each for each in (str(MINA), "K7Q-4MX", "home") if each.encode() in raw]


async def test_what_was_erased_since_stays_erased(tmp_path: Path) -> None:
    house(tmp_path)
    await met(tmp_path, MINA, "K7Q-4MX")
    await met(tmp_path, YUSUF, "B2B-B2B")
    assert cli(tmp_path, "backup", str(tmp_path / "backups")) == 0
    await erased(tmp_path)
    shutil.rmtree(tmp_path / "data")  # the keyring is still there, and stays
    assert cli(tmp_path, "restore", str(tmp_path / "backups")) == 0
    assert await known(tmp_path) == (False, True)
    shutil.rmtree(tmp_path / "data")
    shutil.rmtree(tmp_path / "keyring")
    assert cli(tmp_path, "restore", str(tmp_path / "backups")) == 0  # from the copy, which is as young
    assert await known(tmp_path) == (False, True)


async def test_nothing_is_overwritten_and_nothing_is_moved_that_does_not_fit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house(tmp_path)
    await met(tmp_path, MINA, "K7Q-4MX")
    assert cli(tmp_path, "backup", str(tmp_path / "backups")) == 0
    assert cli(tmp_path, "restore", str(tmp_path / "backups")) == 1
    assert "there is data" in capsys.readouterr().err
    shutil.copy(tmp_path / COPY, tmp_path / "older.db")
    await met(tmp_path, YUSUF, "B2B-B2B")
    await erased(tmp_path)
    assert cli(tmp_path, "backup", str(tmp_path / "backups")) == 0
    lose(tmp_path)
    shutil.copy(tmp_path / "older.db", tmp_path / COPY)
    assert cli(tmp_path, "restore", str(tmp_path / "backups")) == 1
    assert "older than the database knows" in capsys.readouterr().err
    assert not (tmp_path / DATA).exists()
    assert not (tmp_path / RING).exists()
    (tmp_path / COPY).unlink()
    assert cli(tmp_path, "restore", str(tmp_path / "backups")) == 1
    assert "neither a keyring" in capsys.readouterr().err
    assert cli(tmp_path, "restore", str(tmp_path / "nowhere")) == 1
    assert cli(tmp_path, "backup", str(tmp_path / "backups")) == 1  # no database


async def test_a_backup_without_a_place_for_the_keyrings_copy_says_what_it_is_worth(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house(tmp_path, copy=False)
    await met(tmp_path, MINA, "K7Q-4MX")
    assert cli(tmp_path, "backup", str(tmp_path / "backups")) == 0
    assert "opens nothing" in capsys.readouterr().out


async def test_so_many_backups_stay(tmp_path: Path) -> None:
    house(tmp_path)
    await met(tmp_path, MINA, "K7Q-4MX")
    names = []
    for _ in range(4):
        assert cli(tmp_path, "backup", str(tmp_path / "backups"), "--keep", "2") == 0
        names.append(max(each.name for each in (tmp_path / "backups").iterdir()))
    assert sorted(each.name for each in (tmp_path / "backups").iterdir()) == names[-2:]


async def test_two_that_write_the_keyrings_copy_take_turns(tmp_path: Path) -> None:
    """Else the older one could come last, with a key that the bot has erased meanwhile."""
    house(tmp_path)
    await met(tmp_path, MINA, "K7Q-4MX")
    with copies._alone(tmp_path / COPY):
        assert cli(tmp_path, "backup", str(tmp_path / "backups")) == 1
        store = await begun(tmp_path)
        store.owe_copy()
        assert not await store.scrub()
    assert await store.scrub()
    await store.close()


# -- overwritten: what lies on the disk at that place, whoever owns the place


@pytest.fixture
def links(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether the disk knows links: those of many a stick do not."""

    def refused(*_: object, **__: object) -> None:
        raise PermissionError

    if not request.param:
        monkeypatch.setattr(os, "link", refused)


@pytest.mark.usefixtures("links")
@pytest.mark.parametrize("links", [True, False], indirect=True)
def test_the_keyrings_old_copy_is_overwritten_not_only_unlinked(tmp_path: Path) -> None:
    target, secret = tmp_path / "copy.db", os.urandom(48)
    with closing(sqlite3.connect(tmp_path / "keyring.db")) as db:
        db.execute("PRAGMA secure_delete = 1")
        db.execute("CREATE TABLE person (id INTEGER PRIMARY KEY, wrapped BLOB)")
        db.execute("INSERT INTO person VALUES (1, ?)", (secret,))
        db.commit()
        assert copies.put(db, target)
        with open(target, "rb") as blocks:
            assert secret in blocks.read()
            db.execute("DELETE FROM person")
            db.commit()
            assert copies.put(db, target)
            blocks.seek(0)
            assert set(blocks.read()) == {0}
    assert secret not in target.read_bytes()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["copy.db", "copy.db.lock", "keyring.db"]


async def test_the_old_root_key_is_overwritten_not_only_unlinked(tmp_path: Path) -> None:
    house(tmp_path)
    await met(tmp_path, MINA, "K7Q-4MX")
    blocks = os.open(tmp_path / KEY, os.O_RDONLY)
    assert cli(tmp_path, "rotate-key") == 0
    assert set(os.pread(blocks, 100, 0)) == {0}
    os.close(blocks)
    assert (await known(tmp_path))[0]


def test_what_a_kill_left_under_a_name_is_overwritten_by_the_next_start(tmp_path: Path) -> None:
    key, former = tmp_path / "root.key", tmp_path / "root.key.old"
    key.write_bytes(b"new")
    former.write_bytes(b"old")
    with open(former, "rb") as blocks:
        rotation.finish(key, tmp_path / "keyring.db")
        assert blocks.read() == bytes(3)
    os.link(key, former)  # killed before anything took its place
    rotation.finish(key, tmp_path / "keyring.db")
    assert key.read_bytes() == b"new"
    assert not former.exists()


# -- killed


def cut(folder: Path, *words: str) -> list[Path]:
    """What each killed process left; the last one came through."""
    run = [sys.executable, "-m", "tests.cut", *words, "--", str(folder)]
    ran = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return sorted(folder.parent.glob("cut-*"))


async def test_a_backup_that_is_killed_leaves_whole_ones_and_an_untouched_bot() -> None:
    with in_memory() as memory:
        house(memory / "house")
        await met(memory / "house", MINA, "K7Q-4MX")
        await met(memory / "house", YUSUF, "B2B-B2B")
        left = cut(memory / "house", "backup", "backups")
        assert len(left) > 2
        for each in left:
            assert await known(each) == (True, True), each.name
            whole = (each / "backups").exists() and any((each / "backups").glob("*.db"))
            lose(each) if whole and (each / COPY).exists() else shutil.rmtree(each / "backups", ignore_errors=True)
            if whole and (each / COPY).exists():
                assert cli(each, "restore", str(each / "backups")) == 0, each.name
                assert await known(each) == (True, True), each.name
            assert cli(each, "backup", str(each / "backups")) == 0
            assert not list((each / "backups").glob("*.new*")), each.name


async def test_restoring_that_is_killed_can_be_done_again() -> None:
    with in_memory() as memory:
        house(memory / "house")
        await met(memory / "house", MINA, "K7Q-4MX")
        await met(memory / "house", YUSUF, "B2B-B2B")
        assert cli(memory / "house", "backup", str(memory / "house" / "backups")) == 0
        await erased(memory / "house")
        lose(memory / "house")
        left = cut(memory / "house", "restore", "backups")
        assert len(left) > 2
        for each in left:
            if not (each / DATA).exists():
                assert cli(each, "restore", str(each / "backups")) == 0, each.name
            assert await known(each) == (False, True), each.name


# -- another root key


async def test_after_a_rotation_the_old_key_opens_nothing(tmp_path: Path) -> None:
    house(tmp_path)
    await met(tmp_path, MINA, "K7Q-4MX")
    await met(tmp_path, YUSUF, "B2B-B2B")
    old = load_root(tmp_path / KEY)
    assert cli(tmp_path, "backup", str(tmp_path / "backups")) == 0
    assert cli(tmp_path, "rotate-key") == 0
    assert load_root(tmp_path / KEY) != old
    assert await known(tmp_path) == (True, True)
    for ring in (RING, COPY):
        assert not rotation.opens(tmp_path / ring, old)
        assert rotation.opens(tmp_path / ring, load_root(tmp_path / KEY))
    lose(tmp_path)  # what was backed up before opens with the new key, too: only the wrappings have changed
    assert cli(tmp_path, "restore", str(tmp_path / "backups")) == 0
    assert await known(tmp_path) == (True, True)


async def test_a_rotation_that_is_killed_opens_and_goes_on() -> None:
    with in_memory() as memory:
        house(memory / "house")
        await met(memory / "house", MINA, "K7Q-4MX")
        await met(memory / "house", YUSUF, "B2B-B2B")
        old = load_root(memory / "house" / KEY)
        left = cut(memory / "house", "rotate-key")
        assert len(left) > 4
        between = 0
        for each in left:
            between += rotation.following(each / KEY).exists() and not rotation.opens(each / RING, old)
            assert await known(each) == (True, True), each.name
            if load_root(each / KEY) == old:
                assert cli(each, "rotate-key") == 0, each.name
            assert await known(each) == (True, True), each.name
            assert not rotation.opens(each / RING, old)
            assert not rotation.opens(each / COPY, old)
            assert not rotation.following(each / KEY).exists()
        assert between > 0 or EVERY > 1


async def test_a_rotation_waits_for_nobody_and_changes_nothing_it_cannot_finish(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house(tmp_path)
    assert cli(tmp_path, "rotate-key") == 1  # nothing there yet
    await met(tmp_path, MINA, "K7Q-4MX")
    old = load_root(tmp_path / KEY)
    store = await begun(tmp_path)
    assert cli(tmp_path, "rotate-key") == 1
    assert "open in another process" in capsys.readouterr().err
    await store.close()
    (tmp_path / "other").rename(tmp_path / "away")
    assert cli(tmp_path, "rotate-key") == 1
    assert "copy cannot be written" in capsys.readouterr().err
    assert rotation.opens(tmp_path / RING, old)
    assert (await known(tmp_path))[0]


def test_the_errors_are_told_in_words() -> None:
    assert all(issubclass(each, StorageError) for each in (InUse, OldKeyring, WrongKey))


# -- beside the whole bot


async def test_backups_during_load_lose_nothing_and_hold_nobody_who_was_erased(tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    (tmp_path / "other").mkdir()
    copy = {"storage__keyring_backup": COPY}
    async with playing(tmp_path, limits=False, privacy__first_words_wait="0 min", **copy) as play:
        over = asyncio.Event()
        running = asyncio.create_task(backing_up(play, folder, over))
        await report(play, CANARY)
        await report(play, "My rent is late.", name="yusuf")
        for number in range(6):
            await play.says("yusuf", f"Word {number} of many.")
        await play.says("mina", "/stop")
        await play.taps("mina", "Delete everything")
        await play.taps("mina", "Yes, delete everything")
        await play.later(hours=2)
        over.set()
        await running
        assert await asyncio.to_thread(cli, play.folder, "backup", str(folder)) == 0
        made = sorted(folder.glob("*.db"))
        assert len(made) > 4
        root = load_root(play.folder / "root.key")
        (code,) = (each for topic in play.topics() for each in re.findall("[A-Z0-9]{3}-[A-Z0-9]{3}", topic.name))
        opened = 0
        for each in made:
            for ring in (play.config.storage.ring, play.folder / COPY):
                plain = readable(each, ring, root)
                assert CANARY.encode() not in plain
                assert str(play.who("mina").id).encode() not in plain
                opened += code.encode() in plain
        assert opened > 0
        await play.stop()
        for each in made:  # every one of them serves
            shutil.rmtree(tmp_path / "data")
            assert cli(tmp_path, "restore", str(each)) == 0
            await play.start()
            assert play.bot.house.store.unreadable == []
            await play.stop()
        shutil.rmtree(tmp_path / "data")
        assert cli(tmp_path, "restore", str(folder)) == 0
        await play.start()
        await play.says("yusuf", "Are you still there?")
        assert play.screen("adil", play.group).saying("Are you still there?")
        assert play.bot.house.store.unreadable == []
        assert not any("cannot be read" in text for text in play.told("adil"))


async def backing_up(play: Play, folder: Path, over: asyncio.Event) -> None:
    """As often as it can."""
    while not over.is_set():
        assert await asyncio.to_thread(cli, play.folder, "backup", str(folder)) in (0, 1)  # 1: the bot writes the copy


# -- how the bot fares


async def test_status_tells_no_cases(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as play:
        capsys.readouterr()
        assert cli(tmp_path, "status", "--json") == 0
        before = json.loads(capsys.readouterr().out)
        await report(play, CANARY)
        await report(play, "And another one.", name="yusuf")
        assert await asyncio.to_thread(cli, tmp_path, "backup", str(tmp_path / "backups")) == 0
        capsys.readouterr()
        assert cli(tmp_path, "status", "--json") == 0
        after = json.loads(capsys.readouterr().out)
        assert cli(tmp_path, "status") == 0
        words = capsys.readouterr().out
    assert set(after) == {
        "version", "alive", "last_update", "last_backup", "next_gap", "disk_free_mb", "missing"
    }  # fmt: skip
    assert (before["last_backup"], after["last_backup"][:2]) == ("", "20")
    assert after["last_update"].startswith("2026-03-02T18:00")
    assert after["alive"].startswith("2026-03-02T18:")
    assert after["next_gap"] == {"team": ""}
    changed = {key for key in after if after[key] != before[key]} - {"disk_free_mb", "alive"}
    assert changed <= {"last_backup", "last_update"}
    assert "Last backup: 20" in words


def test_status_before_the_first_start(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    house(tmp_path)
    assert cli(tmp_path, "status") == 0
    assert "not yet" in capsys.readouterr().out
