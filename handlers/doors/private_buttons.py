"""The reporter's buttons; what can be tapped can be typed as well."""

from dataclasses import replace

from telegram import Update

from handlers.checkins import answers
from handlers.journeys import PRESSES
from handlers.privacy import stop_or_delete
from handlers.turn import Turn
from handlers.who.sender import whoever
from rules.person import Person, Step
from rules.privacy import phrase
from rules.refused import Refused
from storage import people, said

WORDS = ("hide", "as-is")
"""Buttons that send words which waited for them."""
CALLS = ("danger-yes", "checkin-now")
"""Buttons that call for help in a conversation."""


async def pressed(update: Update, turn: Turn) -> None:
    """A button in the private chat; data that we never wrote is refused."""
    assert update.callback_query is not None
    turn.scope.pressed = True
    person = await whoever(update, turn)
    data = update.callback_query.data or ""
    by = await _higher(update, turn, person) if phrase.names_one(data) else 0
    act, _, arg = phrase.data(data, by or 0).partition(":")
    await (press(turn, person, act, arg) if by is not None else _stale(turn, person, act))


async def _higher(update: Update, turn: Turn, person: Person) -> int | None:
    """How much higher the numbers of conversations are than the buttons of a message say, which may stand there from a
    locked time; None where it is from another life of the chat."""
    message = update.effective_message
    number = message.message_id if message is not None else 0
    by = next((each.by for each in await said.all(turn.tx, person.id) if each.message == number), 0)
    return by if number >= person.since and by < said.FAR else None


async def _stale(turn: Turn, person: Person, act: str) -> None:
    """Whoever calls for help gets help; whoever chooses a conversation chooses again, and writes into no other."""
    if act == "talk":
        if person.step is Step.TALKING:
            person = replace(person, step=Step.FREE, talking_in=None)
            await people.save(turn.tx, person)
        await press(turn, person, "mine", "")
    elif act in CALLS:
        await press(turn, person, "need", "")
    else:
        raise Refused("refused-unknown-button")


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
