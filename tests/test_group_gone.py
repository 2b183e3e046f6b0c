"""Whoever wrote to the independent group reads that it answers; once it is configured no more, that nobody reads."""

import tomllib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from rehearsal import configuring
from tests.playing import Play
from tests.teamwork import apart, both_groups, report

WORDS = "Adil told my aunt."


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with both_groups(tmp_path, "noor") as stage:
        await report(stage, WORDS, about="Someone on the team is involved")
        yield stage


async def the_group_goes(play: Play) -> None:
    tables = tomllib.loads(play.config_path.read_text(encoding="utf-8"))
    del tables["independent"]
    play.config_path.write_text(configuring.dump(tables), encoding="utf-8")
    play.bot.reload()
    await play.flow()


async def test_nothing_says_that_the_team_has_what_goes_to_the_independent_group(play: Play) -> None:
    await play.taps("noor", "Take", apart(play))
    shown = play.newest("noor", WORDS, apart(play))
    thread = play.world.screen(play.who("noor"), apart(play)).topics[0].topic
    play.world.says(play.who("noor"), apart(play), "Are you safe?", thread=thread, reply_to=shown.message)
    await play.flow()
    for words in ("/mine", "/now", "/mydata"):
        await play.says("mina", words)
    for label in ("Send to the team now",):
        await play.taps("mina", label)
    play.world.says(play.who("noor"), apart(play), "I call you now.", thread=thread, reply_to=shown.message)
    await play.flow()
    for label in ("Close", "Resolved"):
        await play.taps("noor", label, apart(play))
    told = play.told("mina")
    ours = told[next(place for place, text in enumerate(told) if "Your words are with" in text) :]
    assert any("Your words are with the independent group now." in text for text in ours)
    assert any(text.startswith("Independent group, Conversation 1:") for text in ours)
    assert any("The independent group has closed Conversation 1." in text for text in ours)
    assert any("The independent group is called now" in text for text in ours)
    chosen = "someone on the team is involved"  # what she said herself that it is about
    assert [text for text in ours if "the team" in text.lower().replace(chosen, "")] == []


async def test_words_for_a_group_that_is_gone_are_not_called_received(play: Play) -> None:
    await the_group_goes(play)
    await play.later(minutes=20)
    for words in ("Are you there?", "He will kill me."):
        await play.says("mina", words)
        assert "nobody reads them now" in play.told("mina")[-1]
        assert "911" in play.told("mina")[-1]
    await play.later(minutes=20)
    assert not play.screen("mina").saying("This goes to Conversation 1")
    assert not play.screen("mina").saying("There was no answer to our question")


async def test_who_needs_help_now_reaches_the_team_where_the_own_group_is_gone(play: Play) -> None:
    await the_group_goes(play)
    await play.says("mina", "/who")
    assert "nobody reads them now" in play.told("mina")[-1]
    play.world.taps(play.who("mina"), play.screen("mina").messages[-1].message, data="danger-yes:1")
    await play.flow()
    assert "nobody reads them now" in play.told("mina")[-1]
    await play.says("mina", "/now")
    assert "The first button calls the team, even if you write nothing." in play.told("mina")[-1]
    await play.taps("mina", "Send to the team now")
    assert "The team is called now in Conversation 2." in play.told("mina")[-1]
    await play.says("mina", "Oak Street 5.")
    assert play.screen("adil", play.group).saying("Oak Street 5.")
    assert not play.screen("adil", play.group).saying(WORDS)


async def test_the_next_step_of_a_case_tells_the_truth_as_well(play: Play) -> None:
    await play.taps("noor", "Take", apart(play))
    await the_group_goes(play)
    await play.later(days=8)
    assert "nobody reads them now" in play.told("mina")[-1]
    assert not play.screen("mina").saying("is waiting for another person")


async def test_when_the_group_comes_back_it_gets_the_words_and_names_nobody_of_the_team(play: Play) -> None:
    before = play.config_path.read_text(encoding="utf-8")
    await the_group_goes(play)
    await play.says("mina", "Are you there?")
    await play.later(days=8)
    play.config_path.write_text(before, encoding="utf-8")
    play.bot.reload()
    await play.stop()
    await play.start()
    await play.flow()
    seen = play.screen("noor", apart(play))
    assert seen.saying("Are you there?")
    rung = {each["user"]["id"] for shown in seen.messages for each in shown.entities if each["type"] == "text_mention"}
    assert not rung & {play.who("adil").id, play.who("bea").id}
