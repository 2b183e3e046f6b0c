"""How the process ends: told to, in good order and in time; or at once, with a clear word, leaving everything alone."""

import asyncio
import base64
import hashlib
import json
import os
import re
import shutil
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from rehearsal.faults import FaultKind
from rehearsal.process import ROOT, launch
from rehearsal.stage import Stage
from rehearsal.world import Person
from tests.acting import Acting, setup
from tests.test_kills import faults, meet, quiet_setup, tokens, topic_of

REPORTERS, EACH = 10, 50
SECRET = re.compile(r"\d+:[\w-]{20,}|Traceback")


@asynccontextmanager
async def crowd() -> AsyncIterator[tuple[Stage, list[Person]]]:
    """Reporters whose cases Adil has taken; no limits, a clock that runs."""
    names = [f"r{number}" for number in range(REPORTERS)]
    async with Stage(quiet_setup(names, launch=launch)) as stage:
        stage.server.limits = None
        await stage.start()
        stage.clock.run(1)
        people = [stage.cast.person(name) for name in names]
        await meet(stage, people)
        yield stage, people


@pytest.mark.parametrize("kinds", [(), (FaultKind.HANG, FaultKind.HANG_AFTER, FaultKind.SLOW)])
async def test_sigterm_under_load_ends_in_time_and_loses_nothing(kinds: tuple[FaultKind, ...]) -> None:
    async with crowd() as (stage, people):
        world, group, adil = stage.world, stage.cast.group("team"), stage.cast.person("adil")
        threads = {each.name: topic_of(stage, group, adil, each) for each in people}
        for kind in kinds:
            stage.server.faults.add("sendMessage", kind, chance=0.4, seconds=1.0 if kind is FaultKind.SLOW else 0.0)
        for number in range(EACH):
            for person in people:
                world.says(person, world.private(person), f"in-{person.name[1:]}-{number}")
        sent = world.journal.count["sendMessage"]
        await world.until(lambda: world.journal.count["sendMessage"] > sent)
        await stage.stop()  # raises unless it ends with 0, and in time
        stage.server.faults.clear()
        await stage.bot.start()

        def seen(person: Person) -> list[tuple[str, bool]]:
            shown = [each for each in world.screen(adil, group).messages if each.thread == threads[person.name]]
            return tokens(shown, "in-")

        expected = {each.name: [f"in-{each.name[1:]}-{number}" for number in range(EACH)] for each in people}
        with suppress(TimeoutError):  # what is missing is told below
            await world.until(lambda: all({t for t, _ in seen(p)} == set(expected[p.name]) for p in people), 60)
        assert [fault for each in people for fault in faults(seen(each), expected[each.name])] == []
        stage.bot.check_log()


async def run(config: Path, folder: Path, **env: str) -> tuple[int, str]:
    """`safespaces run` that must end by itself: exit code and what it wrote."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("SAFESPACES_")}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run", "--config", str(config)),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        cwd=folder,
        env=environment | {"PYTHONPATH": str(ROOT)} | env,
    )
    _, said = await asyncio.wait_for(process.communicate(), 20)
    assert process.returncode is not None
    return process.returncode, said.decode()


def hashes(folder: Path) -> dict[str, str]:
    """Every file with its hash; a lock that nobody holds says nothing and is left out."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".lock"]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def no_key(folder: Path) -> None:
    (folder / "root.key").unlink()


def open_key(folder: Path) -> None:
    (folder / "root.key").chmod(0o644)


def half_a_key(folder: Path) -> None:
    (folder / "root.key").write_bytes(base64.b64encode(os.urandom(16)))


def wrong_key(folder: Path) -> None:
    (folder / "root.key").write_bytes(base64.b64encode(os.urandom(32)))


def no_keyring(folder: Path) -> None:
    (folder / "data" / "keyring.db").unlink()


def no_main(folder: Path) -> None:
    (folder / "data" / "safespaces.db").unlink()


def cut(name: str, keep: int) -> Callable[[Path], None]:
    return lambda folder: os.truncate(folder / "data" / name, keep)


def scribbled(name: str) -> Callable[[Path], None]:
    def mischief(folder: Path) -> None:
        (folder / "data" / name).write_bytes(b"not a database at all " * 500)

    return mischief


MISCHIEF: list[tuple[str, Callable[[Path], None], int, str]] = [
    ("no key", no_key, 2, "root.key"),
    ("a key that others can read", open_key, 2, "600"),
    ("half a key", half_a_key, 2, "new-key"),
    ("another key", wrong_key, 1, "root key"),
    ("no keyring", no_keyring, 1, "keyring.db"),
    ("no main file", no_main, 1, "safespaces.db"),
    ("an empty main file", cut("safespaces.db", 0), 1, "safespaces.db"),
    ("an empty keyring", cut("keyring.db", 0), 1, "keyring.db"),
    ("a main file that is none", scribbled("safespaces.db"), 1, "damaged"),
    ("a keyring that is none", scribbled("keyring.db"), 1, "damaged"),
    ("a main file cut short", cut("safespaces.db", 5000), 1, "damaged"),
    ("a keyring cut short", cut("keyring.db", 5000), 1, "damaged"),
]
"""What is done to the files of a stopped bot; the exit code of its next start, and what its one line names."""


ONE_AFTER_THE_OTHER = """
import contextlib, io, json, sys
from bot.cli import main
ends = []
for config in sys.argv[1:]:
    with contextlib.redirect_stderr(io.StringIO()) as said:
        code = main(["run", "--config", config])
    ends.append((code, said.getvalue()))
print(json.dumps(ends))
"""
"""A process takes a second or two to come up, so one tries all of it."""


async def test_what_cannot_be_opened_is_said_in_a_line_and_left_alone(tmp_path: Path) -> None:
    async with Stage(setup(launch=launch)) as stage:
        await stage.start()
        await Acting(stage).says("mina", "something to be kept")
        await stage.stop()
        folders = [tmp_path / str(number) for number in range(len(MISCHIEF))]
        for folder, (_, mischief, _, _) in zip(folders, MISCHIEF, strict=True):
            shutil.copytree(stage.folder, folder)
            config = folder / "config.toml"
            config.write_text(config.read_text().replace(str(stage.folder), str(folder)))
            mischief(folder)
        before = [hashes(folder) for folder in folders]
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", ONE_AFTER_THE_OTHER, *(str(folder / "config.toml") for folder in folders)),
            stdout=asyncio.subprocess.PIPE,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        ends = json.loads((await asyncio.wait_for(process.communicate(), 60))[0])
        for (what, _, code, named), (ended, said) in zip(MISCHIEF, ends, strict=True):
            assert (what, ended) == (what, code), said
            assert named in said, what
            assert len(said.splitlines()) == 1, (what, said)
            assert not SECRET.search(said), what
        assert [hashes(folder) for folder in folders] == before
        ended, said = await run(folders[0] / "config.toml", tmp_path)
        assert (ended, said) == tuple(ends[0])


async def test_ten_mistakes_are_told_at_once_and_nothing_is_made(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(
        """
        [community]
        name = ""
        timezone = "Mars/Olympus"
        languages = ["en", "tlh"]
        [telegram]
        token_file = "nowhere"
        api_url = "http://example.org/bot"
        [storage]
        path = "keyring.db"
        [team]
        group = 5
        admins = ["Nobody"]
        members = [{ id = 1, name = "Adil", discipline = "x" }, { id = 1, name = "Adil", discipline = "y" }]
        [retention]
        closed = "soon"
        [limits]
        group_per_minute = -1
        """
    )
    before = hashes(tmp_path)
    code, said = await run(tmp_path / "config.toml", tmp_path)
    assert (code, hashes(tmp_path)) == (2, before)
    assert not SECRET.search(said)
    keys = ["community.name", "community.timezone", "telegram.api_url", "storage", "team.group", "team.admins"]
    keys += ["retention.closed", "limits.group_per_minute", "emergency", "confidentiality", "contact", "team.members"]
    assert [key for key in keys if key not in said] == []
    assert len(said.splitlines()) >= 10


async def test_a_second_process_is_turned_away_and_the_first_goes_on() -> None:
    async with Stage(setup(launch=launch)) as stage:
        await stage.start()
        acting = Acting(stage)
        await acting.says("mina", "something to be kept")
        before = {name: each for name, each in hashes(stage.folder).items() if name.startswith("data")}
        code, said = await run(stage.config_path, stage.folder, SAFESPACES_CLOCK=str(stage.clock.path))
        assert (code, len(said.splitlines())) == (1, 1)
        assert "another process" in said
        after = {name: each for name, each in hashes(stage.folder).items() if name.startswith("data")}
        assert after == before
        await acting.taps("mina", "I understand")
        assert any("something to be kept" in text for text in acting.told("adil", acting.group))


async def test_a_refused_token_ends_with_a_line() -> None:
    async with Stage(setup(launch=launch)) as stage:
        (stage.folder / "token").write_text("700000001:another-token-that-opens-nothing\n")
        code, said = await run(stage.config_path, stage.folder)
        assert code == 1
        assert said.splitlines()[-1].startswith("Telegram does not accept the token")
        assert not SECRET.search(said)


@pytest.mark.parametrize("kind", [FaultKind.HANG, FaultKind.OUTAGE, FaultKind.SERVER_ERROR])
async def test_sigterm_while_telegram_does_not_answer_the_first_call_ends_well(kind: FaultKind) -> None:
    async with Stage(setup(launch=launch)) as stage:
        fault = stage.server.faults.add(kind=kind)
        await stage.bot.start()
        await stage.world.until(lambda: fault.hits > 0, 30)
        await stage.stop()  # raises unless it ends with 0 within five seconds
        stage.bot.check_log()
