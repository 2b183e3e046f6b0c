"""Fetches what people attach and has it cleaned: outside of turns and lanes, so that nothing else waits for it."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from telegram import Bot
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.cleaning import Clean, Spoiled, clean
from bot.house import House
from bot.journal import event, trouble
from bot.loops.worker import Worker
from handlers.files import cleaned
from handlers.oncall import next_step
from handlers.reporter import draft_files
from rules import retry
from rules.draft import Waiting
from rules.file_refusals import AWAY
from rules.send import File, Trial
from storage import drafts
from storage.disk.errors import Full
from storage.disk.rows import Row
from storage.disk.tx import Tx

LARGEST = 20 * 1024 * 1024
AT_ONCE = 4
"""Files in hand at the same time; the cleaning itself lets in fewer."""
LATE = 3
"""Tries after which what follows a file does not wait for it any longer."""
MOST_TRIES = 300
"""With back-off about a day: how long Telegram may be away before a file is given up."""
REFUSALS = 5
"""How often Telegram may say that there is no such file."""


@dataclass(slots=True)
class Job:
    """A file that is still with Telegram, and the case whose row names it; or the person in whose draft it is, where it
    is only tried whether it can be passed on."""

    file: File
    case: int | None = None
    person: int = 0
    tries: int = 0
    at: datetime | None = None

    @property
    def key(self) -> int:
        """Trying a file and passing it on are two jobs."""
        return -self.file.id if self.case is None else self.file.id


class Files(Worker):
    """Everything that waits for its files; on disk it is the outbox row that says so."""

    def __init__(self, house: House, bot: Bot) -> None:
        self._house = house
        self._bot = bot
        self._jobs: dict[int, Job] = {}
        self._working: dict[int, asyncio.Task[None]] = {}
        self._stir = asyncio.Event()

    async def load(self) -> None:
        """Take up what an earlier run had not fetched, or not cleaned, when it ended."""
        async with self._house.store.turn() as tx:
            for person in await drafts.people_with(tx):
                self._drafted(person, await drafts.all(tx, person))

    def changed(self, tx: Tx) -> None:
        """A turn was kept: it may have put rows with files."""
        self.noted(tx.put)
        for person, waiting in drafts.touched(tx).items():
            self._drafted(person, waiting)

    def stir(self) -> None:
        """Something may be due again."""
        self._house.clock.busy("files")
        self._stir.set()

    def ring(self) -> None:
        """The clock woke up, or was moved."""
        self.stir()

    def set_back(self, by: timedelta) -> None:
        """The clock was set back: what was to be tried again soon is tried now."""
        for job in self._jobs.values():
            job.at = None
        self.stir()

    async def run(self) -> None:
        """As long as the process lives; what is in hand when it ends is begun anew at the next start."""
        try:
            while True:
                await self._stir.wait()
                self._stir.clear()
                self._begin()
        finally:
            working = list(self._working.values())
            for task in working:
                task.cancel()
            await asyncio.gather(*working, return_exceptions=True)

    def noted(self, rows: Iterable[Row]) -> None:
        """These wait; some may lack their files."""
        for row in rows:
            for file in row.send.files:
                if file.source and row.send.case is not None and file.id not in self._jobs:
                    self._jobs[file.id] = Job(file, row.send.case)
                    self.stir()

    def _drafted(self, person: int, waiting: Iterable[Waiting]) -> None:
        for file in (each.file for each in waiting if each.file is not None):
            if file.trial not in (Trial.WANTED, Trial.AWAITED):
                continue
            job = Job(file, person=person)
            if job.key not in self._jobs:
                self._jobs[job.key] = job
                self.stir()

    def _begin(self) -> None:
        now = self._house.clock.now()
        ripe = [job for job in self._jobs.values() if job.key not in self._working and (job.at or now) <= now]
        for job in ripe[: AT_ONCE - len(self._working)]:
            task = asyncio.create_task(self._one(job))
            self._working[job.key] = task
            task.add_done_callback(partial(self._ended, job.key))
        later = [job.at for job in self._jobs.values() if job.at is not None and job.key not in self._working]
        self._house.clock.plan("files", min((at for at in later if at > now), default=None))
        if not self._working:
            self._house.clock.idle("files")

    def _ended(self, key: int, _: asyncio.Task[None]) -> None:
        self._working.pop(key, None)
        self.stir()

    async def _one(self, job: Job) -> None:
        try:
            found = await self._fetched(job)
            await self._keep(job, found)
        except Exception as error:  # noqa: BLE001 - whatever it was, the file is tried again later
            job.tries += 1
            job.at = self._house.clock.now() + retry.back_off(job.tries)
            trouble("file-failed", error)
            if job.tries == LATE:
                await self._delayed(job)
        else:
            del self._jobs[job.key]

    async def _fetched(self, job: Job) -> Clean | Spoiled:
        """The file, cleaned, or why it is not. Where Telegram keeps it is a secret, and named nowhere."""
        try:
            there = await self._bot.get_file(job.file.source)
            if (there.file_size or 0) > LARGEST:
                return Spoiled("file-too-big")
            data = bytes(await there.download_as_bytearray(read_timeout=60))
        except (BadRequest, InvalidToken) as error:  # PTB's word for 404, too, which the address of a file may answer
            if "too big" in str(error):
                return Spoiled("file-too-big")
            if job.tries + 1 < REFUSALS:
                raise
            return Spoiled(AWAY)
        except TelegramError:
            if job.tries + 1 < MOST_TRIES:
                raise
            return Spoiled(AWAY)
        return await clean(data, job.file.kind, job.file.mime)

    async def _keep(self, job: Job, found: Clean | Spoiled) -> None:
        async with self._house.store.turn() as tx:
            scope = self._house.scope(tx)
            if isinstance(found, Spoiled):
                event("file-refused", reason=found.reason)
            if job.case is None:
                await draft_files.tried(scope, job.person, job.file, found.reason if isinstance(found, Spoiled) else "")
            elif isinstance(found, Spoiled):
                await cleaned.spoiled(scope, job.case, job.file, found.reason)
            else:
                file = replace(job.file, source="", kind=found.kind, mime=found.mime, name=found.name)
                await cleaned.cleaned(scope, job.case, file, found.data)
            await next_step.settle(scope)

    async def _delayed(self, job: Job) -> None:
        try:
            async with self._house.store.turn() as tx:
                if job.case is None:
                    del self._jobs[job.key]
                    await draft_files.tried(self._house.scope(tx), job.person, job.file, "")
                else:
                    await cleaned.delayed(self._house.scope(tx), job.case, job.file)
        except Full as error:
            trouble("cannot-keep", error)
