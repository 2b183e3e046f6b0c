"""The reporter's buttons; what can be tapped can be typed as well."""

from telegram import Update

from handlers.checkins import answers
from handlers.journeys import PRESSES
from handlers.privacy import stop_or_delete
from handlers.turn import Turn
from handlers.who.sender import whoever
from rules.person import Person, Step
from rules.refused import Refused

WORDS = ("hide", "as-is")
"""Buttons that send words which waited for them."""


async def pressed(update: Update, turn: Turn) -> None:
    """A button in the private chat; data that we never wrote is refused."""
    assert update.callback_query is not None
    act, _, arg = (update.callback_query.data or "").partition(":")
    turn.scope.pressed = True
    await press(turn, await whoever(update, turn), act, arg)


async def pressed_nowhere(update: Update, turn: Turn) -> None:
    """A button on a message that we are not shown: none of ours stands on such."""
    raise Refused("refused-unknown-button")


async def press(turn: Turn, person: Person, act: str, arg: str) -> None:
    """Do what the button says."""
    if act not in PRESSES:
        raise Refused("refused-unknown-button")
    if person.step is Step.NEW and not PRESSES[act].before_consent:
        act = "start"
    if person.wanted and not PRESSES[act].asks:
        person = await stop_or_delete.wants(turn, person, "")
    await PRESSES[act].do(turn, person, arg)
    if act in WORDS:
        await answers.heard(turn, person)
