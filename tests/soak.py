"""Hours in minutes: a real process under random load, kills, faults, outages and clocks; then it counts.

`python -m tests.soak --minutes 10 --seed 7`; exit 1 when anything was lost, came twice without a mark, or out of order.
"""

import argparse
import asyncio
import re
import secrets
import sys
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from rehearsal.errors import BotEnded
from rehearsal.faults import FaultKind
from rehearsal.process import launch
from rehearsal.stage import Stage
from rehearsal.world import Person, Shown
from tests.test_kills import MARK, cards, meet, quiet_setup, topic_of

REPORTERS = 30
TOKEN = re.compile(r"\b(?:in|out)-\d+-\d+\b")
KINDS = [each for each in FaultKind if each not in (FaultKind.OUTAGE, FaultKind.REFUSED)]
SETTLE = 240.0
"""Real seconds that the bot gets in the end to deliver what waits."""


@dataclass
class Tally:
    """What happened, and what went wrong."""

    messages: int = 0
    kills: int = 0
    stops: int = 0
    late: list[str] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    outages: int = 0
    leaps: int = 0
    marked: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    disordered: list[str] = field(default_factory=list)
    astray: list[str] = field(default_factory=list)

    @property
    def bad(self) -> bool:
        """Whether anything went wrong."""
        return bool(self.lost or self.doubled or self.disordered or self.astray or self.late)

    def figures(self) -> str:
        """Everything in a few lines."""
        wrong = {"lost": self.lost, "doubled without a mark": self.doubled, "out of order": self.disordered}
        wrong |= {"in a wrong place": self.astray, "stopped late or badly": self.late}
        lines = [
            f"messages {self.messages}, kills {self.kills}, stops {self.stops}, faults {self.faults.total()}"
            f" ({', '.join(f'{kind} {count}' for kind, count in sorted(self.faults.items()))}),"
            f" outages {self.outages}, leaps of the clock {self.leaps}, marked repeats {self.marked}"
        ]
        lines += [f"{what}: {len(found)}{' ' if found else ''}{' '.join(found[:10])}" for what, found in wrong.items()]
        return "\n".join(lines)


class Soak:
    """One community under stress. Every message has a number; what was sent is known, what arrived is looked up."""

    def __init__(self, stage: Stage, seed: int) -> None:
        self.stage = stage
        self.random = Random(seed)
        self.tally = Tally()
        self.sent: dict[tuple[str, str], list[str]] = {}

    @property
    def people(self) -> list[Person]:
        return [self.stage.cast.person(f"r{number}") for number in range(REPORTERS)]

    async def run(self, minutes: float) -> Tally:
        """Act at random for so long, then let everything arrive and count."""
        stage = self.stage
        stage.server.limits = None
        await stage.start()
        stage.clock.run(1)
        await meet(stage, self.people)
        group, adil = stage.cast.group("team"), stage.cast.person("adil")
        self.threads = {each.name: topic_of(stage, group, adil, each) for each in self.people}
        self.targets = {shown.thread: shown.message for shown in cards(stage, group, adil)}
        until = time.monotonic() + minutes * 60
        while time.monotonic() < until:
            await self.something()
        stage.server.faults.clear()
        if not stage.bot.alive:
            await stage.bot.start()
        await self.arrive()
        self.count()
        stage.bot.check_log()
        return self.tally

    async def something(self) -> None:
        """One random deed. Words mostly; what goes wrong, now and then."""
        deed = self.random.choices(
            [self.report, self.answer, self.fault, self.kill, self.stop, self.outage, self.leap],
            [60, 40, 6, 2, 1, 1, 4],
        )[0]
        await deed()
        calls = len(self.stage.world.journal) + self.random.choice([0, 0, 1, 3])
        try:
            await self.stage.world.until(lambda: len(self.stage.world.journal) >= calls, 0.3)
        except TimeoutError:
            return

    def token(self, kind: str, person: Person) -> str:
        numbers = self.sent.setdefault((kind, person.name), [])
        numbers.append(f"{kind}-{person.name[1:]}-{len(numbers)}")
        self.tally.messages += 1
        return numbers[-1]

    async def report(self) -> None:
        person = self.random.choice(self.people)
        for _ in range(self.random.choice([1, 1, 1, 4])):
            self.stage.world.says(person, self.stage.world.private(person), self.token("in", person))

    async def answer(self) -> None:
        world, person = self.stage.world, self.random.choice(self.people)
        group, adil = self.stage.cast.group("team"), self.stage.cast.person("adil")
        target = self.targets[self.threads[person.name]]
        world.says(adil, group, self.token("out", person), thread=world.topic_of(target), reply_to=target)

    async def fault(self) -> None:
        kind = self.random.choice(KINDS)
        method = self.random.choice(["sendMessage", "sendMessage", "getUpdates", "*"])
        self.tally.faults[str(kind)] += 1
        self.stage.server.faults.add(
            method, kind, count=self.random.randint(1, 5), seconds=self.random.choice([0.1, 1.0, 30.0]), retry_after=2
        )

    async def outage(self) -> None:
        self.tally.outages += 1
        self.stage.outage(timedelta(seconds=self.random.randint(5, 120)), self.random.choice(["", "team"]))

    async def leap(self) -> None:
        """The clock goes on at once, mostly a little: a held message becomes due, an outage ends."""
        self.tally.leaps += 1
        clock = self.stage.clock
        clock.set_to(clock.timestamp() + self.random.choice([5, 60, 300]))

    async def kill(self) -> None:
        self.tally.kills += 1
        await self.stage.kill()
        await self.stage.bot.start()

    async def stop(self) -> None:
        """SIGTERM; before the bot listens to it, it would end as anything does, so that is left to `kill`."""
        if self.stage.clock.beat() is None:
            return
        self.tally.stops += 1
        began = time.monotonic()
        try:
            await self.stage.stop()
        except BotEnded:
            self.tally.late.append(f"{self.tally.stops}. after {time.monotonic() - began:.1f} s")
            self.stage.clock.forget_bot()
        await self.stage.bot.start()

    async def arrive(self) -> None:
        """Until nothing is missing, the clock leaping over every retry; what is missing in the end is lost.

        Looking at every screen takes long, and the server waits meanwhile: so only once the bot is at rest.
        """
        until = time.monotonic() + SETTLE
        while time.monotonic() < until and self.missing():
            self.stage.clock.set_to(self.stage.clock.timestamp() + 60)
            with suppress(TimeoutError):
                await self.stage.world.until(lambda: not self.stage.clock.why_busy(), 15)

    def missing(self) -> int:
        seen = self.seen()
        return sum(len(set(tokens) - {token for token, _ in seen[key]}) for key, tokens in self.sent.items())

    def seen(self) -> dict[tuple[str, str], list[tuple[str, bool]]]:
        """What stands on the other side of each conversation: numbers in order, each with whether it is marked."""
        world, group = self.stage.world, self.stage.cast.group("team")
        found: dict[tuple[str, str], list[tuple[str, bool]]] = {key: [] for key in self.sent}
        names = {thread: name for name, thread in self.threads.items()}
        for shown in world.screen(self.stage.cast.person("adil"), group).messages:
            if shown.by != "Adil" and shown.thread in names:
                self._note(found, ("in", names[shown.thread]), shown)
        for person in self.people:
            for shown in world.screen(person, world.private(person)).messages:
                if not shown.mine:
                    self._note(found, ("out", person.name), shown)
        return found

    def _note(self, found: dict[tuple[str, str], list[tuple[str, bool]]], key: tuple[str, str], shown: Shown) -> None:
        found.setdefault(key, []).extend((token, MARK in shown.text) for token in TOKEN.findall(shown.text))

    def count(self) -> None:
        """Compare what was sent with what arrived."""
        for key, seen in self.seen().items():
            first: list[str] = []
            plain: set[str] = set()
            expected = self.sent.get(key, [])
            for token, marked in seen:
                self.tally.marked += marked
                if token not in expected:
                    self.tally.astray.append(token)
                elif token in plain and not marked:
                    self.tally.doubled.append(token)
                if token not in first:
                    first.append(token)
                if not marked:
                    plain.add(token)  # a call that hung may take effect behind its own marked repeat
            self.tally.lost += [token for token in expected if token not in first]
            if first != [token for token in expected if token in first]:
                self.tally.disordered.append(f"{key[0]}-{key[1][1:]}")


async def soak(minutes: float, seed: int) -> Tally:
    """Soak one bot and say how it went."""
    setup = quiet_setup((f"r{number}" for number in range(REPORTERS)), seed=seed, launch=launch)
    async with Stage(setup) as stage:
        return await Soak(stage, seed).run(minutes)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**9))
    chosen = parser.parse_args()
    print(f"seed {chosen.seed}, {chosen.minutes:g} minutes", flush=True)
    tally = asyncio.run(soak(chosen.minutes, chosen.seed))
    print(tally.figures())
    return 1 if tally.bad else 0


if __name__ == "__main__":
    sys.exit(main())
