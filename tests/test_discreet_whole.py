"""The whole bot beside somebody whose phone is looked at: whatever anybody does, nothing comes by itself but one plain
line in a safe hour; judged on what a lock screen would show."""

import asyncio
import json
import os
import re
import tempfile
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from handlers.text.danger_words import known, spoken
from rehearsal.faults import FaultKind
from rehearsal.world import Message, Request
from tests.canary_pictures import drawing, saved
from tests.playing import Play, playing
from tests.teamwork import answers, card
from tests.test_discreet import HERE, KNOCK, PHRASE, protected

EXAMPLES = int(os.environ.get("DISCREET_EXAMPLES", "1"))
ANSWER = 120.0
"""Seconds after the person's own act within which something is an answer to it."""
UNSEEN = {"deleteMessage", "deleteMessages", "getChat", "getFile", "answerCallbackQuery"}
TELLING = re.compile(
    r"conversation|team|case|concern|danger|draft|waiting|picture|file|phrase|block|closed|911"
    r"|\b[0-9A-Z]{3}-[0-9A-Z]{3}\b|Adil|Bea|Mina|out-\d|hits|safe",
    re.IGNORECASE,
)
"""What none of it may say: what this chat is about, of whom, with whom."""


def lock_screen(request: Request) -> str:
    """What a phone shows of a message without being opened: the words, else what kind of thing it is."""
    said = request.params.get("text") or request.params.get("caption") or ""
    if request.method == "sendMediaGroup":
        said = " ".join(each.get("caption", "") for each in json.loads(request.params["media"]))
    return str(said) if request.method == "sendMessage" else f"{request.method} {said}"


class Days:
    """What happens between Mina, the team and time. Her own acts are noted; the rest comes by itself."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.acts: list[float] = []
        self.opened: list[float] = []
        self.count = 0
        self.written: Message | None = None
        self.begins = play.clock.timestamp() + ANSWER + 1

    def word(self) -> str:
        """A word of the team's that can be told from all others."""
        self.count += 1
        return f"out-{self.count} my sister, come to the office"

    async def says(self, text: str) -> None:
        """Mina writes."""
        self.acts.append(self.play.world.now())
        await self.play.says("mina", text)

    async def taps(self, *labels: str) -> None:
        """Mina taps, where there are such buttons."""
        for label in labels:
            if self.play.screen("mina").with_button(label):
                self.acts.append(self.play.world.now())
                await self.play.taps("mina", label)

    async def presses(self, *labels: str) -> None:
        """Adil taps, where there are such buttons."""
        for label in labels:
            if self.play.screen("adil", self.play.group).with_button(label):
                await self.play.taps("adil", label, self.play.group)

    # -- the team

    async def writes(self) -> None:
        await self.presses("Take")
        if self.play.topics():
            self.written = await answers(self.play, "adil", self.word())

    async def corrects(self) -> None:
        if self.written is not None:
            self.play.world.edits(self.play.who("adil"), self.written, self.word())
            await self.play.flow()

    async def takes_back(self) -> None:
        if self.written is not None and self.play.topics():
            thread = self.play.topics()[0].topic
            self.play.world.says(
                self.play.who("adil"), self.play.group, "/unsend", thread=thread, reply_to=self.written
            )
            await self.play.flow()

    async def sends_a_picture(self) -> None:
        if self.written is not None and self.play.topics():
            where = {"thread": self.play.topics()[0].topic, "reply_to": card(self.play).message}
            picture = saved(drawing(), "JPEG")
            self.play.world.sends_file(self.play.who("adil"), self.play.group, "photo", picture, **where)
            await self.play.flow()

    async def closes(self) -> None:
        await self.presses("Close", "Resolved")

    async def opens_again(self) -> None:
        await self.presses("Open again")

    async def lets_go(self) -> None:
        await self.presses("Release")

    async def calls_it_danger(self) -> None:
        await self.presses("Change", "danger now")

    async def blocks(self) -> None:
        await self.presses("Change", "Block for 7 days", "Yes, block")

    async def ends_the_block(self) -> None:
        await self.presses("Change", "End the block")

    # -- Mina

    async def tells_more(self) -> None:
        await self.says("He came late again.")

    async def is_afraid(self) -> None:
        assert spoken("He hits me and I want to die", known())
        await self.says("He hits me and I want to die")

    async def may_show_who_she_is(self) -> None:
        await self.says("My mail is corner@example.org today.")

    async def drafts(self) -> None:
        await self.says("/new")
        await self.taps("Bullying")
        await self.says("At work it begins as well.")

    async def sends(self) -> None:
        await self.taps("Send")

    async def sends_what_is_refused(self) -> None:
        """A packed folder, fetched only when she has put the phone away."""
        self.play.server.faults.add("getFile", FaultKind.SERVER_ERROR, until=self.play.world.now() + 300)
        mina = self.play.who("mina")
        self.acts.append(self.play.world.now())
        self.play.world.sends_file(mina, self.play.world.private(mina), "document", b"PK\5\6" + bytes(18))
        await self.play.flow()

    async def asks_when_nothing_gets_through(self) -> None:
        """The answer to what she asks would come when somebody else may hold the phone."""
        until = self.play.world.now() + 400
        self.play.server.faults.add(kind=FaultKind.OUTAGE, chat=self.play.who("mina").id, until=until)
        await self.says("/mine")

    async def gives_the_phrase(self) -> None:
        self.opened.append(self.play.world.now())
        await self.says(PHRASE)

    async def hides(self) -> None:
        await self.says("/discreet")
        await self.taps("Hide now")

    async def blocks_the_bot_for_a_day(self) -> None:
        self.play.world.blocks(self.play.who("mina"))
        await self.play.later(days=1)
        self.play.world.unblocks(self.play.who("mina"))

    # -- time, and the machine

    async def minutes(self) -> None:
        await self.play.later(minutes=4)

    async def hours(self) -> None:
        await self.play.later(hours=7)

    async def days(self) -> None:
        await self.play.later(days=2)

    async def power_fails(self) -> None:
        await self.play.crash()
        await self.play.start()
        await self.play.flow()

    # -- what must hold

    def came(self) -> list[tuple[float, str]]:
        """What reached Mina's chat since the mode was on: when, and what a lock screen showed of it."""
        mina = self.play.who("mina").id
        return [
            (each.at, lock_screen(each))
            for each in self.play.world.journal
            if each.chat == mina and each.method not in UNSEEN and each.ok and each.at > self.begins
        ]

    def check(self) -> None:
        """By itself only the plain line came, once a day at most; the team's words only after the phrase."""
        days: list[date] = []
        for at, shown in self.came():
            if "out-" in shown:
                assert any(0 <= at - each <= ANSWER for each in self.opened), shown
            if any(0 <= at - each <= ANSWER for each in self.acts):
                continue
            assert not TELLING.search(shown), shown
            assert shown == KNOCK
            local = datetime.fromtimestamp(at, UTC).astimezone(HERE)
            assert 15 <= local.hour < 18
            days.append(local.date())
        assert len(set(days)) == len(days)


Deed = Callable[[Days], Awaitable[None]]
DEEDS: tuple[Deed, ...] = (
    Days.writes, Days.corrects, Days.hours, Days.sends_a_picture, Days.minutes, Days.takes_back, Days.tells_more,
    Days.minutes, Days.is_afraid, Days.minutes, Days.calls_it_danger, Days.may_show_who_she_is, Days.days,
    Days.drafts, Days.days, Days.sends_what_is_refused, Days.minutes, Days.asks_when_nothing_gets_through, Days.hours,
    Days.writes, Days.closes, Days.minutes, Days.opens_again, Days.lets_go, Days.hours, Days.gives_the_phrase,
    Days.minutes, Days.writes, Days.hides, Days.power_fails, Days.blocks, Days.tells_more, Days.days,
    Days.ends_the_block, Days.drafts, Days.sends, Days.minutes, Days.blocks_the_bot_for_a_day, Days.days,
)  # fmt: skip
"""A whole story, in which everything happens once at least."""


async def lived(deeds: list[Deed]) -> Days:
    """Mina has a conversation and the mode; then all of this happens."""
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as folder:
        async with playing(Path(folder), privacy__first_words_wait="0 min") as play:
            await protected(play)
            await play.later(minutes=20)
            days = Days(play)
            for deed in deeds:
                await deed(days)
            await play.later(hours=30)
            days.check()
            return days


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@example(list(DEEDS))
@given(st.lists(st.sampled_from(sorted(set(DEEDS), key=lambda deed: deed.__qualname__)), min_size=4, max_size=7))
def test_nothing_comes_by_itself_but_a_plain_line_in_a_safe_hour(deeds: list[Deed]) -> None:
    shown = [each for _, each in asyncio.run(lived(deeds)).came()]
    if deeds == list(DEEDS):  # there is something to be judged: the line, and after the phrase the team's words
        assert KNOCK in shown
        assert any("out-" in each for each in shown)
