"""Words that went out in one message are changed and taken back one by one, and the others stay as they are."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import MessageEntity

from bot.outbox.together import Among, put, text
from rehearsal.faults import FaultKind
from rehearsal.world import Message
from tests.playing import Play, playing
from tests.teamwork import presses, report

WORDS = ("It was yesterday.", "He lives in Elm Street. 🚪", "She is safe now.")


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as stage:
        await report(stage, *WORDS)
        await presses(stage, "adil", "Take")
        yield stage


def written(play: Play, words: str) -> Message:
    """Mina's own message."""
    found: list[Message] = [each.message for each in play.screen("mina").saying(words) if each.mine]
    return found[0]


def shared(play: Play) -> str:
    """The one message in which her words stand."""
    [shown] = [each for each in play.screen("adil", play.group).messages if each.text.startswith("Reporter:")]
    assert [each["type"] for each in shown.entities].count("blockquote") == shown.text.count("\n\n") + 1
    assert shown.buttons == ()
    return str(shown.text)


async def test_a_message_is_changed_and_the_others_stay(play: Play) -> None:
    assert shared(play) == "Reporter:\n" + "\n\n".join(WORDS)
    play.world.edits(play.who("mina"), written(play, "Elm Street"), "He lives by the park.")
    await play.flow()
    assert shared(play) == f"Reporter:\n{WORDS[0]}\n\nHe lives by the park.\n\n{WORDS[2]}"
    play.world.edits(play.who("mina"), written(play, "by the park"), "He lives far away.")
    await play.flow()
    assert shared(play) == f"Reporter:\n{WORDS[0]}\n\nHe lives far away.\n\n{WORDS[2]}"


@pytest.mark.parametrize("place", range(3))
async def test_a_message_is_taken_back_and_the_others_stay(play: Play, place: int) -> None:
    await play.says("mina", "/unsend", reply_to=written(play, WORDS[place]))
    left = [each for each in WORDS if each != WORDS[place]]
    assert shared(play) == "Reporter:\n" + "\n\n".join(left)


async def test_all_of_them_are_taken_back_one_by_one(play: Play) -> None:
    for each in WORDS:
        await play.says("mina", "/unsend", reply_to=written(play, each))
    assert not play.screen("adil", play.group).saying("Reporter:")


async def test_it_is_tried_until_it_is_done(play: Play) -> None:
    play.server.faults.add("editMessageText", FaultKind.SERVER_ERROR, count=2)
    await play.says("mina", "/unsend", reply_to=written(play, "Elm Street"))
    await play.later(minutes=5)
    assert shared(play) == f"Reporter:\n{WORDS[0]}\n\n{WORDS[2]}"


async def test_a_crash_between_the_two_calls_leaves_nothing_undone(play: Play) -> None:
    play.server.faults.add("editMessageText", FaultKind.SERVER_ERROR, count=1)
    mina = play.who("mina")
    play.world.says(mina, play.world.private(mina), "/unsend", reply_to=written(play, "Elm Street"))
    await play.settle()
    assert play.newest("adil", "Elm Street", play.group).buttons == (("Being changed …",),)
    await play.crash()
    await play.start()
    await play.later(minutes=5)
    assert shared(play) == f"Reporter:\n{WORDS[0]}\n\n{WORDS[2]}"


async def test_words_that_grow_too_long_for_it_leave_it_and_are_said_anew(play: Play) -> None:
    longer = f"{WORDS[2]} {'so ' * 100}it is."
    play.world.edits(play.who("mina"), written(play, WORDS[2]), longer)
    await play.flow()
    play.world.edits(play.who("mina"), written(play, "Elm Street"), "He lives by the park." + " and" * 1000)
    await play.flow()
    first, *rest = [each.text for each in play.screen("adil", play.group).messages if each.text.startswith("Reporter:")]
    assert first == f"Reporter:\n{WORDS[0]}\n\n{longer}"
    assert sum(each.count(" and") for each in rest) >= 999
    assert sum("by the park" in each for each in rest) == 1
    await play.says("mina", "/unsend", reply_to=written(play, "yesterday"))
    assert play.newest("adil", WORDS[2], play.group).text == f"Reporter:\n{longer}"


async def test_where_something_else_stands_there_that_is_told(play: Play) -> None:
    shown = play.newest("adil", "Elm Street", play.group).message
    shown.body["text"] = "Reporter: all of it was changed by somebody"
    shown.body.pop("entities")
    await play.says("mina", "/unsend", reply_to=written(play, "Elm Street"))
    assert play.screen("mina").saying("could not be taken back after all")
    assert not play.newest("adil", "all of it was changed", play.group).buttons


pieces = st.lists(st.text("ab \n🚪", min_size=1, max_size=8), min_size=2, max_size=5)


@given(pieces, st.data())
@settings(max_examples=100, deadline=None)
def test_any_piece_is_replaced_or_left_out_and_its_formatting_with_it(words: list[str], data: st.DataObject) -> None:
    whole, marks = "Reporter:\n", []
    for number, each in enumerate(words):
        whole += "\n\n" if number else ""
        marks.append(MessageEntity("blockquote", text(whole, ()).size, text(each, ()).size))
        whole += each
    at = data.draw(st.integers(0, len(words) - 1))
    new = data.draw(st.one_of(st.none(), st.text("cd🚪", min_size=1, max_size=8)))
    piece = text(new, [MessageEntity("blockquote", 0, text(new, ()).size)]) if new is not None else None
    among = Among(tuple(text(each, ()).size for each in words), at)
    made = put(text(whole, marks), among, piece)
    assert made is not None
    after = [*words[:at], *([new] if new is not None else []), *words[at + 1 :]]
    assert made.units.decode("utf-16-le") == "Reporter:\n" + "\n\n".join(after)
    assert [each.length for each in made.entities] == [text(each, ()).size for each in after]
    assert put(text("Something else", ()), among, piece) is None
