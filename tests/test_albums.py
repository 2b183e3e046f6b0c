"""Several files sent at once stay together, both ways, whatever happens in between."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from rehearsal.faults import FaultKind
from rehearsal.world import Chat, Json, Message
from tests import canary_pdfs, canary_pictures
from tests.canaries import CANARY
from tests.filing import files, sent_canaries
from tests.playing import Play, playing
from tests.teamwork import presses, report
from tests.test_discreet import protected


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as stage:
        await report(stage, "It is about my cousin.")
        await presses(stage, "adil", "Take")
        yield stage


def picture(number: int) -> Json:
    """A part of an album, under a name that gives its sender away."""
    shade = canary_pictures.drawing((40 + number, 30))
    data = canary_pictures.saved(shade, "JPEG", exif=canary_pictures.exif())
    return {"kind": "photo", "data": data, "file_name": f"{CANARY}.jpg"}


async def test_an_album_of_the_reporter_is_told_once_and_shown_as_an_album(play: Play) -> None:
    mina = play.who("mina")
    parts = [picture(1) | {"caption": "Our street"}, picture(2), picture(3)]
    play.world.sends_album(mina, play.world.private(mina), parts)
    await play.flow()
    waits = play.screen("adil", play.group).saying("Locked until the holder taps Show files")
    assert [each.text for each in waits] == ["Locked until the holder taps Show files: 3 files"]
    assert play.screen("adil", play.group).saying("Our street")
    await presses(play, "adil", "Show files")
    shown = files(play, "adil", play.group)
    assert len(shown) == 3
    assert len({each.album for each in shown}) == 1
    assert all(each.protected for each in shown)
    assert len(play.world.journal.of("sendMediaGroup")) == 1
    assert sent_canaries(play) == []


async def test_a_reply_to_any_picture_of_an_album_reaches_the_reporter(play: Play) -> None:
    mina = play.who("mina")
    play.world.sends_album(mina, play.world.private(mina), [picture(1), picture(2)])
    await play.flow()
    await presses(play, "adil", "Show files")
    second = files(play, "adil", play.group)[1]
    await play.in_topic("adil", 0, "Who is that behind the door?", reply_to=second.message)
    assert any("behind the door" in text for text in play.told("mina"))


async def test_an_album_of_a_member_arrives_as_an_album(play: Play) -> None:
    shown = play.newest("adil", "cousin", play.group)
    where = {"thread": play.topics()[0].topic, "reply_to": shown.message}
    play.world.sends_album(play.who("adil"), play.group, [picture(1), picture(2)], **where)
    await play.flow()
    arrived = files(play, "mina")
    assert len(arrived) == 2
    assert len({each.album for each in arrived}) == 1
    assert sent_canaries(play) == []


async def test_an_album_of_somebody_else_is_asked_about_once(play: Play) -> None:
    shown = play.newest("bea", "cousin", play.group)
    where = {"thread": play.topics()[0].topic, "reply_to": shown.message}
    play.world.sends_album(play.who("bea"), play.group, [picture(1), picture(2)], **where)
    await play.flow()
    assert len(play.screen("bea", play.group).with_button("Send to the reporter")) == 1
    await play.taps("bea", "Send to the reporter", play.group)
    assert len(files(play, "mina")) == 2


async def test_what_is_spoiled_in_an_album_does_not_hold_back_the_rest(play: Play) -> None:
    mina = play.who("mina")
    good = canary_pdfs.pdf_with(canary_pdfs.pdf_properties)
    parts = [{"kind": "document", "data": each} for each in (b"MZ" + bytes(90), good, good)]
    play.world.sends_album(mina, play.world.private(mina), parts)
    await play.flow()
    assert play.screen("mina").saying("We pass on no programs")
    await presses(play, "adil", "Show files")
    assert len(files(play, "adil", play.group)) == 2


async def test_a_crash_between_the_parts_loses_nothing(play: Play) -> None:
    mina = play.who("mina")
    held = play.server.faults.add("getFile", FaultKind.HANG)
    play.world.sends_album(mina, play.world.private(mina), [picture(1), picture(2), picture(3)])
    await play.world.until(lambda: held.hits >= 1, 5)
    await play.crash()
    held.release()
    await play.start()
    await play.flow()
    await presses(play, "adil", "Show files")
    assert len(files(play, "adil", play.group)) == 3


async def test_a_draft_asks_once_about_an_album(play: Play) -> None:
    yusuf = play.who("yusuf")
    await play.says("yusuf", "/start")
    await play.taps("yusuf", "I understand")
    await play.says("yusuf", "Look at these.")
    play.world.sends_album(yusuf, play.world.private(yusuf), [picture(1), picture(2)])
    await play.flow()
    assert len(play.screen("yusuf").saying("messages are waiting")) == 1
    await play.taps("yusuf", "Send")
    await play.taps("yusuf", "Something else")
    await presses(play, "adil", "Take", 1)
    await presses(play, "adil", "Show files", 1)
    assert len({each.album for each in files(play, "adil", play.group)}) == 1
    assert len(files(play, "adil", play.group)) == 2


async def test_an_erased_case_takes_its_pictures_with_it(play: Play) -> None:
    mina = play.who("mina")
    play.world.sends_album(mina, play.world.private(mina), [picture(1), picture(2)])
    await play.flow()
    assert play.store is not None
    async with play.store.turn() as tx:
        assert len(await tx.rows("SELECT id FROM file")) == 2
    await presses(play, "adil", "Close")
    await play.taps("adil", "Resolved", play.group)
    await play.later(days=32)
    async with play.store.turn() as tx:
        assert await tx.rows("SELECT id FROM file") == []


async def test_an_album_brings_one_hint(play: Play) -> None:
    mina = play.who("mina")
    play.world.sends_album(mina, play.world.private(mina), [picture(1), picture(2), picture(3)])
    await play.flow()
    [hint] = play.screen("mina").saying("Does the picture show your name, your face or your home?")
    assert "never send nude or sexual pictures of anyone under 18" in hint.text


async def test_what_cannot_be_passed_on_of_an_album_is_told_once_with_every_reason(play: Play) -> None:
    mina = play.who("mina")
    good = canary_pdfs.pdf_with(canary_pdfs.pdf_properties)
    data = (b"MZ" + bytes(90), b"PK\x05\x06" + bytes(18), b"MZ" + bytes(91), good)
    play.world.sends_album(mina, play.world.private(mina), [{"kind": "document", "data": each} for each in data])
    await play.flow()
    [told] = play.screen("mina").saying("This was not passed on")
    assert "3 files" in told.text
    assert told.text.count("We pass on no programs") == 1
    assert "packed folders" in told.text
    assert told.text.endswith("You can say it in words, or try another file.")
    assert len(play.screen("adil", play.group).saying("Locked until the holder taps Show files: a file")) == 1


async def test_an_album_where_no_files_are_taken_is_refused_once_and_its_words_go(tmp_path: Path) -> None:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as play:
        await report(play, "It is about a child.", about="Child at risk")
        mina = play.who("mina")
        parts = [picture(1) | {"caption": "In the yard"}, picture(2), picture(3)]
        play.world.sends_album(mina, play.world.private(mina), parts)
        await play.flow()
        assert len(play.screen("mina").saying("We take no pictures or files about this")) == 1
        assert play.screen("adil", play.group).saying("In the yard")
        assert not play.world.journal.of("getFile")


async def test_an_album_that_is_too_big_is_refused_once_and_its_words_go(play: Play) -> None:
    mina = play.who("mina")
    large = {"kind": "video", "data": b"short", "size": 20 * 1024 * 1024 + 1}
    play.world.sends_album(mina, play.world.private(mina), [large | {"caption": "What I filmed"}, large, picture(1)])
    await play.flow()
    assert len(play.screen("mina").saying("The most is 20 MB")) == 1
    assert play.screen("adil", play.group).saying("What I filmed")
    assert play.screen("adil", play.group).saying("Locked until the holder taps Show files: a picture")


async def test_an_album_in_a_draft_is_answered_in_discreet_mode_as_well(tmp_path: Path) -> None:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as play:
        await protected(play)
        await play.later(minutes=20)
        mina = play.who("mina")
        play.world.sends_album(mina, play.world.private(mina), [picture(1), picture(2)])
        await play.flow()
        assert play.screen("mina").with_button("Send")
        await play.taps("mina", "Send")
        await play.taps("mina", "Something else")
        assert len(play.topics()) == 2


def widths(play: Play, name: str, chat: Chat | None = None) -> list[int]:
    return [int(each.message.body["photo"][-1]["width"]) for each in files(play, name, chat)]


async def sent_album(play: Play, *captions: str) -> list[Message]:
    mina = play.who("mina")
    parts = [picture(number) | ({"caption": each} if each else {}) for number, each in enumerate(captions, 1)]
    messages: list[Message] = play.world.sends_album(mina, play.world.private(mina), parts)
    await play.flow()
    return messages


async def test_captions_stay_with_their_picture(play: Play) -> None:
    await sent_album(play, "Our street", "", "Red van")
    assert play.newest("adil", "Our street", play.group).text == "Reporter:\nUnder picture 1 of the album:\nOur street"
    assert play.newest("adil", "Red van", play.group).text == "Reporter:\nUnder picture 3 of the album:\nRed van"
    await presses(play, "adil", "Show files")
    shown = files(play, "adil", play.group)
    assert ["Picture 1" in shown[0].text, shown[1].text, shown[2].text] == [True, "", "Picture 3"]


async def test_captions_in_a_draft_stay_with_their_picture(play: Play) -> None:
    await play.says("mina", "/new")
    await play.taps("mina", "Something else")
    await sent_album(play, "", "Red van")
    await play.taps("mina", "Send")
    assert play.newest("adil", "Red van", play.group).text == "Reporter:\nUnder picture 2 of the album:\nRed van"


async def test_a_members_captions_stay_with_their_picture(play: Play) -> None:
    adil = play.who("adil")
    card = play.newest("adil", "It is about my cousin.", play.group).message
    parts = [picture(1), picture(2) | {"caption": "The second door"}]
    play.world.sends_album(adil, play.group, parts, thread=play.topics()[0].topic, reply_to=card)
    await play.flow()
    assert "Under picture 2 of the album:\nThe second door" in play.newest("mina", "The second door").text
    assert [each.text for each in files(play, "mina")][1] == "Picture 2"


@pytest.mark.parametrize("shown", [False, True])
async def test_one_picture_of_an_album_is_replaced_and_the_others_stay(play: Play, shown: bool) -> None:
    messages = await sent_album(play, "", "Red van", "")
    if shown:
        await presses(play, "adil", "Show files")
    play.world.changes_file(play.who("mina"), messages[1], "photo", picture(9)["data"])
    await play.flow()
    await presses(play, "adil", "Show files")
    assert sorted(widths(play, "adil", play.group)) == [41, 43, 49]
    assert len(play.screen("adil", play.group).saying("Red van")) == 1


async def test_a_caption_under_a_later_picture_is_added_changed_and_taken_away(play: Play) -> None:
    messages = await sent_album(play, "", "")
    for caption in ("Red van", "Blue van", ""):
        play.world.edits(play.who("mina"), messages[1], caption)
        await play.flow()
        seen = [each.text for each in play.screen("adil", play.group).saying("van")]
        assert seen == ([f"Reporter:\nUnder picture 2 of the album:\n{caption}"] if caption else [])


@pytest.mark.parametrize("shown", [False, True])
async def test_an_album_is_taken_back_whole_by_any_of_its_pictures(play: Play, shown: bool) -> None:
    messages = await sent_album(play, "Our street", "Red van")
    if shown:
        await presses(play, "adil", "Show files")
    await play.says("mina", "/unsend", reply_to=messages[1])
    assert files(play, "adil", play.group) == []
    for gone in ("Our street", "Red van", "Locked until"):
        assert not play.screen("adil", play.group).saying(gone)


async def test_a_caption_added_where_the_file_was_refused_is_carried(play: Play) -> None:
    mina = play.who("mina")
    sent = play.world.sends_file(mina, play.world.private(mina), "document", b"MZ" + bytes(200), file_name="a.exe")
    await play.flow()
    assert play.screen("mina").saying("We pass on no programs")
    play.world.edits(mina, sent, "He has this on his computer.")
    await play.flow()
    assert play.screen("adil", play.group).saying("He has this on his computer.")


async def test_a_caption_added_where_nothing_was_kept_is_answered(play: Play) -> None:
    mina = play.who("mina")
    sent = play.world.sends_file(mina, play.world.private(mina), "video", bytes(9), size=30 * 2**20)
    await play.flow()
    play.world.edits(mina, sent, "It shows his van.")
    await play.flow()
    assert play.screen("mina").saying("the change is not either")
