"""The page: played by hand in a browser, by nobody but whoever sits at this computer."""

import sys
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import aiohttp
import pytest

from rehearsal.errors import RehearsalError
from rehearsal.page import Page
from rehearsal.setup import Setup
from rehearsal.stage import Stage
from tests.browser import CHROMIUM, Browser

HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script>&lt;'
ECHO = Path(__file__).with_name("echo_bot.py")
in_a_browser = pytest.mark.skipif(not CHROMIUM, reason="needs Chromium (Debian: apt install chromium)")


def echo(config: Path) -> Sequence[str]:
    return [sys.executable, str(ECHO), str(config)]


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    async with Stage(Setup(independent=True, arguments=echo)) as stage:
        page = Page(stage)
        await page.start()
        await stage.start()
        try:
            yield page
        finally:
            await page.stop()


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def test_another_site_cannot_play_along(page: Page, client: aiohttp.ClientSession) -> None:
    async with client.get(page.url, headers={"Host": "evil.example"}) as answer:
        assert answer.status == 403
    async with client.post(page.url + "do", data='{"act": "kill"}') as answer:
        assert answer.status == 415
    async with client.get(page.url) as answer:
        assert answer.status == 200
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


async def test_what_cannot_be_done_is_told_in_words(page: Page, client: aiohttp.ClientSession) -> None:
    async with client.post(page.url + "do", json={"act": "say", "who": "nobody", "chat": "1", "text": "x"}) as answer:
        assert "nobody here is called nobody" in (await answer.json())["error"]
    async with client.post(page.url + "do", json={"act": "fly"}) as answer:
        assert answer.status == 400
    async with client.post(page.url + "do", json=["nonsense"]) as answer:
        assert answer.status == 400


async def test_a_port_that_is_taken_is_told(page: Page) -> None:
    async with Stage(Setup(arguments=echo)) as stage:
        second = Page(stage, int(page.url.rsplit(":", 1)[1].strip("/")))
        with pytest.raises(RehearsalError, match="cannot be used"):
            await second.start()
        await second.stop()


async def test_nothing_comes_from_elsewhere() -> None:
    for path in (Path(__file__).parent.parent / "rehearsal" / "site").iterdir():
        text = path.read_text(encoding="utf-8")
        assert "http:" not in text
        assert "https:" not in text
        assert "innerHTML" not in text


@in_a_browser
async def test_played_by_hand(page: Page) -> None:
    async with Browser() as browser:
        await browser.open(page.url)
        await browser.until("document.querySelectorAll('.phone').length === 3")
        await browser.type(".phone textarea", HOSTILE)
        await browser.click(".phone:first-child button[type=submit]")
        await browser.until(
            "[...document.querySelectorAll('.messages .row button')].some(b => b.textContent === 'Again')"
        )
        shown = await browser.run("return document.querySelector('.messages').innerText")
        assert HOSTILE in shown
        assert await browser.run("return document.querySelectorAll('.messages img, .messages script').length") == 0
        assert await browser.run("return document.title") == "Rehearsal"

        await browser.click(".phone:first-child .row button", "Again")
        await browser.until("document.querySelector('.popup').textContent === 'Pressed, thank you'")


@in_a_browser
async def test_the_bot_is_killed_started_and_time_goes_on_from_the_page(page: Page) -> None:
    async with Browser() as browser:
        await browser.open(page.url)
        await browser.until("document.querySelector('#bot').textContent === 'The bot runs.'")
        await browser.click("button", "Kill the bot")
        await browser.until("document.querySelector('#bot').textContent === 'The bot is stopped.'")
        await browser.type(".phone textarea", "case the roof leaks\n")
        await browser.click("button", "Start the bot again")
        await browser.until(
            "[...document.querySelectorAll('.topics button')].some(b => b.textContent.includes('K7Q-4MX'))"
        )
        before = await browser.run("return document.querySelector('#time').textContent")
        await browser.click("button", "+1 day")
        await browser.until("document.querySelector('#time').textContent.includes('Tuesday')")
        assert "Monday" in before


@in_a_browser
async def test_it_fits_a_phone_and_every_button_has_words(page: Page) -> None:
    async with Browser() as browser:
        await browser.open(page.url, width=400, height=800)
        await browser.until("document.querySelectorAll('.phone').length === 3")
        await browser.type(".phone textarea", "x" * 300 + "\n")
        await browser.until("document.querySelectorAll('.messages .row button').length > 0")
        assert await browser.run("return document.documentElement.scrollWidth <= window.innerWidth")
        assert await browser.run(
            "return [...document.querySelectorAll('button')].every(b => /\\p{L}/u.test(b.textContent))"
        )
