"""The team's side of check-ins is the same whether a phone is read, blocked, gone, silent or hidden; and nothing of who
it is leaves the private chat, whatever is answered."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from tests import hunting
from tests.playing import Play, playing
from tests.test_two_worlds import BOB, ZAHRA, Somebody

Deed = Callable[[Play], Awaitable[None]]


async def silent(play: Play) -> None:
    """Everything arrives, and nothing is answered."""


async def blocked(play: Play) -> None:
    play.world.blocks(play.who("reporter"))
    await play.flow()


async def vanished(play: Play) -> None:
    play.world.vanishes(play.who("reporter"))


async def paused(play: Play) -> None:
    await play.says("reporter", "/stop")
    await play.taps("reporter", "Pause contact")


async def hidden(play: Play) -> None:
    await play.says("reporter", "/discreet")
    await play.taps("reporter", "12–15")
    for _ in range(3):
        await play.says("reporter", "seven blue boats go home")
    await play.says("reporter", "/discreet")
    await play.taps("reporter", "Hide now")


UNSEEN = {"getChat", "getChatMember"}
"""Questions of the bot's own, which nobody sees: the daily look comes when the bot is awake."""


def enters(play: Play, who: Somebody) -> None:
    """Somebody with all that Telegram tells of them."""
    play.cast.people["reporter"] = play.world.person(
        "reporter",
        id=who.id,
        first_name=who.first_name,
        last_name=who.last_name,
        username=who.username,
        language_code="en",
    )


async def agreed(play: Play, *choices: str) -> None:
    """The reporter's words, taken and answered; each of these is agreed to."""
    await play.says("reporter", "A word of mine.")
    await play.taps("reporter", "I understand")
    await play.taps("adil", "Take", play.group)
    shown = play.newest("adil", "word of mine", play.group)
    await play.in_topic("adil", 0, "We are here.", reply_to=shown.message)
    for choice in choices:
        await play.taps("adil", "Check-in", play.group)
        await play.taps("adil", choice, play.group)
        await play.taps("reporter", "12–15")


async def team_side(who: Somebody, folder: Path, goes: Deed) -> list[tuple[float, str, Any]]:
    """Every request into the group or to members, from agreeing to the end of it, in order."""
    async with playing(folder, privacy__first_words_wait="0 min") as play:
        enters(play, who)
        await agreed(play, "Ask in 1 day", "Kind word in 3 days")
        for words in ("/checkins", "I’ll write by …", "In 7 days", "12-15"):
            await play.says("reporter", words)
        begins, first = play.world.now(), len(play.world.journal)
        await goes(play)
        await play.later(seconds=begins + 1800 - play.world.now())
        await play.later(days=6)
        await play.taps("adil", "Try again", play.group)
        await play.later(days=3)
        await play.taps("adil", "Leave it", play.group)
        await play.later(days=2)
        return [
            (request.at - begins, request.method, request.params)
            for request in list(play.world.journal)[first:]
            if request.chat is not None and request.chat != who.id and request.method not in UNSEEN
        ]


@pytest.mark.parametrize("goes", [blocked, vanished, paused, hidden])
async def test_the_team_does_not_tell_whether_a_phone_is_read(tmp_path: Path, goes: Deed) -> None:
    folders = [tmp_path / "one", tmp_path / "other"]
    for folder in folders:
        folder.mkdir()
    one = await team_side(ZAHRA, folders[0], silent)
    other = await team_side(BOB, folders[1], goes)
    assert sum("No answer to the check-in" in str(params) for _, _, params in one) >= 2
    assert sum("Nothing came." in str(params) for _, _, params in one) >= 1
    assert one == other


async def test_nothing_of_who_it_is_leaves_the_private_chat_whatever_is_answered(tmp_path: Path) -> None:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as play:
        enters(play, ZAHRA)
        await agreed(play, "Ask in 1 day", "Ask in 3 days", "Ask in 7 days", "Did it help? In 7 days", "Ask in 14 days")
        for days, label in ((1, "Later"), (1, "I am all right"), (2, "I would like to talk"), (4, "A little")):
            await play.later(days=days, hours=3)
            await play.taps("reporter", label)
        await play.later(days=7)
        await play.says("reporter", "Tell them that I am well.")
        await play.says("reporter", "STOP")
        person = play.who("reporter")
        names = hunting.names_of(person)
        assert any("I am well" in text for text in play.told("adil", play.group))
        assert hunting.delivered_to_others(play.world, person, names) == []
        assert hunting.in_files([*names, "Tell them that", "all right"], tmp_path, ("config.toml",)) == []
