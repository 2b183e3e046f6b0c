"""Several conversations: it is always visible which one words go to, and a swipe reaches the right one."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.playing import Play, playing
from tests.teamwork import report


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as stage:
        await report(stage, "First: my cousin.")
        await stage.says("mina", "/new")
        await stage.taps("mina", "Bullying")
        await stage.says("mina", "Second: the school.")
        await stage.taps("mina", "Send")
        yield stage


def topic_of(play: Play, words: str) -> int:
    """In which topic of the team's group the words stand."""
    shown = play.newest("adil", words, play.group)
    return int(shown.message.thread or 0)


async def test_new_words_go_to_the_newest_conversation(play: Play) -> None:
    await play.says("mina", "More about it.")
    assert topic_of(play, "More about it.") == topic_of(play, "Second: the school.")


async def test_after_a_switch_it_is_told_and_words_go_there(play: Play) -> None:
    await play.says("mina", "/mine")
    await play.taps("mina", "Conversation 1")
    assert "What you write now goes to Conversation 1." in play.told("mina")[-1]
    await play.says("mina", "He called again.")
    assert topic_of(play, "He called again.") == topic_of(play, "First: my cousin.")
    assert "This goes to Conversation 1." in play.told("mina")[-1]


@pytest.mark.parametrize(
    "swiped", ["First: my cousin.", "This is Conversation 1", "looks after Conversation 1", "We hear you."]
)
async def test_a_swipe_reaches_the_conversation_of_what_was_swiped(play: Play, swiped: str) -> None:
    if swiped not in ("First: my cousin.", "This is Conversation 1"):
        taken = play.newest("adil", "First: my cousin.", play.group)
        card = [
            each
            for each in play.screen("adil", play.group).with_button("Take")
            if each.message.thread == taken.message.thread
        ]
        play.world.taps(play.who("adil"), card[-1].message, "Take")
        await play.flow()
        play.world.says(
            play.who("adil"),
            play.group,
            "We hear you.",
            thread=topic(play, taken.message.thread),
            reply_to=taken.message,
        )
        await play.flow()
    shown = play.newest("mina", swiped)
    await play.says("mina", "It is about my cousin again.", reply_to=shown.message)
    assert topic_of(play, "about my cousin again") == topic_of(play, "First: my cousin.")
    assert "This goes to Conversation 1. Other words go to Conversation 2." in play.told("mina")[-1]
    await play.says("mina", "And the school again.")
    assert topic_of(play, "the school again") == topic_of(play, "Second: the school.")


def topic(play: Play, thread: int | None) -> Any:
    return next(each.topic for each in play.topics() if each.id == thread)


async def test_a_burst_is_acknowledged_once_and_without_a_sound(play: Play) -> None:
    await play.later(hours=1)
    for words in ("One.", "Two.", "Three."):
        await play.says("mina", words)
    acks = [shown for shown in play.screen("mina").messages if "This goes to Conversation 2." in shown.text]
    assert len(acks) == 1
    sent = [each for each in play.world.journal if "This goes to" in str(each.params.get("text"))]
    assert all(str(each.params["disable_notification"]).lower() == "true" for each in sent)
    await play.later(hours=1)
    await play.says("mina", "Four.")
    assert sum("This goes to Conversation 2." in text for text in play.told("mina")) == 2


async def test_the_list_shows_where_one_is(play: Play) -> None:
    await play.says("mina", "/mine")
    told = play.told("mina")[-1]
    assert "Conversation 1: waiting" in told
    assert "Conversation 2: waiting for someone to look after it — you are writing here now" in told


async def test_somebody_elses_conversation_cannot_be_named(play: Play) -> None:
    await play.says("yusuf", "/start")
    shown = play.screen("yusuf").messages[-1]
    for data in ("talk:1", "now:1", "wish-woman:1", "danger-yes:1", "danger-no:1"):
        await play.says("yusuf", "/start")
        play.world.taps(play.who("yusuf"), shown.message, data=data)
        await play.flow()
    assert not any("went to" in text or "called now" in text for text in play.told("yusuf"))
