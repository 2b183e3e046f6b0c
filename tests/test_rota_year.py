"""A year on call, played on paper: who is called how often, who is woken at night, and whether it is fair."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from time import process_time
from zoneinfo import ZoneInfo

from rules import ladder
from rules.config import Away, Cover, Member, Rota, Season, Team
from rules.oncall import page
from rules.oncall.cover import in_cover
from rules.oncall.overrides import Does, Override
from rules.send import Urgency

ZONE = ZoneInfo("America/Los_Angeles")
BEGINS = datetime(2026, 1, 1, tzinfo=UTC)
CASES = 1500
"""Four a day, more than any trial has seen."""
MIX = [Urgency.DANGER] * 2 + [Urgency.URGENT] * 3 + [Urgency.SOON] * 5 + [Urgency.ROUTINE] * 5
EVERY_DAY = Cover(frozenset(range(7)), time(9), time(21))
RAMADAN = Season("Ramadan", date(2026, 2, 18), date(2026, 3, 19), replace(EVERY_DAY, begins=time(12), ends=time(1)))
EXAMS = Season("Exams", date(2026, 6, 1), date(2026, 6, 14), order=("Noor", "Idris"), shift=timedelta(days=1))
ORDER = ("Adil", "Bea", "Noor", "Idris")
GONE = (Away(date(2026, 8, 3), date(2026, 8, 16)),)


def team(*seasons: Season, away: tuple[Away, ...] = ()) -> Team:
    rota = Rota(ORDER, datetime(2026, 1, 5, 9), timedelta(weeks=1), EVERY_DAY, seasons)  # noqa: DTZ001 - wall time
    members = tuple(
        Member(number, name, {"": "counsellor"}, away=away if name == "Bea" else ())
        for number, name in enumerate(ORDER, 1)
    )
    return Team("team", -1, ("Adil",), members, rota)


@dataclass
class Year:
    """What it was for each person."""

    paged: Counter[str] = field(default_factory=Counter)
    woken: Counter[str] = field(default_factory=Counter)
    taken: Counter[str] = field(default_factory=Counter)
    asleep: list[Urgency] = field(default_factory=list)
    """Of what was called outside of cover."""


def arriving(dice: Random) -> Iterator[tuple[datetime, Urgency]]:
    for _ in range(CASES):
        yield BEGINS + timedelta(seconds=dice.randrange(365 * 86400)), dice.choice(MIX)


def play(group: Team, overrides: tuple[Override, ...] = ()) -> Year:
    """Whoever is called takes it in three of four cases; where nobody does, the ladder goes on."""
    dice, year = Random(26), Year()
    for at, urgency in arriving(dice):
        number, taker = 0, ""
        while not taker:
            at = page.wait(urgency, number, at, group, ZONE)
            for member in page.called(group, ladder.rung(urgency, number).called, ZONE, at, overrides):
                year.paged[member.name] += 1
                year.woken[member.name] += 0 < at.astimezone(ZONE).hour < 7
                if not taker and dice.random() < 0.75:
                    taker = member.name
            assert group.rota is not None
            if not in_cover(group.rota, ZONE, at):
                year.asleep.append(urgency)
            number += 1
        year.taken[taker] += 1
    return year


def fair(counted: Counter[str]) -> bool:
    mean = counted.total() / len(ORDER)
    return max(counted[name] for name in ORDER) <= 1.5 * mean and all(counted[name] for name in ORDER)


def test_a_year_is_fair_and_only_danger_wakes_anybody() -> None:
    began = process_time()
    year = play(team(RAMADAN))
    assert process_time() - began < 60
    assert year.taken.total() == CASES
    assert fair(year.paged), year.paged
    assert fair(year.woken), year.woken
    assert year.asleep
    assert set(year.asleep) == {Urgency.DANGER}


def test_a_year_with_absences_and_swaps_shows_who_had_more() -> None:
    swap = Override("1", Does.COVER, "Idris", BEGINS, BEGINS + timedelta(days=180), "Adil")
    plain, changed = play(team()), play(team(EXAMS, away=GONE), (swap,))
    assert changed.taken.total() == CASES
    assert changed.paged["Idris"] > 1.2 * plain.paged["Idris"]
    assert changed.paged["Adil"] < plain.paged["Adil"]
