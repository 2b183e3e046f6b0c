"""A question is answered in private."""

from pathlib import Path

from tests.playing import Play, playing
from tests.teamwork import answers, card, case_of, presses


async def asks(play: Play, *words: str, name: str = "mina") -> None:
    """Somebody new asks."""
    await play.says(name, "/start")
    await play.taps(name, "I understand")
    await play.taps(name, "Ask a question")
    for each in words or ("May I fast while I am ill?",):
        await play.says(name, each)
    await play.taps(name, "Send")


async def test_a_question_is_a_routine_case_of_its_own_kind_and_answered_in_private(play: Play) -> None:
    await asks(play)
    case = await case_of(play)
    assert case is not None
    assert (case.kind, case.urgency) == ("question", "routine")
    assert "Question · no hurry" in card(play).text
    await presses(play, "adil", "Take")
    await answers(play, "adil", "Ask your doctor first.")
    assert "Ask your doctor first." in play.told("mina")[-1]


async def test_a_question_can_be_asked_without_a_tap(play: Play) -> None:
    await play.says("mina", "/start")
    await play.says("mina", "I understand")
    await play.says("mina", "ask a question")
    assert "No question is too small" in play.told("mina")[-1]
    await play.says("mina", "/ask")
    assert "No question is too small" in play.told("mina")[-1]


async def test_a_question_about_danger_is_asked_about_as_everywhere(play: Play) -> None:
    await asks(play, "He will kill me tonight. What can I do?")
    assert any("Is someone in danger now?" in each for each in play.told("mina"))


async def test_the_list_of_concerns_has_no_questions(play: Play) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await play.taps("mina", "Raise a concern")
    tap = play.world.taps(play.who("mina"), play.newest("mina", "What is it about?").message, data="about:question")
    await play.flow()
    assert tap.text == "This button is no longer of use. Please tap /start."


async def test_privacy_says_that_published_questions_are_kept(tmp_path: Path) -> None:
    channel = {"id": -1001000000003, "link": "https://t.me/annoor"}
    async with playing(tmp_path, channel__id=channel["id"], channel__link=channel["link"]) as play:
        await play.says("mina", "/privacy")
        assert "Questions that were published are kept here" in play.told("mina")[-1]
