"""What members do in their group, for tests of the team's side."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from rehearsal.world import Chat, Message, Shown, Tap
from rules.case import Case
from rules.oncall.deadlines import STEP
from storage import cases, due
from storage.due import Due
from tests.playing import Play, playing


@asynccontextmanager
async def both_groups(folder: Path, *met: str) -> AsyncIterator[Play]:
    """The team and the independent group, of which these have met the bot; first words do not wait."""
    async with playing(folder, independent=True, privacy__first_words_wait="0 min") as stage:
        for name in met:
            stage.world.starts(stage.who(name))
        await stage.flow()
        yield stage


@asynccontextmanager
async def taken(folder: Path) -> AsyncIterator[Play]:
    """One case, which Adil has taken."""
    async with playing(folder, privacy__first_words_wait="0 min") as stage:
        await report(stage)
        await presses(stage, "adil", "Take")
        yield stage


def apart(play: Play) -> Chat:
    """The independent group."""
    return play.cast.group("independent")


async def report(play: Play, *words: str, about: str = "Something else", name: str = "mina") -> None:
    """Somebody new raises a concern."""
    await play.says(name, "/start")
    await play.taps(name, "I understand")
    await play.taps(name, "Raise a concern")
    await play.taps(name, about)
    for each in words or ("It is about my cousin.",):
        await play.says(name, each)
    await play.taps(name, "Send")


async def presses(play: Play, name: str, label: str, topic: int = 0) -> Tap:
    """Press a button on the card of the n-th case."""
    shown = card(play, topic)
    tap = play.world.taps(play.who(name), shown.message, label)
    await play.flow()
    return tap


async def forges(play: Play, name: str, data: str, topic: int = 0) -> Tap:
    """A forged client sends any data it likes."""
    tap = play.world.taps(play.who(name), card(play, topic).message, data=data)
    await play.flow()
    return tap


async def answers(play: Play, name: str, text: str, *, to: str = "", topic: int = 0, **rest: Any) -> Message:
    """Reply to the card, or to the newest message with these words."""
    shown = card(play, topic) if not to else play.newest(name, to, play.group)
    return await play.in_topic(name, topic, text, reply_to=shown.message, **rest)


def card(play: Play, topic: int = 0) -> Shown:
    """The pinned card of the n-th case."""
    return cards(play)[topic]


def cards(play: Play) -> list[Shown]:
    """The cards that stand in the group, oldest first."""
    shown = play.screen("adil", play.group).messages
    return [each for each in shown if each.kind == "text" and each.text.startswith("Case ")]


def desk(play: Play) -> list[str]:
    """What stands on the desk."""
    shown = play.world.screen(play.who("adil"), play.group, 1).messages
    return [each.text for each in shown if each.kind == "text"]


async def case_of(play: Play, number: int = 1) -> Case | None:
    """The case with this number in the store."""
    assert play.store is not None
    async with play.store.turn() as tx:
        return await cases.get(tx, number)


async def step_of(play: Play, number: int = 1) -> Due | None:
    """The next step of this case."""
    assert play.store is not None
    async with play.store.turn() as tx:
        return await due.get(tx, STEP, number)
