"""The bot talks to whatever the configuration names: a second, tiny server that knows nothing of the rehearsal."""

import asyncio
import itertools
import json
import os
import signal
import sys
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

from aiohttp import web

from rehearsal import configuring
from rehearsal.process import ROOT

TOKEN = "4242:another-token-for-another-server"
PREFIX = "/behind/a/proxy/tg"
MINA, GROUP = 909_090_909, -1001000000001


class Tiny:
    """Just enough of the Bot API for one conversation, at another path and another port."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.paths: set[str] = set()
        self.waiting: deque[dict[str, Any]] = deque()
        self.numbers = itertools.count(77)
        self.updates = itertools.count(5_000)
        self.changed = asyncio.Condition()
        self.nonsense: deque[Any] = deque([True, [{"no": "number"}], [None]])
        """What the first questions after updates are answered: well-formed JSON of another shape."""

    async def handle(self, request: web.Request) -> web.Response:
        base, _, method = request.path.rpartition("/")
        self.paths.add(base)
        form = await request.post()
        params: dict[str, Any] = {key: str(value) for key, value in form.items()}
        if request.content_type == "application/json":
            params = await request.json()
        if method == "getUpdates" and self.nonsense:
            return self.answer(self.nonsense.popleft())
        if method == "getUpdates":
            return self.answer(await self.wait(int(params.get("offset", 0))))
        async with self.changed:
            self.calls.append((method, params))
            self.changed.notify_all()
        return self.answer(self.result(method, params))

    async def wait(self, offset: int) -> list[dict[str, Any]]:
        async with self.changed:
            while self.waiting and self.waiting[0]["update_id"] < offset:
                self.waiting.popleft()
            try:
                await asyncio.wait_for(self.changed.wait_for(lambda: bool(self.waiting)), 2)
            except TimeoutError:
                return []
            return list(self.waiting)

    def result(self, method: str, params: dict[str, Any]) -> Any:
        bot = {"id": 4242, "is_bot": True, "first_name": "Tiny", "username": "tiny_bot"}
        match method:
            case "getMe":
                return bot
            case "createForumTopic":
                return {"message_thread_id": 7, "name": params["name"], "icon_color": 7322096}
            case "sendMessage" | "editMessageText":
                chat = {"id": int(params["chat_id"]), "type": "private" if int(params["chat_id"]) > 0 else "supergroup"}
                return {"message_id": next(self.numbers), "date": 1, "chat": chat, "from": bot, "text": "x"}
            case "getChatMember":
                return {"status": "member", "user": {"id": int(params["user_id"]), "is_bot": False, "first_name": "x"}}
            case "getChatMemberCount":
                return 3
            case "getChat":
                return {
                    "id": int(params["chat_id"]),
                    "type": "supergroup",
                    "accent_color_id": 0,
                    "max_reaction_count": 1,
                }
        return True

    def answer(self, result: Any) -> web.Response:
        return web.Response(body=json.dumps({"ok": True, "result": result}).encode(), content_type="application/json")

    async def happens(self, **update: Any) -> None:
        async with self.changed:
            self.waiting.append({"update_id": next(self.updates), **update})
            self.changed.notify_all()

    async def sees(self, condition: Callable[[str, dict[str, Any]], bool]) -> None:
        async with self.changed:
            await asyncio.wait_for(self.changed.wait_for(lambda: any(condition(*each) for each in self.calls)), 20)


def mina() -> dict[str, Any]:
    return {"id": MINA, "is_bot": False, "first_name": "Mina", "language_code": "en"}


def message(text: str) -> dict[str, Any]:
    chat = {"id": MINA, "type": "private", "first_name": "Mina"}
    return {"message_id": 5, "date": 1, "chat": chat, "from": mina(), "text": text}


async def test_the_bot_works_with_any_server_that_its_configuration_names(tmp_path: Path) -> None:
    tiny = Tiny()
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", tiny.handle)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}{PREFIX}"
    tables = configuring.configuration(None, independent=False)
    configuring.settle_in(tables, tmp_path, f"{url}/bot", f"{url}/files/bot")
    (tmp_path / "token").write_text(TOKEN + "\n")
    configuring.merge(tables, ("privacy", "first_words_wait"), "0 min")
    (tmp_path / "config.toml").write_text(configuring.dump(tables))
    environment = {key: value for key, value in os.environ.items() if not key.startswith("SAFESPACES_")}
    bot = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run", "--config", str(tmp_path / "config.toml")),
        stderr=asyncio.subprocess.PIPE,
        env=environment | {"PYTHONPATH": str(ROOT)},
    )
    try:
        await tiny.happens(message=message("words for the team"))
        await tiny.sees(lambda method, params: method == "sendMessage" and "understood" in str(params))
        press = {"id": "1", "from": mina(), "chat_instance": "1", "data": "understood", "message": message("x")}
        await tiny.happens(callback_query=press)
        await tiny.sees(lambda method, params: "words for the team" in str(params) and params["chat_id"] == str(GROUP))
        bot.send_signal(signal.SIGTERM)
        _, said = await asyncio.wait_for(bot.communicate(), 5)
        assert bot.returncode == 0, said.decode()
        assert tiny.paths == {f"{PREFIX}/bot{TOKEN}"}
        assert TOKEN not in said.decode()
    finally:
        if bot.returncode is None:
            bot.kill()
            await bot.wait()
        await runner.cleanup()
