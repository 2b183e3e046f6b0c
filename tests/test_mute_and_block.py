"""Against abuse, without knowing who: a mute that loses no danger, and the whole life of a block on a held clock."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.playing import Play
from tests.teamwork import answers, both_groups, case_of, forges, presses, report
from tests.test_discreet import PHRASE

NOTICE = "The team takes no messages from this chat for now"
OVER = "The team takes messages from this chat again"


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with both_groups(tmp_path, "noor") as stage:
        yield stage


async def chooses(play: Play, *labels: str) -> None:
    """Adil takes the case and goes through its menus."""
    for each in ("Take", "Change", *labels):
        await presses(play, "adil", each)


def times(play: Play, words: str, name: str = "mina") -> int:
    return sum(words in text for text in play.told(name))


def team_reads(play: Play, words: str) -> bool:
    return bool(play.screen("adil", play.group).saying(words))


def loud(play: Play, words: str) -> list[bool]:
    """Of every message with these words in the team's group or a member's chat: whether it rang."""
    places = (play.group.id, play.who("adil").id, play.who("bea").id)
    sent = [each for each in play.world.journal if each.chat in places and words in str(each.params.get("text"))]
    return [str(each.params.get("disable_notification")).lower() != "true" for each in sent]


def pages(play: Play) -> int:
    """How often Adil was called in his own chat."""
    return sum("You are needed" in text for text in play.told("adil"))


# -- mute


async def test_the_reporter_sees_nothing_of_a_mute_and_the_team_reads_on_without_a_sound(play: Play) -> None:
    await report(play, about="Violence or threat")
    before = len(play.told("mina"))
    await chooses(play, "Mute")
    assert team_reads(play, "Adil has muted this case")
    assert [text for text in play.told("mina")[before:] if "looks after" not in text] == []
    await play.says("mina", "He is loud again.")
    assert team_reads(play, "He is loud again.")
    assert loud(play, "He is loud again.") == [False]


async def test_another_case_of_a_muted_person_is_heard_like_anybodys(play: Play) -> None:
    """A case that begins without a sound would show whose it is."""
    await report(play)
    await chooses(play, "Mute")
    called = pages(play)
    await play.says("mina", "/new")
    await play.taps("mina", "Violence or threat")
    await play.says("mina", "He shouts at us.")
    await play.taps("mina", "Send")
    assert loud(play, "New case")[-1] is True
    assert pages(play) == called + 1


async def test_a_muted_persons_closed_case_opens_again_without_a_sound(play: Play) -> None:
    await report(play)
    await chooses(play, "Mute")
    await presses(play, "adil", "Close")
    await presses(play, "adil", "Resolved")
    await play.says("mina", "And another thing.")
    assert loud(play, "has new words") == [False]


async def test_danger_reopens_a_muted_persons_case_with_every_sound(play: Play) -> None:
    await report(play, about="Someone is in danger now")
    await chooses(play, "Mute")
    await answers(play, "adil", "I am here.")
    await presses(play, "adil", "Close")
    await presses(play, "adil", "Resolved")
    called = pages(play)
    await play.says("mina", "He is back.")
    assert loud(play, "has new words") == [True]
    assert pages(play) == called + 1


@pytest.mark.parametrize("answer", ["Yes, now", ""])
async def test_words_of_danger_in_a_muted_case_are_never_lost(play: Play, answer: str) -> None:
    await report(play)
    await chooses(play, "Mute")
    called = pages(play)
    await play.says("mina", "My brother says he will kill me.")
    assert times(play, "Is someone in danger now?") == 1
    if answer:
        await play.taps("mina", answer)
        assert loud(play, "says that someone is in danger now")[-1]
    else:
        await play.later(minutes=6)
        assert loud(play, "got no answer")[-1]
    assert team_reads(play, "he will kill me")
    assert pages(play) > called


async def test_sound_on_ends_the_mute(play: Play) -> None:
    await report(play, about="Violence or threat")
    await chooses(play, "Mute")
    await presses(play, "adil", "Change")
    await presses(play, "adil", "Sound on")
    await play.says("mina", "He is loud again.")
    assert loud(play, "He is loud again.") == [True]


# -- block


async def test_a_blocked_person_is_told_at_once_with_the_numbers_the_end_and_every_other_way(play: Play) -> None:
    await report(play)
    await chooses(play, "Block for 7 days", "Yes, block")
    told = play.told("mina")[-1]  # eleven: clocks go forward on the Sunday between
    for said in (NOTICE, "in seven days, on Monday, 11:", "I need help now", "911", "Sister Huda", "independent"):
        assert said in told
    assert "Adil" not in told


async def test_the_whole_life_of_a_block(play: Play) -> None:
    await report(play)
    await chooses(play, "Block for 7 days", "Yes, block")
    begun = play.clock.now()
    await play.says("mina", "First day.")
    await play.says("mina", "/now")
    assert "911" in play.told("mina")[-1]
    await play.crash()
    await play.start()
    await play.later(days=6, hours=23, minutes=50)
    assert times(play, OVER) == 0
    await play.says("mina", "Last day.")
    await play.later(minutes=20)
    assert (play.clock.now() - begun).days == 7
    assert times(play, OVER) == 1
    await play.says("mina", "I am sorry.")
    assert team_reads(play, "I am sorry.")
    assert not team_reads(play, "First day.")
    assert not team_reads(play, "Last day.")
    await play.later(days=8)
    assert times(play, OVER) == 1


async def test_a_block_that_a_member_ends_is_told_and_nothing_ends_a_second_time(play: Play) -> None:
    await report(play)
    await chooses(play, "Block for 7 days", "Yes, block")
    await presses(play, "adil", "Change")
    await presses(play, "adil", "End the block")
    assert times(play, OVER) == 1
    await play.says("mina", "I am sorry.")
    assert team_reads(play, "I am sorry.")
    await play.later(days=8)
    assert times(play, OVER) == 1


async def test_a_second_press_does_not_make_a_block_longer(play: Play) -> None:
    await report(play)
    await chooses(play, "Block for 7 days", "Yes, block")
    case = await case_of(play)
    assert case is not None
    await play.later(hours=3)
    assert "blocked already" in (await forges(play, "adil", f"block:{case.code}")).text
    assert times(play, NOTICE) == 1
    await play.later(days=6, hours=21, minutes=10)
    assert times(play, OVER) == 1


async def test_a_blocked_person_reaches_the_independent_group_and_it_can_block_nobody(play: Play) -> None:
    await report(play)
    await chooses(play, "Block for 7 days", "Yes, block")
    await play.taps("mina", "Write to the independent group")
    await play.says("mina", "They shut me out.")
    await play.taps("mina", "Send")
    apart: Any = play.cast.group("independent")
    assert any("shut me out" in text for text in play.told("noor", apart))
    await play.taps("noor", "Take", apart)
    await play.taps("noor", "Change", apart)
    assert not play.screen("noor", apart).with_button("Block for 7 days")
    case = await case_of(play, 2)
    assert case is not None
    shown = play.newest("noor", "shut me out", apart)
    for act in ("block", "unblock"):
        tap = play.world.taps(play.who("noor"), shown.message, data=f"{act}:{case.code}")
        await play.flow()
        assert "no longer of use" in tap.text
    assert times(play, OVER) == 0, "the independent group ends no block of the main team's"


async def test_in_discreet_mode_only_the_neutral_line_tells_of_a_block(play: Play) -> None:
    await report(play)
    await play.says("mina", "/discreet")
    await play.taps("mina", "15–18")
    for _ in range(2):
        await play.says("mina", "seven blue boats go home")
    await chooses(play, "Block for 7 days", "Yes, block")
    assert times(play, NOTICE) == 0
    await play.later(hours=5, minutes=30)
    assert times(play, "Thank you for being here") == 2  # once where it is shown how it will look
    assert times(play, NOTICE) == 0
    await play.says("mina", "seven blue boats go home")
    assert times(play, NOTICE) == 1


async def test_a_block_shows_neither_in_a_locked_chat_nor_after_everything_was_deleted(play: Play) -> None:
    """Nothing may tell of a past there, so that nothing is kept that a block could be held by."""
    await report(play)
    await chooses(play, "Block for 7 days", "Yes, block")
    for words in ("/discreet", "never", PHRASE, PHRASE, "Hide now", "Something new.", "/send", "Something else"):
        await play.says("mina", words)
    await play.later(minutes=20)
    assert team_reads(play, "Something new.")
    await play.says("mina", PHRASE)
    for words in ("/delete", "Yes, delete everything", "/start", "I understand", "Again.", "/send", "Something else"):
        await play.says("mina", words)
    await play.later(minutes=20)
    assert team_reads(play, "Again.")
