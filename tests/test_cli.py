"""The command line says what is wrong in words, ends with the right code, and never with a traceback."""

import argparse
import os
import re
import stat
import subprocess
import sys
import tomllib
from base64 import b64decode
from pathlib import Path

import pytest

from bot.cli import main, parser
from bot.config import doubts, load
from bot.config.checks import at
from bot.config.doubts import print_of
from tests.test_config import EXAMPLE, GOOD, KEY, TOKEN

ROOT = Path(__file__).parent.parent

REAL = (
    GOOD.replace("Masjid An-Noor", "Masjid As-Salam")
    .replace('"root.key"', '"secrets/root.key"')
    .replace("2026-01-01", "2026-02-03")
)
"""A configuration in which nothing is left of the example."""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    (tmp_path / "config.toml").write_text(REAL, "utf-8")
    (tmp_path / "secrets").mkdir()
    for name, text in (("token", TOKEN), ("secrets/root.key", KEY)):
        (tmp_path / name).touch(0o600)
        (tmp_path / name).write_text(text)
    return tmp_path / "config.toml"


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAFESPACES_TOKEN", raising=False)
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)


def command(
    *words: str | Path, cwd: Path = ROOT, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """`python -m bot …` as a process of its own."""
    run = [sys.executable, "-m", "bot", *map(str, words)]
    return subprocess.run(
        run,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_a_good_configuration_is_fine(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config.write_text(config.read_text().replace("[storage]", '[storage]\nkeyring = "keys/keyring.db"'))
    assert main(["check", "--config", str(config)]) == 0
    assert capsys.readouterr() == (f"{config}: no mistakes.\n", "")


def test_mistakes_are_lines_on_stderr_and_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--config", str(EXAMPLE)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith(f"{EXAMPLE}: 19 mistakes.\n")
    assert len(err.splitlines()) == 20


DOUBTS = {
    "the name of the example": (
        '"Masjid As-Salam"',
        '"Masjid An-Noor"',
        "community.name: is still that of the example.",
    ),
    "a text of the example": (
        '{ en = "We may have to tell somebody who protects children." }',
        '{ en = "If you are under 18, you can write here too. Some of us must by law tell someone who protects children'
        ' when a child is being hurt." }',
        "confidentiality.under_18.en: is still that of the example.",
    ),
    "the day of the example": ("2026-02-03", "2026-01-01", "confidentiality.reviewed.on: is still that of the"),
    "a day to come": ("2026-02-03", "2099-01-01", "confidentiality.reviewed.on: is a day to come."),
    "911 elsewhere": (
        "America/Los_Angeles",
        "Europe/Berlin",
        "emergency.numbers[0].phone: is a number of North America.",
    ),
    "no -100": ("-1001234567890", "-1234567890", "team.group: lacks its -100, or is a group without topics."),
    "no -100 there": ("-1001234567891", "-1234567891", "independent.group: lacks its -100, or is a group without"),
    "all in one folder": (
        '"data/safespaces.db"',
        '"secrets/safespaces.db"',
        "storage.key_file: lies in one folder with",
    ),
    "one below the other": ('"data/safespaces.db"', '"secrets/data/a.db"', "storage.key_file: lies in one folder with"),
}


@pytest.mark.parametrize("doubt", DOUBTS)
def test_check_refuses_what_is_hardly_meant_and_a_bot_that_runs_goes_on(
    config: Path, capsys: pytest.CaptureFixture[str], doubt: str
) -> None:
    old, new, said = DOUBTS[doubt]
    assert old in REAL
    config.write_text(REAL.replace(old, new), "utf-8")
    assert main(["check", "--config", str(config)]) == 2
    told = capsys.readouterr().err.splitlines()
    assert [line.startswith(said) for line in told] == [True, False], told
    assert load(config, {}).team.group < 0


def test_the_example_is_known_word_by_word() -> None:
    tables = tomllib.loads(EXAMPLE.read_text("utf-8"))
    assert {key: print_of(at(tables, *key)) for key in doubts.EXAMPLE} == doubts.EXAMPLE


def test_a_new_key_is_32_bytes_for_the_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "secrets" / "root.key"
    assert main(["new-key", str(file)]) == 0
    assert len(b64decode(file.read_text().strip(), validate=True)) == 32
    assert file.read_text().count("\n") == 1
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_key_is_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "root.key"
    file.write_text("mine")
    assert main(["new-key", str(file)]) == 2
    assert file.read_text() == "mine"
    assert "never overwritten" in capsys.readouterr().err
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    assert main(["new-key", str(tmp_path / "link")]) == 2
    assert not (tmp_path / "nowhere").exists()


def test_a_key_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert main(["new-key", str(tmp_path / "file" / "root.key")]) == 2


def test_wrong_use_ends_with_2_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "folder").mkdir()
    for words in (
        ["check"],
        ["check", "--config", "folder"],
        ["check", "--config", "bytes.toml"],
        ["check", "--config", "/dev/null"],
        ["run", "--config", "nowhere.toml"],
        ["new-key", "folder"],
        ["new-key"],
        ["rehearse", "--port", "70000"],
        ["rota", "--weeks", "0"],
        ["nonsense"],
        [],
    ):
        found = command(*words, cwd=tmp_path)
        assert found.returncode == 2, (words, found.stderr)
        assert found.stderr.strip(), words
        assert "Traceback" not in found.stderr, words


def test_an_unprintable_name_on_a_poor_terminal(config: Path) -> None:
    config.write_text(REAL.replace('order = ["Adil"', 'order = ["عادل"'), "utf-8")
    found = command("check", "--config", config, env={"PYTHONIOENCODING": "ascii"})
    assert found.returncode == 2
    assert "team.rota.order[0]" in found.stderr
    assert "Traceback" not in found.stderr


def options(command: str) -> set[str]:
    """What a command takes, by its own help; what its actions take counts too."""
    (commands,) = (each for each in parser()._actions if isinstance(each, argparse._SubParsersAction))
    chosen = commands.choices[command]
    inner = [each for each in chosen._actions if isinstance(each, argparse._SubParsersAction)]
    parsers = [*inner[0].choices.values()] if inner else [chosen]
    words = {word for one in parsers for each in one._actions for word in each.option_strings}
    return {word for word in words if word.startswith("--")} - {"--help"}


def test_every_command_and_option_stands_in_the_readme_and_none_else(capsys: pytest.CaptureFixture[str]) -> None:
    said = command("--help").stdout
    listed = re.findall(r"^    ([a-z]+(?:-[a-z]+)*)(?: |$)", said, re.MULTILINE)
    readme = (ROOT / "README.md").read_text("utf-8")
    rows: dict[str, str] = {}
    for each, words in re.findall(r"^\| `safespaces ([a-z-]+)([^`]*)`", readme, re.MULTILINE):
        rows[each] = rows.get(each, "") + words
    assert set(listed) == set(rows)
    for each, words in rows.items():
        assert set(re.findall(r"--[a-z-]+", words)) == options(each), each
        with pytest.raises(SystemExit) as ended:
            main([each, "--help"])
        assert ended.value.code == 0
    assert "Exit codes: 0 fine, 1 failed, 2 wrong use or configuration." in readme
