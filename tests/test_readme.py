"""The README tells every setting that there is, and none that there is not."""

import re
import tomllib
from pathlib import Path

from bot.config.fields import settings
from bot.config.reading import read

ROOT = Path(__file__).parent.parent


def table() -> str:
    """The table of settings, made from the schema: paste it into the README when this test says so."""
    rows = [("key", "meaning", "for instance", "if left out"), ("---",) * 4]
    rows += [(f"`{each.key}`", each.meaning, f"`{each.example}`", each.default) for each in settings()]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def test_the_readme_has_every_setting_and_none_else() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    found = re.search(r"(?<=\n\n)\| key \| meaning .*?(?=\n\n)", readme, re.DOTALL)
    assert found
    assert found[0] + "\n" == table()


def test_the_example_file_names_every_setting() -> None:
    text = (ROOT / "config.example.toml").read_text("utf-8")
    for each in settings():
        name = re.split(r"[.\[\]]+", each.key)[-1]
        assert re.search(rf"\b{name}\b", text), each.key


def test_every_example_of_a_setting_is_toml() -> None:
    for each in settings():
        assert each.example.startswith("[") or tomllib.loads(f"x = {each.example}")


def test_the_example_file_is_toml() -> None:
    assert read(ROOT / "config.example.toml")


def test_every_section_stands_once() -> None:
    headings = re.findall(r"^#+ .*$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert len(headings) > 8
    assert len(headings) == len(set(headings))
