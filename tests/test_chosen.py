"""What stands on the screen once it is said what it is about: what to write, and the ways that may be needed."""

import pytest

from rehearsal.world import Shown
from tests import canary_pictures
from tests.playing import Play


async def prompted(play: Play, about: str) -> Shown:
    await play.says("mina", "/new")
    await play.taps("mina", about)
    shown: Shown = play.screen("mina").messages[-1]
    return shown


HELP, HIDES, BACK = ("I need help now",), ("Somebody else sees this phone",), ("Back to the list", "Start over")


async def test_in_danger_the_prompt_has_the_numbers_what_to_write_and_a_way_to_help(play: Play) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    shown = await prompted(play, "Someone is in danger now")
    assert shown.buttons == (HELP, BACK)
    assert "911" in shown.text
    assert shown.text.endswith("and where help is needed. Then tap Send.")
    assert not any(each in shown.text for each in ("names, days and places", "nude", "as many messages"))


@pytest.mark.parametrize(
    ("about", "ways"),
    [
        ("Self-harm, suicide", (HELP, BACK)),
        ("Violence or threat", (HELP, BACK)),
        ("Sexual harm", (HELP, BACK)),
        ("Violence at home", (HELP, HIDES, BACK)),
        ("Child at risk", (HELP, HIDES, BACK)),
        ("Elder or frail adult", (HIDES, BACK)),
        ("Bullying", (BACK,)),
    ],
)
async def test_a_prompt_leads_to_what_may_be_needed_by_tap_and_by_word(
    play: Play, about: str, ways: tuple[tuple[str, ...], ...]
) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    shown = await prompted(play, about)
    assert shown.buttons == ways
    says = {HELP[0]: "911", HIDES[0]: "In this mode", BACK[0]: "What is it about?"}
    for label in [each for row in ways for each in row if each in says]:
        await prompted(play, about)
        await play.says("mina", label.lower())
        assert says[label] in play.told("mina")[-1], label


async def test_back_to_the_list_keeps_what_is_written(play: Play) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await prompted(play, "Violence or threat")
    await play.says("mina", "He shouts at her.")
    await play.taps("mina", "Back to the list")
    await play.taps("mina", "Violence at home")
    assert "One message is waiting." in play.told("mina")[-1]
    await play.taps("mina", "Send")
    assert any("Violence at home" in text for text in play.told("adil", play.group))


@pytest.mark.parametrize("command", ["/ask", "/feedback"])
async def test_of_pictures_it_is_said_when_one_comes_to_a_question_as_a_document_too(play: Play, command: str) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await play.says("mina", command)
    asked = play.told("mina")[-1]
    assert "Words are enough." in asked
    assert "nude" not in asked
    picture = canary_pictures.saved(canary_pictures.drawing(), "JPEG")
    play.world.sends_file(
        play.who("mina"), play.world.private(play.who("mina")), "document", picture, mime_type="image/jpeg"
    )
    await play.flow()
    assert play.screen("mina").saying("never send nude or sexual pictures of anyone under 18")
