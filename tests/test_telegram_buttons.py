"""Buttons, presses and reactions."""

import pytest
from telegram import (
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from rehearsal.world import Impossible, Json
from tests.imitation import Rig, buttons

PARSED = "can't parse inline keyboard button:"
UNALLOWED = f"{PARSED} Text buttons are unallowed in the inline keyboard"


@pytest.mark.parametrize(
    ("button", "words"),
    [
        ({"text": "x", "callback_data": "d" * 65}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": "ä" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": ""}, UNALLOWED),
        ({"text": "x"}, UNALLOWED),
        ({"text": "x", "callback_data": "d", "style": "loud"}, f"{PARSED} invalid button style specified"),
        ({"text": "x", "url": "example"}, "inline keyboard button URL 'example' is invalid: Wrong HTTP URL"),
    ],
)
async def test_wrong_buttons_are_refused(rig: Rig, button: Json, words: str) -> None:
    markup = {"inline_keyboard": [[button]]}
    error = await rig.error("sendMessage", chat_id=rig.mina.id, text="x", reply_markup=markup)
    assert error == f"Bad Request: {words}"


@pytest.mark.parametrize(
    "row",
    [
        [{"text": " ", "callback_data": "d"}],
        [{"text": "x", "callback_data": "d", "url": "https://example.org"}],
        [{"text": "x", "callback_data": "d"}] * 13,
    ],
)
async def test_buttons_that_telegram_drops_in_silence_are_not_imitated(rig: Rig, row: list[Json]) -> None:
    rig.unimitated = 1
    error = await rig.error("sendMessage", chat_id=rig.mina.id, text="x", reply_markup={"inline_keyboard": [row]})
    assert error.startswith("Not imitated:")


async def test_callback_data_has_1_to_64_bytes(rig: Rig) -> None:
    for data in ("d", "d" * 64, "ä" * 32):
        markup = {"inline_keyboard": [[{"text": "x", "callback_data": data}]]}
        await rig.sent(rig.mina.id, reply_markup=markup)


async def test_a_keyboard_has_at_most_a_hundred_buttons(rig: Rig) -> None:
    rows = [tuple(f"{row} {column}" for column in range(8)) for row in range(13)]
    error = await rig.error("sendMessage", chat_id=rig.mina.id, text="x", reply_markup=buttons(*rows))
    assert error == "Bad Request: reply markup is too long"


async def test_keyboards_under_the_typing_line_are_kept_and_removed(rig: Rig) -> None:
    keyboard = ReplyKeyboardMarkup([["Raise a concern", KeyboardButton("Find help")]], resize_keyboard=True)
    await rig.bot.send_message(rig.mina.id, "What is it?", reply_markup=keyboard)
    assert rig.world.screen(rig.mina, rig.chat).keyboard == ("Raise a concern", "Find help")
    await rig.bot.send_message(rig.mina.id, "Your name?", reply_markup=ForceReply())
    await rig.bot.send_message(rig.mina.id, "Thank you", reply_markup=ReplyKeyboardRemove())
    assert rig.world.screen(rig.mina, rig.chat).keyboard == ()


async def test_a_press_reaches_the_bot_and_is_answered_once(rig: Rig) -> None:
    message = await rig.sent(rig.team.id, reply_markup=buttons("Take", "Close"))
    tap = rig.world.taps(rig.adil, message, "Take")
    [update] = await rig.updates()
    query = update["callback_query"]
    assert query["data"] == "Take"
    assert query["from"]["id"] == rig.adil.id
    assert query["message"]["message_id"] == message.id
    assert not tap.answered
    await rig.bot.answer_callback_query(query["id"], "Taken", show_alert=True)
    assert tap.text == "Taken"
    assert tap.answer == {"text": "Taken", "show_alert": True}
    assert await rig.refused(rig.bot.answer_callback_query(query["id"])) == (
        "Bad Request: query is too old and response timeout expired or query ID is invalid"
    )


async def test_an_old_or_unknown_query_cannot_be_answered(rig: Rig) -> None:
    message = await rig.sent(rig.mina.id, reply_markup=buttons("Send"))
    tap = rig.world.taps(rig.mina, message)
    rig.clock.turn(minutes=2)
    for number in (tap.id, "12345"):
        error = await rig.error("answerCallbackQuery", callback_query_id=number)
        assert error == "Bad Request: query is too old and response timeout expired or query ID is invalid"
    await rig.updates()


async def test_an_answer_to_a_press_has_at_most_200_characters(rig: Rig) -> None:
    tap = rig.world.taps(rig.mina, await rig.sent(rig.mina.id, reply_markup=buttons("Send")))
    error = await rig.error("answerCallbackQuery", callback_query_id=tap.id, text="x" * 201)
    assert error == "Bad Request: MESSAGE_TOO_LONG"


async def test_forged_data_reaches_the_bot(rig: Rig) -> None:
    message = await rig.sent(rig.team.id, reply_markup=buttons("Take"))
    rig.world.taps(rig.adil, message, data="erase:everything")
    [update] = await rig.updates()
    assert update["callback_query"]["data"] == "erase:everything"


async def test_a_press_on_a_deleted_message_brings_an_inaccessible_one(rig: Rig) -> None:
    message = await rig.sent(rig.mina.id, reply_markup=buttons("Send"))
    await rig.bot.delete_message(rig.mina.id, message.id)
    rig.world.taps(rig.mina, message, data="Send")
    [update] = await rig.updates()
    assert update["callback_query"]["message"] == {
        "chat": rig.chat.as_chat(),
        "message_id": message.id,
        "date": 0,
    }


async def test_only_buttons_that_are_there_can_be_pressed(rig: Rig) -> None:
    message = await rig.sent(rig.mina.id, reply_markup=buttons("Send"))
    with pytest.raises(Impossible, match="no button 'Sned'; it has 'Send'"):
        rig.world.taps(rig.mina, message, "Sned")
    with pytest.raises(Impossible, match="not in this private chat"):
        rig.world.taps(rig.adil, message, "Send")


async def test_a_link_button_opens_without_telling_the_bot(rig: Rig) -> None:
    link = InlineKeyboardMarkup([[InlineKeyboardButton("Read", url="https://example.org")]])
    sent = await rig.bot.send_message(rig.mina.id, "A guide", reply_markup=link)
    tap = rig.world.taps(rig.mina, rig.chat.messages[sent.message_id], "Read")
    assert tap.opened == "https://example.org"
    assert await rig.updates() == []


async def test_the_bot_reacts_with_one_known_emoji(rig: Rig) -> None:
    message = rig.world.says(rig.adil, rig.team, "done")
    await rig.bot.set_message_reaction(rig.team.id, message.id, "👍")
    assert rig.world.screen(rig.adil, rig.team).messages[-1].reactions == ("👍",)
    await rig.bot.set_message_reaction(rig.team.id, message.id, None)
    assert rig.world.screen(rig.adil, rig.team).messages[-1].reactions == ()
    trap = [{"type": "emoji", "emoji": "🪤"}]
    assert await rig.error("setMessageReaction", chat_id=rig.team.id, message_id=message.id, reaction=trap) == (
        "Bad Request: REACTION_INVALID"
    )
    assert await rig.refused(rig.bot.set_message_reaction(rig.team.id, message.id, ["👍", "🔥"])) == (
        "Bad Request: REACTIONS_TOO_MANY"
    )
    assert await rig.refused(rig.bot.set_message_reaction(rig.team.id, 9999, "👍")) == (
        "Bad Request: message to react not found"
    )
