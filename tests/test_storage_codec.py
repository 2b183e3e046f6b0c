"""Values of the rules come back from disk as they were, and rows from before a field was added still open."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from rules.case import Case
from rules.draft import Waiting
from rules.person import Person
from rules.send import Line, Send, Words
from storage.disk.codec import Codec, from_json, to_json
from storage.disk.entries import Entry, pack, unpack
from storage.disk.errors import Damaged
from storage.disk.times import instant, micros

TIMES = some.datetimes(datetime(1970, 1, 1), datetime(3000, 1, 1), timezones=some.just(UTC))  # noqa: DTZ001 - bounds
some.register_type_strategy(datetime, TIMES)
PLAIN = some.one_of(some.text(max_size=9), some.integers())
LINES = some.recursive(
    some.builds(Line, some.text(max_size=5), some.just(())),
    lambda inner: some.builds(
        Line, some.text(max_size=5), some.lists(some.tuples(some.text(), PLAIN | inner), max_size=3).map(tuple)
    ),
    max_leaves=5,
)
some.register_type_strategy(Line, LINES)
NUMBERS = some.integers(1, 2**62)


@pytest.mark.parametrize("kind", [Case, Person, Waiting, Words, Send])
def test_every_value_comes_back_as_it_was(kind: type) -> None:
    codec: Codec[object] = Codec(kind)

    @settings(max_examples=30, deadline=None)
    @given(some.from_type(kind))
    def comes_back(value: object) -> None:
        assert codec.open(codec.pack(value)) == value

    comes_back()


@given(some.recursive(some.none() | some.booleans() | some.integers() | some.text(), lambda each: some.lists(each)))
def test_json_of_any_kind_comes_back(value: object) -> None:
    assert from_json(to_json(value)) == value


def test_half_a_surrogate_pair_survives() -> None:
    assert from_json(to_json({"text": "\ud83d"})) == {"text": "\ud83d"}


@given(TIMES)
def test_an_instant_is_kept_exactly(at: datetime) -> None:
    assert instant(micros(at)) == at


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(TypeError):
        micros(datetime(2026, 1, 1))  # noqa: DTZ001 - it is what is refused


class Colour(StrEnum):
    """Of something."""

    RED = "red"


@dataclass(frozen=True)
class Old:
    """As it was."""

    name: str
    colour: Colour


@dataclass(frozen=True)
class New:
    """As it is now."""

    name: str
    count: int = 3
    at: datetime | None = None


def test_a_field_added_later_gets_its_default_and_one_taken_away_is_passed_over() -> None:
    assert Codec[New](New).open(Codec[Old](Old).pack(Old("x", Colour.RED))) == New("x")


@pytest.mark.parametrize("text", [b"[]", b"{}", b"3", b'{"name": "x", "colour": "blue"}', b"no json", b"\xff"])
def test_bytes_that_hold_something_else_are_named(text: bytes) -> None:
    with pytest.raises(Damaged):
        Codec[Old](Old).open(text)


def test_a_type_that_could_not_come_back_is_refused_at_once() -> None:
    for hint in (set[int], int | Words | Line, tuple[bytes, ...], dict[int, str], complex):
        with pytest.raises(TypeError):
            Codec[object](hint)


def test_defaults_take_no_room() -> None:
    assert json.loads(Codec[New](New).pack(New("x"))) == {"name": "x"}


@given(
    some.none() | some.tuples(NUMBERS.map(lambda each: -each), NUMBERS),
    some.lists(
        some.builds(
            Entry,
            row=NUMBERS,
            case=some.just(5),
            origin=some.none() | NUMBERS,
            copy=some.none() | NUMBERS,
            chat=some.integers(-(2**62), 2**62),
            name=some.text(max_size=20),
        ),
        max_size=40,
    ).map(tuple),
)
def test_a_thread_comes_back_as_it_was(topic: tuple[int, int] | None, part: tuple[Entry, ...]) -> None:
    assert unpack(5, pack(topic, part)) == (topic, part)


@pytest.mark.parametrize("packed", [b"", b"short", b"\0" * 16 + b"\5\0"])
def test_a_thread_that_was_cut_is_named(packed: bytes) -> None:
    with pytest.raises(Damaged):
        unpack(5, packed)
