"""docs/telegram.md and the tests of the imitation say the same."""

import ast
import re
from pathlib import Path

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "telegram.md"


def existing() -> set[str]:
    """The names of all tests of the imitation."""
    names = set()
    for module in HERE.glob("test_telegram_*.py"):
        if module != Path(__file__):
            for node in ast.parse(module.read_text()).body:
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
                    names.add(node.name)
    return names


def test_every_imitated_behaviour_has_its_test() -> None:
    told = PAGE.read_text().partition("## What becomes of a refusal")[0]
    rows = [line for line in told.splitlines() if line.startswith("| ") and not line.startswith("| ---")]
    named = [re.findall(r"`(test_\w+)`", row.rsplit("|", 2)[1]) for row in rows if "| test |" not in row]
    assert all(len(names) == 1 for names in named)
    every = [name for (name,) in named]
    assert len(every) == len(set(every))
    assert set(every) == existing()
