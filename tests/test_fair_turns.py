"""One account cannot hold up another's danger: turns, rows, words and bytes are shared out. Held by structure, not by a
clock; `python -m tests.siege` measures."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.letters import Letters
from bot.outbox.lanes import Lane
from bot.outbox.shares import Shares
from rehearsal.world import Message
from rules.draft import Waiting
from rules.screens import say
from rules.send import Place, PlaceKind, Role, Send, Urgency, Words, line
from rules.team import room
from storage import drafts, outbox, pending, people, spool
from storage import sends as sends_on_disk
from storage.disk.erase import DRAFTS
from storage.disk.keys import Keyring, Owner
from storage.disk.rows import Row
from storage.disk.vault import bound, seal
from storage.inbox import Letter
from storage.places import Address
from storage.sends import Outer
from tests.filing import sends
from tests.playing import Play, playing
from tests.storing import NOW as START
from tests.storing import YUSUF, opened, welcomed
from tests.teamwork import presses as team_presses
from tests.teamwork import report

NUMBERS = count(1)


def letter(chat: int, *, help: bool = False) -> Letter:
    """An update of this chat; one that presses for help says so."""
    message: dict[str, Any] = {"message_id": next(NUMBERS), "chat": {"id": chat}, "help": help}
    return Letter(message["message_id"], {"message": message})


def presses(each: Letter) -> bool:
    return bool(each.update["message"]["help"])


def chat_of(each: Letter) -> int:
    return int(each.update["message"]["chat"]["id"])


def taken(letters: Letters, most: int = 10_000) -> list[Letter]:
    """The letters in the order of their turns."""
    found: list[Letter] = []
    while letters and len(found) < most:
        each = letters.next(frozenset())
        assert each is not None
        letters.done(each)
        found.append(each)
    return found


def test_a_flood_from_one_chat_lets_every_other_chat_have_the_next_turn() -> None:
    letters = Letters(presses)
    letters.put([letter(1) for _ in range(1000)])
    taken(letters, most=5)
    letters.put([letter(2), letter(3), letter(2)])
    assert [chat_of(each) for each in taken(letters, most=5)] == [1, 2, 3, 1, 2]


def test_a_press_for_help_goes_first_and_floods_of_presses_hold_up_nobody() -> None:
    letters = Letters(presses)
    letters.put([letter(1, help=number % 2 == 0) for number in range(1000)])
    taken(letters, most=7)
    mine = [letter(2), letter(2, help=True)]
    letters.put(mine)
    order = taken(letters, most=6)
    assert order.index(mine[1]) <= 3
    assert mine[0] in order


@given(st.lists(st.tuples(st.integers(1, 5), st.booleans()), max_size=60), st.data())
def test_every_letter_has_one_turn_and_a_chat_keeps_its_order(
    arrivals: list[tuple[int, bool]], data: st.DataObject
) -> None:
    letters = Letters(presses)
    put: list[Letter] = []
    order: list[Letter] = []
    for chat, help in arrivals:
        put.append(letter(chat, help=help))
        letters.put(put[-1:])
        if data.draw(st.booleans()):
            order += taken(letters, most=1)
    order += taken(letters)
    assert sorted(each.id for each in order) == [each.id for each in put]
    for chat in range(1, 6):
        for help in (True, False):
            own = [each.id for each in order if chat_of(each) == chat and presses(each) is help]
            assert own == sorted(own)


def test_a_chat_that_is_held_back_holds_back_itself_alone() -> None:
    letters = Letters(presses)
    letters.put([letter(1), letter(1, help=True), letter(2)])
    found = letters.next({1})
    assert found is not None
    assert chat_of(found) == 2
    assert letters.next({1, 2}) is None


NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def lane(key: str, sender: int, row: int, urgency: Urgency = Urgency.DANGER, chat: int = -100) -> Lane:
    """A lane of a group with one row behind which this person stands."""
    send = Send(Place(PlaceKind.TOPIC, key), case=row, urgency=urgency, role=Role.CARRIED)
    return Lane(key, Address(chat), sender, [Row(row, send)])


def first(lane: Lane) -> Send:
    return lane.rows[0].send


def test_of_many_lanes_of_one_person_only_one_goes_before_anothers() -> None:
    shares = Shares()
    lanes = [lane(f"hers {number}", 1, number) for number in range(1, 11)] + [lane("mina", 2, 99)]
    assert [each.sender for each in shares.in_turn(lanes)][:2] == [1, 2]
    shares.sent(lanes[0], first(lanes[0]), NOW, 1)
    assert shares.in_turn(lanes)[0].sender == 2
    routine = lane("calm", 3, 1, Urgency.ROUTINE)
    assert shares.in_turn([routine, *lanes])[-1] is routine


def test_no_persons_cries_have_all_of_a_groups_minute() -> None:
    shares = Shares()
    crying, other, ours = lane("yusuf", 1, 1), lane("mina", 2, 2), lane("ours", 0, 3)
    for _ in range(14):
        assert shares.free_at(crying, first(crying), 18, NOW) == NOW
        shares.sent(crying, first(crying), NOW, 1)
    assert shares.free_at(crying, first(crying), 18, NOW) == NOW + timedelta(minutes=1)
    assert shares.free_at(crying, first(crying), 0, NOW) == NOW
    assert shares.free_at(crying, replace(first(crying), role=Role.NOTICE), 18, NOW) == NOW  # what the team does
    assert [shares.free_at(each, first(each), 18, NOW) for each in (other, ours)] == [NOW, NOW]
    later = NOW + timedelta(minutes=1)
    assert shares.free_at(crying, first(crying), 18, later) == later


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as stage:
        yield stage


async def rows(play: Play) -> int:
    assert play.store is not None
    async with play.store.turn() as tx:
        return int((await tx.rows("SELECT count(*) FROM outbox"))[0][0])


async def writing(play: Play, name: str) -> None:
    await play.says(name, "/start")
    await play.taps(name, "I understand")


def tapping(play: Play, name: str, data: str, times: int) -> None:
    """So many presses at one instant."""
    message = play.screen(name).with_button("Look through")[-1].message
    for _ in range(times):
        play.world.taps(play.who(name), message, data=data)


async def test_many_taps_on_look_through_wait_as_one(play: Play) -> None:
    await writing(play, "yusuf")
    for number in range(100):
        play.world.says(play.who("yusuf"), play.world.private(play.who("yusuf")), f"word {number}")
    await play.flow()
    tapping(play, "yusuf", "look", 140)
    await play.settle()
    assert await rows(play) < 20
    await play.flow()
    shown = "\n".join(play.told("yusuf"))
    assert all(f"word {number}\n" in shown + "\n" for number in range(100))


async def test_presses_of_all_kinds_leave_few_rows(play: Play) -> None:
    await writing(play, "yusuf")
    await play.says("yusuf", "My words.")
    for data in ("look", "start", "mine", "who", "numbers", "privacy", "help", "raise", "stop"):
        tapping(play, "yusuf", data, 40)
    await play.settle()
    assert await rows(play) < 100


async def test_an_older_flood_does_not_keep_mina_from_the_numbers(play: Play) -> None:
    await writing(play, "yusuf")
    await writing(play, "mina")
    yusuf, mina = play.who("yusuf"), play.who("mina")
    for number in range(300):
        play.world.says(yusuf, play.world.private(yusuf), f"word {number}")
    play.world.says(mina, play.world.private(mina), "/now")
    begun = play.world.now()
    await play.settle()
    await play.clock.creep(10, lambda: bool(play.screen("mina").saying("If you can, call now:")))
    assert play.world.now() - begun <= 1


async def before_a_cry(play: Play) -> Message:
    """Mina has written in danger, and not sent it; the message with Yusuf's menu."""
    for name in ("yusuf", "mina"):
        await writing(play, name)
    await play.taps("mina", "Raise a concern")
    await play.taps("mina", "Someone is in danger now")
    await play.says("mina", "He is at my door.")
    message: Message = play.screen("yusuf").with_button("Raise a concern")[-1].message
    return message


async def a_cry_comes_at_once(play: Play) -> None:
    """Mina sends it now, whatever of Yusuf's is before it."""
    mina, world = play.who("mina"), play.world
    begun = world.now()
    world.says(mina, world.private(mina), "/send")
    await play.settle()
    await play.clock.creep(180, lambda: any("at my door" in each for each in play.told("adil", play.group)))
    assert world.now() - begun <= 10  # one message a second into a group: a case, its words, and the board of the desk


async def test_ten_cries_of_one_account_leave_room_for_anothers(play: Play) -> None:
    menu = await before_a_cry(play)
    yusuf, world = play.who("yusuf"), play.world
    for _ in range(10):
        world.says(yusuf, world.private(yusuf), "/new")
        world.taps(yusuf, menu, data="about:danger")
        world.says(yusuf, world.private(yusuf), "He has a knife.")
        world.says(yusuf, world.private(yusuf), "/send")
    await a_cry_comes_at_once(play)


async def test_cries_from_many_lives_of_one_chat_are_one_persons(play: Play) -> None:
    """Behind each phrase another made-up person is met; whose chat it is shares one turn with all of them."""
    menu = await before_a_cry(play)
    yusuf, world = play.who("yusuf"), play.world
    for life in ("one red", "two green", "three white", "four black", "five brown"):
        world.says(yusuf, world.private(yusuf), "/new")
        world.taps(yusuf, menu, data="about:danger")
        phrase = f"{life} boats go home"
        for words in ("He has a knife.", "/send", "/discreet", "never", phrase, phrase, "Hide now"):
            world.says(yusuf, world.private(yusuf), words)
    await play.settle()
    await a_cry_comes_at_once(play)
    await play.clock.creep(600, lambda: "\n".join(play.told("adil", play.group)).count("He has a knife.") == 5)


async def test_a_draft_has_an_end_that_is_told_and_help_is_not_capped(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "DRAFT", 3)
    await writing(play, "mina")
    for number in range(5):
        await play.says("mina", f"word {number}")
    assert play.screen("mina").saying("Your draft is full.")
    await play.says("mina", "He wants to kill me.")
    assert play.screen("mina").saying("Is someone in danger now?")
    await play.says("mina", "/now")
    await play.taps("mina", "Send to the team now")
    assert any("word 2" in each for each in play.told("adil", play.group))
    assert not any("word 3" in each for each in play.told("adil", play.group))


async def test_words_and_files_have_an_end_that_is_told_and_danger_has_none(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "ROWS", 0)
    await report(play, "It is about my cousin.")
    await play.says("mina", "More of it.")
    assert play.screen("mina").saying("your last message was not kept")
    await play.says("mina", "/now")
    await play.taps("mina", "Send to the team now")
    await play.says("mina", "Still more.")
    assert any("Still more." in each for each in play.told("adil", play.group))


async def test_one_persons_files_do_not_fill_the_disk(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "FILES", 100_000)
    await writing(play, "mina")
    await play.says("mina", "Look at these.")
    for _ in range(3):
        await sends(play, "mina", "document", b"words on paper " * 3000)
    assert play.screen("mina").saying("Too many files of yours wait already")
    assert play.screen("mina").saying("3 messages are waiting.")


async def test_one_more_message_of_a_draft_seals_as_much_as_the_first_did(tmp_path: Path) -> None:
    sealed: list[int] = []
    async with opened(tmp_path) as store:
        for number in range(200):
            async with store.turn() as tx:
                person = await welcomed(tx)
                await drafts.add(tx, person.id, Waiting(number, Words("word " * 100)))
                sealed.append(
                    sum(len(each) for _, values in tx.batch.writes for each in values if isinstance(each, bytes))
                )
        async with store.turn() as tx:
            assert [each.message for each in await drafts.all(tx, person.id)] == list(range(200))
    async with opened(tmp_path) as store, store.turn() as tx:
        assert len(await drafts.all(tx, person.id)) == 200
    assert max(sealed[-16:]) <= max(sealed[:16])


async def test_what_waits_for_one_is_found_without_opening_what_waits_for_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opens: list[int] = []
    really = sends_on_disk.open_outer

    def counted(keys: Keyring, row: int, number: int, body: bytes) -> Outer:
        opens.append(row)
        return really(keys, row, number, body)

    monkeypatch.setattr(sends_on_disk, "open_outer", counted)
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            mina, yusuf = await welcomed(tx), await welcomed(tx, YUSUF)
            await outbox.put(tx, [say(yusuf, line("menu")) for _ in range(500)], START)
            await outbox.put(tx, [say(mina, line("menu"))], START)
        async with store.turn() as tx:
            assert len(await pending.screens(tx, mina)) == 1
    assert len(opens) == 1


async def test_a_draft_from_before_it_had_parts_is_read_changed_and_cleared_whole(tmp_path: Path) -> None:
    old = [Waiting(number, Words(f"word {number}")) for number in range(30)]
    async with opened(tmp_path) as store, store.turn() as tx:
        person = await welcomed(tx)
        key = await tx.needed_key(Owner.PERSON, person.id)
        inner = seal(key, drafts.DRAFT.pack(tuple(old)), bound("draft", "words", person.id))
        values = (person.id, *spool.wrap(tx.keys, "draft", person.id, inner))
        tx.write("INSERT INTO draft (id, spool, body) VALUES (?, ?, ?)", values)
    for again in range(2):
        async with opened(tmp_path) as store, store.turn() as tx:
            assert [each.message for each in await drafts.all(tx, person.id)] == list(range(30 + again))
            await drafts.add(tx, person.id, Waiting(30, Words("one more")))
            await drafts.add(tx, person.id, Waiting(0, Words("better")))
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            kept = await drafts.all(tx, person.id)
            assert (len(kept), kept[0].words.text, kept[30].words.text) == (31, "better", "one more")
            await drafts.clear(tx, person.id)
        async with store.turn() as tx:
            assert await tx.rows("SELECT id FROM draft") == []


async def test_no_part_of_a_draft_outlives_its_writer(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        async with store.turn() as tx:
            mina, yusuf = await welcomed(tx), await welcomed(tx, YUSUF)
            for person in (mina, yusuf):
                for number in range(30):
                    await drafts.add(tx, person.id, Waiting(number, Words("words")))
        async with store.turn() as tx:
            await people.forget(tx, mina)
        assert await store.scrub()
        async with store.turn() as tx:
            assert {row % DRAFTS for (row,) in await tx.rows("SELECT id FROM draft")} == {yusuf.id}
            assert len(await drafts.all(tx, yusuf.id)) == 30


def test_danger_has_room_where_nothing_else_has() -> None:
    assert room.draft("danger") > room.draft("family")
    assert not room.for_file("family", room.FILES, 1)
    assert room.for_file("danger", room.FILES, 1)
    assert not room.for_file("danger", room.FILES_IN_DANGER, 1)
    assert room.for_file("", 0, room.FILES)


async def test_conversations_that_nobody_took_have_an_end_that_is_told_and_danger_has_more_room(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "CASES", 2)
    monkeypatch.setattr(room, "CASES_IN_DANGER", 3)
    await writing(play, "mina")
    for about in ("Bullying", "Bullying", "Bullying", "Someone is in danger now"):
        await play.says("mina", "/new")
        await play.taps("mina", about)
        await play.says("mina", "My words.")
        await play.says("mina", "/send")
    assert len(play.topics()) == 3
    assert len(play.screen("mina").saying("Several of your conversations still wait for somebody.")) == 1
    await team_presses(play, "adil", "Take")
    await play.says("mina", "/new")
    await play.taps("mina", "Bullying")
    await play.says("mina", "/send")
    assert play.screen("mina").saying("Several of your conversations still wait for somebody.")
