"""Texts, captions and entities, as Telegram takes them."""

import pytest
from telegram import MessageEntity

from tests.imitation import Rig, entity


async def test_blanks_around_a_text_are_trimmed_and_entities_moved(rig: Rig) -> None:
    message = await rig.sent(rig.mina.id, "\n  take care \u200b\n", entities=[entity("bold", 3, 4)])
    assert message.body == {"text": "take care", "entities": [entity("bold", 0, 4)]}


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "message text is empty"), ("  \n", "text must be non-empty"), ("\u200b", "text must be non-empty")],
)
async def test_an_empty_text_is_refused(rig: Rig, text: str, words: str) -> None:
    assert await rig.error("sendMessage", chat_id=rig.mina.id, text=text) == f"Bad Request: {words}"


async def test_a_text_has_at_most_4096_utf16_units(rig: Rig) -> None:
    await rig.sent(rig.mina.id, "x" * 4096)
    await rig.sent(rig.mina.id, "🙂" * 2048)
    await rig.sent(rig.mina.id, " " * 100 + "x" * 4096)
    assert await rig.error("sendMessage", chat_id=rig.mina.id, text="x" * 4097) == "Bad Request: message is too long"
    assert await rig.error("sendMessage", chat_id=rig.mina.id, text="🙂" * 2049) == "Bad Request: message is too long"


async def test_an_edited_text_that_is_too_long_is_refused_in_other_words(rig: Rig) -> None:
    message = await rig.sent(rig.mina.id)
    words = await rig.error("editMessageText", chat_id=rig.mina.id, message_id=message.id, text="x" * 4097)
    assert words == "Bad Request: MESSAGE_TOO_LONG"


async def test_a_caption_has_at_most_1024_utf16_units(rig: Rig) -> None:
    file = rig.world.files.put("document", b"words", name="a.txt").id
    await rig.result("sendDocument", chat_id=rig.mina.id, document=file, caption="x" * 1024)
    words = await rig.error("sendDocument", chat_id=rig.mina.id, document=file, caption="x" * 1025)
    assert words == "Bad Request: message caption is too long"
    blank = await rig.result("sendDocument", chat_id=rig.mina.id, document=file, caption="  ")
    assert "caption" not in blank


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ((-1, 2), "receive an entity with incorrect offset -1"),
        ((0, -2), "receive an entity with incorrect length -2"),
        ((3, 5), "entity beginning at UTF-16 offset 3 ends after the end of the text at UTF-16 offset 8"),
        ((6, 1), "entity begins after the end of the text at UTF-16 offset 6"),
        ((1, 1), "entity begins in a middle of a UTF-16 symbol at byte offset 4"),
        ((0, 1), "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 4"),
    ],
)
async def test_entities_outside_the_text_are_refused(rig: Rig, bounds: tuple[int, int], words: str) -> None:
    given = [entity("bold", *bounds)]
    assert await rig.error("sendMessage", chat_id=rig.mina.id, text="🙂abc", entities=given) == f"Bad Request: {words}"


@pytest.mark.parametrize(
    "given",
    [
        [entity("bold", 0, 3), entity("italic", 2, 3)],
        [entity("pre", 0, 5), entity("bold", 1, 2)],
        [entity("blockquote", 0, 5), entity("blockquote", 1, 2)],
    ],
)
async def test_entities_that_overlap_are_not_imitated(rig: Rig, given: list[dict[str, object]]) -> None:
    rig.unimitated = 1
    error = await rig.error("sendMessage", chat_id=rig.mina.id, text="words", entities=given)
    assert error.startswith("Not imitated: entities")


async def test_nested_entities_and_their_fields_are_kept(rig: Rig) -> None:
    given = [
        MessageEntity("blockquote", 0, 10),
        MessageEntity("bold", 0, 4),
        MessageEntity("italic", 0, 2),
        MessageEntity("text_link", 5, 4, url="https://example.org/"),
    ]
    sent = await rig.bot.send_message(rig.mina.id, "take care!", entities=given)
    assert list(sent.entities) == given


async def test_links_mentions_and_commands_are_found(rig: Rig) -> None:
    sent = await rig.bot.send_message(
        rig.mina.id, "🙂 /help @someone https://example.org/a. me@example.org #safe +1 555 010 0100"
    )
    found = {entity.type: text for entity, text in sent.parse_entities().items()}
    assert found == {
        "bot_command": "/help",
        "mention": "@someone",
        "url": "https://example.org/a",
        "email": "me@example.org",
        "hashtag": "#safe",
        "phone_number": "+1 555 010 0100",
    }


async def test_what_people_type_is_trimmed_and_searched_too(rig: Rig) -> None:
    rig.world.says(rig.mina, rig.chat, "  /start x\n")
    [update] = await rig.updates()
    assert update["message"]["text"] == "/start x"
    assert update["message"]["entities"] == [entity("bot_command", 0, 6)]


async def test_a_mention_of_an_unknown_account_is_left_out(rig: Rig) -> None:
    stranger = {"id": 999, "is_bot": False, "first_name": "Nobody"}
    known = rig.adil.as_user()
    given = [entity("text_mention", 0, 4, user=known), entity("text_mention", 5, 6, user=stranger)]
    message = await rig.sent(rig.mina.id, "Adil nobody", entities=given)
    assert message.body["entities"] == [entity("text_mention", 0, 4, user=known)]


async def test_link_preview_options_are_kept_and_shown(rig: Rig) -> None:
    await rig.sent(rig.mina.id, "https://example.org", link_preview_options={"is_disabled": True})
    await rig.sent(rig.mina.id, "https://example.org")
    plain, unfolding = rig.world.screen(rig.mina, rig.chat).messages[-2:]
    assert not plain.preview
    assert unfolding.preview


async def test_parse_mode_is_not_imitated(rig: Rig) -> None:
    rig.unimitated = 1
    words = await rig.error("sendMessage", chat_id=rig.mina.id, text="<b>x</b>", parse_mode="HTML")
    assert words == "Not imitated: the parameter parse_mode of sendMessage"


async def test_text_that_is_no_utf8_is_refused(rig: Rig) -> None:
    answer = await rig.http.post(
        f"/bot{rig.world.bot.token}/sendMessage",
        content=b"chat_id=1&text=%ff%fe",
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )
    assert answer.json()["description"] == "Bad Request: strings must be encoded in UTF-8"
