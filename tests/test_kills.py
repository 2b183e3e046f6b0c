"""Durability: the bot is killed again and again; nothing is lost, only marked words come twice, order is kept."""

import re
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from random import Random
from typing import Any

import pytest

from rehearsal.stage import Setup, Stage
from rehearsal.world import Chat, Person, Shown
from tests.acting import setup

MARK = "This may be a repeat."
TOKEN = re.compile(r"\b(?:in|out)-\d+-\d+\b")
REPORTERS = 50
ROUNDS = 5
KILLS = 20
UNLIMITED: dict[tuple[str, ...], object] = {
    ("limits", each): 0 for each in ("group_per_minute", "chat_per_second", "total_per_second")
}


def reporters(stage: Stage) -> list[Person]:
    return [stage.cast.person(f"r{number}") for number in range(REPORTERS)]


def tokens(shown: Iterable[Shown], kind: str) -> list[tuple[str, bool]]:
    """The numbered words on a screen, in order, each with whether its message says that it may be a repeat."""
    found = []
    for each in shown:
        found += [(token, MARK in each.text) for token in TOKEN.findall(each.text) if token.startswith(kind)]
    return found


def faults(seen: list[tuple[str, bool]], expected: list[str]) -> list[str]:
    """What is lost, doubled without a mark, or out of order."""
    wrong, first = [], []
    for token, marked in seen:
        if token not in first:
            first.append(token)
        elif not marked:
            wrong.append(f"{token} twice without a mark")
    wrong += [f"{token} lost" for token in expected if token not in first]
    if [token for token in expected if token in first] != first:
        wrong.append(f"order: {first}")
    return wrong


async def meet(stage: Stage, people: list[Person]) -> None:
    """Everybody writes, agrees, has a case; Adil takes them all."""
    world, group, adil = stage.world, stage.cast.group("team"), stage.cast.person("adil")
    for person in people:
        world.says(person, world.private(person), f"hello-{person.name[1:]} and salaam")
    await world.until(
        lambda: all(world.screen(each, world.private(each)).with_button("I understand") for each in people), 60
    )
    for person in people:
        world.taps(person, world.screen(person, world.private(person)).with_button("I understand")[-1].message)
    await world.until(lambda: len(cards(stage, group, adil)) == len(people), 120)
    for card in cards(stage, group, adil):
        world.taps(adil, card.message, "Take")
    await world.until(lambda: all("Adil holds it" in card.text for card in cards(stage, group, adil)), 120)


def cards(stage: Stage, group: Chat, adil: Person) -> list[Shown]:
    return [shown for shown in stage.world.screen(adil, group).messages if shown.text.startswith("Case ")]


def topic_of(stage: Stage, group: Chat, adil: Person, person: Person) -> int:
    said = re.compile(rf"hello-{person.name[1:]}\b")
    thread = next(
        shown.thread for shown in stage.world.screen(adil, group).messages if said.search(shown.text) and shown.thread
    )
    assert thread is not None
    return thread


def quiet_setup(people: Iterable[str], **changes: Any) -> Setup:
    """No limits, no random wait, a clock that runs as ours does."""
    return setup(*people, "adil", "bea", settings=UNLIMITED, bound=60, **changes)


@pytest.mark.timeout(280)
async def test_twenty_kills_lose_nothing_and_mark_what_may_be_a_repeat() -> None:
    random = Random(7)
    async with Stage(quiet_setup(f"r{number}" for number in range(REPORTERS))) as stage:
        stage.server.limits = None
        await stage.start()
        stage.clock.run(1)
        world, group, adil = stage.world, stage.cast.group("team"), stage.cast.person("adil")
        people = reporters(stage)
        await meet(stage, people)
        topics = {each.name: topic_of(stage, group, adil, each) for each in people}
        targets = {shown.thread: shown.message for shown in cards(stage, group, adil)}
        steps = [(each, number) for number in range(ROUNDS) for each in people]
        kill_at = set(random.sample(range(len(steps)), KILLS))
        for index, (person, number) in enumerate(steps):
            name, thread = person.name[1:], topics[person.name]
            world.says(person, world.private(person), f"in-{name}-{number}")
            topic = world.topic_of(targets[thread])
            world.says(adil, group, f"out-{name}-{number}", thread=topic, reply_to=targets[thread])
            if index in kill_at:
                calls = len(world.journal) + random.randint(0, 12)
                await world.until(partial(lambda least: len(world.journal) >= least, calls), 60)
                await stage.kill()
                await stage.bot.start()
        ins = {each.name: [f"in-{each.name[1:]}-{number}" for number in range(ROUNDS)] for each in people}
        outs = {each.name: [f"out-{each.name[1:]}-{number}" for number in range(ROUNDS)] for each in people}

        def seen_by_team(person: Person) -> list[tuple[str, bool]]:
            shown = [each for each in world.screen(adil, group).messages if each.thread == topics[person.name]]
            return tokens((one for one in shown if one.by != "Adil"), "in-")

        def seen_by(person: Person) -> list[tuple[str, bool]]:
            return tokens((one for one in world.screen(person, world.private(person)).messages if not one.mine), "out-")

        def all_there() -> bool:
            return all(
                {token for token, _ in seen_by(each)} == set(outs[each.name])
                and {token for token, _ in seen_by_team(each)} == set(ins[each.name])
                for each in people
            )

        with suppress(TimeoutError):  # what is missing is told below
            await world.until(lambda: world.pending_updates() == 0 and all_there(), 90)
        wrong = [fault for each in people for fault in faults(seen_by(each), outs[each.name])]
        wrong += [fault for each in people for fault in faults(seen_by_team(each), ins[each.name])]
        assert wrong == []
        stage.bot.check_log()
