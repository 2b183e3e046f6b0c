"""A very small bot for tests of the rehearsal: it keeps the agreement about the clock file, and nothing else."""

import asyncio
import json
import os
import signal
import sys
import tomllib
from pathlib import Path
from typing import Any

import aiohttp
from watchfiles import awatch

CODE = "K7Q-4MX"


class Echo:
    """Echoes in private; `case …` opens a topic; `later …` says it an hour later; `crash` ends it."""

    def __init__(self, config: Path) -> None:
        tables = tomllib.loads(config.read_text(encoding="utf-8"))
        self.config = config
        self.name = tables["community"]["name"]
        self.group = tables["team"]["group"]
        token = Path(tables["telegram"]["token_file"]).read_text(encoding="ascii").strip()
        self.url = tables["telegram"]["api_url"] + token
        self.clock = Path(os.environ["SAFESPACES_CLOCK"])
        self.setting: dict[str, float] = json.loads(self.clock.read_text(encoding="utf-8"))
        self.dues: list[tuple[float, int, str]] = []
        self.busy = False

    async def call(self, method: str, **params: Any) -> Any:
        while True:
            try:
                async with self.session.post(f"{self.url}/{method}", json=params) as answer:
                    said = await answer.json()
            except aiohttp.ClientError:
                await asyncio.sleep(0.05)
                continue
            if said["ok"]:
                return said["result"]
            if said["error_code"] < 429:
                raise RuntimeError(said["description"])
            await asyncio.sleep(0.05)

    def tell(self, *, busy: bool | None = None) -> None:
        self.busy = self.busy if busy is None else busy
        due = min((at for at, _, _ in self.dues), default=None)
        seen = [self.setting["base"], self.setting["origin"], self.setting["rate"]]
        beside = Path(f"{self.clock}.bot.new")
        beside.write_text(json.dumps({"due": due, "quiet": not self.busy, "seen": seen}), encoding="utf-8")
        beside.replace(f"{self.clock}.bot")

    async def run(self) -> None:
        async with aiohttp.ClientSession() as self.session:
            await self.call("getMe")
            self.tell()
            await asyncio.gather(self.poll(), self.watch())

    async def watch(self) -> None:
        async for _ in awatch(self.clock.parent, step=5, debounce=20, rust_timeout=200, yield_on_timeout=True):
            now = json.loads(self.clock.read_text(encoding="utf-8"))
            if now != self.setting:
                self.setting = now
                ripe = [due for due in self.dues if due[0] <= now["base"]]
                self.dues = [due for due in self.dues if due[0] > now["base"]]
                for _, chat, words in ripe:
                    await self.call("sendMessage", chat_id=chat, text=words)
                self.tell()

    async def poll(self) -> None:
        offset = 0
        while True:
            batch = await self.call("getUpdates", offset=offset, timeout=20)
            for update in batch:
                self.tell(busy=True)
                await self.handle(update)
                offset = update["update_id"] + 1
            if batch:
                await self.call("getUpdates", offset=offset, timeout=0)
                self.tell(busy=False)

    async def handle(self, update: dict[str, Any]) -> None:
        if press := update.get("callback_query"):
            await self.call("answerCallbackQuery", callback_query_id=press["id"], text="Pressed, thank you")
            return
        message = update.get("message", {})
        text, chat = message.get("text", ""), message.get("chat", {})
        if chat.get("type") != "private" or not text:
            return
        word, _, rest = text.partition(" ")
        if word == "crash":
            raise RuntimeError("told to crash")
        if word == "later":
            self.dues.append((self.setting["base"] + 3600, chat["id"], rest))
        elif word == "case":
            await self.open_case(rest)
        else:
            buttons = {"inline_keyboard": [[{"text": "Again", "callback_data": "again"}]]}
            await self.call("sendMessage", chat_id=chat["id"], text=f"{self.name}: {text}", reply_markup=buttons)

    async def open_case(self, words: str) -> None:
        try:
            topic = await self.call("createForumTopic", chat_id=self.group, name=f"{CODE} · soon")
        except RuntimeError:  # a group without topics
            await self.call("sendMessage", chat_id=self.group, text=f"{CODE} {words}")
        else:
            thread = topic["message_thread_id"]
            await self.call("sendMessage", chat_id=self.group, message_thread_id=thread, text=words)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    signal.signal(signal.SIGHUP, lambda *_: None)
    asyncio.run(Echo(Path(sys.argv[1])).run())
