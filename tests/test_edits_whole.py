"""Every kind of change, in every state, on both sides: the other side ends with what the writer's screen shows.

`EDITS=all` plays every pair; otherwise each change in two states of the reporter's, and in one of a member's.
"""

import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from rehearsal.world import Message
from tests import canary_pictures
from tests.filing import files, sends, sends_in_topic
from tests.playing import Play, playing
from tests.teamwork import answers, card, presses, report

FIRST, SECOND = 41, 43
"""Widths of pictures, by which they are told apart on the other side."""
ELM, PARK = "It was in Elm Street.", "It was by the park."


@dataclass(frozen=True)
class Content:
    """What a message has: words, a picture, the address behind the words."""

    words: str = ""
    picture: int = 0
    link: str = ""

    @property
    def seen(self) -> str:
        """The words as the other side reads them."""
        return f"{self.words[:-1]} ({self.link})." if self.link else self.words


EDITS = {
    "text": (Content(ELM), Content(PARK)),
    "longer": (Content(ELM), Content(f"{PARK} {'and ' * 1000}so on.")),
    "shorter": (Content(f"{ELM} {'and ' * 1000}so on."), Content(PARK)),
    "nothing seen": (Content(ELM), Content(ELM)),
    "link": (Content(PARK, link="https://example.org/a"), Content(PARK, link="https://example.org/b")),
    "link gone": (Content(PARK, link="https://example.org/a"), Content(PARK)),
    "caption": (Content(ELM, FIRST), Content(PARK, FIRST)),
    "caption gone": (Content(ELM, FIRST), Content("", FIRST)),
    "caption new": (Content("", FIRST), Content(PARK, FIRST)),
    "picture": (Content("", FIRST), Content("", SECOND)),
    "picture under words": (Content(PARK, FIRST), Content(PARK, SECOND)),
    "all of it": (Content(ELM, FIRST), Content(PARK, SECOND)),
    "picture for words": (Content(ELM), Content("", SECOND)),
    "picture beside words": (Content(ELM), Content(PARK, SECOND)),
}
MINAS = ("draft", "waiting", "held", "together", "carried", "shown")
MEMBERS = ("held", "waiting", "carried")


def pairs(states: Sequence[str], of_each: int) -> list[tuple[str, str]]:
    """States and changes; those that take turns leave out no state."""
    if os.environ.get("EDITS") == "all":
        of_each = len(states)
    return [
        (states[(number * of_each + turn) % len(states)], edit)
        for number, edit in enumerate(EDITS)
        for turn in range(of_each)
    ]


TELLING = " Call me at (415) 555-0132 today."


def jpeg(width: int) -> bytes:
    return canary_pictures.saved(canary_pictures.drawing((width, 30)), "JPEG")


def entities(content: Content) -> list[dict[str, object]]:
    at = len(content.words) - 4
    return [{"type": "text_link", "offset": at - 1, "length": 4, "url": content.link}] if content.link else []


async def edits(play: Play, name: str, message: Message, after: Content) -> None:
    """What the writer's app tells: another picture and other words come as one change."""
    if after.picture and after.picture != width(message):
        play.world.changes_file(play.who(name), message, "photo", jpeg(after.picture), caption=after.words)
    else:
        play.world.edits(play.who(name), message, after.words, entities=entities(after))
    await play.flow()


def width(message: Message) -> int:
    return int(message.body["photo"][-1]["width"]) if "photo" in message.body else 0


def pictures(play: Play, name: str) -> list[int]:
    return [width(each.message) for each in files(play, name, play.group if name == "adil" else None)]


def carried(play: Play, name: str, text: str) -> int:
    chat = play.group if name == "adil" else None
    return sum(text in each.text for each in play.screen(name, chat).messages if each.message.sender is play.world.bot)


def check(play: Play, name: str, before: Content, after: Content) -> None:
    """The reader has what the writer's screen shows, once, and nothing else of either."""
    for each in {before.words[:18], after.words[:18]} - {""}:
        assert carried(play, name, each) == (1 if each == after.words[:18] else 0), (each, play.told(name)[-4:])
    if after.words:
        assert carried(play, name, after.seen[-12:]), after.seen
    if before.link and before.link != after.link:
        assert not carried(play, name, before.link)
    assert pictures(play, name) == ([after.picture] if after.picture else [])


@asynccontextmanager
async def begun(folder: Path, state: str) -> AsyncIterator[Play]:
    async with playing(folder, privacy__first_words_wait="10 min" if state == "waiting" else "0 min") as play:
        if state in ("draft", "waiting", "together"):
            await play.says("mina", "/start")
            await play.taps("mina", "I understand")
            await play.taps("mina", "Raise a concern")
            await play.taps("mina", "Something else")
        else:
            await report(play)
            await presses(play, "adil", "Take")
        yield play


async def written(play: Play, content: Content) -> Message:
    if not content.picture:
        return await play.says("mina", content.words, entities=entities(content))
    return await sends(play, "mina", "photo", jpeg(content.picture), caption=content.words)


@pytest.mark.parametrize(("state", "edit"), pairs(MINAS, 2))
async def test_the_team_ends_with_what_the_reporters_screen_shows(tmp_path: Path, state: str, edit: str) -> None:
    before, after = EDITS[edit]
    if state == "held" and (not before.words or before.link):
        pytest.skip("nothing that would be held")
    async with begun(tmp_path, state) as play:
        if state == "held":
            message = await written(play, Content(before.words + TELLING, before.picture))
        else:
            message = await written(play, before)
        if state == "together":  # one message of the group's holds it and others
            await play.says("mina", "That is all.")
        if state in ("waiting", "together"):
            await play.taps("mina", "Send")
        if state == "shown" and before.picture:
            await presses(play, "adil", "Show files")
        await edits(play, "mina", message, after)
        if state == "draft":
            await play.taps("mina", "Send")
        await play.later(minutes=20)
        if state in ("draft", "waiting", "together"):
            await presses(play, "adil", "Take")
        if any("Show files" in row for row in card(play).buttons):
            await presses(play, "adil", "Show files")
        check(play, "adil", before, after)
        assert carried(play, "adil", "That is all.") == (state == "together")


@pytest.mark.parametrize(("state", "edit"), pairs(MEMBERS, 1))
async def test_the_reporter_ends_with_what_the_members_screen_shows(tmp_path: Path, state: str, edit: str) -> None:
    before, after = EDITS[edit]
    who = "bea" if state == "held" else "adil"
    async with begun(tmp_path, state if state != "waiting" else "carried") as play:
        if state == "waiting":
            await play.says("mina", "/stop")
            await play.taps("mina", "Pause contact")
        if before.picture:
            picture = jpeg(before.picture)
            message = await sends_in_topic(play, who, "photo", picture, to="cousin", caption=before.words)
        else:
            message = await answers(play, who, before.words, to="cousin", entities=entities(before))
        await edits(play, who, message, after)
        if state == "held":
            assert not carried(play, "mina", after.words[:18] or "Team")
            assert pictures(play, "mina") == []
            await play.taps(who, "Send to the reporter", play.group)
        if state == "waiting":
            await play.taps("mina", "Go on")
        check(play, "mina", before, after)
