"""A power cut just before or just after each commit of either file: what people see is what they see without one."""

import os
import re
from collections.abc import Sequence
from datetime import timedelta

import pytest

from rehearsal.errors import BotEnded
from rehearsal.world import Shown
from tests.acting import Acting
from tests.dooming import doomed
from tests.test_kills import MARK

EVERY = int(os.environ.get("KILL_EVERY", "0"))
"""Every so many commits one is cut, before and after: `KILL_EVERY=1` is all of them. 0: CI's few."""
BEFORE_THE_EDIT = "Yes, in Oak Street."
CODE = re.compile(r"\b[0-9A-Z]{3}-[0-9A-Z]{3}\b")
View = dict[str, list[str]]


async def conversation(acting: Acting) -> View:
    """From the first word to the end of retention; what everybody saw before that end."""
    await acting.says("mina", "My brother drinks.")
    await acting.taps("mina", "I understand")
    await acting.taps("adil", "Take", acting.group)
    await acting.replies("adil", "My brother", "Thank you. Is he at home?")
    message = await acting.says("mina", BEFORE_THE_EDIT)
    acting.world.edits(acting.who("mina"), message, "Yes, at home.")
    await acting.flow()
    await acting.replies("bea", "at home.", "How old is he?")
    await acting.taps("bea", "Send to the reporter", acting.group)
    sent = await acting.replies("adil", "at home.", "A wrong word.")
    await acting.says("adil", "/unsend", acting.group, thread=acting.world.topic_of(sent), reply_to=sent)
    await acting.taps("adil", "Close", acting.group)
    await acting.taps("adil", "Resolved", acting.group)
    await acting.says("mina", "There is more.")
    await acting.taps("adil", "Take", acting.group)
    await acting.replies("adil", "There is more", "We are here.")
    await acting.taps("adil", "Close", acting.group)
    await acting.taps("adil", "Resolved", acting.group)
    return view(acting)


async def forgotten(acting: Acting) -> None:
    """Retention is over, whoever dies of it."""
    moment = acting.stage.clock.now() + timedelta(days=40)
    while True:
        try:
            await acting.stage.advance_to(moment)
        except BotEnded:
            await acting.revive()
        else:
            return


def view(acting: Acting) -> View:
    """What stands in each place, without what may come twice because it is marked, and without random codes."""
    places: dict[str, list[Shown]] = {"mina": list(acting.screen("mina").messages), "adil": [], "bea": []}
    for shown in acting.screen("adil", acting.group).messages:
        if shown.kind != "service":
            places.setdefault(f"thread {shown.thread is not None}", []).append(shown)
    return {place: once(shown) for place, shown in places.items()}


def once(shown: Sequence[Shown]) -> list[str]:
    """The texts in order; one that says that it may be a repeat counts where nothing like it stands before.

    Of two copies, an edit reaches the later one: nobody knows the number of the first.
    """
    texts: list[str] = []
    repeated = any(MARK in each.text for each in shown)
    for each in shown:
        if repeated and MARK not in each.text and BEFORE_THE_EDIT in each.text:
            continue
        text = CODE.sub("CODE", each.text.replace(MARK, "").strip())
        card = next((at for at, before in enumerate(texts) if before.startswith("Case CODE")), None)
        if MARK in each.text and text.startswith("Case CODE") and card is not None:
            texts[card] = text  # the later one is kept up to date from now on
        elif MARK not in each.text or text not in texts:
            texts.append(text)
    return texts


async def played(sabotage: str, doom: str = "") -> tuple[View, int, int]:
    """The view in the end, how many lives it took, how many commits there were."""
    async with doomed(sabotage) as life:
        stage, acting = life.stage, life.acting
        life.comes(doom)
        await stage.bot.start()
        await acting.flow()
        seen = await conversation(acting)
        await forgotten(acting)
        assert acting.screen("adil", acting.group).topics == () or doom
        left = "\n".join(acting.told("adil", acting.group))
        assert not re.search("brother|at home|There is more|We are here", left)
        stage.bot.check_log()
        return seen, acting.lives, life.commits


@pytest.mark.timeout(20_000 // EVERY if EVERY else 240)
async def test_a_kill_at_any_commit_changes_nothing_that_people_see() -> None:
    undisturbed, _, commits = await played("counted:tally")
    assert commits > 60
    wrong = []
    few = [(("before", "after")[share % 2], commits * share // 5) for share in range(1, 5)]
    every = [(when, number) for number in range(1, commits + 1, EVERY or 1) for when in ("before", "after")]
    for when, number in every if EVERY else few:
        try:
            seen, lives, _ = await played("doomed", f"{when} {number}")
        except AssertionError as error:
            wrong.append(f"{when} {number}: {error}")
            continue
        if seen != undisturbed:
            wrong.append(f"{when} {number}: {differences(undisturbed, seen)}")
        if lives != 2:
            wrong.append(f"{when} {number}: {lives} lives")
    assert not wrong, "\n".join(wrong)


def differences(one: View, other: View) -> list[str]:
    """What stands in one view only."""
    found = []
    for place in one.keys() | other.keys():
        mine, theirs = one.get(place, []), other.get(place, [])
        if mine != theirs:
            missing = [each[:60] for each in mine if each not in theirs]
            more = [each[:60] for each in theirs if each not in mine]
            found.append(f"{place}: lost {missing}, new {more}" if missing or more else f"{place}: {theirs}")
    return found
