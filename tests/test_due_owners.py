"""What is planned belongs to somebody and goes with them; what was planned before it did is sealed anew."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from rules.case import EXPIRE, EXPIRES
from rules.draft import TURNED_AWAY
from rules.due_kinds import Counts, Kind, Of
from rules.person import UNBLOCK
from rules.reporter.help_now import SILENT
from storage import begin_anew, cases, due, people
from storage.disk import due_before, due_rows
from storage.disk.due_rows import OWNER
from storage.disk.errors import Gone
from storage.disk.vault import bound, seal
from tests.storing import FILES, NOW, OF_HOUSE, begin, conversation, later, opened, welcomed

SHARED = [Kind(name, of, counts) for name in ("one", "other") for of in OWNER for counts in Counts]


async def test_erasing_a_case_leaves_nothing_planned_about_it_whatever_its_kind(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            person = await welcomed(tx)
            _, case = await conversation(tx, person)
            for kind in (EXPIRES, Kind("what-comes-later", Of.CASE, Counts.BY_THE_CLOCK)):
                for ref in (0, 7):
                    await due.plan(tx, kind, case.id, later(days=1), ref=ref)
            await due.plan(tx, UNBLOCK, person.id, later(days=2))
            await due.plan(tx, OF_HOUSE, case.id, later(days=3))
        async with store.turn() as tx:
            await cases.shred(tx, case)
        async with store.turn() as tx:
            kinds = [each.kind for each in await due.ripe(tx, later(days=9), 99)]
            assert kinds == [UNBLOCK, OF_HOUSE]
            with pytest.raises(Gone):
                await due.plan(tx, EXPIRE, case.id, later(days=1))


async def test_erasing_a_person_leaves_nothing_planned_about_them_whatever_its_kind(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            person = await welcomed(tx)
            for kind in (each for each in SHARED if each.of is Of.PERSON):
                await due.plan(tx, kind, person.id, later(days=1))
        async with store.turn() as tx:
            await people.forget(tx, person)
        async with store.turn() as tx:
            assert await due.next_at(tx) is None


async def test_what_is_planned_about_a_person_follows_them_to_another_number(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            person = await welcomed(tx)
            await due.plan(tx, TURNED_AWAY, person.id, later(seconds=1), {"why": ["file-too-big"]})
            await due.plan(tx, UNBLOCK, person.id, later(days=1), ref=3)
        async with store.turn() as tx:
            again = await begin_anew.renew(tx, person)
        async with store.turn() as tx:
            found = [(each.kind, each.whose, each.ref, each.body) for each in await due.ripe(tx, later(days=9), 9)]
            assert found == [
                (TURNED_AWAY, again.id, 0, {"why": ["file-too-big"]}),
                (UNBLOCK, again.id, 3, {}),
            ]


async def test_set_back_a_wait_keeps_its_length_and_an_hour_stays(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            _, case = await conversation(tx, await welcomed(tx))
            await due.plan(tx, SILENT, case.id, later(minutes=5))
            await due.plan(tx, EXPIRE, case.id, later(minutes=5))
            await due.set_back(tx, NOW - timedelta(days=3), timedelta(days=3))
        async with store.turn() as tx:
            at = {each.kind: each.at for each in await due.ripe(tx, later(days=9), 9)}
            assert at == {SILENT: later(minutes=5) - timedelta(days=3), EXPIRE: later(minutes=5)}


async def test_a_row_opens_in_its_own_place_only(tmp_path: Path) -> None:
    """Somebody with the disk swaps what is due now and what is due much later."""
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            _, case = await conversation(tx, await welcomed(tx))
            await due.plan(tx, SILENT, case.id, later(minutes=5))
            await due.plan(tx, EXPIRE, case.id, later(days=5))
        async with store.turn() as tx:
            tx.write("UPDATE due SET slot = x'01' WHERE at = (SELECT min(at) FROM due)")
        async with store.turn() as tx:
            assert [each.kind for each in await due.ripe(tx, later(days=9), 9)] == [EXPIRE]


class PowerCut(Exception):
    """The machine stops here."""


def cut_after(rows: int) -> Callable[..., object]:
    """Seals so many rows, then the power goes."""
    left = iter(range(rows))
    seal_one = due_rows.close

    def close(*given: Any) -> object:
        if next(left, None) is None:
            raise PowerCut
        return seal_one(*given)

    return close


@pytest.mark.parametrize("cut", [0, 1, 3, None], ids=["at the first row", "after one", "after three", "never"])
async def test_a_database_of_before_is_sealed_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut: int | None
) -> None:
    """Cut short at any row, the file is wholly as before and the next start does it: it is one transaction."""
    async with opened(tmp_path) as store, store.turn() as tx:
        person = await welcomed(tx)
        _, case = await conversation(tx, person)
        keys = tx.keys
    old: list[tuple[str, int, dict[str, object]]] = [
        ("step", case.id, {"rung": 2}),
        ("expires", 99, {}),  # of a case that is erased: nothing took it away in those days
        ("draft", person.id, {}),
        ("held", 41, {"case": case.id, "rows": [41, 42]}),
        ("blocked", 43, {"tries": 2}),
        ("leave", -100, {}),
    ]
    with closing(sqlite3.connect(tmp_path / FILES[0], isolation_level=None)) as db:
        db.execute("DROP TABLE due")
        db.execute("DROP TABLE record")
        db.execute("CREATE TABLE due (id INTEGER PRIMARY KEY, slot BLOB NOT NULL UNIQUE, at INTEGER NOT NULL, body)")
        db.execute("CREATE INDEX due_at ON due (at)")
        for row, what in enumerate(old, 1):
            body = seal(keys.house, due_before.BEFORE.pack(what), bound("due", "body", row), 256)
            db.execute("INSERT INTO due VALUES (?, ?, ?, ?)", (row, bytes([row]), row * 1_000_000, body))
        db.execute("PRAGMA user_version = 4")
    if cut is not None:
        with monkeypatch.context() as short:
            short.setattr(due_before, "close", cut_after(cut))
            with pytest.raises(PowerCut):
                await begin(tmp_path)
    async with opened(tmp_path) as store, store.turn() as tx:
        found = await due.ripe(tx, NOW, 9)
        assert [(each.kind.name, each.kind.of, each.whose, each.ref, each.body) for each in found] == [
            ("step", Of.CASE, case.id, 0, {"rung": 2}),
            ("draft", Of.PERSON, person.id, 0, {}),
            ("held", Of.CASE, case.id, 41, {"rows": [41, 42]}),
            ("leave", Of.HOUSE, -100, 0, {}),
        ]
        assert found[1].kind.counts is Counts.BY_THE_CLOCK
        assert await due.get(tx, found[2].kind, case.id, 41) == found[2]
