"""Groups that cannot be reached: since when, and which cases' people know."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from rules.outcome import Fate

PATIENCE = timedelta(minutes=1)
"""A short fault is nobody's business; after this, admins and the people who wait hear of it."""
FORGOTTEN = timedelta(minutes=6)
"""Whatever still waits is tried every five minutes: a private chat that is not tried any more says nothing."""
FAILED = frozenset({Fate.PASSING, Fate.UNCERTAIN, Fate.GROUP_LOST, Fate.REFUSED})


@dataclass(slots=True)
class Absence:
    """One chat's silence: since when, and when it was last tried."""

    since: datetime
    tried: datetime
    admins_know: bool = False
    cases: set[int] = field(default_factory=set)


class Away:
    """Kept in memory: after a restart the count begins anew."""

    def __init__(self) -> None:
        self._absent: dict[int, Absence] = {}
        self._reached: dict[int, datetime] = {}

    def noted(self, chat: int, fate: Fate, now: datetime) -> None:
        """What became of a call to this chat."""
        if fate is Fate.SENT:
            self._reached[chat] = now
        if fate in FAILED:
            self._absent.setdefault(chat, Absence(now, now)).tried = now
        elif fate is Fate.SENT or chat > 0:  # somebody who has blocked the bot is no sign that Telegram is away
            self._absent.pop(chat, None)

    def heard_lately(self, chat: int, now: datetime) -> bool:
        """Whether something else has reached this chat within the last minute: then it is not the chat that is away."""
        return chat in self._reached and now - self._reached[chat] < PATIENCE

    def overdue(self, now: datetime) -> list[tuple[int, Absence]]:
        """Groups away for too long. None while private chats fail as well: then it is Telegram that is away, and
        what we would say about the group could only arrive when it is no longer true."""
        for chat in [chat for chat, each in self._absent.items() if chat > 0 and now - each.tried > FORGOTTEN]:
            del self._absent[chat]
        if any(chat > 0 for chat in self._absent):
            return []
        return [(chat, absence) for chat, absence in self._absent.items() if now - absence.since >= PATIENCE]
