"""Whatever people change by hand, and whenever: every notice that names somebody names whom the rota names then."""

import asyncio
import os
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import given as always
from hypothesis import strategies as some

from handlers.oncall import duty
from rules.oncall import rota, rota_words
from rules.oncall.rota import Schedule
from tests.playing import Play, playing
from tests.ringing import Ring, pages, rings
from tests.teamwork import card, report

DANGER = "Someone is in danger now"
WHO = some.sampled_from(["adil", "bea"])
DEEDS = some.one_of(
    some.tuples(some.just("cover"), WHO, some.integers(0, 0)),
    some.tuples(some.just("away"), WHO, some.integers(0, 5)),
    some.tuples(some.just("swap"), WHO, some.integers(0, 3)),
    some.tuples(some.just("undo"), WHO, some.integers(0, 0)),
    some.tuples(some.just("danger"), WHO, some.integers(0, 0)),
    some.tuples(some.just("wait"), WHO, some.integers(1, 40)),
)
EXAMPLES = int(os.environ.get("NOTICES_EXAMPLES", "2"))


class Watch:
    """The stage, and what has been looked at already."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.reports = 0
        self.seen = {"desk": 0, "adil": 0, "bea": 0}

    async def plan(self) -> Schedule:
        """The rota as it is now, with what was changed by hand."""
        assert self.play.store is not None
        async with self.play.store.turn() as tx:
            return await duty.schedule(self.play.bot.house.scope(tx), self.play.config.team)

    def fresh(self, where: str) -> list[Ring]:
        play = self.play
        found = rings(play, play.group) if where == "desk" else pages(play, where)
        found, self.seen[where] = found[self.seen[where] :], len(found)
        return found

    async def does(self, what: str, who: str, number: int) -> None:
        play, desk = self.play, self.play.group
        match what:
            case "cover":
                await play.in_group(who, "/cover now")
            case "away":
                day = (play.clock.now() + timedelta(days=number)).date()
                await play.in_group(who, f"/away {day}..{day + timedelta(days=number)}")
            case "swap":
                await play.in_group(who, "/swap")
                shown = play.screen(who, desk).saying("Which shift")
                if shown and number < len(shown[-1].buttons):
                    await play.taps(who, shown[-1].buttons[number][0], desk)
                    other = "bea" if who == "adil" else "adil"
                    if play.screen(other, desk).with_button("I take it"):
                        await play.taps(other, "I take it", desk)
            case "undo":
                if play.screen(who, desk).with_button("Undo"):
                    await play.taps(who, "Undo", desk)
            case "danger":
                await self.danger()
            case _:
                await play.later(hours=number)

    async def danger(self) -> None:
        """Somebody new cries; who is called first is looked at, and the case is taken."""
        play, plan = self.play, await self.plan()
        self.fresh("desk"), self.fresh("adil"), self.fresh("bea")
        await report(play, name=f"new{self.reports}", about=DANGER)
        self.reports += 1
        called = next(each for each in self.fresh("desk") if "New case" in each.text)
        first = rota.on_duty(plan, called.at).first
        everyone = ("adil", "bea")
        meant = {first.lower()} if first else set(everyone)
        assert {name for name in everyone if play.who(name).id in called.named} == meant
        assert {name for name in everyone if self.fresh(name)} == meant
        await play.in_group("bea", "/oncall")
        said = next(text for text in reversed(play.told("bea", play.group)) if text.startswith("On call now"))
        assert first in said.split(",")[0]
        world = play.world
        world.taps(play.who("adil"), card(play, -1).message, "Take")
        await play.flow()
        shown = card(play, -1)
        await play.in_group("adil", "I am here.", thread=shown.thread, reply_to=shown.message)
        for label in ("Close", "Resolved"):  # else it calls again and again
            await play.taps("adil", label, play.group)

    def agree(self, before: Schedule, after: Schedule) -> None:
        """What the desk was told meanwhile; at the instant of a change the rota is that from before it or after it."""
        for each in self.fresh("desk"):
            if each.text.startswith("A new shift."):
                meant = [self.who(plan, each.at) for plan in (before, after)]
                assert any(words in each.text for words in meant), (each.text, meant)

    def who(self, plan: Schedule, at: datetime) -> str:
        return self.play.bot.house.sentences.line("en", rota_words.who(rota.on_duty(plan, at)))


async def played(deeds: list[tuple[str, str, int]]) -> None:
    people = tuple(f"new{number}" for number in range(len(deeds) + 1))
    with tempfile.TemporaryDirectory() as folder:
        async with playing(
            Path(folder), limits=False, more=people, privacy__first_words_wait="0 min", team__rota__shift="1 day"
        ) as play:
            watch = Watch(play)
            for what, who, number in [*deeds, ("wait", "adil", 26), ("danger", "adil", 0)]:
                before = await watch.plan()
                await watch.does(what, who, number)
                watch.agree(before, await watch.plan())


@always(some.lists(DEEDS, min_size=3, max_size=6))
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize="NOTICES_EXAMPLES" not in os.environ,
    suppress_health_check=list(HealthCheck),
)
def test_every_notice_agrees_with_the_rota_at_its_instant(deeds: list[tuple[str, str, int]]) -> None:
    asyncio.run(played(deeds))
