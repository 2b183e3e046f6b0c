"""Reads the directory: a file or a folder of files into entries, or every mistake at once with place and remedy."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import tomli
from pydantic import ValidationError

from bot.config import mistakes
from bot.config.errors import ConfigError, Mistake, path, quoted, shown
from bot.config.reading import text_of
from bot.directory import schema, values
from rules import directory as rules
from rules.config import Config

TOO_LARGE = 30_000_000  # bytes: ten times five thousand entries
SEE = "Compare with resources.example.toml."


@dataclass(frozen=True, slots=True)
class Frame:
    """What the directory has to fit into: the community's languages, the first one above all, and the needs there are.

    `where` is a file or a folder of files; None where the community has no directory.
    """

    where: Path | None
    languages: tuple[str, ...]
    needs: tuple[rules.Need, ...] = rules.NEEDS


def frame_of(config: Config) -> Frame:
    """What the directory of a community has to fit into."""
    return Frame(config.directory_path, config.languages, config.needs)


def load(frame: Frame) -> rules.Directory:
    """Everything that is there. Raises ConfigError with every mistake."""
    if frame.where is None:
        return rules.Directory(needs=frame.needs)
    entries: list[rules.Entry] = []
    found: list[Mistake] = []
    ids: dict[str, str] = {}
    for file in files(frame.where):
        try:
            tables = read(file)
        except ConfigError as error:
            found += error.mistakes
            continue
        at = Place(file.name, tables)
        shape, wrong = _shape(tables)
        found += [at.mistake(each) for each in (*wrong, *_misfits(tables, frame))]
        found += list(_twice(at, ids))
        if shape is not None and not found:
            entries += [_entry(each, frame) for each in shape.resource]
    if found:
        raise ConfigError(found)
    return rules.Directory(tuple(entries), frame.needs)


def files(where: Path) -> list[Path]:
    """The files of a directory, in the order of their names."""
    if not where.is_dir():
        return [where]
    found = sorted(where.glob("*.toml"))
    if not found:
        raise ConfigError([Mistake("directory.path", f"there is no .toml file in {where}", SEE)])
    return found


def read(file: Path) -> dict[str, Any]:
    """The tables of a file."""
    text = text_of(file, "directory.path", "Name a file or a folder of .toml files.", TOO_LARGE)
    try:
        return tomli.loads(text)
    except RecursionError:
        raise ConfigError([Mistake(file.name, "is nested too deeply", SEE)]) from None
    except ValueError as error:
        where = re.search(r"\(at (line \d+, column \d+|end of document)\)", str(error))
        what = f"is not TOML: it cannot be read {'at ' + where[1] if where else 'as it is'}"
        raise ConfigError([Mistake(file.name, what, SEE)]) from None


@dataclass(frozen=True, slots=True)
class Place:
    """A file and what stands in it, so that a mistake can name the entry as people know it."""

    file: str
    tables: dict[str, Any]

    def mistake(self, found: Mistake) -> Mistake:
        """The mistake with its file, and the id of its entry beside the number."""
        numbered = re.match(r"resource\[(\d+)\]", found.key)
        if not numbered:
            return Mistake(f"{self.file}: {found.key}", found.what, found.remedy)
        id = self.id(int(numbered[1]))
        named = f" ({id})" if id else ""
        return Mistake(f"{self.file}: {numbered[0]}{named}{found.key[numbered.end() :]}", found.what, found.remedy)

    def id(self, number: int) -> str:
        """The id of an entry, where it has one that can be shown."""
        rows = [each for each in rows_of(self.tables) if each[0] == number]
        id = rows[0][1].get("id") if rows else None
        return id if isinstance(id, str) and values.ID.fullmatch(id) else ""


def rows_of(tables: dict[str, Any]) -> list[tuple[int, dict[str, Any]]]:
    """The entries that are tables, numbered."""
    found = tables.get("resource")
    return [(n, each) for n, each in enumerate(found) if isinstance(each, dict)] if isinstance(found, list) else []


def _shape(tables: dict[str, Any]) -> tuple[schema.File | None, list[Mistake]]:
    try:
        return schema.File.model_validate(tables), []
    except ValidationError as error:
        return None, list(mistakes.told(error, schema.File))


def _misfits(tables: dict[str, Any], frame: Frame) -> Iterator[Mistake]:
    """What the shape cannot know: needs, and languages that the community does not offer."""
    needs = [each.id for each in frame.needs]
    for n, each in rows_of(tables):
        named = each.get("needs")
        for m, need in enumerate(named if isinstance(named, list) else []):
            if isinstance(need, str) and need not in needs:
                what = f"{quoted(need)} is no need that is known here"
                yield Mistake(path(("resource", n, "needs", m)), what, f"Choose from: {', '.join(needs)}.")
        for key, text in _texts(each):
            for code in text:
                if code not in frame.languages:
                    what = f"{shown(code)} is no language that the community offers"
                    yield Mistake(path(("resource", n, *key, code)), what, f"Offered: {', '.join(frame.languages)}.")


def _texts(row: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    """Every text of an entry that is a table of languages, with its key."""
    found: list[tuple[tuple[str | int, ...], Any]] = [
        ((each,), row.get(each)) for each in ("name", "about", "cost", "for_whom", "alert", "area")
    ]
    for name in ("area", "phones"):
        items = row.get(name)
        for n, each in enumerate(items if isinstance(items, list) else []):
            inner = each.get("label") if name == "phones" and isinstance(each, dict) else each
            found.append(((name, n, "label") if name == "phones" else (name, n), inner))
    yield from ((key, each) for key, each in found if isinstance(each, dict))


def _twice(at: Place, ids: dict[str, str]) -> Iterator[Mistake]:
    """An id stands once, in whichever file."""
    for n, each in rows_of(at.tables):
        id = each.get("id")
        if not isinstance(id, str):
            continue
        here = f"{at.file}: resource[{n}]"
        if id in ids:
            yield Mistake(
                f"{here}.id", f"{quoted(id)} is the id of {ids[id]}, too", "Give each entry an id of its own."
            )
        ids.setdefault(id, here)


def _entry(row: schema.Resource, frame: Frame) -> rules.Entry:
    return rules.Entry(
        id=row.id,
        name=row.name,
        about=_in(frame, row.about),
        needs=tuple(dict.fromkeys(row.needs)),
        languages=tuple(dict.fromkeys(row.languages)),
        interpreters=row.interpreters,
        area=tuple(row.area),
        phones=tuple(rules.Phone(each.number, each.label or {}, each.hours) for each in row.phones),
        link=row.link,
        hours=row.hours,
        zone=ZoneInfo(row.timezone) if row.timezone else None,
        cost=_in(frame, row.cost) if row.cost else None,
        for_whom=_in(frame, row.for_whom) if row.for_whom else None,
        alert=_in(frame, row.alert) if row.alert else None,
        verified=row.verified,
    )


def _in(frame: Frame, texts: rules.Texts) -> rules.Texts:
    """A plain text is in the community's first language; only names stand for all."""
    return {frame.languages[0]: texts[""]} if "" in texts else texts
