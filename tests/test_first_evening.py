"""README's "Run it for real", by its own commands, from a fresh copy of the repository to the first case.

What pip fetches is borrowed from this environment, for there may be no net; `README_WALK=1` lets pip fetch it.
"""

import asyncio
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_wizard import PATIENCE, ROOT, Town, Typist, to_the_end, to_the_people, town

FETCHES = bool(os.environ.get("README_WALK"))


def commands() -> list[str]:
    """What the README tells to type, in order."""
    readme = (ROOT / "README.md").read_text("utf-8")
    section = re.search(r"^## Run it for real\n(.*?)^\| command ", readme, re.DOTALL | re.MULTILINE)
    assert section
    blocks = re.findall(r"^ *```\n(.*?)^ *```$", section[1], re.DOTALL | re.MULTILINE)
    return [line.strip() for block in blocks for line in block.splitlines()]


def fresh(folder: Path) -> Path:
    """What a clone would hold: every file that is kept, as it is now."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder


def typed(line: str, folder: Path) -> None:
    """A line in a shell of somebody who has just logged in."""
    env = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    env["PATH"] = f"{Path(sys.executable).resolve().parent}:{env['PATH']}"
    ran = subprocess.run(["sh", "-c", line], cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, f"{line}: {ran.stdout[-500:]}{ran.stderr[-500:]}"


def borrow(folder: Path) -> None:
    """In place of what pip would fetch."""
    (site,) = folder.glob(".venv/lib/python*/site-packages")
    (borrowed,) = {each for each in sys.path if each.endswith("site-packages")}
    (site / "borrowed.pth").write_text(borrowed + "\n")


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a clone: what belongs to it is not known")
@pytest.mark.timeout(600 if FETCHES else 240)
async def test_from_a_fresh_clone_to_the_first_case(tmp_path: Path) -> None:
    folder = fresh(tmp_path / "clone")
    making, fetching, installing, init, check, run = commands()
    typed(making, folder)
    assert "--require-hashes -r requirements.lock" in fetching
    typed(fetching, folder) if FETCHES else borrow(folder)
    typed(installing, folder)
    async with town() as here:
        typist = Evening(folder, *init.split(), "--api-url", here.server.base_url)
        await to_the_people(typist, here)
        assert await to_the_end(typist) == 0, typist.seen
        typed(check, folder)
        bot = await asyncio.create_subprocess_exec(*run.split(), cwd=folder, stderr=asyncio.subprocess.DEVNULL)
        try:
            await first_case(here)
            typed(f"{check} --live || test $? = 1", folder)
        finally:
            bot.send_signal(signal.SIGTERM)
            assert await bot.wait() == 0


class Evening(Typist):
    """Somebody who types what the README says."""

    def __init__(self, folder: Path, program: str, *words: str) -> None:
        self._begin(folder, str(folder / program), *words)
        self._settle()


async def first_case(here: Town) -> None:
    """Mina cries for help, and the team has it."""
    world, chat = here.world, here.world.private(here.mina)
    world.starts(here.mina)
    await tapped(here, "I understand")
    await tapped(here, "Raise a concern")
    await tapped(here, "Someone is in danger now")
    world.says(here.mina, chat, "He has a knife.")
    await world.until(lambda: world.screen(here.mina, chat).with_button("Send"), PATIENCE)
    await tapped(here, "Send")
    await world.until(lambda: seen(here), PATIENCE)
    assert not any("Mina" in each for each in seen(here))


def seen(here: Town) -> list[str]:
    """What Adil reads of it in the group, in whatever topic."""
    screen = here.world.screen(here.adil, here.group)
    return [shown.text for shown in screen.messages if "He has a knife." in shown.text]


async def tapped(here: Town, label: str) -> None:
    """Once it is there."""
    chat = here.world.private(here.mina)
    await here.world.until(lambda: here.world.screen(here.mina, chat).with_button(label), PATIENCE)
    here.world.taps(here.mina, here.world.screen(here.mina, chat).with_button(label)[-1].message, label)
