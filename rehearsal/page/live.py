"""Keeps one open page up to date by server-sent events: only what differs from what it has been told.

What a change costs does not grow with the messages that are there: the World notes which of them it touched, and only
those are looked at. A chat is looked at as a whole when it is new on a phone, or when all of it may look different.
"""

import asyncio
import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from typing import Any

from aiohttp import web

from rehearsal.page.lessons import Lessons
from rehearsal.page.theatre import Theatre
from rehearsal.page.view import Place, drawn, frame, head, places, single, whole
from rehearsal.world import Chat, Message

BREATH = 0.02
"""Seconds after something was told: what comes in a burst is one event, and what comes alone is told at once."""
SIGN_OF_LIFE = 10.0
Marks = tuple[str, str, list[int]]
"""The title of a chat, the bot's name, what is pinned: the messages show these too."""


class Known:
    """The messages of one chat as a page knows them."""

    def __init__(self) -> None:
        self.pieces: dict[str, object] = {}
        self.marks: Marks = ("", "", [])

    def differs(self, fresh: Iterable[tuple[str, object | None]]) -> Iterator[tuple[str, object | None]]:
        """What of this the page does not know, None for what has gone; it is known from then on."""
        for key, piece in fresh:
            if piece is None:
                if self.pieces.pop(key, None) is not None:
                    yield key, None
            elif self.pieces.get(key) != piece:
                self.pieces[key] = piece
                yield key, piece

    def all(self, now: dict[str, object]) -> Iterator[tuple[str, object | None]]:
        """The same when every message has been looked at: what is not among them has gone."""
        yield from self.differs([*now.items(), *((key, None) for key in [*self.pieces] if key not in now)])


class Told:
    """What one open page knows; to be used as a context."""

    def __init__(self, theatre: Theatre, lessons: Lessons, names: list[str]) -> None:
        self._theatre = theatre
        self._lessons = lessons
        self._names = names
        self._heads: dict[str, object] = {}
        self._known: dict[str, Known] = {}
        self._watching = ExitStack()
        self._begin()

    def __enter__(self) -> "Told":
        return self

    def __exit__(self, *_: object) -> None:
        self._watching.close()

    def _begin(self) -> None:
        """Another stage: all that is known is compared with what is there now."""
        self._watching.close()
        self._stage = self._theatre.stage
        self._watch = self._watching.enter_context(self._stage.world.watched())
        self._anew = True

    def news(self) -> dict[str, Any]:
        """What has come, changed and gone since the last time; empty when nothing has."""
        if self._theatre.stage is not self._stage:
            self._begin()
        there = places(self._stage, self._names)
        found = [*self._around(there), *self._messages(there)]
        self._anew = False
        changed = {key: drawn(piece) for key, piece in found if piece is not None}
        gone = [key for key, piece in found if piece is None]
        return {"set": changed, "gone": gone} if changed or gone else {}

    def _around(self, there: list[Place]) -> Iterator[tuple[str, object | None]]:
        """Everything but the messages."""
        now = dict(frame(self._theatre))
        now["lesson"] = self._lessons.shown()
        now |= {f"chat|{place.key}": head(self._stage, place) for place in there}
        yield from ((key, piece) for key, piece in now.items() if self._heads.get(key) != piece)
        yield from ((key, None) for key in self._heads if key not in now)
        self._heads = now

    def _messages(self, there: list[Place]) -> Iterator[tuple[str, object | None]]:
        touched = self._watch.taken()
        for place in there:
            known = self._known.setdefault(place.key, Known())
            inside = [message for message in touched if home(message.chat) is place.chat]
            marks = self._marks(place)
            if self._all_differs(place, known.marks, marks, inside):
                yield from known.all(whole(self._stage, place))
            else:
                inside += _pinned_otherwise(place.chat, known.marks[2], marks[2])
                yield from known.differs(single(self._stage, place, each) for each in inside)
            known.marks = marks
        left = self._known.keys() - {place.key for place in there}
        for key in left:
            yield from self._known.pop(key).all({})

    def _marks(self, place: Place) -> Marks:
        world = self._stage.world
        return place.chat.title, world.shown_name(world.bot), list(place.chat.pinned)

    def _all_differs(self, place: Place, known: Marks, marks: Marks, inside: list[Message]) -> bool:
        """Whether more may look different than the messages that were touched: always under Threaded Mode, where a
        new topic hides what stood there."""
        private = place.chat.person is not None and self._stage.world.has_topics(place.chat)
        return self._anew or known[:2] != marks[:2] or (private and bool(inside))


def home(chat: Chat) -> Chat:
    """Where the messages of a chat stand now: a group that became a supergroup takes its past along."""
    while chat.upgraded_to is not None:
        chat = chat.upgraded_to
    return chat


def _pinned_otherwise(chat: Chat, before: list[int], now: list[int]) -> list[Message]:
    """The messages that are pinned now and were not, and the other way round."""
    return [chat.messages[number] for number in {*before} ^ {*now} if number in chat.messages]


async def follow(request: web.Request, theatre: Theatre, lessons: Lessons, names: list[str]) -> web.StreamResponse:
    """Tell everything, then every change, until the page is closed."""
    answer = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
    await answer.prepare(request)
    with Told(theatre, lessons, names) as told, suppress(ConnectionError):
        while True:
            while news := told.news():  # once more after writing: something may have come meanwhile
                await answer.write(f"data: {json.dumps(news, separators=(',', ':'))}\n\n".encode())
                await asyncio.sleep(BREATH)
            if not await _changes(theatre):
                await answer.write(b": here\n\n")
    return answer


async def _changes(theatre: Theatre) -> bool:
    """Wait for a change; a page that has been closed is noticed by writing to it when there is none for a while."""
    try:
        async with asyncio.timeout(SIGN_OF_LIFE):
            await theatre.stage.world.change()
    except TimeoutError:
        return False
    return True
