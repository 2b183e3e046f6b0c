"""A headless Chromium for tests, driven over its own debugging socket: no driver, no package."""

import asyncio
import base64
import itertools
import json
import re
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

import aiohttp

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-extensions",
    "--disable-background-networking",
    "--remote-debugging-port=0",
    "--hide-scrollbars",
    "about:blank",
]
KEYS = {"Tab": 9, "Enter": 13, "Escape": 27, "ArrowDown": 40, "ArrowUp": 38, "ArrowLeft": 37, "ArrowRight": 39, " ": 32}
UNTIL = """
new Promise((done) => {
  const condition = () => (%s);
  function look() { if (condition()) { watch.disconnect(); clearInterval(again); done(true); } }
  const watch = new MutationObserver(look);
  watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const again = setInterval(look, 200);
  look();
})
"""


class Browser:
    """Use as `async with Browser() as browser`; raises AssertionError with what the page shows when a wait ends."""

    def __init__(self, patience: float = 30.0) -> None:
        self._patience = patience
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Future[Any]] = {}

    async def __aenter__(self) -> Self:
        assert CHROMIUM is not None
        self._folder = tempfile.mkdtemp(prefix="browser-")
        self._process = await asyncio.create_subprocess_exec(
            CHROMIUM,
            f"--user-data-dir={self._folder}",
            *ARGUMENTS,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        assert self._process.stderr is not None
        async with asyncio.timeout(2 * self._patience):
            while not (found := re.search(rb"listening on (ws://\S+)", await self._process.stderr.readline())):
                assert not self._process.stderr.at_eof(), "chromium did not start"
        self._draining = asyncio.create_task(self._process.stderr.read())
        self._http = aiohttp.ClientSession()
        self._socket = await self._http.ws_connect(found[1].decode(), max_msg_size=0)
        self._listening = asyncio.create_task(self._listen())
        self._session = ""
        target = await self._ask("Target.createTarget", url="about:blank")
        attached = await self._ask("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "DOM"):
            await self._ask(f"{domain}.enable")
        return self

    async def __aexit__(self, *_: object) -> None:
        self._session = ""
        with suppress(aiohttp.ClientError, AssertionError, TimeoutError):
            await self._ask("Browser.close")
        self._listening.cancel()
        await self._http.close()
        with suppress(ProcessLookupError):
            self._process.terminate()
        await self._process.wait()
        await self._draining
        shutil.rmtree(self._folder, ignore_errors=True)

    async def open(self, url: str, width: int = 1200, height: int = 900, **looks: str) -> None:
        """Open a page on a screen of this size. `looks` are media features: prefers_color_scheme="dark"."""
        await self._ask(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )
        features = [{"name": name.replace("_", "-"), "value": value} for name, value in looks.items()]
        await self._ask("Emulation.setEmulatedMedia", features=features)
        await self._ask("Page.navigate", url=url)
        await self.until("document.readyState === 'complete' && location.href !== 'about:blank'")

    async def run(self, script: str, *arguments: object) -> Any:
        """Run JavaScript in the page; `return` gives its value."""
        called = f"(async function() {{ {script} }}).apply(null, {json.dumps(arguments)})"
        return await self._value(called)

    async def until(self, condition: str) -> None:
        """Wait until a JavaScript expression is true, looking at each change of the page."""
        for left in (1, 0):
            try:
                await self._value(UNTIL % condition)
            except (AssertionError, TimeoutError) as error:
                if left and "navigat" in str(error):  # the page that was asked is gone
                    continue
                shown = await self.run("return document.body.innerText")
                raise AssertionError(f"never true: {condition}\n{error}\n{shown}") from error
            else:
                return

    async def click(self, selector: str, text: str = "") -> None:
        """Click the last visible element of this selector (with this text), as a mouse does, waiting until it is."""
        found = (
            f"[...document.querySelectorAll({json.dumps(selector)})].filter(e => e.checkVisibility() &&"
            f" (!{json.dumps(text)} || e.textContent.trim() === {json.dumps(text)}))"
        )
        await self.until(f"{found}.length")
        place = await self.run(
            f"const e = {found}.at(-1); e.scrollIntoView({{ block: 'nearest' }}); const r = e.getBoundingClientRect();"
            "return [r.x + r.width / 2, r.y + r.height / 2];"
        )
        for kind in ("mousePressed", "mouseReleased"):
            await self._ask("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1)

    async def type(self, selector: str, text: str) -> None:
        """Type into the first element of this selector; a new line at the end is the Enter key."""
        await self.run("document.querySelector(arguments[0]).focus()", selector)
        await self._ask("Input.insertText", text=text.removesuffix("\n"))
        if text.endswith("\n"):
            await self.press("Enter")

    async def press(self, key: str, modifiers: int = 0) -> None:
        """Press a key where the focus is; `modifiers` 8 is Shift."""
        code = KEYS[key]
        words = {"Enter": "\r", " ": " "}.get(key)
        more = {"text": words} if words else {}
        named = {"key": key, "code": "Space" if key == " " else key, "windowsVirtualKeyCode": code}
        await self._ask("Input.dispatchKeyEvent", type="keyDown", modifiers=modifiers, **named, **more)
        await self._ask("Input.dispatchKeyEvent", type="keyUp", modifiers=modifiers, **named)

    async def choose(self, selector: str, value: str) -> None:
        """Choose in a list, as a person does."""
        await self.run(
            "const e = document.querySelector(arguments[0]); e.value = arguments[1];"
            "e.dispatchEvent(new Event('change', { bubbles: true }));",
            selector,
            value,
        )

    async def attach(self, selector: str, *files: Path) -> None:
        """Choose files for an input of this selector."""
        document = await self._ask("DOM.getDocument")
        node = await self._ask("DOM.querySelector", nodeId=document["root"]["nodeId"], selector=selector)
        await self._ask("DOM.setFileInputFiles", files=[str(file) for file in files], nodeId=node["nodeId"])

    async def picture(self, selector: str = "body") -> bytes:
        """A PNG of what the screen shows, or of one element of it."""
        box = "const { x, y, width, height } = document.querySelector(arguments[0]).getBoundingClientRect();"
        x, y, width, height = await self.run(f"{box} return [x, y, width, height]", selector)
        clip = {"x": x, "y": y, "width": width, "height": height, "scale": 1}
        more = {} if selector == "body" else {"clip": clip}
        return base64.b64decode((await self._ask("Page.captureScreenshot", format="png", **more))["data"])

    async def _value(self, expression: str) -> Any:
        answer = await self._ask("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    async def _ask(self, method: str, **params: object) -> Any:
        number = next(self._numbers)
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        session = {"sessionId": self._session} if self._session else {}
        await self._socket.send_json({"id": number, "method": method, "params": params} | session)
        async with asyncio.timeout(self._patience):
            said = await answer
        assert "error" not in said, said
        return said["result"]

    async def _listen(self) -> None:
        async for message in self._socket:
            said = json.loads(message.data)
            answer = self._answers.pop(said.get("id", 0), None)
            if answer is not None and not answer.done():
                answer.set_result(said)
