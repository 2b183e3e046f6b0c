"""Takes the update whose turn it is, gives it to its handler, keeps everything at once."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from telegram import Update

from bot.afterwards import Afterwards
from bot.house import House
from bot.journal import event, trouble
from bot.letters import Letters
from bot.loops.worker import Worker
from bot.phrases import Phrases
from bot.telegram.alarm import Alarm
from bot.telegram.application import App
from bot.telegram.raw import chat_of, heard_from, private_chat
from handlers import refusal
from handlers.oncall import next_step
from handlers.reporter import help_now
from handlers.slow_work import Slow, Worked
from handlers.turn import scope
from rules.refused import Refused
from storage import inbox
from storage.disk.errors import Damaged, Gone, StorageError, WrongKey
from storage.inbox import Letter

TRIES = 3
AGAIN = timedelta(seconds=2)


class Pump(Worker):
    """One turn after another; a failing update holds back only its own chat."""

    def __init__(self, house: House, application: App, alarm: Alarm) -> None:
        self._house = house
        self._application = application
        self._alarm = alarm
        self._letters = Letters(self._asks_for_help)
        self._later: dict[int | None, datetime] = {}
        self._phrases = Phrases(house)
        self._proofs: dict[int, str] = {}
        self._worked: dict[int, Worked] = {}
        self._proving: set[int | None] = set()
        self._stir = asyncio.Event()
        self._afterwards = Afterwards(house, application.bot, self.stir)
        self._stopping = False

    async def load(self) -> None:
        """Take up what an earlier run left unhandled."""
        async with self._house.store.turn() as tx:
            self.arrived(await inbox.pending(tx))

    def arrived(self, letters: list[Letter]) -> None:
        """Kept updates, in order."""
        if letters:
            self._letters.put(letters)
            self.stir()

    def stir(self) -> None:
        """There may be something to take."""
        self._house.clock.busy("pump")
        self._stir.set()

    def ring(self) -> None:
        """The clock woke up, or was moved."""
        self.stir()

    def set_back(self, by: timedelta) -> None:
        """The clock was set back: what was to be tried again soon is tried now."""
        self._later.clear()
        self.stir()

    def stop(self) -> None:
        """Finish the turn in hand, begin no other."""
        self._stopping = True
        self._stir.set()

    async def run(self) -> None:
        """Turn after turn until told to stop."""
        while not self._stopping:
            letter = self._next()
            if letter is None:
                self._house.clock.plan("pump", min(self._later.values(), default=None))
                if not self._afterwards:
                    self._house.clock.idle("pump")
                await self._stir.wait()
                self._stir.clear()
            else:
                await self._take(letter)

    async def finish(self) -> None:
        """Let answers to button presses out, as long as the caller waits."""
        await self._afterwards.finish()

    def _next(self) -> Letter | None:
        """The one whose turn it is and whose chat is not held back."""
        now = self._house.clock.now()
        held = {chat for chat, at in self._later.items() if at > now} | self._proving
        return self._letters.next(held)

    def _asks_for_help(self, letter: Letter) -> bool:
        update, house = letter.update, self._house
        return private_chat(update) is not None and help_now.asked_for(update, house.sentences, house.config.languages)

    async def _take(self, letter: Letter) -> None:
        try:
            if letter.id not in self._proofs and (phrase := await self._phrases.wanted(letter)) is not None:
                self._aside_first(letter, phrase, partial(self._proofs.__setitem__, letter.id))
                return
            await self._turn_or_refusal(letter)
        except Slow as slow:
            self._aside_first(letter, slow.phrase, partial(self._worked_out, letter, slow.shown))
        except (Gone, Damaged, WrongKey) as error:  # not the disk's fault but of what the update is about
            await self._failed(letter, error)
        except StorageError as error:
            await self._cannot_keep(letter, error)
        except Exception as error:  # noqa: BLE001 - this loop must not die: the update is tried again, then parked
            await self._failed(letter, error)

    async def _turn_or_refusal(self, letter: Letter) -> None:
        try:
            await self._turn(letter)
        except Refused as refused:
            await self._refuse(letter, refused)

    async def _turn(self, letter: Letter) -> None:
        async with self._house.store.turn() as tx:
            turn = self._house.scope(tx)
            turn.proof, turn.worked = self._proofs.get(letter.id), self._worked.get(letter.id)
            tx.heard = heard_from(letter.update)
            update = Update.de_json(letter.update, self._application.bot)
            in_hand = scope.set(turn)
            try:
                await self._application.process_update(update)
            finally:
                scope.reset(in_hand)  # names and words in hand are let go with the turn
            await next_step.settle(turn)
            await inbox.done(tx, letter.id)
        self._kept(letter)
        self._afterwards.of(turn, letter)

    async def _refuse(self, letter: Letter, refused: Refused) -> None:
        """The turn was rolled back; in its place the person is told why."""
        async with self._house.store.turn() as tx:
            turn = self._house.scope(tx)
            tx.heard = heard_from(letter.update)
            update = Update.de_json(letter.update, self._application.bot)
            await refusal.told(update, turn, refused.line)
            await inbox.done(tx, letter.id)
        self._kept(letter)
        self._afterwards.of(turn, letter)

    async def _failed(self, letter: Letter, error: Exception) -> None:
        """Three tries, then it is parked, sealed, and the sender and the admins are told."""
        trouble("turn-failed", error)
        now = self._house.clock.now()
        try:
            tries = await self._counted(letter, now)
        except StorageError as worse:
            await self._cannot_keep(letter, worse)
            return
        if tries >= TRIES:
            self._kept(letter)
        else:
            self._later[chat_of(letter.update)] = now + AGAIN

    async def _counted(self, letter: Letter, now: datetime) -> int:
        async with self._house.store.turn() as tx:
            tries = await inbox.failed(tx, letter.id, now + AGAIN)
        if tries < TRIES:
            return tries
        event("parked", letter=letter.id)
        try:
            async with self._house.store.turn() as tx:
                await refusal.parked(private_chat(letter.update), self._house.scope(tx))
        except Exception as error:  # noqa: BLE001 - whoever cannot be told must not stop all the others
            trouble("parked-untold", error)
        return tries

    async def _cannot_keep(self, letter: Letter, error: StorageError) -> None:
        """The disk's fault, not the update's: it stays, and no try is counted."""
        trouble("cannot-keep", error)
        await self._alarm.numbers([letter.update])
        await self._alarm.admins("admin-disk")
        await asyncio.sleep(1)

    def _kept(self, letter: Letter) -> None:
        self._letters.done(letter)
        self._proofs.pop(letter.id, None)
        self._worked.pop(letter.id, None)
        self._later.pop(chat_of(letter.update), None)

    def _aside_first(self, letter: Letter, phrase: str, keep: Callable[[str], None]) -> None:
        """The letter waits for slow work, and its chat with it; all others go on."""
        self._proving.add(chat_of(letter.update))
        self._afterwards.start(self._work(letter, phrase, keep))

    def _worked_out(self, letter: Letter, shown: str, comes_to: str) -> None:
        self._worked[letter.id] = Worked(comes_to, shown)

    async def _work(self, letter: Letter, phrase: str, keep: Callable[[str], None]) -> None:
        try:
            keep(await self._phrases.proof(phrase))
        except Exception as error:  # noqa: BLE001 - tried again some times, not for ever
            await self._failed(letter, error)
        finally:
            self._proving.discard(chat_of(letter.update))
