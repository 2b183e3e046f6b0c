"""The demonstration in a terminal: something to look at first, a step at each key, and the page at its end."""

import os
import pty
import re
import subprocess
import sys
import termios
from pathlib import Path

from rehearsal.cells import cells
from rehearsal.play import KEYS, OFFER

WIDTH = 80
SCRIPT = """
people: mina, adil
note: Look at this.
mina> Salaam, a line that is long enough to be broken into two of them on a narrow screen.
mina sees "911"
"""


def until(terminal: int, words: str) -> str:
    """What the terminal shows until it has these words."""
    shown = b""
    while words.encode() not in shown:
        shown += os.read(terminal, 4096)
    return shown.decode(errors="replace")


def test_a_key_for_each_step_eighty_columns_and_the_page_in_the_end(tmp_path: Path) -> None:
    script = tmp_path / "mine.txt"
    script.write_text(SCRIPT, encoding="utf-8")
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, WIDTH))
    words = (sys.executable, "-m", "bot", "rehearse", "--script", str(script))
    with subprocess.Popen(words, stdin=theirs, stdout=theirs, stderr=subprocess.PIPE) as process:
        begin = until(ours, KEYS)
        assert "Look at this" not in begin, "it has begun before anybody was ready"
        os.write(ours, b"  ")
        shown = until(ours, "Look at this")
        assert "Salaam" not in shown
        os.write(ours, b"f")
        shown += until(ours, OFFER)
        os.write(ours, b"n")
        assert process.wait(60) == 0
    os.close(ours)
    os.close(theirs)
    assert "All 3 steps held." in shown
    assert "\x1b[" in shown, "the terminal has colours, and none was used"
    lines = re.sub(r"\x1b\[\d*m", "", begin + shown).splitlines()
    assert [line for line in lines if cells(line) > WIDTH] == []


def test_without_a_terminal_all_at_once_and_the_page_is_named(tmp_path: Path) -> None:
    script = tmp_path / "mine.txt"
    script.write_text(SCRIPT, encoding="utf-8")
    words = (sys.executable, "-m", "bot", "rehearse", "--script", str(script))
    ended = subprocess.run(words, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL)
    assert KEYS not in ended.stdout
    assert "\x1b" not in ended.stdout
    *_, page, last = ended.stdout.splitlines()
    assert "safespaces rehearse" in page
    assert last == "All 3 steps held."
