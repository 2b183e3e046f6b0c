"""What the team says to a reporter: exactly what was meant, shown for what it is, and the truth when it cannot go."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage import cases
from tests.playing import Play
from tests.teamwork import answers, case_of, desk, presses, taken

WARNING = "Opening it may show who you are"


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with taken(tmp_path) as stage:
        yield stage


def last(play: Play, words: str) -> str:
    return play.newest("mina", words).text


async def test_formatting_threading_and_the_mark_of_acceptance(play: Play) -> None:
    question = await play.says("mina", "May I call you?")
    shown = play.newest("adil", "May I call", play.group)
    bold = [{"type": "bold", "offset": 0, "length": 3}]
    mine = await play.in_topic("adil", 0, "Yes, at any hour.", reply_to=shown.message, entities=bold)
    seen = play.newest("mina", "at any hour")
    assert [each["type"] for each in seen.entities] == ["bold"]
    assert seen.reply_to is not None
    assert seen.reply_to.id == question.id
    assert mine.reactions, "the member sees that the bot has kept it"


async def test_the_mark_says_nothing_about_reading_blocking_or_leaving(play: Play) -> None:
    play.world.blocks(play.who("mina"))
    mine = await answers(play, "adil", "Are you there?")
    assert mine.reactions
    await play.later(hours=11)
    assert not play.screen("adil", play.group).saying("cannot be reached")
    await play.later(hours=26)
    assert play.screen("adil", play.group).saying("cannot be reached at present")
    assert not any("block" in text.casefold() for text in play.told("adil", play.group))


async def test_in_danger_it_is_told_within_the_hour(play: Play) -> None:
    await presses(play, "adil", "Change")
    await presses(play, "adil", "danger now")
    play.world.blocks(play.who("mina"))
    await answers(play, "adil", "Are you there?")
    await play.later(minutes=14)
    assert not play.screen("adil", play.group).saying("cannot be reached")
    await play.later(minutes=47)
    assert play.screen("adil", play.group).saying("cannot be reached at present")


async def test_what_was_given_up_is_said_in_words(play: Play) -> None:
    play.world.blocks(play.who("mina"))
    await answers(play, "adil", "Are you there?")
    await play.later(days=8)
    assert play.screen("adil", play.group).saying("could not be delivered and was given up")


async def test_a_links_target_is_spelled_out_with_a_warning_and_no_preview(play: Play) -> None:
    text = "Look at our page."
    link = [{"type": "text_link", "offset": 8, "length": 8, "url": "https://example.org/help?u=7"}]
    await answers_with(play, text, link)
    seen = play.newest("mina", "https://example.org/help?u=7")
    assert WARNING in seen.text
    assert not seen.preview


@pytest.mark.parametrize("text", ["See https://example.org/a", "See www.example.org", "See example.org/abc"])
async def test_a_plain_link_is_warned_about(play: Play, text: str) -> None:
    await answers(play, "adil", text)
    assert WARNING in last(play, "example.org")


@pytest.mark.parametrize("text", ["Call 555 0100.", "Come at 9.30 or 10.15.", "Write to us, e.g. tomorrow."])
async def test_words_without_a_link_carry_no_warning(play: Play, text: str) -> None:
    await answers(play, "adil", text)
    assert WARNING not in last(play, text)


@pytest.mark.parametrize("text", ["Join t.me/ourgroup", "See https://T.ME/x", "tg://resolve?domain=x", "telegram.me/y"])
async def test_a_link_into_telegram_is_refused_and_nothing_of_it_goes(play: Play, text: str) -> None:
    await answers(play, "adil", text)
    assert play.screen("adil", play.group).saying("Links into Telegram")
    assert not any(text in each for each in play.told("mina"))


async def test_a_link_into_telegram_hidden_behind_words_or_added_by_an_edit_is_refused(play: Play) -> None:
    await answers_with(play, "our page", [{"type": "text_link", "offset": 4, "length": 4, "url": "https://t.me/x"}])
    mine = await answers(play, "adil", "Here is our page.")
    play.world.edits(play.who("adil"), mine, "Here is our page: t.me/ourgroup")
    await play.flow()
    assert not any("t.me" in text for text in play.told("mina"))
    assert len(play.screen("adil", play.group).saying("Links into Telegram")) == 2


async def test_an_edit_that_brings_a_link_brings_the_warning(play: Play) -> None:
    mine = await answers(play, "adil", "Here is our page.")
    play.world.edits(play.who("adil"), mine, "Here is our page: https://example.org")
    await play.flow()
    assert WARNING in last(play, "https://example.org")


async def test_unsend_is_for_whoever_wrote_it_and_for_the_holder(play: Play) -> None:
    mine = await answers(play, "adil", "Wrong words.")
    await play.in_topic("bea", 0, "/unsend", reply_to=mine)
    assert any("Wrong words" in text for text in play.told("mina"))
    assert play.screen("bea", play.group).saying("Only whoever wrote it")
    await play.in_topic("adil", 0, "/unsend", reply_to=mine)
    assert not any("Wrong words" in text for text in play.told("mina"))


async def test_unsend_before_it_went_out_means_it_never_goes(play: Play) -> None:
    play.world.blocks(play.who("mina"))
    mine = await answers(play, "adil", "Wrong words.")
    await play.in_topic("adil", 0, "/unsend", reply_to=mine)
    play.world.unblocks(play.who("mina"))
    await play.later(days=2)
    assert not any("Wrong words" in text for text in play.told("mina"))


async def test_a_reply_to_a_closed_case_says_so(play: Play) -> None:
    await presses(play, "adil", "Close")
    await presses(play, "adil", "Resolved")
    await answers(play, "adil", "One more thing.")
    assert play.screen("adil", play.group).saying("This case is closed")
    assert not any("One more thing" in text for text in play.told("mina"))


async def test_a_reply_after_the_way_back_was_cut_says_so(play: Play) -> None:
    assert play.store is not None
    case = await case_of(play)
    assert case is not None
    async with play.store.turn() as tx:
        await cases.cut(tx, case)
    await answers(play, "adil", "Are you there?")
    assert play.screen("adil", play.group).saying("has cut this conversation")


async def test_a_reply_to_an_erased_case_says_so(play: Play) -> None:
    assert play.store is not None
    case = await case_of(play)
    assert case is not None
    async with play.store.turn() as tx:
        await cases.shred(tx, case)
    await answers(play, "adil", "Are you there?")
    assert any("over and erased" in text for text in desk(play))
    assert not any("Are you there" in text for text in play.told("mina"))


async def answers_with(play: Play, text: str, entities: list[dict[str, object]]) -> None:
    shown = play.newest("adil", "my cousin", play.group)
    await play.in_topic("adil", 0, text, reply_to=shown.message, entities=entities)
