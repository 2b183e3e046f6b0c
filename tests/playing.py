"""The whole bot in this process, against the imitation Telegram over real HTTP, with a clock that the test holds."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import bot
from bot.config import load
from bot.run import Process
from rehearsal import configuring
from rehearsal.api import Server
from rehearsal.cast import Cast, gather
from rehearsal.clock import Clock
from rehearsal.world import Chat, Message, Person, Shown, Tap, World
from rules.config import Config
from storage.disk.store import Store
from storage.disk.vault import load_root

BEGINS = datetime(2026, 3, 2, 18, tzinfo=UTC)
"""A Monday at ten in the morning, in Los Angeles: within cover, Adil on call."""
BOT = Path(bot.__file__).parent
BOUND = 30.0
"""Real seconds after which a test gives up waiting for the bot to come to rest."""


@dataclass
class Play:
    """A stage with people on it; `settle` waits until everything is at rest, `later` lets time pass."""

    world: World
    server: Server
    cast: Cast
    clock: Clock
    folder: Path
    config_path: Path
    seed: str = "1"
    process: Process | None = None
    store: Store | None = None
    _task: "asyncio.Task[int] | None" = field(default=None)

    @property
    def config(self) -> Config:
        """The configuration as the file has it now."""
        return load(self.config_path, {})

    @property
    def bot(self) -> Process:
        """The bot that runs."""
        assert self.process is not None
        return self.process

    def who(self, name: str) -> Person:
        """Somebody of the cast."""
        return self.cast.person(name)

    @property
    def group(self) -> Chat:
        """The team's group."""
        return self.cast.group("team")

    async def start(self) -> None:
        """Start the bot as `safespaces run` does."""
        config = self.config
        storage = config.storage
        self.store = await Store.open(storage.path, load_root(storage.key_file), storage.ring)
        env = {"SAFESPACES_CLOCK": str(self.clock.path), "SAFESPACES_SEED": self.seed}
        self.clock.forget_bot()
        self.process = Process(config, self.config_path, self.store, env)
        self._task = asyncio.create_task(self.process.run())

    async def stop(self) -> int:
        """SIGTERM; the exit code."""
        assert self._task is not None
        assert self.store is not None
        self.bot.stop()
        code = await asyncio.wait_for(self._task, BOUND)
        await self.store.close()
        return code

    async def crash(self) -> None:
        """Everything in memory is gone in the middle of whatever it was."""
        assert self._task is not None
        assert self.store is not None
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task
        await self.bot.house.clock.stop()
        ours = [task for task in asyncio.all_tasks() if _of_bot(task)]
        for task in ours:
            task.cancel()
        await asyncio.gather(*ours, return_exceptions=True)
        await self.store.close()

    async def settle(self) -> None:
        """Wait until the bot has nothing left to do at this instant."""
        await self.clock.settle()

    async def later(self, **span: float) -> None:
        """Let time pass, stopping at everything that falls due."""
        await self.clock.advance_to(self.clock.now() + timedelta(**span))

    async def says(self, name: str, text: str, **rest: Any) -> Message:
        """Somebody writes to the bot in private, and the bot comes to rest."""
        person = self.who(name)
        message = self.world.says(person, self.world.private(person), text, **rest)
        await self.flow()
        return message

    async def flow(self) -> None:
        """Come to rest, letting pacing have its seconds."""
        await self.settle()
        await self.clock.creep(61, lambda: False)

    async def in_topic(self, name: str, code_or_index: int, text: str, **rest: Any) -> Message:
        """Somebody writes in the topic of the n-th case (from 0)."""
        topic = self.topics()[code_or_index]
        message = self.world.says(self.who(name), self.group, text, thread=topic.topic, **rest)
        await self.flow()
        return message

    async def in_group(self, name: str, text: str, **rest: Any) -> Message:
        """Somebody writes in the team's group, outside any topic."""
        message = self.world.says(self.who(name), self.group, text, **rest)
        await self.flow()
        return message

    async def taps(self, name: str, label: str, chat: Chat | None = None) -> Tap:
        """Tap the newest button with this text, in private unless a chat is named."""
        person = self.who(name)
        shown = self.screen(name, chat).with_button(label)
        assert shown, f"{name} has no button {label!r}: {self.told(name, chat)[-3:]}"
        tap = self.world.taps(person, shown[-1].message, label)
        await self.flow()
        return tap

    def screen(self, name: str, chat: Chat | None = None) -> Any:
        """What somebody sees."""
        person = self.who(name)
        return self.world.screen(person, chat or self.world.private(person))

    def told(self, name: str, chat: Chat | None = None) -> list[str]:
        """The texts on somebody's screen, oldest first."""
        return [shown.text for shown in self.screen(name, chat).messages]

    def topics(self) -> list[Any]:
        """The topics of the team's group, oldest first, without the general one."""
        return list(self.world.screen(self.who("adil"), self.group).topics)

    def newest(self, name: str, words: str, chat: Chat | None = None) -> Shown:
        """The newest message with these words."""
        found: list[Shown] = self.screen(name, chat).saying(words)
        assert found, f"{name} does not see {words!r}: {self.told(name, chat)[-3:]}"
        return found[-1]


def _of_bot(task: "asyncio.Task[Any]") -> bool:
    """Whether a task runs the bot's own code; none of those may outlive a crash."""
    code = getattr(task.get_coro(), "cr_code", None)
    return code is not None and Path(code.co_filename).is_relative_to(BOT)


@asynccontextmanager
async def playing(folder: Path, *, limits: bool = True, shape: str = "topics", **changes: Any) -> AsyncIterator[Play]:
    """Set the stage, start the bot, end it afterwards.

    `shape`: `topics`, `plain` or `basic`; `more`: further people; `started`: members who have started the bot;
    `patience`: real seconds for coming to rest; `changes`: keys of the configuration, dots as `__`.
    """
    patience = float(changes.pop("patience", BOUND))
    more, started = tuple(changes.pop("more", ())), tuple(changes.pop("started", ("adil", "bea")))
    tables = configuring.configuration(None, independent=bool(changes.pop("independent", False)))
    clock_path = folder / "clock.json"
    world = World(now=lambda: clock.timestamp(), token=configuring.TOKEN, seed=1)
    server = Server(world, limits=limits)
    clock = Clock(clock_path, BEGINS, world, lambda: "updates wait" if world.pending_updates() else "", bound=patience)
    await server.start()
    watching = asyncio.create_task(clock.watch())
    configuring.settle_in(tables, folder, server.base_url, server.file_url)
    for key, value in changes.items():
        configuring.merge(tables, key.split("__"), value)
    config_path = folder / "config.toml"
    config_path.write_text(configuring.dump(tables), encoding="utf-8")
    cast = gather(world, tables, ("mina", "yusuf", "adil", "bea", "omar", *more), {"team": shape})
    play = Play(world, server, cast, clock, folder, config_path)
    for name in started:
        world.starts(play.who(name))
    await play.start()
    try:
        yield play
    finally:
        await play.stop()
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
        await server.stop()
