"""*I need help now* works whatever was agreed to; words of danger bring a question; people answer it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.playing import Play, playing
from tests.teamwork import report
from tests.test_conversation import answer

CRY = "He says he will kill me tonight."


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path) as stage:
        yield stage


def called(play: Play, words: str) -> int:
    return sum(words in text for text in play.told("adil", play.group))


def pages(play: Play, name: str = "adil") -> int:
    """How often somebody was called in private."""
    return sum("You are needed" in text for text in play.told(name))


async def waits(play: Play, **span: float) -> None:
    """Time passes, and what follows from it goes out at Telegram's pace."""
    await play.later(**span)
    await play.flow()


def team_sees(play: Play, words: str) -> bool:
    return any(words in text for text in play.told("adil", play.group))


async def test_the_numbers_come_at_once_even_before_consent(play: Play) -> None:
    await play.says("mina", "/now")
    told = play.told("mina")[-1]
    assert "Emergency: 911" in told
    assert "could technically link" in told
    assert play.screen("mina").with_button("Send to the team now")


async def test_help_now_sends_what_was_written_before_consent(play: Play) -> None:
    await play.says("mina", "Somebody is at my door with a stick.")
    await play.taps("mina", "I need help now")
    assert not team_sees(play, "at my door")
    await play.taps("mina", "Send to the team now")
    assert team_sees(play, "at my door")
    assert team_sees(play, "danger now")
    assert "911" in play.told("mina")[-1]


async def test_help_now_calls_the_team_even_without_a_word(play: Play) -> None:
    before = pages(play)
    await play.says("mina", "/now")
    await play.taps("mina", "Send to the team now")
    assert team_sees(play, "asks for help now and has not written anything yet")
    assert called(play, "New case") == 1
    assert pages(play) == before + 1
    await play.says("mina", "Oak Street 5, please come.")
    assert team_sees(play, "Oak Street 5")


async def test_help_now_in_a_conversation_makes_it_danger_at_once(play: Play) -> None:
    await report(play, "We argue a lot at home.", about="Family conflict")
    assert not team_sees(play, "argue")
    await play.says("mina", "I need help now")
    await play.taps("mina", "Send to the team now")
    assert team_sees(play, "argue"), "what waited for its minute goes at once"
    assert called(play, "says that someone is in danger now") == 1
    assert "danger now" in play.topics()[0].name
    await play.taps("mina", "Send to the team now")
    assert called(play, "says that someone is in danger now") == 1
    assert "a moment ago" in play.told("mina")[-1]


async def test_the_private_page_holds_no_content(play: Play) -> None:
    await play.says("mina", "Somebody is at my door with a stick.")
    await play.taps("mina", "I need help now")
    await play.taps("mina", "Send to the team now")
    page = play.told("adil")[-1]
    assert "danger now" in page
    assert "door" not in page
    assert play.topics()[0].name.split()[0] not in page


async def test_words_of_danger_bring_the_question_and_the_numbers(play: Play) -> None:
    await report(play, "We argue a lot at home.", about="Family conflict")
    await play.says("mina", CRY)
    asked = play.newest("mina", "Is someone in danger now?")
    assert "911" in asked.text
    assert called(play, "danger") == 0, "words never call anybody by themselves"


async def test_yes_sends_the_draft_and_calls_as_danger(play: Play) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await play.says("mina", CRY)
    await play.taps("mina", "Yes, now")
    assert team_sees(play, "kill me tonight")
    assert called(play, "New case") == 1
    assert "danger now" in play.topics()[0].name


async def test_yes_can_be_typed_and_ends_the_question(play: Play) -> None:
    await report(play, "We argue a lot at home.", about="Family conflict")
    await play.says("mina", CRY)
    await play.says("mina", "yes")
    assert called(play, "says that someone is in danger now") == 1
    await waits(play, minutes=6)
    assert called(play, "got no answer") == 0
    await play.says("mina", "yes")
    assert team_sees(play, "Reporter:\nyes"), "later it is a word like any other"


async def test_no_calls_nobody(play: Play) -> None:
    await report(play, "We argue a lot at home.", about="Family conflict")
    await play.says("mina", CRY)
    await play.taps("mina", "No, not now")
    await waits(play, minutes=30)
    assert called(play, "danger") == 0
    assert team_sees(play, "kill me tonight")
    assert play.screen("mina").saying("Nobody is called for this. Your words go to the team as before.")


async def test_a_late_no_does_not_say_that_nobody_was_called(play: Play) -> None:
    await report(play, "We argue a lot at home.", about="Family conflict")
    await play.says("mina", CRY)
    await waits(play, minutes=6)
    assert called(play, "got no answer") == 1
    await play.taps("mina", "No, not now")
    assert play.told("mina")[-1] == "Thank you. “I need help now” is always in the menu."


async def test_after_a_no_about_a_draft_it_is_said_what_can_be_done_with_it(play: Play) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await play.says("mina", CRY)
    await play.taps("mina", "No, not now")
    shown = play.screen("mina").messages[-1]
    assert shown.text == "Thank you. What you wrote is not sent yet."
    assert shown.buttons == (("Send",), ("Look through", "Start over"))
    await play.says("mina", "Start over")
    assert "Your draft is cleared. Nothing was sent." in play.told("mina")
    assert not team_sees(play, "kill me tonight")


async def test_before_consent_it_says_which_tap_sends_it_and_an_old_no_claims_nothing(play: Play) -> None:
    await play.says("mina", CRY)
    await play.taps("mina", "No, not now")
    shown = play.screen("mina").messages[-1]
    assert shown.text.startswith("Thank you. What you wrote is not sent yet.")
    assert "“I understand” sends what you wrote." in shown.text
    assert shown.buttons == (("I understand",), ("About a leader or the team",), ("Do not send",))
    await play.taps("mina", "I understand")
    await play.taps("mina", "No, not now")
    assert play.told("mina")[-1] == "Thank you. “I need help now” is always in the menu."


async def test_silence_about_words_that_were_sent_calls_as_urgent(play: Play) -> None:
    await report(play, "We argue a lot at home.", about="Family conflict")
    await waits(play, minutes=11)
    await play.says("mina", CRY)
    await waits(play, minutes=3)
    assert called(play, "got no answer") == 0
    await waits(play, minutes=2)
    assert called(play, "got no answer") == 1
    assert "urgent" in play.topics()[0].name
    assert any("we ask the team to look" in text for text in play.told("mina"))


async def test_a_yes_after_the_silence_or_to_another_question_is_a_word_like_any_other(play: Play) -> None:
    await report(play, "We argue a lot at home.", about="Family conflict")
    await waits(play, minutes=11)
    words = await play.says("mina", CRY)
    await play.says("mina", "Yes", reply_to=words)
    assert called(play, "says that someone is in danger now") == 0
    await waits(play, minutes=6)
    await play.says("mina", "yes")
    assert called(play, "says that someone is in danger now") == 0
    assert team_sees(play, "Reporter:\nyes")


async def test_silence_survives_a_restart(play: Play) -> None:
    await report(play, "We argue a lot at home.", about="Family conflict")
    await play.says("mina", CRY)
    await play.stop()
    await play.start()
    await waits(play, minutes=5)
    assert called(play, "got no answer") == 1


async def test_a_draft_is_never_sent_nor_called_about_by_silence(play: Play) -> None:
    before = pages(play)
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await play.says("mina", CRY)
    await waits(play, hours=30)
    assert play.topics() == []
    assert called(play, "ase") == 0
    assert pages(play) == before


async def test_a_draft_that_was_sent_without_an_answer_is_asked_about_again(play: Play) -> None:
    await play.says("mina", CRY)
    await play.taps("mina", "I understand")
    assert "Is someone in danger now?" in play.told("mina")[-1]
    await waits(play, minutes=5)
    assert called(play, "got no answer") == 1
    assert team_sees(play, "kill me tonight")


async def test_a_no_about_the_draft_holds_when_it_is_sent(play: Play) -> None:
    await play.says("mina", CRY)
    await play.taps("mina", "No, not now")
    await play.taps("mina", "I understand")
    await waits(play, minutes=30)
    assert called(play, "got no answer") == 0


async def test_neither_words_nor_silence_make_a_case_less_urgent(play: Play) -> None:
    await report(play, "Please come.", about="Someone is in danger now")
    await waits(play, hours=2)
    await play.says("mina", CRY)
    await waits(play, minutes=6)
    assert called(play, "got no answer") == 1
    await play.says("mina", "It is all fine again.")
    assert "danger now" in play.topics()[0].name


async def test_a_story_of_fear_is_asked_about_once(play: Play) -> None:
    await report(play, "We argue a lot at home.", about="Family conflict")
    for _ in range(4):
        await play.says("mina", CRY)
    assert sum("Is someone in danger now?" in text for text in play.told("mina")) == 1


async def test_the_numbers_come_even_when_nothing_can_be_kept(play: Play) -> None:
    await report(play, "We argue a lot at home.", about="Family conflict")
    assert play.store is not None
    await play.store.run(lambda files: files.main.execute("PRAGMA max_page_count = 1").fetchall())
    mina = play.who("mina")
    for _ in range(3):
        play.world.says(mina, play.world.private(mina), "/now " + "x" * 4000)
    for _ in range(500):
        if any("We have a fault" in text for text in play.told("mina")):
            break
        await asyncio.sleep(0.02)
    told = next(text for text in play.told("mina") if "We have a fault" in text)
    assert "911" in told
    await play.store.run(lambda files: files.main.execute("PRAGMA max_page_count = 1000000").fetchall())
    await play.flow()
    assert any("If you can, call now" in text for text in play.told("mina")), "and nothing was lost"


async def test_danger_that_is_edited_in_brings_the_question(play: Play) -> None:
    await report(play, "We argue a lot at home.", about="Family conflict")
    message = await play.says("mina", "He is angry.")
    play.world.edits(play.who("mina"), message, CRY)
    await play.flow()
    assert any("Is someone in danger now?" in text for text in play.told("mina"))


async def test_a_taken_danger_is_called_about_again_when_asked(play: Play) -> None:
    await report(play, "Please come.", about="Someone is in danger now")
    await play.taps("adil", "Take", play.group)
    await answer(play, "Please come.", "We are on our way.")
    await waits(play, minutes=20)
    await play.says("mina", "/now")
    await play.taps("mina", "Send to the team now")
    assert called(play, "says that someone is in danger now") == 1
