"""From whatever state a case is in, danger climbs the ladder until a human's words have gone out after the cry."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from copy import deepcopy
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from rehearsal import configuring
from rules.case import State
from tests.playing import Play, playing
from tests.ringing import pages, rings
from tests.teamwork import answers, card, case_of, presses, report

NAMES = ("adil", "bea", "carl")
MEMBERS: list[dict[str, Any]] = [
    *deepcopy(configuring.EXAMPLE["team"]["members"]),
    {"id": 113, "name": "Carl", "discipline": "lawyer"},
]
Before = Callable[[Play], Awaitable[None]]


@asynccontextmanager
async def on_stage(folder: Path) -> AsyncIterator[Play]:
    """Three members, who have all met the bot."""
    changes: dict[str, Any] = {"team__members": MEMBERS, "started": NAMES, "privacy__first_words_wait": "0 min"}
    async with playing(folder, limits=False, **changes) as play:
        yield play


async def untaken(play: Play) -> None:
    await report(play)


async def waits_for_its_minute(play: Play) -> None:
    """Not even the team knows of it yet."""
    await report(play, about="Family conflict")


async def untaken_for_hours(play: Play) -> None:
    await report(play, about="Someone is in danger now")
    await play.later(hours=5)


async def taken(play: Play) -> None:
    await report(play)
    await presses(play, "adil", "Take")


async def taken_for_hours(play: Play) -> None:
    await taken(play)
    await play.later(hours=6)


async def put_off(play: Play) -> None:
    """The holder has said that they are still on it."""
    await report(play, about="Violence or threat")
    await presses(play, "adil", "Take")
    await play.later(minutes=61)
    await play.taps("adil", "Still on it", play.group)


async def handed_over(play: Play) -> None:
    await taken(play)
    await presses(play, "adil", "Hand over")
    await presses(play, "adil", "Carl, lawyer")


async def answered(play: Play) -> None:
    await taken(play)
    await answers(play, "adil", "How can we help?")


async def answered_for_days(play: Play) -> None:
    await answered(play)
    await play.later(days=2)


async def answered_in_danger(play: Play) -> None:
    """A cry before was heard; this is another one."""
    await report(play, about="Someone is in danger now")
    await presses(play, "adil", "Take")
    await answers(play, "adil", "Are you safe now?")


async def muted(play: Play) -> None:
    await taken(play)
    for label in ("Change", "Mute"):
        await presses(play, "adil", label)


async def closed(play: Play) -> None:
    await answered(play)
    for label in ("Close", "Resolved"):
        await presses(play, "adil", label)


async def opened_again_by_the_reporter(play: Play) -> None:
    await closed(play)
    await play.says("mina", "It has begun again.")


async def opened_again_by_a_member(play: Play) -> None:
    await closed(play)
    await presses(play, "bea", "Open again")


async def given_back(play: Play) -> None:
    await answered(play)
    await presses(play, "adil", "Release")


async def held_by_somebody_off_the_list(play: Play) -> None:
    await report(play)
    await presses(play, "carl", "Take")
    await answers(play, "carl", "How can we help?")
    unlist(play, "Carl")


STATES: tuple[Before, ...] = (
    untaken,
    waits_for_its_minute,
    untaken_for_hours,
    taken,
    taken_for_hours,
    put_off,
    handed_over,
    answered,
    answered_for_days,
    answered_in_danger,
    muted,
    closed,
    opened_again_by_the_reporter,
    opened_again_by_a_member,
    given_back,
    held_by_somebody_off_the_list,
)


def unlist(play: Play, name: str) -> None:
    """Somebody is listed no longer; another Carl would be somebody else."""
    text = play.config_path.read_text(encoding="utf-8")
    number = next(each["id"] for each in MEMBERS if each["name"] == name)
    play.config_path.write_text(text.replace(f"id = {number},", f"id = {number + 80},"), encoding="utf-8")
    play.bot.reload()


async def cries(play: Play) -> datetime:
    """*Send to the team now*, and when."""
    await play.says("mina", "/now")
    at = play.clock.now()
    await play.taps("mina", "Send to the team now")
    return at


def called(play: Play, since: datetime) -> list[datetime]:
    """When anybody was called since then: on the desk by name, or privately."""
    named = [each.at for each in rings(play, play.group) if each.named]
    private = [each.at for name in NAMES for each in pages(play, name)]
    return sorted(at for at in (*named, *private) if at >= since)


def widest(instants: list[datetime]) -> timedelta:
    return max((one - other for one, other in zip(instants[1:], instants, strict=False)), default=timedelta())


@pytest.mark.parametrize("before", STATES, ids=lambda each: each.__name__)
async def test_danger_climbs_from_every_state_until_words_have_gone_out(tmp_path: Path, before: Before) -> None:
    async with on_stage(tmp_path) as play:
        await before(play)
        cried = await cries(play)
        first = called(play, cried)
        assert first, "nobody was called"
        assert first[0] - cried < timedelta(minutes=1)
        await play.later(minutes=17)
        climbs = called(play, cried)
        assert widest([cried, *climbs, play.clock.now()]) < timedelta(minutes=6), "a rung was left out"
        for name in NAMES:  # whoever is listed under another number has not met the bot
            if before is not held_by_somebody_off_the_list or name != "carl":
                assert any(each.at > cried for each in pages(play, name)), f"{name} was never called"
        assert any("has answered Conversation 1 yet" in text for text in play.told("mina")), "she was not told"
        await play.later(minutes=45)
        assert widest([*called(play, cried), play.clock.now()]) < timedelta(minutes=17)
        await somebody_answers(play)
        assert any("I am with you." in text for text in play.told("mina"))
        quiet = play.clock.now()
        await play.later(hours=3)
        assert called(play, quiet) == []
        for name in NAMES:
            assert not play.screen(name).with_button("I have it"), "a call stands that is over"


async def somebody_answers(play: Play) -> None:
    case = await case_of(play)
    assert case is not None
    if case.state is State.WAITING:
        await presses(play, "bea", "Take")
    case = await case_of(play)
    assert case is not None
    holder = next(each["name"].lower() for each in MEMBERS if each["id"] == case.holder)
    await answers(play, holder, "I am with you.")


DEEDS = {
    "takes": ("adil:Take",),
    "gives back": ("adil:Take", "adil:Release"),
    "hands over": ("adil:Take", "adil:Hand over", "adil:Carl, lawyer"),
    "to and fro": ("adil:Take", "adil:Hand over", "adil:Carl, lawyer", "carl:Release", "bea:Take"),
    "closes": ("adil:Take", "adil:Close"),
    "changes what it is about": ("adil:Take", "adil:Change", "adil:Category", "adil:Bullying"),
    "mutes": ("adil:Take", "adil:Change", "adil:Mute"),
}
"""What members may do after a cry that is no word to whoever cried."""


@pytest.mark.parametrize("deeds", DEEDS.values(), ids=DEEDS.keys())
@pytest.mark.parametrize("minutes", [1, 12])
async def test_nothing_but_words_ends_the_calling(tmp_path: Path, deeds: tuple[str, ...], minutes: int) -> None:
    async with on_stage(tmp_path) as play:
        await report(play)
        await cries(play)
        await play.later(minutes=minutes)
        for each in deeds:
            name, _, label = each.partition(":")
            await presses(play, name, label)
        done = play.clock.now()
        await play.later(minutes=11)
        assert called(play, done), "nobody was called again"
        await play.later(minutes=50)
        assert widest([*called(play, done), play.clock.now()]) < timedelta(minutes=17)
        assert all(any(each.at > done for each in pages(play, name)) for name in NAMES)


async def test_who_cries_again_and_again_does_not_keep_the_ladder_on_its_first_rung(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as play:
        await answered(play)
        cried = await cries(play)
        for _ in range(3):
            await play.later(minutes=6)
            await cries(play)
        assert any(each.at > cried for each in pages(play, "carl"))


async def test_a_cry_just_after_an_answer_is_a_cry(tmp_path: Path) -> None:
    """Three minutes after the one that was answered."""
    async with on_stage(tmp_path) as play:
        await taken(play)
        await cries(play)
        await answers(play, "adil", "What has happened?")
        await play.later(minutes=2)
        cried = await cries(play)
        assert called(play, cried)
        await play.later(minutes=6)
        assert any(each.at > cried for each in pages(play, "bea"))


async def test_whoever_is_called_does_not_find_the_case_locked(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as play:
        await answered(play)
        await cries(play)
        tap = await play.taps("adil", "I have it")
        assert tap.answer is not None
        assert "hold this case already" in tap.answer["text"]
        await play.later(minutes=6)
        assert "Nobody has answered" in play.told("bea")[-1]
        tap = await play.taps("bea", "I have it")
        assert tap.answer is not None
        assert "within 10 minutes, or we call again" in tap.answer["text"]
        assert "Bea holds it" in card(play).text
        assert play.screen("adil", play.group).saying("Bea has taken over from Adil")
        assert any("Somebody else on the team" in text for text in play.told("mina"))
        await answers(play, "bea", "I am with you.")
        assert any("I am with you." in text for text in play.told("mina"))


async def test_a_cry_is_not_closed_without_a_word(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as play:
        await answered(play)
        await cries(play)
        tap = await presses(play, "adil", "Close")
        assert tap.answer is not None
        assert "Nobody has written" in tap.answer["text"]
        await answers(play, "adil", "It was a mistake, good.")
        for label in ("Close", "Resolved"):
            await presses(play, "adil", label)
        case = await case_of(play)
        assert case is not None
        assert case.state is State.CLOSED
