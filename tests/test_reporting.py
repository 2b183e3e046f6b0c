"""The reporter's first steps: four taps, any order of writing and choosing, who reads, who should answer."""

import re
from pathlib import Path

import pytest

from locales.languages import shipped
from locales.render import Sentences
from rules.category import ALWAYS, CATEGORIES, Category, listed
from rules.person import Person
from rules.reporter.choosing import categories
from tests.playing import Play, playing
from tests.two_languages import TEXTS

SHORT = 22
"""Letters that half a row of buttons holds on a small, old phone."""


def team_sees(play: Play, words: str) -> bool:
    return any(words in text for text in play.told("adil", play.group))


async def test_at_most_four_taps_from_start_to_sent(play: Play) -> None:
    await play.says("mina", "/start")
    taps = 0
    for label in ("I understand", "Raise a concern", "Bullying"):
        await play.taps("mina", label)
        taps += 1
    await play.says("mina", "They call my brother names every day.")
    await play.taps("mina", "Send")
    assert taps + 1 <= 4
    assert team_sees(play, "call my brother names")
    assert team_sees(play, "Bullying")


async def test_writing_first_and_choosing_later_takes_three_taps(play: Play) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await play.says("mina", "They call my brother names every day.")
    await play.taps("mina", "Send")
    assert not team_sees(play, "call my brother names")
    await play.taps("mina", "Bullying")
    assert team_sees(play, "call my brother names")
    assert team_sees(play, "Bullying")


async def test_the_list_is_asked_only_once(play: Play) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await play.says("mina", "I do not know what this is.")
    await play.taps("mina", "Send")
    await play.taps("mina", "Send")
    assert team_sees(play, "I do not know what this is.")
    assert team_sees(play, "Something else")


async def test_every_button_of_the_way_can_be_typed(play: Play) -> None:
    for said in ("/start", "i understand", "Raise a concern.", "violence at home", "It happens every Friday.", "SEND"):
        await play.says("mina", said)
    assert team_sees(play, "every Friday")
    assert team_sees(play, "Violence at home")


async def test_a_line_of_the_list_is_only_a_word_when_the_list_is_not_open(play: Play) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await play.says("mina", "Bullying")
    await play.taps("mina", "Send")
    await play.taps("mina", "Something else")
    assert team_sees(play, "Reporter:\nBullying")


@pytest.mark.parametrize("each", [each for each in CATEGORIES if not each.independent], ids=lambda each: each.id)
async def test_each_category_asks_for_what_was_seen(each: Category) -> None:
    sentences = Sentences(strict=True)
    for language in shipped():
        said = sentences.render(language, f"prompt-{each.id}")
        for never in ("religion", "politic", "extrem", "suspect", "immigra", "origin"):
            assert never not in said.lower()


@pytest.mark.parametrize("language", shipped())
def test_two_buttons_of_a_row_fit_an_old_phone(language: str) -> None:
    sentences = Sentences(strict=True)
    send = categories(Person(1, language), CATEGORIES)
    assert send.buttons[0][0].data == "about:danger"
    assert [button.data.partition(":")[2] for row in send.buttons for button in row] == [each.id for each in CATEGORIES]
    labels = [sentences.line(language, button.label) for row in send.buttons if len(row) == 2 for button in row]
    assert [each for each in labels if len(each) > SHORT] == []


def test_danger_and_something_else_cannot_be_configured_away() -> None:
    assert [each.id for each in listed(())] == list(ALWAYS)


async def test_a_community_offers_its_own_list(tmp_path: Path) -> None:
    async with playing(tmp_path, categories__offered=["mind"]) as play:
        await play.says("mina", "/start")
        await play.taps("mina", "I understand")
        await play.taps("mina", "Raise a concern")
        shown = play.newest("mina", "What is it about?")
        labels = [button["text"] for row in (shown.message.markup or {})["inline_keyboard"] for button in row]
        assert labels == ["Someone is in danger now", "Feeling low or alone", "Something else"]


async def test_files_are_said_to_be_off_where_they_are(play: Play) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await play.taps("mina", "Raise a concern")
    await play.taps("mina", "Sexual harm")
    assert "Please send no pictures" in play.told("mina")[-1]


async def test_who_reads_this_names_only_who_agreed(tmp_path: Path) -> None:
    members = [
        {
            "id": 111,
            "name": "Adil",
            "discipline": "counsellor",
            "gender": "man",
            "shown_as": "Brother Adil, counsellor",
        },
        {"id": 112, "name": "Bea", "discipline": "social worker", "gender": "woman"},
    ]
    async with playing(tmp_path, team__members=members) as play:
        await play.says("mina", "/start")
        await play.taps("mina", "Who reads this?")
        told = play.told("mina")[-1]
        for said in ("Brother Adil, counsellor", "One more person", "social worker", "Women: 1", "Men: 1"):
            assert said in told
        assert "Bea" not in told


async def test_what_somebody_is_stands_there_in_the_readers_language(tmp_path: Path) -> None:
    members = [
        {"id": 111, "name": "Adil", "discipline": {"en": "counsellor", "ar": "مرشد"}},
        {"id": 112, "name": "Bea", "discipline": "Lawyer"},
        {"id": 113, "name": "Carl", "discipline": "x", "shown_as": {"en": "Carl", "ar": "كارل"}},
    ]
    async with playing(tmp_path, team__members=members, **TEXTS) as play:
        await play.says("mina", "/start")
        await play.taps("mina", "Who reads this?")
        assert "• Carl" in play.told("mina")[-1]
        assert "Their work: counsellor, Lawyer." in play.told("mina")[-1]
        await play.taps("mina", "العربية")
        await play.says("mina", "/who")
        told = re.sub("[\u2066-\u2069]", "", play.told("mina")[-1])
        assert "• كارل" in told
        assert "عملهم: مرشد، Lawyer." in told


async def test_a_wish_for_a_woman_stands_on_the_card_and_everybody_still_reads(tmp_path: Path) -> None:
    members = [
        {"id": 111, "name": "Adil", "discipline": "counsellor", "gender": "man"},
        {"id": 112, "name": "Bea", "discipline": "social worker", "gender": "woman"},
    ]
    async with playing(tmp_path, privacy__first_words_wait="10 min", team__members=members) as play:
        await play.says("mina", "I am so alone.")
        await play.taps("mina", "I understand")
        await play.taps("mina", "A woman should answer")
        assert "Everyone on the team still reads it" in play.told("mina")[-1]
        assert play.topics() == []
        await play.later(minutes=10)
        assert team_sees(play, "The reporter would like a woman to answer.")
        assert sum("Case " in text and "would like" in text for text in play.told("adil", play.group)) == 1


async def test_nobody_is_offered_a_wish_that_cannot_be_met(play: Play) -> None:
    await play.says("mina", "I am so alone.")
    await play.taps("mina", "I understand")
    assert not play.screen("mina").with_button("A woman should answer")
    await play.says("mina", "A man should answer")
    assert "nobody on the team for that" in play.told("mina")[-1]


async def test_a_draft_survives_a_restart_and_its_end_is_announced(play: Play) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await play.says("mina", "Half a thought")
    await play.stop()
    await play.start()
    await play.taps("mina", "Look through")
    assert any("Half a thought" in text for text in play.told("mina")[-2:])
    await play.later(days=1)
    assert "not sent and is now deleted" in play.told("mina")[-1]
    await play.taps("mina", "Send")
    assert not team_sees(play, "Half a thought")
