"""The five words stand nowhere longer than was said: not in the chat that was left, nor with the team by an edit."""

import pytest

from tests.playing import Play
from tests.teamwork import report
from tests.test_phrase import DONE, WRONG_ONES, cheap, made, on_its_way, sees, talk

__all__ = ["cheap"]

SHOWN = "Your five words:"


async def shows(play: Play) -> str:
    """Mina makes a phrase and leaves it on her screen."""
    await play.says("mina", "/phrase")
    await play.taps("mina", "Make five words")
    return str(play.newest("mina", SHOWN).text.splitlines()[-1])


async def test_words_that_still_stand_in_the_old_chat_go_with_the_move(play: Play) -> None:
    await talk(play)
    phrase = await shows(play)
    await play.says("yusuf", f"/phrase {phrase}")
    assert sees(play, "yusuf", DONE)
    await play.later(minutes=11)
    assert not sees(play, "mina", SHOWN)


async def test_words_that_arrive_late_go_though_somebody_said_they_wrote_them_down(play: Play) -> None:
    await talk(play)
    held = await on_its_way(play)
    mina = play.who("mina")
    tap = play.world.taps(mina, play.newest("mina", "With five words").message, data="phrase-kept")
    await play.world.until(lambda: tap.answered)
    held.release()
    await play.flow()
    await play.later(minutes=21)
    assert not sees(play, "mina", SHOWN)


@pytest.mark.parametrize("way", ["edited", "forwarded"])
async def test_five_words_are_a_phrase_however_they_come(play: Play, way: str) -> None:
    """The team must not learn them: whoever has them can take the conversations."""
    await talk(play)
    phrase = await made(play)
    await report(play, "My own matter.", name="yusuf")
    yusuf = play.who("yusuf")
    chat = play.world.private(yusuf)
    if way == "edited":
        mistyped = await play.says("yusuf", " ".join([*phrase.split()[:4], "xxxx"]))
        play.world.edits(yusuf, mistyped, phrase)
    else:
        friend = {"type": "hidden_user", "date": 1, "sender_user_name": "Somebody"}
        play.world.says(yusuf, chat, phrase, forward_origin=friend)
    await play.flow()
    assert not sees(play, "adil", phrase)
    assert not sees(play, "yusuf", phrase)
    assert sees(play, "yusuf", DONE)


async def test_an_edit_into_no_phrase_is_an_edit(play: Play) -> None:
    await talk(play)
    said = await play.says("mina", "He is at home now.")
    play.world.edits(play.who("mina"), said, f"{WRONG_ONES[0]} and more")
    await play.flow()
    assert not sees(play, "adil", "and more")  # it holds five words that might be one: their writer decides
    await play.taps("mina", "Send as it is")
    assert sees(play, "adil", "and more")
    play.world.edits(play.who("mina"), said, "He is at home now and sleeps.")
    await play.flow()
    assert sees(play, "adil", "and sleeps")


async def test_work_that_cannot_be_done_is_given_up_and_holds_nobody(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    await play.says("yusuf", "/start")
    tries = 0

    def derive(*_: object) -> str:
        nonlocal tries
        tries += 1
        raise MemoryError

    monkeypatch.setattr("storage.disk.slow_phrase.derive", derive)
    await play.says("yusuf", f"/phrase {WRONG_ONES[0]}")
    await play.later(minutes=1)
    assert tries == 3
    assert sees(play, "yusuf", "Something went wrong")
    await play.says("yusuf", "/numbers")
    assert sees(play, "yusuf", "911")
