"""A store with many people and cases in it, made through the store itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

from handlers.agreed import PLAN
from rehearsal.world import Chat, Topic, World
from rules import case as cases_rules
from rules.case import EXPIRE, Case
from rules.category import CATEGORIES
from rules.checkins import COMES, CheckIn, Plan, Sort, Status
from rules.oncall.deadlines import STEP
from rules.person import Person, Step
from rules.send import Role
from storage import cases, due, people, records, threads
from storage.disk.entries import Entry
from storage.disk.store import Store
from storage.disk.tx import Tx
from storage.disk.vault import load_root

BATCH = 500
FIRST_ID = 6_000_000_000
HOLDER = 111
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


async def fill(folder: Path, closed: int, opened: int, *, planned: bool = False) -> None:
    """As many people, each with a case; the closed ones wait for their retention to end, the open ones are held, and
    have a check-in that waits if `planned`."""
    store = await Store.open(folder / "data" / "safespaces.db", load_root(folder / "root.key"))
    now = datetime.now(UTC)
    try:
        for first in range(0, closed + opened, BATCH):
            async with store.turn() as tx:
                for number in range(first, min(first + BATCH, closed + opened)):
                    case = await _one(tx, number, now, _closed if number < closed else _held)
                    if planned and number >= closed:
                        await _plan(tx, case, now + timedelta(days=9, seconds=number), UTC)
    finally:
        await store.close()


@dataclass(frozen=True, slots=True)
class Seat:
    """Where somebody of a crowd sits in the group: the topic of their case, and the number of its card."""

    group: int
    topic: int
    card: int
    team: str


def seat(world: World, group: Chat, count: int, *, first: int = 0, team: str = "team") -> list[Seat]:
    """So many people whom Telegram knows, each with a topic and a card that the bot has made; it is told nothing.
    `first`: how many sit already."""
    seats = []
    for number in range(first, first + count):
        world.private(world.person(f"crowd{number}", id=FIRST_ID + number)).started = True
        made = world.post(group, world.bot, {"forum_topic_created": {"name": "Case", "icon_color": 7322096}})
        made.thread, made.in_topic = made.id, True
        group.topics[made.id] = Topic(made.id, "Case", 7322096, world.bot)
        card = world.post(group, world.bot, {"text": "Case"}, thread=made.id, written_by=world.bot)
        seats.append(Seat(group.id, made.id, card.id, team))
    return seats


async def agree(folder: Path, seats: Sequence[Seat], at: datetime, zone: tzinfo) -> None:
    """All of them have agreed to a check-in at this instant."""
    store = await Store.open(folder / "data" / "safespaces.db", load_root(folder / "root.key"))
    try:
        for first in range(0, len(seats), BATCH):
            async with store.turn() as tx:
                for number, place in enumerate(seats[first : first + BATCH], first):
                    case = await _one(tx, number, at - timedelta(days=1), _held, place.team)
                    await threads.set_topic(tx, case.id, place.group, place.topic)
                    row = tx.next_id("outbox")
                    entry = Entry(row, case.id, Role.CARD, True, None, place.card, place.group, "card")
                    await threads.remember(tx, threads.of_case(case.id), entry)
                    await _plan(tx, case, at, zone)
    finally:
        await store.close()


async def _plan(tx: Tx, case: Case, at: datetime, zone: tzinfo) -> None:
    wall = at.astimezone(zone).replace(tzinfo=None)
    item = CheckIn(1, Sort.ASK, wall.isoformat(), (0, 1440), at)
    await records.keep(tx, PLAN, case.id, Plan(1, (item,)))
    await cases.save(tx, replace(case, checkins=Status.AGREED, checkin=item.wall))
    await due.plan(tx, COMES, case.id, at, ref=1)


async def _one(tx: Tx, number: int, now: datetime, lead: Callable[[Case, datetime], Case], team: str = "team") -> Case:
    person = await people.welcome(tx, FIRST_ID + number, FIRST_ID + number, "en")
    case = await _case(tx, person, number, now, team)
    case = lead(case, now)
    await cases.save(tx, case)
    await people.save(tx, replace(person, step=Step.TALKING, talking_in=case.id, conversations=(case.id,)))
    await due.plan(tx, EXPIRE if case.closed else STEP, case.id, now + timedelta(days=20, seconds=number))
    return case


async def _case(tx: Tx, person: Person, number: int, now: datetime, team: str) -> Case:
    letters = "".join(LETTERS[number // 30**place % 30] for place in range(6))
    return await cases.open(
        tx,
        person,
        code=f"{letters[:3]}-{letters[3:]}",
        team=team,
        category=CATEGORIES[number % len(CATEGORIES)].id,
        urgency=CATEGORIES[number % len(CATEGORIES)].urgency,
        number=1,
        now=now,
    )


def _closed(case: Case, now: datetime) -> Case:
    return cases_rules.close(_held(case, now), HOLDER, now)


def _held(case: Case, now: datetime) -> Case:
    return cases_rules.answer(cases_rules.take(case, HOLDER, now), HOLDER, now)
