"""Members, administrators, anonymous posts, and groups that become supergroups."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import pytest
import telegram

from rehearsal.world import Impossible
from tests.imitation import Rig


async def test_administrators_are_listed_with_their_rights(rig: Rig) -> None:
    other = rig.world.person("Other bot", username="other_bot", is_bot=True)
    rig.world.joins(other, rig.team)
    rig.world.promoted(other, rig.team, ["can_pin_messages"])
    rig.world.promoted(rig.bea, rig.team, ["can_manage_topics"], title="Backup")
    listed = {member["user"]["id"]: member for member in await rig.result("getChatAdministrators", chat_id=rig.team.id)}
    assert listed.keys() == {rig.adil.id, rig.bea.id, rig.world.bot.id}
    assert listed[rig.adil.id]["status"] == "creator"
    assert listed[rig.bea.id]["can_manage_topics"]
    assert not listed[rig.bea.id]["can_delete_messages"]
    assert listed[rig.bea.id]["custom_title"] == "Backup"
    every = await rig.result("getChatAdministrators", chat_id=rig.team.id, return_bots=True)
    assert other.id in {member["user"]["id"] for member in every}
    assert await rig.error("getChatAdministrators", chat_id=rig.mina.id) == (
        "Bad Request: there are no administrators in the private chat"
    )
    await rig.updates()


async def test_members_are_counted_and_looked_up(rig: Rig) -> None:
    assert await rig.bot.get_chat_member_count(rig.team.id) == 3
    rig.world.joins(rig.omar, rig.team)
    assert await rig.bot.get_chat_member_count(rig.team.id) == 4
    rig.world.restricted(rig.bea, rig.team)
    rig.world.kicked(rig.omar, rig.team)
    states = {
        person.name: (await rig.bot.get_chat_member(rig.team.id, person.id)).status
        for person in (rig.adil, rig.bea, rig.omar, rig.mina, rig.world.bot)
    }
    assert states == {
        "Adil": "creator",
        "Bea": "restricted",
        "Omar": "kicked",
        "Mina": "left",
        "the bot": "administrator",
    }
    assert await rig.error("getChatMember", chat_id=rig.team.id, user_id=4711) == "Bad Request: PARTICIPANT_ID_INVALID"
    assert await rig.error("getChatMember", chat_id=rig.team.id, user_id=0) == "Bad Request: invalid user_id specified"
    await rig.updates()


async def test_joining_and_leaving_are_told(rig: Rig) -> None:
    await rig.updates(allowed_updates=["message", "chat_member"])
    rig.world.joins(rig.omar, rig.team, by=rig.adil)
    rig.world.leaves(rig.omar, rig.team)
    kinds = await rig.updates()
    assert [next(key for key in update if key != "update_id") for update in kinds] == [
        "chat_member",
        "message",
        "message",
        "chat_member",
    ]
    assert kinds[1]["message"]["new_chat_members"][0]["id"] == rig.omar.id
    assert kinds[2]["message"]["left_chat_member"]["id"] == rig.omar.id
    with pytest.raises(Impossible):
        rig.world.says(rig.omar, rig.team, "I am gone")


async def test_a_change_of_the_bots_rights_is_told(rig: Rig) -> None:
    rig.world.promoted(rig.world.bot, rig.team, ["can_pin_messages"], by=rig.adil)
    [update] = await rig.updates()
    change = update["my_chat_member"]
    assert change["old_chat_member"]["can_manage_topics"]
    assert not change["new_chat_member"]["can_manage_topics"]
    with pytest.raises(ValueError, match="can_fly"):
        rig.world.promoted(rig.world.bot, rig.team, ["can_fly"])


async def test_an_anonymous_administrator_writes_as_the_group(rig: Rig) -> None:
    rig.world.promoted(rig.bea, rig.team, ["can_manage_topics"], anonymous=True, title="Backup")
    rig.world.says(rig.bea, rig.team, "somebody take it")
    message = (await rig.updates())[-1]["message"]
    assert message["from"]["username"] == "GroupAnonymousBot"
    assert message["sender_chat"]["id"] == rig.team.id
    assert message["author_signature"] == "Backup"
    assert str(rig.bea.id) not in str(message)
    assert rig.world.screen(rig.adil, rig.team).messages[-1].by == "Care team"


async def test_a_post_in_the_name_of_a_channel(rig: Rig) -> None:
    channel = rig.world.channel("News", bot_rights=None)
    rig.world.says(rig.adil, rig.team, "news", as_chat=channel)
    [update] = await rig.updates()
    assert update["message"]["from"]["username"] == "Channel_Bot"
    assert update["message"]["sender_chat"]["title"] == "News"


async def test_a_channel_post_comes_as_its_own_kind(rig: Rig) -> None:
    channel = rig.world.channel("News", owner=rig.adil)
    rig.world.says(rig.adil, channel, "an announcement")
    [update] = await rig.updates()
    assert update["channel_post"]["sender_chat"]["id"] == channel.id
    assert "from" not in update["channel_post"]


async def test_an_upgrade_moves_the_group_to_another_chat(rig: Rig) -> None:
    old = rig.world.group("Small team", basic=True, members=[rig.adil, rig.bea])
    before = await rig.sent(old.id, "before")
    new = rig.world.upgrades(old)
    joined, gone, came = await rig.updates()
    assert joined["my_chat_member"]["chat"]["id"] == new.id
    assert gone["message"]["chat"]["id"] == old.id
    assert gone["message"]["migrate_to_chat_id"] == new.id
    assert came["message"]["chat"]["id"] == new.id
    assert came["message"]["migrate_from_chat_id"] == old.id
    assert came["message"]["message_id"] == 1
    after = await rig.sent(new.id, "after")
    assert (before.id, after.id) == (2, 2)  # numbered anew: a number alone names no message
    texts = [shown.text for shown in rig.world.screen(rig.adil, new).messages if shown.kind == "text"]
    assert texts == ["before", "after"]


async def test_requests_into_the_old_group_name_the_new_one(rig: Rig) -> None:
    old = rig.world.group("Small team", basic=True, members=[rig.adil])
    new = rig.world.upgrades(old)
    answer = await rig.post("sendMessage", chat_id=old.id, text="x")
    assert answer == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": new.id},
    }
    with pytest.raises(telegram.error.ChatMigrated) as refusal:
        await rig.bot.send_message(old.id, "x")
    assert refusal.value.new_chat_id == new.id
    assert await rig.error("getChatMemberCount", chat_id=old.id) == answer["description"]
    assert (await rig.result("getChat", chat_id=old.id))["type"] == "group"
    await rig.updates()


async def test_switching_topics_on_upgrades_a_basic_group(rig: Rig) -> None:
    old = rig.world.group("Small team", basic=True, members=[rig.adil])
    with pytest.raises(Impossible, match="no topics"):
        rig.world.group("Wrong", basic=True, forum=True, members=[rig.adil])
    new = rig.world.toggles_forum(old, True)
    assert new is not old
    topic = await rig.bot.create_forum_topic(new.id, "A case")
    assert topic.message_thread_id in new.topics
    await rig.updates()


async def test_private_chats_and_basic_groups_share_their_numbers(rig: Rig) -> None:
    basic = rig.world.group("Small", basic=True, members=[rig.adil])
    first = await rig.sent(rig.mina.id)
    second = await rig.sent(basic.id)
    assert second.id == first.id + 1
    apart = await rig.sent(rig.team.id)
    assert apart.id < first.id + 2


async def test_a_group_is_renamed(rig: Rig) -> None:
    rig.world.retitles(rig.adil, rig.team, "Safe team")
    [update] = await rig.updates()
    assert update["message"]["new_chat_title"] == "Safe team"
    assert (await rig.bot.get_chat(rig.team.id)).title == "Safe team"


async def test_impossible_deeds_are_refused_to_scripts(rig: Rig) -> None:
    world = rig.world
    with pytest.raises(Impossible, match="not in Care team"):
        world.says(rig.omar, rig.team, "hello")
    with pytest.raises(Impossible, match="not in Care team"):
        world.screen(rig.omar, rig.team)
    with pytest.raises(Impossible, match="somebody else's private chat"):
        world.says(rig.adil, rig.chat, "hello")
    with pytest.raises(Impossible, match="empty"):
        world.says(rig.mina, rig.chat, "  ")
    with pytest.raises(Impossible, match="4096"):
        world.says(rig.mina, rig.chat, "x" * 4097)
    with pytest.raises(Impossible, match="nobody here is called Zed"):
        world.who("Zed")
    with pytest.raises(Impossible, match="already"):
        world.person("Mina")
    world.blocks(rig.mina)
    with pytest.raises(Impossible, match="blocked"):
        world.says(rig.mina, rig.chat, "hello")
    await rig.updates()


async def test_get_me_tells_every_switch(rig: Rig) -> None:
    bot = rig.world.bot
    for name, switch in {
        "joins": "can_join_groups",
        "reads_all": "can_read_all_group_messages",
        "inline": "supports_inline_queries",
        "guest": "supports_guest_queries",
        "business": "can_connect_to_business",
        "threaded": "has_topics_enabled",
        "managing": "can_manage_bots",
    }.items():
        for on in (True, False):
            setattr(bot, name, on)
            assert (await rig.result("getMe"))[switch] is on


async def test_get_chat_tells_what_was_set(rig: Rig) -> None:
    rare = ("username", "active_usernames", "linked_chat_id", "message_auto_delete_time", "available_reactions")
    plain = await rig.result("getChat", chat_id=rig.team.id)
    assert not plain.keys() & set(rare)
    assert plain["join_to_send_messages"] is True
    rig.team.username, rig.team.auto_delete, rig.team.reactions = "careteam", 86400, ("👍",)
    rig.team.linked = rig.world.channel("News").id
    told = await rig.result("getChat", chat_id=rig.team.id)
    assert [told[each] for each in rare] == [
        "careteam",
        ["careteam"],
        rig.team.linked,
        86400,
        [{"type": "emoji", "emoji": "👍"}],
    ]
    assert "join_to_send_messages" not in told
    basic = rig.world.group("Small", basic=True, members=[rig.adil])
    assert "join_to_send_messages" not in await rig.result("getChat", chat_id=basic.id)


async def test_only_allowed_reactions_are_taken(rig: Rig) -> None:
    message = await rig.sent(rig.team.id)
    rig.team.reactions = ("👎",)
    given = {"chat_id": rig.team.id, "message_id": message.id}
    assert await rig.error("setMessageReaction", **given, reaction=[{"type": "emoji", "emoji": "👍"}]) == (
        "Bad Request: REACTION_INVALID"
    )
    await rig.result("setMessageReaction", **given, reaction=[{"type": "emoji", "emoji": "👎"}])


async def test_answers_carry_the_servers_time(rig: Rig) -> None:
    async def ahead() -> timedelta:
        answer = await rig.http.post(f"/bot{rig.world.bot.token}/getMe")
        return parsedate_to_datetime(answer.headers["Date"]) - datetime.now(UTC)

    assert abs(await ahead()) < timedelta(seconds=30)
    rig.server.ahead = timedelta(hours=2)
    assert abs(await ahead() - timedelta(hours=2)) < timedelta(seconds=30)


async def test_a_bot_that_joins_no_groups_cannot_be_added(rig: Rig) -> None:
    rig.world.bot.joins = False
    with pytest.raises(Impossible, match="BotFather"):
        rig.world.joins(rig.world.bot, rig.world.group("Others", members=[rig.omar], bot_inside=False))
