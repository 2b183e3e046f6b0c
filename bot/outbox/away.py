"""Groups that cannot be reached: since when, and which cases' people know."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from rules.outcome import Fate

PATIENCE = timedelta(minutes=1)
"""A short fault is nobody's business; after this, admins and the people who wait hear of it."""
FAILED = frozenset({Fate.PASSING, Fate.UNCERTAIN, Fate.GROUP_LOST})


@dataclass(slots=True)
class Absence:
    """One group's silence."""

    since: datetime
    admins_know: bool = False
    cases: set[int] = field(default_factory=set)


class Away:
    """Kept in memory: after a restart the count begins anew."""

    def __init__(self) -> None:
        self._absent: dict[int, Absence] = {}

    def noted(self, chat: int, fate: Fate, now: datetime) -> None:
        """What became of a call to this chat."""
        if fate in FAILED:
            self._absent.setdefault(chat, Absence(now))
        elif fate is Fate.SENT:
            self._absent.pop(chat, None)

    def overdue(self, now: datetime) -> list[tuple[int, Absence]]:
        """Groups away for too long. None while private chats fail as well: then it is Telegram that is away, and
        what we would say about the group could only arrive when it is no longer true."""
        if any(chat > 0 for chat in self._absent):
            return []
        return [(chat, absence) for chat, absence in self._absent.items() if now - absence.since >= PATIENCE]
