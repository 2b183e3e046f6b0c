"""Forum topics and replies in them."""

import pytest

from rehearsal.world import GENERAL, Impossible, Topic
from tests.imitation import Rig


async def made(rig: Rig, name: str = "K7Q-4MX") -> Topic:
    """A topic made by the bot."""
    topic = await rig.bot.create_forum_topic(rig.team.id, name)
    await rig.updates()
    return rig.team.topics[topic.message_thread_id]


async def test_a_topic_is_numbered_after_its_first_message(rig: Rig) -> None:
    topic = await rig.bot.create_forum_topic(rig.team.id, "  K7Q-4MX ", icon_color=0xFFD67E)
    assert (topic.name, topic.icon_color) == ("K7Q-4MX", 0xFFD67E)
    first = rig.team.messages[topic.message_thread_id]
    assert first.body == {"forum_topic_created": {"name": "K7Q-4MX", "icon_color": 0xFFD67E}}
    assert topic.message_thread_id != GENERAL


async def test_every_message_in_a_topic_replies_to_its_first_one(rig: Rig) -> None:
    topic = await made(rig)
    rig.world.says(rig.adil, rig.team, "I will call her", thread=topic)
    [update] = await rig.updates()
    for message in (update["message"], (await rig.sent(rig.team.id, message_thread_id=topic.id)).as_message()):
        assert message["message_thread_id"] == topic.id
        assert message["is_topic_message"] is True
        assert message["reply_to_message"]["message_id"] == topic.id
        assert "forum_topic_created" in message["reply_to_message"]
        assert message["reply_to_message"]["from"]["id"] == rig.world.bot.id


async def test_a_real_reply_in_a_topic_names_its_message(rig: Rig) -> None:
    topic = await made(rig)
    card = await rig.sent(rig.team.id, "card", message_thread_id=topic.id)
    rig.world.says(rig.adil, rig.team, "taken", reply_to=card)
    [update] = await rig.updates()
    assert update["message"]["reply_to_message"]["message_id"] == card.id
    assert update["message"]["message_thread_id"] == topic.id
    assert "reply_to_message" not in update["message"]["reply_to_message"]


async def test_a_message_in_general_has_no_thread(rig: Rig) -> None:
    rig.world.says(rig.adil, rig.team, "hello all")
    [update] = await rig.updates()
    assert not {"message_thread_id", "is_topic_message", "reply_to_message"} & update["message"].keys()


async def test_a_reply_outside_topics_has_a_thread_that_is_none(rig: Rig) -> None:
    first = await rig.sent(rig.team.id, "alert")
    rig.world.says(rig.adil, rig.team, "seen", reply_to=first)
    [update] = await rig.updates()
    assert update["message"]["message_thread_id"] == first.id
    assert "is_topic_message" not in update["message"]
    error = await rig.error("sendMessage", chat_id=rig.team.id, text="x", message_thread_id=first.id)
    assert error == "Bad Request: message thread not found"


async def test_the_general_thread_must_be_left_out(rig: Rig) -> None:
    error = await rig.error("sendMessage", chat_id=rig.team.id, text="x", message_thread_id=1)
    assert error == "Bad Request: message thread not found"


async def test_a_thread_that_is_no_topic_is_refused(rig: Rig) -> None:
    for chat in (rig.team.id, rig.mina.id):
        error = await rig.error("sendMessage", chat_id=chat, text="x", message_thread_id=4711)
        assert error == "Bad Request: message thread not found"


@pytest.mark.parametrize("basic", [True, False])
async def test_a_thread_is_ignored_in_a_group_without_topics(rig: Rig, basic: bool) -> None:
    plain = rig.world.group("Plain", members=[rig.adil], basic=basic)
    for number in ((await rig.sent(plain.id)).id, 4711, 1):
        assert (await rig.sent(plain.id, message_thread_id=number)).thread is None


async def test_a_reply_without_a_thread_goes_to_the_topic_of_its_message(rig: Rig) -> None:
    topic = await made(rig)
    note = rig.world.says(rig.adil, rig.team, "note", thread=topic)
    answer = await rig.sent(rig.team.id, "kept", reply_parameters={"message_id": note.id})
    assert (answer.thread, answer.reply_to) == (topic.id, note)
    await rig.updates()


async def test_a_reply_across_topics_becomes_an_external_one(rig: Rig) -> None:
    one, two = await made(rig, "one"), await made(rig, "two")
    note = rig.world.says(rig.adil, rig.team, "note", thread=one)
    answer = await rig.sent(rig.team.id, message_thread_id=two.id, reply_parameters={"message_id": note.id})
    shown = answer.as_message()
    assert shown["reply_to_message"]["message_id"] == two.id
    assert shown["external_reply"]["message_id"] == note.id
    await rig.updates()


async def test_a_reply_to_nothing_is_refused_unless_allowed(rig: Rig) -> None:
    reply: dict[str, object] = {"message_id": 4711}
    error = await rig.error("sendMessage", chat_id=rig.mina.id, text="x", reply_parameters=reply)
    assert error == "Bad Request: message to be replied not found"
    reply["allow_sending_without_reply"] = True
    assert (await rig.sent(rig.mina.id, reply_parameters=reply)).reply_to is None


async def test_a_quote_must_be_words_of_the_message(rig: Rig) -> None:
    message = rig.world.says(rig.mina, rig.chat, "🙂 I am worried")
    answer = await rig.sent(rig.mina.id, reply_parameters={"message_id": message.id, "quote": "worried"})
    assert answer.extra["quote"] == {"text": "worried", "position": 8, "is_manual": True}
    reply = {"message_id": message.id, "quote": "happy"}
    error = await rig.error("sendMessage", chat_id=rig.mina.id, text="x", reply_parameters=reply)
    assert error == "Bad Request: QUOTE_TEXT_INVALID"
    await rig.updates()


async def test_writing_into_a_closed_topic_needs_the_right(rig: Rig) -> None:
    topic = await made(rig)
    await rig.bot.close_forum_topic(rig.team.id, topic.id)
    await rig.sent(rig.team.id, message_thread_id=topic.id)
    with pytest.raises(Impossible, match="closed"):
        rig.world.says(rig.bea, rig.team, "one more thing", thread=topic)
    theirs = rig.world.opens_topic(rig.adil, rig.team, "Adil's")
    rig.world.closes_topic(rig.adil, rig.team, theirs)
    rig.world.promoted(rig.world.bot, rig.team, ["can_delete_messages"])
    error = await rig.error("sendMessage", chat_id=rig.team.id, text="x", message_thread_id=theirs.id)
    assert error == "Bad Request: TOPIC_CLOSED"
    await rig.sent(rig.team.id, message_thread_id=topic.id)
    rig.world.says(rig.adil, rig.team, "owners may", thread=topic)
    await rig.updates()


async def test_closing_and_reopening_twice_is_refused(rig: Rig) -> None:
    topic = await made(rig)
    where = {"chat_id": rig.team.id, "message_thread_id": topic.id}
    assert await rig.error("reopenForumTopic", **where) == "Bad Request: TOPIC_NOT_MODIFIED"
    await rig.result("closeForumTopic", **where)
    assert await rig.error("closeForumTopic", **where) == "Bad Request: TOPIC_NOT_MODIFIED"
    assert rig.world.screen(rig.bea, rig.team).topics[0].closed
    await rig.result("reopenForumTopic", **where)
    assert [
        next(iter(u["message"].keys() & {"forum_topic_closed", "forum_topic_reopened"})) for u in await rig.updates()
    ] == [
        "forum_topic_closed",
        "forum_topic_reopened",
    ]


async def test_a_deleted_topic_is_told_apart_only_at_first(rig: Rig) -> None:
    topic = await made(rig)
    rig.world.deletes_topic(rig.team, topic)
    own = await made(rig)
    await rig.bot.delete_forum_topic(rig.team.id, own.id)
    error = await rig.error("sendMessage", chat_id=rig.team.id, text="x", message_thread_id=own.id)
    assert error == "Bad Request: message thread not found"
    where = {"chat_id": rig.team.id, "message_thread_id": topic.id}
    assert await rig.error("sendMessage", text="x", **where) == "Bad Request: TOPIC_DELETED"
    rig.clock.turn(minutes=2)
    assert await rig.error("sendMessage", text="x", **where) == "Bad Request: message thread not found"
    for method in ("editForumTopic", "closeForumTopic", "reopenForumTopic", "deleteForumTopic"):
        more = {"name": "x"} if method == "editForumTopic" else {}
        assert await rig.error(method, **where, **more) == "Bad Request: TOPIC_ID_INVALID"
    assert await rig.result("sendChatAction", action="typing", **where) is True


async def test_deleting_a_topic_takes_all_its_messages_however_old(rig: Rig) -> None:
    topic = await made(rig)
    message = await rig.sent(rig.team.id, message_thread_id=topic.id)
    rig.clock.turn(days=40)
    await rig.bot.delete_forum_topic(rig.team.id, topic.id)
    assert message.deleted
    assert topic.id not in rig.team.topics
    assert rig.world.screen(rig.bea, rig.team, topic).messages == ()


async def test_an_old_topic_can_be_lost_to_bots_only(rig: Rig) -> None:
    topic = await made(rig)
    topic.lost = True
    error = await rig.error("sendMessage", chat_id=rig.team.id, text="x", message_thread_id=topic.id)
    assert error == "Bad Request: message thread not found"
    rig.world.says(rig.adil, rig.team, "I can still write", thread=topic)
    await rig.updates()


async def test_topics_need_rights(rig: Rig) -> None:
    own = await made(rig)
    others = rig.world.opens_topic(rig.adil, rig.team, "Adil's")
    rig.world.promoted(rig.world.bot, rig.team)
    await rig.updates()
    chat = rig.team.id
    assert (
        await rig.error("createForumTopic", chat_id=chat, name="x")
        == "Bad Request: not enough rights to create a topic"
    )
    where = {"chat_id": chat, "message_thread_id": others.id}
    for method, what in (
        ("editForumTopic", "edit"),
        ("closeForumTopic", "close or open"),
        ("reopenForumTopic", "close or open"),
        ("deleteForumTopic", "delete"),
    ):
        more = {"name": "x"} if method == "editForumTopic" else {}
        assert await rig.error(method, **where, **more) == f"Bad Request: not enough rights to {what} the topic"
    mine = {"chat_id": chat, "message_thread_id": own.id}
    await rig.result("editForumTopic", name="mine to name", **mine)
    await rig.result("closeForumTopic", **mine)
    await rig.result("deleteForumTopic", **mine)
    await rig.updates()


async def test_a_topic_with_words_of_others_needs_the_right_to_be_deleted(rig: Rig) -> None:
    own, long = await made(rig), await made(rig)
    rig.world.says(rig.adil, rig.team, "a note", thread=own)
    for _ in range(11):
        await rig.sent(rig.team.id, message_thread_id=long.id)
    rig.world.takes("delete", rig.team)
    for topic in (own, long):
        error = await rig.error("deleteForumTopic", chat_id=rig.team.id, message_thread_id=topic.id)
        assert error == "Bad Request: CHAT_ADMIN_REQUIRED"
    await rig.updates()


async def test_a_topics_name_has_1_to_128_characters(rig: Rig) -> None:
    for name in ("", "  "):
        error = await rig.error("createForumTopic", chat_id=rig.team.id, name=name)
        assert error == "Bad Request: name must be non-empty"
    assert (await made(rig, "x" * 129)).name == "x" * 128


async def test_a_topic_is_renamed_and_shown_so(rig: Rig) -> None:
    topic = await made(rig)
    icon = (await rig.bot.get_forum_topic_icon_stickers())[0].custom_emoji_id
    await rig.bot.edit_forum_topic(rig.team.id, topic.id, name="taken: K7Q-4MX", icon_custom_emoji_id=icon)
    shown = rig.world.screen(rig.bea, rig.team).topics[0]
    assert (shown.name, shown.icon) == ("taken: K7Q-4MX", icon)
    where = {"chat_id": rig.team.id, "message_thread_id": topic.id}
    assert await rig.error("editForumTopic", name="taken: K7Q-4MX", **where) == "Bad Request: TOPIC_NOT_MODIFIED"
    assert await rig.error("editForumTopic", icon_custom_emoji_id="1", **where) == "Bad Request: DOCUMENT_INVALID"
    assert await rig.result("editForumTopic", **where) is True
    assert await rig.error("createForumTopic", chat_id=rig.team.id, name="x", icon_color=-1) == (
        "Bad Request: invalid icon color specified"
    )
    await rig.updates()


async def test_only_forums_have_topics(rig: Rig) -> None:
    plain = rig.world.group("Plain", members=[rig.adil])
    for chat in (plain.id, rig.mina.id):
        assert await rig.error("createForumTopic", chat_id=chat, name="x") == "Bad Request: the chat is not a forum"
        assert await rig.error("closeForumTopic", chat_id=chat, message_thread_id=7) == (
            "Bad Request: the chat is not a forum"
        )


async def test_switching_topics_off_and_on_again(rig: Rig) -> None:
    topic = await made(rig)
    rig.world.toggles_forum(rig.team, False)
    assert not (await rig.sent(rig.team.id, message_thread_id=topic.id)).in_topic
    rig.world.says(rig.adil, rig.team, "where are the topics?")
    [update] = await rig.updates()
    assert "is_forum" not in update["message"]["chat"]
    assert rig.world.screen(rig.adil, rig.team).topics == ()
    rig.world.toggles_forum(rig.team, True)
    await rig.sent(rig.team.id, message_thread_id=topic.id)


async def test_replies_to_old_topics_after_topics_are_switched_off(rig: Rig) -> None:
    topic = await made(rig)
    card = await rig.sent(rig.team.id, message_thread_id=topic.id)
    rig.world.toggles_forum(rig.team, False)
    rig.world.says(rig.adil, rig.team, "taken", reply_to=card)
    [update] = await rig.updates()
    assert "is_topic_message" not in update["message"]
    assert update["message"]["reply_to_message"]["message_id"] == card.id
    answer = await rig.sent(rig.team.id, reply_parameters={"message_id": card.id})
    assert not answer.in_topic


async def test_the_general_topic_is_managed_by_its_own_methods(rig: Rig) -> None:
    chat = rig.team.id
    await rig.bot.edit_general_forum_topic(chat, "Desk")
    assert await rig.error("editGeneralForumTopic", chat_id=chat, name="Desk") == "Bad Request: TOPIC_NOT_MODIFIED"
    await rig.bot.close_general_forum_topic(chat)
    await rig.bot.reopen_general_forum_topic(chat)
    await rig.bot.hide_general_forum_topic(chat)
    await rig.bot.unhide_general_forum_topic(chat)
    fields = [next(reversed(update["message"])) for update in await rig.updates()]
    assert fields == [
        "forum_topic_edited",
        "forum_topic_closed",
        "forum_topic_reopened",
        "general_forum_topic_hidden",
        "general_forum_topic_unhidden",
    ]
    rig.world.promoted(rig.world.bot, rig.team)
    assert await rig.error("sendMessage", chat_id=chat, text="x") == "Bad Request: TOPIC_CLOSED"
    await rig.updates()


async def test_threaded_mode_gives_private_chats_topics(rig: Rig) -> None:
    rig.world.bot.threaded = True
    assert (await rig.bot.get_me()).has_topics_enabled
    rig.world.says(rig.mina, rig.chat, "hello")
    made_for_her, said = (update["message"] for update in await rig.updates())
    assert made_for_her["forum_topic_created"]["is_name_implicit"] is True
    assert said["message_thread_id"] == made_for_her["message_id"]
    assert said["is_topic_message"] is True
    await rig.sent(rig.mina.id, "beside it")
    await rig.sent(rig.mina.id, "an answer", message_thread_id=said["message_thread_id"])
    seen = [shown.text for shown in rig.world.screen(rig.mina, rig.chat).messages if shown.kind == "text"]
    assert seen == ["hello", "an answer"]
    error = await rig.error("sendMessage", chat_id=rig.mina.id, text="x", message_thread_id=4711)
    assert error == "Bad Request: message thread not found"


async def test_topics_of_private_chats_are_made_and_deleted_but_not_closed(rig: Rig) -> None:
    rig.world.bot.threaded = True
    topic = await rig.bot.create_forum_topic(rig.mina.id, "Conversation 1")
    where = {"chat_id": rig.mina.id, "message_thread_id": topic.message_thread_id}
    for method in ("closeForumTopic", "reopenForumTopic"):
        assert await rig.error(method, **where) == "Bad Request: the chat is not a supergroup forum"
    await rig.result("editForumTopic", name="Conversation", **where)
    await rig.result("deleteForumTopic", **where)
    await rig.updates()


async def test_a_reply_to_another_chat_tells_its_words_as_a_quote(rig: Rig) -> None:
    family = rig.world.group("The family", members=[rig.omar, rig.mina], bot_inside=False)
    theirs = rig.world.says(rig.omar, family, "I will find you.")
    rig.world.says(rig.mina, rig.chat, "He wrote this.", elsewhere=theirs)
    rig.world.says(rig.mina, rig.chat, "And this.", elsewhere=theirs, quote="find you")
    rig.world.says(rig.adil, rig.team, "Look.", elsewhere=rig.world.says(rig.adil, rig.team, "Here."))
    whole, part, known = [each["message"] for each in await rig.updates() if "external_reply" in each["message"]]
    assert "reply_to_message" not in whole
    assert whole["external_reply"]["origin"]["sender_user"]["id"] == rig.omar.id
    assert "chat" not in whole["external_reply"]
    assert whole["quote"] == {"text": "I will find you.", "position": 0}
    assert part["quote"] == {"text": "find you", "position": 7, "is_manual": True}
    assert known["external_reply"]["chat"]["id"] == rig.team.id
