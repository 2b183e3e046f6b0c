"""Fixtures that several test modules share, and where their files lie."""

import os
import shutil
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from tests.imitation import Rig

MEMORY, ROOM = Path("/dev/shm"), 2 * 2**30
"""Thousands of commits wait for a disk otherwise; kill -9 loses no more of files in memory than of others."""

SHARED = ("tests/test_telegram_", "tests/test_hostile_updates.py", "tests/test_cleaning.py")
"""Tests that share aiogram's models, which take seconds to import, or the files that were cleaned."""


def pytest_configure() -> None:
    """Put what the tests write into memory where there is room, whatever process writes it."""
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("TMPDIR", str(MEMORY))
        tempfile.tempdir = None  # asked before: ask again


class Sharing(LoadScopeScheduling):  # type: ignore[misc]
    """One test after the other to whichever worker is free, but those that share what is slow to come by to one."""

    def _split_scope(self, nodeid: str) -> str:
        return next((shared for shared in SHARED if nodeid.startswith(shared)), nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Sharing:
    """How the tests are dealt out to workers."""
    return Sharing(config, log)


@pytest_asyncio.fixture
async def rig() -> AsyncIterator[Rig]:
    """The imitation Telegram with a client; what passed must fit the Bot API, and nothing may lie beyond it."""
    async with Rig() as stage:
        yield stage
    assert stage.judge.complaints == []
    beyond = stage.world.journal.unimitated()
    assert len(beyond) == stage.unimitated, [request.unimitated for request in beyond]
