"""Files both ways: cleaned, sealed until wanted, never under their old name, and nobody else waits for them."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import monotonic
from typing import Any

import pytest

from bot.cleaning.walls import jobs
from rehearsal.faults import FaultKind
from tests import canary_office, canary_pdfs, canary_pictures, canary_sounds
from tests.canaries import CANARY, found
from tests.canary_damage import damaged
from tests.canary_files import REFUSED, SANE
from tests.filing import bytes_of, files, sends, sends_in_topic, sent_canaries
from tests.hunting import in_files
from tests.playing import Play, playing
from tests.teamwork import answers, presses, report


def photo() -> bytes:
    """A picture that says who took it, and where."""
    return canary_pictures.saved(canary_pictures.drawing(), "JPEG", exif=canary_pictures.exif())


SENT: dict[str, Callable[[], bytes]] = {
    "photo": photo,
    "document": lambda: canary_pdfs.pdf_with(canary_pdfs.pdf_properties),
    "voice": lambda: canary_sounds.filmed("voice.ogg"),
    "audio": canary_sounds.mp3,
    "video": lambda: canary_sounds.filmed("film.mp4"),
    "animation": lambda: canary_sounds.filmed("film.mp4"),
    "video_note": lambda: canary_sounds.filmed("film.mp4"),
}


HARMFUL = {
    "app.exe": "We pass on no programs. A picture of what it shows may work.",
    "app.elf": "We pass on no programs. A picture of what it shows may work.",
    "app.sh": "We pass on no programs. A picture of what it shows may work.",
    "app.apk": "We pass on no programs. A picture of what it shows may work.",
    "app.jar": "We pass on no programs. A picture of what it shows may work.",
    "page.html": "We pass on no web pages. A screenshot may work.",
    "picture.svg": "We pass on no web pages. A screenshot may work.",
    "macro.docx": "There is a program inside this file. A photo or a PDF of it may work.",
    "macro.docm": "There is a program inside this file. A photo or a PDF of it may work.",
    "archive.zip": "We pass on no packed folders. Send the files one by one.",
    "archive.rar": "We pass on no packed folders. Send the files one by one.",
    "contact.vcf": "This is a contact or a calendar entry. It can name people. Please say it in words.",
}
"""Files that may do harm, and the sentence with a way out that each brings."""


async def taken(play: Play) -> None:
    """Mina has a conversation, and Adil holds it."""
    await report(play, "It is about my cousin.")
    await presses(play, "adil", "Take")


@pytest.mark.parametrize("kind", SENT)
async def test_every_kind_of_file_reaches_the_team_clean_and_only_when_wanted(play: Play, kind: str) -> None:
    await taken(play)
    original = SENT[kind]()
    if kind != "photo":
        assert found(original)
    await sends(play, "mina", kind, original)
    assert files(play, "adil", play.group) == []
    assert play.screen("adil", play.group).saying("Locked until the holder taps Show files")
    await presses(play, "adil", "Show files")
    [shown] = files(play, "adil", play.group)
    assert shown.kind == kind
    assert shown.protected
    assert shown.thread == play.topics()[0].topic.id
    assert sent_canaries(play) == []


async def test_a_document_that_names_its_author_says_nothing_any_more(play: Play, tmp_path: Path) -> None:
    await taken(play)
    for data in (photo(), canary_office.docx()):
        assert found(data)
        await sends(play, "mina", "document", data, file_name=f"{CANARY}.jpg")
    await presses(play, "adil", "Show files")
    shown = files(play, "adil", play.group)
    assert [each.kind for each in shown] == ["document", "document"]
    assert [each.file_name for each in shown] == ["photo.jpg", "document.docx"]
    assert sent_canaries(play) == []


async def test_nothing_of_a_file_lies_in_clear_on_disk_nor_in_the_log(
    play: Play, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await taken(play)
    message = await sends(play, "mina", "document", canary_office.docx())
    secret = message.body["document"]["file_id"]
    path = play.world.journal.last("getFile").result["file_path"]
    assert play.store is not None
    assert await stored(play)
    assert not in_files((CANARY, secret, path), tmp_path)
    assert not any(each in caplog.text for each in (CANARY, secret, path))


def told_in_topic(play: Play) -> list[str]:
    """The texts of the team's group."""
    return play.told("adil", play.group)


async def stored(play: Play) -> list[int]:
    """The files that lie in the store."""
    assert play.store is not None
    async with play.store.turn() as tx:
        return [row for (row,) in await tx.rows("SELECT row FROM file")]


async def test_the_bytes_are_erased_once_telegram_has_them(play: Play) -> None:
    await taken(play)
    await sends(play, "mina", "photo", photo())
    assert len(await stored(play)) == 1
    await presses(play, "adil", "Show files")
    assert await stored(play) == []
    await sends_in_topic(play, "adil", "photo", photo(), to="cousin")
    assert await stored(play) == []


async def test_only_the_holder_has_files_shown(play: Play) -> None:
    await report(play, "It is about my cousin.")
    await sends(play, "mina", "photo", photo())
    shown = play.screen("adil", play.group).with_button("Show files")[-1]
    tap = play.world.taps(play.who("adil"), shown.message, "Show files")
    await play.flow()
    assert "Take" in tap.text
    await presses(play, "adil", "Take")
    tap = play.world.taps(play.who("bea"), shown.message, "Show files")
    await play.flow()
    assert tap.text
    assert files(play, "adil", play.group) == []


async def test_a_members_file_is_cleaned_and_goes_only_by_explicit_reply(play: Play) -> None:
    await taken(play)
    play.world.sends_file(play.who("adil"), play.group, "document", photo(), thread=play.topics()[0].topic)
    await play.flow()
    assert files(play, "mina") == []
    await sends_in_topic(play, "adil", "document", photo(), to="cousin", caption="Here is the form.")
    [shown] = files(play, "mina")
    assert shown.file_name == "photo.jpg"
    assert not shown.protected
    assert found(bytes_of(play, shown)) == []
    assert any("Here is the form." in text for text in play.told("mina"))
    assert sent_canaries(play) == []


async def test_a_file_of_somebody_else_goes_once_confirmed(play: Play) -> None:
    await taken(play)
    await sends_in_topic(play, "bea", "photo", photo(), to="cousin")
    assert files(play, "mina") == []
    await play.taps("bea", "Send to the reporter", play.group)
    assert [each.kind for each in files(play, "mina")] == ["photo"]


async def test_what_cannot_be_cleaned_is_refused_kindly_and_its_words_still_go(play: Play) -> None:
    await taken(play)
    await sends(play, "mina", "document", b"PK\x05\x06" + bytes(18), caption="My notes")
    assert any("My notes" in text for text in play.told("adil", play.group))
    assert not play.screen("adil", play.group).with_button("Show files")
    [told] = play.screen("mina").saying("This was not passed on: a file.")
    assert "packed folders" in told.text
    assert "You can say it in words" in told.text
    assert await stored(play) == []
    await play.says("mina", "It says that he owes money.")
    assert any("owes money" in text for text in play.told("adil", play.group))


async def test_a_members_file_that_cannot_be_cleaned_is_told_in_the_topic_only(play: Play) -> None:
    await taken(play)
    await sends_in_topic(play, "adil", "document", b"MZ" + bytes(100), to="cousin")
    assert play.screen("adil", play.group).saying("We pass on no programs")
    assert not any("program" in text for text in play.told("mina"))


async def test_a_file_over_20_megabytes_is_refused_at_once(play: Play) -> None:
    await taken(play)
    await sends(play, "mina", "video", b"short", size=20 * 1024 * 1024 + 1)
    assert play.screen("mina").saying("The most is 20 MB")
    assert not play.world.journal.of("getFile")


@pytest.mark.parametrize("kind", ["contact", "location", "venue", "poll", "dice", "story", "checklist"])
async def test_what_is_no_file_is_asked_for_in_words(play: Play, kind: str) -> None:
    await taken(play)
    mina = play.who("mina")
    before = len(play.told("adil", play.group))
    play.world.sends_file(mina, play.world.private(mina), kind)
    await play.flow()
    assert "in words" in play.told("mina")[-1]
    assert len(play.told("adil", play.group)) == before


async def test_a_sticker_goes_as_its_emoji(play: Play) -> None:
    await taken(play)
    await sends(play, "mina", "sticker", b"", content={"emoji": "😢", "set_name": CANARY})
    assert any("😢" in text for text in play.told("adil", play.group))
    assert sent_canaries(play) == []


async def test_a_caption_keeps_its_harmless_formatting_and_can_be_changed(play: Play) -> None:
    await taken(play)
    entities = [
        {"type": "bold", "offset": 0, "length": 4},
        {"type": "custom_emoji", "offset": 5, "length": 4, "custom_emoji_id": CANARY},
    ]
    message = await sends(play, "mina", "photo", photo(), caption="look here", entities=entities)
    [shown] = play.screen("adil", play.group).saying("look here")
    assert {each["type"] for each in shown.entities} == {"blockquote", "bold"}  # all carried words stand as a quote
    play.world.edits(play.who("mina"), message, "look there")
    await play.flow()
    assert play.screen("adil", play.group).saying("look there")
    assert play.screen("adil", play.group).with_button("Show files")


async def test_a_draft_holds_files(play: Play) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await play.taps("mina", "Raise a concern")
    await play.taps("mina", "Something else")
    await play.says("mina", "I took a picture.")
    await sends(play, "mina", "photo", photo())
    await play.taps("mina", "Look through")
    assert "a picture" in "\n".join(play.told("mina"))
    await play.taps("mina", "Send")
    await presses(play, "adil", "Take")
    await presses(play, "adil", "Show files")
    assert [each.kind for each in files(play, "adil", play.group)] == ["photo"]


async def test_files_about_children_are_off_by_default(play: Play) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await sends(play, "mina", "photo", photo())
    await play.says("mina", "It is about a child.")
    await play.taps("mina", "Send")
    await play.taps("mina", "Child at risk")
    assert play.screen("mina").saying("We take no pictures or files about this")
    await sends(play, "mina", "photo", photo())
    assert not play.world.journal.of("getFile")
    assert not play.screen("adil", play.group).with_button("Show files")


@pytest.mark.parametrize("about", ["Sexual harm", "Child at risk"])
async def test_show_files_is_off_where_it_could_harm(play: Play, about: str) -> None:
    await report(play, "She told me what he did.", about=about)
    await presses(play, "adil", "Take")
    assert play.screen("mina").saying("Please send no pictures or files.")
    await sends(play, "mina", "photo", photo(), caption="It was here.")
    assert play.screen("mina").saying("We take no pictures or files about this")
    assert play.screen("adil", play.group).saying("It was here.")
    assert not has_show(play)
    assert not play.world.journal.of("getFile")


async def test_show_files_needs_the_configuration_where_it_could_harm(tmp_path: Path) -> None:
    async with playing(tmp_path, privacy__first_words_wait="0 min", categories__files_off=["child"]) as play:
        await report(play, "She told me what he did.", about="Sexual harm")
        assert play.screen("mina").saying("never send nude or sexual pictures of anyone under 18")
        await sends(play, "mina", "photo", photo())
        assert files(play, "adil", play.group) == []
        await presses(play, "adil", "Take")
        await presses(play, "adil", "Show files")
        assert [each.kind for each in files(play, "adil", play.group)] == ["photo"]


async def test_files_that_came_before_are_not_shown_once_it_is_about_a_child(play: Play) -> None:
    await report(play, "I took a picture.")
    await sends(play, "mina", "photo", photo())
    await presses(play, "adil", "Take")
    shown = play.screen("adil", play.group).with_button("Show files")[-1]
    for label in ("Change", "Category", "Child at risk"):
        await presses(play, "adil", label)
    tap = play.world.taps(play.who("adil"), shown.message, "Show files")
    await play.flow()
    assert tap.text == "Files about this are not shown. They stay locked and go with the case."
    assert files(play, "adil", play.group) == []


async def test_what_may_do_harm_is_refused_both_ways_with_a_way_out(play: Play) -> None:
    await taken(play)
    for number, (name, said) in enumerate(HARMFUL.items(), 1):
        data = REFUSED[name][0]()
        await sends(play, "mina", "document", data, file_name=name, caption=f"What I have in {name}")
        told = play.screen("mina").saying("This was not passed on: a file.")
        assert len(told) == number, name
        assert said in told[-1].text, name
        assert told[-1].text.endswith("You can say it in words, or try another file.")
        assert play.screen("adil", play.group).saying(f"What I have in {name}")
        await sends_in_topic(play, "adil", "document", data, to="cousin", file_name=name)
        assert any(said in each for each in told_in_topic(play)), name
    assert len([each for each in told_in_topic(play) if "This was not passed on" in each]) == len(HARMFUL)
    assert files(play, "mina") == []
    assert files(play, "adil", play.group) == []


async def test_the_words_of_a_file_over_20_megabytes_still_go(play: Play) -> None:
    await taken(play)
    await sends(play, "mina", "video", b"short", size=20 * 1024 * 1024 + 1, caption="He shouts at night")
    assert play.screen("mina").saying("The most is 20 MB")
    assert play.screen("adil", play.group).saying("He shouts at night")


async def test_never_nude_pictures_is_told_where_files_are_invited(play: Play) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await play.taps("mina", "Raise a concern")
    await play.taps("mina", "Something else")
    assert play.screen("mina").saying("never send nude or sexual pictures of anyone under 18, even of yourself")


async def test_order_holds_around_a_file(tmp_path: Path) -> None:
    fast: dict[str, Any] = {"limits__chat_per_second": 0, "limits__group_per_minute": 0, "limits__total_per_second": 0}
    async with playing(tmp_path, limits=False, privacy__first_words_wait="0 min", **fast) as play:
        await taken(play)
        await report(play, "It is about my uncle.", name="yusuf")
        held = play.server.faults.add("getFile", FaultKind.HANG)
        mina, yusuf = play.who("mina"), play.who("yusuf")
        chat = play.world.private(mina)
        play.world.says(mina, chat, "before it")
        play.world.sends_file(mina, chat, "photo", photo())
        play.world.says(mina, chat, "after it")
        play.world.says(yusuf, play.world.private(yusuf), "elsewhere")
        await play.world.until(lambda: bool(play.screen("adil", play.group).saying("elsewhere")), 10)
        seen = play.screen("adil", play.group)
        assert seen.saying("before it")
        assert not seen.saying("after it")
        held.release()
        await play.flow()
        told = "\n".join(play.told("adil", play.group))
        assert told.index("before it") < told.index("Locked until") < told.index("after it")


LIMITS = ("group_per_minute", "chat_per_second", "total_per_second", "reporter_per_hour")
"""Of messages; 0 is none."""


async def test_danger_of_another_case_does_not_wait_for_a_file(play: Play) -> None:
    await taken(play)
    held = play.server.faults.add("getFile", FaultKind.HANG)
    await play.says("yusuf", "/start")
    await play.taps("yusuf", "I need help now")
    mina, yusuf = play.who("mina"), play.who("yusuf")
    play.world.sends_file(mina, play.world.private(mina), "photo", photo())
    await play.world.until(lambda: held.hits > 0, 5)
    shown = play.screen("yusuf").with_button("Send to the team now")[-1]
    begun = play.clock.timestamp()
    play.clock.run(0.5)  # into a group it is one message a second; slower, for a busy machine
    play.world.taps(yusuf, shown.message, "Send to the team now")
    await play.world.until(lambda: len(play.topics()) == 2, 60)
    assert play.clock.timestamp() - begun < 2
    play.clock.run(0)
    assert not has_show(play)
    held.release()
    await play.flow()
    assert has_show(play)


async def test_danger_of_another_case_arrives_while_heavy_files_are_cleaned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work: set[object] = set()
    started = asyncio.Event()  # nothing in the World changes by it
    exchange = jobs._exchanged

    async def exchanged(job: Any, data: bytes) -> bytes:
        at_work.add(job)
        started.set()
        try:
            return await exchange(job, data)
        finally:
            at_work.discard(job)

    def cleaning() -> bool:
        return bool(at_work)

    monkeypatch.setattr(jobs, "_exchanged", exchanged)
    free: dict[str, Any] = dict.fromkeys((f"limits__{each}" for each in LIMITS), 0)  # the clock stands still
    async with playing(tmp_path, limits=False, privacy__first_words_wait="0 min", **free) as play:
        await taken(play)
        await play.says("yusuf", "/start")
        await play.taps("yusuf", "I need help now")
        mina, yusuf = play.who("mina"), play.who("yusuf")
        heavy = canary_pictures.saved(canary_pictures.drawing((5000, 5000)), "JPEG")
        for _ in range(6):
            play.world.sends_file(mina, play.world.private(mina), "document", heavy)
        await asyncio.wait_for(started.wait(), 10)
        shown = play.screen("yusuf").with_button("Send to the team now")[-1]
        play.world.taps(yusuf, shown.message, "Send to the team now")
        await play.world.until(lambda: len(play.topics()) == 2 and danger_arrived(play), 60)
        assert cleaning(), "the files were cleaned before; make them heavier"
        await play.flow()
        assert len(play.screen("adil", play.group).saying("Locked until the holder taps Show files")) == 6


async def test_danger_arrives_while_damaged_files_come(tmp_path: Path) -> None:
    """As many files as DAMAGED_SENT says; the bot goes on, and so does everybody's danger. Without limits: the clock
    stands still, and they would never pass."""
    random = Random(int(os.environ.get("CLEANING_SEED", "1")))
    makes = sorted(SANE)
    free: dict[str, Any] = dict.fromkeys((f"limits__{each}" for each in LIMITS), 0)
    async with playing(tmp_path, limits=False, privacy__first_words_wait="0 min", **free) as play:
        await taken(play)
        mina, yusuf = play.who("mina"), play.who("yusuf")
        await play.says("yusuf", "/start")
        await play.taps("yusuf", "I need help now")
        for _ in range(int(os.environ.get("DAMAGED_SENT", "12"))):
            data = damaged(SANE[random.choice(makes)](), random)
            play.world.sends_file(mina, play.world.private(mina), "document", data)
        shown = play.screen("yusuf").with_button("Send to the team now")[-1]
        begun = monotonic()
        play.world.taps(yusuf, shown.message, "Send to the team now")
        await play.world.until(lambda: len(play.topics()) == 2 and danger_arrived(play), 60)
        if "DAMAGED_SENT" in os.environ:  # asked for, on a machine that does nothing else
            assert monotonic() - begun < 2
        await play.flow()
        await play.says("mina", "Still here.")
        assert any("Still here." in text for text in play.told("adil", play.group))
    assert sent_canaries(play) == []


def danger_arrived(play: Play) -> bool:
    """Whether the team is called for danger."""
    return bool(play.screen("adil", play.group).saying("danger now"))


async def test_an_answer_to_a_shown_picture_reaches_the_reporter(play: Play) -> None:
    await taken(play)
    await sends(play, "mina", "photo", photo())
    await presses(play, "adil", "Show files")
    [shown] = files(play, "adil", play.group)
    await play.in_topic("adil", 0, "Where is this house?", reply_to=shown.message)
    assert any("Where is this house?" in text for text in play.told("mina"))


async def test_a_file_taken_back_is_never_shown(play: Play) -> None:
    await taken(play)
    message = await sends(play, "mina", "photo", photo())
    await play.says("mina", "/unsend", reply_to=message)
    assert await stored(play) == []
    tap = await presses(play, "adil", "Show files") if has_show(play) else None
    assert tap is None
    assert files(play, "adil", play.group) == []


def has_show(play: Play) -> bool:
    """Whether the button is on the screen."""
    return bool(play.screen("adil", play.group).with_button("Show files"))


async def test_a_file_survives_a_crash_and_telegrams_absence(play: Play) -> None:
    await taken(play)
    play.server.faults.add("getFile", FaultKind.SERVER_ERROR, count=2)
    mina = play.who("mina")
    play.world.sends_file(mina, play.world.private(mina), "photo", photo())
    await play.world.until(lambda: bool(play.world.journal.of("getFile")), 5)
    await play.crash()
    await play.start()
    await play.flow()
    await presses(play, "adil", "Show files")
    assert [each.kind for each in files(play, "adil", play.group)] == ["photo"]


async def test_the_team_answers_while_a_file_waits(play: Play) -> None:
    await taken(play)
    await sends(play, "mina", "photo", photo())
    await answers(play, "adil", "Thank you.")
    assert any("Thank you." in text for text in play.told("mina"))


async def test_of_a_live_photo_the_still_is_taken_and_that_is_said(play: Play) -> None:
    await taken(play)
    film = canary_sounds.filmed("film.mp4")
    await sends(play, "mina", "photo", photo(), film=film)
    assert len(play.screen("mina").saying("only the still picture is taken")) == 1
    await presses(play, "adil", "Show files")
    assert [each.kind for each in files(play, "adil", play.group)] == ["photo"]
    await sends_in_topic(play, "adil", "photo", photo(), to="my cousin", film=film)
    assert len(play.screen("adil", play.group).saying("only the still picture is taken")) == 1
    assert [each.kind for each in files(play, "mina")] == ["photo"]


@pytest.mark.parametrize("wish", ["paused", "discreet"])
async def test_who_wants_nothing_of_our_own_accord_hears_all_the_same_that_a_file_did_not_go(
    play: Play, wish: str
) -> None:
    await report(play, "My cousin is in trouble.")
    if wish == "paused":
        await play.says("mina", "/stop")
        await play.taps("mina", "Pause contact")
    else:
        await play.says("mina", "/discreet")
        for each in ("15-18", "Seven blue boats go home", "Seven blue boats go home"):
            await play.says("mina", each)
    mina = play.who("mina")
    play.world.sends_file(mina, play.world.private(mina), "document", b"MZ" + bytes(100))
    await play.flow()
    assert "This was not passed on" in play.told("mina")[-1]
