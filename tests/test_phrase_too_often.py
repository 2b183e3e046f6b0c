"""The right phrase, tried too often, never reaches the team; and what a locked chat must not tell, it does not."""

from random import Random

import pytest

from handlers.text import five_words
from rehearsal.world import Message
from tests.playing import Play
from tests.teamwork import report
from tests.test_conversation import answer
from tests.test_discreet import KNOCK, PHRASE, protected
from tests.test_phrase import DONE, made
from tests.test_phrase import WRONG as UNKNOWN


def reached(play: Play, what: str) -> bool:
    """Whether this went into the team's group, in any form."""
    return any(what in str(each.params).lower() for each in play.world.journal if each.chat == play.group.id)


async def sets_up(play: Play, hours: str = "15-18") -> None:
    for each in ("/discreet", hours, PHRASE, PHRASE):
        await play.says("mina", each)


async def tries_too_often(play: Play) -> None:
    for number in range(12):
        await play.says("mina", f"a wrong phrase again {number}")


async def writes_while_locked(play: Play) -> None:
    await protected(play)
    await play.later(minutes=20)
    await play.says("mina", "He is here again.")
    await play.taps("mina", "Send")
    await play.taps("mina", "Something else")


async def knocked(play: Play) -> Message:
    """A check-in is due in a locked chat: the plain line that came."""
    await report(play, "The lamp is broken again.")
    await play.taps("adil", "Take", play.group)
    await answer(play, "lamp is broken", "We are with you.")
    await play.taps("adil", "Check-in", play.group)
    await play.taps("adil", "Ask in 1 day", play.group)
    await play.taps("mina", "12–15")
    await sets_up(play, "12-18")
    await play.later(hours=30)
    line: Message = play.newest("mina", KNOCK).message
    return line


async def test_words_changed_into_the_phrase_too_often_do_not_reach_the_team(play: Play) -> None:
    await writes_while_locked(play)
    written = await play.says("mina", "Hello?")
    await tries_too_often(play)
    play.world.edits(play.who("mina"), written, PHRASE)
    await play.flow()
    await play.later(minutes=2)
    assert reached(play, "hello?")
    assert not reached(play, "boats")


async def test_the_phrase_in_reply_to_the_plain_line_too_often_does_not_reach_the_team(play: Play) -> None:
    line = await knocked(play)
    await tries_too_often(play)
    await play.says("mina", PHRASE, reply_to=line)
    await play.later(minutes=2)
    assert not reached(play, "boats")


async def test_the_phrase_under_a_picture_does_not_reach_the_team(play: Play) -> None:
    await writes_while_locked(play)
    mina = play.who("mina")
    play.world.sends_file(mina, play.world.private(mina), "photo", caption=PHRASE)
    await play.flow()
    await play.later(minutes=2)
    assert not reached(play, "boats")


@pytest.mark.parametrize("words", ["I need help now", "He hits me and I want to die"])
async def test_danger_in_reply_to_the_plain_line_brings_help(play: Play, words: str) -> None:
    line = await knocked(play)
    before = len(play.told("mina"))
    await play.says("mina", words, reply_to=line)
    assert any("911" in text or "danger now" in text for text in play.told("mina")[before:])
    assert reached(play, words.lower())


async def test_marks_in_a_locked_chat_are_not_the_reporters(play: Play) -> None:
    await report(play, "My brother hits me.")
    await play.taps("adil", "Take", play.group)
    await sets_up(play)
    await answer(play, "brother hits", "Come to the office.")
    await play.says("mina", PHRASE)
    shown = play.newest("mina", "Come to the office.")
    await play.later(minutes=20)  # locked by itself; what stands in the chat stands up to 20 hours
    play.world.reacts(play.who("mina"), shown.message, "👎")
    await play.flow()
    assert not reached(play, "👎")


async def test_phrases_made_in_an_open_past_are_not_counted_in_the_empty_chat(play: Play) -> None:
    await report(play, "My brother hits me.")
    for _ in range(5):
        await play.says("mina", "/phrase")
        await play.taps("mina", "Make five words")
    await sets_up(play)
    await play.says("mina", "/discreet")
    await play.taps("mina", "Hide now")
    await play.later(hours=2)
    await play.says("mina", "/phrase")
    await play.taps("mina", "Make five words")
    assert "too often" not in play.told("mina")[-1]


async def test_one_locked_chat_before_another_gives_no_more_guesses(play: Play) -> None:
    wrong = [five_words.draw("en", Random(number)) for number in range(10)]
    await play.says("yusuf", "/start")
    await play.taps("yusuf", "I understand")
    right = await made(play, "yusuf")
    await sets_up(play)
    for each in (*wrong[:5], "/discreet"):
        await play.says("mina", each)
    await play.taps("mina", "Hide now")
    for words in ("/discreet", "15-18", "Nine red cats came by", "Nine red cats came by", *wrong[5:], "/discreet"):
        await play.says("mina", words)
    await play.taps("mina", "Hide now")
    await play.says("mina", right)
    assert play.told("mina")[-1].startswith(UNKNOWN)
    await play.later(days=1, hours=1)
    await play.says("mina", right)
    assert any(text.startswith(DONE) for text in play.told("mina"))
