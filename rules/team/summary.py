"""Many cases on one screen of a phone: the most pressing first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from rules.case import Case, State
from rules.send import RANK, Line, line

MOST = 40
"""Rows of one message; what is behind them is counted."""
ORDER = {State.WAITING: 0, State.TAKEN: 1, State.ANSWERED: 2}


@dataclass(frozen=True, slots=True)
class Overview:
    """The open cases in order, as far as they fit, and how many there are."""

    rows: tuple[Case, ...]
    more: int
    waiting: int
    taken: int
    answered: int


def overview(cases: Iterable[Case], team: str, holder: int | None = None) -> Overview:
    """The open cases of a team, or of one holder: nobody's first, then those without an answer; urgent before old."""
    found = [each for each in cases if each.open and each.team == team and holder in (None, each.holder)]
    found.sort(key=lambda each: (ORDER[each.state], RANK[each.urgency], since(each)))
    number = {state: sum(each.state is state for each in found) for state in ORDER}
    rows, more = tuple(found[:MOST]), max(len(found) - MOST, 0)
    return Overview(rows, more, number[State.WAITING], number[State.TAKEN], number[State.ANSWERED])


def since(case: Case) -> datetime:
    """Since when it stands as it stands."""
    if case.state is State.ANSWERED:
        return case.answered or case.opened
    return case.waits or case.heard or case.opened


def age(span: timedelta) -> Line:
    """A span as people say it: minutes, hours, days."""
    minutes = max(int(span.total_seconds()) // 60, 0)
    if minutes < 100:
        return line("age-minutes", count=minutes)
    hours = minutes // 60
    return line("age-hours", count=hours) if hours < 48 else line("age-days", count=hours // 24)
