"""A stage for tests of the imitation: a World, its server, python-telegram-bot as the client, and a clock to turn."""

from collections.abc import Awaitable
from typing import Any

import httpx
import telegram
from telegram.request import HTTPXRequest

from rehearsal.api import Server
from rehearsal.world import Json, Message, World
from tests.bot_api_models import Judge

MONDAY = 1_767_607_200.0  # 2026-01-05 10:00 UTC


class Turned:
    """A clock that stands still until a test turns it."""

    def __init__(self) -> None:
        self.time = MONDAY

    def __call__(self) -> float:
        return self.time

    def turn(self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0) -> None:
        """Let time pass."""
        self.time += ((days * 24 + hours) * 60 + minutes) * 60 + seconds


class Rig:
    """What a test of the imitation needs. Mina has started the bot; Adil and Bea are in the team's forum; Omar is
    nowhere. Everything that passes is judged by aiogram's models."""

    def __init__(self, *, limits: bool = False) -> None:
        self.clock = Turned()
        self.judge = Judge()
        self.world = World(self.clock)
        self.server = Server(self.world, limits=limits, watch=self.judge.watch)
        world = self.world
        self.mina = world.person("Mina", last_name="Haddad", username="mina_h", language_code="ar")
        self.adil = world.person("Adil")
        self.bea = world.person("Bea")
        self.omar = world.person("Omar")
        self.team = world.group("Care team", forum=True, members=[self.adil, self.bea])
        self.chat = world.private(self.mina)
        world.starts(self.mina)
        self.unimitated = 0
        """How many requests a test expects to be beyond the imitation."""

    async def __aenter__(self) -> "Rig":
        await self.server.start()
        self.bot = self.client()
        await self.bot.initialize()
        self.http = httpx.AsyncClient(base_url=f"http://127.0.0.1:{self.server.port}", verify=False)
        await self.updates()
        self.world.journal.forget()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.http.aclose()
        await self.bot.shutdown()
        await self.server.stop()

    def client(self, token: str | None = None) -> telegram.Bot:
        """Another python-telegram-bot client."""
        return telegram.Bot(
            token or self.world.bot.token,
            base_url=self.server.base_url,
            base_file_url=self.server.file_url,
            request=plain(),
            get_updates_request=plain(),
        )

    async def post(self, method: str, /, **params: Any) -> Json:
        """Call a method with JSON, past python-telegram-bot; the whole answer."""
        response = await self.http.post(f"/bot{self.world.bot.token}/{method}", json=params, timeout=70)
        answer: Json = response.json()
        assert response.status_code == (200 if answer["ok"] else answer["error_code"])
        return answer

    async def result(self, method: str, /, **params: Any) -> Any:
        """Call a method that must succeed; what is under `result`."""
        answer = await self.post(method, **params)
        assert answer["ok"], answer
        return answer["result"]

    async def error(self, method: str, /, **params: Any) -> str:
        """Call a method that must be refused; Telegram's words."""
        answer = await self.post(method, **params)
        assert not answer["ok"], answer
        return str(answer["description"])

    async def refused(self, request: Awaitable[object]) -> str:
        """Let python-telegram-bot make a request that must be refused; Telegram's words."""
        try:
            await request
        except telegram.error.TelegramError:
            return self.world.journal.last().error
        raise AssertionError("the request was not refused")

    async def updates(self, **params: Any) -> list[Json]:
        """Take everything that waits, confirming it."""
        waiting: list[Json] = await self.result("getUpdates", **params)
        if waiting:
            await self.post("getUpdates", offset=waiting[-1]["update_id"] + 1, limit=1)
        return waiting

    async def kinds(self) -> list[str]:
        """What kinds of updates wait; they are confirmed."""
        return [next(key for key in update if key != "update_id") for update in await self.updates()]

    async def sent(self, chat_id: int, text: str = "words", **params: Any) -> Message:
        """A message of the bot, as the World keeps it."""
        answer = await self.result("sendMessage", chat_id=chat_id, text=text, **params)
        return self.world.chats[chat_id].messages[answer["message_id"]]


def plain() -> HTTPXRequest:
    """A connection of python-telegram-bot without the set-up of TLS, which takes longer than most tests."""
    return HTTPXRequest(connection_pool_size=16, httpx_kwargs={"verify": False})


def entity(kind: str, offset: int, length: int, **more: Any) -> Json:
    """A MessageEntity."""
    return {"type": kind, "offset": offset, "length": length, **more}


def buttons(*rows: str | tuple[str, ...]) -> Json:
    """An inline keyboard; each button's data is its text."""
    keyboard = [
        [{"text": each, "callback_data": each} for each in ((row,) if isinstance(row, str) else row)] for row in rows
    ]
    return {"inline_keyboard": keyboard}
