"""A button that stands in the chat from another life of it means the conversation that it meant there, or none."""

from pathlib import Path

from rehearsal.world import Shown
from rules.send import Urgency
from tests.playing import Play
from tests.teamwork import apart, both_groups, case_of, report
from tests.test_discreet import PHRASE

ACCUSED = "Adil came to my house again last night."


async def writes(play: Play, *lines: str) -> None:
    for each in lines:
        await play.says("mina", each)


async def sets_up(play: Play) -> None:
    await writes(play, "/discreet", "15-18", PHRASE, PHRASE)


async def hides(play: Play) -> None:
    await sets_up(play)
    await play.says("mina", "/discreet")
    await play.taps("mina", "Hide now")
    await play.later(minutes=5)


async def accuses(play: Play) -> Shown:
    """A conversation that the team must not see, and the message that lists it."""
    await writes(play, "/new", "Someone on the team is involved", "He is in the team.", "/send", "/mine")
    listed: Shown = play.screen("mina").with_button("Conversation 1")[-1]
    return listed


async def presses_and_writes(play: Play, listed: Shown) -> None:
    assert any(each.id == listed.id for each in play.screen("mina").messages)
    play.world.taps(play.who("mina"), listed.message, "Conversation 1")
    await play.flow()
    await play.says("mina", ACCUSED)


def seen_by_the_team(play: Play) -> bool:
    return any("came to my house" in str(each.params) for each in play.world.journal if each.chat == play.group.id)


async def test_yes_to_a_question_of_the_locked_time_is_about_its_conversation(play: Play) -> None:
    await report(play, "The lamp is broken again.")
    await hides(play)
    await writes(play, "/new", "Something else", "My husband hits me.", "/send")
    question = play.screen("mina").with_button("Yes, now")[-1]
    await play.says("mina", PHRASE)
    play.world.taps(play.who("mina"), question.message, "Yes, now")
    await play.flow()
    one, two = await case_of(play, 1), await case_of(play, 2)
    assert one is not None
    assert two is not None
    assert (one.urgency is Urgency.DANGER, two.urgency is Urgency.DANGER) == (False, True)


async def test_yes_to_a_question_of_the_past_brings_help_in_a_locked_chat(play: Play) -> None:
    await report(play, "My husband hits me.")
    question = play.screen("mina").with_button("Yes, now")[-1]
    await sets_up(play)
    await play.later(minutes=20)
    await writes(play, "/new", "Something else", "The lamp is broken.", "/send")
    play.world.taps(play.who("mina"), question.message, "Yes, now")
    await play.flow()
    two = await case_of(play, 2)
    assert two is not None
    assert two.urgency is not Urgency.DANGER
    assert "911" in play.told("mina")[-1]


async def test_a_button_of_the_locked_time_sends_nothing_to_the_accused(tmp_path: Path) -> None:
    async with both_groups(tmp_path, "noor") as play:
        await report(play, "The lamp is broken again.")
        await hides(play)
        listed = await accuses(play)
        await play.says("mina", PHRASE)
        await presses_and_writes(play, listed)
        assert not seen_by_the_team(play)
        assert ACCUSED in "\n".join(play.told("noor", apart(play)))


async def test_a_button_of_the_past_sends_nothing_to_the_accused_once_the_chat_is_locked(tmp_path: Path) -> None:
    async with both_groups(tmp_path, "noor") as play:
        await writes(play, "/start")
        await play.taps("mina", "I understand")
        listed = await accuses(play)
        await sets_up(play)
        await play.later(minutes=20)
        await writes(play, "/new", "Something else", "The lamp is broken again.", "/send")
        await presses_and_writes(play, listed)
        assert not seen_by_the_team(play)


async def test_a_button_of_before_all_was_deleted_sends_nothing_to_the_accused(tmp_path: Path) -> None:
    """A bot cannot take away messages of more than two days, and numbers begin at one again."""
    async with both_groups(tmp_path, "noor") as play:
        await writes(play, "/start")
        await play.taps("mina", "I understand")
        listed = await accuses(play)
        await play.later(days=3)
        await play.says("mina", "/stop")
        await play.taps("mina", "Delete everything")
        await play.taps("mina", "Yes, delete everything")
        await play.later(hours=14)
        await report(play, "The lamp is broken again.")
        await presses_and_writes(play, listed)
        assert not seen_by_the_team(play)


async def test_a_blocked_conversation_rings_for_no_check_in_that_nobody_asked(play: Play) -> None:
    await report(play, "The lamp is broken again.")
    await play.taps("adil", "Take", play.group)
    await play.says("mina", "/checkins")
    await play.taps("mina", "I’ll write by …")
    await play.says("mina", "By Friday, 19:30")
    await play.taps("mina", "18–21")
    await play.taps("adil", "Change", play.group)
    await play.taps("adil", "Block for 7 days", play.group)
    await play.taps("adil", "Yes, block", play.group)
    await play.later(minutes=5)
    before = len(list(play.world.journal))
    message = play.screen("mina").messages[-1].message
    for _ in range(3):
        play.world.taps(play.who("mina"), message, data="checkin-talk:1.1")
        await play.flow()
    rung = [
        each
        for each in list(play.world.journal)[before:]
        if each.chat == play.group.id and each.method == "sendMessage"
    ]
    assert rung == []
    play.world.taps(play.who("mina"), message, data="checkin-now:1.1")
    await play.flow()
    assert "911" in play.told("mina")[-1]
