"""How soon the page answers, in a real browser, with ten reporters and a thousand messages. A part of `make bench`.

Times run from the press of a key or of the mouse, as the browser stamps it, to the picture after the change. The bot
is the small one of `tests/echo_bot.py`: what is measured is the page, not how long a bot thinks.
"""

import statistics
import time
from collections.abc import Awaitable, Callable

from rehearsal.page import Page
from rehearsal.page.community import community
from rehearsal.setup import Setup
from tests.browser import Browser
from tests.paging import CROWD, PHONES, filled, paged, shows
from tests.test_rehearsal_page import echo

CLICKS = 50
MESSAGES = 1000
CLOCK = """
window.took = new Promise((told) => {
  let pressed = 0;
  const press = (event) => { pressed ||= event.timeStamp; };
  for (const kind of ["keydown", "mousedown"]) addEventListener(kind, press, { capture: true, once: true });
  const look = () => {
    if (!pressed || !(%s)) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => told(performance.now() - pressed)));
  };
  const watch = new MutationObserver(look);
  watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
});
"""
"""Milliseconds from the press to the picture in which the condition holds."""


async def timed(browser: Browser, condition: str, press: Callable[[], Awaitable[None]]) -> float:
    """How long it takes from the press until the page shows that the condition holds."""
    await browser.run(CLOCK % condition)
    await press()
    took: float = await browser.run("return await window.took")
    return took


async def words(browser: Browser, number: int) -> float:
    """Own words, from the Enter key to the bubble."""
    text = f"words number {number} that somebody writes."
    await browser.type(".phone textarea", text)
    bubble = f"document.querySelector('.messages').textContent.includes({text!r})"
    took = await timed(browser, bubble, lambda: browser.press("Enter"))
    await browser.until(shows(0, f"An-Noor: {text}"))
    return took


async def button(browser: Browser, number: int) -> float:
    """A button under a message, from the press to the bot's answer."""
    await browser.run("for (const e of document.querySelectorAll('.popup')) { e.hidden = true; e.textContent = ''; }")
    answered = "document.querySelector('.popup').textContent"
    return await timed(browser, answered, lambda: browser.click(".phone:first-child .row button", "Again"))


async def list_of_chats(browser: Browser, number: int) -> float:
    """The list of a member's chats, and back into the group: what the page does by itself."""
    second = "document.querySelectorAll('.phone')[1]"
    shown = f"{second}.querySelector('.rows')?.textContent.includes('Care team')"
    took = await timed(browser, shown, lambda: browser.click(".phone:nth-child(2) .back"))
    await browser.run(f"[...{second}.querySelectorAll('.rows button')].at(1).click()")
    return took


async def first_screen(page: Page, browser: Browser, phones: str) -> float:
    """Seconds of a fresh load, in milliseconds, until the phones show their messages."""
    began = time.perf_counter()
    await browser.open(page.url)
    await browser.until(f"{phones} && document.querySelectorAll('.messages > li[data-id]').length > 20")
    return 1000 * (time.perf_counter() - began)


def told(what: str, took: list[float]) -> None:
    """One line: median, the 95th of a hundred, the longest."""
    ordered = sorted(took)
    p95 = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    print(
        f"  {what:44} median {statistics.median(ordered):6.1f}, p95 {p95:6.1f}, max {ordered[-1]:6.1f} ms", flush=True
    )


async def measured(clicks: int = CLICKS, messages: int = MESSAGES) -> None:
    """Three phones as the page opens, then one for everybody."""
    setup = Setup(independent=True, tables=community(), people=CROWD, arguments=echo)
    async with paged(setup) as (page, browser):
        filled(page.theatre.stage, messages)
        await page.theatre.stage.settle()
        for phones in (3, len(CROWD)):
            print(f"{messages} messages, {phones} phones:")
            if phones == 3:
                told("first screen", [await first_screen(page, browser, PHONES) for _ in range(5)])
            for _ in range(phones - 3):
                await browser.click("#bar button", "Add a phone")
            await browser.until(f"document.querySelectorAll('.phone .top strong').length >= {2 * phones}")
            await browser.type(".phone textarea", "hello\n")
            await browser.until(shows(0, "An-Noor: hello"))
            for what, press in (
                ("own words", words),
                ("a button and the bot's answer", button),
                ("the list of chats", list_of_chats),
            ):
                told(what, [await press(browser, number) for number in range(clicks)])
