"""The cost of carrying a message: this bot beside a bare relay that makes the same calls. `make bench`.

Both run as processes of their own against the same imitation Telegram in this process, one after the other, pair by
pair. CPU is the process's own (user and system); delays run from the moment somebody writes to the moment the call
arrives; medians over the pairs. Half of the messages go inwards to cases that are taken, half outwards to cases that
are answered, so that no card changes and the calls are the same.
"""

import argparse
import asyncio
import os
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rehearsal import configuring
from rehearsal.api import Server
from rehearsal.cast import gather
from rehearsal.world import Message, Person, Request, Topic, World
from tests.crowd import fill

TICKS = os.sysconf("SC_CLK_TCK")
REPORTERS = 100
MEMORY = Path("/dev/shm") if Path("/dev/shm").is_dir() else Path(tempfile.gettempdir())
DISK = Path(__file__).parent
PARTS = ("paced", "burst", "latency", "disk", "large", "checkins", "page")


@dataclass
class Figures:
    """One run: CPU seconds, carried messages, delays in seconds, messages a second, peak memory in MB."""

    cpu: float = 0.0
    carried: int = 0
    seconds: float = 0.0
    delays: list[float] = field(default_factory=list)
    peak: float = 0.0

    @property
    def each(self) -> float:
        """CPU milliseconds for one message."""
        return 1000 * self.cpu / self.carried

    def delay(self, share: float) -> float:
        """A percentile of the delays, in milliseconds."""
        ordered = sorted(self.delays)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


class Bench:
    """One subject at work."""

    def __init__(
        self,
        subject: str,
        folder: Path,
        latency: float = 0.0,
        crowd: tuple[int, int] = (0, 0),
        *,
        planned: bool = False,
    ) -> None:
        self.subject = subject
        self.crowd = crowd  # closed and open cases that are there already
        self.planned = planned  # the open ones have a check-in that waits
        self.folder = folder
        self.world = World(time.time, token=configuring.TOKEN, seed=1)
        self.server = Server(self.world, limits=False, latency=latency, watch=self._arrived)
        self.tables = configuring.configuration(None, independent=False)
        self.people: list[Person] = []
        self._written: dict[str, float] = {}
        self._delays: dict[str, float] = {}
        self._process: asyncio.subprocess.Process | None = None

    async def __aenter__(self) -> "Bench":
        await self.server.start()
        configuring.settle_in(self.tables, self.folder, self.server.base_url, self.server.file_url)
        limits = {"group_per_minute": 0, "chat_per_second": 0, "total_per_second": 0, "reporter_per_hour": 0}
        self.tables["limits"] = {**limits, "joining": False}
        self.tables["privacy"] = {"first_words_wait": "0 min"}
        config = self.folder / "config.toml"
        config.write_text(configuring.dump(self.tables), encoding="utf-8")
        cast = gather(self.world, self.tables, tuple(f"r{number}" for number in range(REPORTERS)), {})
        self.people = [cast.person(f"r{number}") for number in range(REPORTERS)]
        self.group, self.adil = cast.group("team"), cast.person("adil")
        if any(self.crowd):
            await fill(self.folder, *self.crowd, planned=self.planned)
        await self._begin()
        await self._meet()
        return self

    async def _begin(self) -> None:
        ours = [sys.executable, "-m", "bot", "run", "--config", str(self.folder / "config.toml")]
        bare = [sys.executable, "-m", "tests.bare_relay", self.server.base_url, configuring.TOKEN, str(self.group.id)]
        with (self.folder / "log").open("ab") as log:
            command = ours if self.subject == "ours" else bare
            self._process = await asyncio.create_subprocess_exec(*command, stdout=log, stderr=log)

    async def __aexit__(self, *_: object) -> None:
        assert self._process is not None
        self._process.terminate()
        await self._process.wait()
        await self.server.stop()

    async def again(self) -> float:
        """End it and start it once more: seconds until it asks for updates."""
        assert self._process is not None
        self._process.terminate()
        await self._process.wait()
        asked = self.world.journal.count.get("getUpdates", 0)
        began = time.perf_counter()
        await self._begin()
        await self.world.until(lambda: self.world.journal.count.get("getUpdates", 0) > asked, 300)
        return time.perf_counter() - began

    async def run(self, count: int, rate: float | None) -> Figures:
        """Carry `count` messages, `rate` a second, or all at once."""
        before, began = self._cpu(), time.perf_counter()
        self._written, self._delays = {}, {}
        for number in range(count):
            if rate is not None:
                ahead = began + number / rate - time.perf_counter()
                await asyncio.sleep(max(ahead, 0))
            self._write(number)
        await self.world.until(lambda: len(self._delays) == count, 600)
        seconds = time.perf_counter() - began
        await self._idle()
        return Figures(self._cpu() - before, count, seconds, list(self._delays.values()), self._peak())

    def _write(self, number: int) -> None:
        person = self.people[number % REPORTERS]
        text = f"carried-{number} " + "and some words as people write them, no more. " * 3
        self._written[f"carried-{number}"] = time.perf_counter()
        if number % 2:
            self.world.says(self.adil, self.group, text, thread=self._topics[person], reply_to=self._targets[person])
        else:
            self.world.says(person, self.world.private(person), text)

    def _arrived(self, request: Request) -> None:
        if request.method == "sendMessage" and self._written:
            words = str(request.params.get("text", "")).replace("\n", " ").split(" ")
            token = next((each for each in words if each.startswith("carried-")), "")
            if token in self._written and token not in self._delays:
                self._delays[token] = time.perf_counter() - self._written[token] - self.server.latency

    async def _meet(self) -> None:
        """Everybody has a topic; for our bot also a case, taken, and every second one answered."""
        world = self.world
        for person in self.people:
            world.says(person, world.private(person), f"hello-{person.name[1:]} and salaam")
        if self.subject == "ours":
            await self._consent()
        await world.until(lambda: len(self._hellos()) == REPORTERS, 300)
        self._targets = {person: self._hellos()[person.name] for person in self.people}
        self._topics: dict[Person, Topic | None] = {
            person: world.topic_of(message) for person, message in self._targets.items()
        }
        for person in self.people[1::2]:
            thread = self._topics[person]
            world.says(self.adil, self.group, "We are here.", thread=thread, reply_to=self._targets[person])
        await world.until(lambda: world.journal.count.get("setMessageReaction", 0) >= REPORTERS // 2, 300)
        await self._idle()

    async def _consent(self) -> None:
        world = self.world

        def asked(person: Person) -> bool:
            return bool(world.screen(person, world.private(person)).with_button("I understand"))

        await world.until(lambda: all(asked(person) for person in self.people), 300)
        for person in self.people:
            world.taps(person, world.screen(person, world.private(person)).with_button("I understand")[-1].message)
        await world.until(lambda: len(self._hellos()) == REPORTERS, 300)
        for shown in world.screen(self.adil, self.group).with_button("Take"):
            world.taps(self.adil, shown.message, "Take")
        told = "looks after"
        await world.until(
            lambda: all(world.screen(each, world.private(each)).saying(told) for each in self.people), 300
        )

    def _hellos(self) -> dict[str, Message]:
        found = {}
        for shown in self.world.screen(self.adil, self.group).saying("hello-"):
            found["r" + shown.text.split("hello-")[1].split()[0]] = shown.message
        return found

    async def _idle(self) -> None:
        """Until the process uses no more CPU: what it does afterwards belongs to the messages too."""
        used = -1.0
        while self._cpu() - used > 0.011:
            used = self._cpu()
            await asyncio.sleep(0.3)

    def _stat(self) -> list[str]:
        assert self._process is not None
        return Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()

    def _cpu(self) -> float:
        fields = self._stat()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def _peak(self) -> float:
        assert self._process is not None
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) / 1024


async def pairs(what: str, count: int, rate: float | None, latency: float, times: int) -> list[tuple[Figures, Figures]]:
    """The two subjects in turn, on tmpfs."""
    found = []
    for _ in range(times):
        both = []
        for subject in ("ours", "bare"):
            with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
                async with Bench(subject, Path(folder), latency) as bench:
                    both.append(await bench.run(count, rate))
        found.append((both[0], both[1]))
        show(what, both[0], both[1])
    return found


async def at_latency(latency: float, count: int) -> float:
    """Messages a second when every call takes so long, all at once."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        async with Bench("ours", Path(folder), latency) as bench:
            figures = await bench.run(count, None)
    rate = figures.carried / figures.seconds
    print(f"  burst of {count} at {1000 * latency:.0f} ms a call: {rate:.1f} messages/s, {figures.each:.2f} ms CPU")
    return rate


def show(what: str, ours: Figures, bare: Figures) -> None:
    """One pair."""
    for name, each in (("ours", ours), ("bare", bare)):
        print(
            f"  {what:28} {name}: {each.each:6.2f} ms CPU a message, p50 {each.delay(0.5):7.1f} ms, "
            f"p99 {each.delay(0.99):7.1f} ms, {each.carried / each.seconds:7.1f} messages/s, peak {each.peak:5.1f} MB",
            flush=True,
        )


def ratio(found: Sequence[tuple[Figures, Figures]]) -> float:
    """The median over the pairs of ours against bare, in CPU."""
    return statistics.median(ours.each / bare.each for ours, bare in found)


def probe(folder: Path) -> tuple[float, float]:
    """p50 and p99, in milliseconds, of a commit as the bot makes them, in this folder, paced."""
    home = Path(tempfile.mkdtemp(dir=folder, prefix="probe-"))
    database = sqlite3.connect(home / "probe.db", isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE row (body BLOB)")
    took = []
    for _ in range(300):
        began = time.perf_counter()
        database.execute("INSERT INTO row VALUES (randomblob(1024))")
        took.append(time.perf_counter() - began)
        time.sleep(0.01)
    database.close()
    shutil.rmtree(home)
    took.sort()
    return 1000 * took[150], 1000 * took[297]


async def on_disk(home: Path, times: int) -> None:
    """Delays on a real disk, beside what a commit takes there."""
    p50, p99 = probe(home)
    print(f"commit probe on disk: p50 {p50:.2f} ms, p99 {p99:.2f} ms")
    for _ in range(times):
        with tempfile.TemporaryDirectory(dir=home) as folder:
            async with Bench("ours", Path(folder)) as bench:
                figures = await bench.run(400, 20)
        print(f"  paced 20/s on disk: p50 {figures.delay(0.5):.1f} ms, p99 {figures.delay(0.99):.1f} ms")


async def large(times: int) -> None:
    """The same with many cases on file: what a message costs must not grow with them."""
    cost, peaks = {}, {}
    for closed, opened in ((100, 0), (200_000, 10_000)):
        runs = []
        for _ in range(times):
            with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
                async with Bench("ours", Path(folder), crowd=(closed, opened)) as bench:
                    runs.append(await bench.run(400, 20))
        cost[closed] = statistics.median(each.each for each in runs)
        peaks[closed] = max(each.peak for each in runs)
        print(f"  {closed} closed, {opened} open: {cost[closed]:.2f} ms CPU a message, peak {peaks[closed]:.1f} MB")
    print(f"large against small: {cost[200_000] / cost[100]:.2f} ×; peak {peaks[200_000]:.1f} MB")


async def main() -> None:
    """Everything, with the figures that are promised at the end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=3, help="pairs of each measurement")
    parser.add_argument("--only", choices=PARTS, help="one part")
    parser.add_argument("--due", type=int, default=10_000, help="check-ins in the same minute")
    parser.add_argument("--pending", type=int, default=100_000, help="check-ins that wait")
    options = parser.parse_args()
    parts = [options.only] if options.only else PARTS
    p50, p99 = probe(MEMORY)
    print(f"commit probe on tmpfs: p50 {p50:.3f} ms, p99 {p99:.3f} ms")
    if "paced" in parts:
        paced = await pairs("paced 20/s", 400, 20, 0.0, options.times)
        print(f"paced: CPU {ratio(paced):.2f} × bare; p99 {statistics.median(a.delay(0.99) for a, _ in paced):.1f} ms")
    if "burst" in parts:
        burst = await pairs("burst of 2000", 2000, None, 0.0, options.times)
        print(f"burst: CPU {ratio(burst):.2f} × bare")
    if "latency" in parts:
        # the bare relay handles one update after the other: at 50 ms a call it carries 13 a second, told once here
        rates = [await at_latency(0.05, 2000) for _ in range(options.times)]
        print(f"at 50 ms a call, 100 reporters: {statistics.median(rates):.0f} messages/s")
    if "disk" in parts:
        with tempfile.TemporaryDirectory(dir=DISK, prefix=".bench-") as home:
            await on_disk(Path(home), options.times)
    if "large" in parts:
        await large(options.times)
    if "checkins" in parts:
        from tests.bench_checkins import checkins  # it needs what is here

        await checkins(options.due, options.pending, options.times)
    if "page" in parts:
        from tests.bench_page import measured  # the same; it needs Chromium too

        await measured()


if __name__ == "__main__":
    asyncio.run(main())
