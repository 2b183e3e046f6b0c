"""Calls over real sockets: what arrives, how long is waited, what is known to have been sent, and that the address,
which holds the token, is in no error."""

import asyncio
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import pytest
from aiohttp import BodyPartReader, web
from telegram import Bot, InputFile
from telegram.error import NetworkError, TelegramError, TimedOut

from bot.telegram.fates import classify
from bot.telegram.request import Request
from rules.outcome import Fate

TOKEN = "4242:canary-of-the-token"
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def calling(answer: Answer, width: int = 4, patience: float = 5) -> AsyncIterator[tuple[Bot, str]]:
    """A bot whose calls, whatever their method, are answered by this."""
    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    home = f"http://127.0.0.1:{runner.addresses[0][1]}"
    bot = Bot(TOKEN, base_url=home + "/bot", request=Request(width, patience))
    try:
        await bot._request[1].initialize()
        yield bot, home
    finally:
        await bot._request[1].shutdown()
        await runner.cleanup()


async def failed(call: Awaitable[object]) -> TelegramError:
    """The error of a call; the token is nowhere in it or in what led to it."""
    with pytest.raises(TelegramError) as caught:
        await call
    assert TOKEN not in "".join(traceback.format_exception(caught.value))
    assert caught.value.__context__ is None
    return caught.value


async def true(request: web.Request) -> web.Response:
    return web.json_response({"ok": True, "result": True})


async def test_words_arrive_as_they_were_written() -> None:
    heard: list[dict[str, str]] = []

    async def answer(request: web.Request) -> web.Response:
        heard.append({key: str(value) for key, value in (await request.post()).items()} | {"at": request.path})
        return await true(request)

    words = "a+b & c=d %41 سلام 👩‍👧 \n" + "x" * 4000
    async with calling(answer) as (bot, _):
        await bot.delete_message(-100, 7)
        await bot.answer_callback_query("9", words)
    assert heard[0] == {"chat_id": "-100", "message_id": "7", "at": f"/bot{TOKEN}/deleteMessage"}
    assert heard[1]["text"] == words


async def test_a_file_arrives_whole_under_its_name() -> None:
    parts: list[tuple[str, str | None, str | None, bytes]] = []

    async def answer(request: web.Request) -> web.Response:
        reader = await request.multipart()
        while (part := await reader.next()) is not None:
            assert isinstance(part, BodyPartReader)
            parts.append((part.name or "", part.filename, part.headers.get("Content-Type"), bytes(await part.read())))
        return await true(request)

    content = bytes(range(256)) * 4000
    async with calling(answer) as (bot, _):
        await bot.set_chat_photo(-100, InputFile(content, filename="صورة 1.jpg").input_file_content)
    named = {name: (filename, kind, body) for name, filename, kind, body in parts}
    assert named["chat_id"][2] == b"-100"
    assert any(body == content for _, _, body in named.values())


async def test_nobody_there_means_not_sent() -> None:
    async with calling(true) as (_, home):
        pass
    bot = Bot(TOKEN, base_url=home + "/bot", request=Request(1))
    await bot._request[1].initialize()
    error = await failed(bot.delete_message(1, 1))
    await bot._request[1].shutdown()
    assert isinstance(error, NetworkError)
    assert classify(error, private=True).fate is Fate.PASSING


async def test_silence_after_sending_may_have_been_sent() -> None:
    async def answer(request: web.Request) -> web.Response:
        await asyncio.Event().wait()
        raise AssertionError

    async with calling(answer, patience=0.05) as (bot, _):
        error = await failed(bot.delete_message(1, 1))
    assert isinstance(error, TimedOut)
    assert classify(error, private=True).fate is Fate.UNCERTAIN


async def test_a_connection_cut_after_sending_may_have_been_sent() -> None:
    async def answer(request: web.Request) -> web.Response:
        await request.post()
        assert request.transport is not None
        request.transport.abort()
        return web.Response()

    async with calling(answer) as (bot, _):
        error = await failed(bot.delete_message(1, 1))
    assert classify(error, private=True).fate is Fate.UNCERTAIN


async def test_no_free_connection_means_not_sent() -> None:
    begun = asyncio.Event()

    async def answer(request: web.Request) -> web.Response:
        begun.set()
        await asyncio.Event().wait()
        raise AssertionError

    async with calling(answer, width=1) as (bot, _):
        first = asyncio.create_task(bot.delete_message(1, 1))
        await begun.wait()
        error = await failed(bot.delete_message(1, 2, connect_timeout=0.05))
        first.cancel()
    assert classify(error, private=True).fate is Fate.PASSING


async def test_a_redirect_is_not_followed_with_the_token() -> None:
    asked: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        asked.append(request.path)
        raise web.HTTPTemporaryRedirect(f"http://{request.host}/elsewhere{request.path}")

    async with calling(answer) as (bot, _):
        await failed(bot.delete_message(1, 1))
    assert asked == [f"/bot{TOKEN}/deleteMessage"]


@pytest.mark.parametrize(("besides", "used"), [("", True), ("telegram.test", False)])
async def test_the_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch, besides: str, used: bool) -> None:
    heard: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        heard.append(str(request.url))
        return await true(request)

    async with calling(answer) as (_, home):
        monkeypatch.setenv("http_proxy", home)
        monkeypatch.setenv("no_proxy", besides)
        bot = Bot(TOKEN, base_url="http://telegram.test/bot", request=Request(1))
        await bot._request[1].initialize()
        if used:
            assert await bot.delete_message(1, 1)
            assert heard == [f"http://telegram.test/bot{TOKEN}/deleteMessage"]
        else:
            await failed(bot.delete_message(1, 1))
            assert heard == []
        await bot._request[1].shutdown()


async def test_no_proxy_hears_a_call_to_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between a bot and its own Bot API server the token goes in the clear: nobody else is to see it."""
    heard: list[str] = []

    async def proxy(request: web.Request) -> web.Response:
        heard.append(str(request.url))
        return await true(request)

    async with calling(proxy) as (_, home), calling(true) as (own, at):
        monkeypatch.setenv("http_proxy", home)
        monkeypatch.setenv("no_proxy", "")
        for host in ("127.0.0.1", "localhost", "127.8.8.8"):
            bot = Bot(TOKEN, base_url=at.replace("127.0.0.1", host) + "/bot", request=Request(1))
            await bot._request[1].initialize()
            with suppress(TelegramError):  # whether the server listens there is not what is asked
                await bot.delete_message(1, 1)
            await bot._request[1].shutdown()
        assert await own.delete_message(1, 1)
    assert heard == []


async def test_nobody_reading_any_more_ends_a_call_that_is_still_being_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.telegram.request.UNTAKEN", 0.5)

    async def deaf(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await over.wait()
        writer.transport.abort()

    over = asyncio.Event()
    server = await asyncio.start_server(deaf, "127.0.0.1", 0)
    home = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    bot = Bot(TOKEN, base_url=home + "/bot", request=Request(1))
    await bot._request[1].initialize()
    try:
        sending = bot.send_document(1, InputFile(bytes(30_000_000), "heavy.bin"))
        error = await asyncio.wait_for(failed(sending), 20)
    finally:
        over.set()
        await bot._request[1].shutdown()
        server.close()
    assert classify(error, private=True).fate is Fate.UNCERTAIN
