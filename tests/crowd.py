"""A store with many people and cases in it, made through the store itself."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rules import case as cases_rules
from rules.case import EXPIRE, Case
from rules.category import CATEGORIES
from rules.deadlines import STEP
from rules.person import Person, Step
from storage import cases, due, people
from storage.disk.store import Store
from storage.disk.tx import Tx
from storage.disk.vault import load_root

BATCH = 500
FIRST_ID = 6_000_000_000
HOLDER = 111
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


async def fill(folder: Path, closed: int, opened: int) -> None:
    """As many people, each with a case; the closed ones wait for their retention to end, the open ones are held."""
    store = await Store.open(folder / "data" / "safespaces.db", load_root(folder / "root.key"))
    now = datetime.now(UTC)
    try:
        for first in range(0, closed + opened, BATCH):
            async with store.turn() as tx:
                for number in range(first, min(first + BATCH, closed + opened)):
                    await _one(tx, number, now, _closed if number < closed else _held)
    finally:
        await store.close()


async def _one(tx: Tx, number: int, now: datetime, lead: Callable[[Case, datetime], Case]) -> None:
    person = await people.welcome(tx, FIRST_ID + number, FIRST_ID + number, "en")
    case = await _case(tx, person, number, now)
    case = lead(case, now)
    await cases.save(tx, case)
    await people.save(tx, replace(person, step=Step.TALKING, talking_in=case.id, conversations=(case.id,)))
    await due.plan(tx, EXPIRE if case.closed else STEP, case.id, now + timedelta(days=20, seconds=number))


async def _case(tx: Tx, person: Person, number: int, now: datetime) -> Case:
    letters = "".join(LETTERS[number // 30**place % 30] for place in range(6))
    return await cases.open(
        tx,
        person,
        code=f"{letters[:3]}-{letters[3:]}",
        team="team",
        category=CATEGORIES[number % len(CATEGORIES)].id,
        urgency=CATEGORIES[number % len(CATEGORIES)].urgency,
        number=1,
        now=now,
    )


def _closed(case: Case, now: datetime) -> Case:
    return cases_rules.close(_held(case, now), HOLDER, now)


def _held(case: Case, now: datetime) -> Case:
    return cases_rules.answer(cases_rules.take(case, HOLDER, now), HOLDER, now)
