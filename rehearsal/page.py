"""The page on which a rehearsal is played by hand: phones side by side, the clock, the bot's switch. Loopback only."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from aiohttp import web

from rehearsal.errors import RehearsalError
from rehearsal.hands import Hands
from rehearsal.setup import Setup
from rehearsal.stage import Stage
from rehearsal.view import view
from rehearsal.world import Impossible

SITE = Path(__file__).with_name("site")
FILES = {"/": "index.html", "/page.js": "page.js", "/style.css": "style.css"}
HOLD = 20.0
"""Seconds for which an answer waits for something new."""
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:;"
        " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Page:
    """The page of one stage. `port` 0 takes a free one; `url` is known after `start`."""

    def __init__(self, stage: Stage, port: int = 0) -> None:
        self._stage = stage
        self._port = port
        self._hands = Hands(stage)
        self._version = 0
        self._counting: asyncio.Task[None] | None = None
        application = web.Application(middlewares=[self._guard])
        application.add_routes([web.get(path, self._file) for path in FILES])
        application.add_routes([web.get("/state", self._state), web.post("/do", self._do)])
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.5)
        self.url = ""

    async def start(self) -> None:
        """Serve on loopback; raises `RehearsalError` when the port is taken."""
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        try:
            await site.start()
        except OSError as error:
            raise RehearsalError(
                f"port {self._port} cannot be used: {error.strerror}. Try --port with another"
            ) from error
        self._port = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{self._port}/"
        self._counting = asyncio.create_task(self._count())

    async def stop(self) -> None:
        """Serve no longer."""
        if self._counting is not None:
            self._counting.cancel()
            with suppress(asyncio.CancelledError):
                await self._counting
        await self._runner.cleanup()

    async def _count(self) -> None:
        while True:
            await self._stage.world.change()
            self._version += 1

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer only this computer's own page: no other site, whatever name it gives to 127.0.0.1, may play along."""
        if request.host not in (f"127.0.0.1:{self._port}", f"localhost:{self._port}"):
            raise web.HTTPForbidden(text="This page is for this computer only.")
        if request.method == "POST" and request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType(text="JSON only")
        answer = await handler(request)
        answer.headers.update(HEADERS)
        return answer

    async def _file(self, request: web.Request) -> web.StreamResponse:
        return web.FileResponse(SITE / FILES[request.path])

    async def _state(self, request: web.Request) -> web.StreamResponse:
        """What there is, once it differs from version `since`; with a running clock also after a second."""
        since = int(request.query.get("since", "-1"))
        hold = 1.0 if self._stage.clock.rate else HOLD
        with suppress(TimeoutError):
            async with asyncio.timeout(hold):
                while self._version == since:
                    await self._stage.world.change()
                    await asyncio.sleep(0)  # let the version be counted first
        return web.json_response({"version": self._version} | view(self._stage))

    async def _do(self, request: web.Request) -> web.StreamResponse:
        """One deed: `{"act": "say", …}`; what cannot be done is answered with `error`, in words."""
        try:
            wish: Any = await request.json()
            await self._hands.do(wish)
        except (RehearsalError, Impossible) as error:
            return web.json_response({"error": str(error)})
        except (KeyError, TypeError, ValueError, json.JSONDecodeError):
            return web.json_response({"error": "this is no deed that the page knows"}, status=400)
        return web.json_response({})


async def serve(port: int, config: Path | None) -> int:
    """Set a stage, start the bot, serve the page until the terminal says stop."""
    async with Stage(Setup(independent=config is None, config=config)) as stage:
        page = Page(stage, port)
        await page.start()
        try:
            await stage.start()
            stage.clock.run(1)
            sys.stdout.write(f"The rehearsal is at {page.url} – stop it with Ctrl+C. Nothing here reaches Telegram.\n")
            sys.stdout.flush()
            await asyncio.Event().wait()
        finally:
            await page.stop()
    return 0
