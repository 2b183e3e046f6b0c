"""How much may be sent: per group, per chat, in all. Counted in the clock's seconds, kept over a restart."""

from collections import defaultdict, deque
from datetime import datetime, timedelta

from rules.config import Limits
from rules.send import RANK, Urgency

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)
SLACK = timedelta(milliseconds=100)
KEPT_FOR_URGENT = 4
"""Of a group's minute, slots that only danger and urgent cases may use."""
MANY = 2000
"""So many chats are remembered before those into which nothing has gone for a minute are forgotten."""
KEPT_OF_ALL = 1
"""The same of a second, over all chats: while thousands wait, an urgent answer need not wait for any of them."""


class Pace:
    """When the next message may go into a chat."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._chats: dict[int, deque[datetime]] = defaultdict(deque)
        self._all: deque[datetime] = deque()
        self._paused: dict[int, datetime] = {}
        self._many = MANY

    def sent(self, chat: int, at: datetime) -> None:
        """A message went, or is going, into the chat."""
        self._chats[chat].append(at)
        if len(self._chats) > self._many:
            for each in list(self._chats):
                self._forget(each, at)
            self._many = max(MANY, 2 * len(self._chats))
        self._all.append(self._counted(at))
        while len(self._all) > self.limits.total_per_second:
            self._all.popleft()

    def _counted(self, at: datetime) -> datetime:
        """While more waits than may go, whoever uses a place a little after it came free has it from when it did: else
        every wake-up that is late by some milliseconds would make the second longer."""
        most = self.limits.total_per_second - KEPT_OF_ALL
        if not 0 < most <= len(self._all):
            return at
        free = self._all[-most] + SECOND
        return free if timedelta() < at - free <= SLACK else at

    def pause(self, chat: int, until: datetime) -> None:
        """Telegram asked to wait."""
        self._paused[chat] = max(until, self._paused.get(chat, until))

    def set_back(self) -> None:
        """The clock was set back: what was counted before means nothing now. Telegram counts as well, and says so."""
        self._chats.clear()
        self._all.clear()
        self._paused.clear()

    def free_at(self, chat: int, urgency: Urgency, now: datetime) -> datetime:
        """The earliest instant at which a message of this urgency may go into the chat; `now` or later."""
        self._forget(chat, now)
        at = max(self.anywhere_at(urgency, now), self._paused.get(chat, now))
        times = self._chats.get(chat)
        if not times:
            return at
        if self.limits.chat_per_second:
            at = max(at, _after(times, self.limits.chat_per_second, SECOND, now))
        if chat < 0 and self.limits.group_per_minute:
            most = self.limits.group_per_minute
            if RANK[urgency] > RANK[Urgency.URGENT]:
                most = max(1, most - KEPT_FOR_URGENT)
            at = max(at, _after(times, most, MINUTE, now))
        return at

    def anywhere_at(self, urgency: Urgency, now: datetime) -> datetime:
        """The same, as far as all chats together are concerned: before this there is no need to look at any of them."""
        most = self.limits.total_per_second
        if not most:
            return now
        while self._all and self._all[-1] > now + MINUTE:
            self._all.pop()
        if RANK[urgency] > RANK[Urgency.URGENT]:
            most = max(1, most - KEPT_OF_ALL)
        return _after(self._all, most, SECOND, now)

    def _forget(self, chat: int, now: datetime) -> None:
        """What lies over a minute back, or ahead because the clock was set back, counts no more."""
        times = self._chats.get(chat)
        while times and times[0] <= now - MINUTE:
            times.popleft()
        while times and times[-1] > now + MINUTE:
            times.pop()
        if not times:
            self._chats.pop(chat, None)
        if self._paused.get(chat, now) <= now:
            self._paused.pop(chat, None)


def _after(times: deque[datetime], most: int, span: timedelta, now: datetime) -> datetime:
    if len(times) < most or times[-most] <= now - span:
        return now
    return times[-most] + span
