"""axe-core, which knows what shuts people out, finds nothing serious on any screen of the page."""

import os
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.browser import CHROMIUM, Browser
from tests.paging import PHONES, in_arabic, paged, shows, with_the_team
from tests.test_rehearsal_browser import lesson_goes_on, shown_step

OTHER = os.environ.get("AXE_SCRIPT", "")
FOUND = """
const { violations, passes } = await axe.run(document, { resultTypes: ["violations"] });
return { passed: passes.length, serious: violations
  .filter((each) => ["serious", "critical"].includes(each.impact))
  .flatMap((each) => each.nodes.map((node) => `${each.id}: ${node.html.slice(0, 160)}`)) };
"""
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="needs Chromium (Debian: apt install chromium)")


def script() -> str:
    """The script itself; only its package is looked for, for that would import drivers that nobody here needs."""
    spec = find_spec("axe_core_python")
    assert spec is not None
    assert spec.origin is not None
    return Path(OTHER or Path(spec.origin).with_name("axe.min.js")).read_text("utf-8")


async def nothing_serious(browser: Browser, screen: str) -> None:
    """Let axe-core look at what is shown now."""
    if not await browser.run("return typeof axe === 'object'"):
        await browser.run(script())
    found = await browser.run(FOUND)
    assert found["passed"] > 10, f"axe-core has looked at nothing: {screen}"
    assert found["serious"] == [], screen


async def test_no_screen_of_a_conversation_shuts_anybody_out() -> None:
    async with paged() as (page, browser):
        await nothing_serious(browser, "the first page")
        await conversation(browser)
        await nothing_serious(browser, "a conversation in English")
        await browser.run("for (const each of document.querySelectorAll('details')) each.open = true")
        await nothing_serious(browser, "every menu open")
        await browser.open(page.url, prefers_color_scheme="dark")
        await browser.until(PHONES)
        await browser.until(shows(0, "This is Conversation 1"))
        await nothing_serious(browser, "dark")
        await browser.open(page.url, width=400, height=800)
        await browser.until(PHONES)
        await browser.until(shows(0, "This is Conversation 1"))
        await nothing_serious(browser, "on a narrow screen")
        await browser.open(page.url)
        await browser.until(PHONES)
        await what_is_stored(browser)
        await locked(browser)


async def test_nor_in_arabic_from_the_right() -> None:
    async with paged() as (page, browser):
        await in_arabic(browser)
        for scheme in ("light", "dark"):
            await browser.open(page.url, prefers_color_scheme=scheme)
            await browser.until(PHONES)
            await browser.until(shows(0, "فهمت"))
            await nothing_serious(browser, f"Arabic, {scheme}")


async def test_nor_a_lesson_and_the_page_to_print_at_its_end() -> None:
    async with paged() as (_, browser):
        await browser.click(".choices button", "Danger at night")
        await browser.until("document.querySelector('.count')")
        await shown_step(browser)
        await nothing_serious(browser, "a lesson")
        while not await browser.run("return !!document.querySelector('.lessons .primary')"):
            await lesson_goes_on(browser)
        await nothing_serious(browser, "the end of a lesson")
        await browser.click(".lessons .primary")
        await browser.until("document.querySelector('dialog').open")
        await nothing_serious(browser, "the page to print")
        await browser.run("document.querySelector('dialog').append(document.createElement('button'))")
        with pytest.raises(AssertionError, match="button-name"):
            await nothing_serious(browser, "a button without a name")


async def conversation(browser: Browser) -> None:
    """Mina's words are with the team, and a topic of it is open."""
    await with_the_team(browser, "My neighbour's children are often alone at night.")
    await browser.until(shows(1, "alone at night"))


async def what_is_stored(browser: Browser) -> None:
    await browser.click("#bar button", "What is stored?")
    await browser.until("document.querySelector('dialog').open")
    await nothing_serious(browser, "What is stored?")
    await browser.click("dialog button", "Close")


async def locked(browser: Browser) -> None:
    lock = "[...document.querySelectorAll('.corner button')].find(e => /^Lock/.test(e.textContent))"
    await browser.run(f"{lock}.click()")
    await browser.until("document.querySelector('.lock')")
    await nothing_serious(browser, "a locked phone")
