"""Telegram's limits on sending, on the World's clock."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
import telegram

from rehearsal.limits import Limits
from tests.imitation import Rig, Turned, buttons


@pytest_asyncio.fixture
async def limited() -> AsyncIterator[Rig]:
    """The imitation with its limits on."""
    async with Rig(limits=True) as rig:
        yield rig
    assert rig.judge.complaints == []


async def test_one_chat_takes_three_at_once_and_then_one_a_second(limited: Rig) -> None:
    for _ in range(3):
        await limited.sent(limited.mina.id)
    answer = await limited.post("sendMessage", chat_id=limited.mina.id, text="x")
    assert answer == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    with pytest.raises(telegram.error.RetryAfter):
        await limited.bot.send_message(limited.mina.id, "x")
    limited.clock.turn(seconds=1)
    await limited.sent(limited.mina.id)
    assert (await limited.post("sendMessage", chat_id=limited.mina.id, text="x"))["error_code"] == 429


async def test_one_group_takes_twenty_in_any_minute(limited: Rig) -> None:
    for number in range(20):
        limited.clock.turn(seconds=1 if number else 0)
        await limited.sent(limited.team.id)
    limited.clock.turn(seconds=2)
    answer = await limited.post("sendMessage", chat_id=limited.team.id, text="x")
    assert answer["parameters"] == {"retry_after": 39}
    limited.clock.turn(seconds=38)
    assert (await limited.post("sendMessage", chat_id=limited.team.id, text="x"))["error_code"] == 429
    limited.clock.turn(seconds=1)
    await limited.sent(limited.team.id)
    assert (await limited.post("sendMessage", chat_id=limited.team.id, text="x"))["error_code"] == 429


async def test_thirty_a_second_go_out_in_all(limited: Rig) -> None:
    people = [limited.world.person(f"P{number}") for number in range(31)]
    for person in people:
        limited.world.starts(person)
    for person in people[:30]:
        await limited.sent(person.id)
    answer = await limited.post("sendMessage", chat_id=people[30].id, text="x")
    assert answer["parameters"] == {"retry_after": 1}
    limited.clock.turn(seconds=1)
    await limited.sent(people[30].id)
    await limited.updates()


async def test_edits_topics_and_albums_count_and_other_calls_do_not(limited: Rig) -> None:
    message = await limited.sent(limited.mina.id)
    for text in ("one", "two"):
        await limited.result("editMessageText", chat_id=limited.mina.id, message_id=message.id, text=text)
    words = await limited.error("editMessageText", chat_id=limited.mina.id, message_id=message.id, text="three")
    assert words.startswith("Too Many Requests")
    for _ in range(10):
        await limited.result("sendChatAction", chat_id=limited.mina.id, action="typing")
    await limited.result("deleteMessage", chat_id=limited.mina.id, message_id=message.id)
    for name in ("one", "two", "three"):
        await limited.result("createForumTopic", chat_id=limited.team.id, name=name)
    assert (await limited.error("createForumTopic", chat_id=limited.team.id, name="x")).startswith("Too Many Requests")
    await limited.updates()


async def test_what_is_refused_does_not_count(limited: Rig) -> None:
    for _ in range(10):
        await limited.error("sendMessage", chat_id=limited.mina.id, text=" ")
    for _ in range(3):
        await limited.sent(limited.mina.id)
    tap = limited.world.taps(limited.mina, limited.chat.messages[max(limited.chat.messages)], data="x")
    await limited.result("answerCallbackQuery", callback_query_id=tap.id)
    await limited.updates()


async def test_limits_are_off_when_asked(rig: Rig) -> None:
    for _ in range(50):
        await rig.sent(rig.team.id, reply_markup=buttons("Take"))


def test_an_album_owes_what_it_takes_beyond_the_burst() -> None:
    clock = Turned()
    limits = Limits(clock)
    assert limits.admit(1, 10, group=False) == 0
    assert limits.admit(1, 1, group=False) == 8
    clock.turn(seconds=8)
    assert limits.admit(1, 1, group=False) == 0
    assert limits.refused == 1
