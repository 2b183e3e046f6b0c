"""The updates that wait for the bot, with the rules by which Telegram numbers, keeps and forgets them."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import inf
from random import Random

from rehearsal.world.people import Json

KEPT = 24 * 3600
"""How long Telegram keeps an update, in seconds."""

IDLE = 7 * 24 * 3600
"""After this many seconds without an update the next one gets a random number."""

KINDS = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
)
ON_REQUEST = frozenset(("chat_member", "message_reaction", "message_reaction_count"))
"""Sent only to a bot that names them in allowed_updates."""

BY_DEFAULT = frozenset(KINDS) - ON_REQUEST

LIVES = {"callback_query": 150, "inline_query": 30, "chosen_inline_result": 600, "shipping_query": 150}
"""Kinds that Telegram keeps for fewer seconds: a press that waits longer than 150 seconds is lost."""

TOLERANCE = 10
"""How far beyond the tail an offset may lie before Telegram takes it for a mistake."""


@dataclass(slots=True)
class Waiting:
    """One update: its number, until when Telegram keeps it (Unix seconds), and its JSON."""

    id: int
    until: float
    update: Json


class Queue:
    """What getUpdates reads. Everything that waits is unconfirmed; confirming removes it."""

    def __init__(self, now: Callable[[], float], random: Random) -> None:
        self._now = now
        self._random = random
        self._waiting: deque[Waiting] = deque()
        self._tail = random.randrange(10_000_000, 900_000_000)
        self._last_put: float | None = None
        self.restart_at: int | None = None
        """The number that the next restart after an idle week takes, for tests; random when None."""
        self.allowed: frozenset[str] = BY_DEFAULT
        self._waiter: asyncio.Future[bool] | None = None
        self._next_expiry = inf
        self.expired = 0
        """How many updates nobody fetched within a day: lost for good."""

    def __len__(self) -> int:
        self._expire()
        return len(self._waiting)

    @property
    def tail(self) -> int:
        """The number of the next update, unless a week passes first."""
        return self._tail

    def allow(self, kinds: Iterable[str]) -> None:
        """Keep only these kinds from now on; an empty list restores the default. Unknown names are ignored."""
        self.allowed = frozenset(kinds) & frozenset(KINDS) or BY_DEFAULT

    def put(self, kind: str, payload: Json) -> int | None:
        """Number an update and let it wait; its number, or None when the bot did not ask for this kind."""
        if kind not in self.allowed:
            return None
        return self.inject({kind: payload})

    def inject(self, update: Json) -> int:
        """Let any JSON wait, whatever was allowed; it is given a number unless it brings one."""
        now = self._now()
        if self._last_put is not None and now - self._last_put >= IDLE:
            self._tail = self._random.randrange(10_000_000, 900_000_000) if self.restart_at is None else self.restart_at
        number: int = update.get("update_id", self._tail)
        self._tail = max(self._tail, number + 1)
        self._last_put = now
        life = min((LIVES[kind] for kind in update if kind in LIVES), default=KEPT)
        self._next_expiry = min(self._next_expiry, now + life)
        self._waiting.append(Waiting(number, now + life, {"update_id": number} | update))
        self._wake(True)
        return number

    def get(self, offset: int, limit: int) -> list[Json]:
        """What getUpdates answers at once, and what it confirms by asking.

        Below the head the offset confirms nothing; at the tail it confirms everything and the answer is empty; beyond
        the tail Telegram takes it for a mistake and starts from the head, confirming nothing.
        """
        self._expire()
        if offset < 0:
            offset = max(self._tail + offset, 0)
        if offset <= self._tail + TOLERANCE:
            while self._waiting and self._waiting[0].id < offset:
                self._waiting.popleft()
        return [waiting.update for waiting, _ in zip(self._waiting, range(limit), strict=False)]

    async def arrival(self, timeout: float) -> bool:
        """Wait for an update, real seconds at most; False when somebody else began to wait meanwhile."""
        self._wake(False)
        waiter = self._waiter = asyncio.get_running_loop().create_future()
        try:
            return await asyncio.wait_for(waiter, timeout)
        except TimeoutError:
            return True
        finally:
            if self._waiter is waiter:
                self._waiter = None

    @property
    def waited_for(self) -> bool:
        """Whether a getUpdates request is waiting at this moment."""
        return self._waiter is not None

    def _wake(self, arrived: bool) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(arrived)

    def clear(self) -> None:
        """Forget everything that waits, as deleteWebhook does when asked to."""
        self._waiting.clear()

    def _expire(self) -> None:
        now = self._now()
        if now < self._next_expiry:
            return
        kept = deque(waiting for waiting in self._waiting if waiting.until >= now)
        self.expired += len(self._waiting) - len(kept)
        self._waiting = kept
        self._next_expiry = min((waiting.until for waiting in kept), default=inf)
