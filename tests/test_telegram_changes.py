"""Editing, deleting and pinning messages."""

import pytest
from telegram import InputMediaDocument

from rehearsal.world import Impossible
from tests.imitation import Rig, buttons, entity


def same(chat: int, message: int) -> dict[str, int]:
    return {"chat_id": chat, "message_id": message}


async def test_an_edit_changes_what_is_shown(rig: Rig) -> None:
    message = await rig.sent(rig.mina.id, "old", reply_markup=buttons("Send"))
    rig.clock.turn(days=30)
    await rig.bot.edit_message_text("new", rig.mina.id, message.id)
    answer = rig.world.journal.last().result
    assert answer["text"] == "new"
    assert answer["edit_date"] == rig.clock()
    shown = rig.world.screen(rig.mina, rig.chat).messages[-1]
    assert (shown.text, shown.buttons, shown.edited) == ("new", (), True)
    assert await rig.updates() == []


async def test_an_edit_that_changes_nothing_is_refused(rig: Rig) -> None:
    message = await rig.sent(rig.mina.id, "same", reply_markup=buttons("Send"), entities=[entity("bold", 0, 4)])
    where = same(rig.mina.id, message.id)
    words = (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
        "as a current content and reply markup of the message"
    )
    body = {"text": " same ", "entities": [entity("bold", 1, 4)], "reply_markup": buttons("Send")}
    assert await rig.error("editMessageText", **where, **body) == words
    assert await rig.error("editMessageReplyMarkup", **where, reply_markup=buttons("Send")) == words
    await rig.result("editMessageText", **where, text="same", reply_markup=buttons("Send"))
    await rig.result("editMessageReplyMarkup", **where)
    assert await rig.error("editMessageReplyMarkup", **where) == words


async def test_only_the_bots_own_messages_can_be_edited(rig: Rig) -> None:
    theirs = rig.world.says(rig.mina, rig.chat, "mine")
    keyed = await rig.sent(rig.mina.id, reply_markup={"force_reply": True})
    for message in (theirs, keyed):
        error = await rig.error("editMessageText", **same(rig.mina.id, message.id), text="x")
        assert error == "Bad Request: message can't be edited"
    assert await rig.error("editMessageText", **same(rig.mina.id, 4711), text="x") == (
        "Bad Request: message to edit not found"
    )
    await rig.updates()


async def test_text_and_caption_are_edited_by_their_own_methods(rig: Rig) -> None:
    file = rig.world.files.put("document", b"words", name="a.txt").id
    sent = await rig.result("sendDocument", chat_id=rig.mina.id, document=file, caption="old")
    where = same(rig.mina.id, sent["message_id"])
    assert (
        await rig.error("editMessageText", **where, text="x") == "Bad Request: there is no text in the message to edit"
    )
    assert (await rig.result("editMessageCaption", **where, caption="new"))["caption"] == "new"
    assert "caption" not in await rig.result("editMessageCaption", **where)
    text = await rig.sent(rig.mina.id)
    assert await rig.error("editMessageCaption", **same(rig.mina.id, text.id), caption="x") == (
        "Bad Request: there is no caption in the message to edit"
    )


async def test_another_file_can_take_a_files_place(rig: Rig) -> None:
    sent = await rig.bot.send_document(rig.mina.id, b"old", filename="old.txt", caption="see")
    media = InputMediaDocument(b"new", filename="new.txt")
    await rig.bot.edit_message_media(media, rig.mina.id, sent.message_id)
    answer = rig.world.journal.last().result
    assert answer["document"]["file_name"] == "new.txt"
    assert "caption" not in answer
    await rig.bot.edit_message_media(media, rig.mina.id, (await rig.sent(rig.mina.id)).id)
    voice = await rig.bot.send_voice(rig.mina.id, b"OggS")
    error = await rig.refused(rig.bot.edit_message_media(media, rig.mina.id, voice.message_id))
    assert error == "Bad Request: message media can't be edited"
    file = await rig.bot.get_file(answer["document"]["file_id"])
    assert bytes(await file.download_as_bytearray()) == b"new"


async def test_people_edit_their_own_messages_only(rig: Rig) -> None:
    message = rig.world.says(rig.mina, rig.chat, "old")
    rig.world.edits(rig.mina, message, "new")
    rig.world.edits(rig.mina, message, None)
    first, changed, invisible = await rig.updates()
    assert first["message"]["text"] == "old"
    assert changed["edited_message"]["text"] == invisible["edited_message"]["text"] == "new"
    assert changed["edited_message"]["edit_date"]
    with pytest.raises(Impossible, match="did not write"):
        rig.world.edits(rig.adil, message, "forged")


async def test_messages_are_deleted_for_everybody(rig: Rig) -> None:
    mine = await rig.sent(rig.mina.id, "mine")
    hers = rig.world.says(rig.mina, rig.chat, "hers")
    await rig.updates()
    await rig.bot.delete_message(rig.mina.id, mine.id)
    await rig.bot.delete_messages(rig.mina.id, [hers.id, 4711])
    assert not rig.world.screen(rig.mina, rig.chat).saying("e")
    assert await rig.error("deleteMessage", **same(rig.mina.id, mine.id)) == "Bad Request: message to delete not found"


async def test_nothing_older_than_48_hours_can_be_deleted(rig: Rig) -> None:
    hers = rig.world.says(rig.mina, rig.chat, "hers")
    mine = await rig.sent(rig.mina.id)
    card = await rig.sent(rig.team.id)
    rig.clock.turn(hours=47, minutes=59)
    young = await rig.sent(rig.mina.id)
    rig.clock.turn(minutes=2)
    words = "Bad Request: message can't be deleted for everyone"
    for message in (hers, mine):
        assert await rig.error("deleteMessage", **same(message.chat.id, message.id)) == words
    assert await rig.error("deleteMessage", **same(rig.team.id, card.id)) == "Bad Request: message can't be deleted"
    error = await rig.error("deleteMessages", chat_id=rig.mina.id, message_ids=[mine.id, young.id])
    assert error == words
    assert not young.deleted
    await rig.updates()


async def test_deleting_what_others_wrote_in_a_group_needs_the_right(rig: Rig) -> None:
    note = rig.world.says(rig.bea, rig.team, "note")
    own = await rig.sent(rig.team.id)
    rig.world.promoted(rig.world.bot, rig.team)
    assert await rig.error("deleteMessage", **same(rig.team.id, note.id)) == "Bad Request: message can't be deleted"
    await rig.result("deleteMessage", **same(rig.team.id, own.id))
    rig.world.promoted(rig.world.bot, rig.team, ["can_delete_messages"])
    await rig.result("deleteMessage", **same(rig.team.id, note.id))
    await rig.updates()


async def test_the_bots_own_notices_need_the_right_too(rig: Rig) -> None:
    message = await rig.sent(rig.team.id)
    await rig.bot.pin_chat_message(rig.team.id, message.id)
    notice = next(reversed(rig.team.messages))
    rig.world.takes("delete", rig.team)
    assert await rig.error("deleteMessage", **same(rig.team.id, notice)) == "Bad Request: message can't be deleted"
    rig.world.gives("delete", rig.team)
    await rig.result("deleteMessage", **same(rig.team.id, notice))
    await rig.updates()


@pytest.mark.parametrize("power", ["admin", "nothing"])
async def test_in_a_basic_group_only_administrators_delete_what_others_wrote(rig: Rig, power: str) -> None:
    basic = rig.world.group("Small", basic=True, members=[rig.adil])
    note, own = rig.world.says(rig.adil, basic, "note"), await rig.sent(basic.id)
    if power == "admin":
        rig.world.takes(power, basic)
        words = "Bad Request: message can't be deleted for everyone"
        assert await rig.error("deleteMessage", **same(basic.id, note.id)) == words
    else:
        await rig.result("deleteMessage", **same(basic.id, note.id))
    await rig.result("deleteMessage", **same(basic.id, own.id))
    await rig.updates()


async def test_what_is_to_be_deleted_must_be_named(rig: Rig) -> None:
    assert await rig.error("deleteMessage", message_id=4) == "Bad Request: chat identifier is not specified"
    assert await rig.error("deleteMessage", chat_id=rig.mina.id) == "Bad Request: message identifier is not specified"
    for wrong, words in ((["4"], "message identifier must be a Number"), ([0], "invalid message identifier specified")):
        error = await rig.error("deleteMessages", chat_id=rig.mina.id, message_ids=wrong)
        assert error == f"Bad Request: {words}"


async def test_the_message_that_made_a_topic_cannot_be_deleted(rig: Rig) -> None:
    topic = await rig.bot.create_forum_topic(rig.team.id, "A case")
    error = await rig.error("deleteMessage", **same(rig.team.id, topic.message_thread_id))
    assert error == "Bad Request: message can't be deleted"


async def test_at_most_a_hundred_messages_are_deleted_at_once(rig: Rig) -> None:
    error = await rig.error("deleteMessages", chat_id=rig.mina.id, message_ids=list(range(1, 102)))
    assert error == "Bad Request: too many message identifiers specified"
    error = await rig.error("deleteMessages", chat_id=rig.mina.id, message_ids=[])
    assert error == "Bad Request: message identifiers are not specified"


async def test_the_bot_is_not_told_of_deletions(rig: Rig) -> None:
    message = rig.world.says(rig.mina, rig.chat, "hers")
    await rig.updates()
    rig.world.deletes(rig.mina, message)
    assert await rig.updates() == []
    assert rig.world.screen(rig.mina, rig.chat).saying("hers") == []


async def test_deleting_for_oneself_leaves_the_message_to_others(rig: Rig) -> None:
    note = rig.world.says(rig.bea, rig.team, "note")
    rig.world.deletes(rig.adil, note, for_everyone=False)
    assert rig.world.screen(rig.adil, rig.team).saying("note") == []
    assert rig.world.screen(rig.bea, rig.team).saying("note") != []
    await rig.updates()


async def test_clearing_the_chat_empties_the_screen(rig: Rig) -> None:
    await rig.sent(rig.mina.id, "something private")
    rig.world.clears(rig.mina)
    assert rig.world.screen(rig.mina, rig.chat).messages == ()


async def test_pins_are_shown_and_taken_away(rig: Rig) -> None:
    one, two = await rig.sent(rig.team.id, "one"), await rig.sent(rig.team.id, "two")
    await rig.bot.pin_chat_message(rig.team.id, one.id, disable_notification=True)
    await rig.bot.pin_chat_message(rig.team.id, two.id)
    pinned = [shown.text for shown in rig.world.screen(rig.adil, rig.team).messages if shown.pinned]
    assert pinned == ["one", "two"]
    assert (await rig.result("getChat", chat_id=rig.team.id))["pinned_message"]["text"] == "two"
    await rig.bot.unpin_chat_message(rig.team.id)
    assert rig.team.pinned == [one.id]
    await rig.bot.unpin_all_chat_messages(rig.team.id)
    assert await rig.error("unpinChatMessage", chat_id=rig.team.id) == "Bad Request: message to unpin not found"
    assert len(await rig.updates()) == 2


async def test_pinning_needs_the_right(rig: Rig) -> None:
    message = await rig.sent(rig.team.id)
    words = "Bad Request: not enough rights to manage pinned messages in the chat"
    rig.world.takes("pin", rig.team)
    rig.world.allows_everybody("can_pin_messages", rig.team, True)  # which leaves bots out
    for _ in ("without the switch", "as a member"):
        assert await rig.error("pinChatMessage", **same(rig.team.id, message.id)) == words
        rig.world.takes("admin", rig.team)
    rig.world.gives("admin", rig.team)
    await rig.result("pinChatMessage", **same(rig.team.id, message.id))
    notice = next(reversed(rig.team.messages))
    assert await rig.error("pinChatMessage", **same(rig.team.id, notice)) == (
        "Bad Request: service messages can't be pinned"
    )
    hers = await rig.sent(rig.mina.id)
    await rig.result("pinChatMessage", **same(rig.mina.id, hers.id))
    assert await rig.error("pinChatMessage", **same(rig.mina.id, 4711)) == "Bad Request: message to pin not found"
    await rig.updates()


async def test_the_pins_of_one_topic_are_taken_away_alone(rig: Rig) -> None:
    topic = await rig.bot.create_forum_topic(rig.team.id, "A case")
    inside = await rig.sent(rig.team.id, message_thread_id=topic.message_thread_id)
    outside = await rig.sent(rig.team.id)
    for message in (inside, outside):
        await rig.bot.pin_chat_message(rig.team.id, message.id)
    await rig.bot.unpin_all_forum_topic_messages(rig.team.id, topic.message_thread_id)
    assert rig.team.pinned == [outside.id]
    await rig.bot.unpin_all_general_forum_topic_messages(rig.team.id)
    assert rig.team.pinned == []
    await rig.updates()


async def test_another_file_and_another_caption_come_as_one_change(rig: Rig) -> None:
    message = rig.world.sends_file(rig.mina, rig.chat, "photo", caption="From my window")
    written = rig.world.says(rig.mina, rig.chat, "It was here.")
    await rig.updates()
    rig.world.edits(rig.mina, message, "")
    rig.world.changes_file(rig.mina, message, "photo", b"\xff\xd8other", caption="From the park")
    rig.world.changes_file(rig.mina, written, "photo", b"\xff\xd8third", caption="It was here.")
    with pytest.raises(Impossible):
        rig.world.edits(rig.mina, rig.world.says(rig.mina, rig.chat, "Words"), "")
    gone, other, third = [each["edited_message"] for each in await rig.updates() if "edited_message" in each]
    assert "caption" not in gone
    assert other["caption"] == "From the park"
    assert other["photo"][-1]["file_unique_id"] != gone["photo"][-1]["file_unique_id"]
    assert third["caption"] == "It was here."
    assert "text" not in third
