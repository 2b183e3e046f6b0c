"""What waits for its writer's word: one answer is for all that was shown, and none is for words that were not."""

from pathlib import Path

import pytest

from rehearsal.world import Shown
from tests.playing import Play, playing
from tests.teamwork import report, taken

MAIL, PHONE = "My mail is corner@example.org today.", "Call me at (415) 555-0132 today."


def in_group(play: Play, words: str) -> bool:
    return any(words in text for text in play.told("adil", play.group))


def questions(play: Play) -> list[Shown]:
    found: list[Shown] = play.screen("mina").with_button("Send as it is")
    return found


async def presses(play: Play, shown: Shown, label: str) -> None:
    play.world.taps(play.who("mina"), shown.message, label)
    await play.flow()


@pytest.mark.parametrize(
    ("answer", "mail", "phone"),
    [
        ("Send as it is", "corner@example.org", "555-0132"),
        ("Hide it and send", "My mail is ▇▇▇ today.", "Call me at ▇▇▇ today."),
        ("Do not send", "", ""),
    ],
)
async def test_one_answer_is_for_all_that_waits(tmp_path: Path, answer: str, mail: str, phone: str) -> None:
    async with taken(tmp_path) as play:
        await play.says("mina", MAIL)
        await play.says("mina", PHONE)
        asked = questions(play)[-1].text
        assert "2 messages wait" in asked
        assert "corner@example.org" in asked
        assert "555-0132" in asked
        await play.says("mina", answer.lower())
        assert in_group(play, mail or PHONE) is bool(mail)
        assert in_group(play, phone or MAIL) is bool(phone)
        await play.later(days=2)
        assert not play.screen("mina").saying("waited for a choice and were not sent")


async def test_an_earlier_question_does_not_send_what_it_did_not_show(tmp_path: Path) -> None:
    async with taken(tmp_path) as play:
        await play.says("mina", MAIL)
        first = questions(play)[-1]
        await play.says("mina", PHONE)
        await presses(play, first, "Send as it is")
        assert not in_group(play, "555-0132")
        assert not in_group(play, "corner@example.org")
        await presses(play, questions(play)[-1], "Send as it is")
        assert in_group(play, "555-0132")
        assert in_group(play, "corner@example.org")


async def test_words_of_two_conversations_are_asked_about_one_after_the_other(tmp_path: Path) -> None:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as play:
        await report(play, "The first.")
        await play.says("mina", MAIL)
        await play.says("mina", "/new")
        await play.taps("mina", "Something else")
        await play.says("mina", "The second.")
        await play.taps("mina", "Send")
        await play.says("mina", PHONE)
        await play.says("mina", "hide it and send")
        assert in_group(play, "Call me at ▇▇▇ today.")
        assert "This is about Conversation 1." in questions(play)[-1].text
        await play.says("mina", "hide it and send")
        assert in_group(play, "My mail is ▇▇▇ today.")


async def test_a_message_taken_back_leaves_the_question_about_the_others(tmp_path: Path) -> None:
    async with taken(tmp_path) as play:
        await play.says("mina", MAIL)
        last = await play.says("mina", PHONE)
        await play.says("mina", "/unsend", reply_to=last)
        await play.taps("mina", "Send as it is")
        assert in_group(play, "corner@example.org")
        assert not in_group(play, "555-0132")


async def test_what_is_written_after_the_question_is_not_sent_unasked(tmp_path: Path) -> None:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as play:
        await play.says("mina", "/start")
        await play.taps("mina", "I understand")
        await play.taps("mina", "Raise a concern")
        await play.taps("mina", "Something else")
        await play.says("mina", MAIL)
        await play.taps("mina", "Send")
        await play.says("mina", PHONE)
        await play.taps("mina", "Send as it is")
        assert play.topics() == []
        assert "555-0132" in questions(play)[-1].text
        await play.taps("mina", "Send as it is")
        assert in_group(play, "555-0132")
