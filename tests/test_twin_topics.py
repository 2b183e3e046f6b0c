"""A case has one topic: one whose making was never confirmed is taken for it, or taken away."""

import os
import re
from collections.abc import AsyncIterator
from pathlib import Path
from random import Random

import pytest

from rehearsal.faults import FaultKind
from rehearsal.stage import Stage
from tests.acting import setup
from tests.playing import Play, playing
from tests.teamwork import answers, card, case_of, desk, presses, report

FEW = 6
KILLS = int(os.environ.get("TWIN_KILLS", FEW))
UNLIMITED: dict[tuple[str, ...], object] = {
    ("limits", each): 0 for each in ("group_per_minute", "chat_per_second", "total_per_second")
}
LOST = (FaultKind.RESET_AFTER, FaultKind.GARBAGE, FaultKind.TRUNCATED)
WORDS = "It is about my cousin."


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as stage:
        yield stage


def topics(play: Play) -> list[list[str]]:
    """What stands in each topic of the group, without what only tells of the topic itself."""
    found = []
    for each in play.topics():
        shown = play.world.screen(play.who("adil"), play.group, each.topic.id).messages
        found.append([one.text for one in shown if one.kind == "text"])
    return found


async def works(play: Play) -> None:
    """One topic, with card and words, in which the team answers."""
    assert len(topics(play)) == 1, topics(play)
    assert sum(WORDS in text for text in topics(play)[0]) == 1
    assert sum(text.startswith("Case ") for text in topics(play)[0]) == 1
    await presses(play, "adil", "Take")
    await answers(play, "adil", "I read it.")
    assert any("I read it." in text for text in play.told("mina"))


@pytest.mark.parametrize("kind", LOST)
@pytest.mark.parametrize("times", [1, 3])
async def test_an_answer_that_is_lost_leaves_no_second_topic(play: Play, kind: FaultKind, times: int) -> None:
    play.server.faults.add("createForumTopic", kind, count=times)
    await report(play, WORDS)
    await play.later(minutes=6)
    await works(play)


async def test_one_made_just_before_a_crash_is_found_again(play: Play) -> None:
    fault = play.server.faults.add("createForumTopic", FaultKind.HANG_AFTER, count=1)
    await play.says("mina", "/start")
    for label in ("I understand", "Raise a concern", "Something else"):
        await play.taps("mina", label)
    await play.says("mina", WORDS)
    shown = play.screen("mina").with_button("Send")[-1]
    play.world.taps(play.who("mina"), shown.message, "Send")
    play.clock.run(1)
    await play.world.until(lambda: bool(play.topics()), 10)
    play.clock.run(0)
    await play.crash()
    play.server.faults.remove(fault)
    await play.start()
    await play.flow()
    await play.later(minutes=6)
    await works(play)


@pytest.mark.parametrize("when", ["before", "after"])
async def test_delete_everything_leaves_none(play: Play, when: str) -> None:
    """Whether the words ever came to a topic or not."""
    play.server.faults.add("createForumTopic", FaultKind.RESET_AFTER, count=1)
    if when == "before":
        play.server.faults.add("createForumTopic", FaultKind.RESET_BEFORE)
    await report(play, WORDS)
    await play.says("mina", "/stop")
    for label in ("Delete everything", "Yes, delete everything"):
        await play.taps("mina", label)
    play.server.faults.clear()
    await play.later(minutes=6)
    assert play.topics() == []


async def test_without_the_right_to_delete_a_twin_goes_all_the_same(play: Play) -> None:
    play.world.takes("delete", play.group)
    play.server.faults.add("createForumTopic", FaultKind.RESET_AFTER, count=1)
    await report(play, WORDS)
    await works(play)


async def test_a_topic_that_somebody_else_made_is_left_alone(play: Play) -> None:
    await report(play, WORDS)
    case = await case_of(play)
    assert case is not None
    for name in (case.code, "K7Q-4MX", "About lunch"):
        play.world.opens_topic(play.who("adil"), play.group, name)
    await play.flow()
    assert len(play.topics()) == 4
    assert "Nobody has taken it" in card(play).text


async def test_one_that_was_deleted_by_hand_is_made_again_and_found(play: Play) -> None:
    await report(play, WORDS)
    play.world.deletes_topic(play.group, play.topics()[0].topic)
    play.server.faults.add("createForumTopic", FaultKind.RESET_AFTER, count=1)
    await play.says("mina", "And there is more.")
    await play.later(minutes=6)
    assert len(topics(play)) == 1
    assert sum(text.startswith("Case ") for text in topics(play)[0]) == 1
    assert sum("And there is more." in text for text in topics(play)[0]) == 1
    assert any("topic" in text for text in topics(play)[0])


@pytest.mark.timeout(3600 if KILLS > FEW else 120)
async def test_kills_leave_no_twins() -> None:
    """Each kill in a moment of its own; every second one just after Telegram has made the topic."""
    random, names = Random(3), [f"r{number}" for number in range(KILLS)]
    async with Stage(setup(*names, "adil", "bea", settings=UNLIMITED, bound=60)) as stage:
        stage.server.limits = None
        await stage.start()
        stage.clock.run(1)
        for number, name in enumerate(names):
            fault = stage.server.faults.add("createForumTopic", FaultKind.HANG_AFTER, count=number % 2)
            await a_case(stage, name)
            calls = len(stage.world.journal) + random.randint(0, 6)
            await stage.world.until(lambda: fault.hits if fault.count else len(stage.world.journal) >= calls, 30)  # noqa: B023 - awaited in this round
            await stage.kill()
            stage.server.faults.remove(fault)
            await stage.bot.start()
        await stage.world.until(lambda: len(said(stage)) == KILLS and not stage.world.pending_updates(), 60)
        stage.clock.run(0)
        await stage.settle_for(400)
        assert len(stage.world.screen(stage.cast.person("adil"), stage.cast.group("team")).topics) == KILLS


async def a_case(stage: Stage, name: str) -> None:
    person, world = stage.cast.person(name), stage.world
    world.says(person, world.private(person), f"Number {name[1:]} needs help.")
    private = world.private(person)
    await world.until(lambda: world.screen(person, private).with_button("I understand"), 60)
    world.taps(person, world.screen(person, private).with_button("I understand")[-1].message)


def said(stage: Stage) -> set[str]:
    """Whose words stand in the group."""
    shown = stage.world.screen(stage.cast.person("adil"), stage.cast.group("team")).messages
    return {name for each in shown for name in re.findall(r"Number (\d+) needs", each.text)}


async def test_a_reply_in_a_topic_that_was_replaced_goes_where_it_is_meant_to(play: Play) -> None:
    """Telegram lost the old topic to bots only: people may still be writing there."""
    await report(play, WORDS)
    await presses(play, "adil", "Take")
    old, shown = play.topics()[0].topic, card(play)
    carried = play.newest("adil", WORDS, play.group)
    old.lost = True
    await play.says("mina", "And there is more.")
    assert len(play.topics()) == 2
    for number, to in enumerate((shown, carried)):
        play.world.says(play.who("adil"), play.group, f"I read it, {number}.", thread=old, reply_to=to.message)
        await play.flow()
        assert any(f"I read it, {number}." in text for text in play.told("mina"))
    assert not any("erased" in text for text in play.told("adil", play.group))


async def test_a_reply_to_a_notice_there_is_told_what_is_so(play: Play) -> None:
    await report(play, WORDS)
    await presses(play, "adil", "Take")
    await answers(play, "adil", "I read it.")
    await presses(play, "adil", "Ask the team")
    old = play.topics()[0].topic
    asked = play.screen("adil", play.group).with_button("Talk further")[-1]
    old.lost = True
    await play.says("mina", "And there is more.")
    play.world.says(play.who("adil"), play.group, "Is it for them?", thread=old, reply_to=asked.message)
    await play.flow()
    assert any("goes on in another topic" in text for text in desk(play))
    assert not any("Is it for them?" in text for text in play.told("mina"))
