"""The rota: somebody is always on call, shifts begin by the clock on the wall, also when that clock is changed."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.config import Cover, Rota
from rules.oncall.cover import in_cover, next_cover
from rules.oncall.rota import Schedule, on_duty, shift
from rules.wall_clock import instant

ZONES = [
    ZoneInfo(name)
    for name in (
        "America/Los_Angeles",
        "Europe/Berlin",
        "Australia/Lord_Howe",  # half an hour
        "Asia/Amman",  # no changes any more
        "Africa/Casablanca",  # changes round Ramadan
        "America/Santiago",  # changes at midnight
        "Asia/Kolkata",
        "UTC",
    )
]
LOS_ANGELES, BERLIN, LORD_HOWE = ZONES[:3]
EVERY_DAY = Cover(frozenset(range(7)), time(9), time(21))

zones = st.sampled_from(ZONES)
walls = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31))  # noqa: DTZ001
moments = walls.map(lambda wall: wall.replace(tzinfo=UTC))
covers = st.builds(
    Cover,
    st.frozensets(st.integers(0, 6), min_size=1),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
)
rotas = st.builds(
    Rota,
    st.lists(st.sampled_from(["Adil", "Bea", "Noor", "Idris"]), min_size=1, max_size=5).map(tuple),
    walls.map(lambda wall: wall.replace(second=0, microsecond=0)),
    st.integers(60, 60 * 24 * 21).map(lambda minutes: timedelta(minutes=minutes)),
    covers,
)


def on_call(rota: Rota, zone: ZoneInfo, now: datetime) -> tuple[str, ...]:
    return on_duty(Schedule(rota, zone), now).names


def shift_ends(rota: Rota, zone: ZoneInfo, now: datetime) -> datetime:
    return shift(rota, zone, now).ends


def rota(order: str = "Adil Bea", starts: str = "2026-01-05T09:00", shift: int = 24, cover: Cover = EVERY_DAY) -> Rota:
    return Rota(tuple(order.split()), datetime.fromisoformat(starts), timedelta(hours=shift), cover)


def at(wall: str, zone: ZoneInfo = LOS_ANGELES, fold: int = 0) -> datetime:
    return datetime.fromisoformat(wall).replace(tzinfo=zone, fold=fold).astimezone(UTC)


def test_shifts_go_round() -> None:
    weekly = rota("Adil Bea Noor", shift=24 * 7)
    assert on_call(weekly, LOS_ANGELES, at("2026-01-05T09:00")) == ("Adil", "Bea")
    assert on_call(weekly, LOS_ANGELES, at("2026-01-12T08:59:59")) == ("Adil", "Bea")
    assert on_call(weekly, LOS_ANGELES, at("2026-01-12T09:00")) == ("Bea", "Noor")
    assert on_call(weekly, LOS_ANGELES, at("2026-01-20T12:00")) == ("Noor", "Adil")
    assert on_call(weekly, LOS_ANGELES, at("2026-01-27T12:00")) == ("Adil", "Bea")


def test_before_it_starts_it_is_the_first() -> None:
    assert on_call(rota(), LOS_ANGELES, at("2025-06-01T00:00")) == ("Adil", "Bea")
    assert on_call(rota(), LOS_ANGELES, at("2026-01-05T08:59")) == ("Adil", "Bea")
    assert shift_ends(rota(), LOS_ANGELES, at("2025-06-01T00:00")) == at("2025-06-01T09:00")


def test_one_person_has_no_backup_and_nobody_is_their_own() -> None:
    assert on_call(rota("Adil"), LOS_ANGELES, at("2026-03-01T00:00")) == ("Adil",)
    assert on_call(rota("Adil Adil Bea"), LOS_ANGELES, at("2026-01-05T09:00")) == ("Adil", "Bea")


@pytest.mark.parametrize(("day", "hours"), [("2026-03-07", 23), ("2026-10-31", 25), ("2026-07-01", 24)])
def test_a_shift_ends_at_nine_also_on_the_day_of_the_change(day: str, hours: int) -> None:
    begin = at(f"{day}T09:00")
    end = shift_ends(rota(), LOS_ANGELES, begin)
    assert end.astimezone(LOS_ANGELES).time() == time(9)
    assert end - begin == timedelta(hours=hours)


def test_a_wall_time_that_is_left_out_is_the_jump() -> None:
    jump = datetime(2026, 3, 8, 10, tzinfo=UTC)
    assert instant(datetime.fromisoformat("2026-03-08T02:30"), LOS_ANGELES) == jump
    assert instant(datetime.fromisoformat("2026-03-08T02:00"), LOS_ANGELES) == jump
    assert instant(datetime.fromisoformat("2026-03-08T03:00"), LOS_ANGELES) == jump
    lord_howe = instant(datetime.fromisoformat("2026-10-04T02:15"), LORD_HOWE)
    assert lord_howe == datetime(2026, 10, 3, 15, 30, tzinfo=UTC)


def test_a_wall_time_that_comes_twice_is_the_first() -> None:
    assert instant(datetime.fromisoformat("2026-11-01T01:30"), LOS_ANGELES) == at("2026-11-01T01:30", fold=0)


def test_a_shift_that_has_begun_does_not_end_when_the_hour_comes_again() -> None:
    nightly = rota(starts="2026-01-05T01:30")
    names = [
        on_call(nightly, LOS_ANGELES, at("2026-11-01T01:20")),
        on_call(nightly, LOS_ANGELES, at("2026-11-01T01:40")),
        on_call(nightly, LOS_ANGELES, at("2026-11-01T01:20", fold=1)),
        on_call(nightly, LOS_ANGELES, at("2026-11-01T01:40", fold=1)),
    ]
    assert names[0] != names[1] == names[2] == names[3]


def test_cover_by_the_clock() -> None:
    weekdays = rota(cover=Cover(frozenset({0, 1, 2, 3, 4}), time(9), time(21)))
    friday = "2026-11-20T"
    assert [in_cover(weekdays, LOS_ANGELES, at(friday + hour)) for hour in ("08:59", "09:00", "20:59", "21:00")] == [
        False,
        True,
        True,
        False,
    ]
    assert not in_cover(weekdays, LOS_ANGELES, at("2026-11-21T12:00"))
    assert next_cover(weekdays, LOS_ANGELES, at("2026-11-20T21:00")) == at("2026-11-23T09:00")
    assert next_cover(weekdays, LOS_ANGELES, at("2026-11-20T10:00")) == at("2026-11-20T10:00")


def test_cover_past_midnight_belongs_to_the_day_on_which_it_begins() -> None:
    nights = rota(cover=Cover(frozenset({4}), time(20), time(2)))
    assert in_cover(nights, BERLIN, at("2026-11-20T23:00", BERLIN))
    assert in_cover(nights, BERLIN, at("2026-11-21T01:59", BERLIN))
    assert not in_cover(nights, BERLIN, at("2026-11-21T02:00", BERLIN))
    assert not in_cover(nights, BERLIN, at("2026-11-20T01:00", BERLIN))


def test_the_same_time_twice_is_the_whole_day() -> None:
    always = rota(cover=Cover(frozenset(range(7)), time(0), time(0)))
    for hour in range(24):
        assert in_cover(always, BERLIN, at("2026-03-28T00:00", BERLIN) + timedelta(hours=hour))


def test_cover_on_the_nights_of_the_change() -> None:
    nights = rota(cover=Cover(frozenset({6}), time(1), time(4)))
    spring, autumn = "2026-03-08T", "2026-11-01T"
    hours = [at(spring + "00:30") + n * timedelta(hours=1) for n in range(6)]
    assert sum(in_cover(nights, LOS_ANGELES, hour) for hour in hours) == 2
    hours = [at(autumn + "00:30") + n * timedelta(hours=1) for n in range(6)]
    assert sum(in_cover(nights, LOS_ANGELES, hour) for hour in hours) == 4


@given(rotas, zones, moments)
def test_somebody_is_always_on_call_until_the_shift_ends(rota: Rota, zone: ZoneInfo, now: datetime) -> None:
    names = on_call(rota, zone, now)
    assert len(names) == min(len(set(rota.order)), 2) == len(set(names))
    assert set(names) <= set(rota.order)
    end = shift_ends(rota, zone, now)
    assert end > now
    assert on_call(rota, zone, end - timedelta(microseconds=1)) == names
    assert shift_ends(rota, zone, end) > end


@given(rotas, zones, moments)
def test_the_next_shift_is_the_next_ones(rota: Rota, zone: ZoneInfo, now: datetime) -> None:
    end = shift_ends(rota, zone, now)
    started = end > instant(rota.starts, zone)
    if len(set(rota.order)) == len(rota.order) > 1 and rota.shift >= timedelta(hours=2) and started:
        assert on_call(rota, zone, end)[0] == on_call(rota, zone, now)[1]


@given(rotas, zones, moments)
def test_a_shift_begins_when_the_wall_says_so(rota: Rota, zone: ZoneInfo, now: datetime) -> None:
    end = shift_ends(rota, zone, now)
    wall = end.astimezone(zone).replace(tzinfo=None)
    late = (wall - rota.starts) % rota.shift  # nothing, or what the jump left out
    jumped = (end - timedelta(seconds=1)).astimezone(zone).utcoffset() != end.astimezone(zone).utcoffset()
    assert late == timedelta(0) or (jumped and late < timedelta(hours=1))


@given(walls, walls, zones)
def test_wall_times_never_run_backwards(one: datetime, other: datetime, zone: ZoneInfo) -> None:
    first, second = sorted([one, other])
    assert instant(first, zone) <= instant(second, zone)


@given(rotas, zones, moments)
def test_the_next_cover_is_cover_and_nothing_before_it_is(rota: Rota, zone: ZoneInfo, now: datetime) -> None:
    begins = next_cover(rota, zone, now)
    assert begins >= now
    assert in_cover(rota, zone, begins)
    assert (begins == now) == in_cover(rota, zone, now)
    for part in range(1, 5):
        between = now + (begins - now) * part / 5
        assert begins == now or not in_cover(rota, zone, between)


@given(rotas, zones, moments)
def test_the_answer_does_not_depend_on_the_zone_of_now(rota: Rota, zone: ZoneInfo, now: datetime) -> None:
    for other in ZONES:
        assert on_call(rota, zone, now.astimezone(other)) == on_call(rota, zone, now)
        assert in_cover(rota, zone, now.astimezone(other)) == in_cover(rota, zone, now)
        assert next_cover(rota, zone, now.astimezone(other)) == next_cover(rota, zone, now)


def test_a_cover_without_days_is_refused() -> None:
    with pytest.raises(ValueError, match="no day"):
        next_cover(rota(cover=Cover(frozenset(), time(9), time(21))), BERLIN, at("2026-01-01T00:00", BERLIN))
