"""A power cut just before or just after each commit, from agreeing to a check-in to its end: people see what they see
without one."""

from datetime import timedelta

import pytest

from rehearsal.errors import BotEnded
from tests.acting import Acting
from tests.dooming import doomed
from tests.test_commit_kills import EVERY, View, differences, view

MANY = 20_000
DESK = "thread False"


async def later(acting: Acting, **span: float) -> None:
    """Time passes, whoever dies of it."""
    moment = acting.stage.clock.now() + timedelta(**span)
    while True:
        try:
            await acting.stage.advance_to(moment)
        except BotEnded:
            await acting.revive()
        else:
            return await acting.flow()


async def kept(acting: Acting) -> View:
    """Offered, agreed to, asked, put off, asked again, answered; a promise to write that is not kept; a stop."""
    await acting.says("mina", "My brother drinks.")
    await acting.taps("mina", "I understand")
    await acting.taps("adil", "Take", acting.group)
    await acting.replies("adil", "My brother", "Thank you. Is he at home?")
    for choice in ("Ask in 1 day", "Kind word in 3 days"):
        await acting.taps("adil", "Check-in", acting.group)
        await acting.taps("adil", choice, acting.group)
        await acting.taps("mina", "12–15")
    await later(acting, days=1, hours=3)
    await acting.taps("mina", "Later")
    await later(acting, days=2)
    await acting.taps("mina", "I would like to talk")
    for words in ("It is better now.", "/checkins", "I’ll write by …", "In 1 day", "12-15"):
        await acting.says("mina", words)
    await later(acting, days=4)
    await acting.taps("adil", "Try again", acting.group)
    await later(acting, days=1)
    await acting.says("mina", "STOP")
    await later(acting, days=3)
    return {place: [each for each in told if "The bot was away" not in each] for place, told in view(acting).items()}


async def played(sabotage: str, doom: str = "") -> tuple[View, int, int]:
    """The view in the end, how many lives it took, how many commits there were."""
    async with doomed(sabotage) as life:
        stage, acting = life.stage, life.acting
        life.comes(doom)
        await stage.bot.start()
        await acting.flow()
        seen = await kept(acting)
        stage.bot.check_log()
        return seen, acting.lives, life.commits


def rang_twice(undisturbed: View, seen: View) -> bool:
    """Whether all is the same but for one line of the desk that was on its way when the bot was killed: nobody knows
    the number of its first copy, so that it stands there when a newer ring has taken the place of the second."""
    said = seen[DESK]
    fewer = ([*said[:at], *said[at + 1 :]] for at, text in enumerate(said) if said.count(text) > 1)
    return any(seen | {DESK: each} == undisturbed for each in fewer)


@pytest.mark.timeout(MANY // EVERY if EVERY else 240)
async def test_a_kill_at_any_commit_neither_loses_a_check_in_nor_doubles_it() -> None:
    undisturbed, _, commits = await played("counted:tally")
    assert any("How are you" in text for text in undisturbed["mina"])
    assert any("We are still here" in text for text in undisturbed["mina"])
    assert undisturbed["mina"][-1].startswith("Check-ins are stopped.")
    few = [(("before", "after")[share % 2], commits * share // 3) for share in (1, 2)]
    every = [(when, number) for number in range(1, commits + 1, EVERY or 1) for when in ("before", "after")]
    wrong = []
    for when, number in every if EVERY else few:
        try:
            seen, lives, _ = await played("doomed", f"{when} {number}")
        except AssertionError as error:
            wrong.append(f"{when} {number}: {error}")
            continue
        if lives != 2 or (seen != undisturbed and not rang_twice(undisturbed, seen)):
            wrong.append(f"{when} {number}: {lives} lives, {differences(undisturbed, seen)}")
    assert not wrong, "\n".join(wrong)
