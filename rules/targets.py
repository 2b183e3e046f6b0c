"""By when a human is meant to have answered, where the file says nothing."""

from collections.abc import Mapping
from datetime import timedelta

from rules.send import Urgency

Targets = Mapping[Urgency, timedelta]

TARGETS: Targets = {
    Urgency.DANGER: timedelta(minutes=15),
    Urgency.URGENT: timedelta(hours=2),
    Urgency.SOON: timedelta(days=1),
    Urgency.ROUTINE: timedelta(days=3),
}
"""Danger counts on the clock, urgent within cover; a day of *soon* is a later day with cover, to its end."""
