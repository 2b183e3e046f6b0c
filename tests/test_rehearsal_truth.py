"""The phones of the page against the imitation itself: after any deeds both have the same messages, on every screen."""

import asyncio
import os
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearsal.errors import RehearsalError
from rehearsal.page import Page
from rehearsal.page.community import community
from rehearsal.page.hands import SAMPLES, sample
from rehearsal.page.lessons import Lessons
from rehearsal.page.live import Told
from rehearsal.page.theatre import Theatre
from rehearsal.page.view import chats_of, names
from rehearsal.setup import Setup
from rehearsal.stage import Stage
from rehearsal.world import GENERAL, Chat, Impossible, Json, Message, Person, Shown
from tests import warm
from tests.browser import CHROMIUM, Browser
from tests.paging import PHONES

EXAMPLES = int(os.environ.get("PAGE_EXAMPLES", "3"))
SPANS = (timedelta(minutes=10), timedelta(hours=1), timedelta(days=1))
PLAYED = (
    "say",
    "say",
    "say",
    "topic",
    "edit",
    "delete",
    "react",
    "reply",
    "album",
    "file",
    "tap",
    "tap",
    "tap",
    "post",
)
DEEDS = (*PLAYED, "block", "unblock", "join", "leave", "kill", "restart", "clock")
WITH_MESSAGES = ("edit", "delete", "react", "reply", "tap")
DRAWN = """
const entries = (phone) => [...phone.querySelectorAll(".rows button")];
const title = (entry) => entry.querySelector("strong").textContent;
function home(phone) { while (phone.querySelector(".back")) phone.querySelector(".back").click(); }
function row(item) {
  const service = item.className === "service";
  const marks = (item.querySelector(".marks")?.textContent ?? "").split(" · ");
  return [Number(item.dataset.id), service ? item.textContent
    : [...item.querySelectorAll(".text")].map((e) => e.textContent).join("|"),
    [...item.querySelectorAll("button.inline")].map((e) => e.dataset.label).join("|"),
    item.querySelector(".reactions")?.textContent ?? "",
    item.querySelector(":scope > .quote")?.textContent ?? "",
    item.querySelectorAll(".files > *").length, marks.includes("edited"), marks.includes("pinned")];
}
function read(phone) {
  let earlier;
  while ((earlier = phone.querySelector(".messages > li.service > button"))) earlier.click();
  return [...phone.querySelectorAll(".messages > li[data-id]")].map(row);
}
function topics(phone) {
  return entries(phone).map((_, index) => {
    const entry = entries(phone)[index];
    const name = title(entry);
    entry.click();
    const found = [name, read(phone)];
    phone.querySelector(".back").click();
    return found;
  });
}
return Object.fromEntries([...document.querySelectorAll(".phone")].map((phone) => {
  home(phone);
  const chats = entries(phone).map((_, index) => {
    const entry = entries(phone)[index];
    const name = title(entry);
    entry.click();
    const found = [name, phone.querySelector(".messages") ? [["", read(phone)]] : topics(phone)];
    home(phone);
    return found;
  });
  return [phone.querySelector("select.who").value, chats];
}));
"""
"""Every chat and topic of every phone, opened one after the other as somebody's fingers do."""
Row = list[object]
Screens = dict[str, list[list[object]]]
WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp", "Zs", "Cn", "Co"]), min_size=1, max_size=30
)
Played = list[tuple[str, str]]
STORIES = st.lists(st.tuples(st.sampled_from(DEEDS), WORDS), min_size=8, max_size=25)
needs_chromium = pytest.mark.skipif(not CHROMIUM, reason="needs Chromium (Debian: apt install chromium)")


def truth(stage: Stage) -> Screens:
    """What the imitation says that everybody sees."""
    found: Screens = {}
    for name in names(stage):
        person = stage.cast.people[name]
        found[name] = [_chat(stage, person, chat) for chat in chats_of(stage, name)]
    return found


def _chat(stage: Stage, person: Person, chat: Chat) -> list[object]:
    screen = stage.world.screen(person, chat)
    if not chat.forum:
        return [screen.title, [["", rows(screen.messages)]]]
    topics = [("General", GENERAL), *((topic.name, topic.id) for topic in screen.topics if topic.id != GENERAL)]
    each = [[name, rows(stage.world.screen(person, chat, number).messages)] for name, number in topics]
    return [screen.title, each]


def rows(messages: tuple[Shown, ...]) -> list[Row]:
    """The messages of a screen, the parts of an album as one."""
    found: list[Row] = []
    album = ""
    for shown in messages:
        if shown.album and shown.album == album:
            found[-1][1] = "|".join(filter(None, (str(found[-1][1]), shown.text)))
            found[-1][5] = int(str(found[-1][5])) + 1
            continue
        album = shown.album or ""
        found.append(_row(shown))
    return found


def _row(shown: Shown) -> Row:
    if shown.kind == "service":
        return [shown.id, shown.text, "", "", "", 0, False, False]
    labels = "|".join(label for row in shown.buttons for label in row)
    files = int(shown.kind in (*SAMPLES, "photo"))
    reactions = " ".join(shown.reactions)
    return [shown.id, shown.text, labels, reactions, shown.reply or "", files, shown.edited, shown.pinned]


class Story:
    """Deeds of everybody, at random; what no app allows is not done."""

    def __init__(self, stage: Stage, chance: random.Random) -> None:
        self.stage = stage
        self.world = stage.world
        self.chance = chance

    def greeted(self) -> None:
        """Everybody has written once everywhere: there is something to be changed."""
        for name in names(self.stage):
            for chat in chats_of(self.stage, name):
                with suppress(Impossible):
                    self.world.says(self.stage.cast.people[name], chat, f"Salaam from {name}")

    async def done(self, deed: str, words: str) -> None:
        """One deed of somebody, somewhere they can see."""
        name = self.chance.choice(names(self.stage))
        person = self.stage.cast.people[name]
        chats = chats_of(self.stage, name)
        filled = [each for each in chats if deed not in WITH_MESSAGES or self.there(person, each)]
        chat = self.chance.choice(filled or chats)
        try:
            if deed in PLAYED:
                self.played(deed, person, chat, words)
            else:
                await self.around(deed, person)
        except (Impossible, RehearsalError):
            pass
        self.world.changed()

    def there(self, person: Person, chat: Chat) -> list[Message]:
        """What the person can lay a finger on."""
        return [shown.message for shown in self.world.screen(person, chat).messages if shown.kind != "service"]

    def played(self, deed: str, person: Person, chat: Chat, words: str) -> None:
        there = self.there(person, chat)
        mine = [each for each in there if each.written_by is person]
        thread = self.chance.choice([None, *chat.topics]) if chat.forum else None
        match deed:
            case "say":
                self.world.says(person, chat, words, thread=thread)
            case "topic" if chat.forum:
                self.world.opens_topic(person, chat, words)
            case "reply" if there:
                self.world.says(person, chat, words, reply_to=self.chance.choice(there))
            case "edit" if mine:
                self.world.edits(person, self.chance.choice(mine), words)
            case "delete" if there:
                self.world.deletes(person, self.chance.choice(there), for_everyone=self.chance.random() < 0.7)
            case "react" if there:
                self.world.reacts(person, self.chance.choice(there), *self.chance.choice(((), ("👍",), ("🙏",))))
            case "album":
                parts: list[Json] = [{"kind": "photo", "caption": words, "data": sample("photo")}, {"kind": "photo"}]
                self.world.sends_album(person, chat, parts, thread=thread)
            case "file":
                kind = self.chance.choice(("photo", "document", "voice"))
                self.world.sends_file(person, chat, kind, sample(kind), caption=words, thread=thread)
            case "tap":
                self.tap(person, there)
            case "post":
                self.world.post(chat, self.world.bot, {"text": words}, thread=thread, written_by=self.world.bot)

    def tap(self, person: Person, there: list[Message]) -> None:
        """A button of one of the messages, the newest more often."""
        pressable = [message for message in there if message.buttons][-3:]
        if pressable:
            message = self.chance.choice(pressable)
            self.world.taps(person, message, str(self.chance.choice(self.chance.choice(message.buttons))["text"]))

    async def around(self, deed: str, person: Person) -> None:
        stage, channel = self.stage, self.stage.cast.group("channel")
        match deed:
            case "block":
                self.world.blocks(person)
            case "unblock":
                self.world.unblocks(person)
            case "join":
                self.world.joins(person, channel)
            case "leave":
                self.world.leaves(person, channel)
            case "kill" if stage.bot.alive:
                await stage.kill()
            case "restart" if not stage.bot.alive:
                await stage.start()
            case "clock":
                await stage.advance(self.chance.choice(SPANS))


def setup() -> Setup:
    return Setup(independent=True, tables=community(), launch=warm.launch)


def examples(runner: asyncio.Runner, story: Callable[[Played, int], Awaitable[None]]) -> None:
    """Play random stories in one event loop."""

    @settings(max_examples=EXAMPLES, deadline=None)
    @given(STORIES, st.integers(0, 9999))
    def played(deeds: Played, seed: int) -> None:
        async def play() -> None:
            await story(deeds, seed)

        runner.run(play())

    played()


@pytest.mark.timeout(120 + 10 * EXAMPLES)
@needs_chromium
def test_after_any_deeds_the_page_shows_what_the_imitation_has() -> None:
    async def opened() -> tuple[Theatre, Page, Browser]:
        theatre = await Theatre(setup()).__aenter__()
        page = Page(theatre)
        await page.start()
        browser = await Browser().__aenter__()
        await browser.open(page.url)
        await browser.until(PHONES)
        return theatre, page, browser

    async def story(deeds: Played, seed: int) -> None:
        await begun_anew(theatre, browser)
        played = Story(theatre.stage, random.Random(seed))
        played.greeted()
        for deed, words in deeds:
            await played.done(deed, words)
        await same(theatre, browser)

    async def closed() -> None:
        await browser.__aexit__()
        await page.stop()
        await theatre.__aexit__(None, None, None)

    with asyncio.Runner() as runner:
        theatre, page, browser = runner.run(opened())
        try:
            examples(runner, story)
        finally:
            runner.run(closed())


async def begun_anew(theatre: Theatre, browser: Browser) -> None:
    """Another stage, and a phone for everybody on it."""
    await browser.run("for (const each of document.querySelectorAll('.phone')) each.classList.add('old')")
    await theatre.renew(setup())
    everybody = len(names(theatre.stage))
    await browser.until(f"!document.querySelector('.old') && {PHONES}")
    for count in range(4, everybody + 1):
        await browser.run(
            "[...document.querySelectorAll('#bar button')].find(e => /^Add a/.test(e.textContent)).click()"
        )
        await browser.until(f"document.querySelectorAll('.phone select.who').length === {count}")


async def same(theatre: Theatre, browser: Browser) -> None:
    """The phones come to show what there is, once the bot has had its say."""
    for _ in range(400):
        drawn, expected = await browser.run(DRAWN), truth(theatre.stage)
        if drawn == expected:
            assert len(drawn) == len(names(theatre.stage)) > 5
            return
        await asyncio.sleep(0.02)
    assert drawn == expected


@pytest.mark.timeout(120 + 10 * EXAMPLES)
def test_what_is_told_bit_by_bit_is_what_is_told_at_once() -> None:
    async def opened() -> Theatre:
        return await Theatre(setup()).__aenter__()

    async def story(deeds: Played, seed: int) -> None:
        await theatre.renew(setup())
        lessons, everybody = Lessons(theatre), names(theatre.stage)
        with Told(theatre, lessons, everybody) as told:
            heard: dict[str, object] = {}
            played = Story(theatre.stage, random.Random(seed))
            played.greeted()
            hear(heard, told)
            for deed, words in deeds:
                await played.done(deed, words)
                hear(heard, told)
            with Told(theatre, lessons, everybody) as fresh:
                hear(heard, told)
                assert heard == fresh.news()["set"]

    with asyncio.Runner() as runner:
        theatre = runner.run(opened())
        try:
            examples(runner, story)
        finally:
            runner.run(theatre.__aexit__(None, None, None))


def hear(heard: dict[str, object], told: Told) -> None:
    """Keep what is told as a page does."""
    news = told.news()
    heard.update(news.get("set", {}))
    for key in news.get("gone", ()):
        del heard[key]
