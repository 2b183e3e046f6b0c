"""A stage for the wizard: phones in a browser, a group and its people, and a token that opens nothing. No bot runs."""

import sys
from collections.abc import Awaitable, Callable

from rehearsal import configuring
from rehearsal.page.server import Page
from rehearsal.page.theatre import Theatre
from rehearsal.setup import Setup

HINT = "This is a rehearsal: nothing here reaches Telegram. The phones are at {url} and the token is: {token}"


async def beside(work: Callable[[str, str], Awaitable[int]], port: int = 0) -> int:
    """Do the work with the address of the imitation and a hint for whoever tries it; what it gave."""
    async with Theatre(Setup()) as theatre:
        page = Page(theatre, port)
        await page.start()
        theatre.stage.clock.run(1)
        hint = HINT.format(url=page.url, token=configuring.TOKEN)
        sys.stdout.write(f"{hint}\n\n")
        try:
            return await work(theatre.stage.server.base_url, hint)
        finally:
            await page.stop()
