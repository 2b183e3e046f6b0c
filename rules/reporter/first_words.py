"""How long the first words of a case wait, so that nobody can match the minute with a phone in somebody's hand."""

from datetime import timedelta
from random import Random

from rules.send import Urgency

PRESSING = (Urgency.DANGER, Urgency.URGENT)
"""Never made to wait."""


def wait(urgency: Urgency, least: timedelta, most: timedelta, chance: Random) -> timedelta:
    """At random up to the configured `most`, none for what is pressing. Whoever has written too much waits `least`."""
    if urgency in PRESSING:
        return timedelta()
    return least + timedelta(seconds=chance.randint(0, int(most.total_seconds())))
