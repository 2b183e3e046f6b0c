"""Files up and down, albums, and what people send besides words."""

import asyncio

import pytest
from telegram import InputMediaDocument, InputMediaPhoto
from telegram.error import TelegramError

from rehearsal.world import PIXEL, Impossible, Json
from rehearsal.world.content import FILE_KINDS
from tests.imitation import Rig

EXIF = b"\xff\xe1" + (2 + 21).to_bytes(2, "big") + b"Exif\0\0secret place 12"
"""A segment of a JPEG that says where it was taken."""


async def test_files_come_back_with_their_real_bytes(rig: Rig) -> None:
    sent = rig.world.sends_file(rig.mina, rig.chat, "document", b"what happened", file_name="notes.pdf", caption="see")
    [update] = await rig.updates()
    document = update["message"]["document"]
    assert (document["file_name"], document["file_size"]) == ("notes.pdf", 13)
    assert update["message"]["caption"] == "see"
    file = await rig.bot.get_file(document["file_id"])
    assert str(file.file_path).endswith(".pdf")
    assert bytes(await file.download_as_bytearray()) == b"what happened"
    assert sent.body["document"] == document


@pytest.mark.parametrize("kind", sorted(FILE_KINDS))
async def test_every_kind_of_file_travels_both_ways(rig: Rig, kind: str) -> None:
    rig.world.sends_file(rig.mina, rig.chat, kind, PIXEL if kind == "photo" else b"data")
    [update] = await rig.updates()
    part = update["message"][kind]
    file_id = part[-1]["file_id"] if kind == "photo" else part["file_id"]
    again = await rig.result(f"send{kind.title().replace('_', '')}", chat_id=rig.mina.id, **{kind: file_id})
    assert kind in again
    assert rig.world.screen(rig.mina, rig.chat).messages[-1].kind == kind


async def test_photos_lose_their_metadata_and_files_keep_it(rig: Rig) -> None:
    picture = PIXEL[:2] + EXIF + PIXEL[2:]
    rig.world.sends_file(rig.mina, rig.chat, "photo", picture)
    rig.world.sends_file(rig.mina, rig.chat, "document", picture, file_name="mina.jpg")
    photo, document = await rig.updates()
    for file_id, kept in (
        (photo["message"]["photo"][-1]["file_id"], False),
        (document["message"]["document"]["file_id"], True),
    ):
        data = bytes(await (await rig.bot.get_file(file_id)).download_as_bytearray())
        assert (EXIF in data) is kept
    assert photo["message"]["photo"][-1]["width"] == 16


@pytest.mark.parametrize(
    "kind",
    "contact location venue poll dice story checklist users_shared chat_shared passport_data giveaway".split(),
)
async def test_people_send_what_has_no_bytes(rig: Rig, kind: str) -> None:
    rig.world.sends_file(rig.mina, rig.chat, kind)
    [update] = await rig.updates()
    assert kind in update["message"]


async def test_marks_of_identity_travel_with_a_message(rig: Rig) -> None:
    via = rig.world.person("Inline", username="inline_bot", is_bot=True)
    rig.world.says(rig.mina, rig.chat, "found", via_bot=via)
    rig.world.sends_file(rig.mina, rig.chat, "sticker", content={"set_name": "mina_by_bot"})
    rig.world.sends_file(rig.mina, rig.chat, "contact", content={"phone_number": "+15550199"})
    words = rig.world.says(
        rig.mina,
        rig.chat,
        "one two",
        entities=[{"type": "custom_emoji", "offset": 0, "length": 3, "custom_emoji_id": "5"}],
    )
    rig.world.says(rig.mina, rig.chat, "about that", reply_to=words, quote="two")
    inline, sticker, contact, emoji, quoting = [update["message"] for update in await rig.updates()]
    assert inline["via_bot"]["username"] == "inline_bot"
    assert sticker["sticker"]["set_name"] == "mina_by_bot"
    assert contact["contact"]["phone_number"] == "+15550199"
    assert emoji["entities"][0]["custom_emoji_id"] == "5"
    assert quoting["quote"]["text"] == "two"


async def test_uploads_arrive_whole(rig: Rig) -> None:
    await rig.bot.send_document(rig.mina.id, b"x" * 3_000_000, filename="large.bin", caption="c")
    sent = rig.world.journal.last("sendDocument").result["document"]
    assert sent["file_size"] == 3_000_000
    assert rig.world.journal.last("sendDocument").files == {"document": 3_000_000}
    file = await rig.bot.get_file(sent["file_id"])
    assert len(await file.download_as_bytearray()) == 3_000_000


async def test_uploads_over_50_megabytes_are_refused(rig: Rig) -> None:
    with pytest.raises(TelegramError, match="Request Entity Too Large"):
        await rig.bot.send_document(rig.mina.id, bytes(50 * 1024 * 1024 + 1), filename="x", write_timeout=60)


async def test_downloads_over_20_megabytes_are_refused(rig: Rig) -> None:
    rig.world.sends_file(rig.mina, rig.chat, "video", b"short", size=20 * 1024 * 1024 + 1)
    [update] = await rig.updates()
    error = await rig.error("getFile", file_id=update["message"]["video"]["file_id"])
    assert error == "Bad Request: file is too big"


async def test_unknown_files_are_refused(rig: Rig) -> None:
    assert await rig.error("getFile", file_id="nonsense") == "Bad Request: invalid file_id"
    error = await rig.error("sendDocument", chat_id=rig.mina.id, document="nonsense")
    assert error == "Bad Request: wrong remote file identifier specified: Wrong string length"
    assert await rig.error("sendDocument", chat_id=rig.mina.id) == "Bad Request: there is no document in the request"


async def test_a_download_link_lives_for_an_hour(rig: Rig) -> None:
    file_id = rig.world.files.put("document", b"data", name="a.txt").id
    link = (await rig.result("getFile", file_id=file_id))["file_path"]
    url = f"/file/bot{rig.world.bot.token}/{link}"
    assert (await rig.http.get(url)).content == b"data"
    rig.clock.turn(hours=1, seconds=1)
    assert (await rig.http.get(url)).status_code == 404
    await rig.result("getFile", file_id=file_id)
    assert (await rig.http.get(url)).status_code == 200
    assert (await rig.http.get(url.replace(rig.world.bot.token, "1:wrong"))).status_code == 401


async def test_a_photo_must_be_a_picture(rig: Rig) -> None:
    with pytest.raises(TelegramError):
        await rig.bot.send_photo(rig.mina.id, b"no picture at all")
    assert rig.world.journal.last().error == "Bad Request: IMAGE_PROCESS_FAILED"
    document = rig.world.files.put("document", b"data").id
    assert await rig.error("sendPhoto", chat_id=rig.mina.id, photo=document) == (
        "Bad Request: can't use file of type Document as Photo"
    )


async def test_an_album_goes_out_as_one(rig: Rig) -> None:
    media = [InputMediaPhoto(PIXEL, caption="both"), InputMediaPhoto(PIXEL)]
    first, second = await rig.bot.send_media_group(rig.mina.id, media, protect_content=True)
    assert first.media_group_id == second.media_group_id
    assert first.caption == "both"
    one, two = rig.world.screen(rig.mina, rig.chat).messages[-2:]
    assert one.album == two.album
    assert one.protected
    assert two.protected


@pytest.mark.parametrize(
    ("count", "words"), [(0, "there are no messages to send"), (11, "too many messages to send as an album")]
)
async def test_an_album_has_up_to_10_parts(rig: Rig, count: int, words: str) -> None:
    photo = rig.world.files.put("photo", PIXEL).id
    media = [{"type": "photo", "media": photo}]
    assert await rig.error("sendMediaGroup", chat_id=rig.mina.id, media=media * count) == f"Bad Request: {words}"
    assert len(await rig.result("sendMediaGroup", chat_id=rig.mina.id, media=media)) == 1
    parts: list[Json] = [{"kind": "photo"}] * count
    with pytest.raises(Impossible):
        rig.world.sends_album(rig.mina, rig.chat, parts)


async def test_documents_share_an_album_only_with_documents(rig: Rig) -> None:
    media: list[InputMediaPhoto | InputMediaDocument] = [InputMediaPhoto(PIXEL), InputMediaDocument(b"x", filename="x")]
    assert await rig.refused(rig.bot.send_media_group(rig.mina.id, media)) == (
        "Bad Request: document can't be mixed with other media types"
    )


async def test_an_album_of_a_person_comes_as_one_update_a_part(rig: Rig) -> None:
    parts: list[Json] = [{"kind": "photo", "caption": "here"}, {"kind": "video", "data": b"v"}]
    rig.world.sends_album(rig.mina, rig.chat, parts)
    one, two = await rig.updates()
    assert one["message"]["media_group_id"] == two["message"]["media_group_id"]
    assert one["message"]["caption"] == "here"


async def test_many_requests_at_once_are_served(rig: Rig) -> None:
    await asyncio.gather(*(rig.sent(rig.mina.id, str(number)) for number in range(50)))
    assert len(rig.chat.messages) == 51


async def test_a_live_photo_brings_its_still_and_its_film(rig: Rig) -> None:
    rig.world.sends_file(rig.mina, rig.chat, "photo", PIXEL, film=b"film")
    [update] = await rig.updates()
    photo, film = update["message"]["photo"], update["message"]["live_photo"]
    assert film["photo"] == photo
    assert film["file_id"] not in [each["file_id"] for each in photo]
