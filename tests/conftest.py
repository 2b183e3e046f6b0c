"""Fixtures that several test modules share, and where their files lie."""

import gc
import os
import shutil
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.imitation import Rig
from tests.playing import Play, playing

MEMORY, ROOM = Path("/dev/shm"), 2 * 2**30
"""Thousands of commits wait for a disk otherwise; kill -9 loses no more of files in memory than of others."""


def pytest_configure() -> None:
    """Put what the tests write into memory where there is room, whatever process writes it."""
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("TMPDIR", str(MEMORY))
        tempfile.tempdir = None  # asked before: ask again


def pytest_collection_finish() -> None:
    """What has been read stays: nobody need look through it for garbage again and again."""
    gc.collect()
    gc.freeze()


@pytest_asyncio.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    """The whole bot in this process, without a random wait before first words."""
    async with playing(tmp_path, privacy__first_words_wait="0 min") as stage:
        yield stage


@pytest_asyncio.fixture
async def rig() -> AsyncIterator[Rig]:
    """The imitation Telegram with a client; what passed must fit the Bot API, and nothing may lie beyond it."""
    async with Rig() as stage:
        yield stage
    assert stage.judge.complaints == []
    beyond = stage.world.journal.unimitated()
    assert len(beyond) == stage.unimitated, [request.unimitated for request in beyond]
