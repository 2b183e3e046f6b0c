"""What cannot be passed on is said before anything is sent, with a reason that helps; the rest goes as it was meant."""

from pathlib import Path

import pytest

from bot.cleaning.walls import limits
from handlers.files import cleaned as handled
from locales.render import Sentences
from rehearsal.faults import FaultKind
from rules.file_refusals import REASONS
from rules.send import line
from tests.canaries import CANARY
from tests.canary_pictures import drawing, saved
from tests.canary_sounds import filmed
from tests.filing import files, sends, sends_in_topic
from tests.playing import Play, playing
from tests.teamwork import presses, report
from tests.test_discreet import protected

pytestmark = pytest.mark.skipif(bool(limits.missing()), reason=f"no {' and no '.join(limits.missing())} here")
BROKEN_VOICE = b"OggS" + bytes(60)


async def drafts(play: Play, about: str = "Something else") -> None:
    """Mina has begun a draft."""
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await play.taps("mina", "Raise a concern")
    await play.taps("mina", about)


@pytest.mark.parametrize("about", ["Something else", "Someone is in danger now"])
async def test_a_voice_that_cannot_go_is_told_before_sending_and_no_case_without_words_comes_of_it(
    play: Play, about: str
) -> None:
    await drafts(play, about)
    await sends(play, "mina", "voice", BROKEN_VOICE)
    [told] = play.screen("mina").saying("This was not passed on: a voice message.")
    assert "or say it in words." in told.text
    assert "photo" not in told.text
    await play.taps("mina", "Send")
    assert "There is nothing to send yet" in play.told("mina")[-1]
    assert not play.topics()


async def test_the_words_beside_it_stay_in_the_draft(play: Play) -> None:
    await drafts(play)
    await play.says("mina", "It is about my cousin.")
    await sends(play, "mina", "voice", BROKEN_VOICE)
    assert play.screen("mina").with_button("Send")
    await play.taps("mina", "Send")
    assert len(play.topics()) == 1
    assert len(play.screen("mina").saying("This was not passed on")) == 1


async def test_a_voice_note_goes_through_with_nothing_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    async with playing(tmp_path, privacy__first_words_wait="0 min") as play:
        await drafts(play)
        await sends(play, "mina", "voice", filmed("voice.ogg"))
        assert not play.screen("mina").saying("This was not passed on")
        await play.taps("mina", "Send")
        await presses(play, "adil", "Take")
        await presses(play, "adil", "Show files")
        assert [each.kind for each in files(play, "adil", play.group)] == ["voice"]


async def test_where_it_is_said_only_afterwards_what_it_is_about_the_files_are_looked_at_then(play: Play) -> None:
    """Nothing is fetched before, for about some things no files are taken; *Send* is tapped once all the same."""
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await play.says("mina", "I took this.")
    await sends(play, "mina", "voice", BROKEN_VOICE)
    await sends(play, "mina", "photo", saved(drawing(), "JPEG"))
    assert not play.world.journal.of("getFile")
    await play.taps("mina", "Send")
    await play.taps("mina", "Something else")
    told = play.told("mina")
    said = [next(at for at, text in enumerate(told) if words in text) for words in ("not passed on", "Conversation 1")]
    assert said == sorted(said)
    assert len(play.topics()) == 1
    await presses(play, "adil", "Take")
    await presses(play, "adil", "Show files")
    assert [each.kind for each in files(play, "adil", play.group)] == ["photo"]


async def test_nothing_is_sent_where_nothing_is_left(play: Play) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await sends(play, "mina", "voice", BROKEN_VOICE)
    await play.taps("mina", "Send")
    await play.taps("mina", "Something else")
    assert play.screen("mina").saying("This was not passed on: a voice message.")
    assert not play.topics()


async def test_in_discreet_mode_it_is_said_as_well(tmp_path: Path) -> None:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as play:
        await protected(play)
        await play.later(minutes=20)
        await play.taps("mina", "Raise a concern")
        await play.taps("mina", "Something else")
        await sends(play, "mina", "voice", BROKEN_VOICE)
        assert play.screen("mina").saying("This was not passed on: a voice message.")


async def test_in_danger_nothing_waits_for_a_file(play: Play) -> None:
    await drafts(play, "Someone is in danger now")
    play.server.faults.add("getFile", FaultKind.SERVER_ERROR, count=1000)
    await play.says("mina", "He is at the door.")
    await sends(play, "mina", "voice", filmed("voice.ogg"))
    await play.taps("mina", "Send")
    assert len(play.topics()) == 1
    assert any("at the door" in text for text in play.told("adil", play.group))


async def test_a_draft_is_sent_although_telegram_does_not_hand_out_its_file(play: Play) -> None:
    """It is looked at as soon as that is possible; words do not wait for ever."""
    await drafts(play)
    play.server.faults.add("getFile", FaultKind.SERVER_ERROR, count=1000)
    await play.says("mina", "It is about my cousin.")
    await sends(play, "mina", "photo", saved(drawing(), "JPEG"))
    await play.taps("mina", "Send")
    await play.later(minutes=5)
    assert len(play.topics()) == 1


@pytest.mark.parametrize("kind", ["photo", "video", "animation"])
async def test_a_cover_over_a_picture_stays(play: Play, kind: str) -> None:
    await report(play, "It is about my cousin.")
    await presses(play, "adil", "Take")
    data = saved(drawing(), "JPEG") if kind == "photo" else filmed("film.mp4")
    await sends(play, "mina", kind, data, spoiler=True)
    await presses(play, "adil", "Show files")
    [shown] = files(play, "adil", play.group)
    assert shown.message.body["has_media_spoiler"]
    await sends(play, "mina", kind, data)
    await presses(play, "adil", "Show files")
    assert "has_media_spoiler" not in files(play, "adil", play.group)[-1].message.body


@pytest.mark.parametrize(
    "text", ["Come to https://t.me/+abc", "t․me/joinchat/x", "tg://resolve?domain=x", "see telegram.me/x\n"]
)
@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
async def test_a_link_into_telegram_does_not_get_out_in_a_text_file(play: Play, text: str, coding: str) -> None:
    await report(play, "It is about my cousin.")
    await presses(play, "adil", "Take")
    await sends_in_topic(play, "adil", "document", text.encode(coding), to="cousin")
    assert files(play, "mina") == []
    assert play.screen("adil", play.group).saying("There is a link into Telegram in this file.")
    await sends_in_topic(play, "adil", "document", b"Come to https://example.org", to="cousin")
    assert [each.file_name for each in files(play, "mina")] == ["text.txt"]


def test_every_reason_has_a_sentence_and_nobody_is_told_to_photograph_a_voice() -> None:
    sentences = Sentences()
    pictures = {"en": ("photo", "screenshot", "picture"), "ar": ("صورة", "لقطة")}
    for reason in REASONS:
        for language, words in pictures.items():
            told = sentences.line(language, line(reason, sense="heard"))
            assert told
            if reason in ("file-broken", "file-unknown", "file-no-tool", "file-no-walls", "file-too-big", "file-away"):
                assert not any(word in told for word in words)
    assert {handled.SENSES[kind] for kind in ("voice", "audio")} == {"heard"}
    assert CANARY not in sentences.line("en", line("file-broken", sense="heard"))
