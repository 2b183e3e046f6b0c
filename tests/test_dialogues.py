"""What holds whoever acts and however they say it: a table of dialogues, each in a few lines."""

import pytest

from rehearsal.errors import StepFailed
from tests.dialogue import CALM, TAKEN, holds

INSIDE = {
    "said in the topic": "adil in K1: Secret thoughts.",
    "said on the desk": "adil on the desk: Secret thoughts.",
    "a reply of somebody who does not hold it": 'bea replies to "I owe money." in K1: Secret thoughts.',
    "a reply of somebody who is not listed": (
        'omar joins the team group\nomar replies to "I owe money." in K1: Secret thoughts.'
    ),
    "kept in the team": (
        'bea replies to "I owe money." in K1: Secret thoughts.\nbea taps "Keep in the team" in K1\nclock +2 days'
    ),
}
OUTWARD = {
    "a reply to her words": 'adil replies to "I owe money." in K1: We can help.',
    "a reply to the card": 'adil replies to "Something else" in K1: We can help.',
    "sent by who wrote it": (
        'bea replies to "I owe money." in K1: We can help.\nbea taps "Send to the reporter" in K1'
    ),
}


@pytest.mark.parametrize("how", INSIDE)
async def test_what_is_not_meant_for_the_reporter_stays_inside(how: str) -> None:
    await holds(f'{INSIDE[how]}\nmina sees no "Secret thoughts."', before=TAKEN)


@pytest.mark.parametrize("how", OUTWARD)
async def test_what_is_meant_for_the_reporter_arrives_once_without_a_name(how: str) -> None:
    after = 'mina sees 1 times "We can help."\nmina sees no "Adil"\nmina sees no "Bea"'
    await holds(f"{OUTWARD[how]}\n{after}", before=TAKEN)


@pytest.mark.parametrize("way", ['taps "Delete everything"', "> Delete everything"])
async def test_a_button_and_its_words_do_the_same(way: str) -> None:
    say = f"mina{way}" if way.startswith(">") else f"mina {way}"
    await holds(f'mina> /stop\n{say}\nmina sees "This cannot be undone."', before=TAKEN)


async def test_a_dialogue_that_does_not_hold_says_where() -> None:
    with pytest.raises(StepFailed, match="line 4"):
        await holds('mina> I owe money.\nmina taps "I understand"\nmina sees "What was never said."', before=CALM)
