"""A headless Chromium for tests, driven by chromedriver over plain HTTP."""

import asyncio
import json
import re
import shutil
from contextlib import suppress
from typing import Any, Self

import aiohttp

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
ARGUMENTS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
UNTIL = """
const [condition, done] = [new Function("return (" + arguments[0] + ");"), arguments[arguments.length - 1]];
const watch = new MutationObserver(look);
function look() { if (condition()) { watch.disconnect(); done(true); } }
watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
look();
"""


class Browser:
    """Use as `async with Browser() as browser`; raises AssertionError with what the page shows when a wait ends."""

    def __init__(self, patience: float = 20.0) -> None:
        self._patience = patience

    async def __aenter__(self) -> Self:
        assert DRIVER is not None
        assert CHROMIUM is not None
        self._process = await asyncio.create_subprocess_exec(
            DRIVER, "--port=0", stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL
        )
        assert self._process.stdout is not None
        async with asyncio.timeout(self._patience):
            while not (
                found := re.search(rb"started successfully on port (\d+)", await self._process.stdout.readline())
            ):
                assert not self._process.stdout.at_eof(), "chromedriver did not start"
        self._url = f"http://127.0.0.1:{int(found[1])}"
        self._http = aiohttp.ClientSession()
        options = {"binary": CHROMIUM, "args": ARGUMENTS}
        answer = await self._ask("post", "/session", capabilities={"alwaysMatch": {"goog:chromeOptions": options}})
        self._url += f"/session/{answer['sessionId']}"
        await self._ask("post", "/timeouts", script=int(self._patience * 1000))
        return self

    async def __aexit__(self, *_: object) -> None:
        with suppress(aiohttp.ClientError, AssertionError):
            await self._ask("delete", "")
        await self._http.close()
        self._process.terminate()
        await self._process.wait()

    async def open(self, url: str, width: int = 1200, height: int = 900) -> None:
        """Open a page on a screen of this size; a window would not become as narrow as a phone."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        await self._ask("post", "/goog/cdp/execute", cmd="Emulation.setDeviceMetricsOverride", params=metrics)
        await self._ask("post", "/url", url=url)

    async def run(self, script: str, *arguments: object) -> Any:
        """Run JavaScript in the page; `return` gives its value."""
        return await self._ask("post", "/execute/sync", script=script, args=list(arguments))

    async def until(self, condition: str) -> None:
        """Wait until a JavaScript expression is true, looking at each change of the page."""
        try:
            await self._ask("post", "/execute/async", script=UNTIL, args=[condition])
        except AssertionError as error:
            shown = await self.run("return document.body.innerText")
            raise AssertionError(f"never true: {condition}\n{error}\n{shown}") from error

    async def click(self, selector: str, text: str = "") -> None:
        """Click the last visible element of this selector (with this text), as a mouse does, waiting until it is."""
        listed = "[...document.querySelectorAll(%s)].filter(e => e.offsetParent && (!%s || e.textContent === %s))"
        found = listed % (json.dumps(selector), json.dumps(text), json.dumps(text))
        await self.until(f"{found}.length")
        for left in (2, 1, 0):
            element = await self.run(f"return {found}.at(-1)")
            try:
                await self._ask("post", f"/element/{next(iter(element.values()))}/click")
            except AssertionError as error:
                if not left or "stale" not in str(error):
                    raise
            else:
                return

    async def type(self, selector: str, text: str) -> None:
        """Type into the first element of this selector."""
        found = await self.run("return document.querySelector(arguments[0])", selector)
        await self._ask("post", f"/element/{next(iter(found.values()))}/value", text=text)

    async def _ask(self, verb: str, path: str, **body: object) -> Any:
        async with self._http.request(verb, self._url + path, json=body if verb == "post" else None) as answer:
            value = (await answer.json())["value"]
        assert not (isinstance(value, dict) and "error" in value), value
        return value
