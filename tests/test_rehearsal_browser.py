"""The page in a browser: played from both sides, by mouse and by keys, in both languages."""

from pathlib import Path

import pytest

from rehearsal.setup import Setup
from rehearsal.stage import Stage
from tests.browser import CHROMIUM, Browser
from tests.paging import PALE, PHONES, UNNAMED, in_arabic, paged, shows, tabs_until
from tests.test_rehearsal_page import echo

HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script>&lt;'
WORRY = "My neighbour's children are often alone at night."
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="needs Chromium (Debian: apt install chromium)")


async def opened(browser: Browser, number: int, name: str) -> None:
    """Open a line of a phone's list of chats or topics, by its name: words under it may be the newest of another."""
    line = f"[...document.querySelectorAll('.phone')[{number}].querySelectorAll('.rows button')]"
    named = f"e => e.querySelector('strong').textContent.includes({name!r})"
    await browser.until(f"{line}.some({named})")
    await browser.run(f"{line}.find({named}).click()")


async def test_words_of_people_are_text_whatever_they_hold() -> None:
    async with paged(Setup(independent=True, arguments=echo)) as (_, browser):
        await browser.type(".phone textarea", HOSTILE)
        await browser.click(".phone:first-child button[type=submit]")
        await browser.until("[...document.querySelectorAll('.row button')].some(b => b.textContent === 'Again')")
        assert HOSTILE in await browser.run("return document.querySelector('.messages').innerText")
        assert await browser.run("return document.querySelectorAll('.messages img, .messages script').length") == 0
        assert await browser.run("return document.title") == "Rehearsal"
        await browser.click(".phone:first-child .row button", "Again")
        await browser.until("document.querySelector('.popup').textContent === 'Pressed, thank you'")

        await browser.click("#bar button", "Kill the bot")
        await browser.until("document.querySelector('#bot').textContent === 'The bot is stopped.'")
        await browser.type(".phone textarea", "case the roof leaks\n")
        await browser.click("#bar button", "Start it again")
        await opened(browser, 1, "K7Q-4MX")
        before = await browser.run("return document.querySelector('#time').textContent")
        await browser.click("#bar button", "+1 day")
        await browser.until("document.querySelector('#time').textContent.includes('Tuesday')")
        assert "Monday" in before

        await browser.open(browser_url := await browser.run("return location.href"), width=400, height=800)
        await browser.until(PHONES)
        await browser.type(".phone textarea", "x" * 300 + "\n")
        assert browser_url.startswith("http://127.0.0.1:")
        assert await browser.run("return document.documentElement.scrollWidth <= window.innerWidth")


async def test_a_first_report_from_both_sides_by_keys_alone() -> None:
    async with paged() as (page, browser):
        await browser.type(".phone textarea", WORRY + "\n")
        await browser.until(shows(0, "I understand"))
        await from_the_top(browser, "To the phone of \u2068Mina\u2069")
        assert await tabs_until(browser, "العربية") <= 13, "the last button of the newest message, by 15 stops"
        await from_the_top(browser, "To the phone of \u2068Mina\u2069")
        await tabs_until(browser, "I understand")
        await browser.press("Enter")
        await browser.until(shows(0, "This is Conversation 1"))
        assert await browser.run("return !!document.activeElement.closest('.phone .messages')"), "the focus is lost"

        await browser.click("#bar button", "+10 min")
        await opened(browser, 1, "soon")
        await browser.until(shows(1, "alone at night"))
        await page.theatre.stage.settle()  # what comes meanwhile would be the newest
        await from_the_top(browser, "To the phone of \u2068Adil\u2069")
        for key in ("ArrowUp", "Tab", "Tab"):
            await browser.press(key)
        assert await browser.run("return document.activeElement.textContent") == "Take"
        await browser.press("Enter")
        await browser.until(shows(1, "Adil holds it"))
        assert await browser.run("return document.activeElement.textContent") == "Hand over"
        await browser.until(shows(0, "looks after Conversation 1"))
        await browser.until("document.querySelectorAll('.phone')[2].querySelector('.badge')?.textContent > 0")


async def from_the_top(browser: Browser, link: str) -> None:
    """Take the link that jumps to a phone: where everybody begins who has no mouse."""
    await browser.run("document.activeElement.blur(); document.getSelection().removeAllRanges()")
    links = "[...document.querySelectorAll('.jumps a')]"
    await browser.run(f"{links}.find(e => e.textContent === arguments[0]).focus()", link)
    assert await browser.run(f"return {links}.indexOf(document.activeElement)") <= 4
    await browser.press("Enter")


async def test_a_lesson_to_its_end_with_danger_a_locked_phone_and_the_page_to_print() -> None:
    async with paged() as (page, browser):
        await browser.click(".choices button", "Danger at night")
        await browser.until("document.querySelector('.count')")
        for _ in range(3):
            await shown_step(browser)
        await browser.until(shows(0, "911"))
        while not await browser.run("return !!document.querySelector('.lessons .primary')"):
            await lesson_goes_on(browser)
        assert page.lessons.done.keys() == {"night"}
        await browser.click(".lessons .primary")
        await browser.until("document.querySelector('dialog').open")
        assert "Danger at night" in await browser.run("return document.querySelector('dialog').innerText")


async def shown_step(browser: Browser) -> None:
    """Let the page do what a person has to do now, and wait until that is done."""
    before = await browser.run("return document.querySelector('.count').textContent")
    await browser.click(".lessons .choices button", "Do it for me")
    await browser.until(f"document.querySelector('.count')?.textContent !== {before!r}")


async def lesson_goes_on(browser: Browser) -> None:
    """Do what the lesson says: move the clock, or have a step shown."""
    step = "document.querySelector('.steps .now')?.innerText ?? ''"
    ready = f"(/Move the clock/.test({step}) || document.querySelector('.lessons .primary') || "
    ready += "[...document.querySelectorAll('.choices button')].some(e => e.textContent === 'Do it for me'))"
    await browser.until(ready)
    if await browser.run(f"return /Move the clock/.test({step})"):
        await browser.click("#bar button", "+10 min")
        await browser.until(f"!/Move the clock/.test({step})")
    elif not await browser.run("return !!document.querySelector('.lessons .primary')"):
        await shown_step(browser)


async def test_arabic_from_the_right_and_nothing_pale_or_unnamed() -> None:
    async with paged() as (page, browser):
        await in_arabic(browser)
        words = "[...document.querySelectorAll('.phone .text')].at(-1)"
        assert await browser.run(f"return getComputedStyle({words}).direction") == "rtl"
        assert await browser.run("return document.querySelector('.lessons').getBoundingClientRect().x") > 600
        for scheme in ("light", "dark"):
            await browser.open(page.url, prefers_color_scheme=scheme)
            await browser.until(PHONES)
            await browser.until(shows(0, "فهمت"))
            assert await browser.run(PALE) == []
            assert await browser.run(UNNAMED) == []


async def test_a_file_goes_up_and_a_locked_phone_tells_what_came(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text("a plan\n", encoding="utf-8")
    async with paged(Setup(independent=True, arguments=echo)) as (page, browser):
        await browser.attach(".own", tmp_path / "plan.txt")
        await browser.until(shows(0, "plan.txt"))
        stage = page.theatre.stage
        await browser.run(
            "[...document.querySelectorAll('.corner button')].find(e => /^Lock/.test(e.textContent)).click()"
        )
        await browser.until(shows(0, "No notifications"))
        bea = stage.cast.people["bea"]
        stage.world.says(bea, stage.cast.group("team"), "Somebody at the desk?")
        stage.world.says(stage.cast.people["mina"], stage.world.private(stage.cast.people["mina"]), "hello again")
        await browser.until(shows(0, "An-Noor: hello again"))
        assert "Somebody at the desk?" not in await browser.run("return document.querySelector('.phone').innerText")


async def test_a_check_in_comes_when_the_clock_is_moved_there() -> None:
    async with paged() as (page, browser):
        await browser.click(".choices button", "A check-in stays unanswered")
        await browser.until("document.querySelector('.count')")
        for _ in range(2):
            await shown_step(browser)
        for step in ("+1 day", "+1 day", *["+1 hour"] * 6):
            await moved(page.theatre.stage, browser, step)
        await browser.until(shows(0, "Hello! How are you today?"))
        await browser.until("document.querySelector('.steps')?.innerText.includes('2026-01-08')")


async def moved(stage: Stage, browser: Browser, step: str) -> None:
    """Press a button of the clock, and wait until it has moved."""
    before = stage.clock.timestamp()
    await browser.click("#bar button", step)
    await stage.world.until(lambda: stage.clock.timestamp() > before + 3000, 30)
