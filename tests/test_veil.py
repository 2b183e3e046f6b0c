"""A locked chat is an empty chat: whatever is done in it, whoever holds the phone is sent the same bytes at the same
instants as in a chat that never held anything, and no line is worked on for longer."""

import asyncio
import json
import os
import re
import tempfile
from collections.abc import Awaitable, Callable
from datetime import timedelta
from itertools import zip_longest
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from handlers.text import five_words
from rehearsal.faults import FaultKind
from rehearsal.world import Message
from rules.privacy import gate
from rules.reporter import arrival
from storage import people, said
from storage.disk import slow_phrase
from tests.playing import Play, playing
from tests.teamwork import report
from tests.test_conversation import answer
from tests.test_discreet import PHRASE

EXAMPLES = int(os.environ.get("DISCREET_EXAMPLES", "1"))
PACE = timedelta(seconds=65)
"""From deed to deed; a deed of minutes takes as many of these."""
OTHER = "Nine red cats came by"
"""As many words as the phrase has: somebody sets it up in the locked chat."""
SHOWN = re.compile(r"(Your five words:\\n|كلماتك الخمس:\\n)[^\"]+")
SEALED = re.compile(r"\b(hide|as-is|rewrite):[\w-]{22}(?![\w-])")


class Phone:
    """Mina's phone in somebody's hand."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.began = play.clock.now()
        self.deeds = 0
        self.old = {each.id for each in play.screen("mina").messages}
        self.newest: Message | None = None

    async def does(self, kind: str, arg: str) -> None:
        """One of the deeds, at its time."""
        await (self.play.later(minutes=int(arg)) if kind == "later" else getattr(self, kind)(arg))
        self.deeds += int(arg) if kind == "later" else 1
        await self.play.clock.advance_to(self.began + self.deeds * PACE)

    async def says(self, text: str, **rest: Any) -> None:
        self.newest = await self.play.says("mina", text, **rest)

    async def taps(self, label: str) -> None:
        """Tap, where there is such a button."""
        shown = [each for each in self.play.screen("mina").with_button(label) if each.id not in self.old]
        if shown:
            self.play.world.taps(self.play.who("mina"), shown[-1].message, label)
            await self.play.flow()

    async def edits(self, text: str) -> None:
        if self.newest is not None:
            self.play.world.edits(self.play.who("mina"), self.newest, text)
            await self.play.flow()

    async def sends(self, kind: str) -> None:
        mina = self.play.who("mina")
        if kind == "program":
            self.play.world.sends_file(mina, self.play.world.private(mina), "document", b"MZ" + bytes(100))
        else:
            self.play.world.sends_file(mina, self.play.world.private(mina), kind)
        await self.play.flow()

    async def outage(self, seconds: str) -> None:
        """The group cannot be reached."""
        until = self.play.clock.timestamp() + int(seconds)
        self.play.server.faults.add(kind=FaultKind.OUTAGE, chat=self.play.group.id, until=until)

    async def presses(self, data: str) -> None:
        """A button that was never shown."""
        messages = [each for each in self.play.screen("mina").messages if each.id not in self.old]
        if messages:
            self.play.world.taps(self.play.who("mina"), messages[-1].message, data=data)
            await self.play.flow()

    def seen(self) -> list[tuple[float, str, str]]:
        """What came since: when, how, and what, without what is random or Telegram's own to number."""
        mina = self.play.who("mina").id
        began = self.began.timestamp()
        calls = [each for each in self.play.world.journal if each.at >= began and each.method != "getUpdates"]
        found = []
        for each in calls:
            if each.chat == mina or each.method == "answerCallbackQuery":
                unnumbered = ("message_id", "message_ids", "reply_parameters", "callback_query_id")
                kept = {name: value for name, value in each.params.items() if name not in unnumbered}
                text = json.dumps(kept, ensure_ascii=False, sort_keys=True)
                if SHOWN.search(text):
                    text = re.sub(r'"length": \d+', "", SHOWN.sub(r"\1WORDS", text))
                found.append((round(each.at - began, 3), each.method, SEALED.sub(r"\1:SEALED", text)))
        return found


Deed = tuple[str, ...]
DEEDS: tuple[Deed, ...] = (
    ("says", "/start"), ("says", "/look"), ("says", "/mine"), ("says", "/stop"), ("says", "/mydata"),
    ("says", "/checkins"), ("says", "/discreet"), ("says", "/language ar"), ("says", "/language en"),
    ("says", "/published"), ("says", "/help"), ("says", "/send"), ("says", "/over"), ("says", "/unsend"),
    ("says", "/phrase"), ("says", "/who"), ("says", "/new"), ("says", "/now"), ("says", "/privacy"),
    ("says", "Hello?"), ("says", "one two three four five"), ("says", "He hits me and I want to die"),
    ("says", "My mail is corner@example.org today."), ("says", "Conversation 1"), ("says", "9-12"),
    ("says", OTHER), ("says", "STOP"), ("edits", "Hello again"), ("edits", "He hits me and I want to die"),
    ("taps", "Send"), ("taps", "Something else"), ("taps", "Pause contact"), ("taps", "Go on"),
    ("taps", "Send to the team now"), ("taps", "Deliver it now"), ("taps", "Cut a conversation"),
    ("taps", "Delete everything"), ("taps", "Yes, delete everything"), ("taps", "Never"), ("taps", "Hide now"),
    ("taps", "End this mode"), ("taps", "Make five words"), ("taps", "I wrote it down"), ("taps", "I understand"),
    ("taps", "Hide it and send"), ("taps", "Do not send"), ("taps", "Yes, now"), ("taps", "No, not now"),
    ("sends", "photo"), ("sends", "program"),
    ("sends", "sticker"), ("presses", "talk:1"), ("presses", "checkin-fine:1.1"), ("presses", "helped:1.yes"),
    ("presses", "now:1"), ("presses", "wish-woman:1"), ("presses", "cut-yes:1"), ("presses", "discreet-off"),
    ("presses", "erase-yes"), ("presses", "apart"), ("presses", "drop"), ("presses", "discreet-more"),
    ("taps", "More"), ("later", "9"),
)  # fmt: skip
STORY: tuple[Deed, ...] = (
    ("says", "/look"), ("says", "/mydata"), ("says", "/stop"), ("taps", "Pause contact"), ("says", "/stop"),
    ("says", "/start"), ("says", "/published"), ("says", "/checkins"), ("presses", "talk:1"), ("presses", "cut-yes:1"),
    ("says", "/discreet"), ("taps", "Never"), ("says", OTHER), ("says", OTHER), ("taps", "More"),
    ("says", "/discreet"), ("taps", "Hide now"), ("says", "/mine"), ("says", OTHER),
    ("says", "/discreet"), ("presses", "discreet-off"),
    ("says", "/phrase"), ("presses", "phrase-new"), ("says", "/mydata"), ("says", "/language ar"),
    ("says", "/language en"), ("says", "one two three four five"), ("says", "/look"), ("taps", "Send"),
    ("taps", "Something else"), ("says", "/mine"), ("says", "He hits me and I want to die"), ("edits", "It is over"),
    ("says", "/now"), ("taps", "Send to the team now"), ("says", "/stop"), ("taps", "Delete everything"),
    ("taps", "Yes, delete everything"), ("says", "Hello?"), ("taps", "Do not send"), ("says", "Hello?"),
    ("taps", "About a leader or the team"), ("presses", "drop"), ("presses", "apart"), ("says", "/mydata"),
)  # fmt: skip
"""Whatever was once found to differ, and the way on from there."""
BEGUN: tuple[Deed, ...] = (("says", "/new"), ("taps", "Something else"), ("says", "Hello?"))
FILES: tuple[Deed, ...] = (
    *BEGUN, ("sends", "program"), ("taps", "Send"), ("sends", "photo"), ("sends", "program"), ("later", "3"),
    ("says", "/stop"), ("taps", "Pause contact"), ("sends", "program"), ("later", "3"),
)  # fmt: skip
"""Files that are not passed on: in a draft, in a conversation, while contact is paused."""
CRY: tuple[Deed, ...] = (("says", "/now"), ("taps", "Send to the team now"))
AWAY: dict[str, tuple[Deed, ...]] = {
    "danger that reaches late": (("outage", "200"), *CRY, ("later", "9")),
    "danger that reaches soon": (("outage", "150"), *CRY, ("later", "9")),
    "words that wait": (*BEGUN, ("outage", "150"), ("taps", "Send"), ("says", "Are you there?"), ("later", "9")),
    "a paused chat": (("says", "/stop"), ("taps", "Pause contact"), ("outage", "200"), *CRY, ("later", "9")),
    "nobody answers": (*CRY, ("later", "9"), ("says", "/mine"), ("later", "2"), ("says", "/mine"), ("later", "9")),
}
"""The group cannot be reached for a while, or nobody in it answers."""


async def lived_in(play: Play) -> None:
    """A chat that holds everything that a chat can hold; then it is hidden."""
    await report(play, "My brother hits me.")
    await play.taps("adil", "Take", play.group)
    await answer(play, "brother hits", "Come to the office.")
    await play.says("mina", "/discreet")
    for each in ("15-18", PHRASE, PHRASE):
        await play.says("mina", each)
    await play.says("mina", "/new")
    await play.says("mina", "What else I have to say.")
    await play.says("mina", "/phrase")
    await play.taps("mina", "Make five words")
    await play.says("mina", "/stop")
    await play.taps("mina", "Pause contact")
    await play.says("mina", "/discreet")
    await play.taps("mina", "Hide now")


async def empty(play: Play) -> None:
    """Somebody has looked at the bot, agreed, cleared the chat, and no more."""
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    assert play.store is not None
    async with play.store.turn() as tx:
        mina = await people.of_sender(tx, play.who("mina").id)
        assert mina is not None
        await said.forget(tx, mina.id, [each.message for each in await said.all(tx, mina.id)])


async def world(before: Callable[[Play], Awaitable[None]], deeds: list[Deed]) -> tuple[list[Any], int]:
    """What is seen of these deeds, and how often slow work was done for them."""
    worked: list[str] = []
    derive = slow_phrase.derive
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as folder:
        async with playing(Path(folder), privacy__first_words_wait="0 min") as play:
            begins = play.clock.now()
            await before(play)
            await play.clock.advance_to(begins.replace(hour=begins.hour + 2))
            phone = Phone(play)
            with pytest.MonkeyPatch.context() as patch:

                def noted(phrase: str, salt: bytes) -> str:
                    worked.append(phrase)
                    return derive(phrase, salt)

                patch.setattr(slow_phrase, "derive", noted)
                for kind, arg in deeds:
                    await phone.does(kind, arg)
            return phone.seen(), len(worked)


def while_there(seen: list[Any], deeds: list[Deed]) -> list[Any]:
    """What an empty chat was sent, without lines that come when whoever did all this need not be there any longer."""
    spans = [int(deed[1]) if deed[0] == "later" else 1 for deed in deeds]
    last = max(sum(spans[:place]) for place, deed in enumerate(deeds) if deed[0] not in ("later", "outage"))
    until = (last * PACE + arrival.PATIENCE + gate.FRESH).total_seconds()
    return [each for each in seen if each[0] <= until or each[1] != "sendMessage"]


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@example(list(STORY))
@example(list(FILES))
@given(st.lists(st.sampled_from(DEEDS), min_size=6, max_size=14))
def test_a_locked_chat_answers_as_an_empty_one(deeds: list[Deed]) -> None:
    locked, in_locked = asyncio.run(world(lived_in, deeds))
    bare, in_bare = asyncio.run(world(empty, deeds))
    bare = while_there(bare, deeds)
    assert [pair for pair in zip_longest(locked, bare) if pair[0] != pair[1]][:1] == []
    assert in_locked == in_bare
    assert locked or all(kind in ("taps", "edits", "later", "presses") for kind, _ in deeds)


@pytest.mark.parametrize("story", AWAY)
def test_what_becomes_of_what_was_sent_is_told_in_a_locked_chat_as_in_an_empty_one(story: str) -> None:
    deeds = list(AWAY[story])
    locked, _ = asyncio.run(world(lived_in, deeds))
    bare, _ = asyncio.run(world(empty, deeds))
    bare = while_there(bare, deeds)
    assert [each[1:] for each in locked] == [each[1:] for each in bare]  # the group's own pace is not theirs
    assert all(abs(one[0] - other[0]) <= gate.FRESH.total_seconds() for one, other in zip(locked, bare, strict=True))


WRONG = [five_words.draw("en", Random(number)) for number in range(6)]


async def tried(play: Play) -> None:
    """Five words of another account were tried as often as they may be while the past stood open."""
    await lived_in(play)
    for each in (PHRASE, *WRONG[:5], "/discreet"):
        await play.says("mina", each)
    await play.taps("mina", "Hide now")


def test_tries_of_an_open_past_are_not_counted_in_the_empty_chat() -> None:
    deeds: list[Deed] = [("says", "/phrase"), *(("says", each) for each in WRONG)]
    locked, in_locked = asyncio.run(world(tried, deeds))
    bare, in_bare = asyncio.run(world(empty, deeds))
    assert locked == bare
    assert in_locked == in_bare
    assert ["too often" in text for _, method, text in bare if method == "sendMessage"] == [False] * 6 + [True]


@pytest.mark.parametrize("deed", ["words", "a cry", "a program", "a program in a draft"])
async def test_nothing_follows_into_a_chat_that_was_hidden(play: Play, deed: str) -> None:
    """What was done while the past stood open is not answered once it is hidden: in an empty chat nothing was done."""
    await lived_in(play)
    await play.says("mina", PHRASE)
    await play.says("mina", "/stop")
    await play.taps("mina", "Go on")
    await play.says("mina", "/mine")
    await play.taps("mina", "Conversation 1")
    if deed == "a program in a draft":
        await play.says("mina", "/new")
    await play.says("mina", "/now")
    call = play.screen("mina").with_button("Send to the team now")[-1].message
    await play.says("mina", "/discreet")
    hide = play.screen("mina").with_button("Hide now")[-1].message
    await Phone(play).outage("100")
    play.server.faults.add("getFile", FaultKind.SERVER_ERROR, until=play.clock.timestamp() + 20)
    mina, chat = play.who("mina"), play.world.private(play.who("mina"))
    if deed == "words":
        play.world.says(mina, chat, "One thing more.")
    elif deed == "a cry":
        play.world.taps(mina, call, "Send to the team now")
    else:
        play.world.sends_file(mina, chat, "document", b"MZ" + bytes(100))
    await play.settle()
    play.world.taps(mina, hide, "Hide now")
    await play.settle()
    before = len(list(play.world.journal))
    await play.later(minutes=40)
    came = [each for each in list(play.world.journal)[before:] if each.chat == mina.id and each.ok]
    assert [each.params for each in came if each.method.startswith(("send", "edit"))] == []
