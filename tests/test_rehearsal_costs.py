"""What a click on the page costs is the same with ten messages and with two thousand: counted, not timed."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from rehearsal.page.community import community
from rehearsal.page.hands import Hands
from rehearsal.page.lessons import Lessons
from rehearsal.page.live import Told
from rehearsal.page.theatre import Theatre
from rehearsal.setup import Setup
from rehearsal.world import Json, Message, Person, Shown, World
from rehearsal.world.sight import Sight
from tests.browser import CHROMIUM, Browser
from tests.paging import CROWD, PHONES, filled, paged, shows
from tests.test_rehearsal_page import echo

FEW, MANY = 10, 2000
"""So many that each chat has more than a phone shows at once."""
SLACK = 5
"""Nodes: the oldest that is shown makes room, and an answer may come with the words or after them."""
WATCHED = """
window.touched = { added: 0, removed: 0, other: 0 };
window.watching = new MutationObserver((changes) => {
  for (const each of changes) {
    touched.added += each.addedNodes.length;
    touched.removed += each.removedNodes.length;
    touched.other += each.type !== "childList";
  }
});
watching.observe(document.querySelector("main"), { subtree: true, childList: true, attributes: true,
  characterData: true });
"""
COUNTED = """
await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
watching.disconnect();
return window.touched;
"""


@contextmanager
def looks(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Counts how many messages are looked at."""
    seen: list[int] = []
    look = Sight._shown

    def counted(world: Sight, message: Message, person: Person) -> Shown:
        seen.append(message.id)
        return look(world, message, person)

    with monkeypatch.context() as patch:
        patch.setattr(Sight, "_shown", counted)
        yield seen


async def deeds(theatre: Theatre, told: Told) -> list[Json]:
    """What a page is told of each deed of a person."""
    world, mina = theatre.stage.world, theatre.stage.cast.people["mina"]
    chat, hands = world.private(mina), Hands(theatre)
    there: Json = {"who": "mina", "chat": mina.id}
    last = world.post(chat, world.bot, {"text": "a"}, written_by=world.bot)
    told.news()
    heard = []
    for wish in (
        {"act": "say", "text": "words"},
        {"act": "say", "text": "words", "reply_to": last.id},
        {"act": "react", "emoji": "👍", "message": last.id},
        {"act": "delete", "message": last.id},
        {"act": "language", "code": "ar"},
    ):
        await hands.do(there | wish)
        heard.append(told.news())
    return heard


async def test_what_is_looked_at_and_told_does_not_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    costs, bytes_told = [], []
    for messages in (FEW, MANY):
        async with Theatre(Setup(independent=True, tables=community(), people=CROWD)) as theatre:
            filled(theatre.stage, messages)
            with Told(theatre, Lessons(theatre), list(CROWD)) as told:
                told.news()
                with looks(monkeypatch) as seen:
                    heard = await deeds(theatre, told)
        keys = [[*each["set"], *each["gone"]] for each in heard]
        costs.append((len(seen), [len(each) for each in keys]))
        bytes_told.append([len(json.dumps(each)) for each in heard])
    assert costs[0] == costs[1]
    assert costs[1][0] < 10
    for few, many in zip(*bytes_told, strict=True):
        assert many - few < 20, "longer numbers, and nothing else"


@pytest.mark.skipif(not CHROMIUM, reason="needs Chromium (Debian: apt install chromium)")
async def test_what_is_drawn_does_not_grow() -> None:
    drawn = [await drawn_with(messages) for messages in (FEW, MANY)]
    for few, many in zip(*drawn, strict=True):
        assert {kind: max(count - few[kind] - SLACK, 0) for kind, count in many.items()} == dict.fromkeys(many, 0)
        assert sum(many.values()) < 40


async def drawn_with(messages: int) -> list[dict[str, int]]:
    """How many nodes are touched by own words and by a press, with a bot that runs."""
    setup = Setup(independent=True, tables=community(), people=CROWD, arguments=echo)
    async with paged(setup, rate=60) as (page, browser):
        filled(page.theatre.stage, messages)
        for number in range(3):  # with few messages too the first sight of them is over
            await said(browser, f"before {number}")
        touched = []
        await browser.run(WATCHED)
        await said(browser, "words of mine")
        touched.append(await browser.run(COUNTED))
        await browser.run(WATCHED)
        await browser.click(".phone:first-child .row button", "Again")
        await browser.until("document.querySelector('.popup').textContent === 'Pressed, thank you'")
        touched.append(await browser.run(COUNTED))
        await browser.until(PHONES)
        return touched


async def said(browser: Browser, words: str) -> None:
    """Mina's words, and the bot's answer to them."""
    await browser.type(".phone textarea", words + "\n")
    await browser.until(shows(0, f"An-Noor: {words}"))


def test_a_world_that_nobody_watches_notes_nothing() -> None:
    world = World(lambda: 0.0)
    mina = world.person("Mina")
    with world.watched() as watch:
        first = world.says(mina, world.private(mina), "one")
        second = world.says(mina, world.private(mina), "two", reply_to=first)
        assert watch.taken() == [first, second]
        world.edits(mina, first, "three")
        assert watch.taken() == [first, second], "the reply quotes it"
    world.says(mina, world.private(mina), "four")
    assert watch.taken() == []
