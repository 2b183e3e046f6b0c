"""Nothing that leaves the house counts: nobody can tell from their own screens that somebody else uses the bot."""

import asyncio
import json
import os
import re
import tempfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from rehearsal.world import Message, Request
from storage.disk.vault import seal_number, unseal_number
from tests.playing import Play, playing
from tests.teamwork import answers, apart, forges, report
from tests.worlds import Call, differences

EXAMPLES = int(os.environ.get("NO_COUNTER_EXAMPLES", "1"))
SEALED = re.compile(r"\b(hide|as-is|rewrite|yes|no):[\w-]{22}(\.[\w-]{22})?(?![\w-])")
APART = "Someone on the team is involved"
UNSEEN = ("apart", "more", "edits", "files", "cries", "drafts", "throws", "reads", "carries", "hides", "waits", "taken")
"""What Yusuf does, and the independent group: nothing of it concerns Mina or the main team."""
SEEN = ("reports", "erases")
"""What the main team may see of him, and Mina may not."""
STORY = ("apart", "more", "taken", "drafts", "files", "waits", "carries", "cries", "throws", "edits", "hides", "reads")


class Others:
    """Yusuf, and whoever answers him."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.count = 0

    async def does(self, deed: str) -> None:
        self.count += 1
        await getattr(self, deed)()

    async def says(self, *texts: str) -> Message:
        for each in texts:
            message = await self.play.says("yusuf", each)
        return message

    async def taps(self, *labels: str) -> None:
        """Where there are such buttons."""
        for each in labels:
            if self.play.screen("yusuf").with_button(each):
                await self.play.taps("yusuf", each)

    async def apart(self) -> None:
        await self.says("/new", APART, "He is in the team.", "/send")

    async def reports(self) -> None:
        await self.says("/new", "Something else", "It is about my uncle.", "/send")

    async def more(self) -> None:
        await self.says(*(f"And then, part {each}." for each in range(self.count % 3 + 1)))

    async def edits(self) -> None:
        message = await self.says("He came.")
        self.play.world.edits(self.play.who("yusuf"), message, "He came twice. My mail is y@example.org.")
        await self.play.flow()

    async def files(self) -> None:
        yusuf = self.play.who("yusuf")
        self.play.world.sends_file(yusuf, self.play.world.private(yusuf), "document", b"%PDF-1.4")
        await self.play.flow()

    async def cries(self) -> None:
        await self.says("/new", APART, "/now")
        await self.taps("Send to the team now")

    async def drafts(self) -> None:
        await self.says("/new", "Bullying", "My mail is yusuf@example.org.")

    async def throws(self) -> None:
        await self.says("/over")

    async def reads(self) -> None:
        await self.says("/help", "/mine", "/mydata", "/checkins", "/language en")

    async def carries(self) -> None:
        await self.says("/phrase")
        await self.taps("Make five words", "I wrote it down")

    async def hides(self) -> None:
        await self.says("/discreet", "9-12", "nine red cats came by", "nine red cats came by", "/discreet")
        await self.taps("Hide now")

    async def waits(self) -> None:
        """Words for the main team wait for their minute, and are deleted before it comes."""
        yusuf, asks = self.play.who("yusuf"), ("/stop", "Delete everything", "Yes, delete everything")
        for each in ("/new", "Something else", "It is about my uncle.", "/send", *asks, "/start", "I understand"):
            self.play.world.says(yusuf, self.play.world.private(yusuf), each)
        await self.play.flow()

    async def erases(self) -> None:
        await self.says("/stop")
        await self.taps("Delete everything", "Yes, delete everything")
        await self.says("/start")
        await self.taps("I understand")

    async def taken(self) -> None:
        """The independent group takes his case, and answers."""
        group = apart(self.play)
        if self.play.screen("noor", group).with_button("Take"):
            await self.play.taps("noor", "Take", group)
            shown = self.play.screen("noor", group).saying("He is in the team.")
            for each in shown[-1:]:
                self.play.world.says(
                    self.play.who("noor"), group, "We are here.", thread=each.thread, reply_to=each.message
                )
                await self.play.flow()


async def seen(deeds: Sequence[str], *, team: bool) -> list[Call]:
    """What Mina is sent, and the main team as well, while she now and then writes what may be pointed out to her, and
    somebody else does all this."""
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as folder:
        async with playing(Path(folder), independent=True, more=("noor",), privacy__first_words_wait="1 h") as play:
            await play.says("yusuf", "/start")
            await play.taps("yusuf", "I understand")
            await report(play, about="Violence or threat")
            await play.taps("adil", "Take", play.group)
            await answers(play, "adil", "We are here.")
            others, begins = Others(play), play.clock.now().replace(minute=30, second=0)
            await play.clock.advance_to(begins)
            for number, deed in enumerate(deeds, start=1):
                if deed:
                    await others.does(deed)
                await play.clock.advance_to(begins + timedelta(minutes=20 * number - 5))
                await play.says("mina", f"Write to me at mina{number}@example.org")
                await play.taps("mina", "Do not send")
                await play.clock.advance_to(begins + timedelta(minutes=20 * number - 2))
                await answers(play, "bea", f"Ask her again, {number}.")
                await play.taps("bea", "Keep in the team", play.group)
                await play.clock.advance_to(begins + timedelta(minutes=20 * number))
            chats = {play.who("mina").id}
            chats |= {play.group.id, play.who("adil").id, play.who("bea").id} if team else set()
            asked = [each for each in play.world.journal if each.chat in chats and each.at >= begins.timestamp()]
            return [(each.at, plain(each)) for each in asked]


def plain(request: Request) -> str:
    """Without what is random or sealed, and without Telegram's own numbers, which are its to give."""
    kept = {name: each for name, each in request.params.items() if name not in ("message_id", "reply_parameters")}
    text = SEALED.sub(r"\1:SEALED", json.dumps(kept, ensure_ascii=False, sort_keys=True))
    return f"{request.method} " + re.sub(r"\b[A-Z0-9]{3}-[A-Z0-9]{3}\b", "CODE", text)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@example(list(STORY), [])
@given(st.lists(st.sampled_from(UNSEEN), min_size=3, max_size=8), st.lists(st.sampled_from(SEEN), max_size=2))
def test_nobody_can_tell_from_their_own_screens_that_somebody_else_is_here(
    unseen: list[str], seen_of: list[str]
) -> None:
    """Whatever else is done, also with the independent group and with words that wait for their minute."""
    alone = asyncio.run(seen([""] * len(unseen), team=True))
    assert differences(alone, asyncio.run(seen(unseen, team=True)))[:1] == []
    assert sum("SEALED" in text for _, text in alone) >= len(unseen)
    if seen_of:
        deeds = [*unseen[: -len(seen_of)], *seen_of]
        mina = asyncio.run(seen([""] * len(deeds), team=False))
        assert differences(mina, asyncio.run(seen(deeds, team=False)))[:1] == []


async def test_a_forged_number_is_none(play: Play) -> None:
    """Numbers of rows are what a forger would try: none of them, in any shape, decides about anybody's words."""
    await report(play)
    await play.taps("adil", "Take", play.group)
    await play.says("mina", "Write to me at mina@example.org")
    await answers(play, "bea", "Ask her again.")
    for number in range(60):
        await forges(play, "adil", f"yes:{number}")
    await forges(play, "adil", "yes:" + "A" * 22)
    assert not any("Ask her again." in text for text in play.told("mina"))


def test_a_sealed_number_opens_where_it_was_sealed_and_tells_nothing() -> None:
    key, other = bytes(range(32)), bytes(32)
    sealed = [seal_number(key, "held", number) for number in range(2000)]
    assert len({len(each) for each in sealed}) == 1
    assert [unseal_number(key, "held", each) for each in sealed] == list(range(2000))
    assert {unseal_number(key, "writer", each) for each in sealed} == {None}
    assert {unseal_number(other, "held", each) for each in sealed} == {None}
    assert sorted(sealed) != sealed
    for forged in ("", "1", "-1", "٣", "A" * 22, "A" * 21 + "=", sealed[1][:-1], sealed[1] + "A", "é" * 22, "9" * 30):
        assert unseal_number(key, "held", forged) is None
