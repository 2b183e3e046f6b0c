"""The disk is full or was hurt: numbers and the truth for whoever writes, nothing lost, a clear line at the start."""

import asyncio
import hashlib
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from rehearsal.stage import Stage
from storage.disk.two_files import Files
from tests.acting import setup
from tests.playing import Play, playing
from tests.teamwork import answers, presses, report


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path, limits=False, privacy__first_words_wait="0 min", limits__reporter_per_hour=0) as stage:
        yield stage


async def fill(play: Play) -> None:
    """Not a page more than there is now."""
    assert play.store is not None

    def limit(files: Files) -> None:
        for file in (files.main, files.ring):
            file.execute(f"PRAGMA max_page_count = {file.execute('PRAGMA page_count').fetchone()[0]}")

    await play.store.run(limit)


async def free(play: Play) -> None:
    """There is space again."""
    assert play.store is not None

    def lift(files: Files) -> None:
        for file in (files.main, files.ring):
            file.execute("PRAGMA max_page_count = 4294967294")

    await play.store.run(lift)


async def sees(play: Play, name: str, words: str) -> None:
    """Real seconds: the bot is not at rest while it cannot keep anything."""
    async with asyncio.timeout(20):
        await play.world.until(lambda: any(words in text for text in play.told(name)))


async def test_a_full_disk_still_shows_the_numbers_tells_the_admins_and_loses_nothing(play: Play) -> None:
    await report(play, "It is about my cousin.")
    await presses(play, "adil", "Take")
    mina = play.who("mina")
    await fill(play)
    for number in range(20):
        play.world.says(mina, play.world.private(mina), f"Word {number}. " + "x" * 3000)
    await sees(play, "mina", "We have a fault and cannot pass words on just now")
    await sees(play, "adil", "The disk is full")
    assert "911" in play.newest("mina", "We have a fault").text
    await free(play)
    await play.later(minutes=5)
    told = "\n".join(play.told("adil", play.group))
    for number in range(20):
        assert told.count(f"Word {number}. ") == 1
    await answers(play, "adil", "We read it all.")
    assert any("We read it all." in text for text in play.told("mina"))
    assert len([text for text in play.told("mina") if "We have a fault" in text]) == 1


def contents(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.db"))}


def run(config: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", "run", "--config", str(config)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False)


@pytest.mark.parametrize("name", ["safespaces.db", "keyring.db"])
@pytest.mark.parametrize("harm", ["cut short", "flipped"])
async def test_a_hurt_file_is_named_in_one_line_and_not_touched(play: Play, name: str, harm: str) -> None:
    await report(play, "It is about my cousin.")
    await play.stop()
    folder = play.folder / "data"
    whole = bytearray((folder / name).read_bytes())
    if harm == "cut short":
        del whole[len(whole) // 2 + 100 :]
    else:
        whole[120 : 120 + 64] = bytes(each ^ 0xFF for each in whole[120 : 120 + 64])
        whole[28] ^= 0x40  # the number of pages
    (folder / name).write_bytes(whole)
    before = contents(folder)
    ended = await asyncio.to_thread(run, play.config_path)
    assert ended.returncode == 1
    assert "damaged" in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1
    assert "Traceback" not in ended.stderr
    assert contents(folder) == before
    await restore(play, folder / name)


async def restore(play: Play, path: Path) -> None:
    """The stage ends with a bot that runs."""
    for each in path.parent.glob("*.db*"):
        each.unlink()
    await play.start()


@contextmanager
def little_disk(where: Path) -> Iterator[Path]:
    """A disk of its own with little room."""
    where.mkdir()
    made = os.geteuid() == 0 and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(where)], capture_output=True, check=False
    )
    if not made or made.returncode:
        pytest.skip("only root can mount a small disk")
    try:
        yield where
    finally:
        subprocess.run(["umount", "-l", str(where)], check=False)


async def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    with little_disk(tmp_path / "small") as small:
        changes: dict[str, Any] = {"storage__path": str(small / "safespaces.db"), "limits__reporter_per_hour": 0}
        async with playing(tmp_path, limits=False, privacy__first_words_wait="0 min", **changes) as play:
            await report(play, "It is about my cousin.")
            ballast = small / "ballast"
            mina = play.who("mina")
            try:
                fill_up(ballast)
                for number in range(60):
                    play.world.says(mina, play.world.private(mina), f"Word {number}. " + "x" * 3000)
                await sees(play, "mina", "We have a fault and cannot pass words on just now")
                await sees(play, "adil", "The disk is full")
            finally:
                ballast.unlink()
            await play.later(minutes=10)
            told = "\n".join(play.told("adil", play.group))
            assert [number for number in range(60) if told.count(f"Word {number}. ") != 1] == []


def fill_up(ballast: Path) -> None:
    """To the last page."""
    with suppress(OSError), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))


def asked(stage: Stage) -> int:
    return sum(each.method == "getUpdates" for each in stage.world.journal)


async def test_a_start_on_a_full_disk_serves_the_numbers_and_goes_on_once_there_is_room(tmp_path: Path) -> None:
    with little_disk(tmp_path / "small") as small:
        async with Stage(setup("mina", "adil", "bea")) as stage:
            stage.tables["storage"]["path"] = str(small / "safespaces.db")
            stage.write_config()
            world, mina, adil = stage.world, stage.cast.person("mina"), stage.cast.person("adil")
            world.starts(adil)
            ballast = small / "ballast"
            fill_up(ballast)
            await stage.bot.start()
            private = world.private(mina)
            world.says(mina, private, "My brother drinks.")
            await world.until(lambda: world.screen(mina, private).saying("cannot pass words on just now"), 30)
            assert world.screen(mina, private).saying("911")
            await world.until(lambda: world.screen(adil, world.private(adil)).saying("The disk is full"), 30)
            looks = asked(stage)
            await world.until(lambda: asked(stage) > looks + 1, 30)  # some looks later it was still said once
            assert len(world.screen(mina, private).saying("cannot pass words on")) == 1
            ballast.unlink()
            stage.clock.run(1)
            await world.until(lambda: world.screen(mina, private).with_button("I understand"), 60)
            assert world.pending_updates() == 0


async def test_a_stop_while_the_disk_is_full_ends_in_good_order(tmp_path: Path) -> None:
    with little_disk(tmp_path / "small") as small:
        async with Stage(setup("mina", "adil", "bea")) as stage:
            stage.tables["storage"]["path"] = str(small / "safespaces.db")
            stage.write_config()
            fill_up(small / "ballast")
            await stage.bot.start()
            mina = stage.cast.person("mina")
            stage.world.says(mina, stage.world.private(mina), "My brother drinks.")
            private = stage.world.private(mina)
            await stage.world.until(lambda: stage.world.screen(mina, private).saying("cannot pass words on"), 30)
            await stage.bot.stop()  # within five seconds, with 0
