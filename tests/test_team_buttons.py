"""Buttons that are forged, or older than what they are about: nothing happens, and whoever pressed is told decently."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from handlers.journeys import ACTS
from rehearsal.world import Shown
from rules.case import Case, State
from tests.playing import Play, playing
from tests.teamwork import answers, apart, case_of, forges, presses, report

OLD = "no longer of use"
NO_SUCH = "There is no such case"
LISTED = "Only listed members"
BY_CODE = sorted(ACTS)
REPLIES = [{"title": {"en": "Thanks"}, "text": {"en": "Thank you for writing to us."}}]


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    change: dict[str, Any] = {"independent": True, "privacy__first_words_wait": "0 min", "replies": REPLIES}
    async with playing(tmp_path, **change) as stage:
        stage.world.starts(stage.who("noor"))
        await stage.flow()
        yield stage


async def the_case(play: Play, number: int = 1) -> Case:
    found = await case_of(play, number)
    assert found is not None
    return found


def row_of(asked: Shown) -> str:
    """The row that the buttons of a question are about."""
    assert asked.message.markup is not None
    row = str(asked.message.markup["inline_keyboard"][0][0]["callback_data"]).partition(":")[2]
    assert len(row) == 45
    return row


async def about_the_team(play: Play) -> Case:
    """A second case, which is the independent group's."""
    await report(play, "Adil told my aunt.", about="Someone on the team is involved")
    return await the_case(play, 2)


async def test_a_code_that_no_case_has_is_no_case_whatever_is_pressed(play: Play) -> None:
    await report(play)
    before = await the_case(play)
    for act in BY_CODE:
        for code in ("222-222", "", "x" * 40):
            assert NO_SUCH in (await forges(play, "adil", f"{act}:{code}")).text, act
    assert await the_case(play) == before


async def test_a_case_of_the_other_group_is_as_if_it_never_was(play: Play) -> None:
    await report(play)
    there = await about_the_team(play)
    for act in BY_CODE:
        tap = await forges(play, "adil", f"{act}:{there.code}:{play.who('adil').id}")
        assert tap.text == (await forges(play, "adil", f"{act}:222-222")).text, act
    assert await the_case(play, 2) == there


async def test_words_that_the_other_group_holds_are_as_if_they_never_were(play: Play) -> None:
    await report(play)
    await about_the_team(play)
    await play.taps("noor", "Take", apart(play))
    shown = play.newest("idris", "told my aunt", apart(play))
    thread = play.world.screen(play.who("noor"), apart(play)).topics[0].topic
    play.world.says(play.who("idris"), apart(play), "Was she hurt?", thread=thread, reply_to=shown.message)
    await play.flow()
    asked = play.newest("idris", "Send this to the reporter?", apart(play))
    row = row_of(asked)
    for act in ("yes", "no"):
        said = [(await forges(play, "adil", f"{act}:{number}")).answer for number in (row, "99999")]
        assert said[0] == said[1]
    await play.taps("idris", "Send to the reporter", apart(play))
    assert any("Was she hurt?" in text for text in play.told("mina"))


async def test_data_that_we_never_wrote_says_that_the_button_is_of_no_use(play: Play) -> None:
    await report(play)
    await presses(play, "adil", "Take")
    before = await the_case(play)
    code = before.code
    for data in ("?", "erase-yes", "understood", "talk:1", "take", "yes:", "no:x", "yes:٣", "yes:" + "9" * 30, "::::"):
        tap = await forges(play, "adil", data)
        assert OLD in tap.text or NO_SUCH in tap.text or "sent or dropped already" in tap.text, data
    for act in ("urgency", "category", "outcome", "to", "reply", "review", "decide", "opinion", "outside"):
        for arg in ("nonsense", "-1", "9" * 30, "٣٣٣"):
            assert OLD in (await forges(play, "adil", f"{act}:{code}:{arg}")).text, (act, arg)
    for arg in ("", "team", "team:x", "team:0", "team:7", "independent:0", "independent:1"):
        assert OLD in (await forges(play, "adil", f"fine:{arg}")).text, arg
    assert await the_case(play) == before
    assert not any("/start" in tap.text for tap in [await forges(play, "adil", "?")]), "that is the reporters' menu"


async def test_buttons_of_a_closed_case_say_that_it_is_closed(play: Play) -> None:
    await report(play)
    await presses(play, "adil", "Take")
    await presses(play, "adil", "Close")
    await presses(play, "adil", "Resolved")
    before = await the_case(play)
    cards = [shown.text for shown in play.screen("adil", play.group).messages]
    acts = [
        "take",
        "release",
        "hand",
        f"to:{before.code}:{play.who('bea').id}",
        "change",
        "categories",
        "mute",
        "block",
    ]
    acts += ["urgency:{}:danger", "category:{}:mind", "close", "outcomes", "outcome:{}:resolved", "together"]
    acts += ["decide:{}:talk", "review:{}:3", "more", "replies", "reply:{}:0"]
    for act in acts:
        data = act.format(before.code) if ":" in act else f"{act}:{before.code}"
        assert "This case is closed" in (await forges(play, "bea", data)).text, act
    assert await the_case(play) == before
    assert [shown.text for shown in play.screen("adil", play.group).messages] == cards


async def test_buttons_of_a_case_that_nobody_holds_say_to_take_it_first(play: Play) -> None:
    await report(play)
    before = await the_case(play)
    for act in ("release", "hand", "to", "close", "outcomes", "outcome", "replies", "reply", "show"):
        arg = {"to": play.who("bea").id, "outcome": "resolved", "reply": "0"}.get(act, "")
        said = (await forges(play, "adil", f"{act}:{before.code}:{arg}")).text
        assert "Nobody holds this case" in said, act
    assert await the_case(play) == before


async def test_buttons_of_an_erased_case_say_that_there_is_none(play: Play) -> None:
    await report(play)
    await presses(play, "adil", "Take")
    code = (await the_case(play)).code
    await play.says("mina", "/stop")
    await play.taps("mina", "Delete everything")
    await play.taps("mina", "Yes, delete everything")
    shown = play.newest("adil", "was deleted by the person", play.group)
    for act in BY_CODE:
        tap = play.world.taps(play.who("adil"), shown.message, data=f"{act}:{code}")
        await play.flow()
        assert NO_SUCH in tap.text, act


async def test_an_answered_question_cannot_be_answered_again(play: Play) -> None:
    await report(play)
    await presses(play, "adil", "Take")
    await answers(play, "bea", "Is she safe?", to="my cousin")
    asked = play.newest("bea", "Send this to the reporter?", play.group)
    row = row_of(asked)
    await play.taps("bea", "Keep in the team", play.group)
    assert "sent or dropped already" in (await forges(play, "bea", f"yes:{row}")).text
    assert not any("Is she safe?" in text for text in play.told("mina"))


async def test_only_its_writer_or_the_holder_decides_about_held_words(tmp_path: Path) -> None:
    people = [
        {"id": 111, "name": "Adil", "discipline": "counsellor"},
        {"id": 112, "name": "Bea", "discipline": "social worker"},
        {"id": 113, "name": "Carl", "discipline": "lawyer"},
    ]
    async with playing(tmp_path, privacy__first_words_wait="0 min", team__members=people) as play:
        await report(play)
        await presses(play, "adil", "Take")
        await answers(play, "bea", "Is she safe?", to="my cousin")
        carl = await play.taps("carl", "Send to the reporter", play.group)
        assert "Only whoever wrote it" in carl.text
        await play.taps("adil", "Send to the reporter", play.group)
        assert any("Is she safe?" in text for text in play.told("mina"))


async def test_a_reporter_with_the_teams_data_changes_nothing(play: Play) -> None:
    await report(play)
    await presses(play, "adil", "Take")
    before = await the_case(play)
    message = play.screen("mina").messages[-1].message
    for act in (*BY_CODE, "yes", "no", "fine"):
        for arg in (before.code, f"{before.code}:{play.who('mina').id}", "1"):
            tap = play.world.taps(play.who("mina"), message, data=f"{act}:{arg}")
            await play.flow()
            assert OLD in tap.text, act
    assert await the_case(play) == before


async def test_a_reporter_who_got_into_the_group_is_nobody_there(play: Play) -> None:
    await report(play)
    before = await the_case(play)
    play.world.joins(play.who("mina"), play.group)
    await play.flow()
    for act in (*BY_CODE, "yes", "no", "fine"):
        assert LISTED in (await forges(play, "mina", f"{act}:{before.code}")).text, act
    assert (await the_case(play)).state is State.WAITING


async def test_a_member_of_the_other_group_is_nobody_here(play: Play) -> None:
    await report(play)
    play.world.joins(play.who("noor"), play.group)
    await play.flow()
    assert LISTED in (await forges(play, "noor", f"take:{(await the_case(play)).code}")).text
    assert (await the_case(play)).state is State.WAITING


async def test_a_press_without_a_chat_is_answered_and_does_nothing(play: Play) -> None:
    """So does Telegram tell of a button on a message that came by way of an inline bot."""
    await report(play)
    code = (await the_case(play)).code
    for name in ("adil", "mina", "omar"):
        person = play.who(name)
        said = {"id": person.id, "is_bot": False, "first_name": person.first_name}
        query = {"id": f"1{person.id}", "from": said, "chat_instance": "1", "inline_message_id": "AA"}
        play.world.update("callback_query", query | {"data": f"take:{code}"})
        await play.flow()
        told = [each for each in play.world.journal.of("answerCallbackQuery") if f"1{person.id}" in str(each.params)]
        assert OLD in str(told[-1].params)
    assert (await the_case(play)).state is State.WAITING
