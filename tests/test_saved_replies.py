"""Saved replies are answers like any other: each stands alone, and can be taken back, whether it was opened or not."""

from pathlib import Path

import pytest

from rehearsal.world import Message
from tests.playing import Play, playing
from tests.teamwork import answers, presses, report
from tests.test_discreet import PHRASE, protected

REPLIES = [{"title": {"en": "Thanks"}, "text": {"en": "We have read it."}}]
WAYS = ("open", "discreet", "opened", "paused", "went on")
"""How a phone stands, and whether what waited was opened before it is taken back."""


def made(folder: Path) -> Path:
    """The folder, new."""
    folder.mkdir()
    return folder


async def answered(play: Play, way: str) -> list[Message]:
    """What Adil can reply to: his words, what the topic says of a saved reply, and words after that."""
    if way in ("discreet", "opened"):
        await protected(play)
        await play.says("mina", "/discreet")
        await play.taps("mina", "Hide now")
    else:
        await report(play, "My brother hits me.")
        await play.taps("adil", "Take", play.group)
    if way in ("paused", "went on"):
        await play.says("mina", "/stop")
        await play.taps("mina", "Pause contact")
    await play.later(hours=1)
    words = await answers(play, "adil", "Come to the office.", to="brother hits")
    await play.later(hours=5)
    for label in ("More", "Saved replies", "Thanks"):
        await presses(play, "adil", label)
    await play.taps("adil", "Send to the reporter", play.group)
    note = play.newest("adil", "saved reply", play.group).message
    await presses(play, "adil", "Thanks")
    await play.taps("adil", "Send to the reporter", play.group)
    more = await answers(play, "adil", "Or call me.", to="brother hits")
    await play.later(hours=2)
    if way == "opened":
        await play.says("mina", PHRASE)
    elif way == "went on":
        await play.says("mina", "/stop")
        await play.taps("mina", "Go on")
    await play.later(hours=2)
    return [words, note, more]


async def taken_back(folder: Path, way: str) -> list[list[str]]:
    """What the topic says to `/unsend` of each of them."""
    told = []
    async with playing(
        made(folder), privacy__first_words_wait="0 min", community__languages=["en"], replies=REPLIES
    ) as play:
        for each in await answered(play, way):
            before = len(play.told("adil", play.group))
            await play.in_topic("adil", 0, "/unsend", reply_to=each)
            told.append(play.told("adil", play.group)[before:])
        if way in ("open", "opened", "went on"):
            came = play.told("mina")
            assert [text.count("We have read it.") for text in came if "We have read it." in text] == [1, 1]
            assert not any("Come to the office." in text or "Or call me." in text for text in came)
    return told


@pytest.mark.parametrize("way", WAYS[1:])
async def test_taking_back_tells_nothing_of_the_phone(tmp_path: Path, way: str) -> None:
    plain, hidden = await taken_back(tmp_path / "plain", "open"), await taken_back(tmp_path / way, way)
    assert hidden == plain
    assert all("It is taken back" in "".join(plain[place]) for place in (0, 2))
