"""What cuts us off is said in the log and to the admins, once, and again when it is over."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from rehearsal.faults import FaultKind
from tests.playing import Play, playing
from tests.test_endings import run
from tests.test_hostile_disk import sees


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path) as stage:
        yield stage


def told(play: Play, words: str) -> list[str]:
    return [each for each in play.told("adil") if words in each]


async def test_a_token_that_is_revoked_ends_the_process_with_its_line(
    play: Play, capsys: pytest.CaptureFixture[str]
) -> None:
    play.server.faults.add("*", FaultKind.REFUSED, code=401, words="Unauthorized")
    assert play._task is not None
    assert await asyncio.wait_for(asyncio.shield(play._task), 60) == 1
    assert "does not accept the token" in capsys.readouterr().err


async def test_another_poller_is_told_once_and_its_end_as_well(play: Play, caplog: pytest.LogCaptureFixture) -> None:
    fault = play.server.faults.add("getUpdates", FaultKind.REFUSED, code=409, words="Conflict: terminated")
    await sees(play, "adil", "somebody has the token")
    play.server.faults.clear()
    assert fault is not None
    await play.later(minutes=3)
    play.world.says(play.who("bea"), play.world.private(play.who("bea")), "/start")
    await sees(play, "adil", "No other program takes")
    assert len(told(play, "somebody has the token")) == 1


async def test_ten_minutes_without_telegram_are_told_when_it_is_over(play: Play) -> None:
    play.server.faults.add("getUpdates", FaultKind.REFUSED, code=502, words="Bad Gateway")
    asked = play.world.journal.count.get("getUpdates", 0)
    async with asyncio.timeout(30):
        await play.world.until(lambda: play.world.journal.count.get("getUpdates", 0) > asked + 1)
    assert told(play, "Telegram cannot be reached") == []
    play.clock.set_to(play.clock.timestamp() + 660)
    await sees(play, "adil", "Telegram cannot be reached")
    play.server.faults.clear()
    await sees(play, "adil", "can be reached again")


async def test_a_database_file_that_is_gone_is_told(play: Play, tmp_path: Path) -> None:
    path = play.config.storage.path
    aside = path.with_name("aside")
    path.rename(aside)
    await play.says("bea", "/start")
    await sees(play, "adil", "not where it was")
    aside.rename(path)
    await play.says("bea", "/start")
    await sees(play, "adil", "in its place again")


async def test_a_refused_reload_is_told_and_so_is_the_next_good_one(play: Play) -> None:
    good = play.config_path.read_text("utf-8")
    play.config_path.write_text(good.replace("timezone", "timezome"), "utf-8")
    play.bot.reload()
    await sees(play, "adil", "the old ones go on")
    play.config_path.write_text(good, "utf-8")
    play.bot.reload()
    await sees(play, "adil", "read again")


@pytest.mark.parametrize(
    ("path", "place"), [("/", "/: is a folder"), ("/proc/nowhere/safespaces.db", "/proc/nowhere: ")]
)
async def test_a_place_where_nothing_can_be_kept_ends_in_a_line(
    play: Play, tmp_path: Path, path: str, place: str
) -> None:
    """The bot itself ends, with the place by name and no traceback."""
    folder = tmp_path / "other"
    shutil.copytree(play.config_path.parent, folder, ignore=shutil.ignore_patterns("*.db*", "*.sock"))
    here = folder / play.config_path.name
    here.write_text(here.read_text("utf-8").replace(str(play.config.storage.path), path), "utf-8")
    assert path in here.read_text("utf-8")
    code, said = await run(here, folder)
    assert code == 1
    assert said.startswith(place)
    assert "Traceback" not in said
