"""The storeys hold: rules stay pure, imports go down only, the lock follows the project file."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("bot", "handlers", "storage", "rules", "locales", "rehearsal")

# Modules of the standard library that can neither wait, read, write, tell the time nor roll dice. A list of what is
# allowed, so that a forgotten door stays shut. `pathlib` and `random` are here for types; using them is caught below.
PURE = frozenset(
    "__future__ abc base64 bisect collections collections.abc dataclasses datetime decimal difflib enum fractions"
    " functools graphlib hashlib heapq html itertools json math operator pathlib random re string textwrap types typing"
    " unicodedata urllib.parse zoneinfo".split()
)
# Names called: input and output; what a rule is given ready-made (one seeds itself from the system, one reads files).
DOORS = frozenset("__import__ breakpoint compile eval exec input open print Random SystemRandom ZoneInfo".split())
# Methods called, of whatever: clocks, and those of a path that look at the disk.
METHODS = frozenset(
    "now today utcnow"
    " cwd exists glob home is_dir is_file iterdir lstat mkdir open read_bytes read_text rglob rmdir samefile stat touch"
    " unlink write_bytes write_text".split()
)


def offences(source: str) -> Iterator[str]:
    """What in a module of `rules` breaks the promise that it only decides."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Await() | ast.AsyncFunctionDef() | ast.AsyncFor() | ast.AsyncWith():
                yield f"{node.lineno}: waits"
            case ast.comprehension(is_async=1):
                yield "waits in a comprehension"
            case ast.Import(names=names):
                yield from (f"{node.lineno}: imports {each.name}" for each in names if not pure(each.name))
            case ast.ImportFrom(module=str(module), level=0) if not pure(module):
                yield f"{node.lineno}: imports {module}"
            case ast.ImportFrom(module="random", names=names) if any(each.name != "Random" for each in names):
                yield f"{node.lineno}: rolls its own dice"
            case ast.ImportFrom(level=level) if level:
                yield f"{node.lineno}: a relative import"
            case ast.Attribute(value=ast.Name(id="random")):
                yield f"{node.lineno}: rolls its own dice"
            case ast.Call(func=ast.Name(id=name)) if name in DOORS:
                yield f"{node.lineno}: calls {name}"
            case ast.Call(func=ast.Attribute(attr=name)) if name in METHODS:
                yield f"{node.lineno}: calls {name}"
            case ast.Call(func=ast.Attribute(attr="astimezone"), args=[], keywords=[]):
                yield f"{node.lineno}: asks the machine for its time zone"
            case ast.Call(func=ast.Attribute(attr="fromtimestamp"), args=[_], keywords=[]):
                yield f"{node.lineno}: asks the machine for its time zone"


def pure(module: str) -> bool:
    return module.partition(".")[0] == "rules" or module in PURE


@pytest.mark.parametrize("path", sorted(ROOT.glob("rules/**/*.py")), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_rules_only_decide(path: Path) -> None:
    assert list(offences(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "async def hear(): ...",
        "def f():\n    return [x async for x in y]",
        "import os",
        "import os.path",
        "import asyncio, re",
        "import sqlite3",
        "import time",
        "import pydantic",
        "from storage import cases",
        "from . import case",
        "from socket import socket",
        "from datetime import datetime\nat = datetime.now(zone)",
        "from datetime import date\nday = date.today()",
        "at = moment.astimezone()",
        "at = datetime.fromtimestamp(0)",
        "from random import choice",
        "import random\nrandom.random()",
        "from random import Random\ndice = Random()",
        "from pathlib import Path\nPath('x').read_text()",
        "print('hello')",
        "open('x')",
        "zone = ZoneInfo('Europe/Berlin')",
    ],
)
def test_an_impure_rule_is_caught(source: str) -> None:
    assert list(offences(source))


def test_types_and_given_values_are_no_offence() -> None:
    source = """
from datetime import UTC, datetime, time
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo
from rules.case import Case
def f(dice: Random, zone: ZoneInfo, path: Path, now: datetime) -> time:
    return now.astimezone(zone).time()
"""
    assert list(offences(source)) == []


# Who goes over all open cases, and shows or counts none of them to people; whoever does asks `heard_of`.
OVER_ALL = {
    "handlers/clock_set_back.py": "of_cases",  # what is kept of each goes back
    "handlers/groups/strangers.py": "_open",  # words that were withheld go on
    "handlers/oncall/auditor.py": "look",  # every case has a next step
    "handlers/oncall/next_step.py": "demand_holders",  # whoever holds one was there when it came
    "handlers/who/heard_of.py": "open_cases",
}


def test_nobody_lists_or_counts_cases_of_which_the_team_has_not_heard() -> None:
    found = {}
    for path in sorted((*ROOT.glob("handlers/**/*.py"), *ROOT.glob("bot/**/*.py"))):
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(function, ast.AsyncFunctionDef | ast.FunctionDef):
                names = [each.attr for each in ast.walk(function) if isinstance(each, ast.Attribute)]
                if {"every_open", "next_open"} & {*names}:
                    found[path.relative_to(ROOT).as_posix()] = function.name
    assert found == OVER_ALL


# One planted import for each contract; the name is the contract's in pyproject.toml.
PLANTED = {
    "Imports go down only": ("rules/planted.py", "import storage"),
    "What both sides need lies below them": ("handlers/text/planted.py", "import handlers.turn"),
    "The reporter's rooms do not import the team's": ("handlers/reporter/planted.py", "import handlers.team.closing"),
    "The team's rooms do not import the reporter's": ("handlers/team/planted.py", "import handlers.reporter.start"),
    "Rooms below both sides import neither": ("handlers/who/planted.py", "import handlers.team.closing"),
    "No circle": ("storage/disk/planted.py", "import storage.cases"),
    "Only bot and handlers use the sentences": ("storage/planted.py", "import locales"),
    "The sentences import nothing of ours but rules": ("locales/planted.py", "import handlers"),
    "The rehearsal imports nothing of ours": ("rehearsal/planted.py", "import rules.send"),
    "Nothing but the command line starts the rehearsal": ("handlers/planted.py", "import rehearsal"),
    "Only the outbox turns a case into a chat": ("handlers/planted_too.py", "from storage import places"),
    "Rules import the standard library only": ("rules/planted_too.py", "import pydantic"),
    "All SQL and all cryptography lie in storage": ("bot/planted.py", "import sqlite3"),
}


def test_every_line_of_the_house_is_held(tmp_path: Path) -> None:
    """In a copy of the house with one wrong import a line, every contract is broken: none of them is asleep."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for path, source in PLANTED.values():
        (tmp_path / path).write_text(source)
    lint = Path(sys.executable).with_name("lint-imports")
    found = subprocess.run(
        [lint, "--no-cache"], cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=100, check=False
    )
    verdicts = [line for line in found.stdout.splitlines() if line.endswith(("KEPT", "BROKEN"))]
    assert len(verdicts) == len(PLANTED), found.stdout + found.stderr
    assert [line for line in verdicts if not line.endswith("BROKEN")] == []
    for name in PLANTED:
        assert any(line.startswith(name) for line in verdicts), name
