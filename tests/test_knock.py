"""The neutral line comes once in a day, whatever happens to it on its way, and never with a word more."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from rehearsal.faults import FaultKind
from tests.playing import Play, playing
from tests.test_conversation import answer
from tests.test_discreet import HERE, KNOCK, by_itself, protected


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    """Mina's phone is looked at, and words wait for her."""
    async with playing(tmp_path, privacy__first_words_wait="0 min") as stage:
        await protected(stage)
        await stage.later(minutes=20)
        await answer(stage, "brother hits", "Come to the office.")
        yield stage


def arrived(play: Play, since: float) -> list[tuple[datetime, str]]:
    """What stands on Mina's screen since then, and when it came."""
    bot = play.world.bot.id
    shown = [each.message for each in play.screen("mina").messages if each.message.sender.id == bot]
    return [(datetime.fromtimestamp(each.date, HERE), each.text) for each in shown if each.date > since]


@pytest.mark.parametrize("kind", [FaultKind.RESET_AFTER, FaultKind.GARBAGE, FaultKind.TRUNCATED])
async def test_a_line_that_may_have_come_is_not_sent_again(play: Play, kind: FaultKind) -> None:
    now = play.clock.timestamp()
    play.server.faults.add("sendMessage", kind, chat=play.who("mina").id, count=1)
    await play.later(hours=9)
    assert [text for _, text in by_itself(play, now)] == [KNOCK]
    await play.later(hours=24)
    assert [text for _, text in by_itself(play, now)] == [KNOCK, KNOCK]


async def test_a_power_cut_over_the_line_brings_no_second_one(play: Play) -> None:
    now = play.clock.timestamp()
    held = play.server.faults.add("sendMessage", FaultKind.HANG_AFTER, chat=play.who("mina").id, count=1)
    begins = datetime.fromtimestamp(now, HERE).replace(hour=15, minute=0, second=0, microsecond=0)
    play.clock.set_to(begins.timestamp())
    await play.world.until(lambda: held.hits > 0, 10)
    await play.crash()
    held.release()
    await play.start()
    await play.later(hours=4)
    assert [text for _, text in by_itself(play, now)] == [KNOCK]


async def test_lines_do_not_pile_up_for_somebody_who_has_blocked_the_bot(play: Play) -> None:
    now = play.clock.timestamp()
    play.world.blocks(play.who("mina"))
    await play.later(days=3)
    play.world.unblocks(play.who("mina"))
    await play.later(days=3)
    came = [(at.astimezone(HERE).date(), text) for at, text in arrived(play, now)]
    assert came
    assert {text for _, text in came} == {KNOCK}
    assert len({day for day, _ in came}) == len(came)
