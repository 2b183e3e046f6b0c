"""A publication that is killed at any commit is published, not published, or uncertain, and then a member looks and
decides; it is never repeated by itself."""

import os

import pytest

from tests.acting import Acting
from tests.dooming import doomed

EVERY = int(os.environ.get("CHANNEL_KILL_EVERY", "0"))
"""Every so many commits one is cut, before and after: `CHANNEL_KILL_EVERY=1` is all of them. 0: CI's few."""
CHANNEL = {"id": -1001000000003, "link": "https://t.me/annoor", "wait": "0 min"}
TEXT = "Tea on Friday."
UNCERTAIN = "It is not certain"


async def decided(acting: Acting, text: str) -> tuple[int, bool]:
    """How often it stands in the channel, and whether somebody has to look; who has to, looks, and says what is so."""
    channel = acting.stage.cast.group("channel")
    there = acting.told("adil", channel).count(text)
    asked = any(UNCERTAIN in each for each in acting.told("adil", acting.group))
    if asked and there:
        number = acting.screen("adil", channel).messages[0].id
        await acting.says("bea", f"/posted https://t.me/annoor/{number}", acting.group)
    elif asked:
        await acting.taps("bea", "It is not there: publish it", acting.group)
    return there, asked


async def published(sabotage: str, doom: str = "") -> tuple[int, bool, int, int]:
    """How often it stands there a day later, whether somebody has to look, how many lives and commits it took; at the
    end, whatever it was, it stands there once."""
    async with doomed(sabotage, {("channel",): CHANNEL}) as life:
        stage, acting = life.stage, life.acting
        channel = stage.cast.group("channel")
        await stage.bot.start()
        await acting.says("adil", f"/announce {TEXT}", acting.group)
        life.comes(doom)
        await acting.taps("bea", "Publish it", acting.group)
        commits = life.commits
        await acting.flow(24 * 3600)
        there, asked = await decided(acting, TEXT)
        assert acting.told("adil", channel) == [TEXT]
        stage.bot.check_log()
        return there, asked, acting.lives, commits


@pytest.mark.timeout(2000 if EVERY else 240)
async def test_a_publication_killed_at_any_commit_stands_there_once_or_somebody_looks() -> None:
    there, asked, lives, commits = await published("counted:tally")
    assert (there, asked, lives) == (1, False, 1)
    assert commits >= 4
    every = [(when, number) for number in range(1, commits + 1, EVERY or 1) for when in ("before", "after")]
    seen = set()
    for when, number in every if EVERY else [("after", 2), ("before", 3)]:
        there, asked, lives, _ = await published("doomed", f"{when} {number}")
        seen.add((there, asked))
        assert lives <= 2, (when, number)
        assert there == 1 or asked, (when, number)  # never lost without a word
    assert seen <= {(1, False), (0, True), (1, True)}


AGREED = "Q: May somebody who is ill fast?\nA: Ask your doctor first."


async def asked_and_shown(acting: Acting) -> None:
    """A question, answered, written for everybody, looked at by two, shown to whoever asked."""
    await acting.says("mina", "/start")
    await acting.taps("mina", "I understand")
    await acting.taps("mina", "Ask a question")
    await acting.says("mina", "I am ill since March. May I fast?")
    await acting.taps("mina", "Send")
    await acting.taps("adil", "Take", acting.group)
    await acting.replies("adil", "May I fast", "Ask your doctor first.")
    await acting.taps("adil", "May it help others?", acting.group)
    await acting.taps("mina", "Yes, it may help others")
    await acting.taps("adil", "I write it", acting.group)
    topic = acting.world.topic_of(acting.newest("adil", "May I fast", acting.group).message)
    await acting.says("adil", f"/publish {AGREED}", acting.group, thread=topic)
    await acting.taps("bea", "It is right", acting.group)


async def agreed(sabotage: str, doom: str = "") -> tuple[int, bool, int, int]:
    """The same of a question that was agreed to: what stands there are these words to the letter, once, or a member is
    asked; and withdrawn it is gone."""
    async with doomed(sabotage, {("channel",): CHANNEL}) as life:
        stage, acting = life.stage, life.acting
        channel = stage.cast.group("channel")
        await stage.bot.start()
        await asked_and_shown(acting)
        life.comes(doom)
        await acting.taps("mina", "Publish these words")
        commits = life.commits
        await acting.flow(24 * 3600)
        there, asked = await decided(acting, AGREED)
        assert acting.told("adil", channel) == [AGREED]
        await acting.says("mina", "/published")
        await acting.taps("mina", "Take it back")
        assert acting.told("adil", channel) == []
        stage.bot.check_log()
        return there, asked, acting.lives, commits


@pytest.mark.timeout(2000 if EVERY else 240)
async def test_a_question_killed_at_any_commit_stands_there_once_to_the_letter_or_somebody_looks() -> None:
    there, asked, lives, commits = await agreed("counted:tally")
    assert (there, asked, lives) == (1, False, 1)
    assert commits >= 4
    every = [(when, number) for number in range(1, commits + 1, EVERY or 1) for when in ("before", "after")]
    for when, number in every if EVERY else [("after", 3)]:
        there, asked, lives, _ = await agreed("doomed", f"{when} {number}")
        assert lives <= 2, (when, number)
        assert there == 1 or asked, (when, number)
        assert there <= 1, (when, number)
