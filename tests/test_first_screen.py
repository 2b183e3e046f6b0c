"""The first screen: what has to be said before one tap agrees, in so few words that somebody afraid reads them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from bot.config.checks import FIRST_SCREEN, first_screen
from locales.render import Sentences
from rules import screens
from rules.person import Person
from rules.send import Line, line
from tests.playing import Play, playing
from tests.two_languages import TEXTS

OURS = 70
LANGUAGES = ("en", "ar")


def ours(lines: Sequence[Line], language: str) -> str:
    """What is said on it but for the community's own texts."""
    sentences = Sentences(texts={"greeting": dict.fromkeys(LANGUAGES, "")})
    said = " ".join(sentences.line(language, each) for each in lines if not each.id.startswith("="))
    return said.replace("…", "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("waiting", [False, True])
def test_it_has_at_most_seventy_words_of_ours(language: str, waiting: bool) -> None:
    shown = screens.first(Person(1, language), waiting=waiting, languages=LANGUAGES)
    said = ours(shown.lines, language)
    assert 40 < len(said.split()) <= OURS, (len(said.split()), said)


async def test_it_says_who_reads_who_can_know_what_comes_next_and_whom_to_call(play: Play) -> None:
    await play.says("mina", "/start")
    shown = play.newest("mina", "Tell a small team")
    for each in ("name, username or number", "Telegram and this bot’s owner", "One of them answers here", "911"):
        assert each in shown.text, each
    assert "If you are under 18" in shown.text
    labels = [label for row in shown.buttons for label in row]
    assert labels[:2] == ["I understand", "I need help now"]
    assert {"Who reads this?", "What can be known", "Somebody else sees this phone", "Find help"} <= set(labels)


async def test_what_is_short_here_is_whole_a_tap_away_before_consent(tmp_path: Path) -> None:
    whole = "If a life is in danger, or a child is hurt, we tell the emergency services all that we know."
    changes: dict[str, Any] = {
        "confidentiality__passed_on": {"en": whole},
        "confidentiality__passed_on_short": {"en": "In danger we call for help."},
        "community__greeting": {"en": "Peace be with you."},
    }
    async with playing(tmp_path, **changes) as play:
        await play.says("mina", "/start")
        shown = play.newest("mina", "Tell a small team").text
        assert shown.startswith("Peace be with you. Tell a small team")
        assert "In danger we call for help." in shown
        assert whole not in shown
        await play.taps("mina", "What can be known")
        assert whole in play.told("mina")[-1]
        await play.says("mina", "what can be known")
        assert whole in play.told("mina")[-1]


async def test_it_is_complete_in_arabic(tmp_path: Path) -> None:
    async with playing(tmp_path, **TEXTS) as play:
        await play.says("mina", "/start")
        await play.taps("mina", "العربية")
        text = play.told("mina")[-1].replace("\u2068", "").replace("\u2069", "")
        assert text.startswith("أهلًا بك. هنا يمكنك إخبار فريق صغير")
        assert "911" in text
        assert "Call" not in text


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ({"passed_on": {"en": "word " * 30}, "under_18": {"en": "word " * 10}}, []),
        ({"passed_on": {"en": "word " * 31}, "under_18": {"en": "word " * 10}}, ["confidentiality.passed_on_short.en"]),
        ({"passed_on": {"en": "word " * 9}, "under_18": {"en": "word " * 90}}, ["confidentiality.under_18_short.en"]),
        (
            {
                "passed_on": {"en": "word " * 90},
                "under_18": {"en": "word " * 90},
                "passed_on_short": {"en": "word " * 20},
                "under_18_short": {"en": "word " * 20},
            },
            [],
        ),
        ({"passed_on": 3, "under_18": ["a"]}, []),
    ],
)
def test_check_counts_the_words_of_the_community(table: dict[str, Any], found: list[str]) -> None:
    mistakes = list(first_screen({"community": {"languages": ["en"]}, "confidentiality": table}))
    assert [each.key for each in mistakes] == found
    assert all(str(FIRST_SCREEN) in str(each) for each in mistakes)


def test_a_long_greeting_is_counted_too() -> None:
    tables = {"community": {"languages": ["en"], "greeting": {"en": "word " * 41}}, "confidentiality": {}}
    assert [each.key for each in first_screen(tables)] == ["community.greeting.en"]


def test_the_greeting_is_no_one_faiths() -> None:
    sentences = Sentences()
    assert sentences.line("en", line("first-greeting")) == "Welcome."


async def test_a_tap_copies_each_emergency_number_and_it_stands_there_as_well(play: Play) -> None:
    await play.says("mina", "/numbers")
    shown = play.screen("mina").messages[-1]
    copied = [button["copy_text"]["text"] for row in (shown.message.markup or {})["inline_keyboard"] for button in row]
    assert copied == ["911", "988"]
    assert all(each in shown.text for each in copied)
