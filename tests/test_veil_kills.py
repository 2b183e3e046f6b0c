"""A power cut at each commit of opening a locked chat: what was said there is hers then, once, and nothing is lost."""

import os

import pytest

from tests.dooming import doomed
from tests.test_discreet import PHRASE

SHARE = int(os.environ.get("VEIL_KILL_EVERY", "11"))
"""Every so many commits one is cut, that of the opening among them; `VEIL_KILL_EVERY=1` cuts each, before and after."""
THE_OPENING = 2
"""Its commit in the main file: the letter comes before it."""


async def opened(sabotage: str, doom: str = "") -> tuple[int, int]:
    """Mina gives the phrase, a power cut in it; how many commits that takes, and how often the bot died."""
    async with doomed(sabotage) as life:
        stage, acting = life.stage, life.acting
        await stage.bot.start()
        await acting.flow()
        await acting.report("mina", "The lighter under the carpet.")
        for said in ("/discreet", "15-18", PHRASE, PHRASE, "/discreet"):
            await acting.says("mina", said)
        await acting.taps("mina", "Hide now")
        for said in ("/new", "Something else", "He is here again.", "/send", "/new", "Bullying", "And at work."):
            await acting.says("mina", said)
        life.comes(doom)
        await acting.says("mina", PHRASE)
        commits = life.commits
        lives = acting.lives
        life.over()
        assert lives <= (2 if doom else 1)
        await acting.says("mina", PHRASE)
        told = acting.told("mina")[-1]
        assert [told.count(f"Conversation {number}:") for number in (1, 2, 3)] == [1, 1, 0], told
        await acting.says("mina", "/look")
        assert sum("And at work." in text for text in acting.told("mina")) >= 1
        await acting.taps("mina", "Send")
        read = acting.told("adil", acting.group)
        assert [sum(words in text for text in read) for words in ("under the carpet", "here again", "at work")] == [
            1,
            1,
            1,
        ]
        assert not any("boats" in text for text in acting.told("mina"))
        stage.bot.check_log()
        return commits, lives - 1


@pytest.mark.timeout(6000 // SHARE)
async def test_a_kill_at_any_commit_of_opening_loses_nothing_of_either_life() -> None:
    commits, _ = await opened("counted:tally")
    assert commits > 2
    numbers = range(min(THE_OPENING, SHARE), commits + 1, SHARE)
    died = 0
    for number in numbers:
        for when in ("before", "after"):
            died += (await opened("doomed", f"{when} {number}"))[1]
    assert died > len(numbers)  # the last ones may come too late: how many commits there are depends on the second
