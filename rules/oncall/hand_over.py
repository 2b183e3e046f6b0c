"""What whoever comes on duty has to know: how much is open, and what is late. No words of any case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from rules.case import Case, State
from rules.checkins import next_ones
from rules.config import Rota
from rules.due_kinds import Counts, Kind, Of
from rules.oncall.deadlines import clock_from, target
from rules.send import RANK, Line, line
from rules.targets import Targets

SHIFT = Kind("shift", Of.HOUSE, Counts.BY_THE_CLOCK)
SHOWN = 8
NEXT = 5
"""So many of the check-ins that come next are named."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How many cases of a team are open in each state, and those whose target is over, the most urgent first."""

    waiting: int
    taken: int
    answered: int
    overdue: tuple[Case, ...]
    next: tuple[Case, ...] = ()  # with a check-in ahead, the next first


def standing(cases: Iterable[Case], rota: Rota | None, zone: tzinfo, now: datetime, targets: Targets) -> Standing:
    """Of the open cases of one team."""
    found = [each for each in cases if each.open]
    number = {state: sum(each.state is state for each in found) for state in State}
    waits = [each for each in found if each.state in (State.WAITING, State.TAKEN)]
    late = [each for each in waits if now >= target(each.urgency, _since(each, now), rota, zone, targets)]
    late.sort(key=lambda each: (RANK[each.urgency], _since(each, now)))
    ahead = next_ones(found, found[0].team, NEXT) if found else ()
    return Standing(number[State.WAITING], number[State.TAKEN], number[State.ANSWERED], tuple(late), ahead)


def lines(found: Standing) -> tuple[Line, ...]:
    """The same in sentences."""
    said = [line("summary-title", waiting=found.waiting, taken=found.taken, answered=found.answered)]
    shown = found.overdue[:SHOWN]
    said += [line("shift-late", code=each.code, urgency=line(f"urgency-{each.urgency}")) for each in shown]
    more = len(found.overdue) - len(shown)
    said += [line("board-more", count=more)] if more else []
    for each in found.next:
        day, _, time = each.checkin.partition("T")
        said.append(line("shift-checkin", code=each.code, day=day, time=time[:5]))
    return tuple(said)


def _since(case: Case, now: datetime) -> datetime:
    """Since when an answer is owed."""
    return clock_from(case, now) if case.state is State.TAKEN else case.waits or case.heard or case.opened
