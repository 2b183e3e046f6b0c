"""Hundreds of messages from one chat in a moment: every word is kept, told of once, and the numbers do not wait."""

import re

from tests.playing import Play
from tests.teamwork import presses, report

MANY = 300
TOKEN = re.compile(r"\bin-(\d+)\.")


def burst(play: Play, *more: str) -> None:
    """So many messages at one instant, and then these."""
    mina = play.who("mina")
    for text in (*(f"in-{number}." for number in range(MANY)), *more):
        play.world.says(mina, play.world.private(mina), text)


def arrived(play: Play) -> list[int]:
    """The numbers that stand in the team's group, in order."""
    return [int(number) for text in play.told("adil", play.group) for number in TOKEN.findall(text)]


async def test_of_hundreds_of_messages_none_is_lost_and_it_is_told_once(play: Play) -> None:
    await report(play, "It is about my cousin.")
    burst(play)
    await play.flow()
    await play.later(minutes=30)
    assert arrived(play) == list(range(MANY))
    assert len(play.screen("mina").saying("Every word is kept")) == 1
    assert len(play.screen("mina").saying("This goes to Conversation 1.")) <= 1


async def test_hundreds_of_messages_of_somebody_in_danger_all_go_at_once(play: Play) -> None:
    await report(play, "He is at the door.", about="Someone is in danger now")
    burst(play)
    await play.flow()
    assert arrived(play) == list(range(MANY))
    assert not play.screen("mina").saying("Every word is kept")


async def test_hundreds_of_messages_of_somebody_muted_all_arrive(play: Play) -> None:
    await report(play, "It is about my cousin.")
    await presses(play, "adil", "Take")
    for label in ("Change", "Mute"):
        await presses(play, "adil", label)
    burst(play)
    await play.flow()
    await play.later(minutes=30)
    assert arrived(play) == list(range(MANY))


async def test_danger_in_a_burst_goes_before_what_was_slowed(play: Play) -> None:
    await report(play, "It is about my cousin.")
    burst(play, "/now")
    await play.flow()
    assert len(arrived(play)) < MANY
    await play.taps("mina", "Send to the team now")
    await play.flow()
    assert arrived(play) == list(range(MANY))


async def test_a_burst_in_a_draft_is_kept_whole_and_does_not_delay_the_numbers(play: Play) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    begun = play.world.now()
    burst(play, "/now")
    await play.settle()
    await play.clock.creep(30, lambda: bool(play.screen("mina").saying("If you can, call now:")))
    assert play.world.now() - begun <= 5
    await play.later(minutes=10)
    assert len(play.screen("mina").saying("waiting. Nothing is sent until you tap Send.")) < 30
    assert play.screen("mina").saying(f"{MANY} messages are waiting.")
    assert play.world.journal.errors(429) == []
    await play.taps("mina", "Send to the team now")
    await play.later(minutes=30)
    assert arrived(play) == list(range(MANY))


async def test_what_is_taken_back_in_the_same_moment_is_never_sent(play: Play) -> None:
    await report(play, "It is about my cousin.")
    mina = play.who("mina")
    chat = play.world.private(mina)
    for number in range(20):
        message = play.world.says(mina, chat, f"in-{number}.")
        play.world.says(mina, chat, "/unsend", reply_to=message)
    await play.flow()
    assert arrived(play) == []
    assert not [each for each in play.world.journal.of("sendMessage") if "in-" in str(each.params.get("text"))]
