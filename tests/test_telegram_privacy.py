"""Privacy mode and membership: what of a group reaches the bot."""

import pytest

from tests.imitation import Rig


@pytest.fixture
def private(rig: Rig) -> Rig:
    """The bot is an ordinary member, and privacy mode is on."""
    rig.world.demoted(rig.world.bot, rig.team)
    return rig


async def test_privacy_mode_hides_ordinary_words(private: Rig) -> None:
    await private.updates()
    private.world.says(private.adil, private.team, "between us")
    private.world.sends_file(private.adil, private.team, "photo")
    assert await private.updates() == []


async def test_privacy_mode_lets_replies_mentions_and_commands_through(private: Rig) -> None:
    world = private.world
    await private.updates()
    mine = await private.sent(private.team.id)
    world.says(world.who("Adil"), private.team, "yes", reply_to=mine)
    world.says(private.adil, private.team, f"hello @{world.bot.username}!")
    world.says(private.adil, private.team, f"/take@{world.bot.username}")
    world.says(private.adil, private.team, "/take")
    texts = [update["message"]["text"] for update in await private.updates()]
    assert texts == ["yes", f"hello @{world.bot.username}!", f"/take@{world.bot.username}", "/take"]


async def test_privacy_mode_hides_commands_for_others(private: Rig) -> None:
    world = private.world
    other = world.person("Other bot", username="other_bot", is_bot=True)
    world.joins(other, private.team)
    await private.updates()
    world.says(private.adil, private.team, "/take@other_bot")
    world.says(other, private.team, "I wrote last")
    world.says(private.adil, private.team, "/take")
    assert await private.updates() == []


async def test_privacy_mode_never_hides_service_messages(private: Rig) -> None:
    await private.updates()
    private.world.joins(private.omar, private.team)
    [update] = await private.updates()
    assert [user["first_name"] for user in update["message"]["new_chat_members"]] == ["Omar"]


async def test_administrators_see_everything(rig: Rig) -> None:
    rig.world.says(rig.adil, rig.team, "between us")
    assert await rig.kinds() == ["message"]
    assert not (await rig.bot.get_me()).can_read_all_group_messages


async def test_without_privacy_mode_members_see_everything(private: Rig) -> None:
    private.world.bot.reads_all = True
    await private.updates()
    private.world.says(private.adil, private.team, "between us")
    assert await private.kinds() == ["message"]
    assert (await private.bot.get_me()).can_read_all_group_messages


async def test_the_bot_never_sees_its_own_messages(rig: Rig) -> None:
    await rig.sent(rig.team.id)
    await rig.sent(rig.mina.id)
    assert await rig.updates() == []


async def test_the_bot_sees_the_service_messages_that_it_causes(rig: Rig) -> None:
    message = await rig.sent(rig.team.id)
    await rig.bot.pin_chat_message(rig.team.id, message.id)
    await rig.bot.create_forum_topic(rig.team.id, "A case")
    pinned, created = await rig.updates()
    assert pinned["message"]["pinned_message"]["message_id"] == message.id
    assert created["message"]["forum_topic_created"]["name"] == "A case"
    assert created["message"]["from"]["id"] == rig.world.bot.id


async def test_a_bot_that_was_removed_sees_nothing_more(rig: Rig) -> None:
    rig.world.kicked(rig.world.bot, rig.team, by=rig.adil)
    left, removed = await rig.updates()
    assert left["message"]["left_chat_member"]["id"] == rig.world.bot.id
    assert removed["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    rig.world.says(rig.adil, rig.team, "is it gone?")
    assert await rig.updates() == []
