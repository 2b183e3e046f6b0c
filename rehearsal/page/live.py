"""Keeps one open page up to date by server-sent events: only what differs from what it has been told."""

import asyncio
import json
from contextlib import suppress
from typing import Any

from aiohttp import web

from rehearsal.page.lessons import Lessons
from rehearsal.page.theatre import Theatre
from rehearsal.page.view import drawn, pieces

BREATH = 0.02
"""Seconds after something was told: what comes in a burst is one event, and what comes alone is told at once."""
SIGN_OF_LIFE = 10.0


class Told:
    """What one open page knows."""

    def __init__(self, theatre: Theatre, lessons: Lessons, names: list[str]) -> None:
        self._theatre = theatre
        self._lessons = lessons
        self._names = names
        self._known: dict[str, object] = {}

    def news(self) -> dict[str, Any]:
        """What has come, changed and gone since the last time; empty when nothing has."""
        now = dict(pieces(self._theatre, self._names))
        now["lesson"] = self._lessons.shown()
        changed = {key: drawn(piece) for key, piece in now.items() if self._known.get(key) != piece}
        gone = [key for key in self._known if key not in now]
        self._known = now
        return {"set": changed, "gone": gone} if changed or gone else {}


async def follow(request: web.Request, theatre: Theatre, lessons: Lessons, names: list[str]) -> web.StreamResponse:
    """Tell everything, then every change, until the page is closed."""
    answer = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
    await answer.prepare(request)
    told = Told(theatre, lessons, names)
    with suppress(ConnectionError):
        while True:
            while news := told.news():  # once more after writing: something may have come meanwhile
                await answer.write(f"data: {json.dumps(news, separators=(',', ':'))}\n\n".encode())
                await asyncio.sleep(BREATH)
            if not await _changes(theatre):
                await answer.write(b": here\n\n")
    return answer


async def _changes(theatre: Theatre) -> bool:
    """Wait for a change; a page that has been closed is noticed by writing to it when there is none for a while."""
    try:
        async with asyncio.timeout(SIGN_OF_LIFE):
            await theatre.stage.world.change()
    except TimeoutError:
        return False
    return True
