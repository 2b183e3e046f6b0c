"""What we lean on that a library does not promise: one file each, and a test that says so by name when it breaks."""

import ast
import inspect
from pathlib import Path

import aiosqlite
import pytest

from bot.telegram.request import DEFAULT

ROOT = Path(__file__).parent.parent
LEANING = {"_execute": "storage/disk/line.py"}
"""A private name of a library, and the one file that uses it."""


def test_aiosqlite_still_runs_a_function_on_its_thread() -> None:
    """`aiosqlite.Connection._execute(fn, *args)`: the public calls take a hop each to execute, fetch and commit."""
    execute = getattr(aiosqlite.Connection, "_execute", None)
    assert execute is not None, "aiosqlite.Connection._execute is gone: mend storage/disk/line.py"
    assert inspect.iscoroutinefunction(execute)
    assert list(inspect.signature(execute).parameters)[:2] == ["self", "fn"]


def test_ptb_still_says_when_nothing_was_said_about_a_time_out() -> None:
    """`BaseRequest.DEFAULT_NONE` is public; its type is what `bot/telegram/request.py` compares with."""
    assert DEFAULT.__name__ == "DefaultValue"


@pytest.mark.parametrize("name", LEANING)
def test_a_private_name_stands_in_one_file(name: str) -> None:
    users = [
        path.relative_to(ROOT).as_posix()
        for folder in ("bot", "handlers", "storage", "locales", "rehearsal")
        for path in (ROOT / folder).glob("**/*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == name
    ]
    assert set(users) == {LEANING[name]}


def test_nothing_is_imported_from_the_private_parts_of_a_library() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {node.module}"
        for folder in ("bot", "handlers", "storage", "locales", "rehearsal")
        for path in (ROOT / folder).glob("**/*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and any(part.startswith("_") for part in (node.module or "").split("."))
    ]
    assert [each for each in found if not each.endswith("__future__")] == []
