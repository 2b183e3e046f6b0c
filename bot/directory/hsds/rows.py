"""Rows of the tables that were read, what is told about them, and the words that stand for nothing."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

NOTHING = frozenset({"", "null", "nil", "none", "n/a", "na", "-", "undefined", "unknown", "tbd"})
"""Words that people and programs write where there is nothing."""


@dataclass(slots=True)
class Report:
    """What was left out, each with its place and the reason."""

    lines: dict[str, None] = field(default_factory=dict)

    def skip(self, place: str, what: str) -> None:
        """Once is enough: the same service may stand in several files."""
        self.lines[f"{place}: {what}"] = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, or one object of JSON; `place` is where people find it."""

    place: str
    values: dict[str, str]

    def get(self, *names: str) -> str:
        """The first of these that says something."""
        return next((text for name in names if (text := self._said(name))), "")

    def _said(self, name: str) -> str:
        text = self.values.get(name, "").strip().strip('"\\').strip()
        return "" if text.casefold().rstrip(".") in NOTHING else text


@dataclass(slots=True)
class Tables:
    """All rows, by table; and those of each parent, such as the phones of a service."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    children: dict[tuple[str, str, str], list[Row]] = field(default_factory=lambda: defaultdict(list))

    def add(self, table: str, row: Row) -> None:
        """One more, unless it stands here already."""
        id = row.values.get("id", "")
        if id and any(each.values == row.values for each in self.children[table, "id", id]):
            return
        self.rows[table].append(row)
        for name, value in row.values.items():
            if value and (name == "id" or name.endswith("_id")):
                self.children[table, name, value].append(row)

    def of(self, table: str, parent: str, id: str) -> list[Row]:
        """The rows of a table that belong to this parent, such as `phones`, `service_id`."""
        return self.children.get((table, parent, id), []) if id else []

    def one(self, table: str, id: str) -> Row | None:
        """The row with this id; what stands in several places, where it says most."""
        return max(self.of(table, "id", id), key=lambda row: len(row.values), default=None)

    def ids(self, table: str) -> Iterator[tuple[str, Row]]:
        """Every row once, with its id; one without an id goes by its place."""
        seen = set()
        for row in self.rows.get(table, []):
            id = row.values.get("id", "")
            if id not in seen or not id:
                seen.add(id)
                yield id, (self.one(table, id) or row) if id else row
