"""A call is answered where it arrives, and one act stops every call about a case."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from rules.case import State
from tests.playing import Play, playing
from tests.ringing import pages, rings
from tests.teamwork import answers, card, case_of, desk, presses, report

DANGER = "Someone is in danger now"


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as stage:
        yield stage


async def test_i_have_it_takes_the_case_and_the_group_sees_it(play: Play) -> None:
    await report(play, about=DANGER)
    await play.later(minutes=6)
    tap = await play.taps("bea", "I have it")
    assert tap.answer is not None
    assert "within 10 minutes, or we call again" in tap.answer["text"]
    case = await case_of(play)
    assert case is not None
    assert (case.state, case.holder) == (State.TAKEN, play.who("bea").id)
    assert "Bea holds it" in card(play).text
    assert any("Bea has taken case" in text for text in desk(play))
    assert "Bea has it now." in play.told("adil")[-1]
    before = len(pages(play, "adil")), len(pages(play, "bea"))
    await play.later(minutes=9)
    assert (len(pages(play, "adil")), len(pages(play, "bea"))) == before
    await play.later(minutes=2)
    assert len(pages(play, "adil")) == before[0] + 1, "no words within ten minutes: it calls again"


async def test_a_page_says_why_what_comes_next_and_when(play: Play) -> None:
    await report(play, about=DANGER)
    page = play.told("adil")[-1]
    assert "You are needed in your group: danger now." in page
    assert "If nobody does, the backup is called too: Monday, 10:05." in page


async def test_i_cannot_goes_to_the_next_at_once(play: Play) -> None:
    await report(play, about="Violence or threat")
    assert len(pages(play, "bea")) == 0
    began = play.clock.now()
    await play.taps("adil", "I can’t")
    assert "Somebody else is called now." in play.told("adil")[-1]
    (page,) = pages(play, "bea")
    assert page.at - began < timedelta(minutes=1)
    assert rings(play, play.group)[-1].named == (play.who("bea").id,)
    await play.later(hours=1)
    assert len(pages(play, "adil")) == 1, "it counts until the next change of shift"


async def test_where_everybody_cannot_the_admins_are_told_at_once_and_it_goes_on(play: Play) -> None:
    await report(play, about=DANGER)
    await play.taps("adil", "I can’t")
    await play.taps("bea", "I can’t")
    assert any("Everybody has said that they can’t" in text for text in play.told("adil"))
    assert not any("Somebody else is called now." in text for text in play.told("bea"))
    before = len(rings(play, play.group))
    await play.later(minutes=20)
    assert len(rings(play, play.group)) > before, "a cry is never left alone"


async def test_one_of_several_who_were_called_hears_that_the_others_were(play: Play) -> None:
    await report(play, about="Violence or threat")
    await play.later(minutes=31)
    first, last = (await play.taps("bea", "I can’t")).text, (await play.taps("adil", "I can’t")).text
    assert first == "Thank you for saying so. The others have been called."
    assert last == "Thank you for saying so. The calling goes on."


async def test_of_two_that_call_the_most_urgent_is_taken_and_the_answer_names_it(play: Play) -> None:
    await report(play, about="Violence or threat")
    await play.later(minutes=1)
    await report(play, about=DANGER, name="yusuf")
    urgent, danger = await case_of(play, 1), await case_of(play, 2)
    assert urgent is not None
    assert danger is not None
    page = play.screen("adil").with_button("I have it")[-1].message
    tap = play.world.taps(play.who("adil"), page, data=f"have:{urgent.code}")  # as it stood a moment ago
    await play.flow()
    assert f"Case {danger.code} is yours." in tap.text
    assert any(f"{danger.code}, taken: https://t.me/c/" in text for text in play.told("adil"))
    tap = await play.taps("adil", "I have it")
    assert f"Case {urgent.code} is yours." in tap.text


async def test_what_was_lowered_meanwhile_is_not_taken_first(play: Play) -> None:
    await report(play, about="Something else")
    for label in ("Change", "danger now"):
        await presses(play, "bea", label)
    await play.later(minutes=1)
    await report(play, about="Violence or threat", name="yusuf")
    for label in ("Change", "no hurry", "Yes, lower it: no hurry"):
        await presses(play, "bea", label)
    urgent = await case_of(play, 2)
    assert urgent is not None
    assert f"Case {urgent.code} is yours." in (await play.taps("adil", "I have it")).text


async def test_an_answer_that_comes_late_is_told_who_has_it(play: Play) -> None:
    await report(play, about=DANGER)
    await play.later(minutes=6)
    page = play.screen("bea").with_button("I have it")[-1].message
    await play.taps("adil", "I have it")
    tap = play.world.taps(play.who("bea"), page, data=f"have:{(await case_of(play)).code}")  # type: ignore[union-attr]
    await play.flow()
    assert tap.answer is not None
    assert "Adil holds this case." in tap.answer["text"]


async def test_whoever_is_not_listed_can_answer_nothing(play: Play) -> None:
    """Mina and Omar send the button's data from clients of their own."""
    await report(play, about=DANGER)
    case = await case_of(play)
    assert case is not None
    for name in ("mina", "omar"):
        await play.says(name, "/help")
        for act in ("have", "cannot"):
            message = play.screen(name).messages[-1].message
            tap = play.world.taps(play.who(name), message, data=f"{act}:{case.code}")
            await play.flow()
            assert tap.answer is not None
            assert tap.answer["text"] == "There is no such case."
    assert (await case_of(play)) == case


async def test_a_case_that_is_erased_leaves_no_page_behind(play: Play) -> None:
    await report(play, about=DANGER)
    await play.says("mina", "/stop")
    await play.taps("mina", "Delete everything")
    await play.taps("mina", "Yes, delete everything")
    assert play.told("adil")[-1] == "This is taken care of. Nobody has to come."
    before = len(pages(play, "adil"))
    await play.later(hours=2)
    assert len(pages(play, "adil")) == before


async def test_the_urgent_budget_of_a_private_chat_is_kept(tmp_path: Path) -> None:
    people = tuple(f"new{number}" for number in range(6))
    async with playing(
        tmp_path, privacy__first_words_wait="0 min", more=people, limits=False, team__pages_per_hour=2
    ) as play:
        for name in people:
            await report(play, name=name, about="Violence or threat")
            await play.later(minutes=11)
        times = [each.at for each in pages(play, "adil")]
        assert times
        for at in times:
            assert sum(at <= other < at + timedelta(hours=1) for other in times) <= 2
        assert "6 cases wait there." in play.told("adil")[-1]


async def test_pages_survive_a_crash(play: Play) -> None:
    await report(play, about=DANGER)
    await play.crash()
    await play.start()
    await play.flow()
    await play.later(minutes=6)
    assert len([text for text in play.told("adil") if "needed in your group" in text]) == 1
    await play.taps("bea", "I have it")
    await answers(play, "bea", "I am here.")
    assert "Bea has it now." in play.told("adil")[-1]
