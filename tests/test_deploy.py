"""What comes along for a server: hardened units, secrets from the service manager, a wheel that needs no checkout."""

import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from bot.cli import main
from bot.config import load
from bot.config.reading import checked, read
from tests.test_cli import REAL
from tests.test_config import KEY, TOKEN

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"
UNITS = ("safespaces.service", "safespaces-backup.service")
ANALYZE = shutil.which("systemd-analyze")
MOST_EXPOSED = 2.0
needs_systemd = pytest.mark.skipif(ANALYZE is None, reason="systemd-analyze is not installed")


def analyze(*words: str | Path) -> "subprocess.CompletedProcess[str]":
    assert ANALYZE is not None
    return subprocess.run([ANALYZE, *map(str, words)], capture_output=True, text=True, timeout=60, check=False)


@needs_systemd
@pytest.mark.parametrize("unit", [*UNITS, "safespaces-backup.timer"])
def test_the_units_say_what_systemd_understands(tmp_path: Path, unit: str) -> None:
    for each in DEPLOY.glob("safespaces*"):
        text = re.sub(r"ExecStart=\S+", f"ExecStart={sys.executable}", each.read_text("utf-8"))
        (tmp_path / each.name).write_text(text)
    found = analyze("verify", "--man=no", tmp_path / unit)
    assert [line for line in found.stderr.splitlines() if "safespaces" in line] == []


@needs_systemd
@pytest.mark.parametrize("unit", UNITS)
def test_the_services_can_do_little(unit: str) -> None:
    found = analyze("security", "--offline=true", "--no-pager", DEPLOY / unit)
    rated = re.search(r"exposure level for \S+: ([\d.]+)", found.stdout)
    assert rated, found.stderr
    assert float(rated[1]) <= MOST_EXPOSED
    assert "ignoring" not in found.stderr


def test_what_the_units_start_is_there() -> None:
    for unit in UNITS:
        (line,) = re.findall(r"^ExecStart=\S+/safespaces (.*)$", (DEPLOY / unit).read_text("utf-8"), re.MULTILINE)
        assert main([*re.sub(r"/\S+", "nowhere", line).split()]) == 2  # understood, and there is no such configuration


def test_the_bot_needs_no_secret_on_the_disk(tmp_path: Path) -> None:
    """Token and key come from the service manager; a backup needs neither."""
    (tmp_path / "config.toml").write_text(REAL, "utf-8")
    given = tmp_path / "credentials"
    given.mkdir()
    (given / "token").write_text(TOKEN + "\n")
    (given / "root.key").write_text(KEY + "\n")
    assert load(tmp_path / "config.toml", {"CREDENTIALS_DIRECTORY": str(given)}).telegram.token == TOKEN
    assert checked(read(tmp_path / "config.toml"), tmp_path, {}, secrets=False).telegram.token == ""
    assert main(["backup", str(tmp_path / "b"), "--config", str(tmp_path / "config.toml")]) == 1  # no database yet


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel in an empty environment; what it depends on is borrowed from this one, our own code is not."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(folder),
        str(ROOT),
    ]
    ran = subprocess.run(build, capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stderr
    (wheel,) = folder.glob("*.whl")
    home = folder / "venv"
    venv.create(home, with_pip=False, symlinks=True)
    install = [sys.executable, "-m", "pip", "--python", str(home / "bin" / "python"), "install", "-q", "--no-deps"]
    ran = subprocess.run([*install, str(wheel)], capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stderr
    (site,) = home.glob("lib/python*/site-packages")
    (borrowed,) = {str(Path(each)) for each in sys.path if each.endswith("site-packages")}
    (site / "borrowed.pth").write_text(borrowed + "\n")  # its own .pth files, ours among them, are not read
    return home / "bin" / "safespaces"


def run(program: Path, folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    env = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    return subprocess.run(
        [program, *words], cwd=folder, env=env, capture_output=True, text=True, timeout=110, check=False, input=""
    )


def test_the_wheel_holds_everything_that_is_read(installed: Path) -> None:
    (wheel,) = installed.parents[2].glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    for package in ("bot", "handlers", "storage", "rules", "locales", "rehearsal"):
        for path in (ROOT / package).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert path.relative_to(ROOT).as_posix() in held, path


def test_the_wheel_works_outside_of_any_checkout(installed: Path, tmp_path: Path) -> None:
    where = run(
        installed.parent / "python", tmp_path, "-c", "import bot, locales; print(bot.__file__, locales.__file__)"
    )
    assert str(ROOT) not in where.stdout
    assert run(installed, tmp_path, "--version").stdout.startswith("safespaces ")
    said = run(installed, tmp_path, "check")
    assert (said.returncode, "there is no file config.toml" in said.stderr) == (2, True)
    played = run(installed, tmp_path, "rehearse", "--script", "first")
    assert played.returncode == 0, played.stdout[-600:] + played.stderr[-600:]
    asked = run(installed, tmp_path, "init", "--rehearse")
    assert asked.returncode == 1  # nobody answers
    assert "Which language" in asked.stdout
    assert list(tmp_path.iterdir()) == []


def test_the_page_on_operating_names_what_there_is() -> None:
    page = (ROOT / "docs" / "operating.md").read_text("utf-8")
    for each in DEPLOY.iterdir():
        assert each.name in page, each.name
    for command in set(re.findall(r"(?:`|bin/)safespaces ([a-z]+(?:-[a-z]+)*)\b", page)):
        with pytest.raises(SystemExit) as ended:
            main([command, "--help"])
        assert ended.value.code == 0, command
    for path in re.findall(r"\]\(([\w./-]+\.md)\)", page):
        assert (ROOT / "docs" / path).exists()
