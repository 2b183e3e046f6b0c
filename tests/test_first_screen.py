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
from tests.teamwork import apart, both_groups
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


ABOUT = "About a leader or the team"
CANARY = "The imam shouted at my mother behind the kitchen."


def read_by_the_team(play: Play) -> bool:
    """Whether the main team was ever sent the words, in the group or in private."""
    team = {play.group.id, play.who("adil").id, play.who("bea").id}
    return any("behind the kitchen" in str(each.params) for each in play.world.journal if each.chat in team)


async def test_first_words_about_a_leader_go_to_the_independent_group_alone(tmp_path: Path) -> None:
    async with both_groups(tmp_path, "noor", "idris") as play:
        await play.says("mina", CANARY)
        labels = [label for row in play.newest("mina", "Tell a small team").buttons for label in row]
        assert labels[:4] == ["I understand", ABOUT, "Do not send", "I need help now"]
        await play.taps("mina", ABOUT)
        assert "This is Conversation 1." in play.told("mina")[-1]
        assert any(CANARY in text for text in play.told("noor", apart(play)))
        assert not read_by_the_team(play)
        before = len(play.told("mina"))
        tap = await play.taps("mina", ABOUT)
        assert tap.answer is not None
        assert "Your words are here already" in tap.answer["text"]
        assert len(play.told("mina")) == before


async def test_what_is_found_in_them_is_asked_first_and_they_still_go_there(tmp_path: Path) -> None:
    async with both_groups(tmp_path, "noor", "idris") as play:
        await play.says("mina", CANARY + " My mail is corner@example.org.")
        await play.taps("mina", ABOUT)
        assert not any(CANARY in text for text in play.told("noor", apart(play)))
        await play.says("mina", "He did it twice.")
        await play.taps("mina", "Send")
        await play.taps("mina", "Send as it is")
        told = "\n".join(play.told("noor", apart(play)))
        assert CANARY in told
        assert "He did it twice." in told
        assert not read_by_the_team(play)


@pytest.mark.parametrize("offered", [["leader", "bullying"], ["bullying"]])
async def test_where_nobody_is_independent_they_stay_unsent_and_it_is_told_whom_else_to_turn_to(
    tmp_path: Path, offered: list[str]
) -> None:
    body = {"en": "Call the ombudsperson, 555 0199."}
    changes: dict[str, Any] = {"independent_body__text": body, "categories__offered": offered}
    async with playing(tmp_path, privacy__first_words_wait="0 min", **changes) as play:
        await play.says("mina", CANARY)
        await play.says("mina", ABOUT.lower())
        told = play.told("mina")[-1]
        assert told.startswith("What you wrote is not sent.")
        assert "There is no independent group here." in told
        assert "555 0199" in told
        assert not read_by_the_team(play)
        await play.says("mina", "Look through")
        assert any(text.startswith("In your draft:") and CANARY in text for text in play.told("mina"))
        await play.taps("mina", "Write to the team all the same")
        assert not read_by_the_team(play)
        await play.taps("mina", "Send")
        assert read_by_the_team(play)


@pytest.mark.parametrize("typed", [False, True])
async def test_words_that_are_not_to_be_sent_are_gone_and_the_first_screen_comes_again(play: Play, typed: bool) -> None:
    await play.says("mina", CANARY)
    await (play.says("mina", "do not send.") if typed else play.taps("mina", "Do not send"))
    assert "Your draft is cleared. Nothing was sent." in play.told("mina")
    shown = play.newest("mina", "Tell a small team")
    assert shown.text == play.told("mina")[-1]
    assert "Do not send" not in [label for row in shown.buttons for label in row]
    await play.taps("mina", "I understand")
    await play.later(hours=1)
    assert not read_by_the_team(play)
    assert play.topics() == []


async def test_an_old_do_not_send_says_that_the_words_have_gone(play: Play) -> None:
    await play.says("mina", CANARY)
    await play.taps("mina", "I understand")
    await play.taps("mina", "Do not send")
    assert play.told("mina")[-1].startswith("Nothing waits to be sent here.")
    await play.later(hours=1)
    assert read_by_the_team(play)


async def test_nobody_agrees_to_what_they_have_not_read(play: Play) -> None:
    await play.says("mina", ABOUT)
    assert "Tell a small team" in play.told("mina")[-1]
    await play.says("mina", "/new")
    assert "Tell a small team" in play.told("mina")[-1]


async def test_an_old_button_about_a_leader_begins_words_for_the_independent_group(tmp_path: Path) -> None:
    async with both_groups(tmp_path, "noor", "idris") as play:
        await play.says("mina", "My cousin gambles.")
        await play.taps("mina", "I understand")
        await play.later(minutes=1)
        await play.taps("mina", ABOUT)
        assert "This goes to the independent group only." in play.told("mina")[-1]
        await play.says("mina", CANARY)
        await play.taps("mina", "Send")
        assert any(CANARY in text for text in play.told("noor", apart(play)))
        assert not read_by_the_team(play)
