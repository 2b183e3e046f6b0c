"""A reply to the plain line, without the phrase: looked at like any other words, and never told to whom it is about."""

from pathlib import Path

import pytest

from tests.playing import Play
from tests.teamwork import both_groups, report
from tests.test_discreet import KNOCK, PHRASE


async def hide(play: Play) -> None:
    """Discreet mode with a safe hour; then the plain line."""
    await play.says("mina", "/discreet")
    for each in ("12-18", PHRASE, PHRASE):
        await play.says("mina", each)
    await play.later(hours=30)


def reached_the_team(play: Play, words: str) -> bool:
    return any(words in str(each.params) for each in play.world.journal if each.chat == play.group.id)


async def press(play: Play, data: str) -> None:
    play.world.taps(play.who("mina"), play.screen("mina").messages[-1].message, data=data)
    await play.flow()


@pytest.mark.parametrize(
    ("words", "told", "carried"),
    [
        ("Write to me at mina@example.org", "left out", False),
        ("He has a knife, write to mina@example.org", "Thank you.", True),
    ],
)
async def test_an_address_in_reply_to_the_plain_line_is_left_out_unless_it_is_about_danger(
    play: Play, words: str, told: str, carried: bool
) -> None:
    await report(play, "The lamp is broken again.")
    for data in ("checkin-ask:1", "checkin-in:1.1", "checkin-hours:1.12-15"):
        await press(play, data)
    await hide(play)
    await play.says("mina", words, reply_to=play.newest("mina", KNOCK).message)
    await play.later(minutes=2)
    assert told in play.told("mina")[-1]
    assert reached_the_team(play, words.split()[0])
    assert reached_the_team(play, "mina@example.org") is carried


async def test_a_reply_to_the_plain_line_goes_to_the_independent_group_where_both_ask(tmp_path: Path) -> None:
    async with both_groups(tmp_path, "noor") as play:
        await report(play, "The lamp is broken again.")
        for each in ("/new", "Someone on the team is involved", "He is in the team.", "/send"):
            await play.says("mina", each)
        for number in (1, 2):
            for data in (f"checkin-ask:{number}", f"checkin-in:{number}.1", f"checkin-hours:{number}.12-15"):
                await press(play, data)
        await hide(play)
        await play.says("mina", "Adil came to my house again.", reply_to=play.newest("mina", KNOCK).message)
        await play.later(minutes=2)
        independent = play.cast.group("independent").id
        assert any("came to my house" in str(each.params) for each in play.world.journal if each.chat == independent)
        assert not reached_the_team(play, "came to my house")
