"""Serves the page: its files, what it is told, what it asks for. For whoever sits at this computer, and nobody else."""

import asyncio
import json
import sys
import webbrowser
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from aiohttp import web

from rehearsal.errors import RehearsalError
from rehearsal.page import live, stored
from rehearsal.page.community import community
from rehearsal.page.hands import Hands
from rehearsal.page.lessons import Lessons
from rehearsal.page.theatre import Theatre
from rehearsal.setup import Setup
from rehearsal.world import Impossible

SITE = Path(__file__).with_name("site")
FILES = {"/": SITE / "index.html"} | {
    f"/{path.relative_to(SITE).as_posix()}": path for path in SITE.rglob("*") if path.is_file()
}
LARGEST = 50_000_000
"""Bytes of a file that is sent from the page: what Telegram takes of a bot's users, and more than the bot fetches."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:;"
    " media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
POSTED = ("application/json", "application/octet-stream")
"""Neither can be posted by a form of another site."""
SHOWN = {"photo": "image/jpeg", "voice": "audio/ogg"}
"""What a browser may show by itself; everything else is saved, never opened."""
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Page:
    """The page of one theatre. `port` 0 takes a free one; `url` is known after `start`."""

    def __init__(self, theatre: Theatre, port: int = 0) -> None:
        self.theatre = theatre
        self.lessons = Lessons(theatre)
        self._hands = Hands(theatre, self.lessons.did)
        self._port = port
        application = web.Application(middlewares=[self._guard], client_max_size=LARGEST)
        application.on_response_prepare.append(_protect)
        application.add_routes([web.get(path, self._site) for path in FILES])
        application.add_routes([web.get("/events", self._events), web.get("/file", self._file)])
        application.add_routes([web.post("/do", self._do), web.post("/send", self._send)])
        application.add_routes([web.post("/lesson", self._lesson), web.post("/stored", self._stored)])
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

    async def stop(self) -> None:
        """Serve no longer."""
        await self._runner.cleanup()

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer only this computer's own page: no other site, whatever name it gives to 127.0.0.1, may play along."""
        hosts = (f"127.0.0.1:{self._port}", f"localhost:{self._port}")
        origin = request.headers.get("Origin")
        foreign = origin is not None and origin.removeprefix("http://") != request.host
        elsewhere = request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin")
        if request.host not in hosts or foreign or (elsewhere and request.path != "/"):
            raise web.HTTPForbidden(text="This page is for this computer only.")
        if request.method == "POST" and request.content_type not in POSTED:
            raise web.HTTPUnsupportedMediaType(text="JSON only")
        return await handler(request)

    async def _site(self, request: web.Request) -> web.StreamResponse:
        return web.FileResponse(FILES[request.path])

    async def _events(self, request: web.Request) -> web.StreamResponse:
        names = [name for name in request.query.get("who", "").split(",") if name]
        return await live.follow(request, self.theatre, self.lessons, names)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        """A file that stands in somebody's chat."""
        file = self.theatre.stage.world.files.get(request.query.get("id", ""))
        if file is None:
            raise web.HTTPNotFound(text="there is no such file")
        headers = {"Content-Type": SHOWN.get(file.kind, "application/octet-stream")}
        if file.kind not in SHOWN:
            headers["Content-Disposition"] = "attachment"
        return web.Response(body=file.data, headers=headers)

    async def _do(self, request: web.Request) -> web.StreamResponse:
        """One deed: `{"act": "say", …}`."""
        return await _answered(request, lambda wish: self._hands.do(wish))

    async def _send(self, request: web.Request) -> web.StreamResponse:
        """A file from this computer, who sends it and where as in a deed."""
        data, wish = await request.read(), dict(request.query)
        try:
            self._hands.sends(wish, str(wish.get("name", "")), data)
        except (RehearsalError, Impossible) as error:
            return web.json_response({"error": str(error)})
        except (KeyError, ValueError):
            return web.json_response({"error": "this cannot be sent"}, status=400)
        return web.json_response({})

    async def _lesson(self, request: web.Request) -> web.StreamResponse:
        """Begin a lesson, leave it, or have the next step of a person shown."""

        async def act(wish: dict[str, Any]) -> None:
            match str(wish["act"]):
                case "begin":
                    await self.lessons.begin(str(wish["name"]))
                case "leave":
                    self.lessons.leave()
                case "show":
                    await self.lessons.show()
                case _:
                    raise ValueError
            self.theatre.stage.world.changed()

        return await _answered(request, act)

    async def _stored(self, request: web.Request) -> web.StreamResponse:
        """What a thief of the database sees, and what the bot tells a person about the same."""
        return await _answered(request, lambda wish: stored.both(self.theatre.stage, str(wish["who"])))


async def _protect(_: web.Request, answer: web.StreamResponse) -> None:
    """Every answer says what the browser may do with it; so does a refusal."""
    answer.headers.update(HEADERS)


async def _answered(request: web.Request, act: Callable[[dict[str, Any]], Awaitable[Any]]) -> web.StreamResponse:
    """What a wish brings; what cannot be done is answered with `error`, in words."""
    try:
        return web.json_response(await act(await request.json()) or {})
    except (RehearsalError, Impossible) as error:
        return web.json_response({"error": str(error)})
    except (KeyError, TypeError, AttributeError, ValueError, json.JSONDecodeError):
        return web.json_response({"error": "this is no deed that the page knows"}, status=400)


async def serve(port: int, tables: dict[str, Any] | None, *, show: bool = False) -> int:
    """Set a stage, start the bot, serve the page until the terminal says stop; `show` opens a browser."""
    async with Theatre(Setup(independent=True, tables=tables or community())) as theatre:
        page = Page(theatre, port)
        await page.start()
        try:
            await theatre.stage.start()
            theatre.stage.clock.run(1)
            sys.stdout.write(f"The rehearsal is at {page.url} – stop it with Ctrl+C. Nothing here reaches Telegram.\n")
            sys.stdout.flush()
            if show:
                await asyncio.to_thread(webbrowser.open, page.url)
            await asyncio.Event().wait()
        finally:
            await page.stop()
    return 0
