"""What a handler is given: the open transaction, the time, the configuration, and a place for its answer."""

from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any, Self

from telegram.ext import Application, CallbackContext

from handlers.slow_work import Worked
from locales.render import Sentences
from rules.config import Config, Member, Team
from rules.oncall.cover import in_cover
from rules.person import Person
from rules.privacy import gate
from rules.send import Act, Line, PlaceKind, Role, Send, Urgency
from storage import cases, chats, outbox, pending, people
from storage.disk.tx import Tx

PRIVATE = (PlaceKind.PERSON, PlaceKind.REPORTER)
"""Places in a reporter's own chat."""


@dataclass(slots=True)
class Answer:
    """What a button press is answered with, once the turn is kept."""

    line: Line | None = None
    alert: bool = False
    language: str | None = None  # None: the team's


@dataclass(frozen=True, slots=True)
class Shown:
    """What is made of all journeys and shown: the buttons of the menu, the sentences of `/help`, team commands."""

    menu: tuple[str, ...] = ()
    help: tuple[str, ...] = ()
    team: tuple[str, ...] = ()


@dataclass(slots=True)
class Scope:
    """One turn: what it may use, and what it leaves for after the commit."""

    tx: Tx
    now: datetime
    config: Config
    sentences: Sentences
    chance: Random
    shown: Shown = Shown()
    began: datetime | None = None  # since when this process serves: what fell due before was missed
    answer: Answer = field(default_factory=Answer)
    litter: bool = False  # a line of Telegram's about what the bot did: taken away again
    proof: str | None = None  # what the words come to as a phrase, where they may be one
    secret: bool = False  # the words in hand are a phrase that was tried too often: the team never gets them
    worked: Worked | None = None  # the slow work that an earlier try at this turn asked for
    present: Person | None = None  # the reporter whose update this is: what goes to them answers it
    own: tuple[str, ...] = ()  # what Telegram calls whoever writes now: looked for in their words, kept nowhere
    member: Member | None = None  # who writes now in private, where they are listed
    pressed: bool = False  # a button of the private chat: its answer may stand over the chat for a moment
    accepted: bool = False  # a member's words were taken: their message gets a mark
    marked: int | None = None  # so does the one with this number, by a press

    async def put(self, *sends: Send) -> list[int]:
        """Keep what is to be sent, in this very transaction; the row numbers."""
        return await self.put_all(sends)

    async def put_outcome(self, send: Send, *, after: timedelta = timedelta()) -> None:
        """The same for what tells a reporter what became of something that they did, at the earliest so long `after`
        it: an answer as long as they are here, in a made-up chat as in an empty one. Whatever else is put without them
        comes of our own accord, and waits where they want nothing."""
        person_id = await self.reader_of(send)
        person = await people.get(self.tx, person_id) if person_id is not None else None
        if person is not None and gate.shielded(person) and gate.here(person, self.now, after):
            send = replace(send, asked=self.now)
        await self.put(send)

    def goes_on(self, person: Person | None) -> None:
        """What this person did goes on without them: all that it brings is an answer as long as they are here."""
        self.present = person if person is not None and gate.here(person, self.now) else None

    async def team_of(self, chat: int) -> Team | None:
        """The team whose group this is, wherever the group has migrated to."""
        for team in self.config.teams:
            if await chats.current(self.tx, team.group) == chat:
                return team
        return None

    async def put_all(self, sends: Iterable[Send]) -> list[int]:
        """The same for a list. A reporter's words stay outside a group in which somebody unlisted could read them."""
        ready = [await self._hushed(await self._marked(await self._withheld(send))) for send in sends]
        for send in ready:
            if send.act is Act.SAY and send.role is Role.NOTICE and send.place.kind in PRIVATE and not send.name:
                await pending.repeated(self.tx, send)
        return await outbox.put(self.tx, ready, self.now)

    async def _hushed(self, send: Send) -> Send:
        """Outside of cover nothing but danger rings in a group, so that nobody mutes it, and danger with it."""
        if send.quiet or send.urgency is Urgency.DANGER or send.act is not Act.SAY:
            return send
        team = self.config.named(await self._group_of(send))
        at = max(self.now, send.not_before or self.now)
        if team is None or team.rota is None or in_cover(team.rota, self.config.timezone, at):
            return send
        return replace(send, quiet=True)

    async def _group_of(self, send: Send) -> str:
        """The team in whose group it is said; empty where it is elsewhere."""
        if send.place.kind is PlaceKind.DESK:
            return send.place.ref
        case = await cases.get(self.tx, int(send.place.ref)) if send.place.kind is PlaceKind.TOPIC else None
        return case.team if case is not None else ""

    async def _marked(self, send: Send) -> Send:
        """An answer says so: to somebody who wants nothing sent of our own accord, answers still go."""
        person = self.present
        if person is None or not gate.shielded(person) or await self.reader_of(send) != person.id:
            return send
        return replace(send, asked=self.now)

    async def reader_of(self, send: Send) -> int | None:
        """The person whom a send is for; None where it is the team."""
        if send.place.kind is PlaceKind.PERSON:
            return int(send.place.ref)
        if send.place.kind is not PlaceKind.REPORTER:
            return None
        case = await cases.get(self.tx, int(send.place.ref))
        return await cases.reporter_of(self.tx, case) if case is not None else None

    async def _withheld(self, send: Send) -> Send:
        if send.case is None or send.role is not Role.CARRIED or send.place.kind is not PlaceKind.TOPIC:
            return send
        case = await cases.get(self.tx, send.case)
        return replace(send, held=True) if case is not None and case.withheld else send


scope: ContextVar[Scope] = ContextVar("scope")
"""The turn in hand; set by the pump around `process_update`."""


class Turn(CallbackContext[Any, dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """The context that handlers get: the turn in hand, in PTB's clothes."""

    __slots__ = ("scope",)

    def __init__(self, application: Any, chat_id: int | None = None, user_id: int | None = None) -> None:
        super().__init__(application, chat_id, user_id)
        self.scope = scope.get()

    @classmethod
    def from_update(cls, update: object, application: Application[Any, Any, Any, Any, Any, Any]) -> Self:
        """PTB asks for a context for each update it has matched."""
        return cls(application)

    @property
    def tx(self) -> Tx:
        """The transaction of this turn."""
        return self.scope.tx

    @property
    def now(self) -> datetime:
        """The one instant at which this turn happens, aware UTC."""
        return self.scope.now

    @property
    def config(self) -> Config:
        """The configuration in force."""
        return self.scope.config

    def say(self, line: Line, *, alert: bool = False) -> None:
        """Answer the button press, after the commit; nobody waits for it."""
        self.scope.answer = Answer(line, alert)


class Resumed(Turn):
    """A turn that goes on once slow work is done: no update has brought it, so there is nothing of PTB's in it."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
