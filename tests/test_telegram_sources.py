"""Every refusal of the imitation says where the public source of the server refuses so."""

import ast
import re
from functools import cache
from pathlib import Path

from rehearsal.api.errors import GUESS, SERVER

API = Path(__file__).parent.parent / "rehearsal" / "api"
SOURCE = re.compile(r"(Client|\w+)\.cpp \w\S*( .*)?")


@cache
def refusals() -> list[tuple[str, ast.Call, dict[str, str]]]:
    """Each call that makes a refusal: where it stands, and what the names of its module mean."""
    found = []
    shared = constants(ast.parse((API / "errors.py").read_text()))
    for path in sorted(API.glob("*.py")):
        tree = ast.parse(path.read_text())
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("bad", "forbidden"):
                found.append((f"{path.name}:{node.lineno}", node, names(path) | shared))
    return found


@cache
def names(path: Path) -> dict[str, str]:
    """The texts that a module can call by name: its own, and those of the modules from which it takes any."""
    tree = ast.parse(path.read_text())
    known = constants(tree)
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("rehearsal.api."):
            known |= constants(ast.parse((API / f"{node.module.rsplit('.', 1)[1]}.py").read_text()))  # type: ignore[union-attr]
    return known


def constants(tree: ast.Module) -> dict[str, str]:
    """The texts that stand under a name at the top of a module."""
    return {
        node.targets[0].id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    }


def sources(node: ast.expr, known: dict[str, str]) -> list[str]:
    """What the second argument of a refusal can be."""
    match node:
        case ast.Constant(value):
            return [str(value)]
        case ast.Name(name):
            return [known.get(name, "")]
        case ast.IfExp(_, one, other):
            return sources(one, known) + sources(other, known)
    return [""]


def test_every_refusal_names_its_place_in_the_source() -> None:
    every = refusals()
    assert len(every) > 90
    nowhere = [
        where
        for where, call, known in every
        if not all(
            each in (SERVER, GUESS) or SOURCE.fullmatch(each)
            for each in sources(call.args[1] if len(call.args) > 1 else ast.Constant(""), known)
        )
    ]
    # a function that refuses on behalf of others is handed the place
    assert [each.split(":")[0] for each in nowhere] == ["topics.py"]


def test_guesses_are_few() -> None:
    guessed = [where.split(":")[0] for where, call, _ in refusals() if getattr(call.args[-1], "id", "") == "GUESS"]
    assert sorted(guessed) == ["profile.py", "uploads.py"]
