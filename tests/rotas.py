"""Rotas of all kinds for the tests that hold for every one of them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import strategies as st

from rules.config import Away, Cover, Rota, Season
from rules.oncall.overrides import Does, Override
from rules.oncall.rota import Schedule

NAMES = ("Adil", "Bea", "Noor", "Idris", "Carl")
FIRST, LAST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2046, 1, 1, tzinfo=UTC)
ZONES = sorted(available_timezones())

zones = st.sampled_from(ZONES).map(ZoneInfo)
moments = st.integers(0, int((LAST - FIRST).total_seconds())).map(lambda each: FIRST + timedelta(seconds=each))
hours = st.integers(0, 24 * 60 - 1).map(lambda each: time(each // 60, each % 60))
days = st.integers(0, 365 * 20).map(lambda each: date(2026, 1, 1) + timedelta(days=each))
covers = st.builds(Cover, st.frozensets(st.integers(0, 6), min_size=1), hours, hours)
lengths = st.integers(60, 60 * 24 * 56).map(lambda each: timedelta(minutes=each))
orders = st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True).map(tuple)
names = st.sampled_from(NAMES)
away = st.tuples(names, st.builds(lambda on, more: Away(on, on + timedelta(days=more)), days, st.integers(0, 60)))


@st.composite
def seasons(draw: st.DrawFn) -> tuple[Season, ...]:
    """Some, in order, never two at once."""
    found: list[Season] = []
    day = draw(days)
    for number in range(draw(st.integers(0, 3))):
        begins = day + timedelta(days=draw(st.integers(1, 400)))
        day = begins + timedelta(days=draw(st.integers(0, 90)))
        cover, shift, order = draw(st.none() | covers), draw(st.none() | lengths), draw(st.none() | orders)
        found.append(Season(f"season {number}", begins, day, cover, shift, order))
    return tuple(found)


starts = st.integers(0, 365 * 24 * 60).map(lambda each: datetime(2026, 1, 1) + timedelta(minutes=each))  # noqa: DTZ001
rotas = st.builds(Rota, orders, starts, lengths, covers, seasons())


def override(number: int, kind: Does, who: str, other: str, span: tuple[datetime, int]) -> Override:
    begins, minutes = span
    return Override(
        str(number), kind, who, begins, begins + timedelta(minutes=minutes), other if kind is Does.COVER else ""
    )


@st.composite
def changes(draw: st.DrawFn, about: datetime) -> tuple[Override, ...]:
    """What people changed by hand round an instant."""
    near = st.integers(-60 * 24 * 20, 60 * 24 * 20).map(lambda each: about + timedelta(minutes=each))
    spans = st.tuples(near, st.integers(1, 60 * 24 * 10))
    number = draw(st.integers(0, 4))
    return tuple(
        override(each, draw(st.sampled_from(Does)), draw(names), draw(st.sampled_from(("", *NAMES))), draw(spans))
        for each in range(number)
    )


@st.composite
def schedules(draw: st.DrawFn) -> tuple[Schedule, datetime]:
    """A rota with all that decides, and an instant."""
    now = draw(moments)
    gone = tuple(draw(st.lists(away, max_size=3)))
    return Schedule(draw(rotas), draw(zones), gone, draw(changes(now))), now
