"""Everything that is stored about a chat, told in words; nothing of it to whoever lacks the phrase."""

from tests.playing import Play
from tests.test_discreet import PHRASE, protected


async def test_mydata_tells_all_and_nothing_without_the_phrase(play: Play) -> None:
    await play.says("mina", "/mydata")
    assert "No conversations." in play.told("mina")[-1]
    await protected(play)
    await play.says("mina", "/mydata")
    told = play.told("mina")[-1]
    for each in ("Conversation 1: taken", "Discreet mode is on", "messages in this chat", "30 days", "I understand"):
        assert each in told
    await play.later(minutes=20)
    await play.says("mina", "/mydata")
    told = play.told("mina")[-1]
    assert "No conversations." in told
    assert "iscreet" not in told
    await play.says("mina", PHRASE)
    await play.says("mina", "/mydata")
    assert "Conversation 1: taken" in play.told("mina")[-1]
