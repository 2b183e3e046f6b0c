"""The phones of the page against the imitation itself: after any deeds both have the same messages."""

import asyncio
import os
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearsal.page import Page
from rehearsal.page.theatre import Theatre
from rehearsal.setup import Setup
from rehearsal.stage import Stage
from rehearsal.world import Chat, Impossible, Person
from tests.browser import CHROMIUM, Browser
from tests.paging import PHONES

EXAMPLES = int(os.environ.get("PAGE_EXAMPLES", "5"))
DEEDS = ("say", "say", "post", "edit", "delete", "react", "reply", "album", "topic", "button")
DRAWN = """
return [...document.querySelectorAll(".phone")].map((phone) => [...phone.querySelectorAll(".messages > li[data-id]")]
  .map((item) => [Number(item.dataset.id), [...item.querySelectorAll(".text")].map((e) => e.textContent).join("|")
    || (item.className === "service" ? item.textContent : ""),
    [...item.querySelectorAll("button.inline")].map((e) => e.dataset.label).join("|"),
    item.querySelector(".reactions")?.textContent ?? ""]));
"""
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="needs Chromium (Debian: apt install chromium)")


def truth(stage: Stage, person: Person, chat: Chat) -> list[list[object]]:
    """What the imitation says that a person sees, the parts of an album as one."""
    rows: list[list[object]] = []
    album = ""
    for shown in stage.world.screen(person, chat).messages:
        if shown.album and shown.album == album:
            rows[-1][1] = "|".join(filter(None, (str(rows[-1][1]), shown.text)))
            continue
        album = shown.album or ""
        labels = "|".join(label for row in shown.buttons for label in row)
        rows.append([shown.id, shown.text, labels, " ".join(shown.reactions)])
    return rows


def done(stage: Stage, deed: str, chance: random.Random, words: str) -> None:
    """One deed of somebody, in their private chat or by the bot; what no app allows is not done."""
    mina = stage.cast.people["mina"]
    chat = stage.world.private(mina)
    there = list(chat.messages.values())
    mine = [each for each in there if each.written_by is mina]
    try:
        match deed:
            case "say" | "reply":
                to = chance.choice(there) if deed == "reply" and there else None
                stage.world.says(mina, chat, words, reply_to=to)
            case "post" | "button":
                markup = {"inline_keyboard": [[{"text": "One", "callback_data": "1"}]]} if deed == "button" else None
                stage.world.post(chat, stage.world.bot, {"text": words}, markup=markup)
            case "edit" if mine:
                stage.world.edits(mina, chance.choice(mine), words)
            case "delete" if there:
                stage.world.deletes(mina, chance.choice(there), for_everyone=chance.random() < 0.7)
            case "react" if there:
                stage.world.reacts(mina, chance.choice(there), "👍")
            case "album":
                stage.world.sends_album(mina, chat, [{"kind": "photo", "caption": words}, {"kind": "photo"}])
            case "topic":
                adil = stage.cast.people["adil"]
                stage.world.says(adil, stage.cast.group("team"), words)
    except Impossible:
        pass
    stage.world.changed()


WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp", "Zs", "Cn", "Co"]), min_size=1, max_size=30
)


def test_after_any_deeds_the_page_shows_what_the_imitation_has() -> None:
    async def opened() -> tuple[Theatre, Page, Browser]:
        theatre = await Theatre(Setup(independent=True)).__aenter__()
        page = Page(theatre)
        await page.start()
        browser = await Browser().__aenter__()
        await browser.open(page.url)
        await browser.until(PHONES)
        return theatre, page, browser

    async def same(theatre: Theatre, browser: Browser) -> None:
        stage = theatre.stage
        mina = stage.cast.people["mina"]
        expected = truth(stage, mina, stage.world.private(mina))
        for _ in range(200):
            drawn = (await browser.run(DRAWN))[0]
            if drawn == expected:
                return
            await asyncio.sleep(0.02)
        assert drawn == expected

    with asyncio.Runner() as runner:
        theatre, page, browser = runner.run(opened())

        @settings(max_examples=EXAMPLES, deadline=None)
        @given(st.lists(st.tuples(st.sampled_from(DEEDS), WORDS), min_size=1, max_size=8), st.integers(0, 99))
        def played(deeds: list[tuple[str, str]], seed: int) -> None:
            async def play() -> None:
                chance = random.Random(seed)
                for deed, words in deeds:
                    done(theatre.stage, deed, chance, words)
                await same(theatre, browser)

            runner.run(play())

        async def closed() -> None:
            await browser.__aexit__()
            await page.stop()
            await theatre.__aexit__(None, None, None)

        try:
            played()
        finally:
            runner.run(closed())
