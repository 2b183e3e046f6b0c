"""Plays a script: each step is done, or awaited, and what does not hold ends the rehearsal with line and screen."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path

from rehearsal import deeds, events, steps
from rehearsal.cases import with_codes
from rehearsal.checking import check_audit, check_hidden, check_nobody, holding, mark, screen_lines, verdict
from rehearsal.configuring import Table
from rehearsal.errors import NotHeld, StepFailed
from rehearsal.parsing import Script, parse
from rehearsal.performing import NEEDS_THE_SCREEN, do, missing
from rehearsal.setup import Setup
from rehearsal.stage import Stage
from rehearsal.steps import Act, Step
from rehearsal.world import Impossible

BEFORE_THE_START = (
    steps.Setting
    | steps.PlainGroup
    | deeds.Membership
    | deeds.Language
    | steps.Note
    | steps.ClockUntil
    | steps.Power
    | steps.Permission
    | steps.Threads
)
"""What may stand before the bot starts; any other step starts it."""
AFTERWARDS = steps.Outage | steps.Fault | events.IN_THE_WORLD
"""What waits until everything before it is done. `kill` does not: it comes in the middle, as power cuts do."""
LATE = 5.0
"""Seconds of the rehearsal in which words that must not come are given time to come."""

Told = Callable[[Step], None]


async def _at_once(_: Step) -> None:
    """Wait for nothing."""


def setup_for(script: Script, tables: Table | None = None, seed: int = 1) -> Setup:
    """The stage that a script needs: its people, its groups, its settings from before the start."""
    acts = [step.act for step in script.steps]
    shapes = {act.group: "plain" for act in acts if isinstance(act, steps.PlainGroup)}
    shapes |= {act.group: "basic" for act in acts if isinstance(act, steps.Migrate)}
    settings: list[tuple[tuple[str, ...], object]] = []
    for act in acts:
        if not isinstance(act, BEFORE_THE_START):
            break
        if isinstance(act, steps.Setting):
            settings.append((act.key, act.value))
    return Setup(script.people, script.independent, shapes, tuple(settings), tables, seed=seed)


class Player:
    """Performs steps on a stage. `before` and `after` are told of each step, for screens."""

    def __init__(
        self, stage: Stage, script: Path = Path("script"), before: Told | None = None, after: Told | None = None
    ):
        self.stage = stage
        self._script = script
        self._before = before or (lambda step: None)
        self._after = after or (lambda step: None)
        self._mark = mark(stage.cast)

    async def play(self, script: Script, ready: Callable[[Step], Awaitable[None]] = _at_once) -> int:
        """Perform every step once it is `ready`, then check that the bot wrote no traceback; how many steps held."""
        for step in script.steps:
            await ready(step)
            await self.perform(step)
        last = script.steps[-1]
        await self._guarded(last, self._at_the_end)
        return len(script.steps)

    async def lines(self, text: str) -> None:
        """Perform lines of a script in the middle of something else, such as a test."""
        for step in parse(text, self._script).steps:
            await self.perform(step)

    async def perform(self, step: Step) -> None:
        """Perform one step, starting the bot first when it has never run; raises `StepFailed`."""
        self._before(step)

        async def start_and_act() -> None:
            if not isinstance(step.act, BEFORE_THE_START) and not self.stage.bot.started:
                await self.stage.start()
            await self._act(step.act)

        await self._guarded(step, start_and_act)
        self._after(step)

    async def _guarded(self, step: Step, deed: Callable[[], Awaitable[None]]) -> None:
        try:
            await deed()
        except NotHeld as error:
            raise StepFailed(self._script, step.line, step.source, error.reason, error.shown) from error
        except Impossible as error:
            raise StepFailed(self._script, step.line, step.source, str(error)) from error

    async def _act(self, act: Act) -> None:
        stage, cast = self.stage, self.stage.cast
        if not isinstance(act, steps.Condition | steps.Note):
            self._mark = mark(cast)
        if isinstance(act, AFTERWARDS) and not stage.clock.rate:
            await stage.settle()
        match act:
            case steps.Sees():
                await self._sees(act)
            case steps.NobodySees():
                await stage.settle_for(LATE)
                check_nobody(cast, act)
            case steps.Hidden(where, words):
                await stage.settle_for(LATE)
                hidden = steps.Hidden(where, with_codes(cast, words))
                check_hidden(hidden, stage.bot.log, stage.folder / "data")
            case steps.Audit(group, words):
                await stage.settle_for(LATE)
                check_audit(act, with_codes(cast, words), await stage.bot.prints("audit", "--team", group))
            case steps.ClockBy(span):
                await stage.advance(span)
            case steps.ClockUntil(local):
                await self._until(local.replace(tzinfo=stage.zone))
            case steps.ClockRuns(rate):
                stage.clock.run(rate)
            case steps.Process(name):
                await self._process(name)
            case steps.Setting(key, value):
                stage.set(key, value)
            case steps.Outage(span, group):
                stage.outage(span, group)
            case steps.Fault():
                stage.fault(act)
            case _ if isinstance(act, events.IN_THE_WORLD):
                events.happens(cast, act)
            case steps.Note() | steps.PlainGroup():
                pass
            case _:
                await self._do(act)

    async def _do(self, deed: deeds.Deed) -> None:
        """A deed of a person; what it is about has to be on the screen first."""
        if isinstance(deed, NEEDS_THE_SCREEN):
            await self.stage.settle()
            await self.stage.eventually(holding(lambda: missing(self.stage.cast, deed)))
            await self.stage.settle()  # nobody answers words in the same moment in which Telegram takes them
        do(self.stage.cast, deed, self._script.parent / "files")

    async def _sees(self, seen: steps.Sees) -> None:
        """Words that are to come are awaited; words that must not come are given time to come."""

        def why() -> str:
            return verdict(self.stage.cast, seen, self._mark)

        if not seen.absent:
            await self.stage.eventually(holding(why))
        if seen.absent or seen.times is not None:
            await self.stage.settle_for(LATE)
        if reason := why():
            busy = self.stage.clock.why_busy() if self.stage.runs else "the bot is not running"
            raise NotHeld(f"{reason} ({busy})" if busy else reason, screen_lines(self.stage.cast, seen))

    async def _until(self, moment: datetime) -> None:
        if moment < self.stage.clock.now():
            raise NotHeld(f"it is {self.stage.local():%Y-%m-%d %H:%M} already: the clock goes on, never back")
        await self.stage.advance_to(moment)

    async def _process(self, name: str) -> None:
        stage = self.stage
        match name:
            case "kill":
                await stage.kill()
            case "stop":
                await stage.stop()
            case "reload":
                await stage.reload()
            case _:
                if stage.runs:
                    await stage.stop()
                await stage.start()

    async def _at_the_end(self) -> None:
        """A bot that still runs comes to rest and stops well; it never wrote a traceback."""
        if self.stage.runs:
            if not self.stage.clock.rate:
                await self.stage.settle()
            await self.stage.stop()
        self.stage.bot.check_log()
