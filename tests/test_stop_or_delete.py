"""The person decides: pausing, cutting the way back, deleting everything."""

from pathlib import Path

import pytest

from rehearsal.world import Shown
from storage.disk.vault import load_root
from tests import hunting
from tests.playing import Play, playing
from tests.storing import FILES, copied, readable
from tests.teamwork import report
from tests.test_conversation import answer

WORDS = "The lighter under the blue carpet"
ANSWER = "Come to the library on Friday"
DRAFTED = "Nobody knows about the ladder"


async def talk(play: Play) -> None:
    """Mina has a conversation that Adil holds."""
    await report(play, WORDS)
    await play.taps("adil", "Take", play.group)
    await answer(play, "blue carpet", ANSWER)
    assert any(ANSWER in text for text in play.told("mina"))


def sees(play: Play, name: str, words: str) -> bool:
    return any(words in text for text in play.told(name, play.group if name != "mina" else None))


async def test_paused_nothing_comes_until_she_goes_on_and_then_all_of_it(play: Play) -> None:
    await talk(play)
    await play.says("mina", "/stop")
    await play.taps("mina", "Pause contact")
    assert not sees(play, "adil", "paused")
    await answer(play, "blue carpet", "First while paused.")
    assert sees(play, "adil", "The reporter has paused contact")
    await answer(play, "blue carpet", "Second while paused.")
    await play.taps("adil", "Close", play.group)
    await play.taps("adil", "Resolved", play.group)
    await play.later(days=2)
    await play.stop()
    await play.start()
    await play.flow()
    assert not any("while paused" in text or "closed Conversation" in text for text in play.told("mina"))
    await play.says("mina", "/mine")  # what she asks for herself is answered
    assert sees(play, "mina", "Your conversations:")
    await play.says("mina", "/stop")
    await play.says("mina", "go on")  # every button can be typed
    told = "\n".join(play.told("mina"))
    assert told.index("First while paused.") < told.index("Second while paused.") < told.index("closed Conversation 1")


async def test_cut_the_team_keeps_the_words_and_can_never_reach_her_again(play: Play) -> None:
    await talk(play)
    await play.says("mina", "/stop")
    await play.taps("mina", "Cut a conversation")
    await play.says("mina", "Yes, cut it.")
    assert sees(play, "mina", "Nobody can reach you about Conversation 1")
    assert sees(play, "adil", WORDS)
    before = len(play.told("mina"))
    await answer(play, "blue carpet", "Are you still there?")
    assert sees(play, "adil", "cannot reach them any more")
    await play.later(days=4)
    assert len(play.told("mina")) == before
    await play.says("mina", "/mine")
    assert sees(play, "mina", "You have no conversations yet.")
    await report_again(play)
    assert sees(play, "mina", "This is Conversation 2.")


async def report_again(play: Play) -> None:
    await play.says("mina", "Something new.")
    await play.taps("mina", "Send")
    await play.taps("mina", "Something else")


async def test_deleted_everything_is_gone_from_disk_and_from_telegram(play: Play) -> None:
    await play.says("mina", "/start")
    await talk(play)
    await play.says("yusuf", "I stay.")
    await play.taps("yusuf", "I understand")
    await play.taps("mina", "Raise a concern")
    await play.taps("mina", "Something else")
    await play.says("mina", DRAFTED)
    await play.says("mina", "/stop")
    await play.taps("mina", "Delete everything")
    assert sees(play, "mina", "Telegram may keep copies")
    await play.taps("mina", "Yes, delete everything")
    await play.later(minutes=2)
    assert len(play.topics()) == 1
    assert sees(play, "adil", "I stay.")
    assert not sees(play, "adil", WORDS)
    assert [text for text in play.told("mina") if not text.startswith("It is deleted here.")] == []
    assert len(play.told("mina")) == 1
    await hunted(play)


async def hunted(play: Play) -> None:
    """Whoever has all files with all keys that are left finds nothing of her; the code is all that the desk has."""
    data = play.config.storage.path.parent
    root = load_root(play.config.storage.key_file)
    mina = play.who("mina")
    canaries = [WORDS, ANSWER, DRAFTED, *hunting.names_of(mina)]
    assert hunting.in_files(canaries, data) == []
    copy = copied(data, play.folder / "stolen")
    plain = readable(copy / FILES[0], copy / FILES[1], root)
    assert hunting.found(canaries, plain) == []
    assert hunting.found([play.who("yusuf").id], plain) != []  # the hunt finds what is there
    assert hunting.in_files(canaries, play.folder / "stolen") == []


async def old_yes(play: Play, label: str) -> Shown:
    """The button that stands in the chat since it was asked."""
    shown = play.screen("mina").with_button(label)[-1]
    assert isinstance(shown, Shown)
    return shown


async def test_an_old_yes_does_not_delete_what_began_since(play: Play) -> None:
    await report(play, "It was yesterday.")
    await play.says("mina", "/stop")
    await play.taps("mina", "Delete everything")
    asked = await old_yes(play, "Yes, delete everything")
    await play.says("mina", "Something else happened.")
    await play.later(days=3)
    play.world.taps(play.who("mina"), asked.message, "Yes, delete everything")
    await play.flow()
    assert play.screen("adil", play.group).saying("Something else happened.")
    await play.taps("mina", "Yes, delete everything")
    assert not play.screen("adil", play.group).saying("Something else happened.")


async def test_a_yes_that_was_used_deletes_nothing_of_the_next_beginning(play: Play) -> None:
    await report(play, "It was yesterday.")
    await play.says("mina", "/stop")
    await play.taps("mina", "Delete everything")
    asked = await old_yes(play, "Yes, delete everything")
    await play.taps("mina", "Yes, delete everything")
    await report(play, "It was today.")
    play.world.taps(play.who("mina"), asked.message, data="erase-yes")
    await play.flow()
    assert play.screen("adil", play.group).saying("It was today.")


async def test_an_old_yes_does_not_cut_the_way_of_a_later_conversation(play: Play) -> None:
    await report(play, "It was yesterday.")
    await play.says("mina", "/stop")
    await play.taps("mina", "Cut a conversation")
    asked = await old_yes(play, "Yes, cut it")
    await play.later(days=3)
    play.world.taps(play.who("mina"), asked.message, "Yes, cut it")
    await play.flow()
    assert not play.screen("mina").saying("The way back is cut")
    await play.taps("mina", "Yes, cut it")
    assert play.screen("mina").saying("The way back is cut")


@pytest.mark.parametrize("way", [("Cut a conversation",), ("Delete everything",)])
@pytest.mark.parametrize("typed", [False, True])
async def test_where_it_is_asked_whether_it_is_meant_one_can_go_back(play: Play, way: tuple[str], typed: bool) -> None:
    await report(play)
    await play.says("mina", "/stop")
    await play.taps("mina", way[0])
    assert play.screen("mina").messages[-1].buttons[-1] == ("No, go back",)
    await (play.says("mina", "no, go back") if typed else play.taps("mina", "No, go back"))
    assert play.told("mina")[-1].startswith("Here you can stop contact")


@pytest.mark.parametrize("shape", ["topics", "plain"])
async def test_what_stays_in_a_simple_group_is_said_only_where_the_group_is_one(tmp_path: Path, shape: str) -> None:
    async with playing(tmp_path, shape=shape, privacy__first_words_wait="0 min") as play:
        await report(play)
        await play.says("mina", "/stop")
        await play.taps("mina", "Delete everything")
        assert ("of a simple kind" in play.told("mina")[-1]) is (shape == "plain")
        await play.taps("mina", "Yes, delete everything")
        assert any("of a simple kind" in text for text in play.told("mina")) is (shape == "plain")
