"""A journey lives in one place: what it declares is held against code, sentences, scripts and papers."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.journey import Journey
from handlers.journeys import COMMANDS, DEEDS, DUE, JOURNEYS, LISTED, PRESSES, TEAM_LISTED
from locales.reading import book
from locales.render import Sentences
from rehearsal import play

ROOT = Path(__file__).parent.parent
EACH = pytest.mark.parametrize("journey", JOURNEYS, ids=lambda each: each.name)
LANGUAGES = sorted(each.name for each in (ROOT / "locales").iterdir() if (each / "common.ftl").exists())
ROW = re.compile(
    r"^\| (?P<name>[a-z-]+) \| (?P<keeps>[^|]+) \| (?P<script>[a-z, -]+) \| (?P<test>`tests/[^|]+) \|$", re.MULTILINE
)


def trees(*folders: str) -> Iterator[tuple[Path, ast.Module]]:
    """Every module of these folders."""
    for folder in folders:
        for path in sorted((ROOT / folder).glob("**/*.py")):
            yield path, ast.parse(path.read_text("utf-8"))


def rows() -> dict[str, re.Match[str]]:
    """The table of journeys in the threat model, by name."""
    return {each["name"]: each for each in ROW.finditer((ROOT / "docs" / "threat-model.md").read_text("utf-8"))}


@EACH
def test_a_journey_lives_in_a_room_of_its_own(journey: Journey) -> None:
    homes = [path for path, tree in trees("handlers") if f'Journey(\n    "{journey.name}"' in path.read_text("utf-8")]
    homes += [path for path, _ in trees("handlers") if f'Journey("{journey.name}"' in path.read_text("utf-8")]
    assert len(homes) == 1
    assert homes[0].name == "journey.py"


@EACH
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_journey_has_its_sentences_in_every_language(journey: Journey, language: str) -> None:
    said = book(language).blanks
    wanted = {f"deed-{each}" for each in journey.deeds} | set(journey.help)
    wanted |= {f"command-{name}" for name, each in journey.commands.items() if each.listed}
    wanted |= {f"team-command-{name}" for name, each in journey.team_commands.items() if each.listed}
    wanted |= {f"button-{act}" for act, each in journey.presses.items() if each.menu or each.typed}
    assert sorted(wanted - said.keys()) == []


@EACH
def test_a_journey_stands_in_the_threat_model_with_a_script_and_a_test_of_erasing(journey: Journey) -> None:
    row = rows().get(journey.name)
    assert row, f"docs/threat-model.md has no row for {journey.name}"
    scripts = re.findall(r"[a-z-]+", row["script"])
    assert scripts
    assert set(scripts) <= set(play.names())
    tests = re.findall(r"`(tests/[a-z_]+\.py)`", row["test"])
    assert tests
    assert [each for each in tests if not (ROOT / each).exists()] == []


def test_the_threat_model_tells_of_no_journey_that_there_is_not() -> None:
    assert rows().keys() == {each.name for each in JOURNEYS}


def test_what_the_audit_writes_down_is_declared_and_nothing_else() -> None:
    calls = [node for _, tree in trees("handlers") for node in ast.walk(tree) if isinstance(node, ast.Call)]
    named = [each for each in calls if ast.unparse(each.func).rpartition(".")[2] in ("record", "record_apart", "_told")]
    given = {str(arg.value) for each in named for arg in each.args[2:4] if isinstance(arg, ast.Constant)}
    recorded = {each for each in given if not each.startswith("note-")}
    assert recorded == set(DEEDS)


def test_every_kind_of_planned_thing_has_somebody_who_does_it() -> None:
    made = [node.value for _, tree in trees("handlers", "rules") for node in tree.body if isinstance(node, ast.Assign)]
    calls = [each for each in made if isinstance(each, ast.Call)]
    kinds = {ast.literal_eval(each.args[0]) for each in calls if ast.unparse(each.func) == "Kind"}
    assert kinds == DUE.keys()


def test_every_command_stands_for_a_button_or_does_something_itself() -> None:
    assert [name for name, each in COMMANDS.items() if each.press not in PRESSES and each.do is None] == []


def commands_table() -> str:
    """The table of commands, made from the journeys: paste it into the README when the test below says so."""
    english = Sentences(strict=True)
    lines = ["| who | command | what it does |\n", "| --- | --- | --- |\n"]
    lines += [f"| reporter | `/{each}` | {english.render('en', f'command-{each}')} |\n" for each in LISTED]
    lines += [f"| team | `/{each}` | {english.render('en', f'team-command-{each}')} |\n" for each in TEAM_LISTED]
    return "".join(lines)


def test_the_readme_has_every_command_and_none_else() -> None:
    found = re.search(r"\| who \| command .*?(?=\n\n)", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert found
    assert found[0] + "\n" == commands_table()


def test_an_empty_journey_is_a_folder_and_a_line(tmp_path: Path) -> None:
    """In a copy of the house: nothing else has to be touched for the tables to know of it."""
    for package in ("bot", "handlers", "storage", "rules", "locales", "rehearsal"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    room = tmp_path / "handlers" / "gardening"
    room.mkdir()
    (room / "__init__.py").write_text('"""Gardening together."""\n')
    (room / "journey.py").write_text(
        '"""Gardening together."""\n\nfrom handlers.journey import Journey\n\nGARDENING = Journey("gardening")\n'
    )
    listed = tmp_path / "handlers" / "journeys.py"
    source = listed.read_text("utf-8").replace(
        "JOURNEYS: tuple[Journey, ...] = (\n",
        "from handlers.gardening.journey import GARDENING\n\nJOURNEYS: tuple[Journey, ...] = (\n    GARDENING,\n",
    )
    listed.write_text(source, "utf-8")
    look = "from handlers.journeys import JOURNEYS; import bot.run; print(*(each.name for each in JOURNEYS))"
    found = subprocess.run(
        [sys.executable, "-c", look], cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=100, check=False
    )
    assert found.stdout.split() == ["gardening", *(each.name for each in JOURNEYS)], found.stderr
    lint = Path(sys.executable).with_name("lint-imports")
    held = subprocess.run([lint, "--no-cache"], cwd=tmp_path, capture_output=True, timeout=100, check=False)
    assert held.returncode == 0
