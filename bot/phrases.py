"""Slow work first: what a phrase comes to is computed before its turn, on a thread, one at a time."""

import asyncio

from bot.house import House
from handlers.privacy import discreet
from storage import people
from storage.disk import slow_phrase
from storage.inbox import Letter

LONGEST = 200
"""Characters of a phrase; more is not looked at."""


class Phrases:
    """Asked for each letter; nearly all of them carry no phrase, and that costs no look at the disk."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._one = asyncio.Semaphore(1)

    async def wanted(self, letter: Letter) -> str | None:
        """The phrase that this letter may carry, if it may be tried now."""
        message = letter.update.get("message") or {}
        chat, sender, text = message.get("chat") or {}, message.get("from") or {}, message.get("text") or ""
        if chat.get("type") != "private" or not 0 < len(text) <= LONGEST or text.startswith("/"):
            return None
        async with self._house.store.turn() as tx:
            person = await people.of_sender(tx, int(sender.get("id", 0)))
            if person is None or not discreet.may_be_phrase(person, text):
                return None
        return discreet.phrase_of(text)

    async def proof(self, phrase: str) -> str:
        """What it comes to."""
        async with self._one:
            return await asyncio.to_thread(slow_phrase.derive, phrase, slow_phrase.salt(self._house.store.keys))
