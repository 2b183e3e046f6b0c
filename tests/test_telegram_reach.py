"""Which chats the bot can reach, and in what words it is refused."""

import pytest

from rehearsal.world import Chat
from tests.imitation import Rig


async def test_a_chat_that_does_not_exist_is_not_found(rig: Rig) -> None:
    assert await rig.error("sendMessage", chat_id=4711, text="x") == "Bad Request: chat not found"
    assert await rig.error("sendMessage", chat_id="@nobody", text="x") == "Bad Request: chat not found"
    assert await rig.error("getChat", chat_id=-1001) == "Bad Request: chat not found"
    assert await rig.error("sendMessage", text="x") == "Bad Request: chat_id is empty"


async def test_the_bot_cannot_write_first(rig: Rig) -> None:
    assert await rig.error("sendMessage", chat_id=rig.adil.id, text="x") == (
        "Forbidden: bot can't initiate conversation with a user"
    )
    assert await rig.error("sendMessage", chat_id=rig.omar.id, text="x") == "Bad Request: chat not found"
    rig.world.starts(rig.adil)
    await rig.sent(rig.adil.id)


async def test_a_blocked_bot_is_refused_and_told(rig: Rig) -> None:
    rig.world.blocks(rig.mina)
    for method, more in (("sendMessage", {"text": "x"}), ("sendChatAction", {"action": "typing"})):
        assert await rig.error(method, chat_id=rig.mina.id, **more) == "Forbidden: bot was blocked by the user"
    [update] = await rig.updates()
    member = update["my_chat_member"]
    assert (member["old_chat_member"]["status"], member["new_chat_member"]["status"]) == ("member", "kicked")
    assert member["chat"]["type"] == "private"


async def test_starting_again_unblocks_the_bot(rig: Rig) -> None:
    rig.world.blocks(rig.mina)
    rig.world.starts(rig.mina)
    blocked, unblocked, start = await rig.updates()
    assert blocked["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert unblocked["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert start["message"]["text"] == "/start"
    await rig.sent(rig.mina.id)


async def test_a_blocked_bot_can_still_delete_and_look(rig: Rig) -> None:
    message = await rig.sent(rig.mina.id)
    rig.world.blocks(rig.mina)
    await rig.updates()
    await rig.result("deleteMessage", chat_id=rig.mina.id, message_id=message.id)
    assert (await rig.result("getChat", chat_id=rig.mina.id))["type"] == "private"


async def test_a_deleted_account_is_deactivated(rig: Rig) -> None:
    rig.world.vanishes(rig.mina)
    assert await rig.error("sendMessage", chat_id=rig.mina.id, text="x") == "Forbidden: user is deactivated"


async def test_a_deep_link_carries_its_payload(rig: Rig) -> None:
    rig.world.starts(rig.adil, "from-the-poster")
    [update] = await rig.updates()
    assert update["message"]["text"] == "/start from-the-poster"


@pytest.mark.parametrize(("basic", "kind"), [(True, "group"), (False, "supergroup")])
async def test_a_removed_bot_is_refused(rig: Rig, basic: bool, kind: str) -> None:
    group = rig.world.group("Other", basic=basic, members=[rig.adil])
    rig.world.kicked(rig.world.bot, group)
    assert (
        await rig.error("sendMessage", chat_id=group.id, text="x") == f"Forbidden: bot was kicked from the {kind} chat"
    )
    await rig.updates()


async def test_a_bot_that_left_is_no_member(rig: Rig) -> None:
    await rig.bot.leave_chat(rig.team.id)
    assert await rig.error("sendMessage", chat_id=rig.team.id, text="x") == (
        "Forbidden: bot is not a member of the supergroup chat"
    )
    assert not rig.team.holds(rig.world.bot)
    notice, member = await rig.updates()
    assert notice["message"]["left_chat_member"]["id"] == rig.world.bot.id
    assert member["my_chat_member"]["new_chat_member"]["status"] == "left"


async def test_a_member_without_rights_cannot_send(rig: Rig) -> None:
    rig.world.restricted(rig.world.bot, rig.team, allowed=["can_send_messages"])
    await rig.sent(rig.team.id)
    file = rig.world.files.put("document", b"words", name="a.txt").id
    assert await rig.error("sendDocument", chat_id=rig.team.id, document=file) == (
        "Bad Request: not enough rights to send documents to the chat"
    )
    rig.world.restricted(rig.world.bot, rig.team)
    assert await rig.error("sendMessage", chat_id=rig.team.id, text="x") == (
        "Bad Request: not enough rights to send text messages to the chat"
    )
    await rig.updates()


async def test_posting_in_a_channel_needs_the_right(rig: Rig) -> None:
    channel: Chat = rig.world.channel("News")
    post = await rig.sent(channel.id)
    assert post.as_message()["sender_chat"]["id"] == channel.id
    rig.world.promoted(rig.world.bot, channel, ["can_edit_messages"])
    assert await rig.error("sendMessage", chat_id=channel.id, text="x") == (
        "Bad Request: need administrator rights in the channel chat"
    )
    await rig.updates()
