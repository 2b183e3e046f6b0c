"""Numbers of messages in a chat, and a person who begins anew: nothing under the old key leads to what was cut."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from rules.draft import Waiting
from rules.send import Place, PlaceKind, Send, Words, line
from storage import begin_anew, cases, drafts, outbox, people, said, threads
from storage.disk import schema
from tests.storing import (
    FILES,
    MINA,
    NOW,
    begin,
    conversation,
    copied,
    inward,
    later,
    opened,
    outward,
    readable,
    welcomed,
)
from tests.test_storage_opening import shape


async def test_every_earlier_schema_upgrades_to_the_same_as_a_fresh_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = [number for number, _ in schema.steps(schema.MAIN)]
    for last in numbers[:-1]:
        old, target = tmp_path / f"old-{last}", tmp_path / f"migrations-{last}"
        later_ones = [each.name for each in schema.MAIN.glob("*.sql") if int(each.name[:4]) > last]
        shutil.copytree(schema.MAIN, target, ignore=lambda _, names, gone=later_ones: gone)
        with monkeypatch.context() as patch:
            patch.setattr(schema, "MAIN", target)
            async with opened(old) as store, store.turn() as tx:
                await welcomed(tx)
        async with opened(old) as store, store.turn() as tx:
            person = await people.of_sender(tx, MINA)
            assert person is not None
            await said.note(tx, person.id, 5, NOW, own=True)
            assert [each.message for each in await said.all(tx, person.id)] == [5]
        await (await begin(tmp_path / "new")).close()
        assert shape(old / FILES[0]) == shape(tmp_path / "new" / FILES[0])
    assert len(numbers) > 1


async def test_numbers_are_kept_over_a_restart_for_48_hours(tmp_path: Path) -> None:
    async with opened(tmp_path) as store, store.turn() as tx:
        person = await welcomed(tx)
        await said.note(tx, person.id, 5, NOW, own=True)
        await said.note(tx, person.id, 6, later(hours=1), own=False)
    async with opened(tmp_path) as store, store.turn() as tx:
        assert [(each.message, each.own) for each in await said.all(tx, person.id)] == [(5, True), (6, False)]
        await said.note(tx, person.id, 7, later(hours=48.5), own=False)
        assert [each.message for each in await said.all(tx, person.id)] == [6, 7]
        await said.forget(tx, person.id, {6})
        assert [each.message for each in await said.all(tx, person.id)] == [7]


async def test_a_person_who_begins_anew_keeps_everything_under_another_number(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            before, case = await conversation(tx, await welcomed(tx))
            await drafts.add(tx, before.id, Waiting(3, Words("drafted")))
            await said.note(tx, before.id, 5, NOW, own=True)
            hello = Send(Place(PlaceKind.PERSON, str(before.id)), lines=(line("hello"),), person=before.id)
            await outbox.put(tx, [hello, outward(case, "answer")], NOW)
        async with store.turn() as tx:
            after = await begin_anew.renew(tx, before)
    assert after.id != before.id
    async with opened(tmp_path) as store, store.turn() as tx:
        assert await people.of_sender(tx, MINA) == after
        assert await people.get(tx, before.id) is None
        assert await cases.reporter_of(tx, case) == after.id
        assert [each.words.text for each in await drafts.all(tx, after.id)] == ["drafted"]
        assert [each.message for each in await said.all(tx, after.id)] == [5]
        rows = await outbox.waiting(tx)
        assert [row.send.place.ref for row in rows] == [str(after.id), str(case.id)]
        assert rows[0].send.person == after.id


async def test_a_cut_way_back_is_gone_from_old_backups_too(tmp_path: Path) -> None:
    """Somebody has every backup of the main file and all keys of today; message numbers would give her away as well."""
    async with opened(tmp_path / "it") as store:
        async with store.turn() as tx:
            person, case = await conversation(tx, await welcomed(tx))
            rows = await outbox.put(tx, [inward(case, "first", 880_001_234_567), outward(case, "answer", 7)], NOW)
            await threads.sent(tx, case.id, rows[0], 300, -1_001_234_567_890)
            await said.note(tx, person.id, 880_001_234_567, NOW, own=True)
        old = copied(tmp_path / "it", tmp_path / "old")
        async with store.turn() as tx:
            await cases.cut(tx, case)
            person = await begin_anew.renew(tx, replace(person, conversations=(), talking_in=None))
        new = copied(tmp_path / "it", tmp_path / "new")
        async with store.turn() as tx:
            assert await cases.reporter_of(tx, case) is None
            assert [each.number(at_team=False) for each in await threads.all(tx, case.id)] == [None, None]
            assert [row.send.place.kind for row in await outbox.waiting(tx)] == [PlaceKind.TOPIC]
    for main in (old / FILES[0], new / FILES[0]):
        plain = readable(main, new / FILES[1])
        assert b'"conversations":[%d]' % case.id not in plain
    assert b'"conversations":[%d]' % case.id in readable(old / FILES[0], old / FILES[1])


async def test_the_keyrings_copy_is_overwritten_after_an_erasure_and_owed_until_then(tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere" / "keyring.db"
    async with opened(tmp_path / "it") as store:
        store.ring_copy = copy
        async with store.turn() as tx:
            person = await welcomed(tx)
        async with store.turn() as tx:
            await people.forget(tx, person)
        assert store.owed
        assert not await store.scrub()  # the disk is not there
    copy.parent.mkdir()
    async with opened(tmp_path / "it") as store:
        store.ring_copy = copy
        assert [store.owed, await store.scrub(), store.owed] == [True, True, False]
        with closing(sqlite3.connect(copy)) as db:
            assert db.execute("SELECT count(*) FROM person").fetchone() == (0,)
            assert db.execute("SELECT count(*) FROM secret").fetchone() != (0,)
    assert copy.stat().st_mode & 0o777 == 0o600
    assert {each.name for each in copy.parent.iterdir()} - {"keyring.db.lock"} == {"keyring.db"}
