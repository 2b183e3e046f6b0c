"""The page: played by hand in a browser, by nobody but whoever sits at this computer."""

import sys
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import aiohttp
import pytest

from rehearsal.errors import RehearsalError
from rehearsal.page import Page
from rehearsal.page.server import FILES
from rehearsal.page.theatre import Theatre
from rehearsal.setup import Setup
from tests.browser import CHROMIUM

HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script>&lt;'
ECHO = Path(__file__).with_name("echo_bot.py")
in_a_browser = pytest.mark.skipif(not CHROMIUM, reason="needs Chromium (Debian: apt install chromium)")


def echo(config: Path) -> Sequence[str]:
    return [sys.executable, str(ECHO), str(config)]


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    async with Theatre(Setup(independent=True, arguments=echo)) as theatre:
        page = Page(theatre)
        await page.start()
        await theatre.stage.start()
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
    async with Theatre(Setup(arguments=echo)) as theatre:
        second = Page(theatre, int(page.url.rsplit(":", 1)[1].strip("/")))
        with pytest.raises(RehearsalError, match="cannot be used"):
            await second.start()
        await second.stop()


async def test_nothing_comes_from_elsewhere() -> None:
    for path in FILES.values():
        text = path.read_text(encoding="utf-8")
        assert "http:" not in text
        assert "https:" not in text
        assert "innerHTML" not in text
