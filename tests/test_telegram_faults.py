"""Faults on demand."""

import asyncio
from collections.abc import Awaitable

import pytest
import telegram

from rehearsal.faults import FaultKind, Faults
from tests.imitation import Rig, Turned


async def fails(request: Awaitable[object], *kinds: type[Exception]) -> None:
    with pytest.raises(kinds or telegram.error.NetworkError):
        await request


def texts(rig: Rig) -> list[str]:
    return [shown.text for shown in rig.world.screen(rig.mina, rig.chat).messages if not shown.mine]


@pytest.mark.parametrize(
    "kind", [FaultKind.SERVER_ERROR, FaultKind.BAD_GATEWAY, FaultKind.RESET_BEFORE, FaultKind.OUTAGE]
)
async def test_a_fault_before_the_effect_leaves_nothing_behind(rig: Rig, kind: FaultKind) -> None:
    fault = rig.server.faults.add("sendMessage", kind, count=1)
    await fails(rig.bot.send_message(rig.mina.id, "lost"))
    assert fault.hits == 1
    assert rig.world.journal.last().fault == kind
    assert texts(rig) == []
    await rig.bot.send_message(rig.mina.id, "through")
    assert texts(rig) == ["through"]


@pytest.mark.parametrize("kind", [FaultKind.RESET_AFTER, FaultKind.GARBAGE, FaultKind.TRUNCATED])
async def test_a_fault_after_the_effect_hides_that_it_happened(rig: Rig, kind: FaultKind) -> None:
    rig.server.faults.add("sendMessage", kind, count=1)
    await fails(rig.bot.send_message(rig.mina.id, "said"), telegram.error.TelegramError)
    assert texts(rig) == ["said"]


async def test_a_refusal_by_429_says_how_long(rig: Rig) -> None:
    rig.server.faults.add("sendMessage", "429", count=1, retry_after=17)
    await fails(rig.bot.send_message(rig.mina.id, "x"), telegram.error.RetryAfter)
    answer = rig.world.journal.last().answer
    assert answer is not None
    assert answer["parameters"] == {"retry_after": 17}


async def test_any_refusal_can_be_put_into_words(rig: Rig) -> None:
    rig.server.faults.add("*", FaultKind.REFUSED, count=1, code=403, words="Forbidden: bot was blocked by the user")
    await fails(rig.bot.send_message(rig.mina.id, "x"), telegram.error.Forbidden)


@pytest.mark.parametrize("code", [200, 413, 503])
async def test_a_page_instead_of_an_answer(rig: Rig, code: int) -> None:
    rig.server.faults.add("sendMessage", FaultKind.PAGE, count=1, code=code, words="Something else")
    await fails(rig.bot.send_message(rig.mina.id, "x"), telegram.error.TelegramError)
    assert rig.world.journal.last().status == code
    assert texts(rig) == []


async def test_a_refusal_without_a_code(rig: Rig) -> None:
    rig.server.faults.add("sendMessage", FaultKind.NO_CODE, count=1)
    await fails(rig.bot.send_message(rig.mina.id, "x"), KeyError)  # python-telegram-bot does not expect it
    assert rig.world.journal.last().answer == {"ok": False}
    assert texts(rig) == []


async def test_a_request_hangs_until_it_is_released(rig: Rig) -> None:
    fault = rig.server.faults.add("sendMessage", FaultKind.HANG)
    request = asyncio.create_task(rig.bot.send_message(rig.mina.id, "late"))
    await rig.world.until(lambda: fault.hits == 1)
    assert texts(rig) == []
    fault.release()
    await request
    assert texts(rig) == ["late"]
    await rig.bot.send_message(rig.mina.id, "at once")


async def test_an_answer_hangs_although_it_was_done(rig: Rig) -> None:
    fault = rig.server.faults.add("sendMessage", FaultKind.HANG_AFTER)
    request = asyncio.create_task(rig.bot.send_message(rig.mina.id, "said"))
    await rig.world.until(lambda: texts(rig) == ["said"])
    assert not request.done()
    rig.server.faults.remove(fault)
    await request


async def test_a_hanging_request_gives_up_after_its_seconds(rig: Rig) -> None:
    rig.server.faults.add("sendMessage", FaultKind.HANG, count=1, seconds=0.01)
    await rig.bot.send_message(rig.mina.id, "x")
    rig.server.faults.add("sendMessage", FaultKind.SLOW, count=1, seconds=0.01)
    await rig.bot.send_message(rig.mina.id, "y")
    assert texts(rig) == ["x", "y"]


async def test_an_outage_of_one_chat_leaves_the_others_alone(rig: Rig) -> None:
    rig.server.faults.add("*", FaultKind.OUTAGE, chat=rig.mina.id)
    await fails(rig.bot.send_message(rig.mina.id, "x"))
    await rig.bot.send_message(rig.team.id, "x")


async def test_an_outage_of_everything_ends_at_its_time(rig: Rig) -> None:
    rig.server.faults.add("*", FaultKind.OUTAGE, until=rig.clock() + 3600)
    await fails(rig.bot.get_me())
    await fails(rig.bot.get_updates())
    rig.clock.turn(hours=1)
    await rig.bot.get_me()
    assert rig.server.faults.active == []


async def test_downloads_fail_too(rig: Rig) -> None:
    file = await rig.bot.get_file(rig.world.files.put("document", b"data").id)
    rig.server.faults.add("file", FaultKind.SERVER_ERROR, count=1)
    await fails(file.download_as_bytearray())
    assert bytes(await file.download_as_bytearray()) == b"data"


async def test_faults_are_cleared_with_what_hangs_in_them(rig: Rig) -> None:
    fault = rig.server.faults.add("sendMessage", FaultKind.HANG)
    request = asyncio.create_task(rig.bot.send_message(rig.mina.id, "x"))
    await rig.world.until(lambda: fault.hits == 1)
    rig.server.faults.clear()
    await request


async def test_stopping_the_server_lets_hanging_requests_go(rig: Rig) -> None:
    fault = rig.server.faults.add("getMe", FaultKind.HANG)
    request = asyncio.create_task(rig.bot.get_me())
    await rig.world.until(lambda: fault.hits == 1)
    await rig.server.stop()
    await asyncio.wait([request])
    await rig.server.start()


def test_chance_hits_some() -> None:
    faults = Faults(Turned(), seed=1)
    fault = faults.add("sendMessage", FaultKind.SERVER_ERROR, chance=0.5)
    met = sum(faults.meet("sendMessage", 1) is not None for _ in range(1000))
    assert 400 < met < 600
    assert fault.hits == met
    assert faults.meet("getMe", None) is None
