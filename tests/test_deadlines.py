"""When somebody is reminded, when a case is given back, whom the ladder calls: decided on paper, by the wall clock."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import ladder
from rules.case import Case, State
from rules.config import Cover, Member, Rota, Team
from rules.ladder import LADDERS, Called, Rung
from rules.oncall import deadlines, page
from rules.oncall.deadlines import Mark
from rules.send import Urgency
from rules.targets import TARGETS

ZONE = ZoneInfo("America/Los_Angeles")
EVERY_DAY = Cover(frozenset(range(7)), time(9), time(21))
WEEKDAYS = Cover(frozenset(range(5)), time(9), time(17))
ROTA = Rota(("Adil", "Bea"), datetime(2026, 1, 5, 9), timedelta(weeks=1), EVERY_DAY)  # noqa: DTZ001 - wall time
OFFICE = Rota(("Adil", "Bea"), datetime(2026, 1, 5, 9), timedelta(weeks=1), WEEKDAYS)  # noqa: DTZ001 - wall time
ADIL, BEA, CARL, OLLA = (
    Member(111, "Adil", {"": "counsellor"}),
    Member(112, "Bea", {"": "social worker"}),
    Member(113, "Carl", {"": "lawyer"}),
    Member(114, "Olla", {"": "trainee"}, observer=True),
)
TEAM = Team("team", -1, ("Carl",), (ADIL, BEA, CARL, OLLA), ROTA)
OFFICES = replace(TEAM, rota=OFFICE)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """March 2026, on the wall of Los Angeles; the 2nd is a Monday."""
    return datetime(2026, 3, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


def case(urgency: Urgency, state: State = State.TAKEN, **more: Any) -> Case:
    return Case(1, "K7Q-4MX", "team", "other", urgency, 1, at(2, 10), state=state, holder=111, **more)


@pytest.mark.parametrize(
    ("urgency", "rota", "since", "expected"),
    [
        (Urgency.DANGER, ROTA, at(2, 10), at(2, 10, 15)),
        (Urgency.DANGER, ROTA, at(2, 3), at(2, 3, 15)),
        (Urgency.URGENT, ROTA, at(2, 10), at(2, 12)),
        (Urgency.URGENT, ROTA, at(2, 20), at(3, 10)),
        (Urgency.URGENT, OFFICE, at(6, 16), at(9, 10)),
        (Urgency.URGENT, None, at(2, 23), at(3, 1)),
        (Urgency.SOON, ROTA, at(2, 10), at(3, 21)),
        (Urgency.SOON, OFFICE, at(6, 10), at(9, 17)),
        (Urgency.SOON, OFFICE, at(7, 10), at(9, 17)),
        (Urgency.ROUTINE, ROTA, at(2, 10), at(5, 10)),
        (Urgency.ROUTINE, ROTA, at(2, 23), at(6, 9)),
        (Urgency.ROUTINE, OFFICE, at(4, 10), at(9, 10 - 1)),
    ],
)
def test_targets_are_those_of_the_design(
    urgency: Urgency, rota: Rota | None, since: datetime, expected: datetime
) -> None:
    if urgency is Urgency.ROUTINE and rota is OFFICE:
        expected = datetime(2026, 3, 9, 9, tzinfo=ZONE).astimezone(UTC)  # behind the jump of the clock on the 8th
    assert deadlines.target(urgency, since, rota, ZONE) == expected


def test_danger_taken_is_reminded_called_and_given_back() -> None:
    taken = case(Urgency.DANGER, taken=at(2, 10), waits=at(2, 9, 58))
    seen: list[Any] = []
    now = at(2, 10)
    while not seen or seen[-1].mark is not Mark.LAPSE:
        following = deadlines.upcoming(taken, TEAM, ZONE, now)
        assert following is not None
        seen.append(following)
        now = following.at
    assert [(each.mark, each.at - at(2, 10)) for each in seen] == [
        (Mark.REMIND, timedelta(minutes=7, seconds=30)),
        (Mark.CALL, timedelta(minutes=10)),
        (Mark.LAPSE, timedelta(minutes=15)),
    ]


def test_half_of_the_target_is_half_of_the_time_on_duty() -> None:
    """Cover from 9 to 17: taken at 15:16 it is reminded within the same day, not in the last minutes of the next."""
    taken = case(Urgency.URGENT, taken=at(2, 15, 16), waits=at(2, 15))
    first = deadlines.upcoming(taken, OFFICES, ZONE, at(2, 15, 16))
    assert first == deadlines.Next(Mark.REMIND, at(2, 16, 16))
    assert deadlines.upcoming(taken, OFFICES, ZONE, at(2, 16, 16)) == deadlines.Next(Mark.LAPSE, at(3, 9, 16))
    soon = case(Urgency.SOON, taken=at(6, 13), waits=at(6, 13))  # a Friday: four hours that day, eight on Monday
    assert deadlines.upcoming(soon, OFFICES, ZONE, at(6, 13)) == deadlines.Next(Mark.REMIND, at(9, 11))


def test_targets_and_ladders_are_those_of_the_file() -> None:
    targets = {**TARGETS, Urgency.URGENT: timedelta(hours=1), Urgency.SOON: timedelta(days=2)}
    assert deadlines.target(Urgency.URGENT, at(2, 10), ROTA, ZONE, targets) == at(2, 11)
    assert deadlines.target(Urgency.SOON, at(2, 10), ROTA, ZONE, targets) == at(4, 21)
    assert deadlines.target(Urgency.SOON, at(2, 10), None, ZONE, targets) == at(4, 10)
    ladders = {**LADDERS, Urgency.SOON: (Rung(timedelta(), Called.ON_CALL), Rung(timedelta(hours=3), Called.ADMINS))}
    assert page.wait(Urgency.SOON, 1, at(2, 10), replace(TEAM, ladders=ladders), ZONE) == at(2, 13)


def test_above_its_top_a_ladder_calls_everybody_again_and_again() -> None:
    assert {ladder.rung(urgency, number).called for urgency in Urgency for number in range(4, 40)} == {Called.EVERYONE}


def test_nobody_is_reminded_at_night() -> None:
    taken = case(Urgency.URGENT, taken=at(2, 20, 30), waits=at(2, 20))
    following = deadlines.upcoming(taken, TEAM, ZONE, at(2, 20, 30))
    assert following is not None
    assert following.at >= at(3, 9)


def test_more_words_of_the_reporter_do_not_put_the_target_off() -> None:
    taken = case(Urgency.URGENT, taken=at(2, 10), waits=at(2, 10), heard=at(2, 11, 59))
    following = deadlines.upcoming(taken, TEAM, ZONE, at(2, 11, 59))
    assert following == deadlines.Next(Mark.LAPSE, at(2, 12))


def test_an_answer_is_followed_up_after_three_days_and_again() -> None:
    answered = case(Urgency.SOON, State.ANSWERED, taken=at(2, 10), answered=at(2, 10))
    first = deadlines.upcoming(answered, TEAM, ZONE, at(2, 10))
    assert first == deadlines.Next(Mark.FOLLOW, at(5, 10))
    assert deadlines.upcoming(answered, TEAM, ZONE, at(5, 10)) == deadlines.Next(
        Mark.FOLLOW, deadlines.within_cover(at(2, 10) + timedelta(days=6), ROTA, ZONE)
    )


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(lambda each: each.replace(tzinfo=UTC))  # noqa: DTZ001


@given(
    urgency=st.sampled_from(list(Urgency)),
    state=st.sampled_from([State.TAKEN, State.ANSWERED]),
    rota=st.sampled_from([ROTA, OFFICE, None]),
    taken=MOMENTS,
    passed=st.timedeltas(timedelta(), timedelta(days=30)),
)
def test_whoever_holds_a_case_always_has_a_next_step(
    urgency: Urgency, state: State, rota: Rota | None, taken: datetime, passed: timedelta
) -> None:
    held = case(urgency, state, taken=taken, waits=taken, answered=taken)
    now = taken + passed
    following = deadlines.upcoming(held, replace(TEAM, rota=rota), ZONE, now)
    assert following is not None
    assert following.at >= now
    assert following.mark is Mark.LAPSE or following.at > now
    end = deadlines.target(urgency, taken, rota, ZONE)
    assert taken < end <= taken + timedelta(days=7) or urgency is Urgency.SOON


def test_the_ladder_is_that_of_the_design() -> None:
    minutes = [int(ladder.rung(Urgency.DANGER, number).after.total_seconds() // 60) for number in range(10)]
    assert minutes == [0, 5, 10, 15, 30, 45, 60, 120, 180, 240]
    assert [ladder.rung(Urgency.URGENT, number).after for number in range(4)] == [
        timedelta(),
        timedelta(minutes=30),
        timedelta(hours=1),
        timedelta(hours=2),
    ]


def test_each_rung_calls_whom_it_says_and_never_an_observer() -> None:
    def names(whom: Called) -> set[str]:
        return {each.name for each in page.called(TEAM, whom, ZONE, at(2, 10))}

    assert names(Called.ON_CALL) <= {"Adil", "Bea"}
    assert len(names(Called.ON_CALL)) == 1
    assert names(Called.BACKUP) == {"Adil", "Bea"}
    assert names(Called.EVERYONE) == {"Adil", "Bea", "Carl"}
    assert names(Called.ADMINS) == {"Adil", "Bea", "Carl"}


@given(now=MOMENTS, number=st.integers(1, 30), urgency=st.sampled_from(list(Urgency)))
def test_there_is_always_a_next_rung_and_only_danger_calls_at_night(
    now: datetime, number: int, urgency: Urgency
) -> None:
    due = page.wait(urgency, number, now, TEAM, ZONE)
    assert due > now
    if urgency is not Urgency.DANGER:
        assert 9 <= due.astimezone(ZONE).hour < 21
