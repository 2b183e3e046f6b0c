"""What is kept comes back as it was, after a restart too: people, cases, threads, drafts, times, places, updates."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from rules.case import State
from rules.draft import Waiting
from rules.due_kinds import Counts, Kind, Of
from rules.send import Act, Place, PlaceKind, Role, Send, Words, line
from storage import cases, chats, drafts, due, inbox, outbox, pending, people, places, sends, threads
from storage.disk.entries import PART
from storage.disk.errors import Gone
from storage.places import Address
from storage.threads import of_case, of_person
from tests.storing import (
    INDEPENDENT,
    MINA,
    NOW,
    OF_HOUSE,
    TEAM,
    YUSUF,
    conversation,
    inward,
    later,
    opened,
    outward,
    welcomed,
)

OTHER = Kind("other", Of.HOUSE, Counts.BY_THE_CLOCK)


async def test_a_reporter_is_known_again_after_a_restart(tmp_path: Path) -> None:
    async with opened(tmp_path) as store, store.turn() as tx:
        person, case = await conversation(tx, await welcomed(tx))
        assert await people.welcome(tx, MINA, MINA, "ar") == person
    async with opened(tmp_path) as store, store.turn() as tx:
        assert await people.of_sender(tx, YUSUF) is None
        assert await people.of_sender(tx, MINA) == person
        assert await people.get(tx, person.id) == person
        assert await people.get(tx, 99) is None
        assert await people.welcome(tx, MINA, MINA, "ar") == person
        assert await cases.get(tx, case.id) == case
        assert await cases.get(tx, 99) is None
        assert await cases.by_code(tx, case.code) == case
        assert await cases.by_code(tx, "AAA-AAA") is None
        assert await cases.reporter_of(tx, case) == person.id
        changed = replace(case, state=State.TAKEN, holder=111, heard=later(seconds=1.000001))
        await cases.save(tx, changed)
    async with opened(tmp_path) as store, store.turn() as tx:
        assert await cases.get(tx, case.id) == changed


async def test_nothing_is_kept_for_whoever_was_erased(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            person, case = await conversation(tx, await welcomed(tx))
        async with store.turn() as tx:
            await cases.shred(tx, case)
            await people.forget(tx, person)
            assert await cases.get(tx, case.id) is None
            assert await people.of_sender(tx, MINA) is None
        for _ in range(2):
            for keeps in (
                lambda tx: people.save(tx, person),
                lambda tx: cases.save(tx, case),
                lambda tx: drafts.add(tx, person.id, Waiting(1, Words("words"))),
                lambda tx: outbox.put(tx, [inward(case, "words")], NOW),
                lambda tx: outbox.put_cleanup(tx, [inward(case, "words")], NOW),
                lambda tx: threads.set_topic(tx, case.id, TEAM, 5),
            ):
                with pytest.raises(Gone):
                    async with store.turn() as tx:
                        await keeps(tx)
        async with store.turn() as tx:
            await people.forget(tx, person)  # a second time does nothing
            await cases.shred(tx, case)
            again = await welcomed(tx)
            assert again.id != person.id
            assert again.conversations == ()


async def test_the_way_back_can_be_cut_while_the_case_stays(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            person, case = await conversation(tx, await welcomed(tx))
        async with store.turn() as tx:
            await cases.cut(tx, case)
            assert await cases.reporter_of(tx, case) is None
    async with opened(tmp_path) as store, store.turn() as tx:
        assert await cases.reporter_of(tx, case) is None
        assert await places.resolve(tx, Place(PlaceKind.REPORTER, str(case.id))) is None
        assert await cases.get(tx, case.id) == case
        assert await people.of_sender(tx, MINA) == person


async def test_a_reply_or_an_edit_finds_its_counterpart_on_the_other_side(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            person, first = await conversation(tx, await welcomed(tx))
            person, case = await conversation(tx, person, "AAA-AAA")
            await threads.set_topic(tx, case.id, TEAM, 40)
            card = replace(inward(case, ""), role=Role.CARD, name="card")
            rows = await outbox.put(tx, [card, inward(case, "words", 7), outward(case, "answer", 302)], NOW)
            await outbox.put(tx, [inward(first, "older", 6)], NOW)
            assert (await threads.by_reporter(tx, person, 7)).row == rows[1]  # type: ignore[union-attr]
        async with store.turn() as tx:
            for row, message, chat in zip(rows, (300, 301, 9), (TEAM, TEAM, MINA), strict=True):
                await threads.sent(tx, case.id, row, message, chat)
    async with opened(tmp_path) as store, store.turn() as tx:
        carried = await threads.by_reporter(tx, person, 7)
        assert carried == await threads.by_team(tx, case.id, TEAM, 301)
        assert carried is not None
        assert (carried.copy, carried.origin, carried.chat, carried.inward) == (301, 7, TEAM, True)
        answer = await threads.by_reporter(tx, person, 9)
        assert answer is not None
        assert (answer.row, answer.inward, answer.origin, answer.copy, answer.chat) == (rows[2], False, 302, 9, TEAM)
        assert (answer.number(at_team=True), answer.number(at_team=False)) == (302, 9)
        older = await threads.by_reporter(tx, person, 6)
        assert older is not None
        assert older.case == first.id
        found = await threads.named(tx, case.id, "card")
        assert found is not None
        assert (found.row, found.copy) == (rows[0], 300)
        assert await threads.find(tx, of_case(case.id), "card") == found
        assert await threads.find(tx, of_case(case.id), rows[1]) == carried
        assert await threads.by_team(tx, case.id, INDEPENDENT, 301) is None
        assert await threads.by_reporter(tx, person, 99) is None
        assert await threads.named(tx, case.id, "none") is None


async def test_the_topic_of_a_case_is_found_lost_and_made_again(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            _, case = await conversation(tx, await welcomed(tx))
            assert await threads.topic(tx, case.id) is None
            await threads.set_topic(tx, case.id, TEAM, 40)
        async with store.turn() as tx:
            assert await cases.of_topic(tx, TEAM, 40) == case
            assert await cases.of_topic(tx, INDEPENDENT, 40) is None
            await threads.lose_topic(tx, case.id)
            await threads.lose_topic(tx, case.id)
        async with store.turn() as tx:
            assert await cases.of_topic(tx, TEAM, 40) is None
            await threads.set_topic(tx, case.id, TEAM, 41)
            await threads.set_topic(tx, case.id, TEAM, 42)
    async with opened(tmp_path) as store, store.turn() as tx:
        assert await threads.topic(tx, case.id) == (TEAM, 42)
        assert await cases.of_topic(tx, TEAM, 42) == case
        assert await cases.of_topic(tx, TEAM, 41) is None


async def test_in_a_group_without_topics_every_message_leads_to_its_case(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            _, case = await conversation(tx, await welcomed(tx))
            (row, page) = await outbox.put(tx, [inward(case, "words"), inward(case, "page")], NOW)
            await threads.sent(tx, case.id, row, 70, TEAM)
            await threads.sent(tx, case.id, page, 3, 111)  # a member's private chat
        async with store.turn() as tx:
            assert await cases.of_message(tx, TEAM, 70) == case
            assert await cases.of_message(tx, 111, 3) is None
            await cases.shred(tx, case)
    async with opened(tmp_path) as store, store.turn() as tx:
        assert await cases.of_message(tx, TEAM, 70) is None
        assert await tx.rows("SELECT * FROM lookup") == []


async def test_a_long_conversation_is_remembered_whole(tmp_path: Path) -> None:
    count = 3 * PART + 5
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            _, case = await conversation(tx, await welcomed(tx))
            rows = await outbox.put(tx, [inward(case, "words", number + 1) for number in range(count)], NOW)
        for row in (rows[0], rows[PART], rows[-1]):
            async with store.turn() as tx:
                await threads.sent(tx, case.id, row, 1000 + row, TEAM)
        async with store.turn() as tx:
            await threads.lost(tx, case.id, rows[PART + 1])
    async with opened(tmp_path) as store, store.turn() as tx:
        entries = await threads.all(tx, case.id)
        assert [each.row for each in entries] == [row for row in reversed(rows) if row != rows[PART + 1]]
        assert {each.row for each in entries if each.copy == 1000 + each.row} == {rows[0], rows[PART], rows[-1]}
        assert len(await tx.rows("SELECT id FROM thread")) == 4


async def test_messages_outside_of_a_case_are_remembered_for_a_while(tmp_path: Path) -> None:
    async with opened(tmp_path) as store, store.turn() as tx:
        person = await welcomed(tx)
        place = Place(PlaceKind.PERSON, str(person.id))
        rows = await outbox.put(tx, [Send(place, lines=(line("menu"),), name=f"m{n}") for n in range(PART + 3)], NOW)
        await threads.sent(tx, of_person(person.id), rows[-1], 12, MINA)
    async with opened(tmp_path) as store, store.turn() as tx:
        found = await threads.find(tx, of_person(person.id), rows[-1])
        assert found is not None
        assert (found.copy, found.case, found.inward) == (12, 0, False)
        assert await threads.find(tx, of_person(person.id), f"m{PART + 2}") == found
        assert await threads.find(tx, of_person(person.id), rows[0]) is None
        assert len(await tx.rows("SELECT id FROM thread")) == 1


async def test_a_draft_is_collected_changed_and_cleared(tmp_path: Path) -> None:
    async with opened(tmp_path) as store, store.turn() as tx:
        person = await welcomed(tx)
        assert await drafts.all(tx, person.id) == []
        await drafts.add(tx, person.id, Waiting(1, Words("one")))
        await drafts.add(tx, person.id, Waiting(2, Words("two \ud83d")))  # half a pair, as broken clients send it
        await drafts.add(tx, person.id, Waiting(1, Words("one, better")))
    async with opened(tmp_path) as store, store.turn() as tx:
        kept = await drafts.all(tx, person.id)
        assert kept == [Waiting(1, Words("one, better")), Waiting(2, Words("two \ud83d"))]
        kept.clear()
        assert len(await drafts.all(tx, person.id)) == 2
        await drafts.clear(tx, person.id)
        assert await drafts.all(tx, person.id) == []
    async with opened(tmp_path) as store, store.turn() as tx:
        assert await drafts.all(tx, person.id) == []


async def test_what_is_planned_anew_replaces_what_was_planned(tmp_path: Path) -> None:
    async with opened(tmp_path) as store, store.turn() as tx:
        assert await due.next_at(tx) is None
        await due.plan(tx, OF_HOUSE, 1, later(minutes=5), {"step": 1})
        await due.plan(tx, OF_HOUSE, 2, later(minutes=3))
        await due.plan(tx, OTHER, 1, later(days=1))
        await due.plan(tx, OF_HOUSE, 1, later(minutes=10, microseconds=7), {"step": 2})
        assert tx.planned == later(minutes=3)
    async with opened(tmp_path) as store, store.turn() as tx:
        assert await due.next_at(tx) == later(minutes=3)
        ripe = await due.ripe(tx, later(days=2), 2)
        assert [(each.kind, each.whose, each.body) for each in ripe] == [(OF_HOUSE, 2, {}), (OF_HOUSE, 1, {"step": 2})]
        assert ripe[1].at == later(minutes=10, microseconds=7)
        assert await due.get(tx, OF_HOUSE, 1) == ripe[1]
        assert await due.ripe(tx, later(minutes=2), 9) == []
        await due.plan(tx, OF_HOUSE, 2, later(hours=1))
        await due.done(tx, ripe[0])  # what was planned meanwhile stays
        await due.put_off(tx, ripe[1], later(hours=2))
        await due.cancel(tx, OTHER, 1)
        found = await due.ripe(tx, later(days=2), 9)
        assert [(each.kind, each.whose, each.at) for each in found] == [
            (OF_HOUSE, 2, later(hours=1)),
            (OF_HOUSE, 1, later(hours=2)),
        ]
        assert await due.get(tx, OTHER, 1) is None


async def test_a_place_becomes_the_chat_of_today(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            person, case = await conversation(tx, await welcomed(tx))

        async def where(kind: PlaceKind, ref: object) -> Address | None:
            async with store.turn() as tx:
                return await places.resolve(tx, Place(kind, str(ref)))

        assert await where(PlaceKind.REPORTER, case.id) == Address(MINA, language="en")
        assert await where(PlaceKind.PERSON, person.id) == Address(MINA, language="en")
        assert await where(PlaceKind.TOPIC, case.id) == Address(TEAM, missing_topic=True)
        assert await where(PlaceKind.DESK, "independent") == Address(INDEPENDENT)
        assert await where(PlaceKind.MEMBER, 111) == Address(111)
        assert await where(PlaceKind.DESK, "nobody") is None
        assert await where(PlaceKind.TOPIC, 99) is None
        assert await where(PlaceKind.PERSON, 99) is None
        async with store.turn() as tx:
            await threads.set_topic(tx, case.id, TEAM, 40)
        assert await where(PlaceKind.TOPIC, case.id) == Address(TEAM, 40)
        async with store.turn() as tx:
            await chats.migrate(tx, TEAM, TEAM - 1)
            assert await chats.current(tx, TEAM) == TEAM - 1
            await chats.migrate(tx, TEAM - 1, TEAM)  # no way round in circles
        assert await where(PlaceKind.TOPIC, case.id) == Address(TEAM - 1, missing_topic=True)
    async with opened(tmp_path) as store, store.turn() as tx:
        await chats.migrate(tx, TEAM - 1, TEAM - 2)
        assert await chats.current(tx, TEAM) == TEAM - 2
        assert await places.resolve(tx, Place(PlaceKind.DESK, "team")) == Address(TEAM - 2)
        store.groups = {"team": TEAM - 5}
        assert await places.resolve(tx, Place(PlaceKind.DESK, "team")) == Address(TEAM - 5)


async def test_an_update_that_comes_twice_is_kept_once(tmp_path: Path) -> None:
    def update(number: int) -> dict[str, int]:
        return {"update_id": number}

    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            letters = await inbox.put(tx, "1", [update(5), update(6), update(5)], NOW)
            assert [each.update for each in letters] == [update(5), update(6)]
            await inbox.done(tx, letters[0].id)
        async with store.turn() as tx:
            assert await inbox.put(tx, "1", [update(5), update(6)], NOW) == []
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            assert [each.update for each in await inbox.pending(tx)] == [update(6)]
            again = await inbox.put(tx, "1", [update(6), update(7)], later(hours=49))
            assert [each.update for each in again] == [update(7)]
        async with store.turn() as tx:
            await inbox.forget_seen(tx, later(hours=1), later(hours=49))
        async with store.turn() as tx:  # ids begin anew somewhere after an idle week
            again = await inbox.put(tx, "1", [update(5), update(2), update(7)], later(days=9))
            assert [each.update for each in again] == [update(5), update(2)]


async def test_update_ids_of_another_bot_say_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            await inbox.put(tx, "1", [{"update_id": 5}], NOW)
        async with store.turn() as tx:
            assert len(await inbox.put(tx, "2", [{"update_id": 5}], NOW)) == 1
            assert len(await inbox.put(tx, "2", [{"update_id": 5}], NOW)) == 0
    async with opened(tmp_path) as store, store.turn() as tx:
        assert len(await inbox.put(tx, "2", [{"update_id": 5}], NOW)) == 0
        assert len(await inbox.pending(tx)) == 2  # the first bot's words are not lost


async def test_an_update_that_fails_three_times_is_parked_with_its_words(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            (letter,) = await inbox.put(tx, "1", [{"update_id": 5, "message": {"text": "words"}}], NOW)
        for tries in (1, 2, 3):
            async with store.turn() as tx:
                assert await inbox.failed(tx, letter.id, later(seconds=2)) == tries
    async with opened(tmp_path) as store, store.turn() as tx:
        assert await inbox.pending(tx) == []
        (parked,) = await inbox.parked(tx)
        assert (parked.update, parked.tries, parked.due) == (letter.update, 3, later(seconds=2))
        await inbox.done(tx, letter.id)
        assert await inbox.parked(tx) == []


async def test_pending_updates_come_in_pages(tmp_path: Path) -> None:
    async with opened(tmp_path) as store, store.turn() as tx:
        letters = await inbox.put(tx, "1", [{"update_id": number} for number in range(1, 8)], NOW)
        page = await inbox.pending(tx, limit=3)
        assert page == letters[:3]
        assert await inbox.pending(tx, after=page[-1].id, limit=10) == letters[3:]


async def test_what_was_claimed_may_have_been_sent_before(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            _, case = await conversation(tx, await welcomed(tx))
            sends = [inward(case, text) for text in ("sent", "waits", "uncertain", "late", "gone")]
            sends[1] = replace(sends[1], not_before=later(minutes=3), lines=(line("a", b=line("c", d=1), e="f"),))
            rows = await outbox.put(tx, sends, NOW)
            assert [(row.id, row.send, row.due) for row in tx.put] == [
                (row, send, send.not_before) for row, send in zip(rows, sends, strict=True)
            ]
        async with store.turn() as tx:
            await outbox.claim(tx, [rows[0], rows[2], rows[3], rows[4]])
        async with store.turn() as tx:
            await outbox.defer(tx, rows[2], later(minutes=1), repeat=True)
            await outbox.defer(tx, rows[3], later(minutes=2), repeat=False)
            await outbox.done(tx, rows[4])
            await outbox.defer(tx, rows[4], NOW, repeat=True)
    async with opened(tmp_path) as store, store.turn() as tx:
        found = await outbox.waiting(tx)
        assert [row.send for row in found] == sends[:4]
        assert [(row.id, row.due, row.repeat, row.tries) for row in found] == [
            (rows[0], None, True, 1),
            (rows[1], later(minutes=3), False, 0),
            (rows[2], later(minutes=1), True, 1),
            (rows[3], later(minutes=2), False, 1),
        ]
        assert {row.lane for row in found} == {f"topic:{case.id}"}


async def test_a_waiting_message_can_be_changed_or_taken_back_until_it_is_on_its_way(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            _, case = await conversation(tx, await welcomed(tx))
            rows = await outbox.put(tx, [inward(case, text) for text in "abc"], NOW)
        async with store.turn() as tx:
            await outbox.claim(tx, rows[:1])
        async with store.turn() as tx:
            later_on = replace(inward(case, "better"), not_before=later(minutes=1))
            assert not await outbox.rewrite(tx, rows[0], later_on)
            assert not await outbox.withdraw(tx, rows[0])
            assert await outbox.rewrite(tx, rows[1], later_on)
            assert await outbox.withdraw(tx, rows[2])
            assert not await outbox.withdraw(tx, rows[2])
            assert not await outbox.rewrite(tx, rows[2], later_on)
            assert [(row.id, row.send) for row in tx.put] == [(rows[1], later_on)]
            assert tx.dropped == [rows[2]]
    async with opened(tmp_path) as store, store.turn() as tx:
        found = await outbox.waiting(tx)
        assert [(row.id, row.send.words, row.due) for row in found] == [
            (rows[0], Words("a"), None),
            (rows[1], Words("better"), later(minutes=1)),
        ]


async def test_a_row_that_does_not_open_holds_up_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as store, store.turn() as tx:
        _, case = await conversation(tx, await welcomed(tx))
        rows = await outbox.put(tx, [inward(case, "a"), inward(case, "b")], NOW)
        letters = await inbox.put(tx, "1", [{"update_id": 1}, {"update_id": 2}], NOW)
        tx.write("UPDATE outbox SET body = zeroblob(1052) WHERE id = ?", (rows[0],))
        tx.write("UPDATE inbox SET body = zeroblob(4124) WHERE id = ?", (letters[0].id,))
    async with opened(tmp_path) as store, store.turn() as tx:
        assert [row.id for row in await outbox.waiting(tx)] == [rows[1]]
        assert [each.id for each in await inbox.pending(tx)] == [letters[1].id]
        assert store.unreadable == [("outbox", rows[0]), ("inbox", letters[0].id)]
        assert len(await tx.rows("SELECT id FROM outbox")) == 2


async def test_a_damaged_row_keeps_nobody_from_what_is_theirs(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            mina, hers = await conversation(tx, await welcomed(tx))
            _, his = await conversation(tx, await welcomed(tx, YUSUF), "K7Q-5MX")
            rows = await outbox.put(tx, [outward(his, "a"), outward(hers, "b"), outward(hers, "c")], NOW)
            tx.write("UPDATE outbox SET body = zeroblob(1052) WHERE id = ?", (rows[0],))
        async with store.turn() as tx:
            assert [row.id for row in await pending.of_case(tx, hers.id)] == rows[1:]
            assert [row.id for row in await pending.to_reader(tx, mina)] == rows[1:]
            assert await pending.get(tx, rows[0]) is None
            assert await sends.drop_case(tx, hers.id) == rows[1:]
            await sends.drop_outward(tx, his.id)
            assert store.unreadable == [("outbox", rows[0])]


async def test_a_restart_does_not_forget_what_was_sent_in_the_last_minute(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        for second in range(90):
            async with store.turn() as tx:
                await outbox.pace(tx, TEAM, later(seconds=second))
    async with opened(tmp_path) as store:
        now = later(seconds=89)
        async with store.turn() as tx:
            found = await outbox.paced(tx, now - timedelta(minutes=1))
            assert found == [(later(seconds=second), TEAM) for second in range(29, 90)]
            assert len(await tx.rows("SELECT id FROM pace")) == 61
            await outbox.pace(tx, TEAM, later(minutes=5))
            assert len(await tx.rows("SELECT id FROM pace")) == 1


async def test_a_clean_up_carries_its_address_itself(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            person, case = await conversation(tx, await welcomed(tx))
            await threads.set_topic(tx, case.id, TEAM, 40)
            rows = await outbox.put(tx, [inward(case, "a", 7), outward(case, "b", 301), inward(case, "c", 8)], NOW)
            await threads.sent(tx, case.id, rows[0], 300, TEAM)
            await threads.sent(tx, case.id, rows[1], 9, MINA)
        topic, reporter = Place(PlaceKind.TOPIC, str(case.id)), Place(PlaceKind.REPORTER, str(case.id))
        async with store.turn() as tx:
            wiped = await outbox.put_cleanup(
                tx,
                [
                    Send(topic, Act.WITHDRAW, of=rows[0]),
                    Send(reporter, Act.WITHDRAW, of=rows[0]),  # her own message, in her own chat
                    Send(reporter, Act.WITHDRAW, of=rows[1]),
                    Send(topic, Act.WITHDRAW, of=rows[2]),  # was never sent
                    Send(topic, Act.DELETE_TOPIC),
                    Send(Place(PlaceKind.PERSON, str(person.id)), lines=(line("erased"),)),
                ],
                NOW,
            )
            assert len(tx.put) == len(wiped) == 5
            await cases.shred(tx, case)
            await people.forget(tx, person)
            assert [row.id for row in tx.put] == wiped
            assert set(tx.dropped) == set(rows)
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            found = await outbox.waiting(tx)
            assert [await places.resolve(tx, row.send.place) for row in found] == [
                Address(TEAM, 40, message=300),
                Address(MINA, language="en", message=7),
                Address(MINA, language="en", message=9),
                Address(TEAM, 40),
                Address(MINA, language="en"),
            ]
            assert [row.send.act for row in found] == [Act.WITHDRAW] * 3 + [Act.DELETE_TOPIC, Act.SAY]
            await outbox.done(tx, found[0].id)
        assert await store.run(lambda both: both.ring.execute("SELECT count(*) FROM wipe").fetchone()) == (4,)
        async with store.turn() as tx:
            assert await outbox.lapse_cleanup(tx, later(minutes=59)) == []
            assert await outbox.lapse_cleanup(tx, later(minutes=60)) == wiped[1:]
            assert tx.dropped == wiped[1:]
        assert await store.run(lambda both: both.ring.execute("SELECT count(*) FROM wipe").fetchone()) == (0,)
        async with store.turn() as tx:
            assert await outbox.waiting(tx) == []


async def test_a_topic_that_is_not_there_needs_no_clean_up(tmp_path: Path) -> None:
    async with opened(tmp_path) as store, store.turn() as tx:
        _, case = await conversation(tx, await welcomed(tx))
        assert await outbox.put_cleanup(tx, [Send(Place(PlaceKind.TOPIC, str(case.id)), Act.DELETE_TOPIC)], NOW) == []


async def test_the_open_cases_are_found_without_looking_at_the_closed(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        made = []
        async with store.turn() as tx:
            person = await welcomed(tx)
            for number in range(6):
                person, case = await conversation(tx, person, f"C{number}")
                made.append(case)
        async with store.turn() as tx:
            await cases.save(tx, replace(made[1], state=State.CLOSED))
            await cases.save(tx, replace(made[2], state=State.CLOSED))
            await cases.shred(tx, made[3])
            assert [each.id async for each in cases.every_open(tx)] == [made[n].id for n in (0, 4, 5)]
        async with store.turn() as tx:
            await cases.save(tx, replace(made[2], state=State.WAITING))
    async with opened(tmp_path) as store, store.turn() as tx:
        tx.write("UPDATE case_ SET body = zeroblob(540) WHERE id = ?", (made[1].id,))
        assert [each async for each in cases.every_open(tx)] == [made[n] for n in (0, 2, 4, 5)]
        await cases.save(tx, replace(made[0], holder=7))
        found = [each async for each in cases.every_open(tx)]
        assert found[0].holder == 7
        assert len(found) == 4
