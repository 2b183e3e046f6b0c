"""Whatever right an admin takes from the bot: a report in danger reaches somebody, or its writer knows that it did
not; and those who can give the right back read which it is, once."""

import os
from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import combinations
from pathlib import Path

import pytest

from rehearsal.faults import FaultKind
from rehearsal.world import PIXEL, POWERS, Member
from rehearsal.world.rights import BY_DEFAULT, EVERYWHERE, IN_GROUPS, known
from rules import retry
from tests.playing import Play, playing
from tests.ringing import rings
from tests.teamwork import answers, cards, desk, presses, report

WORDS = "He has a knife at the old bridge."
REMEDIES = {
    "pin": "Pin Messages",
    "topics": "Manage Topics",
    "delete": "Delete Messages",
    "write": "Make this bot an administrator",
    "member": "Add this bot again",
}


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as stage:
        stage.world.allows_everybody("can_pin_messages", stage.group, True)  # which leaves bots out
        yield stage


def seen(play: Play, words: str = WORDS) -> list[str]:
    return [text for text in play.told("adil", play.group) if words in text]


def knows(play: Play) -> bool:
    """Whether Mina reads that nobody has it, with the numbers and a person to turn to."""
    told = [text for text in play.told("mina") if "has not reached the team yet" in text or "cannot be reached" in text]
    return any("911" in text and "Sister Huda" in text for text in told)


@pytest.mark.parametrize("power", [*POWERS, "pin topics delete", "admin write", "topics write"])
async def test_a_report_in_danger_reaches_somebody_or_its_writer_knows(play: Play, power: str) -> None:
    for each in power.split():
        play.world.takes(each, play.group)
    await play.flow()
    await report(play, WORDS, about="Someone is in danger now")
    await play.later(seconds=60)
    assert seen(play) or knows(play)
    if seen(play):
        assert any("Your words are with the team now" in text for text in play.told("mina"))
        assert not knows(play)
    else:
        assert not any("are with the team now" in text or "called now" in text for text in play.told("mina"))
        assert any("You are needed in your group" in text for text in play.told("adil"))
    for each in power.split():
        if each in REMEDIES and (each != "delete" or power == "delete"):  # without a pin there is nothing to sweep
            assert sum(REMEDIES[each] in text for text in play.told("adil")) == 1


ON_ONE_STAGE = 8
SECONDS = 62
"""A minute after the report its writer knows; one message a second goes into a chat."""
Lack = tuple[str, frozenset[str]]
"""The bot is an administrator, or a member, who lacks these."""


def lacks() -> list[Lack]:
    """Each switch alone and all at once; with `RIGHTS=all` every two of them."""
    found: list[Lack] = []
    for status, switches in (("administrator", (*EVERYWHERE[1:], *IN_GROUPS)), ("restricted", sorted(BY_DEFAULT))):
        sizes = (1, 2, len(switches)) if os.environ.get("RIGHTS") == "all" else (1, len(switches))
        found += [(status, frozenset(some)) for size in sizes for some in combinations(switches, size)]
    return found


def left_with(play: Play, lack: Lack) -> Member:
    """What the bot is in the group then."""
    status, without = lack
    if status == "administrator":
        return Member(play.world.bot, status, known(frozenset((*EVERYWHERE, *IN_GROUPS)) - without))
    return Member(play.world.bot, status, allowed=BY_DEFAULT - without)


@pytest.mark.timeout(3600 if os.environ.get("RIGHTS") else 120)
async def test_whichever_right_is_switched_off_danger_reaches_somebody_or_its_writer_knows(tmp_path: Path) -> None:
    """Every switch that an administrator has over the bot, for one person in danger after another."""
    every, wrong = lacks(), []
    for begin in range(0, len(every), ON_ONE_STAGE):
        folder = tmp_path / str(begin)
        folder.mkdir()
        async with playing(folder, privacy__first_words_wait="0 min") as play:
            for number, lack in enumerate(every[begin : begin + ON_ONE_STAGE]):
                if said := await left_alone(play, lack, number):
                    wrong.append(f"{lack[0]} without {', '.join(sorted(lack[1]))}: {said}")
    assert wrong == []


async def left_alone(play: Play, lack: Lack, number: int) -> str:
    """Somebody new is in danger while the bot lacks this; what is wrong then, or nothing."""
    name, words = f"reporter {number}", f"He has a knife, says number {number}."
    play.cast.people[name] = play.world.person(name, first_name="Somebody")
    play.world.becomes(left_with(play, lack), play.group)
    await report(play, words, name=name, about="Someone is in danger now")
    await play.later(seconds=60)
    told = " ".join(play.told(name))
    claimed = "are with the team now" in told or "called now" in told
    sent = [each.at for each in play.world.journal if each.method == "answerCallbackQuery"][-1]
    private = rings(play, play.world.private(play.who(name)))
    late = next((each for each in private if "has not reached the team yet" in each.text), None)
    truth = late is not None and "911" in late.text and "Sister Huda" in late.text
    if late is not None and late.at.timestamp() - sent > SECONDS:
        return f"told after {late.at.timestamp() - sent} seconds"
    if seen(play, words):
        return "" if claimed and not truth else f"it arrived, and they read: {told[-300:]}"
    return "" if truth and not claimed else f"nobody has it, and they read: {told[-300:]}"


@pytest.mark.parametrize("power", ["write", "member"])
async def test_what_waited_comes_once_the_right_is_given_back(play: Play, power: str) -> None:
    play.world.takes(power, play.group)
    await report(play, WORDS)
    await play.later(hours=3)
    assert not seen(play)
    play.world.gives(power, play.group)
    await play.flow()
    assert len(seen(play)) == 1
    assert any("Your words are with the team now" in text for text in play.told("mina"))


async def test_without_the_right_to_make_topics_a_case_is_worked_on_the_desk(play: Play) -> None:
    play.world.takes("topics", play.group)
    await report(play)
    assert play.topics() == []
    await play.taps("adil", "Take", play.group)
    shown = play.newest("adil", "It is about my cousin.", play.group)
    await play.in_group("adil", "I am here.", reply_to=shown.message)
    assert any("I am here." in text for text in play.told("mina"))
    assert sum("Manage Topics" in text for text in desk(play)) == 1
    play.world.gives("topics", play.group)
    await play.says("mina", "Thank you.")
    assert len(play.topics()) == 1
    await answers(play, "adil", "You are welcome.", to="Thank you.")
    assert any("You are welcome." in text for text in play.told("mina"))


async def test_once_topics_can_be_made_again_open_cases_get_theirs_without_waiting_for_words(play: Play) -> None:
    play.world.takes("topics", play.group)
    await report(play)
    await presses(play, "adil", "Take")
    assert play.topics() == []
    play.world.gives("topics", play.group)
    await play.flow()
    assert len(play.topics()) == 1
    assert any(each.text.startswith("Case ") and each.thread is not None for each in cards(play))


async def test_a_right_that_was_given_back_while_the_bot_was_away_for_days_is_noticed(play: Play) -> None:
    play.world.takes("topics", play.group)
    await report(play)
    await play.crash()
    play.world.gives("topics", play.group)
    play.clock.set_to(play.clock.timestamp() + 2 * 86400)  # longer than Telegram keeps word of it
    await play.start()
    await play.later(minutes=2)
    assert len(play.topics()) == 1


async def test_a_right_that_was_given_back_unheard_is_noticed_within_the_hour(play: Play) -> None:
    play.world.takes("topics", play.group)
    await report(play)
    await play.flow()
    heard, play.world.queue.allowed = play.world.queue.allowed, frozenset()
    play.world.gives("topics", play.group)
    play.world.queue.allowed = heard
    await play.later(minutes=62)
    assert len(play.topics()) == 1


async def test_a_right_that_is_missing_is_told_once_until_it_is_given_back(play: Play) -> None:
    play.world.takes("pin", play.group)
    for name in ("mina", "yusuf"):
        await report(play, name=name)
    assert sum("Pin Messages" in text for text in desk(play)) == 1
    play.world.gives("pin", play.group)
    await play.flow()
    play.world.takes("pin", play.group)
    await play.says("mina", "/new")
    for tap in ("Something else",):
        await play.taps("mina", tap)
    await play.says("mina", "Another thing.")
    await play.taps("mina", "Send")
    assert sum("Pin Messages" in text for text in desk(play)) == 2


async def test_a_wrong_number_of_the_group_is_named(tmp_path: Path) -> None:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as play:
        del play.world.chats[play.group.id]
        await report(play, WORDS, about="Someone is in danger now")
        await play.later(seconds=60)
        assert knows(play)
        assert any("Look at the number in the configuration" in text for text in play.told("adil"))


@pytest.mark.parametrize("power", ["pin", "topics", "delete", "admin"])
async def test_an_open_conversation_goes_on_without_the_right(play: Play, power: str) -> None:
    await report(play)
    await play.taps("adil", "Take", play.group)
    play.world.takes(power, play.group)
    await play.says("mina", "And there is more.")
    await answers(play, "adil", "I read it.", to="And there is more.")
    assert seen(play, "And there is more.")
    assert any("I read it." in text for text in play.told("mina"))
    assert len(cards(play)) == 1


async def test_behind_a_gate_it_is_told_as_well(play: Play) -> None:
    await report(play)
    for step in ("/stop", "Pause contact"):
        await (play.says("mina", step) if step[0] == "/" else play.taps("mina", step))
    play.world.takes("write", play.group)
    await play.says("mina", "/now")
    await play.taps("mina", "Send to the team now")
    await play.later(seconds=70)
    assert knows(play)


async def test_files_that_are_refused_hold_up_no_words_and_both_sides_hear_of_it(play: Play) -> None:
    mina = play.who("mina")
    await report(play)
    await presses(play, "adil", "Take")
    for method in ("sendPhoto", "sendDocument"):
        words = "Bad Request: CHAT_SEND_MEDIA_FORBIDDEN"
        play.server.faults.add(method, FaultKind.REFUSED, chat=play.group.id, words=words)
    play.world.sends_file(mina, play.world.private(mina), "photo", PIXEL)
    await play.flow()
    await play.taps("adil", "Show files", play.group)
    await play.says("mina", "That was the picture.")
    assert seen(play, "That was the picture.")
    await play.later(minutes=3)
    assert any("could not be shown here yet" in text for text in play.told("adil", play.group))
    assert any("have not reached the team yet" in text and "Sister Huda" in text for text in play.told("mina"))
    assert any("This bot may not send files" in text for text in play.told("adil"))
    play.server.faults.clear()
    await play.later(minutes=6)
    assert any(shown.kind == "photo" for shown in play.screen("adil", play.group).messages)


async def test_words_refused_for_an_hour_come_when_it_is_over(play: Play) -> None:
    await report(play)
    await presses(play, "adil", "Take")
    refused = "Bad Request: nobody knows this"
    fault = play.server.faults.add("sendMessage", FaultKind.REFUSED, chat=play.group.id, words=refused)
    await play.says("mina", "And there is more.")
    await play.later(hours=1)
    play.server.faults.remove(fault)
    await play.later(minutes=6)
    assert seen(play, "And there is more.")
    assert not any("given up" in text or "deleted here" in text for text in play.told("mina"))


async def test_what_is_given_up_after_days_is_told_to_both_sides(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retry, "GIVE_UP_REFUSED", timedelta(minutes=30))  # as many tries as are made in it
    await report(play)
    await presses(play, "adil", "Take")
    for chat, words in ((play.group.id, "And there is more."), (play.who("mina").id, "I read it.")):
        refused = "Bad Request: unheard of"
        fault = play.server.faults.add("sendMessage", FaultKind.REFUSED, chat=chat, words=refused, count=6)
        if chat == play.group.id:
            await play.says("mina", words)
        else:
            await answers(play, "adil", words)
        await play.later(seconds=40)
        play.server.faults.remove(fault)
        await play.later(minutes=6)
    told = play.told("mina")
    assert any("could not reach the team" in text and "911" in text and "Sister Huda" in text for text in told)
    assert any("could not reach you" in text for text in told)
    assert sum("given up" in text for text in play.told("adil", play.group)) == 2
    assert not seen(play, "And there is more.")


async def test_what_was_taken_back_is_not_missed(play: Play) -> None:
    await report(play, WORDS, about="Someone is in danger now")
    play.server.faults.add("*", FaultKind.OUTAGE, chat=play.group.id, until=play.world.now() + 300)
    message = play.world.says(play.who("mina"), play.world.private(play.who("mina")), "And there is more.")
    play.world.says(play.who("mina"), play.world.private(play.who("mina")), "/unsend", reply_to=message)
    await play.flow()
    await play.later(minutes=10)
    assert not any("has not reached the team yet" in text for text in play.told("mina"))
