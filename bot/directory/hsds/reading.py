"""Reads files of HSDS into tables: CSV by its file's name or its columns, JSON by what its objects hold."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.directory.hsds.rows import Report, Row, Tables

TOO_LARGE = 300_000_000  # bytes
DEEPEST = 20
NAMES = {
    "organization": "organizations", "service": "services", "location": "locations", "phone": "phones",
    "schedule": "schedules", "regular_schedule": "schedules", "regular_schedules": "schedules",
    "services_at_location": "service_at_locations", "service_at_location": "service_at_locations",
    "language": "languages", "service_area": "service_areas", "address": "addresses",
    "physical_address": "addresses", "physical_addresses": "addresses", "eligibility": "eligibility",
    "eligibilities": "eligibility", "cost_option": "cost_options", "taxonomy_term": "taxonomy_terms",
    "taxonomy": "taxonomy_terms", "attribute": "attributes", "services_taxonomy": "attributes",
    "service_taxonomy": "attributes",
}  # fmt: skip
TABLES = frozenset(NAMES.values())
PRIVATE = frozenset({"contact", "contacts"})
"""Names and addresses of people do not belong into a directory."""
ASIDE = frozenset({
    "accessibility", "accessibility_for_disabilities", "funding", "holiday_schedule", "holiday_schedules", "metadata",
    "mail_addresses", "meta_table_descriptions", "organization_identifiers", "payments_accepted", "postal_addresses",
    "program", "programs", "required_documents", "taxonomies", "units", "url", "urls", "additional_urls",
    "additional_websites", "capacities", "service_capacities", "taxonomy_detail", "identifiers",
})  # fmt: skip
"""Tables that say nothing that an entry has room for."""
NAMED = {
    "organizations": "organization", "locations": "location", "services": "service", "taxonomy_terms": "taxonomy_term",
}  # fmt: skip
COLUMNS = (
    ("contacts", {"title", "department", "email"}),
    ("schedules", {"weekday", "opens_at"}),
    ("holiday_schedules", {"start_date", "closed"}),
    ("phones", {"number"}),
    ("organizations", {"name", "tax_status"}),
    ("locations", {"organization_id", "latitude"}),
    ("services", {"name", "description", "status"}),
    ("addresses", {"address_1", "location_id"}),
    ("programs", {"organization_id", "name", "alternate_name"}),
    ("taxonomy_terms", {"taxonomy_id", "parent_id"}),
)
"""By which columns a table of another name is known, the more telling first."""
HOLDS = (
    ("service_at_locations", {"location", "service"}),
    ("service_at_locations", {"location", "schedules"}),
    ("locations", {"latitude"}),
    ("locations", {"location_type"}),
    ("locations", {"addresses"}),
    ("organizations", {"legal_status"}),
    ("organizations", {"tax_status"}),
    ("organizations", {"year_incorporated"}),
    ("organizations", {"services"}),
    ("taxonomy_terms", {"taxonomy"}),
    ("taxonomy_terms", {"term_uri"}),
    ("services", {"name", "status"}),
    ("services", {"name", "organization"}),
    ("services", {"name", "fees"}),
)
"""By which keys an object of JSON is known."""


def read(source: Path, report: Report) -> Tables:
    """Everything in a file, or in the files of a folder; raises OSError where there is none."""
    tables = Tables()
    files = sorted(each for each in source.rglob("*") if each.is_file()) if source.is_dir() else [source]
    for file in files:
        if file.suffix.lower() == ".csv":
            _csv(file, tables, report)
        elif file.suffix.lower() == ".json":
            _json(file, tables, report)
        else:
            report.skip(file.name, "is neither JSON nor CSV")
    return tables


def _text(file: Path, report: Report) -> str:
    if file.stat().st_size > TOO_LARGE:
        report.skip(file.name, "is too large")
        return ""
    raw = file.read_bytes()
    try:
        return raw.decode("utf-8-sig").replace("\0", "")
    except UnicodeDecodeError:
        report.skip(file.name, "is not UTF-8: read as Windows-1252, look at its letters")
        return raw.decode("cp1252", "replace").replace("\0", "")


# -- CSV


def _csv(file: Path, tables: Tables, report: Report) -> None:
    csv.field_size_limit(1_000_000)
    lines = csv.reader(io.StringIO(_text(file, report), newline=""))
    header = [each.strip().lower() for each in next(lines, [])]
    table = _table(file.stem.lower(), set(header))
    if table is None:
        report.skip(file.name, "is no table that is known here" if header else "is empty")
        return
    if table in PRIVATE:
        report.skip(file.name, "is about people: never taken")
    elif table not in TABLES:
        report.skip(file.name, "tells nothing that an entry has room for")
    if table not in TABLES:
        return
    try:
        for values in lines:
            _line(table, f"{file.name} line {lines.line_num}", header, values, (tables, report))
    except csv.Error as error:
        report.skip(f"{file.name} line {lines.line_num}", f"cannot be read further ({error})")


def _table(stem: str, header: set[str]) -> str | None:
    """The table that a file holds."""
    name = NAMES.get(stem, stem)
    if name in TABLES | PRIVATE | ASIDE:
        return name
    return next((table for table, columns in COLUMNS if columns <= header), None)


def _line(table: str, place: str, header: list[str], values: list[str], into: tuple[Tables, Report]) -> None:
    tables, report = into
    if not any(each.strip() for each in values):
        return
    if len(values) > len(header):
        report.skip(place, f"has {len(values) - len(header)} values more than columns: left out")
    tables.add(table, Row(place, {name: each.strip() for name, each in zip(header, values, strict=False) if name}))


# -- JSON


def _json(file: Path, tables: Tables, report: Report) -> None:
    text = _text(file, report)
    try:
        found = json.loads(text) if text else None
    except (ValueError, RecursionError) as error:
        report.skip(file.name, f"is no JSON ({type(error).__name__})")
        return
    objects = _Objects(file.name, tables, report)
    for table, each in _roots(found):
        objects.take(table or _kind(each), each, {})


def _roots(found: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects of a file with the table that they are of, as far as the file says it."""
    if isinstance(found, list):
        yield from (("", each) for each in found if isinstance(each, dict))
    elif isinstance(found, dict):
        lists = {key.removesuffix(".csv"): each for key, each in found.items() if isinstance(each, list)}
        tabular = {key: NAMES.get(key, key) for key in lists if NAMES.get(key, key) in TABLES or f"{key}.csv" in found}
        if "contents" in lists:
            yield from (("", each) for each in lists["contents"] if isinstance(each, dict))
        elif tabular and "id" not in found:
            yield from (
                (table, each) for key, table in tabular.items() for each in lists[key] if isinstance(each, dict)
            )
        else:
            yield "", found


def _kind(found: dict[str, Any]) -> str:
    """What an object is, by what it holds."""
    return next((table for table, keys in HOLDS if keys <= found.keys()), "")


class _Objects:
    """Takes objects apart: each becomes a row that names its parents."""

    def __init__(self, file: str, tables: Tables, report: Report) -> None:
        self._file, self._tables, self._report = file, tables, report
        self._count = 0

    def take(self, table: str, found: dict[str, Any], parents: dict[str, str], deep: int = 0) -> None:
        """An object and what it holds."""
        if not table:
            self._report.skip(self._file, "holds an object that is none of those known here")
        if table not in TABLES or deep > DEEPEST:
            return
        plain = {key.lower(): _plain(each) for key, each in found.items() if not isinstance(each, dict | list)}
        values = {**parents, **{key: each for key, each in plain.items() if each}}
        for key, item in _inner(found):
            if key in NAMED and item.get("id"):  # the one thing that it names, such as its organization
                values.setdefault(f"{NAMED[key]}_id", str(item["id"]))
            own = {f"{_single(table)}_id": values["id"]} if values.get("id") else {}
            if key not in PRIVATE:
                self.take(key if key in TABLES else "aside", item, own, deep + 1)
        self._count += 1
        place = f"{self._file}: {_single(table)} {values.get('id') or f'number {self._count}'}"
        self._tables.add(table, Row(place, values))


def _inner(found: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects in an object, with the table that they are of."""
    for key, each in found.items():
        for item in each if isinstance(each, list) else [each]:
            if isinstance(item, dict):
                yield NAMES.get(key.lower(), key.lower()), item


def _single(table: str) -> str:
    return table.removesuffix("s")


def _plain(value: object) -> str:
    return "" if value is None else str(value).lower().strip() if isinstance(value, bool) else str(value).strip()
