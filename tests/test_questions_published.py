"""A question for everybody: what stands in the channel is to the letter the last text that whoever asked agreed to."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from hypothesis import given
from hypothesis import settings as settings_of
from hypothesis import strategies as st

from rehearsal.faults import FaultKind
from rules import questions
from rules.channel import State
from rules.questions import Publication, Stage, may
from rules.refused import Refused
from rules.send import PlaceKind, Send
from storage import outbox
from tests import hunting
from tests.playing import Play, playing
from tests.teamwork import answers, card, case_of, forges, presses
from tests.test_channel import CHANNEL, channel, known, press, stands
from tests.test_questions import asks
from tests.test_two_worlds import BOB, ZAHRA, Somebody, marks

TEXT = "Q: May somebody who is ill fast?\nA: Ask your doctor first. Health goes before it."
MEMBERS = [
    {"id": 111, "name": "Adil", "discipline": "counsellor"},
    {"id": 112, "name": "Bea", "discipline": "social worker"},
    {"id": 113, "name": "Carl", "discipline": "lawyer"},
    {"id": 114, "name": "Olla", "discipline": "trainee", "observer": True},
]


def settings(wait: str = "0 min", members: list[dict[str, Any]] = MEMBERS) -> dict[str, Any]:
    return {
        "privacy__first_words_wait": "0 min",
        "team__members": members,
        "channel": {"id": CHANNEL, "link": "https://t.me/annoor", "wait": wait},
    }


@pytest_asyncio.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path, **settings()) as stage:
        yield stage


async def answered(play: Play, name: str = "mina", by: str = "adil") -> None:
    """A question, taken and answered, and whoever asked is asked whether it may help others."""
    await asks(play, "I am ill since March. May I fast?", name=name)
    await presses(play, by, "Take")
    await answers(play, by, "Ask your doctor first.")
    await presses(play, by, "May it help others?")


async def written(play: Play, text: str = TEXT, by: str = "adil", name: str = "mina") -> None:
    """She is willing, and a member has written the text."""
    await answered(play, name)
    await play.taps(name, "Yes, it may help others")
    await press(play, by, "I write it")
    await play.in_topic(by, 0, f"/publish {text}")


async def shown(play: Play, text: str = TEXT) -> None:
    """A second member has looked, and she is shown it."""
    await written(play, text)
    await press(play, "bea", "It is right")


async def stage(play: Play) -> Publication:
    case = await case_of(play)
    assert case is not None
    assert case.publication is not None
    return case.publication


async def test_what_stands_in_the_channel_is_to_the_letter_what_she_agreed_to(play: Play) -> None:
    bold = [{"type": "bold", "offset": 9, "length": 2}]
    await answered(play)
    await play.taps("mina", "Yes, it may help others")
    await press(play, "adil", "I write it")
    await play.in_topic("adil", 0, f"/publish {TEXT}", entities=bold)
    assert stands(play) == []
    await press(play, "bea", "It is right")
    preview = play.screen("mina").messages[-2]
    await play.taps("mina", "Publish these words")
    (post,) = play.screen("adil", channel(play)).messages
    assert post.text == preview.text == TEXT
    assert (
        post.message.body["entities"]
        == preview.message.body["entities"]
        == [{"type": "bold", "offset": 0, "length": 2}]
    )
    assert play.screen("adil", channel(play)).messages[0].buttons == ()


async def test_one_member_alone_publishes_nothing(play: Play) -> None:
    await written(play)
    tap = await press(play, "adil", "It is right")
    assert "Another member has to look" in tap.text
    assert not any("these words would stand" in each for each in play.told("mina"))


async def test_two_presses_at_once_count_once_each(play: Play) -> None:
    await written(play)
    prompt = play.newest("adil", "has written this", play.group).message
    for name in ("adil", "bea", "bea", "carl", "adil"):
        play.world.taps(play.who(name), prompt, "It is right")
    await play.flow()
    assert (await stage(play)).seen == (111, 112)
    assert sum("these words would stand" in each for each in play.told("mina")) == 1


async def test_a_press_on_an_older_text_counts_nothing(play: Play) -> None:
    await written(play)
    old = play.newest("adil", "has written this", play.group).message
    await press(play, "bea", "I write it")
    await play.in_topic("bea", 0, "/publish Another text.")
    play.world.taps(play.who("carl"), old, "It is right")
    await play.flow()
    assert (await stage(play)).stage is Stage.WRITTEN
    await press(play, "carl", "It is right")
    assert play.told("mina")[-2] == "Another text."


async def test_nobody_writes_without_having_said_so(play: Play) -> None:
    await answered(play)
    await play.in_topic("adil", 0, f"/publish {TEXT}")
    assert "tap “I write it” first" in play.told("adil", play.group)[-1]
    await play.taps("mina", "Yes, it may help others")
    await press(play, "adil", "I write it")
    await play.in_topic("bea", 0, f"/publish {TEXT}")
    assert (await stage(play)).version == 0
    await play.in_group("adil", f"/publish {TEXT}")
    assert "in the topic of the question" in play.told("adil", play.group)[-1]
    await play.in_topic("adil", 0, "/publish")
    assert "empty or too long" in play.told("adil", play.group)[-1]


@pytest.mark.parametrize("who", ["olla", "omar"])
async def test_observers_and_strangers_can_do_nothing(play: Play, who: str) -> None:
    await written(play)
    if who == "omar":
        play.world.joins(play.who("omar"), play.group)
    await press(play, "bea", "I write it")
    code = card(play).text.split()[1]
    for data in (f"right:{code}:1", f"write:{code}", f"publish:{code}"):
        await forges(play, who, data)
    await play.in_topic(who, 0, "/publish Mine.")
    before = await stage(play)
    assert (before.version, before.seen, before.writer) == (1, (111,), 112)


async def test_she_may_say_no_at_first_and_at_last(play: Play) -> None:
    await answered(play)
    await play.taps("mina", "No, keep it between us")
    assert "The reporter would rather not." in play.told("adil", play.group)[-1]
    code = card(play).text.split()[1]
    tap = await forges(play, "adil", f"publish:{code}")
    assert "said no" in tap.text
    assert (await stage(play)).stage is Stage.REFUSED


async def test_she_may_refuse_the_words(play: Play) -> None:
    await shown(play)
    await play.taps("mina", "Do not publish")
    await play.taps("mina", "Publish these words")
    assert stands(play) == []
    assert play.store is not None
    async with play.store.turn() as tx:
        assert (await tx.rows("SELECT count(*) FROM outbox"))[0][0] == 0


async def test_she_may_change_the_words_and_two_members_look_again(play: Play) -> None:
    await shown(play)
    await play.taps("mina", "Change the words")
    await play.says("mina", "Q: May the ill fast?\nA: Ask a doctor.")
    assert "The person has changed the words" in play.told("adil", play.group)[-1]
    await play.taps("mina", "Publish these words")  # the older text
    assert stands(play) == []
    await press(play, "adil", "It is right")
    assert (await stage(play)).stage is Stage.WRITTEN
    await press(play, "carl", "It is right")
    assert play.told("mina")[-2] == "Q: May the ill fast?\nA: Ask a doctor."
    await play.taps("mina", "Publish these words")
    assert stands(play) == ["Q: May the ill fast?\nA: Ask a doctor."]


async def test_all_of_it_can_be_typed(play: Play) -> None:
    await answered(play)
    await play.says("mina", "yes, it may help others")
    await press(play, "adil", "I write it")
    await play.in_topic("adil", 0, f"/publish {TEXT}")
    await press(play, "bea", "It is right")
    await play.says("mina", "Change the words")
    await play.says("mina", "Q: May the ill fast?")
    for name in ("bea", "carl"):
        await press(play, name, "It is right")
    await play.says("mina", "publish these words")
    assert stands(play) == ["Q: May the ill fast?"]
    await play.says("mina", "take it back")
    assert stands(play) == []


async def test_words_of_danger_are_asked_about_in_a_text_as_well(play: Play) -> None:
    await shown(play)
    await play.taps("mina", "Change the words")
    await play.says("mina", "He will kill me tonight.")
    assert any("Is someone in danger now?" in each for each in play.told("mina"))
    assert "He will kill me tonight." in play.told("adil", play.group)[-1]


async def test_nobody_is_caught_in_the_question_for_a_text(play: Play) -> None:
    """What cannot be a text is told, once; and when the question is over, words go to the team as ever."""
    await shown(play)
    await play.taps("mina", "Change the words")
    await play.says("mina", "See t.me/somebody about it.")
    assert "t.me" not in play.told("adil", play.group)[-1]
    await play.says("mina", "I need to tell you something else.")
    assert "something else" in play.told("adil", play.group)[-1]
    await play.taps("mina", "Change the words")
    await play.taps("mina", "Do not publish")
    await play.says("mina", "And one thing more.")
    assert "And one thing more." in play.told("adil", play.group)[-1]


async def test_forged_consent_publishes_nothing(play: Play) -> None:
    """Of somebody else, of another version, before it was shown."""
    await shown(play)
    await play.says("yusuf", "/start")
    await play.taps("yusuf", "I understand")
    for data in (
        "consent:1.1",
        "consent:1.",
        "consent:.1",
        "consent:2.1",
        "consent:1.2",
        "reword:1.7",
        "withdraw:1",
        "may-yes:1",
    ):
        play.world.taps(play.who("yusuf"), play.newest("yusuf", "What would you like").message, data=data)
        await play.flow()
    message = play.newest("mina", "these words would stand").message
    for data in (
        "consent:1.2",
        "consent:1.0",
        "consent:1",
        "consent:9.1",
        "consent:١.1",
        "consent:01.1",
        "reword:1.2",
        "may-yes:1",
    ):
        play.world.taps(play.who("mina"), message, data=data)
        await play.flow()
    assert stands(play) == []
    assert (await stage(play)).stage is Stage.SHOWN


async def test_a_member_who_asked_learns_it_alone_and_leaves_it_to_others(play: Play) -> None:
    await asks(play, name="adil")
    await presses(play, "bea", "Take")
    await answers(play, "bea", "Ask your doctor first.")
    before = play.told("bea", play.group)
    tap = await presses(play, "adil", "May it help others?")
    assert tap.text == "You asked this yourself. Please leave it to the others. Nobody else sees this."
    assert play.told("bea", play.group) == before
    await presses(play, "bea", "May it help others?")
    await play.taps("adil", "Yes, it may help others")
    assert "You asked this yourself." in (await press(play, "adil", "I write it")).text
    await press(play, "bea", "I write it")
    await play.in_topic("bea", 0, f"/publish {TEXT}")
    assert "You asked this yourself." in (await press(play, "adil", "It is right")).text
    await press(play, "carl", "It is right")
    await play.taps("adil", "Publish these words")
    assert stands(play) == [TEXT]


async def test_where_too_few_others_remain_she_is_told_before_and_the_team_learns_nothing(tmp_path: Path) -> None:
    async with playing(tmp_path, **settings(members=MEMBERS[:2])) as play:
        await asks(play, name="adil")
        await presses(play, "bea", "Take")
        await answers(play, "bea", "Ask your doctor first.")
        tap = await presses(play, "bea", "May it help others?")
        assert tap.text == "The person is asked."
        assert "too few others could look at it" in play.told("adil")[-1]
        await play.taps("adil", "All right")
        assert play.told("bea", play.group)[-1] == "The reporter would rather not. Nothing is published."


async def test_a_team_of_one_cannot_ask(tmp_path: Path) -> None:
    async with playing(tmp_path, **settings(members=MEMBERS[:1]), team__rota__order=["Adil"]) as play:
        await asks(play)
        await presses(play, "adil", "Take")
        await answers(play, "adil", "Ask your doctor first.")
        assert "It takes 2 members" in (await presses(play, "adil", "May it help others?")).text


def test_may() -> None:
    assert may([1, 2], None)
    assert may([1, 2, 3], 3)
    assert not may([1, 2], 2)
    assert not may([1], None)


async def test_it_comes_at_a_random_moment_over_restarts(tmp_path: Path) -> None:
    async with playing(tmp_path, **settings("1 day")) as play:
        await shown(play)
        await play.taps("mina", "Publish these words")
        assert "within 24 hours" in play.told("mina")[-1]
        assert stands(play) == []
        await play.crash()
        await play.start()
        await play.later(hours=25)
        assert stands(play) == [TEXT]
        assert play.screen("adil", channel(play)).messages[0].message.date % 3600 != play.clock.timestamp() % 3600


async def test_it_may_be_taken_back_before_it_goes(tmp_path: Path) -> None:
    async with playing(tmp_path, **settings("1 day")) as play:
        await shown(play)
        await play.taps("mina", "Publish these words")
        await play.says("mina", "/published")
        assert TEXT in play.told("mina")[-1]
        await play.taps("mina", "Take it back")
        await play.later(days=3)
        assert stands(play) == []
        await play.says("mina", "/published")
        assert play.told("mina")[-1] == "Nothing of yours is published."


async def test_it_may_be_taken_back_afterwards(play: Play) -> None:
    await shown(play)
    await play.taps("mina", "Publish these words")
    await play.says("mina", "/published")
    await play.taps("mina", "Take it back")
    assert stands(play) == []
    assert {each.state for each in await known(play)} == {State.WITHDRAWN}
    await play.says("yusuf", "/asked")
    assert play.told("yusuf")[-1] == "No question has been published yet."


async def test_after_two_days_it_is_changed_instead_and_the_case_may_be_long_gone(play: Play) -> None:
    await shown(play)
    await play.taps("mina", "Publish these words")
    await presses(play, "adil", "Close")
    await presses(play, "adil", "Resolved")
    await play.later(days=40)
    assert await case_of(play) is None
    await play.says("mina", "/published")
    await play.taps("mina", "Take it back")
    assert stands(play) == ["Taken back by the person who asked."]
    assert "too old to be deleted" in play.told("mina")[-1]
    assert all(each.words is None for each in await known(play))


async def test_one_that_telegram_no_longer_deletes_is_changed(play: Play) -> None:
    await shown(play)
    await play.taps("mina", "Publish these words")
    said = "Bad Request: message can't be deleted for everyone"
    play.server.faults.add("deleteMessage", FaultKind.REFUSED, count=1, code=400, chat=CHANNEL, words=said)
    await play.says("mina", "/published")
    await play.taps("mina", "Take it back")
    assert stands(play) == ["Taken back by the person who asked."]


async def test_taken_back_while_it_is_on_its_way_it_goes_as_soon_as_it_is_there(tmp_path: Path) -> None:
    async with playing(tmp_path, limits=False, **settings(), limits__chat_per_second=0) as play:
        await shown(play)
        fault = play.server.faults.add("sendMessage", FaultKind.HANG_AFTER, count=1, chat=CHANNEL)
        person = play.who("mina")
        play.world.taps(person, play.newest("mina", "would stand in the channel").message, "Publish these words")
        await play.world.until(lambda: fault.hits == 1, 20)
        play.world.says(person, play.world.private(person), "/published")
        await play.world.until(lambda: bool(play.screen("mina").with_button("Take it back")), 20)
        play.world.taps(person, play.screen("mina").with_button("Take it back")[-1].message, "Take it back")
        await play.world.until(lambda: bool(play.screen("mina").saying("It is taken back")), 20)
        assert stands(play) == [TEXT]
        fault.release()
        await play.flow()
        assert stands(play) == []


async def test_one_whose_answer_was_lost_waits_for_a_member(play: Play) -> None:
    await shown(play)
    play.server.faults.add("sendMessage", FaultKind.RESET_AFTER, count=1, chat=CHANNEL)
    await play.taps("mina", "Publish these words")
    await play.crash()
    await play.start()
    await play.later(days=2)
    assert stands(play) == [TEXT]
    assert {each.state for each in await known(play)} == {State.UNCERTAIN}
    number = play.screen("adil", channel(play)).messages[0].id
    await play.in_group("carl", f"/posted https://t.me/annoor/{number}")
    await play.says("mina", "/published")
    await play.taps("mina", "Take it back")
    assert stands(play) == ["Taken back by the person who asked."]


async def test_delete_everything_offers_to_take_it_back_first(play: Play) -> None:
    await shown(play)
    await play.taps("mina", "Publish these words")
    await play.says("mina", "/stop")
    await play.taps("mina", "Delete everything")
    assert "afterwards nobody can" in play.told("mina")[-1]
    assert play.screen("mina").with_button("What is published of mine")
    await play.taps("mina", "Yes, delete everything")
    assert stands(play) == [TEXT]


async def test_delete_everything_before_it_went_out_means_it_never_does(tmp_path: Path) -> None:
    async with playing(tmp_path, **settings("1 day")) as play:
        await shown(play)
        await play.taps("mina", "Publish these words")
        await play.says("mina", "/stop")
        await play.taps("mina", "Delete everything")
        await play.taps("mina", "Yes, delete everything")
        await play.later(days=2)
        assert stands(play) == []
        assert all(each.words is None for each in await known(play))


@pytest.mark.parametrize("kind", [FaultKind.SERVER_ERROR, FaultKind.RESET_AFTER], ids=["not-there", "there"])
async def test_words_of_which_nobody_knows_whether_they_went_never_go_after_everything_was_deleted(
    play: Play, kind: FaultKind
) -> None:
    await shown(play)
    play.server.faults.add("sendMessage", kind, count=1, chat=CHANNEL)
    await play.taps("mina", "Publish these words")
    there = stands(play)
    await play.says("mina", "/stop")
    await play.taps("mina", "Delete everything")
    await play.taps("mina", "Yes, delete everything")
    await play.later(days=1)
    assert all(each.unwanted and each.words is None and each.row is None for each in await known(play))
    assert not await waiting_for_channel(play)
    await press(play, "bea", "It is not there: publish it")
    await play.flow()
    assert stands(play) == there
    if there:
        number = play.screen("adil", channel(play)).messages[0].id
        await play.in_group("carl", f"/posted https://t.me/annoor/{number}")
        await play.later(minutes=1)
        assert stands(play) == []


async def waiting_for_channel(play: Play) -> list[Send]:
    """What lies on disk for the channel, in whatever state."""
    assert play.store is not None
    async with play.store.turn() as tx:
        return [row.send for row in await outbox.waiting(tx) if row.send.place.kind is PlaceKind.CHANNEL]


async def test_published_questions_are_found_in_the_chat(play: Play) -> None:
    await shown(play)
    await play.taps("mina", "Publish these words")
    await play.says("yusuf", "/asked")
    assert play.told("yusuf")[-1] == TEXT
    await play.says("yusuf", "/asked DOCTOR ill")
    assert play.told("yusuf")[-1] == TEXT
    await play.says("yusuf", "/asked marriage")
    assert play.told("yusuf")[-1] == "No published question has these words."


async def test_the_way_to_the_post_goes_along_to_another_number(play: Play) -> None:
    """Cutting the way back gives a person another key; what is hers stays hers."""
    await shown(play)
    await play.taps("mina", "Publish these words")
    await play.says("mina", "/stop")
    await play.taps("mina", "Cut a conversation")
    await play.taps("mina", "Yes, cut it")
    await play.says("mina", "/published")
    await play.taps("mina", "Take it back")
    assert stands(play) == []


async def test_another_channel_is_never_touched_by_a_number_of_this_one(play: Play) -> None:
    await shown(play)
    await play.taps("mina", "Publish these words")
    play.config_path.write_text(play.config_path.read_text().replace(str(CHANNEL), str(CHANNEL - 1)))
    play.bot.reload()
    await play.says("mina", "/published")
    await play.taps("mina", "Take it back")
    assert "Please delete it by hand: https://t.me/c/1000000003/2" in play.told("adil", play.group)[-1]
    assert not [each for each in play.world.journal.of("deleteMessage") if each.chat in (CHANNEL, CHANNEL - 1)]


async def test_a_locked_chat_has_published_nothing(play: Play) -> None:
    await shown(play)
    await play.taps("mina", "Publish these words")
    await play.says("mina", "/discreet")
    await play.taps("mina", "Never")
    for words in ("seven blue boats go home", "seven blue boats go home"):
        await play.says("mina", words)
    await play.later(minutes=20)
    await play.says("mina", "/published")
    assert play.told("mina")[-1] == "Nothing of yours is published."
    await play.says("mina", "/mydata")
    assert "published" not in play.told("mina")[-1]
    post = (await known(play))[0]
    tap = play.world.taps(play.who("mina"), play.screen("mina").messages[-1].message, data=f"withdraw:{post.id}")
    await play.flow()
    assert tap.text
    await play.says("mina", "/stop")
    await play.taps("mina", "Delete everything")
    assert "published" not in play.told("mina")[-1]
    await play.says("mina", "seven blue boats go home")
    await play.says("mina", "/published")
    assert TEXT in play.told("mina")[-1]
    assert stands(play) == [TEXT]


DEEDS = st.tuples(
    st.sampled_from(["consent", "no", "begin", "write", "right", "agree", "reword", "refuse"]),
    st.sampled_from([1, 2, 3]),
    st.integers(0, 4),
)


@given(st.lists(DEEDS, max_size=40))
@settings_of(max_examples=300, deadline=None)
def test_whatever_is_pressed_only_a_version_that_two_members_saw_and_she_agreed_to_goes(
    deeds: list[tuple[str, int, int]],
) -> None:
    now, texts, looked = Publication(), dict[int, int | None](), dict[int, set[int]]()
    for deed, member, version in deeds:
        before = now
        try:
            match deed:
                case "consent" | "no":
                    now = questions.consent(now, willing=deed == "consent")
                case "begin":
                    now = questions.begin(now, member)
                case "write":
                    now = questions.written(now, member, member)
                case "right":
                    now = questions.right(now, str(version), member)
                    looked[version].add(member)
                case "agree":
                    now = questions.agreed(now, str(version))
                    assert version == before.version
                    assert before.stage is Stage.SHOWN
                    assert len(looked[version]) >= 2
                case "reword":
                    questions.reword(now, str(version))
                    now = questions.written(now, 9, None)
                case "refuse":
                    now = questions.refused(now)
        except Refused:
            assert now == before
        if now.version != before.version:
            texts[now.version] = now.row
            looked[now.version] = set(now.seen)
        if before.stage in (Stage.AGREED, Stage.REFUSED):
            assert now == before


# -- nobody can tell who asked

QUIET = ("config.toml", "token", "root.key", "clock.json")


def stranger(play: Play, who: Somebody) -> None:
    """Somebody of whom Telegram knows all this."""
    rest: dict[str, Any] = {"first_name": who.first_name, "last_name": who.last_name, "username": who.username}
    play.cast.people["asker"] = play.world.person("asker", id=who.id, language_code=who.language, **rest)


async def world_of(who: Somebody, folder: Path) -> tuple[list[Any], dict[str, int]]:
    """From the question to the post, its words changed by whoever asked, and taken back: every request to others."""
    async with playing(folder, **settings("1 day")) as play:
        stranger(play, who)
        await answered(play, "asker")
        await play.taps("asker", "Yes, it may help others")
        await press(play, "adil", "I write it")
        await play.in_topic("adil", 0, f"/publish {TEXT}")
        await press(play, "bea", "It is right")
        await play.taps("asker", "Change the words")
        await play.says("asker", "Q: May the ill fast?", entities=marks(who))
        for name in ("bea", "carl"):
            await press(play, name, "It is right")
        await play.taps("asker", "Publish these words")
        await play.later(hours=25)
        assert stands(play) == ["Q: May the ill fast?"]
        await play.says("asker", "/published")
        canaries: list[str | int] = [
            who.id,
            who.first_name * (len(who.first_name) > 2),
            "May the ill",
            "Ask your doctor",
        ]
        assert hunting.in_files([each for each in canaries if each], folder, QUIET) == []
        await play.taps("asker", "Take it back")
        assert stands(play) == []
        others = [each for each in play.world.journal if each.chat is not None and each.chat != who.id]
        asked = [(each.at, each.method, each.params) for each in others]
        await play.stop()
        sizes = {path.name: path.stat().st_size for path in (folder / "data").iterdir()}
        await play.start()
        return asked, sizes


async def test_nobody_can_tell_one_who_asked_from_another(tmp_path: Path) -> None:
    worlds = []
    for number, who in enumerate((ZAHRA, BOB)):
        (tmp_path / str(number)).mkdir()
        worlds.append(await world_of(who, tmp_path / str(number)))
    assert len(worlds[0][0]) > 20
    assert worlds[0] == worlds[1]
    assert not any(str(each) in str(worlds[0]) for each in (ZAHRA.id, "Zahra", "zahra"))
