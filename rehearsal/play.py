"""`safespaces rehearse`: a script in the terminal, or a page to play by hand."""

import asyncio
import os
import shutil
import signal
import sys
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

from rehearsal import deeds, page, steps
from rehearsal.configuring import Table
from rehearsal.errors import RehearsalError, StepFailed
from rehearsal.pace import Pace, keys
from rehearsal.parsing import Script, load
from rehearsal.screens import Screens, summary
from rehearsal.script import Player, setup_for
from rehearsal.shelf import SCRIPTS, find, names
from rehearsal.stage import Stage

__all__ = ["SCRIPTS", "find", "main", "names", "play"]

PLAIN_WIDTH = 80


OPENING = (
    "The left column is Mina’s phone, the right one the team’s group; the bot carries words between them.",
    "Look for this: nothing is sent before she agrees, only “Take” takes, and the team never reads who she is.",
)
KEYS = "Any key: next. f: the rest at once. q: enough."
AFTERWARDS = "Play it yourself, in the browser: safespaces rehearse"
OFFER = "Open the page now, to play it yourself? Enter: yes, any other key: no."


def main(script: str | None, port: int | None, tables: Table | None, *, fast: bool = True) -> int:
    """Rehearse: 0 when every step held, 1 when one did not, 2 for a script or file that cannot be read."""
    try:
        if script is None:
            return asyncio.run(_until_told(page.serve(port or 0, tables), 0))
        return asyncio.run(_until_told(_shown(load(find(script)), port or 0, tables, fast), 1))
    except StepFailed as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except RehearsalError as error:
        sys.stderr.write(f"{error}\n")
        return 2


async def _shown(script: Script, port: int, tables: Table | None, fast: bool) -> int:
    """Play one script, and then offer the page to whoever sits there."""
    async with keys(fast) as pace:
        await play(script, tables, pace)
        if not pace.waits or not await _wanted(pace):
            return 0
    return await page.serve(port, tables, show=True)


async def _wanted(pace: Pace) -> bool:
    sys.stdout.write(f"\n{OFFER} ")
    sys.stdout.flush()
    wanted = await pace.yes()
    sys.stdout.write("\n")
    return wanted


async def play(script: Script, tables: Table | None = None, pace: Pace | None = None) -> int:
    """Play one script on the terminal; raises `StepFailed`."""
    tty, pace = sys.stdout.isatty(), pace or Pace(None)
    width = shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns if tty else PLAIN_WIDTH
    async with Stage(setup_for(script, tables)) as stage:
        screens = Screens(stage.cast, width=width, colour=tty and "NO_COLOR" not in os.environ)
        await _open(screens, pace, script)
        drawing = asyncio.create_task(_draw(stage, screens))
        player = Player(
            stage,
            script.path,
            before=lambda step: _announce(step, screens, stage),
            after=lambda step: _held(step, screens),
        )
        try:
            count = await player.play(script, lambda step: _paced(step, pace, screens))
        except StepFailed:
            screens.look()
            screens.end("A step did not hold.", well=False)
            sys.stdout.write(stage.bot.tail() + "\n")
            raise
        finally:
            drawing.cancel()
            with suppress(asyncio.CancelledError):
                await drawing
        screens.look()
        if not pace.waits:
            screens.say(AFTERWARDS)
        screens.end(summary(count), well=True)
    return 0


async def _open(screens: Screens, pace: Pace, script: Script) -> None:
    """What to look at, before anything happens."""
    if script.path.stem == "first":
        for line in OPENING:
            screens.say(line)
    if pace.waits:
        screens.say(KEYS)
        await pace.key()


async def _paced(step: steps.Step, pace: Pace, screens: Screens) -> None:
    """Before something happens whoever watches has read what came."""
    if isinstance(step.act, deeds.Deed | steps.Event | steps.Note):
        await pace.key()
        screens.look()


async def _draw(stage: Stage, screens: Screens) -> None:
    while True:
        await stage.world.change()
        screens.look()


def _announce(step: steps.Step, screens: Screens, stage: Stage) -> None:
    """Say what is about to happen, where no screen shows it."""
    screens.look()
    match step.act:
        case steps.Note(text, "en"):
            screens.say(text)
        case steps.ClockBy() | steps.ClockUntil() | steps.ClockRuns():
            screens.say(f"{stage.day_and_time()} · {step.source}")
        case steps.Process() | steps.Outage() | steps.Fault() | steps.Migrate() | steps.TopicDeleted():
            screens.say(step.source)
        case deeds.Block() | deeds.Delete() | deeds.React() | deeds.Membership() | deeds.Language():
            screens.say(step.source)
        case deeds.Tap(who, button, where):
            place = f" in {where.case}" if where.case else ""
            screens.say(f"{who} taps [ {button} ]{place}")


def _held(step: steps.Step, screens: Screens) -> None:
    screens.look()
    if isinstance(step.act, steps.Condition):
        screens.say(step.source, mark="✓")


async def _until_told(work: Coroutine[Any, Any, int], told: int) -> int:
    """Run until it is done, or give `told` when somebody ends it: the bot must not go on without its rehearsal."""
    task = asyncio.ensure_future(work)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, task.cancel)
    try:
        return await task
    except asyncio.CancelledError:
        return told
