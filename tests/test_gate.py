"""What may reach somebody who is protected: judged over random lives of a person, on the very text that would come."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from locales.render import Sentences
from rules import carry, screens
from rules.case import Case
from rules.person import Person
from rules.privacy import gate, neutral_line
from rules.send import Act, Send, Urgency, Words, line

ZONE = ZoneInfo("America/Los_Angeles")
START = datetime(2026, 3, 1, tzinfo=UTC)  # the clocks change within the month
CASE = Case(1, "K7Q-4MX", "team", "partner", Urgency.DANGER, 1, START)
NEUTRAL = Sentences(strict=True).render("en", "knock")
SECRETS = ("K7Q", "Adil", "partner", "Conversation", "team", "danger", "message", "help", "phrase")

persons = st.builds(
    lambda discreet, paused, opened, begins, length: Person(
        1,
        "en",
        conversations=(1,),
        discreet=discreet,
        paused=paused,
        hours=(begins, min(begins + length, 24)),
        open_until=START + timedelta(days=365) if opened else None,
    ),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.integers(0, 23),
    st.integers(1, 12),
)
minutes = st.lists(st.integers(1, 1200), min_size=1, max_size=40)


def unasked(number: int) -> Send:
    """Something that comes of our own accord."""
    kinds = (
        carry.outward(CASE, Words("Come to the office, says Adil."), 5, 111)[0],
        carry.tell(CASE, "taken"),
        screens.say(Person(1, "en"), line("draft-expired")),
        replace(carry.tell(CASE, "closed"), act=Act.EDIT, of=3),
        replace(carry.tell(CASE, "closed"), asked=START - timedelta(hours=1)),
    )
    return kinds[number % len(kinds)]


def test_the_neutral_line_says_nothing() -> None:
    assert not any(each.lower() in NEUTRAL.lower() for each in SECRETS)
    assert "\n" not in NEUTRAL
    for language in ("en", "ar"):
        assert Sentences(strict=True).render(language, "knock")


@settings(max_examples=300, deadline=None)
@given(persons, minutes)
def test_only_the_neutral_line_comes_by_itself_once_a_day_in_safe_hours(person: Person, waits: list[int]) -> None:
    now, came = START, []
    knock = replace(screens.say(person, line("knock")), name=neutral_line.KNOCK)
    for number, wait in enumerate(waits):
        now += timedelta(minutes=wait)
        if gate.shielded(person):
            assert not gate.goes(person, unasked(number), now, ZONE)
            assert person.hours is not None
            safe = person.hours[0] <= now.astimezone(ZONE).hour < person.hours[1] and not person.paused
            assert gate.goes(person, knock, now, ZONE) is safe
        at = neutral_line.knock_at(person, now, ZONE)
        assert at is not None
        assert at >= now
        if at == now and gate.goes(person, knock, now, ZONE) and gate.shielded(person):
            came.append(now)
            person = replace(person, knocked=now)
        assert gate.goes(person, replace(unasked(number), act=Act.WITHDRAW), now, ZONE)
        answers = gate.goes(person, replace(unasked(number), asked=now), now + timedelta(minutes=1), ZONE)
        assert answers is not gate.locked(person, now)
    if person.paused:
        assert came == []
    local = [at.astimezone(ZONE) for at in came]
    assert person.hours is not None
    assert all(person.hours[0] <= at.hour < person.hours[1] for at in local)
    assert len({at.date() for at in local}) == len(local)


def test_an_answer_that_is_late_is_none() -> None:
    person = Person(1, "en", discreet=True, hours=(9, 12), open_until=START + gate.OPEN)
    send = replace(unasked(1), asked=START)
    assert gate.goes(person, send, START + gate.FRESH, ZONE)
    assert not gate.goes(person, send, START + gate.FRESH + timedelta(seconds=1), ZONE)


def test_what_becomes_of_a_deed_is_an_answer_while_the_phone_is_in_the_same_hands() -> None:
    late = START + gate.FRESH + timedelta(seconds=1)
    for watched in (
        Person(1, "en", behind=2, seen=START),
        Person(1, "en", discreet=True, seen=START, open_until=START + timedelta(minutes=15)),
    ):
        assert gate.here(watched, START + gate.FRESH)
        assert not gate.here(watched, late)
        assert not gate.here(watched, START - timedelta(seconds=1))
    hidden = Person(1, "en", discreet=True, seen=START)
    assert not gate.here(hidden, START)
    assert not gate.here(Person(1, "en", behind=2), START)
    assert gate.here(Person(1, "en", paused=True), late)
