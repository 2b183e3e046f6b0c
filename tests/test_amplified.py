"""One message of a reporter does not become dozens in the group."""

from tests.playing import Play
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
