"""Two conversations of one person look to the team like those of two: whatever members and reporters do, it is the
same bytes at the same instants."""

import asyncio
import json
import os
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from rehearsal.world import Request, Shown
from tests.playing import Play, playing
from tests.teamwork import card, desk, presses, report
from tests.test_conversation import answer
from tests.worlds import Call, differences

EXAMPLES = int(os.environ.get("TWO_CASES_EXAMPLES", "1"))
ABOUT = ("It is about my cousin.", "It is about my neighbour.")
Deed = tuple[str, int]
TEAM = ("Mute", "Sound on", "Block for 7 days", "End the block", "Take", "Release", "Close", "Open again", "Change")
OWN = ("says", "edits", "speaks", "cries", "answers", "files", "hour", "week")
DEEDS: tuple[Deed, ...] = tuple((deed, which) for deed in (*TEAM, *OWN) for which in (0, 1))
STORY: tuple[Deed, ...] = (
    ("Take", 0), ("Take", 1), ("answers", 0), ("Mute", 0), ("Change", 1), ("says", 1), ("Block for 7 days", 0),
    ("Change", 1), ("says", 0), ("says", 1), ("Block for 7 days", 1), ("End the block", 0), ("Change", 1),
    ("says", 0), ("speaks", 0), ("says", 1), ("says", 0), ("week", 0), ("Sound on", 0), ("cries", 1), ("says", 0),
)  # fmt: skip
"""Whatever was once seen in the other case."""
AFTER = {"Close": ("Resolved",), "Block for 7 days": ("Yes, block",)}
"""What is asked then."""
AT_REST: tuple[Deed, ...] = (("Take", 0), ("Take", 1), ("answers", 0), ("answers", 1))
"""Nobody is called about either, and nobody is reminded within a day."""


@dataclass
class Two:
    """Mina has both conversations, or Yusuf has the second."""

    play: Play
    second: str
    begins: datetime
    count: int = 0

    def owner(self, which: int) -> str:
        return ("mina", self.second)[which]

    def number(self, which: int) -> int:
        return which + 1 if self.second == "mina" else 1

    async def does(self, deed: str, which: int) -> None:
        """One of the deeds, at its time."""
        self.count += 1
        if deed in TEAM:
            await self.press(deed, which)
        else:
            await getattr(self, deed)(which)
        await self.step(5)

    async def step(self, minutes: int = 1) -> None:
        """The next thing happens at the same instant in every world."""
        self.begins += timedelta(minutes=minutes)
        await self.play.clock.advance_to(self.begins)

    async def private(self, name: str, said: str) -> None:
        """Somebody says or taps this in their own chat."""
        shown = self.play.screen(name).with_button(said)
        await (self.play.taps(name, said) if shown else self.play.says(name, said))
        await self.step()

    async def press(self, label: str, which: int) -> None:
        """Adil presses a button of the card, behind *Change* or *Close* where it is."""
        before, after = ("Change",) if label in TEAM[:4] else (), AFTER.get(label, ())
        for each in (*before, label, *after):
            await self.tap(each, which)

    async def tap(self, label: str, which: int) -> None:
        """Where there is such a button."""
        for each in (label,) if self.shown(label, which) else ("Back", label):
            await self.tap_shown(each, which)

    def shown(self, label: str, which: int) -> list[Shown]:
        """Where this button stands in the topic."""
        thread = self.play.topics()[which].id
        return [each for each in self.play.screen("adil", self.play.group).with_button(label) if each.thread == thread]

    async def tap_shown(self, label: str, which: int) -> None:
        for each in self.shown(label, which)[-1:]:
            self.play.world.taps(self.play.who("adil"), each.message, label)
            await self.play.flow()

    async def talks(self, which: int) -> None:
        """From now on words go to this conversation."""
        await self.private(self.owner(which), "/mine")
        await self.private(self.owner(which), f"Conversation {self.number(which)}")

    async def says(self, which: int) -> None:
        await self.talks(which)
        await self.play.says(self.owner(which), f"He came again, {self.count}.")

    async def edits(self, which: int) -> None:
        await self.talks(which)
        message = await self.play.says(self.owner(which), f"He came at {self.count}.")
        await self.step()
        self.play.world.edits(self.play.who(self.owner(which)), message, f"He came at {self.count + 1}.")
        await self.play.flow()

    async def speaks(self, which: int) -> None:
        """Both speak another language, whoever they are."""
        for name in dict.fromkeys((self.owner(0), self.owner(1))):
            await self.play.says(name, "/language ar")
            await self.play.says(name, "/language en")
        await self.step()

    async def cries(self, which: int) -> None:
        await self.talks(which)
        await self.private(self.owner(which), "/now")
        await self.private(self.owner(which), "Send to the team now")

    async def answers(self, which: int) -> None:
        if self.play.screen("adil", self.play.group).saying(ABOUT[which]):
            await answer(self.play, ABOUT[which], f"We are here, {self.count}.", topic=which)

    async def files(self, which: int) -> None:
        await self.talks(which)
        person = self.play.who(self.owner(which))
        self.play.world.sends_file(person, self.play.world.private(person), "document", b"%PDF-1.4")
        await self.play.flow()

    async def hour(self, which: int) -> None:
        self.begins += timedelta(hours=1)

    async def week(self, which: int) -> None:
        self.begins += timedelta(days=7)

    async def erases(self, name: str) -> None:
        """*Delete everything*."""
        for each in ("/stop", "Delete everything", "Yes, delete everything"):
            await self.private(name, each)

    def gone(self) -> list[datetime]:
        """When topics of the group went."""
        calls = [each for each in self.play.world.journal if each.method == "deleteForumTopic" and each.ok]
        return [datetime.fromtimestamp(each.at, self.begins.tzinfo) for each in calls]


async def team_side(second: str, deeds: list[Deed], erased: datetime | None) -> tuple[list[Call], list[datetime]]:
    """All that goes to the group and to members; at the end everything is deleted: by two people, at these times."""
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as folder:
        async with playing(Path(folder), privacy__first_words_wait="0 min") as play:
            begins = play.clock.now() + timedelta(minutes=20)
            for name in ("mina", "yusuf"):
                await play.says(name, "/start")
                await play.taps(name, "I understand")
            await play.clock.advance_to(begins)
            two = Two(play, second, begins)
            for name, words in zip(("mina", second), ABOUT, strict=True):
                for said in ("/new", "Something else", words, "/send"):
                    await two.private(name, said)
            for deed, which in (*deeds, *AT_REST):
                await two.does(deed, which)
            two.begins += timedelta(days=1)
            await play.clock.advance_to(two.begins)
            ends = two.begins + timedelta(days=2)
            await two.talks(0)
            await two.erases("mina")
            if second != "mina" and erased is not None:
                two.begins = erased - timedelta(minutes=2)
                await two.step(0)
                await two.erases(second)
            await play.clock.advance_to(ends)
            mina, yusuf = play.who("mina").id, play.who("yusuf").id
            asked = [each for each in play.world.journal if each.chat not in (None, mina, yusuf)]
            return [(each.at, unnumbered(each)) for each in asked], two.gone()


def unnumbered(request: Request) -> str:
    """Without the numbers of messages in private chats, which Telegram counts for all chats of a bot together."""
    private = () if request.chat is not None and request.chat < 0 else ("message_id", "reply_parameters")
    kept = {name: each for name, each in request.params.items() if name not in private}
    return f"{request.method} {json.dumps(kept, sort_keys=True, default=str)}"


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@example(list(STORY))
@given(st.lists(st.sampled_from(DEEDS), min_size=4, max_size=12))
def test_two_conversations_of_one_person_look_like_those_of_two(deeds: list[Deed]) -> None:
    one, gone = asyncio.run(team_side("mina", deeds, None))
    two, _ = asyncio.run(team_side("yusuf", deeds, gone[1]))
    assert differences(one, two)[:1] == []
    assert len(gone) == 2
    assert gone[1] - gone[0] > timedelta(seconds=59)


async def test_a_case_of_which_the_team_has_not_heard_goes_without_a_word(tmp_path: Path) -> None:
    async with playing(tmp_path, privacy__first_words_wait="10 min") as play:
        await report(play)
        for each in ("/stop", "Delete everything", "Yes, delete everything"):
            shown = play.screen("mina").with_button(each)
            await (play.taps("mina", each) if shown else play.says("mina", each))
        await play.later(hours=13)
        said = [each for each in play.world.journal if each.chat == play.group.id and each.method.startswith("send")]
        assert [each.params["text"] for each in said if "ase" in str(each.params["text"])] == []


async def test_of_several_deleted_conversations_the_team_hears_one_after_another_and_keys_go_at_once(
    play: Play,
) -> None:
    await report(play)
    for each in ("/new", "Something else", "It is about my uncle.", "/send"):
        await play.says("mina", each)
    await presses(play, "adil", "Take")
    await presses(play, "adil", "Take", 1)
    assert play.store is not None
    for each in ("/stop", "Delete everything", "Yes, delete everything"):
        shown = play.screen("mina").with_button(each)
        await (play.taps("mina", each) if shown else play.says("mina", each))
    assert len(play.topics()) == 1
    assert sum("was deleted by the person" in text for text in desk(play)) == 1
    kept = await play.store.run(lambda files: files.ring.execute("SELECT count(*) FROM case_").fetchone())
    assert kept == (0,)
    shown = card(play)  # whoever presses in that time is told the truth
    tap = play.world.taps(play.who("adil"), shown.message, "Release")
    await play.flow()
    assert tap.text == "There is no such case."
    await play.crash()
    await play.start()
    await play.later(hours=12)
    assert play.topics() == []
    assert sum("was deleted by the person" in text for text in desk(play)) == 2


async def two_with_checkins(play: Play) -> Two:
    """Mina has agreed to one in each of two conversations; the second was talked in last."""
    for number, (words, span) in enumerate(zip(ABOUT, ("12–15", "15–18"), strict=True)):
        for said in ("/new", "Something else", words, "/send") if number else ():
            await play.says("mina", said)
        if not number:
            await report(play, words)
        await presses(play, "adil", "Take", number)
        await answer(play, words, "We are with you.", topic=number)
        await play.taps("adil", "Check-in", play.group)
        await play.taps("adil", "Ask in 1 day", play.group)
        await play.taps("mina", span)
        await play.later(minutes=17)
    return Two(play, "mina", play.clock.now())


def reporter_did(request: Request) -> bool:
    return request.method == "sendMessage" and str(request.params["text"]).startswith("The reporter ")


def told_of_checkins(play: Play, since: datetime) -> dict[int, list[datetime]]:
    """When each topic was told, or shown on its card, that the reporter did something about check-ins."""
    found: dict[int, list[datetime]] = {}
    cards = {each.message.id: each.thread for each in play.screen("adil", play.group).messages}
    for each in play.world.journal:
        at, params = datetime.fromtimestamp(each.at, since.tzinfo), each.params
        shows = "heck-in" in str(params.get("text")) and (each.method == "editMessageText" or reporter_did(each))
        if at > since and each.chat == play.group.id and shows:
            thread = params.get("message_thread_id") or cards[int(str(params["message_id"]))]
            found.setdefault(int(str(thread)), []).append(at)
    return found


@pytest.mark.parametrize("acts", [("Stop check-ins",), ("Pause these",), ("Other hours", "18–21")])
async def test_one_tap_about_checkins_shows_in_one_topic_at_once_and_later_in_the_other(
    play: Play, acts: tuple[str, ...]
) -> None:
    await two_with_checkins(play)
    await play.says("mina", "/checkins")
    for each in acts[:-1]:
        await play.taps("mina", each)
    since = play.clock.now()
    await play.taps("mina", acts[-1])
    await play.later(minutes=1)
    assert len(told_of_checkins(play, since)) == 1
    await play.crash()
    await play.start()
    await play.later(hours=12)
    first, second = told_of_checkins(play, since).values()
    assert second[0] - first[-1] > timedelta(seconds=55)


async def test_checkins_that_are_stopped_come_nowhere_though_a_topic_has_not_heard_of_it(play: Play) -> None:
    two = await two_with_checkins(play)
    await play.says("mina", "/checkins")
    since = play.clock.now()
    await play.taps("mina", "Stop check-ins")
    assert "in the others within 12 hours" in play.told("mina")[-1]
    await two.tap("Release", 0)  # who acts on it sees how it stands
    assert len(told_of_checkins(play, since)) == 2
    before = len(play.told("mina"))
    await play.later(days=2)
    assert play.told("mina")[before:] == []


async def test_what_a_topic_was_still_to_hear_is_told_once_when_the_next_tap_is_there(play: Play) -> None:
    await two_with_checkins(play)
    await play.says("mina", "/checkins")
    await play.taps("mina", "Stop check-ins")
    for each in ("/mine", "Conversation 1", "/checkins"):
        shown = play.screen("mina").with_button(each)
        await (play.taps("mina", each) if shown else play.says("mina", each))
    await play.taps("mina", "Start them again")
    await play.later(hours=13)
    said = [str(each.params["text"]) for each in play.world.journal if reporter_did(each)]
    assert sum("has stopped check-ins" in each for each in said) == 1
    assert sum("wants check-ins again" in each for each in said) == 2


async def test_a_block_in_one_conversation_holds_up_no_word_of_another(play: Play) -> None:
    await report(play)
    for each in ("/new", "Something else", "It is about my uncle.", "/send"):
        await play.says("mina", each)
    two = Two(play, "mina", play.clock.now())
    await two.press("Take", 0)
    await two.press("Block for 7 days", 0)
    assert "no messages in Conversation 1 for now, and no new conversation" in play.told("mina")[-1]
    await play.says("mina", "He shouts.")  # to the second, which is the newest
    assert play.screen("adil", play.group).saying("He shouts.")
    await play.says("mina", "/mine")
    await play.taps("mina", "Conversation 1")
    await play.says("mina", "He laughs.")
    assert "no messages in Conversation 1 at present" in play.told("mina")[-1]
    for each in ("/new", "Something else"):
        await play.says("mina", each)
    assert "no messages from this chat at present" in play.told("mina")[-1]
    await two.press("Take", 1)
    await two.press("Block for 7 days", 1)
    await play.later(hours=1)
    await two.press("End the block", 0)
    assert any("takes messages in Conversation 1 again" in text for text in play.told("mina"))
    await play.later(days=8)
    assert any("takes messages from this chat again" in text for text in play.told("mina"))
