"""`safespaces rehearse`: exit codes, what is printed, and that nothing runs on afterwards."""

import asyncio
import json
import os
import signal
import sys
from pathlib import Path

import aiohttp
import pytest

from rehearsal import play


def script(folder: Path, text: str) -> str:
    path = folder / "mine.txt"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_script_that_holds_ends_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = 'people: mina, adil, bea\nnote: Hello.\nmina> Salaam\nmina sees "911"\nnobody but mina sees "Salaam "\n'
    assert play.main(script(tmp_path, text), None, None) == 0
    out = capsys.readouterr().out
    assert out.endswith("All 4 steps held.\n")
    assert "── Hello." in out
    assert "\x1b" not in out


def test_a_script_that_does_not_hold_ends_with_1_and_says_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert play.main(script(tmp_path, 'mina> Salaam\n\nmina sees "a horse"\n'), None, None) == 1
    told = capsys.readouterr()
    assert "mine.txt, line 3" in told.err
    assert "does not see “a horse”" in told.err
    assert "held" not in told.out.splitlines()[-1]


@pytest.mark.parametrize(
    ("given", "told"), [("no-such-script", "first"), ("{folder}/broken.txt", "line 1"), ("{folder}/fine.txt", "check")]
)
def test_what_cannot_be_read_ends_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], given: str, told: str
) -> None:
    (tmp_path / "broken.txt").write_text("mina jumps\n", encoding="utf-8")
    (tmp_path / "fine.txt").write_text("mina> hello\n", encoding="utf-8")
    assert play.main(given.format(folder=tmp_path), None, {"community": {}}) == 2
    assert told in capsys.readouterr().err


async def test_the_page_ends_with_its_terminal(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "rehearse"),
        stdout=asyncio.subprocess.PIPE,
        env=os.environ | {"TMPDIR": str(tmp_path)},
    )
    assert process.stdout is not None
    line = (await asyncio.wait_for(process.stdout.readline(), 60)).decode()
    url = line.partition(" at ")[2].split()[0]
    async with aiohttp.ClientSession() as client, client.get(url + "events") as answer:
        told = json.loads((await answer.content.readline()).removeprefix(b"data: "))
        assert told["set"]["stage"]["bot"] == "runs"
    process.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(process.wait(), 20) == 0
