"""A rehearsal with somebody's own configuration: it plays their community, and touches nothing that is real."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import main, make_believe
from rehearsal import configuring

ROOT = Path(__file__).parent.parent
REAL = """
[community]
name = "Club"
timezone = "Europe/Vienna"
languages = ["en"]
[telegram]
token_file = "secrets/token"
api_url = "https://api.telegram.org/bot"
[storage]
path = "data/safespaces.db"
keyring = "keyring/keyring.db"
keyring_backup = "backup/keyring.db"
key_file = "secrets/root.key"
[heartbeat]
file = "alive/heartbeat"
url = "https://ping.example.org/real"
[directory]
path = "resources"
[team]
group = 0
admins = ["Zara"]
members = [{ id = 0, name = "Zara", discipline = "imam" }, { id = 987654321, name = "Tom", discipline = "x" }]
[team.rota]
order = ["Tom", "Zara"]
starts = 2026-01-05T09:00:00
shift = "1 week"
cover = { days = "mon-sun", from = "09:00", to = "21:00" }
[contact]
text = { en = "Call Sister Huda." }
[emergency]
numbers = [{ label = { en = "Emergency" }, phone = "112" }]
[confidentiality]
operator = "The committee"
passed_on = { en = "If a life is in danger, we call for help." }
under_18 = { en = "We may have to tell somebody." }
reviewed = { by = "Zara", on = 2026-01-01 }
"""
WATCH = """
import os, sys
def look(event, arguments):
    if event.startswith(("open", "sqlite3.", "os.", "shutil.")):
        for each in arguments[:2]:
            path = os.fsdecode(each) if isinstance(each, (str, bytes, os.PathLike)) else ""
            if path.startswith({real!r}):
                os.write(fd, f"{{event}} {{path}}\\n".encode())
fd = os.open({told!r}, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
sys.addaudithook(look)
"""
"""Put into every Python process as it starts: it tells which file of the real folder is opened, by whatever means."""
SCRIPT = """
people: mina, adil, bea
mina> A worry of mine.
mina taps "I understand"
mina sees "Conversation 1"
adil> /start
kill
restart
disk holds no "A worry of mine"
"""


@pytest.fixture
def real(tmp_path: Path) -> Path:
    folder = tmp_path / "real"
    for name in ("data", "keyring", "backup", "secrets", "alive", "resources"):
        (folder / name).mkdir(parents=True)
    shutil.copy(configuring.DIRECTORY, folder / "resources" / "places.toml")
    (folder / "config.toml").write_text(REAL, encoding="utf-8")
    for name in ("secrets/token", "secrets/root.key", "data/safespaces.db", "keyring/keyring.db", "backup/keyring.db"):
        (folder / name).write_text(f"real {name}", encoding="utf-8")
    return folder


def test_a_rehearsal_cannot_touch_the_real_files(real: Path, tmp_path: Path) -> None:
    told, script, hooks = tmp_path / "told", tmp_path / "mine.txt", tmp_path / "hooks"
    hooks.mkdir()
    (hooks / "sitecustomize.py").write_text(WATCH.format(real=str(real), told=str(told)), encoding="utf-8")
    script.write_text(SCRIPT, encoding="utf-8")
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in real.rglob("*") if path.is_file()}
    words = ("rehearse", "--script", str(script), "--fast", "--config", str(real / "config.toml"))
    ended = subprocess.run(
        (sys.executable, "-m", "bot", *words),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join((str(hooks), str(ROOT)))},
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    opened = {line.split(" ", 1)[1] for line in told.read_text("utf-8").splitlines()}
    assert str(real / "config.toml") in opened, "the watch does not watch"
    assert {path for path in opened if not path.startswith((f"{real}/config.toml", f"{real}/resources"))} == set()
    after = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in real.rglob("*") if path.is_file()}
    assert after == before


def test_what_is_fed_holds_nothing_real(real: Path) -> None:
    fed = configuring.dump(make_believe.tables(real / "config.toml"))
    for secret in ("secrets", "data/", "keyring", "backup", "alive", "ping.example.org", "987654321", "api.telegram"):
        assert secret not in fed
    assert "Club" in fed
    assert "Tom" in fed


def test_numbers_that_are_still_0_are_told_in_words(real: Path) -> None:
    assert make_believe.unnumbered(real / "config.toml") == ["team.group is still 0", "the id of Zara is still 0"]
    team = make_believe.tables(real / "config.toml")["team"]
    assert team["group"] == configuring.TEAM_GROUP
    assert [each["id"] for each in team["members"]] == [111, 112]


def test_other_mistakes_are_told_as_check_tells_them(real: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = real / "config.toml"
    config.write_text(REAL.replace('"Europe/Vienna"', '"Europe/Wien"').replace("[contact]", "[kontact]"), "utf-8")
    assert main(["rehearse", "--config", str(config)]) == 2
    told = capsys.readouterr().err
    assert "community.timezone" in told
    assert "contact" in told
    assert "Impossible" not in told
    assert "Traceback" not in told
