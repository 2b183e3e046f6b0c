"""Everybody reads their own language: the reporter the one chosen, the team the community's first; no phone decides."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.playing import Play, playing
from tests.teamwork import answers, presses
from tests.two_languages import TEXTS

ARABIC = re.compile("[\u0620-\u064a]")
LATIN = re.compile("[A-Za-z]{3,}")


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path, **TEXTS) as stage:
        yield stage


async def arabic(play: Play, name: str = "mina") -> None:
    """Choose Arabic on the first screen."""
    await play.says(name, "/start")
    await play.taps(name, "العربية")


async def test_the_first_screen_offers_every_language_by_its_own_name(play: Play) -> None:
    await play.says("mina", "/start")
    assert play.screen("mina").with_button("العربية")
    await play.taps("mina", "العربية")
    newest = play.screen("mina").messages[-1]
    assert "هنا يمكنك إخبار فريق صغير" in newest.text
    assert "الطوارئ" in newest.text
    assert "هدى" in newest.text
    assert play.screen("mina").with_button("English")[-1].message is newest.message
    await play.taps("mina", "English")
    assert "Tell a small team" in play.told("mina")[-1]


async def test_with_one_language_nothing_is_offered(tmp_path: Path) -> None:
    async with playing(tmp_path) as play:
        await play.says("mina", "/start")
        assert not play.screen("mina").with_button("English")
        await play.says("mina", "/language")
        assert "only this language" in play.told("mina")[-1]


async def test_a_whole_conversation_in_arabic_while_the_team_reads_english(play: Play) -> None:
    await arabic(play)
    for tap in ("فهمت", "عندي أمر يقلقني", "أمر آخر"):
        await play.taps("mina", tap)
    await play.says("mina", "جارتي خائفة.")
    await play.taps("mina", "إرسال")
    await presses(play, "adil", "Take")
    await answers(play, "adil", "هل أنت بخير؟", to="جارتي")
    assert any("هل أنت بخير؟" in text for text in play.told("mina"))
    assert "الفريق، المحادثة \u20681\u2069:" in play.newest("mina", "هل أنت بخير؟").text
    for text in play.told("mina")[2:]:
        assert not LATIN.search(text.replace("/start", "")), text
    ours = [text for text in play.told("adil", play.group) if "جارتي" not in text and "هل أنت" not in text]
    assert not any(ARABIC.search(text) for text in ours), ours
    assert any("Chosen language: Arabic" in text for text in ours)


@pytest.mark.parametrize("first", [("en", "ar"), ("ar", "en")], ids=["English first", "Arabic first"])
async def test_the_teams_language_is_the_first_and_no_phone_decides(tmp_path: Path, first: tuple[str, str]) -> None:
    async with playing(tmp_path, **TEXTS | {"community__languages": list(first)}) as play:
        mina, adil = play.who("mina"), play.who("adil")
        mina.language_code = adil.language_code = first[1]
        await play.says("mina", "/start")
        expected = "Tell a small team" if first[0] == "en" else "هنا يمكنك إخبار فريق صغير"
        assert expected in play.told("mina")[-1]
        await play.taps("mina", "I understand" if first[0] == "en" else "فهمت")
        await play.says("mina", "It is about my cousin.")
        for _ in range(2):
            await play.taps("mina", "Send" if first[0] == "en" else "إرسال")
            if play.screen("mina").with_button("Something else" if first[0] == "en" else "أمر آخر"):
                await play.taps("mina", "Something else" if first[0] == "en" else "أمر آخر")
                break
        cards = [text for text in play.told("adil", play.group) if "cousin" not in text]
        assert cards
        assert all(bool(ARABIC.search(text)) is (first[0] == "ar") for text in cards if text.strip()), cards


async def test_the_command_shows_the_question_in_every_language_and_takes_an_answer(play: Play) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await play.says("mina", "/language")
    assert "Which language" in play.told("mina")[-1]
    assert "بأي لغة" in play.told("mina")[-1]
    await play.says("mina", "العربية")
    assert any("من الآن كل شيء هنا بالعربية" in text for text in play.told("mina"))
    await play.says("mina", "/language en")
    assert any("From now on you read English" in text for text in play.told("mina"))
    await play.says("mina", "/language xx")
    assert "Which language" in play.told("mina")[-1]


async def test_a_change_of_language_reaches_the_card_with_the_next_words(play: Play) -> None:
    await play.says("mina", "It is about my cousin.")
    await play.taps("mina", "I understand")
    assert any("Chosen language: English" in text for text in play.told("adil", play.group))
    await play.says("mina", "/language ar")
    assert not any("Chosen language: Arabic" in text for text in play.told("adil", play.group))
    await play.says("mina", "هو قريبي")
    assert any("Chosen language: Arabic" in text for text in play.told("adil", play.group))


async def test_words_are_typed_as_people_type_them(play: Play) -> None:
    """Without hamza, with vowel signs, with a stop: it is the button all the same."""
    await arabic(play)
    await play.says("mina", "فَهمت.")
    assert "ما الذي يفيدك الآن" in play.told("mina")[-1]
    await play.says("mina", "احتاج الى المساعدة الان")
    assert play.screen("mina").with_button("إرسال إلى الفريق الآن")


async def test_an_unknown_language_of_a_forged_button_is_refused(play: Play) -> None:
    await play.says("mina", "/start")
    shown = play.screen("mina").with_button("العربية")[-1]
    for data in ("speak:xx", "speak:", "speak:../../en", "speak:ar:en"):
        tap = play.world.taps(play.who("mina"), shown.message, data=data)
        await play.flow()
        assert "no longer of use" in tap.text


async def test_refusals_and_answers_over_buttons_are_in_the_readers_language(play: Play) -> None:
    await arabic(play)
    shown = play.screen("mina").with_button("English")[-1]
    tap = play.world.taps(play.who("mina"), shown.message, data="nonsense")
    await play.flow()
    assert "لم يعد هذا الزر يفيد" in tap.text
