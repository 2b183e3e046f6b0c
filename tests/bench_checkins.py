"""Ten thousand check-ins in the same minute, and a hundred thousand that wait. A part of `make bench`.

The bot is a process beside the imitation Telegram, which keeps its limits, on a clock that runs at the pace of the
real one. In the middle of it the bot is killed; meanwhile somebody answers an urgent case again and again.
"""

import asyncio
import statistics
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from rehearsal.process import launch
from rehearsal.stage import Stage
from rehearsal.world import Request
from tests.acting import Acting, setup
from tests.bench import MEMORY, Bench, probe
from tests.crowd import FIRST_ID, agree, seat
from tests.test_kills import MARK

COUNTED = ("sendMessage", "editMessageText")
TOTAL = 30
"""Messages a second that Telegram takes."""
EVERY = 5.0
"""Seconds between two urgent answers."""
ASKED = "How are you today?"


@dataclass
class Drained:
    """What came of it. `memory`: MB, once a second, of each process."""

    came: Counter[int] = field(default_factory=Counter)
    marked: Counter[int] = field(default_factory=Counter)
    at: list[float] = field(default_factory=list)
    all: list[float] = field(default_factory=list)  # whatever Telegram counts
    waits: list[float] = field(default_factory=list)
    memory: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))
    killed: tuple[float, float] = (0.0, 0.0)
    cpu: float = 0.0


class SameMinute:
    """So many check-ins due at one instant."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.found = Drained()
        self._asked: dict[str, float] = {}

    async def run(self) -> Drained:
        """Seat the people, let the minute come, kill once, wait for the last."""
        async with Stage(setup("mina", "adil", "bea", launch=launch, bound=300.0)) as stage:
            self.stage, self.acting = stage, Acting(stage)
            stage.server.watch = self._arrived
            due = stage.clock.now() + timedelta(hours=2)
            await agree(stage.folder, seat(stage.world, stage.cast.group("team"), self.count), due, stage.zone)
            await stage.start()
            await self._urgent_case()
            await stage.advance_to(due - timedelta(seconds=3))
            stage.clock.run(1.0)
            watching = [asyncio.create_task(each) for each in (self._weigh(), self._answers())]
            await self._until(self.count // 2)
            await self._kill()
            await self._until(self.count)
            for each in watching:
                each.cancel()
            await asyncio.gather(*watching, return_exceptions=True)
            await asyncio.sleep(5)
            stage.bot.check_log()
            return self.found

    async def _urgent_case(self) -> None:
        acting = self.acting
        for words in ("/start", "I understand", "Raise a concern", "Violence at home", "He shouts.", "Send"):
            await acting.says("mina", words)
        await acting.taps("adil", "Take", acting.group)
        await acting.replies("adil", "He shouts", "We are here.")

    async def _until(self, count: int) -> None:
        before, still = -1, 0
        while len(self.found.came) < count:
            await asyncio.sleep(1)
            still = still + 1 if len(self.found.came) == before else 0
            before = len(self.found.came)
            assert still < 120, f"nothing has come for two minutes: {before} of {count}"

    async def _kill(self) -> None:
        self.found.cpu = self._cpu()
        began = time.time()
        await self.stage.kill()
        await self.stage.bot.start()
        self.found.killed = began, time.time()

    async def _answers(self) -> None:
        number, world, adil = 0, self.stage.world, self.acting.who("adil")
        target = self.acting.newest("adil", "He shouts", self.acting.group).message
        while True:
            await asyncio.sleep(EVERY)
            number += 1
            self._asked[f"answer-{number}"] = time.time()
            world.says(adil, self.acting.group, f"answer-{number}", thread=world.topic_of(target), reply_to=target)

    async def _weigh(self) -> None:
        while True:
            await asyncio.sleep(1)
            if self.stage.bot.alive:
                self._look()

    def _look(self) -> None:
        status = Path(f"/proc/{self._pid}/status").read_text()
        if "VmRSS:" in status:  # else it has just been killed
            self.found.memory[self._pid].append(int(status.split("VmRSS:")[1].split()[0]) / 1024)

    def _cpu(self) -> float:
        fields = Path(f"/proc/{self._pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / 100

    @property
    def _pid(self) -> int:
        return int(getattr(self.stage.bot._process, "pid", 0))

    def _arrived(self, request: Request) -> None:
        if request.method not in COUNTED or request.chat is None or not request.ok:
            return
        text, now = str(request.params.get("text", "")), time.time()
        self.found.all.append(now)
        if (answer := text.rpartition("\n")[2]) in self._asked:
            self.found.waits.append(now - self._asked.pop(answer))
        if request.chat >= FIRST_ID and ASKED in text:
            self.found.came[request.chat] += 1
            self.found.marked[request.chat] += MARK in text
            self.found.at.append(now)


def rate(at: Sequence[float]) -> float:
    """Messages a second between the first and the last of these."""
    return (len(at) - 1) / (at[-1] - at[0])


async def same_minute(count: int) -> None:
    """Everything about the one minute, told."""
    found = await SameMinute(count).run()
    before = [each for each in found.at if each < found.killed[0]]
    after = [each for each in found.at if each > found.killed[1]]
    beside = [rate([each for each in found.all if some[0] <= each <= some[-1]]) for some in (before, after)]
    twice = {chat: number for chat, number in found.came.items() if number > 1}
    unmarked = [chat for chat, number in twice.items() if found.marked[chat] < number - 1]
    print(f"  {count} in one minute: {rate(before):.2f} a second before the kill, {rate(after):.2f} after it")
    print(
        f"  with all that Telegram counts beside them {beside[0]:.2f} and {beside[1]:.2f}: of {TOTAL} a second ", end=""
    )
    print(f"{100 * min(beside) / TOTAL:.1f} %")
    print(f"  lost {count - len(found.came)}, twice {len(twice)}, twice without a mark {len(unmarked)}")
    print(f"  first after the kill: {after[0] - found.killed[0]:.1f} s; CPU before it: {found.cpu:.0f} s")
    waits = ", ".join(f"{each:.2f}" for each in sorted(found.waits)[-5:])
    print(f"  {len(found.waits)} urgent answers meanwhile, the slowest after {waits} s")
    for name, weights in zip(("before the kill", "after it"), found.memory.values(), strict=True):
        tenth = max(len(weights) // 10, 1)
        tenths = (statistics.mean(weights[at : at + tenth]) for at in range(0, len(weights) - tenth + 1, tenth))
        shown = ", ".join(f"{each:.0f}" for each in tenths)
        print(f"  memory in MB {name}, tenth by tenth: {shown}; at most {max(weights):.0f}", flush=True)


async def pending(count: int, times: int) -> None:
    """Start-up and a message with so many that wait, beside the same cases without."""
    starts: dict[bool, list[float]] = {True: [], False: []}
    costs: dict[bool, list[float]] = {True: [], False: []}
    for _ in range(times):
        for planned in (False, True):
            with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
                async with Bench("ours", Path(folder), crowd=(0, count), planned=planned) as bench:
                    figures = await bench.run(400, 20)
                    costs[planned].append(figures.each)
                    starts[planned].append(await bench.again())
            print(
                f"  {count if planned else 0:6} wait: start {starts[planned][-1]:.2f} s, "
                f"{costs[planned][-1]:.2f} ms CPU a message, peak {figures.peak:.0f} MB",
                flush=True,
            )
    start, cost = (statistics.median(each[True]) / statistics.median(each[False]) for each in (starts, costs))
    print(f"  {count} check-ins that wait: start-up {start:.2f} ×, a message {cost:.2f} ×")


async def checkins(count: int, waiting: int, times: int) -> None:
    """Both parts."""
    p50, p99 = probe(MEMORY)
    print(f"commit probe on tmpfs: p50 {p50:.3f} ms, p99 {p99:.3f} ms")
    await same_minute(count)
    await pending(waiting, times)
