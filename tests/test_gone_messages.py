"""Messages that somebody deleted, or the chat by itself: what is needed of them is made anew, and nobody is told who
deletes what."""

from pathlib import Path

from tests.playing import playing
from tests.teamwork import answers, cards, presses, report, taken


async def test_a_card_that_is_gone_is_made_anew_as_soon_as_it_changes(tmp_path: Path) -> None:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as play:
        await report(play)
        await presses(play, "adil", "Take")
        play.world.erase(cards(play)[0].message)
        await answers(play, "adil", "I am here.", to="It is about my cousin.")
        [anew] = cards(play)
        assert "Adil holds it: answered" in anew.text
        await presses(play, "adil", "Release")
        assert "Nobody has taken it" in cards(play)[0].text
        assert len(cards(play)) == 1


async def test_changed_words_whose_copy_is_gone_are_said_as_changed(tmp_path: Path) -> None:
    async with taken(tmp_path) as play:
        words = await play.says("mina", "It was on Monday.")
        play.world.erase(play.newest("adil", "It was on Monday.", play.group).message)
        play.world.edits(play.who("mina"), words, "It was on Tuesday.")
        await play.flow()
        said = play.newest("adil", "It was on Tuesday.", play.group)
        assert "Changed to" in said.text
        assert not any("given up" in text for text in play.told("adil", play.group))


async def test_the_team_does_not_learn_that_the_reporter_deletes_messages(tmp_path: Path) -> None:
    async with taken(tmp_path) as play:
        card = cards(play)[0].message
        thread = play.topics()[0].topic
        answer = play.world.says(play.who("adil"), play.group, "Come at five.", thread=thread, reply_to=card)
        await play.flow()
        play.world.clears(play.who("mina"))
        before = play.told("adil", play.group)
        play.world.edits(play.who("adil"), answer, "Come at six.")
        await play.later(days=3)
        assert any("Come at six." in text for text in play.told("mina"))
        after = [text for text in play.told("adil", play.group) if text not in before]
        assert not any("delivered" in text or "given up" in text or "cannot be reached" in text for text in after)
