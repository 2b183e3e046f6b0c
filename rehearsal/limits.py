"""Telegram's limits on sending, on the World's clock."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil

TOTAL = 30
"""Messages a second from one bot to everybody."""

CHAT_RATE = 1.0
CHAT_BURST = 3
"""Into one chat about one message a second, with three at once now and then."""

GROUP = 20
WINDOW = 60.0
"""Into one group at most 20 messages in any 60 seconds."""


@dataclass(slots=True)
class Bucket:
    """A token bucket: `size` at once, then `rate` a second."""

    rate: float
    size: float
    tokens: float
    at: float

    def wait(self, weight: int, now: float) -> float:
        """Seconds until `weight` can be taken; 0 if at once. More than the bucket holds needs it full."""
        self.tokens = min(self.size, self.tokens + max(now - self.at, 0.0) * self.rate)
        self.at = now
        lacking = min(weight, self.size) - self.tokens
        return max(lacking, 0.0) / self.rate if lacking > 1e-9 else 0.0

    def take(self, weight: int) -> None:
        """Take; what is taken beyond the content is owed."""
        self.tokens -= weight


@dataclass(slots=True)
class Limits:
    """Who may send how much; what is refused does not count. Everything may be changed for a test."""

    now: Callable[[], float]
    total: float = TOTAL
    chat_rate: float = CHAT_RATE
    chat_burst: float = CHAT_BURST
    group: int = GROUP
    refused: int = 0
    _all: Bucket | None = None
    _chats: dict[int, Bucket] = field(default_factory=dict)
    _windows: dict[int, deque[float]] = field(default_factory=dict)

    def admit(self, chat: int, weight: int, *, group: bool) -> int:
        """0 if this many messages may go into the chat now, and counts them; else the seconds to wait, at least 1."""
        now = self.now()
        if self._all is None:
            self._all = Bucket(self.total, self.total, self.total, now)
        own = self._chats.get(chat)
        if own is None:
            own = self._chats[chat] = Bucket(self.chat_rate, self.chat_burst, self.chat_burst, now)
        window = self._windows.setdefault(chat, deque()) if group else None
        wait = max(self._all.wait(weight, now), own.wait(weight, now), self._window_wait(window, weight, now))
        if wait > 0:
            self.refused += 1
            return max(ceil(wait), 1)
        self._all.take(weight)
        own.take(weight)
        if window is not None:
            window.extend([now] * weight)
        return 0

    def give_back(self, chat: int, weight: int) -> None:
        """Take back what was counted for a request that Telegram then refused."""
        if self._all is not None:
            self._all.tokens += weight
        if chat in self._chats:
            self._chats[chat].tokens += weight
        for _ in range(weight):
            if window := self._windows.get(chat):
                window.pop()

    def _window_wait(self, window: deque[float] | None, weight: int, now: float) -> float:
        """Seconds until the group's last minute has room for this many."""
        if window is None:
            return 0.0
        while window and window[0] <= now - WINDOW:
            window.popleft()
        excess = len(window) + min(weight, self.group) - self.group
        return window[excess - 1] + WINDOW - now if excess > 0 else 0.0
