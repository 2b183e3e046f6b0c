"""What cannot be taken back, or speaks to the reporter, is asked once more: a tap by mistake does nothing."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from rehearsal.world import Message
from tests.playing import Play, playing
from tests.teamwork import answers, card, case_of, desk, forges, presses, report
from tests.test_find_help import finding

OLD = "no longer of use"


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as stage:
        yield stage


async def code_of(play: Play) -> str:
    case = await case_of(play)
    assert case is not None
    return case.code


async def taken(play: Play) -> str:
    """Adil holds what Mina wrote; its code."""
    await report(play)
    await presses(play, "adil", "Take")
    return await code_of(play)


def labels(play: Play) -> set[str]:
    return {label for row in card(play).buttons for label in row}


# -- block

TOLD = "The team takes no messages from this chat for now."


async def block(play: Play, *labels: str) -> None:
    for label in ("Change", "Block for 7 days", *labels):
        await presses(play, "adil", label)


def blocked(play: Play) -> int:
    return sum(TOLD in text for text in play.told("mina"))


async def test_block_says_first_what_it_does(play: Play) -> None:
    await taken(play)
    await block(play)
    assert "The reporter is told at once, and no words come for seven days. Block?" in card(play).text
    assert labels(play) == {"Yes, block", "Back"}
    assert not blocked(play)
    await presses(play, "adil", "Yes, block")
    assert blocked(play) == 1
    assert "Block?" not in card(play).text


async def test_back_from_block_blocks_nobody(play: Play) -> None:
    await taken(play)
    await block(play, "Back")
    assert "Change" in labels(play)
    await play.says("mina", "Are you there?")
    assert play.screen("adil", play.group).saying("Are you there?")
    assert not blocked(play)


async def test_a_second_yes_blocks_once(play: Play) -> None:
    code = await taken(play)
    await block(play, "Yes, block")
    assert "blocked already" in (await forges(play, "adil", f"block:{code}:sure")).text
    assert blocked(play) == 1


async def test_only_the_holder_says_yes_to_a_block(play: Play) -> None:
    code = await taken(play)
    await block(play)
    assert "Only the person who holds" in (await presses(play, "bea", "Yes, block")).text
    for data in ("sure.sure", "yes", "7.sure", ".sure"):
        assert OLD in (await forges(play, "adil", f"block:{code}:{data}")).text, data
    assert not blocked(play)


# -- people who are not listed

FINE, YES = "They may read (admins only)", "Yes, they may read"
LOOK = "One person who is not listed will read every case, and what waits now."


async def omar_reads(play: Play) -> None:
    """Omar sits in the group, and what Mina wrote waits."""
    play.world.joins(play.who("omar"), play.group)
    await play.flow()
    await report(play, "My cousin drinks again.")


def waits(play: Play) -> bool:
    return not play.screen("adil", play.group).saying("drinks again")


async def test_letting_strangers_read_says_first_what_they_will_read(play: Play) -> None:
    await omar_reads(play)
    before = len(desk(play))
    await play.taps("adil", FINE, play.group)
    assert LOOK in play.newest("adil", LOOK, play.group).text
    assert len(desk(play)) == before, "it stands in the same message"
    assert waits(play)
    await play.taps("adil", YES, play.group)
    assert not waits(play)
    for label in (FINE, YES, "Back"):
        assert not play.screen("adil", play.group).with_button(label)


async def test_back_from_letting_them_read_lets_nobody_read_and_can_be_asked_again(play: Play) -> None:
    await omar_reads(play)
    for label in (FINE, "Back"):
        await play.taps("adil", label, play.group)
    assert not play.screen("adil", play.group).saying(LOOK)
    assert waits(play)
    for label in (FINE, YES):
        await play.taps("adil", label, play.group)
    assert not waits(play)


async def test_a_second_yes_lets_them_read_once(play: Play) -> None:
    await omar_reads(play)
    await play.taps("adil", FINE, play.group)
    asked = play.newest("adil", LOOK, play.group).message
    await play.taps("adil", YES, play.group)
    for answer in (".sure", ".back", ""):
        tap = play.world.taps(play.who("adil"), asked, data=f"fine:team:1{answer}")
        await play.flow()
        assert OLD in tap.text
    assert sum("Adil says that it is all right" in text for text in desk(play)) == 1


async def test_nobody_but_an_admin_lets_them_read_or_takes_the_question_away(play: Play) -> None:
    await omar_reads(play)
    await play.taps("adil", FINE, play.group)
    for label in (YES, "Back"):
        assert "Only an admin" in (await play.taps("bea", label, play.group)).text
    assert play.screen("adil", play.group).saying(LOOK)
    for data in ("fine:team:1.yes", "fine:team:1.sure.sure", "fine:team:2.sure", "fine:team:.sure", "fine:.sure"):
        assert OLD in (await forges(play, "adil", data)).text, data
    assert waits(play)


async def test_a_forged_press_on_the_card_writes_nothing_over_it(play: Play) -> None:
    await omar_reads(play)
    before = card(play).text
    for answer in ("", ".back", ".sure"):
        await forges(play, "adil", f"fine:team:1{answer}")
        assert card(play).text.startswith(before[:12])
    assert not waits(play), "an admin has said so, however"


# -- words that the member has not seen

ENGLISH, ARABIC = "Thank you for writing to us.", "شكرًا لأنك كتبت إلينا."
REPLIES = [
    {"title": {"en": "Thanks", "ar": "شكر"}, "text": {"en": ENGLISH, "ar": ARABIC}},
    {"title": {"en": "Hours", "ar": "ساعات"}, "text": {"en": "We are here on Fridays.", "ar": "نحن هنا يوم الجمعة."}},
]
BOTH: dict[str, Any] = {
    "community__languages": ["en", "ar"],
    "contact__text": {"en": "Call.", "ar": "اتصال."},
    "emergency__numbers": [{"label": {"en": "Emergency", "ar": "الطوارئ"}, "phone": "911"}],
    "confidentiality__passed_on": {"en": "A life.", "ar": "حياة."},
    "confidentiality__under_18": {"en": "Maybe.", "ar": "ربما."},
    "replies": REPLIES,
    "privacy__first_words_wait": "0 min",
}
SEND = "Send to the reporter"


@pytest.fixture
async def bilingual(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path, **BOTH) as stage:
        yield stage


async def chooses(play: Play, title: str = "Thanks") -> Message:
    """Adil chooses a saved reply; the question about it."""
    for label in ("More", "Saved replies", title):
        await presses(play, "adil", label)
    return play.newest("adil", "This goes to the reporter. Send it?", play.group).message


def got(play: Play, words: str = ENGLISH) -> int:
    return sum(words in text for text in play.told("mina"))


async def test_a_saved_reply_is_shown_before_it_goes_out(bilingual: Play) -> None:
    play = bilingual
    await taken(play)
    await chooses(play)
    shown = play.newest("adil", "Send it?", play.group).text
    assert ENGLISH in shown
    assert ARABIC not in shown
    assert not got(play)
    await play.taps("adil", SEND, play.group)
    assert got(play) == 1
    assert ENGLISH in play.newest("adil", "Adil sent the saved reply “Thanks”.", play.group).text
    assert not play.screen("adil", play.group).with_button(SEND)


async def test_it_is_shown_in_the_reporters_language_and_in_the_teams(bilingual: Play) -> None:
    play = bilingual
    for said in ("/start", "/language ar", "أخي في ضيق.", "فهمت"):
        await play.says("mina", said)
    assert play.topics()
    await presses(play, "adil", "Take")
    await chooses(play)
    shown = play.newest("adil", "Send it?", play.group).text
    assert shown.index(ARABIC) < shown.index("In the team’s language:") < shown.index(ENGLISH)
    await play.taps("adil", SEND, play.group)
    assert (got(play, ARABIC), got(play)) == (1, 0)


async def test_back_from_a_saved_reply_sends_nothing(bilingual: Play) -> None:
    play = bilingual
    await taken(play)
    asked = await chooses(play)
    play.world.taps(play.who("adil"), asked, "Back")
    await play.flow()
    assert not got(play)
    assert play.screen("adil", play.group).saying("Nothing was sent or changed.")
    assert not play.screen("adil", play.group).with_button(SEND)


async def test_a_second_yes_sends_it_once(bilingual: Play) -> None:
    play = bilingual
    await taken(play)
    asked = await chooses(play)
    for _ in range(2):
        play.world.taps(play.who("adil"), asked, SEND)
    await play.flow()
    assert got(play) == 1


async def test_of_two_that_are_looked_at_only_what_was_shown_last_can_go(bilingual: Play) -> None:
    play = bilingual
    await taken(play)
    first = await chooses(play)
    assert first.markup is not None
    data = first.markup["inline_keyboard"][0][0]["callback_data"]
    await presses(play, "adil", "Hours")
    tap = play.world.taps(play.who("adil"), first, data=data)
    await play.flow()
    assert OLD in tap.text
    await play.taps("adil", SEND, play.group)
    assert (got(play), got(play, "on Fridays")) == (0, 1)


async def test_only_the_holder_says_yes_to_words_and_nobody_without_a_look(bilingual: Play) -> None:
    play = bilingual
    code = await taken(play)
    for data in ("0.sure", "sure", "0.0.sure", "0123456789abcdef.sure", ".sure"):
        assert OLD in (await forges(play, "adil", f"reply:{code}:{data}")).text, data
    asked = await chooses(play)
    tap = play.world.taps(play.who("bea"), asked, SEND)
    await play.flow()
    assert "Only the person who holds" in tap.text
    for data in ("", "x"):
        assert OLD in (await forges(play, "bea", f"unsure:{code}:{data}")).text
    assert not got(play)
    assert play.screen("adil", play.group).with_button(SEND)


async def test_what_was_changed_meanwhile_is_shown_anew(bilingual: Play) -> None:
    play = bilingual
    await taken(play)
    asked = await chooses(play)
    text = play.config_path.read_text("utf-8")
    await play.stop()
    play.config_path.write_text(text.replace(ENGLISH, "We read everything."), "utf-8")
    await play.start()
    await play.flow()
    play.world.taps(play.who("adil"), asked, SEND)
    await play.flow()
    assert not got(play, "We read everything.")
    assert "We read everything." in play.newest("adil", "Send it?", play.group).text
    await play.taps("adil", SEND, play.group)
    assert got(play, "We read everything.") == 1


async def test_a_look_is_over_after_a_day(bilingual: Play) -> None:
    play = bilingual
    await taken(play)
    await chooses(play)
    await play.later(days=1, minutes=1)
    assert not play.screen("adil", play.group).with_button(SEND)
    assert not got(play)


async def test_a_long_reply_is_shown_whole(tmp_path: Path) -> None:
    long = [{"title": {"en": "Long"}, "text": {"en": "Read. " * 900 + "The end."}}]
    async with playing(tmp_path, privacy__first_words_wait="0 min", replies=long) as play:
        await taken(play)
        await chooses(play, "Long")
        assert sum(text.count("Read.") for text in play.told("adil", play.group)) == 900
        await play.taps("adil", SEND, play.group)
        assert sum(text.count("Read.") for text in play.told("mina")) == 900


# -- check-ins

ENDS = "This ends all agreed check-ins, and the reporter is told. End them?"
ENDED = "The team has ended the check-ins, so none will come."
CANCEL, END = "Cancel check-ins", "Yes, end them"


async def agreed(play: Play) -> str:
    """Mina has agreed to be asked in three days; the code of her case."""
    code = await taken(play)
    await answers(play, "adil", "We are here.")
    for label in ("Check-in", "Ask in 3 days"):
        await presses(play, "adil", label)
    await play.taps("mina", "12–15")
    return code


async def test_the_menu_of_check_ins_says_that_a_tap_asks(play: Play) -> None:
    await taken(play)
    await presses(play, "adil", "Check-in")
    assert "A tap asks the reporter, who chooses the hours. Nothing comes without a yes." in card(play).text


async def test_cancelling_check_ins_says_first_what_it_ends(play: Play) -> None:
    await agreed(play)
    for label in ("Check-in", CANCEL):
        await presses(play, "adil", label)
    assert ENDS in card(play).text
    assert labels(play) == {END, "Back"}
    await presses(play, "adil", "Back")
    assert not got(play, ENDED)
    for label in ("Check-in", CANCEL, END):
        await presses(play, "adil", label)
    assert got(play, ENDED) == 1
    assert "You can write here, or ask for new ones with /checkins." in play.told("mina")[-1]
    assert labels(play) >= {"Check-in", "Close"}


async def test_in_the_notice_of_the_day_before_it_is_asked_there(play: Play) -> None:
    await agreed(play)
    await play.later(days=2, hours=4)
    await play.taps("adil", CANCEL, play.group)
    asked = play.newest("adil", ENDS, play.group)
    assert ENDS not in card(play).text
    play.world.taps(play.who("adil"), asked.message, "Back")
    await play.flow()
    assert not got(play, ENDED)
    await play.taps("adil", CANCEL, play.group)
    asked = play.newest("adil", ENDS, play.group)
    for _ in range(2):
        play.world.taps(play.who("adil"), asked.message, END)
    await play.flow()
    assert got(play, ENDED) == 1
    assert sum("Adil has cancelled the check-ins." in text for text in play.told("adil", play.group)) == 1
    assert not play.screen("adil", play.group).with_button(END)


async def test_a_second_or_forged_yes_ends_no_check_ins(play: Play) -> None:
    code = await agreed(play)
    for data in ("yes", "sure.sure", "0123456789abcdef.sure", ".sure", "notice.sure"):
        assert OLD in (await forges(play, "adil", f"checkin-cancel:{code}:{data}")).text, data
    play.world.joins(play.who("omar"), play.group)
    await play.flow()
    assert "Only listed members" in (await forges(play, "omar", f"checkin-cancel:{code}:sure")).text
    assert not got(play, ENDED)
    for label in ("Check-in", CANCEL, END):
        await presses(play, "adil", label)
    assert OLD in (await forges(play, "adil", f"checkin-cancel:{code}:sure")).text
    assert got(play, ENDED) == 1


async def test_further_attempts_are_asked_about_too(play: Play) -> None:
    await agreed(play)
    await play.later(days=3, hours=4)
    assert got(play, "How are you")
    for label in ("Check-in", CANCEL):
        await presses(play, "adil", label)
    assert ENDS in card(play).text
    await presses(play, "adil", END)
    assert got(play, ENDED) == 1


async def test_an_offer_that_nobody_has_agreed_to_is_taken_back_at_once(play: Play) -> None:
    await taken(play)
    for label in ("Check-in", "Ask in 3 days", "Check-in", CANCEL):
        await presses(play, "adil", label)
    assert "Adil has cancelled the check-ins." in play.told("adil", play.group)[-1]
    assert not got(play, ENDED)


# -- an address


async def test_an_address_is_shown_before_it_goes_out(tmp_path: Path) -> None:
    async with finding(tmp_path, privacy__first_words_wait="0 min") as play:
        code = await taken(play)
        for label in ("Share a resource", "Food, rent, zakat", "Masjid food pantry"):
            await presses(play, "adil", label)
        asked = play.newest("adil", "The reporter gets this address. Send it?", play.group)
        assert "Groceries for a week." in asked.text
        assert "650-555-0100" in asked.text
        assert "Conversation" not in asked.text
        assert not got(play, "Groceries")
        tap = play.world.taps(play.who("bea"), asked.message, SEND)
        await play.flow()
        assert "Only the person who holds" in tap.text
        for data in ("pantry.sure", "0123456789abcdef.sure"):
            assert OLD in (await forges(play, "adil", f"give:{code}:{data}")).text, data
        play.world.taps(play.who("adil"), asked.message, "Back")
        await play.flow()
        assert not got(play, "Groceries")
        await presses(play, "adil", "Masjid food pantry")
        for _ in range(2):
            play.world.taps(play.who("adil"), play.newest("adil", "Send it?", play.group).message, SEND)
        await play.flow()
        assert got(play, "Groceries") == 1
