"""Somebody else sees the phone: nothing comes by itself but a neutral line, and the chat looks empty."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from handlers.privacy.discreet import phrase_of
from storage import people
from storage.disk import slow_phrase
from tests.playing import Play
from tests.teamwork import report
from tests.test_conversation import answer

PHRASE = "Seven blue boats go home"
KNOCK = "Hello! Thank you for being here."
HERE = ZoneInfo("America/Los_Angeles")


async def protected(play: Play, hours: str = "15-18") -> None:
    """Mina has a conversation that Adil holds, and discreet mode."""
    await report(play, "My brother hits me.")
    await play.taps("adil", "Take", play.group)
    await play.says("mina", "/discreet")
    await play.says("mina", hours)
    await play.says("mina", PHRASE)
    await play.says("mina", PHRASE.upper() + " !")
    assert "This mode is on." in play.told("mina")[-1]


def by_itself(play: Play, since: float) -> list[tuple[datetime, str]]:
    """What the bot sent into Mina's chat since then."""
    mina = play.who("mina").id
    return [
        (datetime.fromtimestamp(each.at, UTC), str(each.params.get("text", "")))
        for each in play.world.journal
        if each.method in ("sendMessage", "editMessageText") and each.chat == mina and each.at > since
    ]


async def test_words_wait_a_neutral_line_comes_in_safe_hours_and_the_phrase_opens_all(play: Play) -> None:
    await protected(play)
    assert not any("boats" in text.lower() for text in play.told("mina"))  # a typed phrase goes at once
    now = play.clock.timestamp()
    await answer(play, "brother hits", "Come to the office.")
    await answer(play, "brother hits", "Bring the children.")
    await play.later(hours=3)
    assert by_itself(play, now) == []
    await play.later(hours=28)
    lines = by_itself(play, now)
    assert [text for _, text in lines] == [KNOCK, KNOCK]
    assert len({at.astimezone(HERE).date() for at, _ in lines}) == 2
    assert all(15 <= at.astimezone(HERE).hour < 18 for at, _ in lines)
    await play.says("mina", "/mine")
    assert play.told("mina")[-1] == "You have no conversations yet."
    await play.says("mina", "Six blue boats go home")  # a wrong phrase is words, as in an empty chat
    assert "One message is waiting." in play.told("mina")[-1]
    await play.says("mina", "seven blue  boats go home")
    told = "\n".join(play.told("mina"))
    assert "Your conversations:" in told
    assert told.index("Come to the office.") < told.index("Bring the children.")
    assert "seven" not in told
    await play.later(minutes=20)
    await play.says("mina", "/mine")
    assert play.told("mina")[-1] == "You have no conversations yet."


async def test_everything_in_her_chat_goes_within_a_day(play: Play) -> None:
    await protected(play)
    await play.says("mina", PHRASE)
    await answer(play, "brother hits", "Come to the office.")
    await play.says("mina", PHRASE)
    assert any("Come to the office." in text for text in play.told("mina"))
    await play.later(hours=24)
    assert [text for text in play.told("mina") if text != KNOCK] == []


async def test_new_words_and_help_need_no_phrase_and_count_from_one(play: Play) -> None:
    await protected(play)
    await play.later(minutes=20)
    await play.says("mina", "I need help now")
    assert any("911" in text for text in play.told("mina")[-1:])
    await play.says("mina", "He is here again.")
    await play.taps("mina", "Send")
    await play.taps("mina", "Something else")
    assert "This is Conversation 1." in play.told("mina")[-1]
    assert len(play.topics()) == 2
    await play.says("mina", "/stop")
    await play.taps("mina", "Delete everything")
    await play.taps("mina", "Yes, delete everything")
    await play.later(minutes=2)
    assert len(play.topics()) == 1  # what lies behind the phrase is still there
    await play.says("mina", PHRASE)
    assert any("Conversation 1: someone on the team" in text for text in play.told("mina"))


async def test_a_stranger_cannot_set_another_phrase(play: Play) -> None:
    await protected(play)
    await play.later(minutes=20)
    await play.says("mina", "/discreet")
    await play.taps("mina", "Never")
    for _ in range(2):
        await play.says("mina", "one two three")
    await play.says("mina", "/mine")
    assert play.told("mina")[-1] == "You have no conversations yet."
    await play.says("mina", PHRASE)
    assert any("Your conversations:" in text for text in play.told("mina"))


async def test_too_many_tries_are_not_looked_at_until_an_hour_is_over(play: Play) -> None:
    await protected(play)
    await play.later(minutes=20)
    for number in range(12):
        await play.says("mina", f"a wrong phrase again {number}")
    await play.says("mina", PHRASE)
    assert not any("Your conversations:" in text for text in play.told("mina"))
    await play.later(hours=1)
    await play.says("mina", PHRASE)
    assert any("Your conversations:" in text for text in play.told("mina"))


async def test_a_forged_button_tells_nothing_of_a_conversation_behind_the_phrase(play: Play) -> None:
    await protected(play)
    for label in ("Close", "Resolved"):
        await play.taps("adil", label, play.group)
    await play.later(hours=3)
    await play.says("mina", "/mine")
    assert play.told("mina")[-1] == "You have no conversations yet."
    play.world.taps(play.who("mina"), play.screen("mina").messages[-1].message, data="helped:1.yes")
    await play.flow()
    assert not play.screen("mina").saying("Thank you for telling us")
    assert not play.screen("adil", play.group).saying("it helped")


async def slow_lines(play: Play, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is worked on slowly from now on: each costs a fifth of a second, which somebody with the phone can feel."""
    worked: list[str] = []
    derive = slow_phrase.derive

    def noted(phrase: str, salted: bytes) -> str:
        worked.append(phrase)
        return derive(phrase, salted)

    monkeypatch.setattr(slow_phrase, "derive", noted)
    return worked


async def test_no_line_is_slower_in_a_locked_chat_than_in_an_empty_one(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    await protected(play)
    await play.later(minutes=20)
    worked = await slow_lines(play, monkeypatch)
    for count in range(1, 9):
        await play.says("mina", " ".join(["word"] * count))
    assert worked == []
    await play.says("mina", PHRASE)
    assert any("Your conversations:" in text for text in play.told("mina"))
    assert worked == []


async def test_a_right_phrase_never_reaches_the_team_whatever_was_tried_before(play: Play) -> None:
    """It looks like words, for whoever guesses must not learn that they were right; it goes nowhere."""
    await protected(play)
    await play.later(minutes=20)
    for number in range(12):
        await play.says("mina", f"a wrong phrase again {number}")
    await play.says("mina", PHRASE)
    assert not any("Your conversations:" in text for text in play.told("mina"))
    assert "13 messages are waiting." in play.told("mina")[-1]
    await play.taps("mina", "Send")
    await play.taps("mina", "Something else")
    await play.taps("mina", "Send")
    await play.later(minutes=2)
    assert play.screen("adil", play.group).saying("a wrong phrase again 3")
    await play.says("mina", PHRASE.lower())
    await play.later(minutes=2)
    sent = [str(each.params).lower() for each in play.world.journal if each.chat == play.group.id]
    assert not [each for each in sent if "boats" in each]
    await play.later(hours=1)
    await play.says("mina", PHRASE)
    assert any("Your conversations:" in text for text in play.told("mina"))


async def test_what_was_said_and_begun_while_it_was_locked_comes_along_with_the_phrase(play: Play) -> None:
    """It may have been herself, in danger, with the wrong eyes on the phone; and the chat is empty again afterwards."""
    await protected(play)
    await play.later(minutes=20)
    await play.says("mina", "He is here again.")
    await play.taps("mina", "Send")
    await play.taps("mina", "Something else")
    await play.taps("adil", "Take", play.group)
    await answer(play, "here again", "We call you.", topic=1)
    await play.says("mina", "/new")
    await play.taps("mina", "Bullying")
    await play.says("mina", "And at work.")
    assert not any("We call you." in text for text in play.told("mina"))
    await play.says("mina", PHRASE)
    told = "\n".join(play.told("mina"))
    assert "Conversation 2: the team has answered" in told
    assert "We call you." in told
    await play.says("mina", "/look")
    assert "And at work." in "\n".join(play.told("mina"))
    await play.says("mina", "/discreet")
    await play.taps("mina", "Hide now")
    for asked, said in (("/look", "There is nothing to send yet."), ("/mine", "You have no conversations yet.")):
        await play.says("mina", asked)
        assert play.told("mina")[-1].startswith(said)


async def test_the_phrase_opens_after_a_way_back_was_cut(play: Play) -> None:
    """A person who begins anew under another number keeps the phrase."""
    await protected(play)
    await play.says("mina", "/stop")
    await play.taps("mina", "Cut a conversation")
    await play.taps("mina", "Yes, cut it")
    await play.later(minutes=20)
    await play.says("mina", PHRASE)
    await play.says("mina", "/discreet")
    assert "This mode is on." in play.told("mina")[-1]


async def test_a_phrase_that_was_set_when_all_were_worked_on_slowly_opens(play: Play) -> None:
    await protected(play)
    assert play.store is not None
    async with play.store.turn() as tx:
        mina = await people.of_sender(tx, play.who("mina").id)
        assert mina is not None
        old = slow_phrase.derive(phrase_of(PHRASE), slow_phrase.salt(play.store.keys))
        await people.save(tx, replace(mina, secret=old, secret_sign="3f2a"))
    await play.later(minutes=20)
    for _ in range(2):
        await play.says("mina", "/mine")
        assert play.told("mina")[-1] == "You have no conversations yet."
        await play.says("mina", PHRASE)
        assert any("Your conversations:" in text for text in play.told("mina"))
        await play.later(minutes=20)


async def test_nothing_of_a_locked_chat_stays_when_everything_is_deleted(play: Play) -> None:
    await play.flow()  # members who have started the bot are known as well
    assert play.store is not None
    counts = [f"SELECT count(*) FROM {each}" for each in ("person", "case_", "draft", "said", "lookup")]
    before = [await play.store.run(lambda files, one=each: files.main.execute(one).fetchone()) for each in counts]
    await protected(play)
    await play.later(minutes=20)
    await play.says("mina", "He is here again.")
    await play.taps("mina", "Send")
    await play.taps("mina", "Something else")
    await play.says("mina", PHRASE)
    await play.later(minutes=20)
    await play.says("mina", "And a draft.")
    await play.says("mina", PHRASE)
    await play.says("mina", "/stop")
    await play.taps("mina", "Delete everything")
    await play.taps("mina", "Yes, delete everything")
    await play.later(hours=2)
    assert play.topics() == []
    after = [await play.store.run(lambda files, one=each: files.main.execute(one).fetchone()) for each in counts]
    assert after == before


async def test_a_phrase_typed_by_editing_opens_and_never_reaches_the_team(play: Play) -> None:
    await protected(play)
    await play.later(minutes=20)
    written = await play.says("mina", "Hello?")
    play.world.edits(play.who("mina"), written, PHRASE)
    await play.flow()
    assert any("Your conversations:" in text for text in play.told("mina"))
    assert not any("boats" in text.lower() for text in play.told("mina"))


async def test_while_it_is_set_up_the_plain_line_is_shown_as_it_will_look(play: Play) -> None:
    await play.says("mina", "/discreet")
    assert f"On a locked screen it looks like this: “{KNOCK}”" in play.told("mina")[-1]


async def test_once_it_is_on_few_words_and_two_buttons_stand_there(play: Play) -> None:
    await protected(play)
    shown = play.newest("mina", "This mode is on.")
    assert len(shown.text.split("\n\n")) == 3
    assert "A wrong phrase looks like any message that waits. Do not tap Send." in shown.text
    assert shown.buttons == (("Hide now", "More"),)
    await play.taps("mina", "More")
    assert all(
        each in play.told("mina")[-1] for each in ("/phrase", "Devices", "Delete Chat", "Auto-Delete", "previews")
    )
    await play.says("mina", "hide now")
    assert play.told("mina") == []
    await play.says("mina", "/mine")
    assert play.told("mina")[-1] == "You have no conversations yet."


async def test_the_rest_can_be_typed_for_and_is_found_again_and_more_is_a_word_elsewhere(play: Play) -> None:
    await protected(play)
    await play.says("mina", "More")
    assert "Auto-Delete" in play.told("mina")[-1]
    await play.says("mina", "/mine")
    await play.says("mina", "More")
    assert play.screen("adil", play.group).saying("More")
    await play.says("mina", "/discreet")
    await play.taps("mina", "More")
    assert "Auto-Delete" in play.told("mina")[-1]


async def test_an_old_more_does_nothing_once_it_is_hidden(play: Play) -> None:
    await protected(play)
    await play.later(minutes=20)
    tap = await play.taps("mina", "More")
    assert tap.answer is not None
    assert "no longer of use" in tap.answer["text"]
    assert not play.screen("mina").saying("Auto-Delete")


async def test_what_stood_in_the_chat_before_goes_within_a_day_as_far_as_telegram_lets_it(play: Play) -> None:
    await report(play, "My brother hits me.")
    await play.later(hours=45)
    await play.says("mina", "/discreet")
    for each in ("Never", PHRASE, PHRASE):
        await play.says("mina", each)
    assert play.screen("mina").saying("This mode is on.")
    await play.later(hours=24)
    assert play.told("mina") == []
