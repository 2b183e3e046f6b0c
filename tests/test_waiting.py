"""Words that wait, and never get lost: the first minute is hidden, too many come slower, a block ends and has holes."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.playing import Play, playing
from tests.teamwork import report

WAIT = 10


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path, independent=True) as stage:
        await stage.flow()
        yield stage


def to_team(play: Play) -> list[Any]:
    """Everything that the bot did in the team's group or said to its members."""
    team = (play.group.id, play.who("adil").id, play.who("bea").id)
    asked = ("getChat", "getChatMember", "getChatMemberCount")
    return [each for each in play.world.journal if each.chat in team and each.method not in asked]


def team_sees(play: Play, words: str) -> bool:
    return any(words in text for text in play.told("adil", play.group))


async def test_desk_card_topic_and_words_wait_alike(play: Play) -> None:
    """Nobody can match the minute with a phone in somebody's hand."""
    before = len(to_team(play))
    await report(play, "It is about my cousin.")
    assert "within 10 minutes" in play.told("mina")[-1]
    sent = play.clock.now()
    assert len(to_team(play)) == before
    while len(to_team(play)) == before:
        assert play.clock.now() - sent <= timedelta(minutes=WAIT)
        await play.later(seconds=10)
    began = play.clock.now()
    await play.flow()
    assert timedelta(seconds=10) < began - sent <= timedelta(minutes=WAIT)
    assert team_sees(play, "New case")
    assert team_sees(play, "my cousin")
    assert len(play.topics()) == 1


async def test_the_wait_is_random(tmp_path: Path) -> None:
    waits = set()
    for seed in ("1", "2", "3"):
        folder = tmp_path / seed
        folder.mkdir()
        async with playing(folder) as play:
            await play.stop()
            play.seed = seed
            await play.start()
            await report(play, "It is about my cousin.")
            began = play.clock.now()
            while not play.topics():
                await play.later(seconds=5)
            waits.add((play.clock.now() - began) // timedelta(seconds=10))
    assert len(waits) > 1


async def test_deliver_it_now_ends_the_wait(play: Play) -> None:
    await report(play, "It is about my cousin.")
    await play.taps("mina", "Deliver it now")
    assert team_sees(play, "my cousin")
    assert team_sees(play, "New case")


@pytest.mark.parametrize("about", ["Someone is in danger now", "Self-harm, suicide", "Violence at home"])
async def test_danger_and_urgent_never_wait(play: Play, about: str) -> None:
    await report(play, "It is about my cousin.", about=about)
    assert team_sees(play, "my cousin")
    assert team_sees(play, "New case")
    assert not play.screen("mina").with_button("Deliver it now")


async def test_further_words_do_not_overtake_the_first(play: Play) -> None:
    await report(play, "It is about my cousin.")
    await play.says("mina", "And my uncle.")
    assert not team_sees(play, "my uncle")
    await play.later(minutes=WAIT)
    await play.flow()
    told = "\n".join(play.told("adil", play.group))
    assert told.index("my cousin") < told.index("my uncle")


async def test_too_many_words_come_later_and_joined_and_none_is_lost(tmp_path: Path) -> None:
    async with playing(tmp_path, privacy__first_words_wait="0 min", limits__reporter_per_hour=3) as play:
        await report(play, "Word 0.")
        for number in range(1, 9):
            await play.says("mina", f"Word {number}.")
        assert team_sees(play, "Word 2.")
        assert not team_sees(play, "Word 8.")
        assert sum("Every word is kept" in text for text in play.told("mina")) == 1
        await play.later(minutes=10)
        await play.flow()
        told = play.told("adil", play.group)
        assert all(any(f"Word {number}." in text for text in told) for number in range(9))
        assert any("Word 7." in text and "Word 8." in text for text in told)
        await play.later(hours=1)
        await play.says("mina", "Word 9.")
        assert team_sees(play, "Word 9.")


async def test_words_of_somebody_in_danger_are_never_slowed(tmp_path: Path) -> None:
    async with playing(tmp_path, limits__reporter_per_hour=1) as play:
        await report(play, "Word 0.", about="Someone is in danger now")
        for number in range(1, 5):
            await play.says("mina", f"Word {number}.")
            assert team_sees(play, f"Word {number}.")


async def test_help_now_brings_forward_what_was_slowed(tmp_path: Path) -> None:
    async with playing(tmp_path, privacy__first_words_wait="0 min", limits__reporter_per_hour=1) as play:
        await report(play, "Word 0.")
        await play.says("mina", "He is at the door.")
        assert not team_sees(play, "at the door")
        await play.says("mina", "/now")
        await play.taps("mina", "Send to the team now")
        assert team_sees(play, "at the door")


async def block(play: Play, about: str = "Someone is in danger now") -> None:
    await report(play, "You are all fools.", about=about)
    await play.later(minutes=WAIT)
    await play.taps("adil", "Take", play.group)
    for label in ("Change", "Block", "Yes, block"):
        found = [each for each in button_texts(play) if each.startswith(label)]
        await play.taps("adil", found[-1], play.group)


def button_texts(play: Play) -> list[str]:
    shown = play.screen("adil", play.group).messages
    rows = [row for each in shown for row in (each.message.markup or {}).get("inline_keyboard", ())]
    return [button["text"] for row in rows for button in row]


async def test_a_blocked_person_is_told_kindly_with_the_numbers(play: Play) -> None:
    await block(play)
    await play.says("mina", "And fools again.")
    told = play.told("mina")[-1]
    assert not team_sees(play, "fools again")
    for said in ("takes no messages from this chat at present", "911", "Sister Huda", "independent group"):
        assert said in told


async def test_a_block_cannot_be_got_round_by_an_edit(play: Play) -> None:
    await block(play)
    mina = play.who("mina")
    mine = [each for each in play.screen("mina").messages if each.text == "You are all fools."]
    play.world.edits(mina, mine[-1].message, "And idiots.")
    await play.flow()
    assert not team_sees(play, "idiots")
    assert "takes no messages" in play.told("mina")[-1]


async def test_a_block_never_covers_the_numbers_nor_the_independent_group(play: Play) -> None:
    await block(play)
    await play.says("mina", "/now")
    assert "911" in play.told("mina")[-1]
    await play.taps("mina", "Write to the independent group")
    await play.says("mina", "They shut me out.")
    await play.taps("mina", "Send")
    await play.later(minutes=WAIT)
    apart = play.cast.group("independent")
    assert any("shut me out" in text for text in play.told("noor", apart))
    assert not team_sees(play, "shut me out")


async def test_a_block_ends_by_itself_after_seven_days(play: Play) -> None:
    await block(play, "Bullying")  # one about danger would page somebody every quarter of an hour
    await play.stop()
    await play.start()
    await play.later(days=6, hours=23)
    await play.says("mina", "Sixth day.")
    await play.later(hours=2)
    await play.says("mina", "Eighth day.")
    assert not team_sees(play, "Sixth day.")
    assert team_sees(play, "Eighth day.")


async def test_a_muted_person_is_read_but_rings_no_phone_except_in_danger(play: Play) -> None:
    await report(play, "You are all fools.", about="Bullying")
    await play.later(minutes=WAIT)
    await play.taps("adil", "Take", play.group)
    for label in ("Change", "Mute"):
        await play.taps("adil", label, play.group)
    await play.says("mina", "Still fools.")
    await play.flow()
    assert team_sees(play, "Still fools.")
    rang = [each for each in to_team(play) if "Still fools." in str(each.params)]
    assert rang
    assert all(str(each.params.get("disable_notification")).lower() == "true" for each in rang)
    await play.says("mina", "/now")
    await play.taps("mina", "Send to the team now")
    loud = [each for each in to_team(play) if "says that someone is in danger" in str(each.params)]
    assert [each for each in loud if str(each.params.get("disable_notification")).lower() != "true"]
    assert "text_mention" in str(loud[-1].params)


async def test_a_block_does_not_tell_who(play: Play) -> None:
    await block(play)
    mina = play.who("mina")
    sent = str([each.params for each in to_team(play)])
    for known in (mina.first_name, mina.last_name, mina.username, str(mina.id)):
        assert known
        assert known not in sent


async def test_a_draft_of_a_blocked_person_is_kept(play: Play) -> None:
    await block(play, "Bullying")
    await play.says("mina", "/new")
    await play.taps("mina", "Bullying")
    assert "takes no messages" in play.told("mina")[-1]
    await play.later(days=8)
    await play.says("mina", "/new")
    await play.taps("mina", "Bullying")
    await play.says("mina", "Once more.")
    await play.taps("mina", "Send")
    await play.later(minutes=WAIT)
    await play.flow()
    assert team_sees(play, "Once more.")
