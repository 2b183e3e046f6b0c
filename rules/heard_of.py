"""Whether a team has heard of a case: its first words may still wait for their minute."""

from datetime import datetime, timedelta

from rules.case import Case, State
from rules.defaults import FIRST_WORDS_WAIT_AT_MOST
from rules.oncall import bursts
from rules.send import RANK, Urgency

LONGEST: timedelta = FIRST_WORDS_WAIT_AT_MOST + bursts.STEP
"""So long first words may wait, with what whoever has written too much waits before."""


def waits(case: Case, now: datetime) -> bool:
    """Whether it is still before the instant that first words were to wait for. One that lies farther ahead than any
    wait was made by a clock that has been set back since."""
    return case.waits is not None and now < case.waits <= now + LONGEST


def told_of(case: Case, now: datetime) -> bool:
    """Whether the team has heard of the case."""
    return case.state is not State.WAITING or not waits(case, now) or RANK[case.urgency] <= RANK[Urgency.URGENT]
