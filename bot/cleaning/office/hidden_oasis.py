"""What nobody sees in documents of LibreOffice, and its writer may have forgotten: hidden words, sections, rows,
columns, sheets, slides and shapes. It goes; what is shown stays to the letter.
"""

import re
from collections.abc import Callable

from bot.cleaning.office.markup import Fate, Meet

STYLE = re.compile(rb"<style:style\b[^>]*?(?:/>|>.*?</style:style>)", re.DOTALL)
NAME = re.compile(rb"style:name=[\"']([^\"']*)")
PARENT = re.compile(rb"style:parent-style-name=[\"']([^\"']*)")
HIDES = re.compile(
    rb"text:display=[\"']none|presentation:visibility=[\"']hidden"
    rb"|<style:table-properties\b[^>]*table:display=[\"']false"
)
BEARERS = frozenset("text:span text:p text:h text:section table:table draw:page".split())
"""Elements that a style can hide."""

ANYWHERE = re.compile(rb":visibility=|:display=[\"'](?:none|false)")
STYLED = ("text:style-name", "table:style-name", "draw:style-name")
CELLS = ("table:table-cell", "table:covered-table-cell")
UNSEEN = ("collapse", "filter")
MOST = 1 << 14
"""Columns that a sheet can have."""


def hidden_styles(*parts: bytes) -> frozenset[str]:
    """The styles that hide what has them, and those that are based on such a one."""
    gone: set[bytes] = set()
    parents: dict[bytes, bytes] = {}
    for style in (each for part in parts for each in STYLE.findall(part)):
        name, parent = NAME.search(style), PARENT.search(style)
        if name and HIDES.search(style):
            gone.add(name[1])
        if name and parent:
            parents[name[1]] = parent[1]
    for _ in parents:
        gone |= {name for name, parent in parents.items() if parent in gone}
    return frozenset(each.decode("utf-8", "replace") for each in gone)


def hides(data: bytes, styles: frozenset[str]) -> bool:
    """Whether anything is hidden there at all: looking at every element nearly doubles the time."""
    return bool(styles) or ANYWHERE.search(data) is not None


class Seen:
    """The rule for contents, and what is hidden goes. The cells of a hidden column stay, empty: others would move."""

    def __init__(self, meet: Meet, usual: Callable[[str], str], styles: frozenset[str]) -> None:
        self.rule = meet
        self.usual = usual
        self.styles = styles
        self.columns: list[bool] = []
        """Whether each column of this sheet is hidden."""
        self.at = 0
        self.blank = 0
        """How deep the cell lies that is emptied; 0 for none."""

    def meet(self, raw: str, attributes: dict[str, str], path: list[str]) -> Fate:
        """Decide on an element."""
        fate = self.rule(raw, attributes, path)
        if fate is not Fate.KEEP:
            return fate
        if self.blank and len(path) >= self.blank:
            return Fate.DROP
        self.blank = 0
        name = self.usual(raw)
        plain = {self.usual(key): value for key, value in attributes.items()}
        if self._gone(name, plain):
            return Fate.DROP
        if name == "table:table":
            self.columns = []
        elif name == "table:table-column":
            times = _times(plain, "columns", MOST - len(self.columns))
            self.columns += [plain.get("table:visibility") in UNSEEN] * times
        elif name == "table:table-row":
            self.at = 0
        elif name in CELLS and self._behind(_times(plain, "columns", MOST)):
            self.blank = len(path) + 1
            for key in [key for key in attributes if self.usual(key).startswith(("office:", "calcext:"))]:
                del attributes[key]
        return Fate.KEEP

    def _gone(self, name: str, plain: dict[str, str]) -> bool:
        if name in BEARERS and any(plain.get(key) in self.styles for key in STYLED):
            return True
        if name == "table:table-row" and plain.get("table:visibility") in UNSEEN:
            return True
        if name == "table:table-row-group" and plain.get("table:display") == "false":
            return True
        return plain.get("text:display") == "none" or plain.get("draw:display") == "none"

    def _behind(self, times: int) -> bool:
        """Whether the next cell, which may stand for several, lies in hidden columns alone."""
        under = self.columns[self.at : self.at + times]
        self.at += times
        return bool(under) and all(under)


def _times(plain: dict[str, str], what: str, most: int) -> int:
    number = plain.get(f"table:number-{what}-repeated", "1")
    return max(0, min(int(number) if number.isdecimal() else 1, most))
