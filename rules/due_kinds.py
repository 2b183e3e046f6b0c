"""What can be planned: whose it is, and what becomes of its time when the clock is set back.

A kind stands beside the rule that plans it. What is planned lies under its owner's key and goes with its owner.
"""

from dataclasses import dataclass
from enum import StrEnum


class Of(StrEnum):
    """Whose a planned thing is: whoever it is about takes it along when they are erased, or move."""

    CASE = "case"
    PERSON = "person"
    HOUSE = "house"  # about groups and the bot itself; nothing about a case or a person


class Counts(StrEnum):
    """Set back, the clock leaves an hour that people know where it is; a wait keeps its length."""

    FROM_NOW = "from-now"
    BY_THE_CLOCK = "by-the-clock"


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing that can be planned, once for each owner and reference."""

    name: str
    of: Of
    counts: Counts
