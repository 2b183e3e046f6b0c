"""Nothing that was put is lost, doubled or mixed up, whatever the order of turns, restarts, crashes and rotations.

A Hypothesis machine plays against a model in plain dictionaries. A crash is the files as they lie at that instant,
logs included, opened by somebody else.
"""

import asyncio
import shutil
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule

from rules.draft import Waiting
from rules.due_kinds import Kind
from rules.send import Place, PlaceKind, Send, Words
from storage import cases, drafts, due, inbox, outbox, people, threads
from storage.disk.store import Store
from storage.disk.tx import Tx
from storage.spool import rotate_spool
from tests.storing import (
    LADDER,
    MINA,
    NOW,
    OF_HOUSE,
    OF_PERSON,
    TEAM,
    begin,
    conversation,
    copied,
    in_memory,
    inward,
    later,
    outward,
    welcomed,
)

TEXT = some.text(max_size=40)
WAIT = some.one_of(some.none(), some.integers(0, 10**9).map(lambda each: later(microseconds=each)))


class Undone(Exception):
    """A turn that is rolled back."""


class Kept(RuleBasedStateMachine):
    """Inbox, outbox, due rows, drafts and threads of a few conversations."""

    letters = Bundle("letters")
    rows = Bundle("rows")
    talks = Bundle("talks")

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.place = ExitStack()
        self.folder = self.place.enter_context(in_memory())
        self.lives = 0
        self.updates = 0
        self.people = 0
        self.inbox: dict[int, tuple[Any, int]] = {}
        self.seen: set[int] = set()
        self.outbox: dict[int, tuple[Send, datetime | None, bool, int]] = {}
        self.flying: set[int] = set()
        self.due: dict[tuple[Kind, int, int], datetime] = {}
        self.drafts: dict[int, dict[int, str]] = {}
        self.threads: dict[int, dict[int, tuple[int | None, int | None]]] = {}
        self.open: dict[int, Any] = {}

    def run(self, work: Any) -> Any:
        return self.loop.run_until_complete(work)

    @initialize()
    def start(self) -> None:
        self.store: Store = self.run(begin(self.folder / "0"))

    def teardown(self) -> None:
        self.run(self.store.close())
        self.loop.close()
        self.place.close()

    def turn(self, work: Any) -> Any:
        async def whole() -> Any:
            async with self.store.turn() as tx:
                return await work(tx)

        return self.run(whole())

    @rule(target=talks)
    def somebody_comes(self) -> Any:
        self.people += 1

        async def work(tx: Tx) -> Any:
            return await conversation(tx, await welcomed(tx, MINA + self.people), code=f"C{self.people}")

        person, case = self.turn(work)
        self.open[case.id] = (person, case)
        self.drafts[person.id] = {}
        self.threads[case.id] = {}
        return case.id

    @rule(target=letters, count=some.integers(1, 3), again=some.booleans())
    def updates_arrive(self, count: int, again: bool) -> Any:
        first = max(1, self.updates - 1) if again else self.updates + 1
        ids = list(range(first, first + count))
        self.updates = max(self.updates, *ids)
        batch = [{"update_id": each, "text": f"update {each}"} for each in ids]
        kept = self.turn(lambda tx: inbox.put(tx, "1", batch, NOW))
        assert [each.update["update_id"] for each in kept] == [each for each in ids if each not in self.seen]
        self.seen.update(ids)
        self.inbox.update({each.id: (each.update, 0) for each in kept})
        return multiple(*[each.id for each in kept])

    @rule(letter=consumes(letters))
    def an_update_is_handled(self, letter: int) -> None:
        self.turn(lambda tx: inbox.done(tx, letter))
        self.inbox.pop(letter, None)

    @rule(letter=letters)
    def an_update_fails(self, letter: int) -> None:
        tries = self.turn(lambda tx: inbox.failed(tx, letter, later(seconds=2)))
        if letter in self.inbox:
            update, before = self.inbox[letter]
            assert tries == before + 1
            self.inbox[letter] = (update, tries)

    @rule(target=rows, talk=talks, texts=some.lists(TEXT, min_size=1, max_size=3), wait=WAIT, out=some.booleans())
    def words_are_put(self, talk: int, texts: list[str], wait: datetime | None, out: bool) -> Any:
        if talk not in self.open:
            return multiple()
        make = outward if out else inward
        sends = [
            replace(make(self.open[talk][1], text, number + 1), not_before=wait) for number, text in enumerate(texts)
        ]
        put = self.turn(lambda tx: outbox.put(tx, sends, NOW))
        for row, send in zip(put, sends, strict=True):
            self.outbox[row] = (send, wait, False, 0)
            self.threads[talk][row] = (send.origin, None)
        return multiple(*put)

    @rule(row=rows)
    def a_row_is_claimed(self, row: int) -> None:
        self.turn(lambda tx: outbox.claim(tx, [row]))
        if row in self.outbox:
            send, wait, repeat, tries = self.outbox[row]
            self.outbox[row] = (send, wait, repeat, tries + 1)
            self.flying.add(row)

    @rule(row=rows)
    def a_row_is_sent(self, row: int) -> None:
        if row not in self.flying:
            return
        send = self.outbox.pop(row)[0]
        self.flying.discard(row)
        assert send.case is not None
        case = send.case

        async def work(tx: Tx) -> None:
            await threads.sent(tx, case, row, 1000 + row, TEAM)
            await outbox.done(tx, row)

        self.turn(work)
        if case in self.open:
            self.threads[case][row] = (send.origin, 1000 + row)

    @rule(row=rows, wait=some.integers(1, 10**9), repeat=some.booleans())
    def a_row_is_deferred(self, row: int, wait: int, repeat: bool) -> None:
        at = later(microseconds=wait)
        if row in self.flying:
            self.turn(lambda tx: outbox.defer(tx, row, at, repeat))
            send, _, before, tries = self.outbox[row]
            self.outbox[row] = (send, at, before or repeat, tries)
            self.flying.discard(row)

    @rule(row=rows, text=TEXT)
    def a_row_is_rewritten(self, row: int, text: str) -> None:
        waits = row in self.outbox and row not in self.flying
        send = (
            replace(self.outbox[row][0], words=Words(text))
            if row in self.outbox
            else Send(Place(PlaceKind.DESK, "team"))
        )
        if waits or row not in self.outbox:
            assert self.turn(lambda tx: outbox.rewrite(tx, row, send)) == waits
        if waits:
            _, wait, repeat, tries = self.outbox[row]
            self.outbox[row] = (send, wait if tries else send.not_before, repeat, tries)

    @rule(row=rows)
    def a_row_is_withdrawn(self, row: int) -> None:
        could = row in self.outbox and row not in self.flying and not self.outbox[row][2]
        assert self.turn(lambda tx: outbox.withdraw(tx, row)) == could
        if could:
            case = self.outbox.pop(row)[0].case
            assert case is not None
            del self.threads[case][row]  # nothing waits for the number of a message that never goes

    @rule(whose=some.integers(1, 3), ref=some.integers(0, 1), wait=some.integers(0, 9))
    def something_is_planned(self, whose: int, ref: int, wait: int) -> None:
        self.turn(lambda tx: due.plan(tx, OF_HOUSE, whose, later(minutes=wait), ref=ref))
        self.due[OF_HOUSE, whose, ref] = later(minutes=wait)

    @rule(whose=some.integers(1, 3), ref=some.integers(0, 1))
    def something_is_called_off(self, whose: int, ref: int) -> None:
        self.turn(lambda tx: due.cancel(tx, OF_HOUSE, whose, ref))
        self.due.pop((OF_HOUSE, whose, ref), None)

    @rule(talk=talks, of_person=some.booleans(), ref=some.integers(0, 1), wait=some.integers(0, 9))
    def something_is_planned_about_somebody(self, talk: int, of_person: bool, ref: int, wait: int) -> None:
        """Nobody has to remember it when they are erased."""
        if talk in self.open:
            kind, whose = (OF_PERSON, self.open[talk][0].id) if of_person else (LADDER, talk)
            self.turn(lambda tx: due.plan(tx, kind, whose, later(minutes=wait), ref=ref))
            self.due[kind, whose, ref] = later(minutes=wait)

    @rule(talk=talks, message=some.integers(1, 4), text=TEXT)
    def a_draft_grows(self, talk: int, message: int, text: str) -> None:
        if talk in self.open:
            person = self.open[talk][0].id
            self.turn(lambda tx: drafts.add(tx, person, Waiting(message, Words(text))))
            self.drafts[person][message] = text

    @rule(talk=talks)
    def a_draft_goes(self, talk: int) -> None:
        if talk in self.open:
            person = self.open[talk][0].id
            self.turn(lambda tx: drafts.clear(tx, person))
            self.drafts[person] = {}

    @rule(talk=consumes(talks))
    def somebody_is_erased(self, talk: int) -> None:
        person, case = self.open.pop(talk)

        async def work(tx: Tx) -> list[int]:
            await cases.shred(tx, case)
            await people.forget(tx, person)
            return tx.dropped

        dropped = self.turn(work)
        assert set(dropped) == {row for row, (send, *_) in self.outbox.items() if send.case == talk}
        for row in dropped:
            del self.outbox[row]
            self.flying.discard(row)
        gone = {(LADDER, talk), (OF_PERSON, person.id)}
        self.due = {each: at for each, at in self.due.items() if each[:2] not in gone}
        del self.drafts[person.id], self.threads[talk]

    @rule(talk=talks)
    def a_turn_is_rolled_back(self, talk: int) -> None:
        async def work(tx: Tx) -> None:
            await inbox.put(tx, "1", [{"update_id": self.updates + 1}], NOW)
            await due.plan(tx, OF_HOUSE, 1, later(days=3))
            if talk in self.open:
                person, case = self.open[talk]
                await outbox.put(tx, [inward(case, "never")], NOW)
                await drafts.add(tx, person.id, Waiting(1, Words("never")))
                await tx.rows("SELECT 1")
                await cases.shred(tx, case)
            raise Undone

        try:
            self.turn(work)
        except Undone:
            return
        raise AssertionError

    @rule(days=some.integers(0, 3))
    def the_spool_is_rotated(self, days: int) -> None:
        self.run(rotate_spool(self.store, NOW + timedelta(days=days)))

    @rule()
    def the_bot_restarts(self) -> None:
        folder = self.folder / str(self.lives)
        self.run(self.store.close())
        self.store = self.run(begin(folder))
        self.settle_in()

    @rule()
    def the_bot_is_killed(self) -> None:
        before = self.folder / str(self.lives)
        self.lives += 1
        copied(before, self.folder / str(self.lives))
        self.run(self.store.close())
        shutil.rmtree(before)
        self.store = self.run(begin(self.folder / str(self.lives)))
        self.settle_in()

    def settle_in(self) -> None:
        """What was on its way when the bot stopped may have been sent."""
        for row in self.flying:
            send, wait, _, tries = self.outbox[row]
            self.outbox[row] = (send, wait, True, tries)
        found = self.turn(outbox.waiting)
        assert {row.id: (row.send, row.due, row.repeat, row.tries) for row in found} == self.outbox
        assert self.store.unreadable == []
        assert self.store.clean

    @invariant()
    def everything_is_there(self) -> None:
        if hasattr(self, "store"):
            self.turn(self.compare)

    async def compare(self, tx: Tx) -> None:
        letters = {each.id: (each.update, each.tries) for each in await inbox.pending(tx) + await inbox.parked(tx)}
        assert letters == self.inbox
        assert {row.id: row.send for row in await outbox.waiting(tx)} == {
            row: send for row, (send, *_) in self.outbox.items()
        }
        ripe = {(each.kind, each.whose, each.ref): each.at for each in await due.ripe(tx, later(days=9), 99)}
        assert ripe == self.due
        assert await due.next_at(tx) == min(self.due.values(), default=None)
        for talk, (person, case) in self.open.items():
            assert await cases.get(tx, talk) == case
            assert await people.get(tx, person.id) == person
            assert {each.message: each.words.text for each in await drafts.all(tx, person.id)} == self.drafts[person.id]
            entries = {each.row: (each.origin, each.copy) for each in await threads.all(tx, talk)}
            assert entries == self.threads[talk]


TestKept = Kept.TestCase
TestKept.settings = settings(
    max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
