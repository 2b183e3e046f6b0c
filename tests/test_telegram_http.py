"""The imitation as an HTTP server: addresses, tokens, ways of writing a request, and its journal."""

import asyncio
import time

import httpx
import pytest
import telegram

from rehearsal.api import Server
from rehearsal.world import World
from tests.imitation import Rig


async def test_a_wrong_token_is_unauthorized(rig: Rig) -> None:
    answer = await rig.http.post("/bot1:wrong/getMe")
    assert answer.status_code == 401
    assert answer.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}
    with pytest.raises(telegram.error.InvalidToken):
        await rig.client("1:wrong").initialize()


async def test_an_unknown_method_is_not_found_and_noted(rig: Rig) -> None:
    answer = await rig.post("sendTelepathy", chat_id=1)
    assert answer == {"ok": False, "error_code": 404, "description": "Not Found: method not found"}
    assert rig.world.journal.unimitated()[0].unimitated == "sendTelepathy"
    rig.unimitated = 1


async def test_an_unknown_parameter_is_refused_and_noted(rig: Rig) -> None:
    words = await rig.error("sendMessage", chat_id=rig.mina.id, text="x", colour="red")
    assert words == "Not imitated: sendMessage has no parameter colour"
    words = await rig.error("sendMessage", chat_id=rig.mina.id, text="x", message_effect_id="1")
    assert words == "Not imitated: the parameter message_effect_id of sendMessage"
    rig.unimitated = 2


async def test_a_lenient_server_ignores_unknown_parameters(rig: Rig) -> None:
    async with Server(rig.world, strict=False) as lenient:
        url = f"{lenient.base_url}{rig.world.bot.token}/sendMessage"
        answer = await rig.http.post(url, json={"chat_id": rig.mina.id, "text": "x", "colour": "red"})
        assert answer.json()["ok"]


@pytest.mark.parametrize("way", ["query", "form", "json", "multipart"])
async def test_requests_may_be_written_in_four_ways(rig: Rig, way: str) -> None:
    url = f"/bot{rig.world.bot.token}/sendmessage"
    fields = {"chat_id": str(rig.mina.id), "text": "مرحبا & hello", "disable_notification": "true"}
    match way:
        case "query":
            answer = await rig.http.get(url, params=fields)
        case "form":
            answer = await rig.http.post(url, data=fields)
        case "json":
            answer = await rig.http.post(url, json=fields | {"chat_id": rig.mina.id, "disable_notification": True})
        case _:
            answer = await rig.http.post(url, files={key: (None, value) for key, value in fields.items()})
    assert answer.json()["result"]["text"] == "مرحبا & hello"
    assert rig.world.screen(rig.mina, rig.chat).messages[-1].silent
    assert rig.world.journal.last().params["chat_id"] == rig.mina.id


async def test_json_that_cannot_be_read_is_refused(rig: Rig) -> None:
    url = f"/bot{rig.world.bot.token}/sendMessage"
    answer = await rig.http.post(url, data={"chat_id": rig.mina.id, "text": "x", "reply_markup": "{"})
    assert answer.json()["description"] == "Bad Request: can't parse reply keyboard markup JSON object"
    answer = await rig.http.post(url, content=b"{", headers={"Content-Type": "application/json"})
    assert answer.json()["description"] == "Bad Request: can't parse request JSON"
    answer = await rig.http.post(url, data={"chat_id": rig.mina.id, "text": "x", "message_thread_id": "soon"})
    assert answer.json()["description"] == "Not imitated: a message_thread_id that is no number"
    rig.unimitated = 1


async def test_the_journal_notes_every_request_with_its_answer(rig: Rig) -> None:
    await rig.sent(rig.mina.id, "hello")
    await rig.error("sendMessage", chat_id=4711, text="x")
    journal = rig.world.journal
    assert [request.method for request in journal] == ["sendMessage", "sendMessage"]
    first, second = journal.of("sendMessage")
    assert first.ok
    assert first.at == rig.clock()
    assert first.params == {"chat_id": rig.mina.id, "text": "hello"}
    assert first.result["text"] == "hello"
    assert (second.status, second.error) == (400, "Bad Request: chat not found")
    assert journal.errors(400) == [second]
    assert journal.of(chat=rig.mina.id) == [first]
    assert journal.count == {"sendMessage": 2}
    with pytest.raises(LookupError, match="has not called getMe"):
        journal.last("getMe")


async def test_the_journal_can_be_bounded_without_losing_the_unimitated() -> None:
    world = World(time.time, keep_journal=2)
    async with Server(world) as server, httpx.AsyncClient(verify=False) as http:
        for method in ("sendTelepathy", "getMe", "getMe", "getMe"):
            await http.get(f"{server.base_url}{world.bot.token}/{method}")
    assert len(world.journal) == 2
    assert world.journal.count["getMe"] == 3
    assert [request.method for request in world.journal.unimitated()] == ["sendTelepathy"]


async def test_latency_delays_every_request() -> None:
    world = World(time.time)
    async with Server(world, latency=0.05) as server:
        bot = telegram.Bot(world.bot.token, base_url=server.base_url)
        before = time.monotonic()
        await bot.get_me()
        assert time.monotonic() - before >= 0.05


async def test_a_thousand_requests_cost_less_than_a_second_of_processor() -> None:
    world = World(time.time, keep_journal=100)
    mina = world.person("Mina")
    world.starts(mina)
    body = f"chat_id={mina.id}&text=hello".encode()
    head = f"POST /bot{world.bot.token}/sendMessage HTTP/1.1\r\nHost: x\r\nContent-Length: {len(body)}\r\n\r\n"

    async def hammer() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        for _ in range(125):
            writer.write(head.encode() + body)
            headers = (await reader.readuntil(b"\r\n\r\n")).decode()
            size = next(line for line in headers.split("\r\n") if line.lower().startswith("content-length"))
            assert (await reader.readexactly(int(size.split(":")[1]))).startswith(b'{"ok": true')
        writer.close()

    async with Server(world, limits=False) as server:
        before = time.process_time()
        await asyncio.gather(*(hammer() for _ in range(8)))
        assert time.process_time() - before < 1.0  # the client's share included
    assert len(world.private(mina).messages) == 1001


async def test_close_and_log_out_are_accepted(rig: Rig) -> None:
    assert await rig.bot.close()
    assert await rig.bot.log_out()
