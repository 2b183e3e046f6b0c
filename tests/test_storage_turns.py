"""A turn is whole or nothing: beside other turns, when it fails, when it is cancelled, when the disk is full."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rules.person import Step
from storage import cases, drafts, due, inbox, outbox, people
from storage.disk.errors import Full, StorageError
from storage.disk.line import Line
from storage.disk.store import Store
from storage.disk.tx import Tx
from tests.storing import LADDER, MINA, NOW, OF_PERSON, YUSUF, conversation, inward, opened, welcomed


class Change(Exception):
    """Something went wrong in a handler."""


def hops(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every hop to the database's thread, by the name of what is run there."""
    seen: list[str] = []
    hop = Line.hop

    async def counted(self: Line, run: Callable[..., Any], *values: Any) -> Any:
        seen.append(run.__name__)
        return await hop(self, run, *values)

    monkeypatch.setattr(Line, "hop", counted)
    return seen


async def counts(store: Store) -> dict[str, int]:
    """How many rows there are, in both files."""

    def look(both: Any) -> dict[str, int]:
        found = {}
        for name, db in (("main", both.main), ("ring", both.ring)):
            for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                found[f"{name}.{table}"] = db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        return found

    return await store.run(look)


async def busy_turn(tx: Tx) -> None:
    """A turn that writes nearly everywhere."""
    person, case = await conversation(tx, await welcomed(tx, YUSUF))
    await outbox.put(tx, [inward(case, "words", 7)], NOW)
    await due.plan(tx, LADDER, case.id, NOW)
    await inbox.put(tx, "1", [{"update_id": 5}], NOW)
    await people.save(tx, replace(person, step=Step.TALKING))


async def test_two_turns_at_once_do_not_share_a_transaction(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        inside = asyncio.Event()

        async def fails() -> None:
            async with store.turn() as tx:
                await busy_turn(tx)
                await tx.rows("SELECT 1")  # what was written is with the database now, uncommitted
                inside.set()
                await asyncio.wait([other], timeout=0.05)
                raise Change

        async def succeeds() -> None:
            await inside.wait()
            async with store.turn() as tx:
                assert await people.of_sender(tx, YUSUF) is None
                await welcomed(tx, MINA)

        other = asyncio.create_task(succeeds())
        with pytest.raises(Change):
            await fails()
        await other
        async with store.turn() as tx:
            assert await people.of_sender(tx, YUSUF) is None
            assert await people.of_sender(tx, MINA) is not None


async def test_turns_come_in_the_order_in_which_they_were_asked_for(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        order: list[int] = []

        async def turn(number: int) -> None:
            async with store.turn() as tx:
                await tx.rows("SELECT 1")
                order.append(number)

        await asyncio.gather(*(turn(number) for number in range(20)))
        assert order == list(range(20))


@pytest.mark.parametrize("flushed", [False, True])
async def test_a_failed_turn_leaves_nothing_on_disk_or_in_memory(tmp_path: Path, flushed: bool) -> None:
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            person, case = await conversation(tx, await welcomed(tx))
        before = await counts(store)

        async def fails() -> None:
            async with store.turn() as tx:
                await busy_turn(tx)
                await people.save(tx, replace(person, category="other"))
                await cases.save(tx, replace(case, holder=9))
                await drafts.clear(tx, person.id)
                if flushed:
                    await tx.rows("SELECT 1")
                raise Change

        with pytest.raises(Change):
            await fails()
        assert await counts(store) == before
        async with store.turn() as tx:
            assert await people.of_sender(tx, YUSUF) is None
            assert await people.get(tx, person.id) == person
            assert await cases.get(tx, case.id) == case
            assert tx.store.newest_update == 0


async def test_a_turn_reads_what_it_has_written(tmp_path: Path) -> None:
    async with opened(tmp_path) as store, store.turn() as tx:
        person, case = await conversation(tx, await welcomed(tx))
        (row,) = await outbox.put(tx, [inward(case, "words")], NOW)
        assert [each.id for each in await outbox.waiting(tx)] == [row]
        await cases.save(tx, replace(case, holder=3))
        assert (await cases.get(tx, case.id)) == replace(case, holder=3)
        assert await cases.by_code(tx, case.code) == replace(case, holder=3)
        await due.plan(tx, OF_PERSON, person.id, NOW)
        assert await due.next_at(tx) == NOW


async def test_everything_a_turn_writes_is_committed_in_one_hop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            _, case = await conversation(tx, await welcomed(tx))
        seen = hops(monkeypatch)
        async with store.turn() as tx:
            letters = await inbox.put(tx, "1", [{"update_id": 5}], NOW)
        async with store.turn() as tx:
            person = await people.of_sender(tx, MINA)
            assert person is not None
            assert await cases.get(tx, person.conversations[0]) == case
            await cases.save(tx, replace(case, heard=NOW))
            rows = await outbox.put(tx, [inward(case, "words", 7)], NOW)
            await due.plan(tx, LADDER, case.id, NOW)
            await inbox.done(tx, letters[0].id)
        async with store.turn() as tx:
            await outbox.claim(tx, rows)
            await outbox.pace(tx, -100, NOW)
        async with store.turn() as tx:
            await outbox.done(tx, rows[0])
        assert seen == ["_commit"] * 4


async def test_a_turn_that_changes_nothing_costs_no_hop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            await welcomed(tx)
        seen = hops(monkeypatch)
        async with store.turn() as tx:
            assert await people.of_sender(tx, MINA) is not None
        assert seen == []


async def test_a_turn_inside_a_turn_is_refused_instead_of_waiting_for_ever(tmp_path: Path) -> None:
    async with opened(tmp_path) as store, store.turn() as tx:
        with pytest.raises(RuntimeError):
            async with store.turn():
                pass
        await welcomed(tx)


async def test_a_turn_that_is_over_does_nothing_more(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            await welcomed(tx)
        with pytest.raises(RuntimeError):
            await welcomed(tx, YUSUF)
        with pytest.raises(RuntimeError):
            tx.write("DELETE FROM person")


async def test_a_turn_whose_write_failed_is_not_committed(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:

        async def careless() -> None:
            async with store.turn() as tx:
                await welcomed(tx)
                tx.write("INSERT INTO nowhere VALUES (1)")
                with suppress(sqlite3.Error):
                    await tx.rows("SELECT 1")

        with pytest.raises(StorageError):
            await careless()
        async with store.turn() as tx:
            assert await people.of_sender(tx, MINA) is None
            await welcomed(tx)


async def test_a_full_disk_is_named_and_rolls_the_turn_back(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            _, case = await conversation(tx, await welcomed(tx))
        before = await counts(store)
        pages = await store.run(lambda both: both.main.execute("PRAGMA page_count").fetchone()[0])
        await store.run(lambda both: both.main.execute(f"PRAGMA max_page_count = {pages + 2}").fetchone())

        async def too_much() -> None:
            async with store.turn() as tx:
                await busy_turn(tx)
                await outbox.put(tx, [inward(case, "words" * 4000)], NOW)

        with pytest.raises(Full):
            await too_much()
        await store.run(lambda both: both.main.execute("PRAGMA max_page_count = 1000000").fetchone())
        found = await counts(store)
        assert {name: count for name, count in found.items() if name.startswith("main.")} == {
            name: count for name, count in before.items() if name.startswith("main.")
        }
        async with store.turn() as tx:
            assert await people.of_sender(tx, YUSUF) is None
            await busy_turn(tx)
        assert (await counts(store))["ring.person"] == 2  # the key of the turn that failed is gone


async def test_a_cancelled_turn_is_whole_or_nothing(tmp_path: Path) -> None:
    """Cancelled after 0, 1, 2 … steps of the loop, until it gets through: never half, never a lock that stays."""
    async with opened(tmp_path) as store:
        told: list[int] = []
        store.after.append(lambda tx: told.append(len(tx.put)))

        async def turn(number: int) -> None:
            async with store.turn() as tx:
                person = await people.welcome(tx, number, number, "en")
                _, case = await conversation(tx, person, code=str(number))
                await tx.rows("SELECT 1")
                await outbox.put(tx, [inward(case, "words")], NOW)

        kept = 0
        for number in range(1, 300):
            task = asyncio.create_task(turn(number))
            # on a busy machine the thread of the database answers after many steps
            for _ in range(number if number < 200 else int(200 * 1.1 ** (number - 200))):
                await asyncio.sleep(0)
            task.cancel()
            await asyncio.wait([task])
            async with store.turn() as tx:
                person = await people.of_sender(tx, number)
                rows = await tx.rows("SELECT count(*) FROM outbox")
                case = await cases.by_code(tx, str(number))
            assert (person is None) == (case is None)
            kept += person is not None
            assert rows == [(kept,)]
            assert sum(told) == kept  # whoever sends has heard of every row that is on disk
            if not task.cancelled():
                break
        assert kept
        assert number > 3


async def test_a_cancelled_read_does_not_disturb_the_next(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        for steps in range(12):
            task = asyncio.create_task(store.run(lambda both: both.main.execute("SELECT 1").fetchall()))
            for _ in range(steps):
                await asyncio.sleep(0)
            task.cancel()
            await asyncio.wait([task])
            assert await store.run(lambda both: both.main.execute("SELECT 2").fetchall()) == [(2,)]


async def test_whoever_sends_hears_of_what_was_put_only_once_it_is_on_disk(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        told: list[list[int]] = []
        store.after.append(lambda tx: told.append([row.id for row in tx.put]))
        async with store.turn() as tx:
            _, case = await conversation(tx, await welcomed(tx))
            await outbox.put(tx, [inward(case, "words")], NOW)
            assert told == []
        assert told == [[1]]

        async def fails() -> None:
            async with store.turn() as tx:
                await outbox.put(tx, [inward(case, "words")], NOW)
                raise Change

        with pytest.raises(Change):
            await fails()
        assert told == [[1]]


async def test_ids_of_people_cases_and_rows_are_never_given_out_twice(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            person, case = await conversation(tx, await welcomed(tx))
            (row,) = await outbox.put(tx, [inward(case, "words")], NOW)
            await outbox.done(tx, row)
        async with store.turn() as tx:
            await cases.shred(tx, case)
            await people.forget(tx, person)
    async with opened(tmp_path) as store, store.turn() as tx:
        again, anew = await conversation(tx, await welcomed(tx))
        (next_row,) = await outbox.put(tx, [inward(anew, "words")], NOW)
        assert (again.id, anew.id, next_row) == (person.id + 1, case.id + 1, row + 1)
