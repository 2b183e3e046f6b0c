"""The page of a rehearsal in a browser, for tests: what is on a phone, and how one gets about by keys."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from rehearsal.page import Page
from rehearsal.page.community import community
from rehearsal.page.theatre import Theatre
from rehearsal.setup import Setup
from rehearsal.stage import Stage
from rehearsal.world import Topic
from tests import warm
from tests.browser import Browser

PHONES = "document.querySelectorAll('.phone').length === 3 && document.querySelector('.phone .own')"
CROWD = (
    *("mina", "yusuf", "sami", "huda", "rana", "karim", "layla", "tariq", "salma", "ziad"),
    *("adil", "bea", "noor", "idris"),
)
"""Ten reporters, the team, the independent group."""
UNNAMED = """
return [...document.querySelectorAll("button, a, input, select, textarea, summary, img, audio, [role]")]
  .filter((e) => e.checkVisibility() && e.getAttribute("aria-hidden") !== "true")
  .filter((e) => !(e.getAttribute("aria-label") || e.getAttribute("alt") || e.textContent.trim() || e.labels?.length))
  .filter((e) => !["status", "log", "toolbar", "group"].includes(e.getAttribute("role")) || e.children.length)
  .map((e) => e.outerHTML.slice(0, 120));
"""
"""What somebody who does not see the page could not name."""
PALE = """
function rgb(text) { return (text.match(/[\\d.]+/g) ?? [0, 0, 0, 0]).map(Number); }
function over(top, under) {
  const a = top[3] ?? 1;
  return [0, 1, 2].map((i) => top[i] * a + under[i] * (1 - a));
}
function light(colour) {
  const [r, g, b] = colour.map((v) => v / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function ground(element) {
  const layers = [];
  for (let e = element; e; e = e.parentElement) layers.unshift(rgb(getComputedStyle(e).backgroundColor));
  return layers.reduce((under, top) => over(top, under), [255, 255, 255]);
}
const found = [];
for (const e of document.querySelectorAll("body *")) {
  if (!e.checkVisibility() || ![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
  const [one, two] = [light(rgb(getComputedStyle(e).color).slice(0, 3)), light(ground(e))].sort((a, b) => b - a);
  const ratio = (one + 0.05) / (two + 0.05);
  if (ratio < 4.5) found.push(`${ratio.toFixed(2)} ${e.className} ${e.textContent.slice(0, 40)}`);
}
return found;
"""
"""Words that do not stand out from their ground by 4.5 to 1 (WCAG AA)."""


@asynccontextmanager
async def paged(setup: Setup | None = None, rate: float = 1) -> AsyncIterator[tuple[Page, Browser]]:
    """The page of a stage with its bot, open in a browser."""
    async with Theatre(setup or Setup(independent=True, tables=community(), launch=warm.launch)) as theatre:
        page = Page(theatre)
        await page.start()
        try:
            await theatre.stage.start()
            theatre.stage.clock.run(rate)
            async with Browser() as browser:
                await browser.open(page.url)
                await browser.until(PHONES)
                yield page, browser
        finally:
            await page.stop()


def filled(stage: Stage, messages: int) -> None:
    """So many messages that the bot is told nothing of: half in the reporters' chats, half in a topic for each."""
    world, group, reporters = stage.world, stage.cast.group("team"), stage.cast.reporters[:10]
    topics: list[Topic] = []
    for name in reporters:
        topics.append(world.opens_topic(world.bot, group, f"Case of {name}"))
        world.private(stage.cast.people[name]).started = True
    for number in range(messages):
        place = number // 2 % len(reporters)
        writer = stage.cast.people[reporters[place]]
        text = f"Message {number}, and some words as people write them, of a line or two, no more than that."
        if number % 2:
            world.post(group, world.bot, {"text": text}, thread=topics[place].id, written_by=world.bot)
        else:
            sender = writer if number % 4 else world.bot
            world.post(world.private(writer), sender, {"text": text}, written_by=sender)
    world.changed()


def phone(number: int) -> str:
    """The text of a phone, counted from 0, as JavaScript."""
    return f"document.querySelectorAll('.phone')[{number}].innerText"


def shows(number: int, words: str) -> str:
    """Whether a phone shows these words, as JavaScript."""
    return f"{phone(number)}.includes({words!r})"


async def tabs_until(browser: Browser, label: str, most: int = 60) -> int:
    """How often Tab is pressed until something with this text has the focus."""
    for count in range(1, most + 1):
        await browser.press("Tab")
        if await browser.run("return document.activeElement.textContent.trim()") == label:
            return count
    raise AssertionError(f"{most} times Tab never came to {label}")


async def with_the_team(browser: Browser, words: str) -> None:
    """Mina's words are with the team, and their topic is open on the second phone."""
    await browser.type(".phone textarea", words + "\n")
    await browser.click(".phone .inline", "I understand")
    await browser.until(shows(0, "This is Conversation 1"))
    await browser.click("#bar button", "+10 min")
    topic = "[...document.querySelectorAll('.phone')[1].querySelectorAll('.rows button')].at(1)"
    await browser.until(topic)
    await browser.run(f"{topic}.click()")


async def in_arabic(browser: Browser) -> None:
    """The page and Mina's chat."""
    await browser.click("#bar button", "العربية")
    await browser.until("document.documentElement.dir === 'rtl'")
    await browser.type(".phone textarea", "/start\n")
    await browser.click(".phone .inline", "العربية")
    await browser.until(shows(0, "فهمت"))
