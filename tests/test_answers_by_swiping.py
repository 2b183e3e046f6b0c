"""The answer to a question, given by swiping on that very question, is an answer."""

import pytest

from rules.send import Urgency
from tests.playing import Play
from tests.teamwork import case_of, report


async def urgency(play: Play) -> Urgency:
    case = await case_of(play)
    assert case is not None
    return case.urgency


@pytest.mark.parametrize("words", ["Yes, now", "Yes"])
async def test_yes_in_reply_to_the_question_is_an_answer(play: Play, words: str) -> None:
    await report(play, "The lamp is broken again.")
    await play.says("mina", "He hits me and I want to die")
    question = play.screen("mina").with_button("Yes, now")[-1]
    await play.says("mina", words, reply_to=question.message)
    assert await urgency(play) is Urgency.DANGER


async def test_yes_in_reply_to_the_question_about_a_draft_sends_it(play: Play) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await play.says("mina", "He hits me and I want to die")
    question = play.screen("mina").with_button("Yes, now")[-1]
    await play.says("mina", "Yes", reply_to=question.message)
    assert play.topics()


async def test_a_button_of_help_typed_in_reply_to_its_own_screen_is_a_press(play: Play) -> None:
    await report(play, "The lamp is broken again.")
    await play.says("mina", "/now")
    screen = play.screen("mina").with_button("Send to the team now")[-1]
    await play.says("mina", "Send to the team now", reply_to=screen.message)
    assert await urgency(play) is Urgency.DANGER


async def test_a_word_in_reply_to_another_message_stays_a_word(play: Play) -> None:
    await report(play, "The lamp is broken again.")
    first = play.newest("mina", "")
    await play.says("mina", "He hits me and I want to die")
    await play.says("mina", "Yes", reply_to=first.message)
    assert await urgency(play) is not Urgency.DANGER
