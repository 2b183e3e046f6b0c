"""Makes the two pictures at the top of the README: a reporter's phone and the team's. `make pictures` runs it."""

import asyncio
import io
import sys
from pathlib import Path

from PIL import Image

from rehearsal.page.community import community
from rehearsal.setup import Setup
from tests.browser import CHROMIUM, Browser
from tests.paging import paged, shows, with_the_team

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
NAMES = {"reporter": 0, "team": 1}
COLOURS = 48
WORRY = "Salaam. My neighbour's children are often alone at night. I am worried."
ANSWER = "Salaam, thank you for telling us. How old are the children?"


async def main() -> None:
    """Play the beginning of a conversation and take both phones."""
    async with paged(Setup(independent=True, tables=community())) as (page, browser):
        await browser.open(page.url, width=1400, height=900)
        await browser.until("document.querySelector('.phone .own')")
        await with_the_team(browser, WORRY)
        await browser.click(".phone .inline", "Take")
        await browser.until(shows(1, "Adil holds it"))
        await answered(browser)
        passing = ".popup, .reactions"  # the one fades by itself, the other needs a font that few servers have
        await browser.run("document.activeElement.blur()")
        await browser.run("document.querySelectorAll(arguments[0]).forEach((e) => e.remove())", passing)
        for name, number in NAMES.items():
            save(FOLDER / f"{name}.png", await browser.picture(f".phone:nth-of-type({number + 1})"))


async def answered(browser: Browser) -> None:
    """Adil replies to Mina's words, as one does: by their menu."""
    await browser.run(
        "const last = [...document.querySelectorAll('.phone')[1].querySelectorAll('.messages > li')].at(-1);"
        "last.querySelector('details button').click();"
    )
    await browser.type(".phone:nth-of-type(2) textarea", ANSWER + "\n")
    await browser.until(shows(0, "How old are the children?"))


def save(path: Path, png: bytes) -> None:
    """A small file: a palette is enough for words on plain ground."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    picture.save(path, optimize=True)
    sys.stdout.write(f"{path.name}: {path.stat().st_size} bytes\n")


if __name__ == "__main__":
    if CHROMIUM is None:
        sys.exit("Chromium is needed (Debian: apt install chromium).")
    asyncio.run(main())
