"""Words that come faster than a small team can read: all kept, some a little later. Danger is never slowed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from rules.case import Case
from rules.person import Person

Where = TypeVar("Where", Case, Person)
HOUR = timedelta(hours=1)
STEP = timedelta(minutes=5)
"""What is too much goes out together, at every such step of the clock."""
BURST = timedelta(minutes=10)
"""Words that follow each other within this are acknowledged once."""


def counted(where: Where, now: datetime) -> Where:
    """One more message of this hour: of a conversation, or in a draft. Words of one conversation never wait for those
    of another."""
    if where.hour is None or abs(now - where.hour) >= HOUR:
        return replace(where, hour=now, words_in_hour=1)
    return replace(where, words_in_hour=where.words_in_hour + 1)


def later(where: Case | Person, now: datetime, per_hour: int) -> datetime | None:
    """When the words go, where there were more than `per_hour` (0: no limit); None: at once."""
    if not per_hour or where.words_in_hour <= per_hour:
        return None
    steps = int(now.timestamp() // STEP.total_seconds()) + 1
    return datetime.fromtimestamp(steps * STEP.total_seconds(), UTC)


def first_too_many(where: Case | Person, per_hour: int) -> bool:
    """Whether this is the message at which it is told that words go slower."""
    return bool(per_hour) and where.words_in_hour == per_hour + 1


def new_burst(case: Case, person: Person, now: datetime) -> bool:
    """Whether words into this conversation are worth a word back; `case` as it was before them."""
    return person.wrote_in != case.id or case.heard is None or abs(now - case.heard) > BURST
