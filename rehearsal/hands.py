"""What somebody can do on the page, from a JSON wish to a deed in the World or at the bot's process."""

import asyncio
from datetime import timedelta
from typing import Any

from rehearsal.errors import NotHeld
from rehearsal.stage import Stage
from rehearsal.world import PIXEL, Chat, Message, Person

SAMPLES = {
    "photo": ("house.jpg", PIXEL),
    "document": ("report.txt", b"What stands in a document.\n"),
    "voice": ("", b"OggS" + bytes(60)),
}
FARTHEST = timedelta(days=400)


class Hands:
    """One deed at a time at the bot's process and the clock; people may act meanwhile."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._one_at_a_time = asyncio.Lock()

    async def do(self, wish: dict[str, Any]) -> None:
        """Do what is wished; raises `NotHeld` or `Impossible` in words, KeyError and ValueError for nonsense."""
        act = str(wish["act"])
        if act in ("advance", "rate", "kill", "restart", "stop"):
            async with self._one_at_a_time:
                await self._at_the_stage(act, wish)
            self._stage.world.changed()
            return
        self._person_does(act, self._stage.cast.person(str(wish["who"])), wish)

    async def _at_the_stage(self, act: str, wish: dict[str, Any]) -> None:
        stage = self._stage
        match act:
            case "advance":
                await stage.advance(min(timedelta(seconds=float(wish["seconds"])), FARTHEST))
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

    def _person_does(self, act: str, person: Person, wish: dict[str, Any]) -> None:
        world = self._stage.world
        match act:
            case "block":
                world.blocks(person)
            case "unblock":
                world.unblocks(person)
            case "say":
                world.says(person, self._chat(wish), str(wish["text"]), **self._where(wish))
            case "send":
                name, data = SAMPLES[str(wish["kind"])]
                chat, where = self._chat(wish), self._where(wish)
                world.sends_file(person, chat, str(wish["kind"]), data, file_name=name or None, **where)
            case "tap":
                world.taps(person, self._message(wish), str(wish["button"]))
            case "edit":
                world.edits(person, self._message(wish), str(wish["text"]))
            case "delete":
                world.deletes(person, self._message(wish))
            case _:
                raise ValueError(act)

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
