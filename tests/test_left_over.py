"""Thousands of rows may wait when the bot is killed: the next start opens them some at a time, and order holds."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.outbox import shelf
from rehearsal.faults import FaultKind
from storage.disk.tx import Tx
from tests.bench_checkins import SameMinute
from tests.playing import Play, playing
from tests.teamwork import presses, report

LIMITS = ("group_per_minute", "chat_per_second", "total_per_second")
PEOPLE = ("first", "second", "third", "mina")
LINES = 12


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    free: dict[str, Any] = dict.fromkeys((f"limits__{each}" for each in LIMITS), 0)  # the clock stands still
    async with playing(tmp_path, privacy__first_words_wait="0 min", limits=False, more=PEOPLE[:-1], **free) as stage:
        for number, name in enumerate(PEOPLE):
            await report(stage, "It is about my cousin.", name=name)
            await presses(stage, "adil", "Take", number)
        yield stage


def line(name: str, number: int) -> str:
    """What this person says; nobody is named in it."""
    return f"Line {PEOPLE.index(name)}-{number:02}."


async def left_by_a_kill(play: Play) -> None:
    """Everybody has written, and nothing of it came into the group before the bot was killed."""
    assert play.store is not None
    waiting: set[str] = set()
    all_wait = asyncio.Event()

    def kept(tx: Tx) -> None:
        waiting.update(row.send.words.text for row in tx.put if row.send.words is not None)
        if len([each for each in waiting if each.startswith("Line")]) == len(PEOPLE) * LINES:
            all_wait.set()

    play.store.after.append(kept)
    fault = play.server.faults.add("sendMessage", FaultKind.HANG, chat=play.group.id)
    for name in PEOPLE:
        person = play.who(name)
        for number in range(LINES):
            play.world.says(person, play.world.private(person), line(name, number))
    await asyncio.wait_for(all_wait.wait(), 60)
    await play.crash()
    play.server.faults.remove(fault)


async def test_new_words_come_after_those_that_a_kill_left(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    await left_by_a_kill(play)
    monkeypatch.setattr(shelf, "AT_A_TIME", 0)  # nothing yet but what stands before new words
    mina = play.who("mina")
    for number in (LINES, LINES + 1):
        play.world.says(mina, play.world.private(mina), line("mina", number))
    await play.start()
    await play.world.until(lambda: line("mina", LINES + 1) in "\n".join(play.told("adil", play.group)), 60)
    monkeypatch.setattr(shelf, "AT_A_TIME", 7)
    await play.flow()
    read = "\n".join(play.told("adil", play.group))
    for name in PEOPLE:
        said = [line(name, number) for number in range(LINES + (2 if name == "mina" else 0))]
        places = [read.rindex(each) for each in said]
        assert places == sorted(places), name


async def test_words_that_are_deleted_before_they_were_opened_never_come(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    await left_by_a_kill(play)
    monkeypatch.setattr(shelf, "AT_A_TIME", 1)
    mina = play.who("mina")
    for words in ("/stop", "Delete everything", "Yes, delete everything"):
        play.world.says(mina, play.world.private(mina), words)
    held = play.server.faults.add("sendMessage", FaultKind.HANG, chat=play.group.id)
    await play.start()
    await play.world.until(lambda: bool(play.screen("mina").saying("deleted")), 60)
    play.server.faults.remove(held)
    await play.flow()
    read = "\n".join(play.told("adil", play.group))
    assert line("first", LINES - 1) in read
    assert line("mina", 1) not in read


async def test_a_row_that_cannot_be_dealt_with_keeps_nobody_else_waiting(play: Play) -> None:
    """The case of the first of them is damaged on disk, and so is one of the rows."""
    await left_by_a_kill(play)
    with closing(sqlite3.connect(play.config.storage.path)) as disk, disk:
        disk.execute("UPDATE case_ SET body = zeroblob(64) WHERE id = 1")
        disk.execute("UPDATE outbox SET body = zeroblob(64) WHERE id = (SELECT min(id) FROM outbox)")
    await play.start()
    await play.world.until(lambda: line("mina", LINES - 1) in "\n".join(play.told("adil", play.group)), 60)
    read = "\n".join(play.told("adil", play.group))
    assert line("second", LINES - 1) in read
    await play.flow()


async def test_of_many_check_ins_at_once_each_comes_and_a_kill_doubles_none_unmarked() -> None:
    """More than are ever in hand, with a kill in the middle: a process of its own, on a clock that runs."""
    found = await SameMinute(3 * shelf.AT_A_TIME).run()
    assert len(found.came) == 3 * shelf.AT_A_TIME
    assert all(found.marked[chat] >= number - 1 for chat, number in found.came.items())
