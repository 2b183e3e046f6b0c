"""What journeys keep of somebody: found again as it was, gone with its owner, and nobody's without the keys."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from rules.due_kinds import Of
from storage import begin_anew, cases, people, records
from storage.disk.errors import Damaged, Gone
from storage.records import Record
from tests.storing import FILES, NOW, conversation, opened, welcomed


@dataclass(frozen=True)
class Thing:
    """As a rule would have it."""

    at: datetime
    name: str = ""


OF_CASE = Record("thing", Of.CASE, Thing)
OTHER_OF_CASE = Record("other", Of.CASE, Thing)
OF_PERSON = Record("thing", Of.PERSON, Thing)
OF_HOUSE = Record("thing", Of.HOUSE, Thing)


async def test_what_was_kept_is_found_again_and_is_nobody_elses(tmp_path: Path) -> None:
    async with opened(tmp_path) as store, store.turn() as tx:
        _, case = await conversation(tx, await welcomed(tx))
        await records.keep(tx, OF_CASE, case.id, Thing(NOW, "before"))
        await records.keep(tx, OF_CASE, case.id, Thing(NOW, "first"))
        await records.keep(tx, OF_CASE, case.id, Thing(NOW, "\ud83d half a sign"), ref=7)
        await records.keep(tx, OTHER_OF_CASE, case.id, Thing(NOW, "other"))
        await records.keep(tx, OF_HOUSE, case.id, Thing(NOW, "house"))
    async with opened(tmp_path) as store, store.turn() as tx:
        kept = {0: Thing(NOW, "first"), 7: Thing(NOW, "\ud83d half a sign")}
        assert await records.all(tx, OF_CASE, case.id) == kept
        assert await records.get(tx, OF_CASE, case.id, 7) == kept[7]
        assert await records.get(tx, OF_HOUSE, case.id) == Thing(NOW, "house")
        assert await records.get(tx, OF_CASE, case.id + 1) is None
        await records.drop(tx, OF_CASE, case.id)
        assert await records.get(tx, OF_CASE, case.id) is None
        assert await records.all(tx, OF_CASE, case.id) == {7: kept[7]}


async def test_it_goes_with_its_owner_whatever_its_kind(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            person, case = await conversation(tx, await welcomed(tx))
            for record in (OF_CASE, OTHER_OF_CASE):
                await records.keep(tx, record, case.id, Thing(NOW))
            await records.keep(tx, OF_PERSON, person.id, Thing(NOW))
            await records.keep(tx, OF_HOUSE, 0, Thing(NOW))
        async with store.turn() as tx:
            await cases.shred(tx, case)
            await people.forget(tx, person)
        async with store.turn() as tx:
            assert len(await tx.rows("SELECT 1 FROM record")) == 1
            assert await records.all(tx, OF_CASE, case.id) == {}
            with pytest.raises(Gone):
                await records.keep(tx, OF_CASE, case.id, Thing(NOW))


async def test_it_follows_a_person_to_another_number(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            person = await welcomed(tx)
            await records.keep(tx, OF_PERSON, person.id, Thing(NOW, "mine"), ref=2)
        async with store.turn() as tx:
            again = await begin_anew.renew(tx, person)
        async with store.turn() as tx:
            assert await records.all(tx, OF_PERSON, again.id) == {2: Thing(NOW, "mine")}
            assert len(await tx.rows("SELECT 1 FROM record")) == 1


async def test_a_value_opens_in_its_own_place_only_and_the_files_tell_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            _, case = await conversation(tx, await welcomed(tx))
            await records.keep(tx, OF_CASE, case.id, Thing(NOW, "canary-of-records"))
            await records.keep(tx, OF_CASE, case.id, Thing(NOW, "another"), ref=1)
        async with store.turn() as tx:
            bodies = [row[0] for row in await tx.rows("SELECT body FROM record")]
            tx.write("UPDATE record SET body = CASE body WHEN ? THEN ? ELSE ? END", (bodies[0], bodies[1], bodies[0]))
        async with store.turn() as tx:
            with pytest.raises(Damaged):
                await records.get(tx, OF_CASE, case.id)
    assert b"canary-of-records" not in b"".join((tmp_path / each).read_bytes() for each in FILES)
