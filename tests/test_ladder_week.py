"""A week in which nobody answers: each rung at its instant, across a change of the clock, crashes and an outage; and a
crowd of cases that nobody takes."""

import os
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.config import load
from handlers.oncall import next_step
from rehearsal.faults import FaultKind
from rehearsal.stage import Stage
from rules.config import Team
from rules.oncall import page
from rules.send import Urgency
from storage import cases, people
from tests.acting import Acting, setup
from tests.playing import BOUND, Play, playing
from tests.ringing import pages, rings
from tests.teamwork import case_of, desk, report

ZONE = ZoneInfo("America/Los_Angeles")
CROWD = int(os.environ.get("CROWD", "120"))
"""How many cases wait at once."""
PRECISELY = timedelta(seconds=1)


def rungs(team: Team, urgency: Urgency, since: datetime, until: datetime) -> list[datetime]:
    """When each rung is due, by the rule alone."""
    found, number, at = [], 0, since
    while (at := page.wait(urgency, number, at, team, ZONE)) < until:
        found.append(at)
        number += 1
    return found


async def began_at(play: Play) -> datetime:
    """When the ladder of the first case began: with the case."""
    case = await case_of(play)
    assert case is not None
    return case.opened


def called(play: Play | Acting) -> list[datetime]:
    said = ("New case", "Nobody has taken case")
    return [each.at for each in rings(play, play.group) if any(words in each.text for words in said)]


@pytest.mark.timeout(300)
async def test_every_rung_of_a_week_comes_at_its_instant() -> None:
    """The clock is changed on Sunday, the 8th. Three times the process is killed and comes back a minute later, and
    for an hour of Thursday nothing gets through."""
    start = datetime(2026, 3, 2, 10)  # noqa: DTZ001 - local time of the community
    async with Stage(setup("mina", "adil", "bea", start=start, bound=120.0)) as stage:
        acting = Acting(stage)
        await stage.start()
        for words in ("/start", "I understand", "Raise a concern", "Violence or threat", "It is about my cousin."):
            await acting.says("mina", words)
        opened = stage.clock.now()
        await acting.taps("mina", "Send")
        for day in range(1, 8):
            await stage.advance_to(opened + timedelta(days=day, minutes=3))
            if day in (2, 4, 6):
                await stage.kill()
                stage.clock.set_to(stage.clock.timestamp() + 60)
                await stage.start()
            if day == 3:
                back = stage.clock.now() + timedelta(hours=1)
                stage.server.faults.add(kind=FaultKind.OUTAGE, until=back.timestamp())
                await stage.advance_to(back + timedelta(minutes=1))
        expected = rungs(load(stage.config_path, {}).team, Urgency.URGENT, opened, stage.clock.now())
        found = called(acting)
        outage = [at for at in expected if back - timedelta(hours=1) <= at < back]
        assert len(expected) > 30
        assert outage
        told = [at for at in found if back <= at < back + timedelta(seconds=60)]
        assert len(told) == 1, "the highest that was missed, for the others"
        found, expected = ([at for at in some if at not in (*told, *outage)] for some in (found, expected))
        assert len(found) == len(expected)
        late = [one - other for one, other in zip(found, expected, strict=True)]
        assert max(map(abs, late[1:])) <= PRECISELY
        assert late[0] <= timedelta(seconds=3), "behind the card, the words and the pin, one a second"
        assert all(9 <= at.astimezone(ZONE).hour < 21 for at in found), "nobody is called while cover is over"
        assert not any("This may be a repeat" in text for text in acting.told("adil", acting.group))
        stage.bot.check_log()


async def test_after_an_outage_the_highest_rung_that_was_missed_calls_once(tmp_path: Path) -> None:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as play:
        await report(play, about="Someone is in danger now")
        opened = await began_at(play)
        await play.later(minutes=6)
        before = len(called(play))
        back = play.clock.now() + timedelta(hours=1)
        play.server.faults.add(kind=FaultKind.OUTAGE, until=back.timestamp())
        await play.clock.advance_to(back)
        assert len(called(play)) == before
        await play.later(minutes=1)
        again = called(play)[before:]
        assert len(again) == 1
        assert again[0] - back < timedelta(seconds=60)
        said = next(text for text in desk(play) if "Nobody has taken case" in text)
        for missed in ("10:15: the call to the admins", "10:30: the call to everybody", "10:45: the call to everybody"):
            assert f"Missed at Monday, {missed}" in said
        await play.clock.advance_to(opened + timedelta(hours=2, minutes=1))
        assert abs(called(play)[-1] - opened - timedelta(hours=2)) <= PRECISELY, "and then at its instants as before"


@pytest.mark.timeout(120 + 3 * CROWD)
async def test_a_crowd_that_nobody_takes_floods_neither_desk_nor_anybody(tmp_path: Path) -> None:
    patience = max(BOUND, CROWD)
    async with playing(tmp_path, privacy__first_words_wait="0 min", limits=False, patience=patience) as play:
        await report(play, about="Violence or threat")
        began = play.clock.now()
        await crowd(play, CROWD, Urgency.URGENT)
        await crowd(play, 1, Urgency.DANGER)
        await play.flow()
        assert len([text for text in desk(play) if "wait for somebody" in text]) == 1
        first = next(text for text in desk(play) if "wait for somebody" in text).splitlines()
        assert "danger now" in " ".join(first[:3]), "danger first"
        await play.later(hours=5)
        for name in ("adil", "bea"):
            urgent = [each.at for each in pages(play, name) if "danger now" not in each.text]
            assert all(sum(at <= other < at + timedelta(hours=1) for other in urgent) <= 7 for at in urgent)
            assert len([text for text in play.told(name) if "needed in your group" in text]) <= 1
        assert len(rings(play, play.group)) <= (play.clock.now() - began) / timedelta(minutes=4) + 3
        assert len(desk(play)) < 10


async def crowd(play: Play, number: int, urgency: Urgency) -> None:
    """So many cases at once, each in a turn of its own, as if as many people had written."""
    assert play.store is not None
    for each in range(number):
        async with play.store.turn() as tx:
            scope = play.bot.house.scope(tx)
            person = await people.welcome(tx, 5_000_000 + each + 100_000 * list(Urgency).index(urgency), 9, "en")
            code = f"{urgency[0].upper()}{each // 1000}{each // 100 % 10}-{each // 10 % 10}{each % 10}X"
            case = await cases.open(
                tx, person, code=code, team="team", category="other", urgency=urgency, number=1, now=scope.now
            )
            await next_step.follow(scope, case, told=False)
