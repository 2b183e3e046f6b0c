"""Words of danger are never taken for something else: a phrase that is asked for or was set up by somebody else, or
what a command looks for."""

import pytest

from handlers.journeys import COMMANDS
from tests.playing import Play
from tests.teamwork import report
from tests.test_discreet import PHRASE, protected

HELP = (
    "I need help now",
    "He hits me and I want to die",
    "Please help me, he has a knife and stands before my door. Call the police.",
)


@pytest.mark.parametrize("words", HELP)
@pytest.mark.parametrize("asked", ["once", "again"])
async def test_words_of_danger_are_heard_while_a_phrase_is_asked_for(play: Play, words: str, asked: str) -> None:
    await report(play, "The lamp is broken again.")
    await play.says("mina", "/discreet")
    await play.taps("mina", "Never")
    if asked == "again":
        await play.says("mina", PHRASE)
    before = len(play.told("mina"))
    await play.says("mina", words)
    await play.later(minutes=6)
    assert any("911" in text for text in play.told("mina")[before - 1 :])


async def test_a_phrase_is_asked_for_a_quarter_of_an_hour_only(play: Play) -> None:
    await report(play, "The lamp is broken again.")
    await play.says("mina", "/discreet")
    await play.taps("mina", "Never")
    await play.later(minutes=16)
    await play.says("mina", "It flickers and smells.")
    await play.later(minutes=2)
    assert any(
        "It flickers and smells." in str(each.params) for each in play.world.journal if each.chat == play.group.id
    )


async def test_nobody_who_held_the_phone_makes_the_call_for_help_a_phrase(play: Play) -> None:
    await protected(play)
    await play.says("mina", "/discreet")
    await play.taps("mina", "Hide now")
    await play.says("mina", "/discreet")
    await play.taps("mina", "Never")
    for _ in range(2):
        await play.says("mina", HELP[0])
        assert "911" in play.told("mina")[-1]
    await play.later(hours=2)
    await play.says("mina", HELP[0])
    assert "911" in play.told("mina")[-1]
    await play.says("mina", PHRASE)
    assert any("Your conversations:" in text for text in play.told("mina"))


@pytest.mark.parametrize("words", HELP[1:])
@pytest.mark.parametrize(
    "command", [name for name, command in COMMANDS.items() if command.argument or name == "phrase"]
)
@pytest.mark.parametrize("talking", [False, True])
async def test_words_of_danger_behind_a_command_bring_the_numbers(
    play: Play, command: str, words: str, talking: bool
) -> None:
    if talking:
        await report(play, "The lamp is broken again.")
    await play.says("mina", f"/{command} {words}")
    assert any("911" in text for text in play.told("mina")[-2:])
    assert "knife" not in "\n".join(play.told("adil", play.group))
