"""One message of a reporter does not become dozens in the group, and much in one conversation delays no other."""

from pathlib import Path

from tests.playing import Play, playing
from tests.teamwork import report

MANY = 100
"""Entities that Telegram lets one message have."""


async def test_a_message_full_of_hidden_addresses_stays_a_few(play: Play) -> None:
    await report(play, "The lamp is broken again.")
    await play.taps("adil", "Take", play.group)
    before = len(play.screen("adil", play.group).messages)
    urls = [f"https://example.org/{f'{number:03}' * 600}" for number in range(MANY)]
    entities = [{"type": "text_link", "offset": 2 * number, "length": 1, "url": url} for number, url in enumerate(urls)]
    await play.says("mina", "x " * MANY, entities=entities)
    await play.later(minutes=20)
    came = play.screen("adil", play.group).messages[before:]
    assert 0 < len(came) <= 3
    text = "".join(each.text for each in came)
    assert urls[0] in text
    assert text.count("x (") == MANY


async def test_too_many_words_in_one_conversation_do_not_delay_another(tmp_path: Path) -> None:
    async with playing(tmp_path, limits=False, privacy__first_words_wait="0 min", limits__reporter_per_hour=6) as play:
        await report(play, "The lamp is broken again.")
        for each in ("/new", "Something else", "It is about my neighbour.", "/send", "/mine"):
            await play.says("mina", each)
        await play.taps("mina", "Conversation 1")
        for number in range(8):
            await play.says("mina", f"The lamp, {number}.")
        await play.says("mina", "/mine")
        await play.taps("mina", "Conversation 2")
        since = play.clock.timestamp()
        await play.says("mina", "The neighbour came.")
        await play.later(minutes=10)
        came = [each for each in play.world.journal if each.chat == play.group.id and each.at >= since]
        waited = {
            words: next(each.at - since for each in came if words in str(each.params))
            for words in ("The neighbour came.", "The lamp, 7.")
        }
        assert waited["The neighbour came."] < 30
        assert waited["The lamp, 7."] > 30
