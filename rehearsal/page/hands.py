"""What somebody can do on the page, from a JSON wish to a deed in the World, at the clock or at the bot's process."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from rehearsal.errors import NotHeld
from rehearsal.faults import FaultKind
from rehearsal.page.theatre import Theatre
from rehearsal.shelf import SCRIPTS
from rehearsal.stage import Stage
from rehearsal.world import Chat, Json, Message, Person

SAMPLES = {"photo": "house.jpg", "album": "door.jpg", "document": "report.txt", "voice": "voice.ogg"}
"""What is sent by a press; the files lie beside the scripts, which send them too."""
WORDS = b"What stands in a document.\n"
FARTHEST = timedelta(days=400)
AT_THE_STAGE = frozenset(("advance", "due", "rate", "kill", "restart", "stop", "outage"))
Did = Callable[[str, Person, Json, Message | None], None]
"""Told of each deed of a person: the act, who, the wish, the message that it was done to."""


class Hands:
    """One deed at a time at the bot's process and the clock; people may act meanwhile."""

    def __init__(self, theatre: Theatre, did: Did = lambda *_: None) -> None:
        self._theatre = theatre
        self._did = did
        self._one_at_a_time = asyncio.Lock()

    @property
    def _stage(self) -> Stage:
        return self._theatre.stage

    async def do(self, wish: dict[str, Any]) -> None:
        """Do what is wished; raises `NotHeld` or `Impossible` in words, KeyError and ValueError for nonsense."""
        act = str(wish["act"])
        if act in AT_THE_STAGE:
            async with self._one_at_a_time:
                await self._at_the_stage(act, wish)
            self._stage.world.changed()
            return
        person = self._stage.cast.person(str(wish["who"]))
        message = self._message(wish) if "message" in wish else None
        before = self._chat(wish) if "chat" in wish else None
        if before is not None:
            self._stage.world.seen_by(before, person)
        self._person_does(act, person, wish)
        self._did(act, person, wish, message)
        self._stage.world.changed()

    def sends(self, wish: Json, name: str, data: bytes) -> None:
        """Somebody sends a file of this computer."""
        person, kind = self._stage.cast.person(str(wish["who"])), str(wish["kind"])
        where = self._where(wish)
        self._stage.world.sends_file(person, self._chat(wish), kind, data, file_name=name or None, **where)
        self._did("send", person, wish, None)

    async def _at_the_stage(self, act: str, wish: dict[str, Any]) -> None:
        stage = self._stage
        match act:
            case "advance":
                await stage.advance(min(timedelta(seconds=float(wish["seconds"])), FARTHEST))
            case "due":
                await self._to_the_next()
            case "rate":
                stage.clock.run(min(max(float(wish["rate"]), 0.0), 3600.0))
            case "kill":
                await stage.kill()
            case "stop":
                await stage.stop()
            case "restart":
                if stage.bot.alive:
                    await stage.stop()
                await stage.start()
            case "outage":
                self._outage(bool(wish["on"]))

    async def _to_the_next(self) -> None:
        """The clock goes to what the bot has to do next."""
        due = self._stage.clock.next_due()
        if due is None or not self._stage.runs:
            raise NotHeld("nothing is due")
        await self._stage.advance(timedelta(seconds=max(due - self._stage.clock.timestamp(), 0) + 1))

    def _outage(self, on: bool) -> None:
        """The line to Telegram is cut, or holds again."""
        faults = self._stage.server.faults
        for fault in [each for each in faults.active if each.kind is FaultKind.OUTAGE]:
            faults.remove(fault)
        if on:
            faults.add(kind=FaultKind.OUTAGE)

    def _person_does(self, act: str, person: Person, wish: dict[str, Any]) -> None:
        world = self._stage.world
        match act:
            case "block":
                world.blocks(person)
            case "unblock":
                world.unblocks(person)
            case "language":
                person.language_code = "ar" if wish["code"] == "ar" else "en"
            case "join":
                world.joins(person, self._stage.cast.group("channel"))
            case "say":
                world.says(person, self._chat(wish), str(wish["text"]), **self._where(wish))
            case "send":
                self._sample(person, wish)
            case "tap":
                world.taps(person, self._message(wish), str(wish["button"]))
            case "edit":
                world.edits(person, self._message(wish), str(wish["text"]))
            case "delete":
                world.deletes(person, self._message(wish))
            case "react":
                world.reacts(person, self._message(wish), *([str(wish["emoji"])] if wish["emoji"] else []))
            case _:
                raise ValueError(act)

    def _sample(self, person: Person, wish: Json) -> None:
        kind, chat, where = str(wish["kind"]), self._chat(wish), self._where(wish)
        if kind == "album":
            parts = [{"kind": "photo", "data": sample(each)} for each in ("photo", "album")]
            self._stage.world.sends_album(person, chat, parts, **where)
            return
        name = SAMPLES[kind] if kind != "voice" else None
        self._stage.world.sends_file(person, chat, kind, sample(kind), file_name=name, **where)

    def _chat(self, wish: dict[str, Any]) -> Chat:
        return self._stage.world.chats[int(wish["chat"])]

    def _message(self, wish: dict[str, Any], key: str = "message") -> Message:
        chat, number = self._chat(wish), int(wish[key])
        found = chat.messages.get(number)
        if found is None and chat.upgraded_from is not None:
            found = chat.upgraded_from.messages.get(number)
        if found is None:
            raise NotHeld("that message is gone")
        return found

    def _where(self, wish: dict[str, Any]) -> dict[str, Any]:
        """The topic, and the message replied to."""
        where: dict[str, Any] = {"thread": int(wish.get("thread") or 0) or None}
        if wish.get("reply_to"):
            where["reply_to"] = self._message(wish, "reply_to")
        return where


def sample(kind: str) -> bytes:
    """A real picture, a real voice, or a line of text."""
    file: Path = SCRIPTS / "files" / SAMPLES[kind]
    return file.read_bytes() if file.is_file() else WORDS
