"""Words that come faster than a small team can read: all kept, some a little later. Danger is never slowed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from rules.case import Case
from rules.person import Person

HOUR = timedelta(hours=1)
STEP = timedelta(minutes=5)
"""What is too much goes out together, at every such step of the clock."""
BURST = timedelta(minutes=10)
"""Words that follow each other within this are acknowledged once."""


def counted(person: Person, now: datetime) -> Person:
    """One more message of this hour."""
    if person.hour is None or abs(now - person.hour) >= HOUR:
        return replace(person, hour=now, words_in_hour=1)
    return replace(person, words_in_hour=person.words_in_hour + 1)


def later(person: Person, now: datetime, per_hour: int) -> datetime | None:
    """When the words go, where there were more than `per_hour` (0: no limit); None: at once."""
    if not per_hour or person.words_in_hour <= per_hour:
        return None
    steps = int(now.timestamp() // STEP.total_seconds()) + 1
    return datetime.fromtimestamp(steps * STEP.total_seconds(), UTC)


def first_too_many(person: Person, per_hour: int) -> bool:
    """Whether this is the message at which it is told that words go slower."""
    return bool(per_hour) and person.words_in_hour == per_hour + 1


def new_burst(case: Case, person: Person, now: datetime) -> bool:
    """Whether words into this conversation are worth a word back; `case` as it was before them."""
    return person.wrote_in != case.id or case.heard is None or abs(now - case.heard) > BURST
