"""Every kind of update, from everybody, in every state: an answer, or silence on purpose; nobody learns anything."""

import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from rehearsal.world import Json, Message
from tests.every_update import SECRET, Maker, broken, kinds
from tests.hunting import names_of, requested
from tests.playing import Play, playing
from tests.teamwork import answers, card, presses, report

CANARY = "Xanthippe-Quokka-5512"
"""What the reporter's generated updates say wherever there is room for a text."""
QUICK: dict[str, Any] = {
    "privacy__first_words_wait": "0 min",
    "limits__chat_per_second": 0,
    "limits__total_per_second": 0,
    "limits__group_per_minute": 0,
    "limits__reporter_per_hour": 0,
}
STATES = ("new", "draft", "talking", "closed", "gone")
TROUBLE = ("turn-failed", "round-failed", "send-failed", "due-failed", "due-row-failed", "cannot-keep", "parked")


@pytest.fixture
async def play(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> AsyncIterator[Play]:
    caplog.set_level(logging.INFO)
    async with playing(tmp_path, limits=False, **QUICK) as stage:
        yield stage


async def bring(play: Play, state: str) -> None:
    """Mina is in this state; whatever the state, the team has a case of Yusuf's to speak in."""
    play.world.private(play.who("mina")).started = True
    if state == "draft":
        await play.says("mina", "/start")
        await play.taps("mina", "I understand")
        await play.says("mina", "Something to begin with.")
    elif state in ("talking", "closed", "gone"):
        await report(play, "Something to begin with.")
        await presses(play, "adil", "Take")
        await answers(play, "adil", "We read it.")
        if state != "talking":
            await presses(play, "adil", "Close")
            await presses(play, "adil", "Resolved")
        if state == "gone":
            await play.later(days=31)


def troubles(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if any(each in record.getMessage() for each in TROUBLE)]


def from_mina(play: Play, maker: Maker) -> Iterator[tuple[str, Json]]:
    """One update for each field of a message, and one or more for each other kind, all about her private chat."""
    mina = play.who("mina")
    user, chat = mina.as_user(), play.world.private(mina).as_chat()
    maker.fixed |= {"from_user": user, "chat": chat, "user": user, "user_chat_id": mina.id}
    number = 900_000
    for name in maker.message_fields():
        number += 1
        yield f"message {name}", {"message": maker.message(message_id=number, **maker.message_field(name))}
    for name, model in kinds():
        number += 1
        given = {"message_id": number} if "message_id" in model.model_fields else {}
        yield name, {name: maker.model(model, **given)}


def answered(play: Play) -> int:
    """How many messages the bot has sent to Mina."""
    return sum(
        request.method == "sendMessage" and request.chat == play.who("mina").id for request in play.world.journal
    )


SILENT = (
    "new_chat_members left_chat_member chat_owner_left chat_owner_changed new_chat_title new_chat_photo"
    " delete_chat_photo group_chat_created supergroup_chat_created channel_chat_created"
    " message_auto_delete_timer_changed pinned_message refunded_payment users_shared chat_shared managed_bot_created"
    " gift unique_gift gift_upgrade_sent connected_website write_access_allowed poll_option_added poll_option_deleted"
    " proximity_alert_triggered chat_background_set checklist_tasks_done checklist_tasks_added"
    " direct_message_price_changed forum_topic_created forum_topic_edited forum_topic_closed forum_topic_reopened"
    " general_forum_topic_hidden general_forum_topic_unhidden giveaway_created giveaway_completed"
    " paid_message_price_changed suggested_post_approved suggested_post_approval_failed suggested_post_declined"
    " suggested_post_paid suggested_post_refunded video_chat_scheduled video_chat_started video_chat_ended"
    " video_chat_participants_invited web_app_data"
).split()
"""Fields of what Telegram itself says in a chat. Nobody wrote, so nobody is answered."""


@pytest.mark.parametrize("state", STATES)
async def test_every_update_of_a_reporter_is_answered_or_passed_over_on_purpose(
    play: Play, caplog: pytest.LogCaptureFixture, state: str
) -> None:
    await bring(play, state)
    spoken: list[tuple[str, Json]] = []
    silent: list[tuple[str, Json]] = []
    for name, update in from_mina(play, Maker(STATES.index(state))):
        field = name.partition(" ")[2]
        if field not in FILES:
            (spoken if name == "message" or (field and field not in SILENT) else silent).append(
                (name, _with(update, CANARY))
            )
    before = answered(play)
    for _, update in silent:
        play.world.injects(update)
    await play.settle()
    assert answered(play) == before, play.told("mina")[-1]
    for _, update in spoken:
        play.world.injects(update)
    await play.settle()
    assert answered(play) - before == len(spoken)
    assert len(spoken) > 40
    assert len(silent) > 60
    assert troubles(caplog) == []
    hidden = [each for each in names_of(play.who("mina")) if each != play.who("mina").id]
    assert told_others(play, [CANARY, *hidden], {play.who("mina").id}) == []


def told_others(play: Play, canaries: list[str | int], but: set[int]) -> list[tuple[str, str | int]]:
    """What was said to anybody else. Asking Telegram for a file, or naming the press that is answered, tells nobody."""
    asked = ("getFile", "answerCallbackQuery")
    return [each for each in requested(play.world, canaries, but=but) if each[0] not in asked]


def _with(value: Any, words: str) -> Any:
    if isinstance(value, dict):
        return {key: _with(each, words) for key, each in value.items()}
    if isinstance(value, list):
        return [_with(each, words) for each in value]
    return words if value == SECRET else value


FILES = frozenset("animation audio caption document photo sticker video video_note voice".split())
"""Content that is carried: what becomes of it depends on the state, and has tests of its own."""
PEOPLE = ("member", "observer", "stranger", "anonymous admin", "other bot", "channel")


@pytest.mark.parametrize("state", ["talking", "closed"])
async def test_nothing_that_is_said_in_the_group_reaches_a_reporter_by_accident(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, state: str
) -> None:
    caplog.set_level(logging.INFO)
    listed = [
        {"id": 111, "name": "Adil", "discipline": "counsellor"},
        {"id": 112, "name": "Bea", "discipline": "social worker"},
        {"id": 113, "name": "Hana", "discipline": "imam", "observer": True},
    ]
    async with playing(tmp_path, limits=False, **QUICK, team__members=listed) as play:
        await bring(play, state)
        for who in PEOPLE:
            for replied in (None, card(play).message):
                for update in in_group(play, Maker(3), who, replied):
                    play.world.injects(update)
            await play.settle()
            assert requested(play.world, [SECRET], only={play.who("mina").id}) == [], who
            assert troubles(caplog) == [], who
        await play.says("mina", "Still here.")
        assert any("Still here." in text for text in play.told("adil", play.group))


def in_group(play: Play, maker: Maker, who: str, reply_to: Message | None) -> Iterator[Json]:
    """Every update, said by them in the topic of the case."""
    chat, thread = play.group.as_chat(), play.topics()[0].topic.id
    sender: dict[str, Any] = {
        "member": {"from": play.who("adil").as_user()},
        "observer": {"from": {"id": 113, "is_bot": False, "first_name": "Hana"}},
        "stranger": {"from": play.who("omar").as_user()},
        "anonymous admin": {
            "from": {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"},
            "sender_chat": chat,
        },
        "other bot": {"from": {"id": 5550001, "is_bot": True, "first_name": "Helper", "username": "helper_bot"}},
        "channel": {
            "from": {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"},
            "sender_chat": {"id": -1009, "type": "channel", "title": "News"},
        },
    }[who]
    where = {"message_thread_id": thread, "is_topic_message": True, "chat": chat}
    if reply_to is not None:
        where["reply_to_message"] = _shown(play, reply_to)
    maker.fixed = {"chat": chat, "from_user": sender["from"], "user": sender["from"]}
    number = 700_000 + 1_000 * PEOPLE.index(who) + 500 * (reply_to is not None)
    for name in maker.message_fields():
        if name in ("reply_to_message", "sender_chat", "new_chat_members", "left_chat_member"):
            continue
        number += 1
        made = maker.message_field(name)
        yield {"message": maker.message(**where | sender | made | {"message_id": number})}
    for name, model in kinds():
        if name in ("my_chat_member", "chat_member", "message", "edited_message"):
            continue
        yield {name: maker.model(model)}
    for words in ("/unsend", "/take", "/close", SECRET):
        if who == "member" and words == SECRET and reply_to is not None:
            continue  # that is how a member answers
        number += 1
        yield {"message": maker.message(**where | sender | {"message_id": number, "text": words})}
        yield {"edited_message": maker.message(**where | sender | {"message_id": number, "text": words})}


def _shown(play: Play, message: Message) -> Json:
    me = {"id": 700000001, "is_bot": True, "first_name": "Bot", "username": "bot"}
    return {"message_id": message.id, "date": 1772474400, "chat": play.group.as_chat(), "from": me, "text": "Case"}


@pytest.mark.parametrize("seed", range(2))
async def test_broken_updates_block_nobody(play: Play, caplog: pytest.LogCaptureFixture, seed: int) -> None:
    """Missing fields, wrong types, numbers out of range: whoever sends them, others are served, nothing stays stuck."""
    await bring(play, "talking")
    random, maker = Random(seed), Maker(seed)
    updates = [update for _, update in from_mina(play, maker)] + list(
        in_group(play, maker, "member", card(play).message)
    )
    for update in random.sample(updates, 120):
        play.world.injects(_with(broken(update, random), CANARY))
    await play.flow()
    await play.says("yusuf", "/start")
    assert any("Tell a small team" in text for text in play.told("yusuf"))
    await play.says("mina", "I am still here.")
    assert any("I am still here." in text for text in play.told("adil", play.group))
    assert not [each for each in troubles(caplog) if "turn-failed" not in each and "parked" not in each]
    assert told_others(play, [CANARY], {play.who("mina").id, play.group.id}) == []
