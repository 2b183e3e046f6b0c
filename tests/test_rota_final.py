"""One rota, final at every instant, in any zone, through seasons, absences and changes by hand."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from rules.config import Away, Cover, Member, Rota, Season, Team
from rules.ladder import Called
from rules.oncall import overrides as by_hand
from rules.oncall.cover import cover, cover_of, in_cover, next_cover, time_in_cover
from rules.oncall.hours import hours, shares
from rules.oncall.overrides import Does, Override, Request, State
from rules.oncall.page import called
from rules.oncall.rota import Duty, Gap, Schedule, on_duty, schedule, shift, tiles
from rules.wall_clock import instant, reached
from tests import rotas as some

ZONE = ZoneInfo("America/Los_Angeles")
EVERY_DAY = Cover(frozenset(range(7)), time(9), time(21))
RAMADAN = Season("Ramadan", date(2026, 2, 18), date(2026, 3, 19), Cover(frozenset(range(7)), time(12), time(1)))
WEEKLY = Rota(("Adil", "Bea", "Noor"), datetime(2026, 1, 5, 9), timedelta(weeks=1), EVERY_DAY)  # noqa: DTZ001


def at(wall: str) -> datetime:
    return datetime.fromisoformat(wall).replace(tzinfo=ZONE).astimezone(UTC)


def names(plan: Schedule, *walls: str) -> list[tuple[str, str]]:
    return [(each.first, each.backup) for each in (on_duty(plan, at(wall)) for wall in walls)]


def covering(begins: str, ends: str, who: str, instead_of: str = "Adil") -> Override:
    return Override("1", Does.COVER, who, at(begins), at(ends), instead_of)


def test_a_season_has_its_own_hours() -> None:
    rota = replace(WEEKLY, seasons=(RAMADAN,))
    assert [in_cover(rota, ZONE, at(each)) for each in ("2026-02-17T10:00", "2026-02-18T10:00")] == [True, False]
    assert in_cover(rota, ZONE, at("2026-03-20T00:30"))  # the last day's, past midnight
    assert not in_cover(rota, ZONE, at("2026-03-20T01:00"))
    assert next_cover(rota, ZONE, at("2026-02-17T21:00")) == at("2026-02-18T12:00")


def test_a_season_of_a_day_without_cover_is_a_holiday() -> None:
    feast = Season("Eid", date(2026, 3, 20), date(2026, 3, 20), Cover(frozenset({0}), time(9), time(10)))  # a Friday
    assert next_cover(replace(WEEKLY, seasons=(feast,)), ZONE, at("2026-03-19T22:00")) == at("2026-03-21T09:00")


def test_a_season_with_an_order_begins_with_its_first_and_nobody_loses_their_turn() -> None:
    exams = Season("Exams", date(2026, 1, 12), date(2026, 1, 18), order=("Carl", "Bea"))
    plan = Schedule(replace(WEEKLY, seasons=(exams,)), ZONE)
    assert names(plan, "2026-01-12T08:59", "2026-01-12T09:00", "2026-01-19T08:59") == [
        ("Adil", "Bea"),
        ("Carl", "Bea"),
        ("Carl", "Bea"),
    ]
    assert names(plan, "2026-01-19T09:00", "2026-01-26T09:00") == [("Bea", "Noor"), ("Noor", "Adil")]


def test_a_season_with_a_shorter_shift_goes_on_round_the_order() -> None:
    daily = Season("Daily", date(2026, 1, 12), date(2026, 1, 14), shift=timedelta(days=1))
    plan = Schedule(replace(WEEKLY, seasons=(daily,)), ZONE)
    walls = [f"2026-01-{day}T12:00" for day in (11, 12, 13, 14, 16, 19, 26)]
    assert [first for first, _ in names(plan, *walls)] == ["Adil", "Bea", "Noor", "Adil", "Adil", "Bea", "Noor"]


def test_who_is_away_is_passed_over_and_everybody_away_is_a_gap() -> None:
    gone = Away(date(2026, 1, 6), date(2026, 1, 7))
    plan = Schedule(WEEKLY, ZONE, (("Adil", gone),))
    assert names(plan, "2026-01-05T23:59", "2026-01-06T00:00", "2026-01-07T23:59", "2026-01-08T00:00") == [
        ("Adil", "Bea"),
        ("Bea", "Noor"),
        ("Bea", "Noor"),
        ("Adil", "Bea"),
    ]
    two = replace(plan, away=(*plan.away, ("Noor", gone)))
    assert on_duty(two, at("2026-01-06T12:00")).gap is Gap.ALONE
    none = replace(two, away=(*two.away, ("Bea", gone)))
    assert on_duty(none, at("2026-01-06T12:00")) == Duty()
    assert on_duty(none, at("2026-01-06T12:00")).gap is Gap.NOBODY


def test_in_a_gap_everybody_is_called_and_whoever_covers_it_is_called_alone() -> None:
    members = tuple(Member(n, name, {"": "lawyer"}) for n, name in enumerate(some.NAMES, 1))
    team = Team("team", -1, ("Adil",), members, replace(WEEKLY, order=("Adil",)))
    now = at("2026-01-06T12:00")
    away = Override("1", Does.AWAY, "Adil", at("2026-01-06T00:00"), at("2026-01-08T00:00"))
    cover = replace(away, id="2", kind=Does.COVER, who="Carl")
    assert len(called(team, Called.ON_CALL, ZONE, now, (away,))) == 5
    assert [each.name for each in called(team, Called.ON_CALL, ZONE, now, (away, cover))] == ["Carl"]
    assert [each.name for each in called(team, Called.ON_CALL, ZONE, now)] == ["Adil"]


def test_two_who_swap_change_their_places_and_nobody_else_moves() -> None:
    plan = Schedule(WEEKLY, ZONE, (), (covering("2026-01-06T00:00", "2026-01-07T00:00", "Bea"),))
    assert names(plan, "2026-01-05T12:00", "2026-01-06T12:00", "2026-01-07T00:00") == [
        ("Adil", "Bea"),
        ("Bea", "Adil"),
        ("Adil", "Bea"),
    ]
    third = replace(plan, overrides=(covering("2026-01-06T00:00", "2026-01-07T00:00", "Noor"),))
    assert names(third, "2026-01-06T12:00") == [("Noor", "Bea")]
    outside = replace(plan, overrides=(covering("2026-01-06T00:00", "2026-01-07T00:00", "Carl"),))
    assert names(outside, "2026-01-06T12:00") == [("Carl", "Bea")]


def test_the_later_change_wins() -> None:
    taken = covering("2026-01-06T00:00", "2026-01-08T00:00", "Bea")
    ill = Override("2", Does.AWAY, "Bea", at("2026-01-07T00:00"), at("2026-01-09T00:00"))
    assert names(Schedule(WEEKLY, ZONE, (), (taken, ill)), "2026-01-06T12:00", "2026-01-07T12:00") == [
        ("Bea", "Adil"),
        ("Adil", "Noor"),
    ]
    assert names(Schedule(WEEKLY, ZONE, (), (ill, taken)), "2026-01-07T12:00") == [("Bea", "Noor")]


def test_a_request_is_taken_in_parts_and_opened_again() -> None:
    asked = Request("r", "Adil", at("2026-01-05T09:00"), at("2026-01-12T09:00"))
    now = at("2026-01-04T09:00")
    start, end, middle = (
        replace(covering(*span, "Bea"), id=id, request="r")
        for id, span in {
            "start": ("2026-01-05T09:00", "2026-01-06T09:00"),
            "end": ("2026-01-10T09:00", "2026-01-12T09:00"),
            "middle": ("2026-01-06T09:00", "2026-01-10T09:00"),
        }.items()
    )
    assert by_hand.state(asked, (), now) is State.OPEN
    assert by_hand.still_open(asked, (start,), now) == ((start.ends, asked.ends),)
    assert by_hand.still_open(asked, (middle,), now) == ((asked.begins, middle.begins), (middle.ends, asked.ends))
    assert by_hand.state(asked, (start, end), now) is State.PARTLY
    assert by_hand.state(asked, (start, end, middle), now) is State.TAKEN
    assert by_hand.still_open(asked, by_hand.undo((start, end, middle), "middle"), now) == ((start.ends, end.begins),)
    assert by_hand.state(asked, (), asked.ends) is State.PAST
    whole = by_hand.joined([replace(each, id=str(n)) for n, each in enumerate((start, middle, end))])
    assert [(each.begins, each.ends) for each in whole] == [(asked.begins, asked.ends)]


def test_an_override_is_cut_at_its_start_its_end_both_and_in_the_middle() -> None:
    whole = covering("2026-01-06T00:00", "2026-01-10T00:00", "Bea")

    def left(begins: str, ends: str) -> list[tuple[str, datetime, datetime]]:
        return [(each.id, each.begins, each.ends) for each in by_hand.cut(whole, at(begins), at(ends), "2")]

    assert left("2026-01-06T00:00", "2026-01-07T00:00") == [("1", at("2026-01-07T00:00"), whole.ends)]
    assert left("2026-01-09T00:00", "2026-01-11T00:00") == [("1", whole.begins, at("2026-01-09T00:00"))]
    assert left("2026-01-01T00:00", "2026-01-11T00:00") == []
    assert left("2026-01-07T00:00", "2026-01-08T00:00") == [
        ("1", whole.begins, at("2026-01-07T00:00")),
        ("2", at("2026-01-08T00:00"), whole.ends),
    ]
    pieces = by_hand.cut(whole, at("2026-01-07T00:00"), at("2026-01-08T00:00"), "2")
    again = (pieces[0], covering("2026-01-07T00:00", "2026-01-08T00:00", "Bea"), pieces[1])
    assert by_hand.joined(again) == (whole,)


def test_hours_at_night_and_at_the_weekend() -> None:
    plan = Schedule(replace(WEEKLY, order=("Adil", "Bea")), ZONE)
    begins, ends = at("2026-01-05T09:00"), at("2026-01-19T09:00")
    found = hours(tiles(plan, begins, ends), ZONE, begins, ends)
    assert {name: each.figures for name, each in found.items()} == {"Adil": (168, 63, 48), "Bea": (168, 63, 48)}
    assert shares(found) == {"Adil": 50, "Bea": 50}


@given(some.schedules())
@settings(deadline=None)
def test_exactly_one_first_and_one_backup_or_a_named_gap(case: tuple[Schedule, datetime]) -> None:
    plan, now = case
    duty = on_duty(plan, now)
    match duty.gap:
        case None:
            assert duty.first
            assert duty.backup
            assert duty.first != duty.backup
        case Gap.ALONE:
            assert duty.first
            assert not duty.backup
        case Gap.NOBODY:
            assert duty == Duty()
    assert on_duty(plan, now.astimezone(ZoneInfo("Asia/Kolkata"))) == duty


@given(some.schedules(), st.integers(1, 60))
@settings(deadline=None, max_examples=60)
def test_shifts_tile_and_every_tile_says_what_the_rota_says(case: tuple[Schedule, datetime], days: int) -> None:
    plan, now = case
    assert plan.rota is not None
    length = min(
        timedelta(days=days), 12 * min([plan.rota.shift, *(s.shift or plan.rota.shift for s in plan.rota.seasons)])
    )
    found = list(tiles(plan, now, now + length))
    assert found[0].begins <= now < found[0].ends
    assert found[-1].begins < now + length <= found[-1].ends
    for one, other in pairwise(found):
        assert one.ends == other.begins
        assert (one.duty, one.shift) != (other.duty, other.shift)
    for each in found:
        assert each.shift.begins <= each.begins < each.ends <= each.shift.ends
        middle = each.begins + (each.ends - each.begins) / 2
        for moment in (each.begins, middle, each.ends - timedelta(microseconds=1)):
            assert on_duty(plan, moment) == each.duty
            assert shift(plan.rota, plan.zone, moment) == each.shift


@given(some.schedules(), some.names, some.names, st.integers(-5000, 5000), st.integers(1, 5000), st.data())
@settings(deadline=None)
def test_a_swap_changes_only_what_it_names_and_undone_nothing(
    case: tuple[Schedule, datetime], who: str, other: str, begins: int, minutes: int, data: st.DataObject
) -> None:
    plan, now = case
    first = now + timedelta(minutes=begins)
    swap = Override("new", Does.COVER, who, first, first + timedelta(minutes=minutes), other)
    swapped = replace(plan, overrides=(*plan.overrides, swap))
    for moment in (now, first, swap.ends - timedelta(microseconds=1), swap.ends, first - timedelta(microseconds=1)):
        before, after = on_duty(plan, moment), on_duty(swapped, moment)
        if first <= moment < swap.ends and before.first == other:
            assert after.first == who
            assert after.backup == before.backup or {who, other} >= {before.backup, after.backup}
        else:
            assert after == before
    undone = replace(swapped, overrides=by_hand.undo(swapped.overrides, "new"))
    assert undone == plan


@given(some.rotas, some.zones, some.moments)
@settings(deadline=None, max_examples=40)
def test_over_any_year_nobody_of_the_order_is_starved(rota: Rota, zone: ZoneInfo, begins: datetime) -> None:
    """Shifts of up to two weeks, five people; up to three seasons of three months belong to one of them alone."""
    whole = timedelta(weeks=52)
    seasons = tuple(replace(each, shift=None, order=each.order and rota.order[:1]) for each in rota.seasons)
    rota = replace(rota, seasons=seasons, shift=max(min(rota.shift, timedelta(days=14)), timedelta(hours=8)))
    begins = max(begins, instant(rota.starts, zone))
    found = {each.duty.first for each in tiles(Schedule(rota, zone), begins, begins + whole)}
    assert found == set(rota.order)


@given(some.rotas, some.zones, some.moments, st.integers(0, 60 * 24 * 20))
@settings(deadline=None)
def test_cover_in_seasons_is_never_counted_twice(rota: Rota, zone: ZoneInfo, now: datetime, minutes: int) -> None:
    until = now + timedelta(minutes=minutes)
    middle = now + (until - now) / 2
    whole = time_in_cover(rota, zone, now, until)
    assert whole == time_in_cover(rota, zone, now, middle) + time_in_cover(rota, zone, middle, until)
    assert timedelta() <= whole <= until - now
    begin, end = cover(rota, zone, now)
    assert begin < end
    assert now < end
    assert cover_of(rota, begin.astimezone(zone).date()).days


@given(some.zones, some.moments, some.moments)
@settings(deadline=None)
def test_what_the_clock_has_reached_never_runs_backwards(zone: ZoneInfo, one: datetime, other: datetime) -> None:
    first, second = sorted([one, other])
    assert reached(first, zone) <= reached(second, zone)
    wall = reached(first, zone)
    assert instant(wall, zone) <= first


def test_at_every_change_of_the_clock_a_wall_time_is_reached_exactly_at_its_instant() -> None:
    """Every quarter of an hour round the changes of two years in every kind of zone."""
    for name in ("America/Los_Angeles", "Australia/Lord_Howe", "Africa/Casablanca", "Antarctica/Troll", "Asia/Gaza"):
        zone = ZoneInfo(name)
        for day in range(730):
            noon = datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=day)
            if noon.astimezone(zone).utcoffset() == (noon + timedelta(days=1)).astimezone(zone).utcoffset():
                continue
            walls = [noon.replace(tzinfo=None) + timedelta(minutes=15 * each) for each in range(-96, 192)]
            for moment in (noon + timedelta(minutes=7 * each) for each in range(206)):
                for wall in walls:
                    assert (reached(moment, zone) >= wall) == (instant(wall, zone) <= moment)


def test_the_schedule_of_a_team_knows_who_is_away() -> None:
    gone = Away(date(2026, 1, 6), date(2026, 1, 7))
    team = Team("team", -1, ("Adil",), (Member(1, "Adil", {"": "imam"}, away=(gone,)),), WEEKLY)
    assert schedule(team, ZONE).away == (("Adil", gone),)
