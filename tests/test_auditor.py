"""Nothing stands still unseen, and whoever was away says so: the auditor, the sign of life, the way back."""

import asyncio
import socket
from collections.abc import AsyncIterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from bot.loops.auditor import notify
from rules.oncall import deadlines
from storage import due
from tests.playing import Play, playing
from tests.ringing import rings
from tests.teamwork import desk, report, step_of

DANGER = "Someone is in danger now"


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as stage:
        yield stage


def away(play: Play) -> list[str]:
    return [text for text in desk(play) if text.startswith("The bot was away")]


async def test_a_case_of_which_the_team_has_not_heard_gets_its_step_without_a_word(tmp_path: Path) -> None:
    async with playing(tmp_path, privacy__first_words_wait="1 h") as play:
        await report(play)
        assert play.store is not None
        before = play.told("adil")
        async with play.store.turn() as tx:
            await due.cancel(tx, deadlines.STEP, 1)
        await play.later(minutes=7)
        assert await step_of(play) is not None
        assert play.told("adil") == before


async def test_a_case_that_lost_its_next_step_gets_one_and_the_admins_are_told(play: Play) -> None:
    await report(play)
    assert play.store is not None
    async with play.store.turn() as tx:
        await due.cancel(tx, deadlines.STEP, 1)
    assert await step_of(play) is None
    await play.later(minutes=7)
    assert await step_of(play) is not None
    assert sum("had no next step" in text for text in play.told("adil")) == 1
    await play.later(hours=1)
    assert sum("had no next step" in text for text in play.told("adil")) == 1


async def test_the_auditor_is_no_planned_instant(play: Play) -> None:
    """A quiet night is a few steps of the rehearsal's clock, not one every five minutes."""
    await play.later(hours=1)
    rung: list[float] = []
    play.bot.house.clock.listen(lambda: rung.append(play.clock.timestamp()))
    await play.later(hours=8)
    assert rung
    assert len(set(rung)) < 8


@pytest.mark.parametrize(("minutes", "told"), [(8, 0), (13, 1), (120, 1)])
async def test_back_after_a_while_the_desk_is_told_once(play: Play, minutes: int, told: int) -> None:
    await play.flow()
    await play.stop()
    play.clock.set_to(play.clock.timestamp() + minutes * 60)
    await play.start()
    await play.later(minutes=5)
    assert len(away(play)) == told
    await play.later(hours=3)
    assert len(away(play)) == told


async def test_two_hours_away_in_danger_ring_with_the_highest_rung_that_was_missed(play: Play) -> None:
    await report(play, about=DANGER)
    await play.crash()
    play.clock.set_to(play.clock.timestamp() + 2 * 3600)
    back = play.clock.now()
    await play.start()
    await play.later(minutes=2)
    (said,) = away(play)
    assert "away for 2 h" in said or "away for 1" in said
    assert "about one case" in said
    called = [each for each in rings(play, play.group) if "Nobody has taken" in each.text]
    assert len(called) == 1, "the highest one, not each that was missed"
    assert called[0].at - back < timedelta(minutes=1)
    assert set(called[0].named) >= {play.who("adil").id, play.who("bea").id}
    assert called[0].text.count("Missed at Monday") == 4, "the latest of the others are named"
    assert any("Nobody on the team has answered" in text for text in play.told("mina"))


async def test_at_night_it_is_silent_unless_danger_waits(play: Play) -> None:
    await play.flow()
    await play.stop()
    play.clock.set_to(play.clock.timestamp() + 14 * 3600)
    await play.start()
    await play.later(minutes=5)
    assert len(away(play)) == 1
    assert rings(play, play.group, desk=False) == []


async def test_a_file_and_an_address_show_that_the_bot_lives(tmp_path: Path) -> None:
    asked: list[tuple[str, bytes]] = []

    class Watcher(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, self.rfile.read(int(self.headers.get("Content-Length", 0)))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Watcher)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        url = f"http://127.0.0.1:{server.server_port}/ping/secret"
        async with playing(tmp_path, heartbeat__file="alive", heartbeat__url=url) as play:
            await play.later(minutes=7)
            for _ in range(200):
                if asked:
                    break
                await asyncio.sleep(0.02)
            assert (tmp_path / "alive").exists()
            assert asked[0] == ("/ping/secret", b"")
    finally:
        server.shutdown()


def test_the_service_manager_hears_it_where_it_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    notify("READY=1")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as there:
        there.bind(str(tmp_path / "notify"))
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        notify("WATCHDOG=1")
        assert there.recv(100) == b"WATCHDOG=1"
