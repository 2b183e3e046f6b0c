"""Announcements: a second member looks; they go out at their time; what may have gone is not sent again by itself."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from rehearsal.faults import FaultKind
from rehearsal.world import Chat, Tap
from rules.channel import Event, Post, State, between, number_in, step
from rules.invitations import SHIPPED, next_one
from rules.refused import Refused
from storage import posts
from tests.playing import Play, playing

CHANNEL = -1001000000003
SETTINGS: dict[str, Any] = {"channel": {"id": CHANNEL, "link": "https://t.me/annoor", "wait": "0 min"}}
MEMBERS = [
    {"id": 111, "name": "Adil", "discipline": "counsellor"},
    {"id": 112, "name": "Bea", "discipline": "social worker"},
    {"id": 114, "name": "Olla", "discipline": "trainee", "observer": True},
]


@pytest_asyncio.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path, privacy__first_words_wait="0 min", team__members=MEMBERS, **SETTINGS) as stage:
        yield stage


def channel(play: Play) -> Chat:
    return play.cast.group("channel")


def stands(play: Play) -> list[str]:
    """What stands in the channel."""
    return play.told("adil", channel(play))


async def press(play: Play, name: str, label: str) -> Tap:
    return await play.taps(name, label, play.group)


async def known(play: Play) -> tuple[Post, ...]:
    assert play.store is not None
    async with play.store.turn() as tx:
        return await posts.all(tx)


async def test_an_announcement_needs_a_second_look(play: Play) -> None:
    await play.in_group("adil", "/announce Tea on Friday after Asr.")
    assert play.told("adil", play.group)[-2] == "Tea on Friday after Asr."
    tap = await press(play, "adil", "Publish it")
    assert "A second member has to look" in tap.text
    assert stands(play) == []
    await press(play, "bea", "Publish it")
    assert stands(play) == ["Tea on Friday after Asr."]
    again = await press(play, "bea", "Publish it")
    assert again.text
    assert stands(play) == ["Tea on Friday after Asr."]


async def test_nobody_else_can_let_it_out(play: Play) -> None:
    """Observers, strangers, reporters, forged numbers."""
    await play.in_group("adil", "/announce Tea.")
    prompt = play.newest("adil", "would like to announce", play.group).message
    play.world.joins(play.who("omar"), play.group)
    for name in ("olla", "omar"):
        play.world.taps(play.who(name), prompt, "Publish it")
        await play.flow()
    post = (await known(play))[0]
    for data in (
        "announce-yes:",
        "announce-yes:1",
        f"announce-yes:{post.id}x",
        f"post-again:{post.id}",
        "announce-yes:٣",
    ):
        play.world.taps(play.who("bea"), prompt, data=data)
        await play.flow()
    await play.says("mina", "/start")
    play.world.taps(play.who("mina"), play.newest("mina", "small team").message, data=f"announce-yes:{post.id}")
    await play.flow()
    await play.in_group("olla", "/announce From an observer.")
    await play.in_group("omar", "/announce From a stranger.")
    assert stands(play) == []
    assert len(await known(play)) == 1


async def test_two_presses_at_once_publish_once(play: Play) -> None:
    await play.in_group("adil", "/announce Tea.")
    prompt = play.newest("adil", "would like to announce", play.group).message
    for label in ("Publish it", "Do not publish", "Publish it"):
        play.world.taps(play.who("bea"), prompt, label)
    await play.flow()
    assert stands(play) == ["Tea."]


async def test_one_that_nobody_looks_at_lapses(play: Play) -> None:
    await play.in_group("adil", "/announce Tea.")
    await play.later(hours=25)
    await press(play, "bea", "Publish it")
    assert stands(play) == []
    assert "was not looked at" in play.told("adil", play.group)[-1]


async def test_it_goes_out_at_its_time_over_a_restart(play: Play) -> None:
    await play.in_group("adil", "/announce 18:00\nTea tonight.")
    assert "It goes out at 2026-03-02 18:00." in play.told("adil", play.group)[-1]
    await press(play, "bea", "Publish it")
    await play.crash()
    await play.start()
    await play.later(hours=7)
    assert stands(play) == []
    await play.later(hours=2)
    assert stands(play) == ["Tea tonight."]
    await play.in_group("adil", "/announce 09:00\nToo late.")
    assert "This time is over" in play.told("adil", play.group)[-1]


async def test_a_picture_a_link_and_formatting_go_along(play: Play) -> None:
    bold = [{"type": "bold", "offset": 10, "length": 3}]
    text = "/announce Tea today\n[Sign up] https://example.org/tea"
    play.world.sends_file(play.who("adil"), play.group, "photo", caption=text, caption_entities=bold)
    await play.flow()
    await press(play, "bea", "Publish it")
    (shown,) = play.screen("adil", channel(play)).messages
    assert (shown.kind, shown.text) == ("photo", "Tea today")
    assert [label for row in shown.buttons for label in row] == ["Sign up ↗"]
    assert shown.message.body["caption_entities"] == [{"type": "bold", "offset": 0, "length": 3}]
    (request,) = [each for each in play.world.journal.of("sendPhoto") if each.params.get("chat_id") == CHANNEL]
    assert "https://example.org/tea" in str(request.params)


@pytest.mark.parametrize("code", [0, 500])
async def test_one_whose_answer_was_lost_is_never_sent_again_by_itself(play: Play, code: int) -> None:
    """Cut off after Telegram had it: somebody looks, and is told between which posts it would stand."""
    await play.in_group("adil", "/announce First.")
    await press(play, "bea", "Publish it")
    first = play.screen("adil", channel(play)).messages[-1].id
    await play.in_group("adil", "/announce Second.")
    kind = FaultKind.RESET_AFTER if not code else FaultKind.SERVER_ERROR
    play.server.faults.add("sendMessage", kind, count=1, code=code, chat=CHANNEL)
    await press(play, "bea", "Publish it")
    told = play.told("adil", play.group)[-1]
    assert "It is not certain" in told
    assert f"It would stand after https://t.me/c/1000000003/{first}" in told
    before = stands(play)
    await play.crash()
    await play.start()
    await play.later(days=3)
    assert stands(play) == before
    if code:
        await press(play, "bea", "It is not there: publish it")
    else:
        await play.in_group("adil", "/posted nonsense")
        assert "the link of the post" in play.told("adil", play.group)[-1]
        number = play.screen("adil", channel(play)).messages[-1].id
        await play.in_group("adil", f"/posted https://t.me/annoor/{number}")
    assert stands(play) == ["First.", "Second."]
    assert {each.state for each in await known(play)} == {State.POSTED}
    assert all(each.message is not None for each in await known(play))


async def test_one_that_telegram_refuses_waits_for_a_member(play: Play) -> None:
    await play.in_group("adil", "/announce Tea.")
    play.server.faults.add("sendMessage", FaultKind.REFUSED, count=1, code=400, chat=CHANNEL, words="Bad Request: nope")
    await press(play, "bea", "Publish it")
    assert "does not let the bot post" in play.told("adil", play.group)[-1]
    await play.later(days=1)
    assert stands(play) == []
    await press(play, "adil", "It is not there: publish it")
    assert stands(play) == ["Tea."]


async def test_the_independent_group_and_a_house_without_a_channel_announce_nothing(tmp_path: Path) -> None:
    async with playing(tmp_path) as play:
        await play.in_group("adil", "/announce Tea.")
        assert "There is no channel here" in play.told("adil", play.group)[-1]


async def test_how_to_announce_is_told(play: Play) -> None:
    await play.in_group("adil", "/announce")
    assert "18:00" in play.told("adil", play.group)[-1]
    await play.in_group("adil", "/announce " + "long " * 790)
    assert "too long" in play.told("adil", play.group)[-1]


# -- the rules alone


def test_every_step_of_a_post_is_allowed_or_refused() -> None:
    allowed = set()
    for state in State:
        for event in Event:
            try:
                step(Post(1, "question", state), event)
                allowed.add((state, event))
            except Refused:
                pass
    assert (State.UNCERTAIN, Event.SENT) not in allowed
    assert (State.POSTED, Event.AGAIN) not in allowed
    assert {event for state, event in allowed if state is State.WITHDRAWN} == set()
    assert len(allowed) == 12


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("https://t.me/c/1000000003/41", 41),
        ("t.me/annoor/41/", 41),
        ("https://t.me/annoor/41?single", 41),
        ("https://t.me/annoor", None),
        ("https://example.org/41", None),
        ("41", None),
        ("https://t.me/annoor/0", None),
        ("https://t.me/annoor/٤١", None),
    ],
)
def test_the_number_of_a_post_is_read_from_its_link(text: str, number: int | None) -> None:
    assert number_in(text) == number


def test_between_which_posts() -> None:
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    there = [
        Post(each, "announcement", State.POSTED, message=each, at=noon + timedelta(hours=each)) for each in (2, 3, 5)
    ]
    assert between(there, Post(9, "question", at=noon + timedelta(hours=4))) == (there[1], there[2])
    assert between(there, Post(9, "question", at=noon)) == (None, there[0])
    assert between(there, Post(9, "question", at=noon + timedelta(hours=9))) == (there[2], None)


async def test_where_to_stay_updated_and_who_sees_it(play: Play) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await play.taps("mina", "Stay updated")
    assert "https://t.me/annoor" in play.told("mina")[-1]
    assert "the people who run the channel see your name" in play.told("mina")[-1]


async def test_without_a_channel_the_menu_has_no_such_button(tmp_path: Path) -> None:
    async with playing(tmp_path) as play:
        await play.says("mina", "/start")
        await play.taps("mina", "I understand")
        assert not play.screen("mina").with_button("Stay updated")
        await play.says("mina", "/updates")
        assert play.told("mina")[-1] == "There is no channel here."


# -- invitations to ask


async def test_an_invitation_is_offered_and_goes_out_like_every_announcement(tmp_path: Path) -> None:
    weekly: dict[str, Any] = {"channel": {**SETTINGS["channel"], "invitations": "weekly"}}
    async with playing(tmp_path, team__members=MEMBERS, **weekly) as play:
        await play.flow()
        offered = play.newest("adil", "Would the team like to announce this invitation?", play.group).text
        assert stands(play) == []
        await press(play, "adil", "Announce it")
        assert "A second member has to look" in (await press(play, "adil", "Publish it")).text
        await press(play, "bea", "Publish it")
        assert stands(play) == [offered.split("\n\n")[1]]
        await play.crash()
        await play.start()
        await play.later(days=6)
        assert sum("this invitation" in each for each in play.told("adil", play.group)) == 1
        await play.later(days=2)
        assert sum("this invitation" in each for each in play.told("adil", play.group)) == 2
        assert play.newest("adil", "this invitation", play.group).text != offered
        await press(play, "bea", "Not this time")
        assert len(stands(play)) == 1


async def test_no_invitation_unless_the_configuration_wants_it(play: Play) -> None:
    await play.later(days=40)
    assert not any("invitation" in each for each in play.told("adil", play.group))


def test_invitations_come_in_turn_and_begin_again() -> None:
    now = datetime(2026, 3, 2, tzinfo=UTC)
    assert [next_one("weekly", None, number, now) for number in (0, 1, SHIPPED)] == [1, 2, 1]
    assert next_one("weekly", now - timedelta(days=6), 1, now) is None
    assert next_one("monthly", now - timedelta(days=30), 1, now) == 2
    assert next_one("off", None, 0, now) is None
