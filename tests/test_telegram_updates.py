"""getUpdates and the queue behind it, as Telegram has them."""

import asyncio

import pytest
import telegram

from rehearsal.world import World
from tests.imitation import Rig, Turned


def waiting(rig: Rig, *texts: str) -> list[int]:
    """Let Mina write; the numbers of the updates."""
    first = rig.world.queue.tail
    for text in texts:
        rig.world.says(rig.mina, rig.chat, text)
    return list(range(first, first + len(texts)))


def ids(updates: list[dict[str, int]]) -> list[int]:
    return [update["update_id"] for update in updates]


async def test_an_update_stays_until_a_later_offset_confirms_it(rig: Rig) -> None:
    one, two = waiting(rig, "one", "two")
    for _ in range(3):
        assert ids(await rig.result("getUpdates")) == [one, two]
    assert ids(await rig.result("getUpdates", offset=one)) == [one, two]
    assert ids(await rig.result("getUpdates", offset=two)) == [two]
    assert ids(await rig.result("getUpdates")) == [two]
    assert rig.world.pending_updates() == 1
    assert await rig.result("getUpdates", offset=two + 1) == []
    assert rig.world.pending_updates() == 0


async def test_an_offset_below_the_head_confirms_nothing(rig: Rig) -> None:
    one, two = waiting(rig, "one", "two")
    assert ids(await rig.result("getUpdates", offset=1)) == [one, two]
    assert ids(await rig.result("getUpdates", offset=0)) == [one, two]


async def test_a_negative_offset_forgets_all_but_the_last(rig: Rig) -> None:
    *_, two, three = waiting(rig, "one", "two", "three")
    assert ids(await rig.result("getUpdates", offset=-2)) == [two, three]
    assert ids(await rig.result("getUpdates")) == [two, three]


async def test_an_offset_far_beyond_the_tail_repeats_the_head(rig: Rig) -> None:
    one, two = waiting(rig, "one", "two")
    for _ in range(2):
        assert ids(await rig.result("getUpdates", offset=two + 1000)) == [one, two]
    assert rig.world.pending_updates() == 2


async def test_a_batch_has_at_most_a_hundred(rig: Rig) -> None:
    every = waiting(rig, *(str(number) for number in range(130)))
    assert ids(await rig.result("getUpdates")) == every[:100]
    assert ids(await rig.result("getUpdates", limit=500)) == every[:100]
    assert ids(await rig.result("getUpdates", limit=7)) == every[:7]
    assert ids(await rig.result("getUpdates", limit=0)) == every[:1]


async def test_long_polling_waits_for_an_update(rig: Rig) -> None:
    poll = asyncio.create_task(rig.result("getUpdates", timeout=30))
    await rig.world.until(lambda: rig.world.queue.waited_for)
    assert not poll.done()
    [one] = waiting(rig, "at last")
    assert ids(await poll) == [one]


async def test_long_polling_ends_empty_after_its_time(rig: Rig) -> None:
    assert await rig.result("getUpdates", timeout=1) == []


async def test_a_second_poller_ends_the_first_one_with_409(rig: Rig) -> None:
    first = asyncio.create_task(rig.error("getUpdates", timeout=30))
    await rig.world.until(lambda: rig.world.queue.waited_for)
    second = asyncio.create_task(rig.result("getUpdates", timeout=30))
    assert await first == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    waiting(rig, "for the second")
    assert len(await second) == 1


async def test_python_telegram_bot_calls_it_a_conflict(rig: Rig) -> None:
    first = asyncio.create_task(rig.bot.get_updates(timeout=30))
    await rig.world.until(lambda: rig.world.queue.waited_for)
    async with rig.client() as other:
        second = asyncio.create_task(other.get_updates(timeout=1))
        with pytest.raises(telegram.error.Conflict):
            await first
        assert await second == ()


async def test_updates_are_lost_after_a_day(rig: Rig) -> None:
    waiting(rig, "old")
    rig.clock.turn(hours=23)
    [young] = waiting(rig, "young")
    rig.clock.turn(hours=1, seconds=1)
    assert ids(await rig.result("getUpdates")) == [young]
    assert rig.world.queue.expired == 1


async def test_a_press_is_lost_after_150_seconds(rig: Rig) -> None:
    message = await rig.sent(
        rig.mina.id, reply_markup={"inline_keyboard": [[{"text": "Send", "callback_data": "send"}]]}
    )
    rig.world.taps(rig.mina, message, "Send")
    rig.clock.turn(seconds=150)
    assert rig.world.pending_updates() == 1
    rig.clock.turn(seconds=1)
    assert rig.world.pending_updates() == 0


async def test_ids_restart_at_random_after_an_idle_week(rig: Rig) -> None:
    [before] = waiting(rig, "before")
    assert await rig.result("getUpdates", offset=before + 1) == []
    rig.world.queue.restart_at = before - 5000
    rig.clock.turn(days=6, hours=23)
    assert waiting(rig, "still in order") == [before + 1]
    await rig.updates()
    rig.clock.turn(days=7)
    rig.world.says(rig.mina, rig.chat, "after")
    # The old offset lies far beyond the new tail: it is ignored, and it can never confirm anything.
    for _ in range(2):
        assert ids(await rig.result("getUpdates", offset=before + 2)) == [before - 5000]
    assert ids(await rig.result("getUpdates")) == [before - 5000]


def test_a_random_restart_differs_from_the_order() -> None:
    clock = Turned()
    world = World(clock)
    mina = world.person("Mina")
    world.starts(mina)
    expected = world.queue.tail
    clock.turn(days=8)
    world.says(mina, world.private(mina), "hello again")
    assert world.queue.get(0, 1)[0]["update_id"] != expected


async def test_allowed_updates_filter_what_comes_later(rig: Rig) -> None:
    waiting(rig, "before")
    assert len(await rig.updates(allowed_updates=["callback_query"])) == 1
    waiting(rig, "not wanted")
    assert await rig.updates() == []
    await rig.updates(allowed_updates=[])
    waiting(rig, "wanted again")
    assert await rig.kinds() == ["message"]


async def test_allowed_updates_are_kept_until_changed(rig: Rig) -> None:
    await rig.updates(allowed_updates=["callback_query"])
    for _ in range(2):
        waiting(rig, "not wanted")
        assert await rig.updates() == []


@pytest.mark.parametrize("asked", [False, True])
@pytest.mark.parametrize("administers", [False, True])
async def test_chat_member_and_reactions_need_rights_and_asking(rig: Rig, asked: bool, administers: bool) -> None:
    if not administers:
        rig.world.demoted(rig.world.bot, rig.team)
    allowed = ["chat_member", "message_reaction", "message", "my_chat_member"] if asked else []
    await rig.updates(allowed_updates=allowed)
    message = await rig.sent(rig.team.id)
    rig.world.joins(rig.omar, rig.team)
    rig.world.reacts(rig.adil, message, "👍")
    kinds = await rig.kinds()
    assert "message" in kinds  # the service message tells everybody
    assert ("chat_member" in kinds) == ("message_reaction" in kinds) == (asked and administers)


async def test_reactions_in_private_chats_only_need_asking(rig: Rig) -> None:
    await rig.updates(allowed_updates=["message_reaction"])
    message = await rig.sent(rig.mina.id)
    rig.world.reacts(rig.mina, message, "👍")
    rig.world.reacts(rig.mina, message)
    first, second = await rig.updates()
    assert first["message_reaction"]["new_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    assert second["message_reaction"]["old_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    assert second["message_reaction"]["new_reaction"] == []


async def test_raw_updates_can_be_injected(rig: Rig) -> None:
    rig.judge.updates = False
    number = rig.world.injects({"message": {"message_id": "not a number"}})
    [update] = await rig.updates()
    assert update == {"update_id": number, "message": {"message_id": "not a number"}}


async def test_webhook_info_counts_what_waits(rig: Rig) -> None:
    waiting(rig, "one", "two")
    assert (await rig.bot.get_webhook_info()).pending_update_count == 2
    await rig.bot.delete_webhook(drop_pending_updates=True)
    assert (await rig.bot.get_webhook_info()).pending_update_count == 0


async def test_until_wakes_on_each_change_and_times_out(rig: Rig) -> None:
    hears = asyncio.create_task(rig.world.until(lambda: rig.world.screen(rig.mina, rig.chat).saying("hello")))
    await rig.sent(rig.mina.id, "hello")
    await hears
    with pytest.raises(TimeoutError):
        await rig.world.until(lambda: False, timeout=0.01)
