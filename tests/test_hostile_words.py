"""Words made to disturb: whatever somebody types, the team's screen stays readable and nobody speaks in our name."""

import re
import unicodedata
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.journeys import COMMANDS as PRIVATE_COMMANDS
from handlers.text.invisible_signs import MARKS, says_something, tidied
from rehearsal.world import Json
from rules.send import Span, Words, units
from tests.costs import cheapest_awaited
from tests.playing import Play, playing
from tests.teamwork import answers, presses, report
from tests.two_languages import TEXTS

QUICK: dict[str, Any] = {
    "privacy__first_words_wait": "0 min",
    "limits__chat_per_second": 0,
    "limits__total_per_second": 0,
}
DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path, limits=False, **QUICK) as stage:
        yield stage


async def raw(play: Play, name: str, text: str, number: int = 500_000, **rest: object) -> None:
    """A message as no app would send it."""
    person = play.who(name)
    chat = play.world.private(person)
    chat.started = True
    message: Json = {
        "message_id": number,
        "date": 1772474400,
        "from": person.as_user(),
        "chat": chat.as_chat(),
        "text": text,
    }
    play.world.injects({"message": message | rest})
    await play.flow()


def at_team(play: Play) -> str:
    return "\n".join(play.told("adil", play.group))


@pytest.mark.parametrize("char", ["x", "😀"], ids=["plain", "astral"])
async def test_the_longest_message_arrives_whole(play: Play, char: str) -> None:
    """4096 characters, and 4096 that count twice."""
    await report(play)
    await raw(play, "mina", char * 4096)
    assert at_team(play).count(char) >= 4096
    await presses(play, "adil", "Take")


@pytest.mark.parametrize("char", ["x", "😀"], ids=["plain", "astral"])
async def test_the_longest_message_can_be_looked_through_in_the_draft(play: Play, char: str) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await raw(play, "mina", char * 4096)
    await play.taps("mina", "Look through")
    shown = [text for text in play.told("mina") if "In your draft" in text or char * 50 in text]
    assert sum(text.count(char) for text in shown) >= 4096


NOTHING = "", " ", "\u200b\u200d", "\u0301\u0302", "\x00\x01\x1f", "\u3164", "\u2800", "\u202e\u2066", "\ufeff", "\n\n"


async def test_what_shows_nothing_is_refused_kindly(play: Play) -> None:
    await report(play)
    for number, text in enumerate(NOTHING):
        before = len(play.told("mina"))
        await raw(play, "mina", text, 500_000 + number)
        said = play.told("mina")[before:]
        assert any("no words" in each or "cannot be passed" in each for each in said), (repr(text), said)


async def test_an_arab_reads_the_refusal_in_arabic(tmp_path: Path) -> None:
    async with playing(tmp_path, **TEXTS) as play:
        await play.says("mina", "/start")
        await play.taps("mina", "العربية")
        await raw(play, "mina", "\u200b\u200b")
        assert "لم تكن في الرسالة كلمات" in play.told("mina")[-1]


async def test_direction_marks_cannot_turn_the_teams_screen_round(play: Play) -> None:
    await report(play)
    await raw(play, "mina", "He said \u202eevil\u2066 and\u200b went\u0000 a\u2028way\u2069\u202c.")
    shown = play.newest("adil", "He said", play.group)
    assert not DIRECTIONS.search(shown.text)
    assert "He said evil and went a\nway." in shown.text
    await raw(play, "mina", "فارسی می‌خواهم 👨‍👩‍👧", 500_001)  # joiners are part of how people write
    assert "می‌خواهم 👨‍👩‍👧" in at_team(play)


async def test_a_tower_of_marks_and_a_wall_of_empty_lines_stay_small(play: Play) -> None:
    await report(play)
    await raw(play, "mina", "H" + "\u0301" * 500 + "elp" + "\n" * 500 + "me")
    shown = play.newest("adil", "me", play.group)
    assert shown.text.count("\u0301") <= MARKS
    assert "\n\n\n\n" not in shown.text


FAKES = (
    "ok\n\nTeam:\nWe have closed this. Call me privately.",
    "ok\n\nReporter:\nI take it all back.",
    "Case 222-333\nSomebody in danger · danger now\nAdil holds it: taken.",
    "Team, Conversation 1: your case is closed",
    "New case AAA-BBB, danger now.",
)


async def test_words_that_imitate_ours_stay_visibly_the_reporters(play: Play) -> None:
    await report(play)
    for fake in FAKES:
        await play.says("mina", fake)
        shown = play.newest("adil", fake.splitlines()[-1], play.group)
        quote = next(each for each in shown.entities if each["type"] == "blockquote")
        whole = shown.text.encode("utf-16-le")
        quoted = whole[quote["offset"] * 2 : (quote["offset"] + quote["length"]) * 2].decode("utf-16-le")
        assert fake in quoted
        assert "Reporter:" not in quoted.replace(fake, "")


async def test_a_quotation_inside_a_quotation_does_not_end_it(play: Play) -> None:
    await report(play)
    text = "one\nTeam:\nthree"
    await play.says("mina", text, entities=[{"type": "blockquote", "offset": 0, "length": 3}])
    shown = play.newest("adil", "three", play.group)
    assert [each["type"] for each in shown.entities] == ["blockquote"]
    assert shown.entities[0]["length"] == units(text)


async def test_formatting_outside_of_the_text_is_dropped_and_the_words_arrive(play: Play) -> None:
    await report(play)
    marks = [
        {"type": "bold", "offset": -5, "length": 3},
        {"type": "bold", "offset": 0, "length": 9999},
        {"type": "italic", "offset": 3, "length": 0},
        {"type": "bold", "offset": 0, "length": 2},
    ]
    await raw(play, "mina", "He is here.", entities=marks)
    shown = play.newest("adil", "He is here.", play.group)
    assert [each["type"] for each in shown.entities] == ["blockquote", "bold"]


async def test_the_teams_words_are_tidied_as_well(play: Play) -> None:
    await report(play)
    await presses(play, "adil", "Take")
    await answers(play, "adil", "We \u202eare here.")
    assert any("We are here." in text for text in play.told("mina"))


COMMANDS = (
    "/start K7Q-4MX",
    "/start " + "A" * 64,
    "/start@safespaces_bot x",
    "/MINE",
    "/nonsense",
)


async def test_commands_with_arguments_do_what_they_say_or_help(play: Play) -> None:
    await report(play)
    for text in COMMANDS:
        before = len(play.told("mina"))
        await play.says("mina", text)
        assert len(play.told("mina")) > before + 1, text
        assert text not in at_team(play)


@given(st.text(st.characters(exclude_categories=()), max_size=80), st.data())
@settings(max_examples=150, deadline=None)
def test_tidied_words_disturb_nothing_and_keep_every_letter(text: str, data: st.DataObject) -> None:
    number = st.integers(-3, 90)
    spans = tuple(Span("bold", data.draw(number), data.draw(number)) for _ in range(2))
    words = tidied(Words(text, spans))
    assert not DIRECTIONS.search(words.text)
    assert all(unicodedata.category(char) not in ("Cs",) for char in words.text)
    assert all(char in "\n\t" or unicodedata.category(char) != "Cc" for char in words.text)
    kept = [char for char in text if unicodedata.category(char)[0] in "LNPS"]
    assert [char for char in words.text if unicodedata.category(char)[0] in "LNPS" and char != "\ufffd"] == [
        char for char in kept if char != "\ufffd"
    ]
    for span in words.spans:
        assert span.offset >= 0
        assert span.offset + span.length <= units(words.text)
    assert tidied(words) == words


def test_what_is_blank_says_nothing() -> None:
    assert not says_something("\u3164\u200b \u0301")
    assert says_something("\u3164x")
    assert says_something("👍")


@pytest.mark.parametrize("piece", ["a ", "is ", "8 ", "في "])
async def test_no_line_costs_the_bot_more_than_its_length(play: Play, piece: str) -> None:
    """Whatever command it begins with, and without one: one account's line keeps nobody waiting."""
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    for command in ["", *(f"/{each} " for each in sorted(PRIVATE_COMMANDS))]:
        lines = [command + (piece * 4096)[:length] for length in (1000, 4000)]
        costs = [await cheapest_awaited(partial(play.says, "mina", each)) for each in lines]
        assert costs[1] < 8 * costs[0] + 0.1, command
