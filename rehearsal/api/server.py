"""The imitation over HTTP, on loopback."""

import asyncio
import inspect
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any, Self

from aiohttp import web

from rehearsal.api.bodies import body_of, large
from rehearsal.api.errors import Refusal, Unimitated, too_many
from rehearsal.api.faulty import Cut, Page, Wordless, answered, before
from rehearsal.api.methods import METHODS
from rehearsal.api.params import Call, Upload, read
from rehearsal.api.table import Method
from rehearsal.faults import Fault, Faults
from rehearsal.limits import Limits
from rehearsal.world import Json, Request, World

HOST = "127.0.0.1"


class Server:
    """Serves a World to one bot.

    `limits` switches Telegram's limits on sending on, on the World's clock; `latency` is added to each request, in real
    seconds; `strict` refuses parameters that Telegram does not know. `watch` is called with each request once it is
    answered.
    """

    def __init__(
        self,
        world: World,
        port: int = 0,
        *,
        limits: bool = True,
        latency: float = 0.0,
        strict: bool = True,
        watch: Callable[[Request], None] | None = None,
    ) -> None:
        self.world = world
        self.limits = Limits(world.now) if limits else None
        self.latency = latency
        self.strict = strict
        self.watch = watch
        self.ahead = timedelta()
        """How far Telegram's clock, as its answers' Date header tells it, is ahead of this machine's."""
        self.faults = Faults(world.now)
        self._port = port
        self._runner: web.ServerRunner | None = None

    async def start(self) -> None:
        """Listen; the port is known afterwards."""
        runner = web.ServerRunner(
            web.Server(self._handle, request_factory=large, access_log=None), shutdown_timeout=0.1
        )
        await runner.setup()
        site = web.TCPSite(runner, HOST, self._port)
        await site.start()
        self._runner = runner
        self._port = runner.addresses[0][1]

    async def stop(self) -> None:
        """Let go whatever hangs and close every connection."""
        self.faults.clear()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    @property
    def port(self) -> int:
        """The port; 0 before the start unless one was given."""
        return self._port

    @property
    def base_url(self) -> str:
        """What PTB calls base_url: the token is appended to it."""
        return f"http://{HOST}:{self._port}/bot"

    @property
    def file_url(self) -> str:
        """What PTB calls base_file_url."""
        return f"http://{HOST}:{self._port}/file/bot"

    # ── one request ─────────────────────────────────────────────────────────────────────────────────────────────

    async def _handle(self, http: web.BaseRequest) -> web.StreamResponse:
        """Find out what is wanted, meet the faults, and answer."""
        parts = http.path.split("/")
        is_file = parts[1:2] == ["file"]
        token, method = _target(parts[2:] if is_file else parts[1:])
        request = Request("file" if is_file else method, {}, self.world.now())
        self.world.journal.add(request)
        try:
            if token != self.world.bot.token:
                await http.read()
                raise Refusal(401, "Unauthorized")  # ClientManager.cpp send, Client.cpp get_closing_error
            if self.latency:
                await asyncio.sleep(self.latency)
            if is_file:
                return await self._download(http, request, method)
            return await self._method(http, request, method)
        except Page as page:
            request.status = page.code
            return web.Response(
                text=f"<html><h1>{page.description}</h1></html>", status=page.code, content_type="text/html"
            )
        except Wordless:
            return self._answer(request, {"ok": False}, 200)
        except Refusal as refusal:
            return self._answer(request, _refused(refusal), refusal.code)
        except (Cut, ConnectionResetError):  # by a fault on purpose, or by a bot that ended in the middle of its words
            if http.transport is not None:
                http.transport.abort()
            return web.Response()
        finally:
            self.world.changed()
            if self.watch is not None:
                self.watch(request)

    async def _method(self, http: web.BaseRequest, request: Request, name: str) -> web.StreamResponse:
        raw, uploads = await body_of(http)
        method = METHODS.get(name.lower())
        if method is None:
            request.params = raw
            self.world.journal.beyond(request, name)
            raise Refusal(404, "Not Found: method not found")  # Client.cpp on_cmd
        request.method = method.name
        fault = self._fault(request, method.name, raw.get("chat_id"))
        if fault is not None:
            await before(fault)
        result = await self._perform(request, method, raw, uploads)
        answer = {"ok": True, "result": result}
        if fault is not None:
            request.answer, request.status = answer, 200
            return await answered(fault, request, answer)
        return self._answer(request, answer, 200)

    async def _perform(self, request: Request, method: Method, raw: Json, uploads: dict[str, Upload] | Any) -> Any:
        """Read the parameters, look at the limits, and do it."""
        try:
            request.files = {name: len(upload.data) for name, upload in uploads.items()}
            # A file sent under a parameter's own name stands for its value.
            raw |= {name: f"attach://{name}" for name in uploads if name in method.kinds}
            request.params = read(method.name, method.kinds, raw, strict=self.strict)
            call = Call(self.world, request, request.params, uploads)
            undo = self._charge(call, method)
            try:
                result = method.handler(call)
                return await result if inspect.isawaitable(result) else result
            except Refusal:
                undo()
                raise
        except Unimitated as unknown:
            request.params = request.params or raw
            self.world.journal.beyond(request, unknown.what)
            raise

    def _charge(self, call: Call, method: Method) -> Callable[[], None]:
        """Count the messages of a call against the limits, or refuse it; what is returned takes the count back."""
        weight = method.weight(call)
        chat = call.request.chat
        if self.limits is None or not weight or chat is None:
            return lambda: None
        known = self.world.chats.get(chat)
        wait = self.limits.admit(chat, weight, group=known is not None and known.is_group)
        if wait:
            raise too_many(wait)
        limits = self.limits
        return lambda: limits.give_back(chat, weight)

    async def _download(self, http: web.BaseRequest, request: Request, path: str) -> web.StreamResponse:
        """The bytes of a file behind a link."""
        request.params = {"path": path}
        await http.read()
        fault = self._fault(request, "file", None)
        if fault is not None:
            await before(fault)
        file = self.world.files.at(path)
        if file is None:
            raise Refusal(404, "Not Found")
        request.status = 200
        if fault is not None:
            return await answered(fault, request, {"ok": True, "result": "…"})
        return web.Response(body=file.data, content_type="application/octet-stream")

    def _fault(self, request: Request, method: str, chat: Any) -> Fault | None:
        number = int(chat) if chat is not None and str(chat).lstrip("-").isdigit() else None
        fault = self.faults.meet(method, number)
        if fault is not None:
            request.fault = str(fault.kind)
            self.world.changed()  # whoever waits for the fault to be met need not wait for its end
        return fault

    def _answer(self, request: Request, answer: Json, status: int) -> web.Response:
        request.answer, request.status = answer, status
        date = {"Date": format_datetime(datetime.now(UTC) + self.ahead, usegmt=True)}
        return web.Response(
            body=json.dumps(answer).encode(), status=status, content_type="application/json", headers=date
        )


def _target(parts: list[str]) -> tuple[str, str]:
    """Token and method (or path) of /bot<token>/<method>."""
    if not parts or not parts[0].startswith("bot"):
        return "", ""
    return parts[0][len("bot") :], "/".join(parts[1:])


def _refused(refusal: Refusal) -> Json:
    answer: Json = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    if refusal.parameters:
        answer["parameters"] = refusal.parameters
    return answer
