"""Check-ins: agreed first, in the window, in the right local hour, once; nothing that was not agreed."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from handlers.checkins import day_words, stop_words
from handlers.text.folding import fold
from rules import checkins, day_and_hour
from rules.case import Case
from rules.checkins import Offer, Plan, Sort, Status
from rules.send import Urgency
from tests.playing import Play
from tests.teamwork import report
from tests.test_conversation import answer

ZONES = tuple(
    ZoneInfo(each)
    for each in (
        *("America/Los_Angeles", "Europe/Berlin", "Africa/Cairo", "Australia/Lord_Howe", "Pacific/Apia"),
        *("America/St_Johns", "Asia/Kathmandu", "America/Santiago", "UTC"),
    )
)
QUIET = (time(21), time(8))
windows = some.tuples(some.integers(0, 1439), some.integers(1, 1440)).filter(lambda each: each[0] < each[1])
instants = some.datetimes(datetime(2009, 1, 1), datetime(2037, 1, 1), timezones=some.just(UTC))  # noqa: DTZ001
spans = some.integers(0, 400 * 24 * 60).map(lambda each: timedelta(minutes=each))


@settings(deadline=None)  # the machine may be busy
@given(some.sampled_from(ZONES), windows, instants, spans)
def test_an_instant_lies_inside_the_window_whatever_the_clock_does(
    zone: ZoneInfo, window: checkins.Window, now: datetime, span: timedelta
) -> None:
    wall, at = checkins.after(span, window, now, zone)
    assert checkins.inside(window, at, zone)
    assert at.astimezone(zone).date() == wall.date()
    if span < checkins.DAY:
        assert at >= now + span


@settings(deadline=None)  # the machine may be busy
@given(some.sampled_from(ZONES), windows, some.dates(date(2009, 1, 1), date(2037, 1, 1)), some.integers(0, 1439))
def test_the_wall_shows_the_hour_that_was_agreed_or_the_first_after_a_jump(
    zone: ZoneInfo, window: checkins.Window, day: date, minute: int
) -> None:
    wall, at = checkins.instant(day, minute, window, zone)
    local = at.astimezone(zone).replace(tzinfo=None)
    assert local == wall or local - wall <= timedelta(hours=3)
    assert wall.date() >= day


@settings(deadline=None)  # the machine may be busy
@given(some.sampled_from(ZONES), windows, instants)
def test_what_was_put_off_waits_for_the_window(zone: ZoneInfo, window: checkins.Window, now: datetime) -> None:
    at = checkins.next_inside(window, now, zone)
    assert at >= now
    assert checkins.inside(window, at, zone)


@settings(deadline=None)  # the machine may be busy
@given(some.integers(0, 23), some.integers(1, 24), some.times(), some.times())
def test_quiet_hours_of_the_house_are_kept(begins: int, ends: int, low: time, high: time) -> None:
    found = checkins.open_hours((begins, ends), (low, high)) if begins < ends else None
    if found is None:
        return
    assert begins * 60 <= found[0] < found[1] <= ends * 60
    quiet_low, quiet_high = low.hour * 60 + low.minute, high.hour * 60 + high.minute
    for minute in {found[0], found[1] - 1, sum(found) // 2}:
        wraps = quiet_low > quiet_high
        quiet = (minute >= quiet_low or minute < quiet_high) if wraps else quiet_low <= minute < quiet_high
        assert not quiet


def test_hours_that_the_house_never_writes_in_leave_nothing() -> None:
    assert checkins.open_hours((21, 24), QUIET) is None
    assert checkins.open_hours((6, 9), QUIET) == (8 * 60, 9 * 60)


def test_the_first_of_a_crisis_is_at_least_twenty_hours_away_at_the_agreed_hour() -> None:
    zone = ZoneInfo("America/Los_Angeles")
    for hour in range(24):
        now = datetime(2026, 3, 7, hour, 30, tzinfo=UTC)  # the night in which clocks change is among these
        offer = checkins.offer(Sort.ASK, timedelta(hours=20), timedelta(days=7))
        plan = checkins.agree(Plan(), offer, (900, 1080), now, zone, all_of_them=True)
        first, second = (each.at for each in plan.items)
        assert timedelta(hours=20) <= first - now <= timedelta(hours=45)
        assert first.astimezone(zone).hour == second.astimezone(zone).hour == 15


def test_another_zone_keeps_the_hour_on_the_wall() -> None:
    old, new = ZoneInfo("America/Los_Angeles"), ZoneInfo("Europe/Berlin")
    offer = Offer(Sort.ASK, wall="2026-05-01T18:00:00")
    plan = checkins.agree(Plan(), offer, (540, 1200), datetime(2026, 4, 1, tzinfo=UTC), old, all_of_them=True)
    assert checkins.in_zone(plan, new).items[0].at.astimezone(new).hour == 18


MONDAY = datetime(2026, 3, 2, 18, tzinfo=UTC)
"""Ten in the morning in Los Angeles."""


def meant(text: str) -> timedelta | datetime | None:
    return day_and_hour.meant(fold(text), day_words.known(), MONDAY, ZoneInfo("America/Los_Angeles"))


@pytest.mark.parametrize(
    ("text", "wall"),
    [
        ("fri 18:00", "2026-03-06T18:00:00"),
        ("Monday 09:00", "2026-03-09T09:00:00"),
        ("mon 11:00", "2026-03-02T11:00:00"),
        ("tomorrow 12:30", "2026-03-03T12:30:00"),
        ("by Friday", "2026-03-06T00:00:00"),
        ("next Monday", "2026-03-09T00:00:00"),
        ("18:00", "2026-03-02T18:00:00"),
        ("9:30", "2026-03-03T09:30:00"),
        ("in 5 days 18:00", "2026-03-07T18:00:00"),
        ("2026-03-12 09:00", "2026-03-12T09:00:00"),
        ("الجمعة 18:00", "2026-03-06T18:00:00"),
        ("يوم الجمعة", "2026-03-06T00:00:00"),
        ("غدًا الساعة ١٨:٠٠", "2026-03-03T18:00:00"),
    ],
)
def test_people_write_a_day_and_an_hour(text: str, wall: str) -> None:
    assert meant(text) == datetime.fromisoformat(wall)


@pytest.mark.parametrize(
    ("text", "hours"),
    [("2d", 48), ("in 5 days", 120), ("2 weeks", 336), ("36h", 36), ("بعد 3 أيام", 72), ("٢ أسبوع", 336)],
)
def test_people_write_how_far_away_it_is(text: str, hours: int) -> None:
    assert meant(text) == timedelta(hours=hours)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "0d",
        "999d",
        "fri 25:00",
        "2x",
        "18:75",
        "5",
        "friend",
        "on",
        "2026-02-30",
        "2026-03-01",
        "d 5",
    ],
)
def test_what_says_no_time_is_refused(text: str) -> None:
    assert meant(text) is None


@pytest.mark.parametrize("text", ["STOP", "Stop!", " stop. ", "UNSUBSCRIBE", "Cancel", "END", "quit", "توقف", "أوقفوا"])
def test_a_stop_word_is_known_however_it_is_written(text: str) -> None:
    assert stop_words.is_one(text)


@pytest.mark.parametrize("text", ["Please stop him", "It will end badly", "I quit my job", "end of the street"])
def test_words_that_hold_a_stop_word_are_words(text: str) -> None:
    assert not stop_words.is_one(text)


async def agreed(play: Play) -> None:
    """Mina has agreed to be asked in a day, at noon in Los Angeles."""
    await report(play, "The lamp is broken again.")
    await play.taps("adil", "Take", play.group)
    await answer(play, "lamp is broken", "We are with you.")
    await play.taps("adil", "Check-in", play.group)
    await play.taps("adil", "Ask in 1 day", play.group)
    await play.taps("mina", "12–15")


def asked(play: Play, words: str = "How are you today?") -> int:
    """How often it came; the screen on which she agreed is not counted."""
    return sum(words in text and "locked screen" not in text for text in play.told("mina"))


def team_sees(play: Play, words: str) -> bool:
    return any(words in text for text in play.told("adil", play.group))


async def test_offered_and_not_answered_nothing_ever_comes(play: Play) -> None:
    await report(play, "The lamp is broken again.")
    await play.taps("adil", "Take", play.group)
    await answer(play, "lamp is broken", "We are with you.")
    await play.taps("adil", "Check-in", play.group)
    await play.taps("adil", "Ask in 1 day", play.group)
    await play.later(days=9)
    assert asked(play) == 0


async def test_down_for_two_days_one_message_comes_in_the_window_and_says_that_it_is_late(play: Play) -> None:
    await agreed(play)
    await play.stop()
    play.clock.set_to(
        datetime(2026, 3, 5, 11, tzinfo=UTC).timestamp()
    )  # three at night, two days after noon of the 3rd
    await play.start()
    await play.flow()
    assert asked(play) == 0
    await play.later(hours=10)
    assert asked(play, "Sorry, this comes late.") == asked(play) == 1


async def test_down_for_longer_the_team_hears_that_it_was_not_sent(play: Play) -> None:
    await agreed(play)
    await play.stop()
    play.clock.set_to(datetime(2026, 3, 9, 21, tzinfo=UTC).timestamp())
    await play.start()
    await play.later(days=1)
    assert asked(play) == 0
    assert team_sees(play, "was not sent: the bot was away")


async def test_paused_blocked_and_silent_look_the_same_to_the_team(play: Play) -> None:
    """The phone may be read, blocked or silent: the same lines come at the same instants."""
    await agreed(play)
    await play.says("mina", "/stop")
    await play.taps("mina", "Pause contact")
    await play.later(days=6)
    assert asked(play) == 0
    assert team_sees(play, "No answer to the check-in of Tuesday, 12:00")
    assert not team_sees(play, "paused")
    await play.says("mina", "/stop")
    await play.taps("mina", "Go on")
    await play.later(days=1)
    assert asked(play) == 0  # what was over while she was away does not come afterwards


@pytest.mark.parametrize("way", ["stop", "cut", "erase", "cancel", "close"])
async def test_after_an_end_of_it_nothing_comes(play: Play, way: str) -> None:
    await agreed(play)
    if way == "stop":
        await play.taps("mina", "Stop check-ins")
    elif way == "cut":
        await play.says("mina", "/stop")
        await play.taps("mina", "Cut a conversation")
        await play.taps("mina", "Yes, cut it")
    elif way == "erase":
        await play.says("mina", "/stop")
        await play.taps("mina", "Delete everything")
        await play.taps("mina", "Yes, delete everything")
    elif way == "cancel":
        await play.taps("adil", "Check-in", play.group)
        await play.taps("adil", "Cancel check-ins", play.group)
        await play.taps("adil", "Yes, end them", play.group)
    else:
        await play.taps("adil", "Close", play.group)
        await play.taps("adil", "Resolved", play.group)
        await play.taps("adil", "Close without check-ins", play.group)
    await play.later(days=9)
    assert asked(play) == 0


async def test_a_restart_on_the_way_sends_it_once(play: Play) -> None:
    await agreed(play)
    await play.later(hours=20)
    await play.crash()
    await play.start()
    await play.later(hours=10)
    assert asked(play) == 1


async def test_a_zone_that_is_changed_keeps_the_hour_on_the_wall_and_is_told(play: Play) -> None:
    await agreed(play)
    await play.stop()
    text = play.config_path.read_text("utf-8")
    assert "America/Los_Angeles" in text
    play.config_path.write_text(text.replace("America/Los_Angeles", "America/New_York"), "utf-8")
    await play.start()
    await play.flow()
    assert team_sees(play, "The time zone is")
    await play.later(hours=21)
    assert asked(play) == 0
    await play.later(hours=2)  # noon in New York is 17 o'clock in Greenwich, three hours before that of Los Angeles
    assert asked(play) == 1


async def test_it_goes_along_with_the_conversation_to_another_account(play: Play) -> None:
    await agreed(play)
    await play.says("mina", "/phrase")
    await play.taps("mina", "Make five words")
    words = next(text for text in reversed(play.told("mina")) if len(text.splitlines()[-1].split()) == 5)
    await play.says("yusuf", words.splitlines()[-1])
    await play.later(days=1, hours=4)
    assert asked(play) == 0
    assert any("How are you today?" in text for text in play.told("yusuf"))


async def test_the_reporter_names_a_day_and_an_hour_of_their_own(play: Play) -> None:
    await report(play, "The lamp is broken again.")
    await play.says("mina", "/checkins")
    await play.taps("mina", "I’ll write by …")
    assert any("such as: fri 18:00" in text for text in play.told("mina"))
    await play.says("mina", "By Friday, 19:30")
    await play.taps("mina", "18–21")
    assert any("Friday, 19:30 (2026-03-06)" in text for text in play.told("mina"))
    assert team_sees(play, "The reporter asks for “I’ll write by then”, on Friday, 19:30.")
    await play.later(days=4, hours=9)
    assert asked(play, "We are still here.") == 0
    await play.later(hours=1)
    assert asked(play, "We are still here.") == 1


async def test_other_words_are_words_while_a_day_is_asked_for(play: Play) -> None:
    await report(play, "The lamp is broken again.")
    await play.says("mina", "/checkins")
    await play.taps("mina", "I’ll write by …")
    await play.says("mina", "I do not know yet, on Friday perhaps.")
    assert team_sees(play, "on Friday perhaps")


def test_the_next_ones_of_a_team_come_in_order() -> None:
    one = Case(1, "K7Q-4MX", "team", "other", Urgency.SOON, 1, datetime(2026, 3, 2, tzinfo=UTC))
    cases = [
        replace(one, id=number, team=team, checkin=wall, checkins=status)
        for number, (team, wall, status) in enumerate(
            [
                ("team", "2026-03-09T12:00:00", Status.AGREED),
                ("team", "2026-03-04T12:00:00", Status.AGREED),
                ("team", "2026-03-03T12:00:00", Status.STOPPED),
                ("independent", "2026-03-02T12:00:00", Status.AGREED),
                ("team", "", Status.OFFERED),
            ]
        )
    ]
    assert [each.id for each in checkins.next_ones(cases, "team")] == [1, 0]
