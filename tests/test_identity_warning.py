"""What may give a reporter away is pointed out before it goes; what is urgent goes first."""

from pathlib import Path

import pytest

from handlers.text.phone_region import regions
from rules.reporter.identity_warning import MARK
from tests import canary_pictures, canary_sounds
from tests.filing import sends
from tests.hunting import in_files
from tests.playing import Play, playing
from tests.teamwork import presses, report


def in_group(play: Play, words: str) -> bool:
    """Whether the team can read these words."""
    return any(words in text for text in play.told("adil", play.group))


async def drafted(play: Play, text: str, about: str = "Something else") -> None:
    """Mina writes a draft and taps Send."""
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await play.taps("mina", "Raise a concern")
    await play.taps("mina", about)
    await play.says("mina", text)
    await play.taps("mina", "Send")


async def talking(play: Play) -> None:
    """Mina has a conversation, and Adil holds it."""
    await report(play, "It is about my cousin.")
    await presses(play, "adil", "Take")


TELLING = {
    "It is like the name of your Telegram account.": "I am Haddad, from the corner house.",
    "There is a username in it.": "Ask for @corner_house there.",
    "There is a phone number in it.": "Call me at (415) 555-0132 today.",
    "There is an e-mail address in it.": "My mail is corner@example.org today.",
    "There is a link to a person or chat in it.": "See t.me/corner_house there.",
}


@pytest.mark.parametrize("said", TELLING)
async def test_a_draft_that_tells_who_writes_asks_first(play: Play, said: str) -> None:
    if "name." in said:
        assert play.who("mina").last_name == "Haddad"
    await drafted(play, TELLING[said])
    assert play.screen("mina").saying(said)
    assert play.topics() == []


async def test_it_says_what_was_found_that_nothing_was_sent_and_then_the_choice(play: Play) -> None:
    await drafted(play, "My mail is corner@example.org today.")
    told = play.told("mina")[-1]
    assert told.index("corner@example.org") < told.index("e-mail address") < told.index("Nothing was sent yet")
    assert f"Hidden words become {MARK}." in told


async def test_words_that_tell_nothing_go_at_once(play: Play) -> None:
    await drafted(play, "He shouts at her every night. The clinic is 911 or 988.")
    assert not play.screen("mina").saying("This may show who you are")
    assert in_group(play, "every night")


async def test_hide_it_puts_a_mark_in_its_place(play: Play) -> None:
    await drafted(play, "I am Haddad, my mail is corner@example.org today.")
    await play.taps("mina", "Hide it and send")
    assert in_group(play, "I am ▇▇▇, my mail is ▇▇▇ today.")
    assert not in_group(play, "Haddad")
    assert not in_group(play, "corner@example.org")


async def test_send_as_it_is_sends_it(play: Play) -> None:
    await drafted(play, "My mail is corner@example.org today.")
    await play.says("mina", "send as it is")
    assert in_group(play, "corner@example.org")


async def test_a_name_that_was_sent_as_it_is_is_not_asked_about_again_there_and_is_kept_nowhere(
    play: Play, tmp_path: Path
) -> None:
    await drafted(play, "I am Haddad, from the corner house.")
    await play.taps("mina", "Send as it is")
    await play.says("mina", "Ask for Haddad at the door.")
    assert in_group(play, "at the door")
    assert in_files(["Haddad"], tmp_path) == []
    await play.says("mina", "My mail is corner@example.org today.")
    assert not in_group(play, "My mail")


async def test_a_name_that_was_let_go_later_is_remembered_too_and_another_conversation_asks_anew(play: Play) -> None:
    await talking(play)
    await play.says("mina", "It is Haddad who writes.")
    assert not in_group(play, "who writes")
    await play.taps("mina", "Send as it is")
    await play.says("mina", "Haddad again.")
    assert in_group(play, "again.")
    await play.says("mina", "/new")
    await play.taps("mina", "Something else")
    await play.says("mina", "Haddad once more.")
    await play.taps("mina", "Send")
    assert not in_group(play, "once more")


async def test_a_name_that_was_hidden_is_asked_about_again(play: Play) -> None:
    await drafted(play, "I am Haddad, from the corner house.")
    await play.taps("mina", "Hide it and send")
    await play.says("mina", "Ask for Haddad at the door.")
    assert not in_group(play, "at the door")


async def test_a_name_that_is_a_word_holds_no_ordinary_sentence(play: Play) -> None:
    play.who("mina").first_name = "Hope"
    await talking(play)
    for said in ("I hope you are well.", "Hope you can help.", "There is no hope left here."):
        await play.says("mina", said)
        assert in_group(play, said)
    await play.says("mina", "My name is Hope.")
    assert not in_group(play, "My name is Hope")


async def test_who_says_their_name_is_asked_whatever_the_profile_says(play: Play) -> None:
    await drafted(play, "اسمي سارة وعندي سؤال")
    assert play.screen("mina").saying("It seems to say what you are called.")
    assert play.topics() == []


@pytest.mark.parametrize(("house", "asked"), [(12, False), (14, True)])
async def test_the_communitys_own_address_is_no_trace(house: int, asked: bool, tmp_path: Path) -> None:
    async with playing(tmp_path, contact__text={"en": "Come to 12 Baker Street."}) as play:
        await drafted(play, f"I wait at {house} Baker Street.")
        assert bool(play.screen("mina").saying("There is a home address in it.")) is asked


async def test_rewrite_leaves_the_draft_to_be_changed(play: Play) -> None:
    await drafted(play, "My mail is corner@example.org today.")
    await play.taps("mina", "Do not send")
    assert play.topics() == []
    assert play.screen("mina").saying("Your draft is kept")
    written = play.screen("mina").saying("corner@example.org")[0]
    play.world.edits(play.who("mina"), written.message, "I have a mail address.")
    await play.flow()
    await play.taps("mina", "Send")
    assert in_group(play, "I have a mail address.")


async def test_further_words_wait_until_they_are_decided_about(play: Play) -> None:
    await talking(play)
    await play.says("mina", "My mail is corner@example.org today.")
    assert not in_group(play, "My mail")
    await play.says("mina", "The weather is bad.")
    assert in_group(play, "weather")
    await play.taps("mina", "Hide it and send")
    assert in_group(play, "My mail is ▇▇▇ today.")
    assert not in_group(play, "corner@example.org")


async def test_further_words_can_be_dropped(play: Play) -> None:
    await talking(play)
    await play.says("mina", "My mail is corner@example.org today.")
    await play.taps("mina", "Do not send")
    await play.later(days=2)
    assert not in_group(play, "My mail")


async def test_words_nobody_decided_about_are_deleted_and_that_is_told(play: Play) -> None:
    await talking(play)
    await play.says("mina", "My mail is corner@example.org today.")
    await play.later(days=2)
    assert not in_group(play, "My mail")
    assert play.screen("mina").saying("waited for a choice and were not sent")


async def test_whoever_has_not_decided_hears_it_once_in_time_without_the_words(play: Play) -> None:
    await talking(play)
    asked = await play.says("mina", "Ask for @corner_house there.")
    await play.later(hours=2, minutes=1)
    await play.flow()
    (told,) = play.screen("mina").saying("They wait for your choice")
    assert "corner_house" not in told.text
    assert told.message.reply_to == asked
    await play.taps("mina", "Send as it is")
    assert in_group(play, "@corner_house")
    await play.later(days=2)
    assert not play.screen("mina").saying("waited for a choice")


async def test_nobody_else_decides(play: Play) -> None:
    await talking(play)
    await play.says("mina", "My mail is corner@example.org today.")
    await play.says("yusuf", "/start")
    await play.taps("yusuf", "I understand")
    shown = play.screen("mina").with_button("Send as it is")[-1]
    data = next(
        each["callback_data"]
        for row in shown.message.markup["inline_keyboard"]
        for each in row
        if each["callback_data"].startswith("as-is")
    )
    menu = play.screen("yusuf").with_button("Raise a concern")[-1]
    play.world.taps(play.who("yusuf"), menu.message, data=data)
    await play.flow()
    assert not in_group(play, "My mail")


async def test_danger_goes_first_and_the_hint_comes_after(play: Play) -> None:
    await drafted(play, "I am Haddad. He has a knife.", about="Someone is in danger now")
    assert in_group(play, "I am Haddad")
    assert play.screen("mina").saying("Your words went at once")


async def test_words_of_danger_in_a_conversation_are_never_held(play: Play) -> None:
    await talking(play)
    await play.says("mina", "He wants to kill me, my mail is corner@example.org")
    assert in_group(play, "corner@example.org")
    assert play.screen("mina").saying("Your words went at once")


async def test_a_yes_to_danger_lets_go_what_waits(play: Play) -> None:
    await talking(play)
    await play.says("mina", "My mail is corner@example.org today.")
    await play.says("mina", "/now")
    await play.taps("mina", "Send to the team now")
    assert in_group(play, "corner@example.org")


async def test_own_names_are_kept_nowhere(play: Play, tmp_path: Path) -> None:
    await drafted(play, "I am Haddad, from the corner house.")
    await play.taps("mina", "Hide it and send")
    assert in_files(["Haddad"], tmp_path) == []


async def test_pictures_and_voices_bring_their_hint_once(play: Play) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await play.says("mina", "Look at these.")
    picture = canary_pictures.saved(canary_pictures.drawing(), "JPEG")
    await sends(play, "mina", "photo", picture)
    await sends(play, "mina", "photo", picture)
    await sends(play, "mina", "voice", canary_sounds.filmed("voice.ogg"))
    assert len(play.screen("mina").saying("Does the picture show your name, your face or your home?")) == 1
    assert len(play.screen("mina").saying("A voice can be recognised.")) == 1
    assert len(play.screen("mina").saying("never send nude or sexual pictures of anyone under 18")) == 1


def test_phone_numbers_are_read_as_in_the_communitys_country() -> None:
    assert regions("America/Los_Angeles") == ("US",)
    assert regions("Africa/Cairo") == ("EG",)
    assert regions("UTC") == ()
