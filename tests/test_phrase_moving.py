"""What moves along when conversations go to another account: words on their way, numbers, blocks; and what does not."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from rehearsal.faults import FaultKind
from tests import canary_pictures
from tests.filing import files
from tests.playing import Play, playing
from tests.teamwork import presses, report
from tests.test_conversation import answer
from tests.test_phrase import DONE, cheap, made, sees, talk

__all__ = ["cheap"]


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path, independent=True, privacy__first_words_wait="0 min") as stage:
        yield stage


async def moves(play: Play, phrase: str, name: str = "yusuf") -> None:
    await play.says(name, f"/phrase {phrase}")
    assert sees(play, name, DONE)


async def team_side(folder: Path, *, moving: bool) -> tuple[list[tuple[Any, ...]], Any]:
    """A whole conversation as the team meets it; whether its reporter changes the account in the middle."""
    async with playing(folder, privacy__first_words_wait="0 min") as play:
        begins = play.clock.now().timestamp()

        async def until(hours: int) -> None:
            await play.later(seconds=begins + hours * 3600 - play.clock.now().timestamp())

        await talk(play)
        await answer(play, "brother gambles", "First answer.")
        first = play.newest("adil", "First answer.", play.group).message
        play.world.blocks(play.who("mina"))
        await answer(play, "brother gambles", "Second answer.")
        play.world.unblocks(play.who("mina"))
        phrase, name = await made(play), "mina"
        await until(1)
        if moving:
            await moves(play, phrase)
            name = "yusuf"
        await until(2)
        play.world.edits(play.who("adil"), first, "First answer, changed.")
        await play.flow()
        await play.in_topic("adil", 0, "/unsend", reply_to=first)
        await until(3)
        await play.says(name, "Thank you.")
        await until(4)
        await presses(play, "adil", "Close")
        await play.taps("adil", "Resolved", play.group)
        await play.taps(name, "It helped")
        await until(9)
        ours = {play.group.id, play.who("adil").id, play.who("bea").id}
        asked = [
            (each.at - begins, each.method, json.dumps(each.params, default=str))
            for each in play.world.journal
            if each.chat in ours and each.at >= begins
        ]
        assert play.store is not None
        audit = await play.store.run(lambda files: files.main.execute("SELECT count(*) FROM audit").fetchone())
        return asked, audit


async def test_the_team_cannot_tell_that_somebody_changed_the_account(tmp_path: Path) -> None:
    for each in ("stayed", "moved"):
        (tmp_path / each).mkdir()
    stayed = await team_side(tmp_path / "stayed", moving=False)
    moved = await team_side(tmp_path / "moved", moving=True)
    assert len(stayed[0]) > 15
    assert moved == stayed


async def test_words_that_the_old_account_never_got_come_to_the_new_one_in_order(play: Play) -> None:
    await talk(play)
    phrase = await made(play)
    play.world.blocks(play.who("mina"))
    for each in ("First for her.", "Second for her."):
        await answer(play, "brother gambles", each)
    assert not sees(play, "mina", "for her")
    await moves(play, phrase)
    told = "\n".join(play.told("yusuf"))
    assert told.index("First for her.") < told.index("Second for her.")
    assert "repeat" not in told
    play.world.unblocks(play.who("mina"))
    await play.later(days=8)
    assert not sees(play, "mina", "for her")


async def test_words_that_a_pause_held_back_come_to_the_new_account(play: Play) -> None:
    await talk(play)
    phrase = await made(play)
    await play.says("mina", "/stop")
    await play.taps("mina", "Pause contact")
    await answer(play, "brother gambles", "Kept for her.")
    await moves(play, phrase)
    assert sees(play, "yusuf", "Kept for her.")
    assert not sees(play, "mina", "Kept for her.")


async def test_words_in_flight_reach_the_new_account_and_leave_the_old(play: Play) -> None:
    await talk(play)
    phrase = await made(play)
    await play.later(minutes=2)  # so that no limit holds the words back
    held = play.server.faults.add("sendMessage", FaultKind.HANG, chat=play.who("mina").id)
    shown = play.newest("adil", "brother gambles", play.group)
    play.world.says(play.who("adil"), play.group, "In flight.", thread=play.topics()[0].topic, reply_to=shown.message)
    await play.world.until(lambda: held.hits > 0)
    yusuf = play.who("yusuf")
    play.world.says(yusuf, play.world.private(yusuf), f"/phrase {phrase}")
    await play.world.until(lambda: sees(play, "yusuf", "In flight."))
    held.release()
    await play.flow()
    assert len([text for text in play.told("yusuf") if "In flight." in text]) == 1
    assert not sees(play, "mina", "In flight.")
    assert not sees(play, "adil", "could not")


async def test_a_file_in_flight_reaches_the_new_account_and_leaves_the_old(play: Play) -> None:
    await talk(play)
    phrase = await made(play)
    await play.later(minutes=2)  # so that no limit holds the file back
    mina, yusuf = play.who("mina"), play.who("yusuf")
    held = play.server.faults.add("sendPhoto", FaultKind.HANG, chat=mina.id)
    shown, thread = play.newest("adil", "brother gambles", play.group), play.topics()[0].topic
    data = canary_pictures.saved(canary_pictures.drawing(), "JPEG")
    play.world.sends_file(play.who("adil"), play.group, "photo", data, thread=thread, reply_to=shown.message)
    await play.world.until(lambda: held.hits > 0)
    play.world.says(yusuf, play.world.private(yusuf), f"/phrase {phrase}")
    await play.world.until(lambda: bool(files(play, "yusuf")))
    held.release()
    await play.flow()
    assert [each.kind for each in files(play, "yusuf")] == ["photo"]
    assert files(play, "mina") == []
    assert not sees(play, "adil", "could not")


@pytest.mark.parametrize("kind", [FaultKind.HANG, FaultKind.RESET_BEFORE])
async def test_words_taken_back_on_their_way_reach_neither_account(play: Play, kind: FaultKind) -> None:
    await talk(play)
    phrase = await made(play)
    await play.later(minutes=2)  # so that no limit holds the words back
    held = play.server.faults.add("sendMessage", kind, chat=play.who("mina").id)
    shown, thread = play.newest("adil", "brother gambles", play.group), play.topics()[0].topic
    said = play.world.says(play.who("adil"), play.group, "Said too soon.", thread=thread, reply_to=shown.message)
    await play.world.until(lambda: held.hits > 0)
    play.world.says(play.who("adil"), play.group, "/unsend", thread=thread, reply_to=said)
    yusuf = play.who("yusuf")  # whose turn comes after
    play.world.says(yusuf, play.world.private(yusuf), f"/phrase {phrase}")
    await play.world.until(lambda: sees(play, "yusuf", "It is done.") or sees(play, "yusuf", "Said too soon."))
    held.release()
    await play.flow()
    assert not sees(play, "yusuf", "Said too soon.")
    assert not sees(play, "mina", "Said too soon.")


async def test_an_edit_of_an_old_answer_is_said_anew_and_only_in_the_new_chat(play: Play) -> None:
    await talk(play)
    await answer(play, "brother gambles", "Come on Friday.")
    phrase = await made(play)
    await moves(play, phrase)
    before = play.told("mina")
    play.world.edits(play.who("adil"), play.newest("adil", "Friday", play.group).message, "Come on Sunday.")
    await play.flow()
    assert "Changed to:" in play.newest("yusuf", "Come on Sunday.").text
    assert play.told("mina") == before


async def test_the_new_accounts_own_conversations_and_settings_stay(play: Play) -> None:
    await talk(play)
    phrase = await made(play)
    await report(play, "My own matter.", name="yusuf")
    await play.says("yusuf", "/phrase")
    await play.taps("yusuf", "Make five words")
    own = play.newest("yusuf", "Your five words:").text.splitlines()[-1]
    play.world.blocks(play.who("mina"))
    await answer(play, "brother gambles", "This waits.")
    await moves(play, phrase)
    assert "Conversation 2:" in play.newest("yusuf", "This waits.").text
    listed = play.told("yusuf")[-1]
    assert "Conversation 1: waiting for someone to look after it — you are writing here now" in listed
    assert "Conversation 2: the team has answered" in listed
    await answer(play, "brother gambles", "About your brother.")
    assert "Conversation 2:" in play.newest("yusuf", "About your brother.").text
    await play.says("yusuf", "Conversation 2")
    await play.says("yusuf", "He does it again.")
    assert sees(play, "adil", "He does it again.")
    await moves(play, own, "omar")  # and on, both of them, with the phrase of their own
    assert "Conversation 2: someone on the team" in play.told("omar")[-1]


async def test_a_draft_stays_behind_and_the_new_accounts_own_waits(play: Play) -> None:
    await talk(play)
    phrase = await made(play)
    await play.says("yusuf", "Not sent yet.")
    await moves(play, phrase)
    await play.says("yusuf", "/look")
    assert any("Not sent yet." in text for text in play.told("yusuf")[-2:])


async def test_nobody_escapes_a_block_by_moving(play: Play) -> None:
    await talk(play)
    phrase = await made(play)
    await presses(play, "adil", "Change")
    await presses(play, "adil", "Block for 7 days")
    await presses(play, "adil", "Yes, block")
    await play.later(days=1)
    await moves(play, phrase)
    await play.says("yusuf", "Let me in.")
    assert not sees(play, "adil", "Let me in.")
    assert sees(play, "yusuf", "takes no messages from this chat")
    await play.later(days=6, minutes=1)
    await play.says("yusuf", "And now?")
    assert sees(play, "adil", "And now?")


async def test_muted_stays_muted(play: Play) -> None:
    await talk(play)
    phrase = await made(play)
    await presses(play, "adil", "Change")
    await presses(play, "adil", "Mute")
    await moves(play, phrase)
    await play.says("yusuf", "Hear me?")
    sent = [each for each in play.world.journal if "Hear me?" in str(each.params.get("text"))]
    assert sent[-1].params["disable_notification"]


async def test_a_case_of_the_independent_group_moves_the_same_way(play: Play) -> None:
    await report(play, "Adil shouted at me.", about="Someone on the team is involved")
    phrase = await made(play)
    before = play.told("adil", play.group) + play.told("adil")
    await moves(play, phrase)
    await play.says("yusuf", "He did it again.")
    apart = play.cast.group("independent")
    assert any("did it again" in text for text in play.told("noor", apart))
    assert play.told("adil", play.group) + play.told("adil") == before
