"""Fixtures that several test modules share."""

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.imitation import Rig


@pytest_asyncio.fixture
async def rig() -> AsyncIterator[Rig]:
    """The imitation Telegram with a client; what passed must fit the Bot API, and nothing may lie beyond it."""
    async with Rig() as stage:
        yield stage
    assert stage.judge.complaints == []
    beyond = stage.world.journal.unimitated()
    assert len(beyond) == stage.unimitated, [request.unimitated for request in beyond]
