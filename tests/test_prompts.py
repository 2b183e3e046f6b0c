"""What is asked is asked once: a question that is decided loses its buttons, and says how it was decided."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from rehearsal.world import Message, Shown
from tests.playing import Play, playing
from tests.teamwork import answers, card, case_of, desk, forges, presses, report

ASKED = "Send this to the reporter?"
WORDS = "I can come on Friday."


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    """Adil holds the case; Bea has written a reply, and is asked."""
    async with playing(tmp_path, privacy__first_words_wait="0 min") as stage:
        await report(stage)
        await presses(stage, "adil", "Take")
        yield stage


async def asked(play: Play) -> Message:
    return await answers(play, "bea", WORDS)


def prompt(play: Play) -> Shown:
    """The question, whatever it says by now: the answer to Bea's words."""
    shown: list[Shown] = play.screen("adil", play.group).messages
    return next(
        each
        for each in shown
        if each.by == "Rehearsal" and each.message.reply_to and each.message.reply_to.text == WORDS
    )


def arrived(play: Play) -> int:
    return sum(WORDS in text for text in play.told("mina"))


async def decides(play: Play, name: str, label: str) -> str:
    tap = await play.taps(name, label, play.group)
    assert tap.answer is not None
    return str(tap.answer.get("text", ""))


@pytest.mark.parametrize("name", ["adil", "bea"])
async def test_words_that_are_sent_say_so_and_get_their_mark(play: Play, name: str) -> None:
    message = await asked(play)
    assert ASKED in prompt(play).text
    await decides(play, name, "Send to the reporter")
    assert arrived(play) == 1
    assert prompt(play).buttons == ()
    assert f"{name.capitalize()} has said yes: this goes to the reporter" in prompt(play).text
    assert message.reactions, "confirmed words bear the mark of all that was kept"


async def test_words_that_are_kept_say_so(play: Play) -> None:
    message = await asked(play)
    await decides(play, "bea", "Keep in the team")
    assert arrived(play) == 0
    assert prompt(play).buttons == ()
    assert "Bea keeps this in the team" in prompt(play).text
    assert not message.reactions


async def test_after_a_day_nobody_is_asked_any_more(play: Play) -> None:
    await asked(play)
    await play.later(days=1, minutes=1)
    assert arrived(play) == 0
    assert prompt(play).buttons == ()
    assert "Nobody has decided" in prompt(play).text


async def test_words_that_their_author_deleted_are_not_sent(play: Play) -> None:
    message = await asked(play)
    question = prompt(play).message
    play.world.deletes(play.who("bea"), message)
    tap = play.world.taps(play.who("adil"), question, "Send to the reporter")
    await play.flow()
    assert tap.answer is not None
    assert "is not there any more" in tap.answer["text"]
    assert arrived(play) == 0


async def test_words_that_were_taken_back_are_not_asked_about(play: Play) -> None:
    message = await asked(play)
    data = str(prompt(play).message.buttons[0][0]["callback_data"])
    await play.in_topic("bea", 0, "/unsend", reply_to=message)
    assert prompt(play).buttons == ()
    assert "taken this back" in prompt(play).text
    case = await case_of(play)
    assert case is not None
    await forges(play, "adil", data)
    assert arrived(play) == 0


async def test_unsend_once_more_does_nothing(play: Play) -> None:
    message = await answers(play, "adil", "I am here.")
    for _ in range(3):
        await play.in_topic("adil", 0, "/unsend", reply_to=message)
    said = [text for text in play.told("adil", play.group) if "aken back" in text]
    assert len(said) == 1


async def test_a_view_counts_once_and_can_be_changed(play: Play) -> None:
    await presses(play, "adil", "Ask the team")
    for _ in range(3):
        await play.taps("bea", "Offer support or counselling", play.group)
    await play.taps("adil", "Offer support or counselling", play.group)
    said = [text for text in play.told("adil", play.group) if "support or counselling" in text and "Bea" in text]
    assert len(said) == 1
    await play.taps("bea", "Talk further", play.group)
    assert any("Bea" in text and "alk further" in text for text in play.told("adil", play.group))


@pytest.mark.parametrize("days", [(14, 3), (3, 14), (7, 7)])
async def test_of_two_review_dates_the_nearer_one_is_kept_and_said(play: Play, days: tuple[int, int]) -> None:
    await answers(play, "adil", "We talk about it.")
    await presses(play, "adil", "Ask the team")
    await play.taps("adil", f"Look again in {days[0]} days", play.group)
    tap = await play.taps("bea", f"Look again in {days[1]} days", play.group)
    if days[1] < days[0]:
        assert play.screen("adil", play.group).saying("The nearer date is the one that counts")
    else:
        assert tap.answer is not None
        assert f"in {days[0]} days already" in tap.answer["text"]
    nearer = min(days)
    await play.later(days=nearer, minutes=1)
    assert len(play.screen("adil", play.group).saying("wanted to look at this again")) == 1
    await play.later(days=15)
    assert len(play.screen("adil", play.group).saying("wanted to look at this again")) == 1


async def test_an_edit_of_a_former_holder_does_not_go_out_unasked(play: Play) -> None:
    message = await answers(play, "adil", "Come on Friday.")
    for label in ("Hand over", "Bea, social worker"):
        await presses(play, "adil", label)
    play.world.edits(play.who("adil"), message, "Come on Sunday.")
    await play.flow()
    assert any("Come on Friday." in text for text in play.told("mina"))
    assert not any("Sunday" in text for text in play.told("mina"))
    assert play.screen("adil", play.group).saying("This change stays in the team")


async def test_an_edit_after_closing_does_not_go_out_unasked(play: Play) -> None:
    message = await answers(play, "adil", "Come on Friday.")
    for label in ("Close", "Resolved"):
        await presses(play, "adil", label)
    play.world.edits(play.who("adil"), message, "Come on Sunday.")
    await play.flow()
    assert not any("Sunday" in text for text in play.told("mina"))
    assert play.screen("adil", play.group).saying("This change stays in the team")


async def test_an_edit_of_confirmed_words_does_not_go_out_unasked(play: Play) -> None:
    message = await asked(play)
    await decides(play, "adil", "Send to the reporter")
    play.world.edits(play.who("bea"), message, "I can come on Sunday.")
    await play.flow()
    assert not any("Sunday" in text for text in play.told("mina"))


async def test_whoever_is_asked_about_words_may_still_change_them(play: Play) -> None:
    message = await asked(play)
    play.world.edits(play.who("bea"), message, "I can come on Sunday.")
    await play.flow()
    await decides(play, "adil", "Send to the reporter")
    assert any("Sunday" in text for text in play.told("mina"))


async def test_a_closed_card_does_not_say_how_to_answer(play: Play) -> None:
    assert "To answer, reply" in card(play).text
    for label in ("Close", "Resolved"):
        await presses(play, "adil", label)
    assert "To answer, reply" not in card(play).text


async def test_views_about_telling_outside_cannot_be_forged(play: Play) -> None:
    case = await case_of(play)
    assert case is not None
    adil, bea = play.who("adil").id, play.who("bea").id
    await forges(play, "bea", f"opinion:{case.code}:{adil}.agree")  # nobody has told anybody
    await forges(play, "adil", f"outside:{case.code}:police.told")
    for name, data in (
        ("adil", f"{adil}.agree"),
        ("bea", f"{bea}.agree"),
        ("adil", f"{bea}.agree"),
        ("bea", "0.agree"),
    ):
        await forges(play, name, f"opinion:{case.code}:{data}")
    assert not any(": I agree" in text or "agrees" in text for text in play.told("adil", play.group))
    for _ in range(2):
        await forges(play, "bea", f"opinion:{case.code}:{adil}.agree")
    assert sum("agrees" in text for text in play.told("adil", play.group)) == 1


async def test_nobody_tells_outside_of_a_case_that_nobody_has_taken(play: Play) -> None:
    case = await case_of(play)
    assert case is not None
    await presses(play, "adil", "Release")
    tap = await forges(play, "bea", f"outside:{case.code}:police.told")
    assert tap.answer is not None
    assert "no longer of use" in tap.answer["text"]
    assert case == replace(await case_of(play) or case, state=case.state, holder=case.holder, taken=case.taken)


async def test_a_case_is_not_handed_to_somebody_who_has_left_the_group(play: Play) -> None:
    play.world.leaves(play.who("bea"), play.group)
    await play.flow()
    case = await case_of(play)
    assert case is not None
    await presses(play, "adil", "Hand over")
    assert not any("Bea" in label for row in card(play).buttons for label in row)
    tap = await forges(play, "adil", f"to:{case.code}:{play.who('bea').id}")
    assert tap.answer is not None
    assert "Bea is not in this group" in tap.answer["text"]
    assert (await case_of(play)) == case


async def test_whoever_has_left_the_group_takes_nothing_in_private(play: Play) -> None:
    await report(play, name="yusuf", about="Someone is in danger now")
    await play.later(minutes=6)
    play.world.leaves(play.who("bea"), play.group)
    await play.flow()
    tap = await play.taps("bea", "I have it")
    assert tap.answer is not None
    assert "not in the group" in tap.answer["text"]
    case = await case_of(play, 2)
    assert case is not None
    assert case.holder is None


async def test_a_holder_who_is_listed_no_longer_loses_the_case_at_once(play: Play) -> None:
    text = play.config_path.read_text(encoding="utf-8")
    play.config_path.write_text(text.replace("id = 111,", "id = 191,"), encoding="utf-8")
    play.bot.reload()
    await play.flow()
    case = await case_of(play)
    assert case is not None
    assert case.holder is None
    assert any("whoever held it is not listed any more" in text for text in desk(play))


async def test_so_does_one_who_was_taken_off_the_list_while_the_bot_was_away(play: Play) -> None:
    await play.stop()
    text = play.config_path.read_text(encoding="utf-8")
    play.config_path.write_text(text.replace("id = 111,", "id = 191,"), encoding="utf-8")
    await play.start()
    await play.flow()
    case = await case_of(play)
    assert case is not None
    assert case.holder is None
