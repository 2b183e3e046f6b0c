"""The running process: put together, started, told to read its configuration again, stopped within five seconds."""

import asyncio
import os
import signal
import sys
import warnings
from collections.abc import Coroutine, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from random import Random, SystemRandom
from typing import Any

from telegram.error import InvalidToken, TelegramError
from telegram.warnings import PTBUserWarning

from bot import full_disk, journal, memory
from bot.clock import Clock
from bot.config import ConfigError, last_good, load
from bot.directory.keeper import Keeper
from bot.house import House
from bot.last_good import LastGood
from bot.loops.auditor import Auditor
from bot.loops.daily import Daily
from bot.loops.due import Dues
from bot.loops.fetching import Files
from bot.loops.scrubbing import Scrubbing
from bot.loops.unreachable_members import Reach
from bot.loops.unreadable import Unreadable
from bot.loops.who_is_here import Watch
from bot.loops.worker import Worker
from bot.outbox.engine import AT_ONCE, Outbox
from bot.poll import Poll, TokenRefused
from bot.pump import Pump
from bot.setup.standing import Standing
from bot.telegram.alarm import Alarm
from bot.telegram.application import build
from bot.telegram.cut_off import Cut, Troubles
from bot.telegram.profile import Profile
from bot.telegram.request import Request, on_loopback
from handlers.routes import table
from handlers.text import danger_words
from locales.render import of_config
from rules.config import Config
from storage.disk.errors import StorageError
from storage.disk.rotation import finish, root_of
from storage.disk.store import Store

GRACE = 2.0
"""Seconds that calls on their way get when we are told to stop: with the other waits four, which leaves one."""

NO_ROOM = "The disk is full: nobody is served but with the emergency numbers. Make room; the bot then starts by itself."
LAST_GOOD = "The last good configuration goes on serving."
NO_TOKEN = "Telegram does not accept the token: look at telegram.token_file."


def main(config_path: Path) -> int:
    """`safespaces run`: 0 after SIGTERM, 1 when it cannot go on, 2 for a wrong configuration."""
    memory.shut()
    journal.begin()
    # updates are fetched raw on purpose: one that PTB cannot parse must not block the others
    warnings.filterwarnings("ignore", message="Please use 'Bot.getUpdates'", category=PTBUserWarning)
    config, refused = _configured(config_path)
    if config is None:
        return 2
    while True:
        try:
            return asyncio.run(_serve(config, config_path, refused=refused))
        except StorageError as error:
            _tell(str(error))
            if not full_disk.full(error, config.storage.path):
                return 1
        _tell(NO_ROOM)
        code = asyncio.run(full_disk.serve(config))
        if code is not None:
            return code


def _configured(config_path: Path) -> tuple[Config | None, bool]:
    """What to serve with, if anything, and whether the file was refused: then it is the last good one."""
    try:
        return load(config_path, os.environ), False
    except ConfigError as error:
        for mistake in error.mistakes:
            _tell(str(mistake))
    kept = last_good.found(config_path, os.environ)
    if kept is not None:
        _tell(LAST_GOOD)
    return kept, True


async def _serve(config: Config, config_path: Path, *, refused: bool) -> int:
    storage, credentials = config.storage, os.environ.get("CREDENTIALS_DIRECTORY")
    root = root_of(storage.key_file, storage.ring, credentials)
    store = await Store.open(storage.path, root, storage.ring)
    if credentials is None:
        finish(storage.key_file, storage.ring)
    try:
        return await Process(config, config_path, store, os.environ, refused=refused).run()
    finally:
        await store.close()


class Process:
    """Everything that runs, and how it begins and ends."""

    def __init__(
        self, config: Config, config_path: Path, store: Store, env: Mapping[str, str], *, refused: bool = False
    ) -> None:
        self._config_path, self._env, self._refused = config_path, env, refused
        rehearsing = on_loopback(config.telegram.api_url)
        file, seed = env.get("SAFESPACES_CLOCK"), env.get("SAFESPACES_SEED")
        self._clock = Clock(Path(file) if file and rehearsing else None)
        chance = Random(seed) if seed and rehearsing else SystemRandom()
        self.house = House(config, store, self._clock, of_config(config), chance)
        # as wide as what the outbox lets out at once, with room for answers, marks, files and the alarm
        self._calls = (Request(AT_ONCE + 24), Request(2))
        self._app = build(config, *self._calls)
        files = Files(self.house, self._app.bot)
        self.outbox = Outbox(self.house, self._app.bot, files.noted)
        alarm = Alarm(self.house, self._app.bot)
        self._pump = Pump(self.house, self._app, alarm)
        self._troubles = Troubles(self.house, alarm)
        self._last_good = LastGood(self.house, self._troubles, config_path, env)
        self._keeper = Keeper(self.house)
        self._poll = Poll(self.house, self._app.bot, self._pump, alarm, self._troubles)
        self._watch = Watch(self.house, self._app.bot)
        self._workers: tuple[Worker, ...] = (
            Auditor(self.house),
            self.outbox,
            self._pump,
            Dues(self.house),
            files,
            self._watch,
            Profile(self.house, self._app.bot),
            Scrubbing(self.house),
            Daily(self.house),
            Unreadable(self.house),
            Reach(self.house, self._app.bot),
            Standing(self.house, self._app.bot, self._calls[0]),
        )
        for each in self._workers:
            store.after.append(each.changed)
            self._clock.listen(each.ring)
            self._clock.when_set_back(each.set_back)
        self._told_to_stop = asyncio.Event()
        self._telling: set[asyncio.Task[None]] = set()
        self._app.add_handlers(list(table()))
        self._wire(config)
        danger_words.listen()

    async def run(self) -> int:
        """Serve until told to stop; the exit code."""
        try:
            return await self._run()
        finally:
            for calls in self._calls:  # PTB leaves them open where it was refused
                await calls.shutdown()

    async def _run(self) -> int:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self.stop)
        loop.add_signal_handler(signal.SIGHUP, self.reload)
        if not await self._meet_telegram():
            return 0 if self._told_to_stop.is_set() else 1
        self._clock.busy("start")  # what an earlier run left is not in hand yet, and we are not quiet before it is
        self._clock.start()
        self.house.began = self._clock.now()
        await self._unless_told(self._take_directory())
        await self._last_good.begin()
        self._aside(self._last_good.refused() if self._refused else self._last_good.good())
        for worker in self._workers:
            await worker.load()
        await self._unless_told(self._watch.first())  # before the first words go anywhere
        self._clock.idle("start")
        journal.event("started")
        poll = asyncio.create_task(self._poll.run())
        pump = asyncio.create_task(self._pump.run())
        workers = [asyncio.create_task(each.run()) for each in self._workers if each is not self._pump]
        stopped = asyncio.create_task(self._told_to_stop.wait())
        await asyncio.wait([poll, pump, stopped, *workers], return_when=asyncio.FIRST_COMPLETED)
        code = 0 if self._told_to_stop.is_set() else 1
        for ended in (each for each in (poll, pump, *workers) if each.done() and not each.cancelled()):
            if (error := ended.exception()) is not None and not isinstance(error, TokenRefused):
                journal.trouble("ended", error)
        await self._end(poll, pump, workers)
        if poll.done() and not poll.cancelled() and isinstance(poll.exception(), TokenRefused):
            _tell(NO_TOKEN)
        journal.event("stopped", code=code)
        return code

    def stop(self) -> None:
        """SIGTERM: end in good order, within five seconds."""
        self._told_to_stop.set()

    def reload(self) -> None:
        """SIGHUP: read the configuration again; a bad one leaves the one in force, but for those whom it drops."""
        try:
            config = load(self._config_path, self._env)
        except ConfigError as error:
            journal.event("reload-refused", mistakes=len(error.mistakes))
            self._aside(self._last_good.refused())
            narrowed = last_good.narrowed(self.house.config, self._config_path)
            if narrowed != self.house.config:
                self._take(narrowed)
            return
        self._take(config)
        journal.event("reloaded")
        self._aside(self._last_good.good())
        self._aside(self._take_directory())

    def _take(self, config: Config) -> None:
        """From now on this is in force."""
        config = replace(config, directory=self.house.config.directory)
        self.house.config, self.house.sentences = config, of_config(config)
        self._wire(config)
        for each in self._workers:
            each.reload()

    async def _take_directory(self) -> None:
        """Entries for *Find help*; that they were refused the admins hear once, and when they are good again."""
        taken = await self._keeper.take()
        self._aside(self._troubles.gone(Cut.DIRECTORY) if taken else self._troubles.met(Cut.DIRECTORY))

    def _aside(self, work: Coroutine[Any, Any, None]) -> None:
        """Beside everything else; a task that nobody holds may be collected before it has run."""
        task = asyncio.create_task(work)
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)

    def _wire(self, config: Config) -> None:
        channel = {"channel": config.channel.id} if config.channel else {}
        self.house.store.groups = {team.name: team.group for team in config.teams} | channel
        self.house.store.ring_copy = config.storage.keyring_backup

    async def _meet_telegram(self) -> bool:
        """The first call: without it nothing else would work either."""
        wait = 0.5
        while not self._told_to_stop.is_set():
            try:
                return await self._unless_told(self._app.initialize())
            except InvalidToken:
                _tell(NO_TOKEN)
                return False
            except TelegramError as error:
                journal.trouble("telegram-away", error)
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._told_to_stop.wait(), wait)
                wait = min(wait * 2, 30.0)
        return False

    async def _unless_told(self, work: Coroutine[Any, Any, None]) -> bool:
        """Do it to its end, True; or leave it as soon as we are told to stop, False."""
        doing, told = asyncio.create_task(work), asyncio.create_task(self._told_to_stop.wait())
        try:
            await asyncio.wait([doing, told], return_when=asyncio.FIRST_COMPLETED)
            if doing.done():
                await doing
            return doing.done()
        finally:
            doing.cancel()
            told.cancel()
            await asyncio.gather(doing, told, return_exceptions=True)

    async def _end(
        self, poll: "asyncio.Task[None]", pump: "asyncio.Task[None]", workers: "list[asyncio.Task[None]]"
    ) -> None:
        """No more updates, no more turns; what is on its way gets a little time. All that is left lies on disk."""
        poll.cancel()
        self._pump.stop()
        with suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(pump), 1.0)
        for worker in (pump, *workers):
            worker.cancel()
        await asyncio.gather(poll, pump, *workers, return_exceptions=True)
        await self.outbox.stop(GRACE)
        with suppress(TimeoutError):
            await asyncio.wait_for(self._pump.finish(), 0.5)
        await self._clock.stop()
        with suppress(TelegramError, TimeoutError):
            await asyncio.wait_for(self._app.shutdown(), 0.5)


def _tell(text: str) -> None:
    """A line for the admin at the terminal."""
    sys.stderr.write(text + "\n")
