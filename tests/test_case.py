"""The case's states: every pair of state and event is allowed or refused on purpose, and the drawing is the table's."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from rules import case as cases
from rules.case import NEXT, OPEN, REFUSED, Case, Event, State
from rules.diagram import drawing
from rules.refused import Refused
from rules.send import Urgency

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
ADIL, BEA = 111, 222


def case(state: State = State.WAITING, holder: int | None = None) -> Case:
    return Case(1, "K7Q-4MX", "team", "other", Urgency.SOON, 1, NOW, state=state, holder=holder)


@pytest.mark.parametrize("event", list(Event))
@pytest.mark.parametrize("state", list(State))
def test_every_pair_is_allowed_or_refused_on_purpose(state: State, event: Event) -> None:
    assert ((state, event) in NEXT) != ((state, event) in REFUSED)
    if (state, event) in NEXT:
        assert cases.step(case(state), event).state is NEXT[state, event]
    else:
        with pytest.raises(Refused) as refused:
            cases.step(case(state), event)
        assert refused.value.line.id == REFUSED[state, event]


def test_the_drawing_in_the_documents_is_the_table() -> None:
    page = (Path(__file__).parent.parent / "docs" / "case.md").read_text(encoding="utf-8")
    assert drawing() in page
    assert drawing().count("-->") == len(NEXT) + 2


def test_only_the_holder_answers_releases_and_closes() -> None:
    taken = cases.take(case(), ADIL, NOW)
    acts: tuple[Callable[[], Case], ...] = (
        lambda: cases.answer(taken, BEA, NOW),
        lambda: cases.release(taken, BEA),
        lambda: cases.close(taken, BEA, NOW),
    )
    for act in acts:
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.line.id == "refused-not-holder"
    assert cases.answer(taken, BEA, NOW, confirmed=True).state is State.ANSWERED


def test_a_closed_case_opens_again_when_the_reporter_writes() -> None:
    closed = cases.close(cases.take(case(), ADIL, NOW), ADIL, NOW)
    again = cases.hear(closed, NOW + timedelta(days=3))
    assert (again.state, again.holder, again.closed) == (State.WAITING, None, None)


class Life(RuleBasedStateMachine):
    """Whatever happens in whatever order, a case keeps its word."""

    def __init__(self) -> None:
        super().__init__()
        self.case = case()

    @rule(event=st.sampled_from(list(Event)), member=st.sampled_from([ADIL, BEA]))
    def happen(self, event: Event, member: int) -> None:
        acts: dict[Event, Callable[[], Case]] = {
            Event.HEAR: lambda: cases.hear(self.case, NOW),
            Event.TAKE: lambda: cases.take(self.case, member, NOW),
            Event.ANSWER: lambda: cases.answer(self.case, member, NOW),
            Event.RELEASE: lambda: cases.release(self.case, member),
            Event.LAPSE: lambda: cases.lapse(self.case),
            Event.CLOSE: lambda: cases.close(self.case, member, NOW),
            Event.REOPEN: lambda: cases.reopen(self.case, member, NOW),
            Event.EXPIRE: lambda: cases.expire(self.case),
            Event.ERASE: lambda: cases.erase(self.case),
        }
        before = self.case
        try:
            self.case = acts[event]()
        except Refused:
            assert self.case is before
        else:
            assert (before.state, event) in NEXT

    @invariant()
    def somebody_holds_it_exactly_when_it_is_taken(self) -> None:
        if self.case.state in (State.TAKEN, State.ANSWERED):
            assert self.case.holder is not None
        if self.case.state is State.WAITING:
            assert self.case.holder is None
        assert self.case.open == (self.case.state in OPEN)

    @invariant()
    def retention_runs_exactly_while_it_is_closed(self) -> None:
        if self.case.state is State.CLOSED:
            assert self.case.closed is not None
        elif self.case.open:
            assert self.case.closed is None


Life.TestCase.settings = settings(max_examples=200, stateful_step_count=30, deadline=None)
TestLife = Life.TestCase
