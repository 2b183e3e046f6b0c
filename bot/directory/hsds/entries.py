"""Services with all that hangs on them, as entries of our directory; what is missing of one is left out of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from bot.directory.hsds import needs, values
from bot.directory.hsds.hours import hours
from bot.directory.hsds.rows import Report, Row, Tables
from rules import directory

Table = dict[str, Any]
CLOSED = ("inactive", "defunct", "temporarily closed", "temporarily_closed", "closed", "suspended")
"""What a service is that is not there; an empty status counts as active."""
DEAD = {"fax": "a fax", "modem": "a modem", "pager": "a pager"}
KINDS = {"tty": "TTY", "textphone": "Text phone", "tdd": "TTY", "sms": "Text message", "text": "Text message"}
PHONES = 8
PARENTS = ("services", "service_at_locations", "locations", "organizations")
HANGING = ("phones", "schedules", "languages", "service_areas", "addresses", "cost_options", "eligibility")
zones = cache(available_timezones)


@dataclass(frozen=True, slots=True)
class Made:
    """An entry as it will be written, and what a human has to look at."""

    entry: Table
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Around:
    """A service with its places, and who offers it."""

    id: str
    service: Row
    there: tuple[tuple[str, str], ...]  # ids of what joins it to a place, and of the place
    organization: Row | None


def entries(tables: Tables, known: Sequence[str], today: date, report: Report) -> list[Made]:
    """All services that can be read, each once; `known` are the needs that there are here."""
    made: list[Made] = []
    ids: set[str] = set()
    for id, row in tables.ids("services"):
        entry = _Service(_around(id, row, tables), tables, today, report).entry(known)
        if entry is not None:
            while entry.entry["id"] in ids:
                entry.entry["id"] = f"{entry.entry['id'][:44]}-{len(ids) % 1000}"
            ids.add(entry.entry["id"])
            made.append(entry)
    _orphans(tables, report)
    return made


def _orphans(tables: Tables, report: Report) -> None:
    """What belongs to nothing that was read: a wrong id, or a table that is missing."""
    parents = {f"{table.removesuffix('s')}_id": {id for id, _ in tables.ids(table)} for table in PARENTS}
    for table in HANGING:
        for row in tables.rows.get(table, []):
            if not row.get("contact_id", "phone_id") and not any(
                row.get(name) in ids for name, ids in parents.items() if ids
            ):
                report.skip(row.place, "belongs to nothing that is here")
    for _, row in tables.ids("services"):
        by = row.get("organization_id")
        if by and by not in parents["organization_id"]:
            report.skip(row.place, f"is offered by “{by[:40]}”, which is not here")


def _around(id: str, row: Row, tables: Tables) -> Around:
    joined = [(each.get("id"), each.get("location_id")) for each in tables.of("service_at_locations", "service_id", id)]
    there = tuple(dict.fromkeys([*joined, *([("", row.get("location_id"))] if row.get("location_id") else [])]))
    organization = tables.one("organizations", row.get("organization_id"))
    for _, place in there if organization is None else ():
        location = tables.one("locations", place)
        organization = tables.one("organizations", location.get("organization_id")) if location else None
    return Around(id, row, there, organization)


class _Service:
    """One service on its way to an entry."""

    def __init__(self, around: Around, tables: Tables, today: date, report: Report) -> None:
        self.row, self.around, self.tables = around.service, around, tables
        self.today, self.report, self.place = today, report, around.service.place

    def entry(self, known: Sequence[str]) -> Made | None:
        """The entry, or None where there is nothing to turn to."""
        status = self.row.get("status").casefold()
        if status in CLOSED:
            self.report.skip(self.place, f"left out: {status}")
            return None
        name = self._text(self.row, 120, "name")
        if not name:
            self.report.skip(self.place, "left out: has no name")
            return None
        found, guessed = self._needs(known)
        entry: Table = {"id": self._id(name), "name": self._named(name), "about": self._about(name), "needs": found}
        languages, interpreters = self._languages()
        schedules = self._schedules()
        more = {
            "languages": languages, "interpreters": interpreters, "area": self._areas(), "phones": self._phones(),
            "link": self._link(), "hours": hours(schedules, self.today, self.report), "timezone": self._zone(schedules),
            "cost": self._cost(), "for_whom": self._for_whom(), "alert": self._text(self.row, 300, "alert"),
            "codes": self._codes(),
            "verified": values.assured(self.row.get("assured_date"), self.today, self.place, self.report),
        }  # fmt: skip
        remarks = [f"needs: guessed from its words ({', '.join(found)})"] if guessed and found else []
        remarks += ["needs: none found; give it some, else it is found by words only"] if not found else []
        return Made(entry | {key: each for key, each in more.items() if each}, tuple(remarks))

    def _text(self, row: Row | None, most: int, *names: str, lines: bool = False) -> str:
        """The first of these fields that can be read."""
        for name in names if row is not None else ():
            assert row is not None
            written, place = row.get(name), f"{row.place}, {name}"
            if written == name:
                self.report.skip(place, "holds its own name")
            elif written and (plain := values.text(written, most, place, self.report, lines=lines)):
                return plain
        return ""

    def _id(self, name: str) -> str:
        words = "-".join(re.findall(r"[a-z0-9]+", name.casefold()))[:36].strip("-")
        code = "".join(re.findall(r"[a-z0-9]", self.around.id.casefold()))[:8]
        return "-".join(filter(None, (words, code))) or "entry"

    def _named(self, name: str) -> str:
        """With whoever offers it, where its own name does not say so."""
        by = self._text(self.around.organization, 120, "name")
        whole = f"{name}, {by}"
        return whole if by and by.casefold() not in name.casefold() and len(whole) <= 120 else name

    def _about(self, name: str) -> str:
        said = self._text(self.row, 1500, "description", "short_desc", lines=True)
        said = said or self._text(self.around.organization, 1500, "description", lines=True)
        if not said:
            self.report.skip(self.place, "has no description: its name stands in place of it")
        return said or name

    def _needs(self, known: Sequence[str]) -> tuple[list[str], bool]:
        """Its needs, and whether they are guessed."""
        found = [each for each in needs.by_ids(self._ids()) if each in known]
        if found:
            return found[: needs.MOST], False
        terms = " ".join(term.get("name") for term in self._terms())
        texts = (f"{terms} {self.row.get('keywords')}", self.row.get("name"), self.row.get("description"))
        return [each for each in needs.by_words(*texts) if each in known], True

    def _terms(self) -> list[Row]:
        """The terms of a taxonomy that it has, by their table or by what is attributed to it."""
        given = [*self.tables.of("attributes", "service_id", self.around.id)]
        given += self.tables.of("attributes", "link_id", self.around.id)
        ids = [each.get("taxonomy_term_id", "taxonomy_id") for each in given]
        return [term for id in ids if (term := self.tables.one("taxonomy_terms", id)) is not None]

    def _ids(self) -> list[str]:
        written = re.split(r"[,;\s]+", self.row.get("taxonomy_ids"))
        return [*written, *(term.get("code", "taxonomy_id", "id") for term in self._terms())]

    def _codes(self) -> list[str]:
        """As they came; what they mean is under licence with some, and for people to say."""
        plain = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,39}")
        return list(dict.fromkeys(each for each in self._ids() if plain.fullmatch(each)))[:20]

    def _own(self, table: str) -> list[Row]:
        """What hangs on the service itself, or on its being at a place."""
        found = [*self.tables.of(table, "service_id", self.around.id)]
        for joined, _ in self.around.there:
            found += self.tables.of(table, "service_at_location_id", joined)
        return found

    def _at_places(self, table: str) -> list[Row]:
        return [row for _, place in self.around.there for row in self.tables.of(table, "location_id", place)]

    def _schedules(self) -> list[Row]:
        return _once(self._own("schedules")) or _once(self._at_places("schedules"))

    def _zone(self, schedules: Sequence[Row]) -> str:
        for each in schedules:
            zone = each.get("timezone")
            if zone in zones():
                return zone
            if zone:
                self.report.skip(each.place, f"“{zone[:40]}” is no time zone that is known here")
        return ""

    def _phones(self) -> list[Table]:
        """Its own numbers, else those of its places, else of whoever offers it; never those of a person."""
        found: dict[str, Table] = {}
        by = self.around.organization.get("id") if self.around.organization else ""
        for rows in (self._own("phones"), self._at_places("phones"), self.tables.of("phones", "organization_id", by)):
            for row in rows if not found else ():
                self._phone(row, found)
        if len(found) > PHONES:
            self.report.skip(self.place, f"has {len(found)} numbers: the first {PHONES} were taken")
        return list(found.values())[:PHONES]

    def _phone(self, row: Row, found: dict[str, Table]) -> None:
        kind = row.get("type", "number_type").casefold()
        if kind in DEAD:
            self.report.skip(row.place, f"is {DEAD[kind]}")
            return
        if row.get("contact_id") and not any(row.get(f"{each}_id") for each in ("service", "location", "organization")):
            self.report.skip(row.place, "is the number of a person: never taken")
            return
        number, extension = values.phone(row.get("number"), row.get("country_prefix"), row.place, self.report)
        dialled = re.sub(r"\D", "", directory.digits(number))
        if not number or dialled in found:
            return
        vanity = row.get("vanity_number")
        if vanity and re.sub(r"\D", "", directory.digits(vanity)) == dialled[-len(re.sub(r"\W", "", vanity)) :]:
            number = values.phone(vanity, row.get("country_prefix"), row.place, self.report)[0] or number
        elif vanity:
            self.report.skip(row.place, f"“{vanity[:30]}” is another number than “{number}”")
        extension = extension or row.get("extension")
        label = [KINDS.get(kind, ""), self._text(row, 60, "department"), f"ext. {extension}" if extension else ""]
        said = ", ".join(filter(None, label))
        found[dialled] = {"number": number} | ({"label": said[:120]} if said else {})

    def _link(self) -> str:
        for row, names in (
            (self.row, ("url", "website")),
            *((self.tables.one("locations", place), ("url", "website")) for _, place in self.around.there),
            (self.around.organization, ("website", "url")),
        ):
            if row is not None and (url := row.get(*names)):
                return values.link(url, row.place, self.report)
        return ""

    def _languages(self) -> tuple[list[str], bool]:
        found: list[str] = []
        rows = self._own("languages") or self._at_places("languages")
        for row in rows:
            written = row.get("code", "name", "language")
            known = values.languages(written, row.place, Report()) or values.languages(
                row.get("name", "language"), row.place, self.report
            )
            found += known
        written = self.row.get("languages") or next(filter(None, self._place_texts("languages")), "")
        found += values.languages(written, self.place, self.report) if written else []
        interpreted = self.row.get("interpretation_services").casefold()
        return list(dict.fromkeys(found)), bool(interpreted) and interpreted not in ("no", "false", "0")

    def _place_texts(self, name: str) -> Iterable[str]:
        rows = (self.tables.one("locations", place) for _, place in self.around.there)
        return (row.get(name) for row in rows if row is not None)

    def _areas(self) -> list[str]:
        """Where it is for; where that is not said, the towns that it is in."""
        found: list[str] = []
        for row in self._own("service_areas"):
            name = row.get("name", "service_area")
            if len(name) > 120:
                self.report.skip(row.place, "a place of so many letters is none to choose from")
            elif plain := values.text(name, 120, row.place, self.report):
                found.append(plain)
        for each in self.row.get("service_areas").split(","):
            found += [plain] if (plain := values.text(each, 120, self.place, self.report)) else []
        if not found:
            towns = [
                (row, row.get("city"), row.get("state_province", "region")) for row in self._at_places("addresses")
            ]
            named = [(row, ", ".join(filter(None, parts))) for row, *parts in towns if parts[0]]
            found = [plain for row, town in named if (plain := values.text(town, 120, row.place, self.report))]
        return list(dict.fromkeys(found))

    def _cost(self) -> str:
        said = self._text(self.row, 300, "fees_description", "fees")
        options = [self._option(row) for row in self._own("cost_options")]
        return said or "; ".join(filter(None, options))[:300]

    def _option(self, row: Row) -> str:
        ends = values.day(row.get("valid_to")) if row.get("valid_to") else None
        if ends is not None and ends < self.today:
            self.report.skip(row.place, f"a price that ended on {ends}")
            return ""
        amount = " ".join(filter(None, (row.get("amount"), row.get("currency").upper(), row.get("amount_description"))))
        who = row.get("option")
        return values.text(f"{who}: {amount}" if who and amount else amount, 120, row.place, self.report)

    def _for_whom(self) -> str:
        said = self._text(self.row, 300, "eligibility_description", "eligibility", "audience")
        said = said or "; ".join(row.get("eligibility", "minimum_age") for row in self._own("eligibility"))[:300]
        if said:
            return said
        low, high = (self.row.get(name).partition(".")[0] for name in ("minimum_age", "maximum_age"))
        if low.isdecimal() and high.isdecimal():
            return f"Ages {low} to {high}"
        return f"Age {low} and over" if low.isdecimal() else f"Up to age {high}" if high.isdecimal() else ""


def _once(rows: Iterable[Row]) -> list[Row]:
    """What stands in several files counts once."""
    return list({(row.get("id") or row.place): row for row in rows}.values())
