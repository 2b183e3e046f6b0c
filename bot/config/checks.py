"""What has to fit together across tables. These look at the raw tables, so that one wrong value hides no other mistake.

Whatever has the wrong type is passed over here: the schema has reported it.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import PurePath
from typing import Any

from bot.config.errors import Key, Mistake, path, quoted, shown
from locales.languages import shipped

Table = dict[str, Any]
TEAMS = ("team", "independent")
FIRST_SCREEN = 40
"""Words of the community on the first screen, beside its numbers and its human way."""


def at(tables: Table, *key: str) -> Any:
    """What stands at a key, or None."""
    found: Any = tables
    for each in key:
        found = found.get(each) if isinstance(found, dict) else None
    return found


def rows(tables: Table, *key: str) -> list[tuple[int, Table]]:
    """The tables of a list, numbered."""
    found = at(tables, *key)
    return [(n, each) for n, each in enumerate(found) if isinstance(each, dict)] if isinstance(found, list) else []


def strings(found: object) -> list[str]:
    """The texts of a list."""
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []


def languages(tables: Table) -> Iterator[Mistake]:
    """Every text is there in every language of the community, and no language is listed twice."""
    wanted = strings(at(tables, "community", "languages"))
    for each in _twice(wanted):
        yield Mistake("community.languages", f"names {shown(each)} twice", "Name each language once.")
    texts: list[tuple[Key, Any]] = [
        (("contact", "text"), at(tables, "contact", "text")),
        (("confidentiality", "passed_on"), at(tables, "confidentiality", "passed_on")),
        (("confidentiality", "under_18"), at(tables, "confidentiality", "under_18")),
        (("confidentiality", "passed_on_short"), at(tables, "confidentiality", "passed_on_short")),
        (("confidentiality", "under_18_short"), at(tables, "confidentiality", "under_18_short")),
        (("community", "greeting"), at(tables, "community", "greeting")),
        (("confidentiality", "reviewed", "by"), at(tables, "confidentiality", "reviewed", "by")),
        (("independent_body", "text"), at(tables, "independent_body", "text")),
        (("oncall", "help"), at(tables, "oncall", "help")),
    ]
    texts += [
        (("emergency", "numbers", n, "label"), each.get("label")) for n, each in rows(tables, "emergency", "numbers")
    ]
    texts += [
        (("replies", n, part), each.get(part)) for part in ("title", "text") for n, each in rows(tables, "replies")
    ]
    texts += [(("directory", "needs", n, "label"), each.get("label")) for n, each in rows(tables, "directory", "needs")]
    texts += [
        ((team, "members", n, part), each.get(part))
        for team in TEAMS
        for n, each in rows(tables, team, "members")
        for part in ("discipline", "shown_as")
    ]
    for key, text in texts:
        for code in dict.fromkeys(each for each in wanted if each in shipped()):
            if isinstance(text, dict) and text and code not in text:
                yield Mistake(path((*key, code)), "is missing", f"Add the text in this language: {shown(code)} = …")


def first_screen(tables: Table) -> Iterator[Mistake]:
    """What the community says on the first screen can be read by somebody who is afraid and in a hurry."""
    for code in strings(at(tables, "community", "languages")):
        said = {
            key: at(tables, "confidentiality", f"{key}_short", code) or at(tables, "confidentiality", key, code)
            for key in ("passed_on", "under_18")
        }
        said["greeting"] = at(tables, "community", "greeting", code)
        words = {key: len(text.split()) for key, text in said.items() if isinstance(text, str)}
        if sum(words.values()) > FIRST_SCREEN:
            longest = max(words, key=lambda each: words[each])
            key = f"community.{longest}" if longest == "greeting" else f"confidentiality.{longest}_short"
            what = f"the first screen would have {sum(words.values())} words of yours, {FIRST_SCREEN} at most"
            yield Mistake(f"{key}.{shown(code)}", what, "Say it shorter here; the whole text stays a tap away.")


def members(tables: Table) -> Iterator[Mistake]:
    """Ids and names are there once, and nobody is in both teams."""
    for kind, remedy in (("id", "Each member has an id of their own."), ("name", "Tell them apart by a longer name.")):
        seen: dict[object, str] = {}
        for team in TEAMS:
            for n, each in rows(tables, team, "members"):
                value = each.get(kind)
                if value in (None, 0, "") or not isinstance(value, int | str):
                    continue
                same = " ".join(value.split()).casefold() if isinstance(value, str) else value
                key, before = path((team, "members", n, kind)), seen.get(same)
                if before is None:
                    seen[same] = key
                elif before.startswith(team + "."):
                    yield Mistake(key, f"is the same as {before}", remedy)
                else:
                    yield Mistake(key, f"is in both teams, see {before}", "The independent team must share nobody.")


def names(tables: Table) -> Iterator[Mistake]:
    """Whoever is in a rota or an admin is a listed member, and nobody is their own backup."""
    for team in TEAMS:
        listed = {name: each for _, each in rows(tables, team, "members") if isinstance(name := each.get("name"), str)}
        orders: dict[Key, object] = {("rota", "order"): at(tables, team, "rota", "order")}
        for n, each in rows(tables, team, "rota", "seasons"):
            orders["rota", "seasons", n, "order"] = each.get("order")
        for key, named in {("admins",): at(tables, team, "admins"), **orders}.items():
            for n, name in enumerate(strings(named)):
                if name.strip() not in map(str.strip, listed):
                    yield Mistake(path((team, *key, n)), f"{quoted(name)} is no listed member", _who(team, listed))
                elif key[-1] == "order" and listed.get(name, {}).get("observer") is True:
                    yield Mistake(path((team, *key, n)), f"{quoted(name)} is an observer", "Only members take shifts.")
        for key, named in orders.items():
            order = strings(named)
            for n, name in enumerate(order):
                if len(order) > 1 and name == order[n - 1]:
                    yield Mistake(path((team, *key, n)), "would be their own backup", "Put somebody between.")


def seasons(tables: Table) -> Iterator[Mistake]:
    """No two seasons of a team hold on the same day."""
    for team in TEAMS:
        days = {n: _days(each) for n, each in rows(tables, team, "rota", "seasons")}
        for one, other in pairwise(sorted((*span, n) for n, span in days.items() if span)):
            if other[0] <= one[1]:
                first, second = sorted((one[2], other[2]))
                key, before = (path((team, "rota", "seasons", n)) for n in (second, first))
                yield Mistake(key, f"holds on days of {before} too", "Let one end before the other begins.")


def _days(table: Table) -> tuple[date, date] | None:
    """First and last day, as far as they are days."""
    begins, ends = table.get("from"), table.get("to")
    return (begins, ends) if type(begins) is date and type(ends) is date else None


def groups(tables: Table) -> Iterator[Mistake]:
    """Each team has a group of its own, and the channel, which everybody may read, is neither."""
    first, second = at(tables, "team", "group"), at(tables, "independent", "group")
    if (channel := at(tables, "channel", "id")) and channel in (first, second):
        yield Mistake("channel.id", "is the group of a team", "Everybody may read the channel: take another one.")
    if first == second and isinstance(first, int) and first:
        yield Mistake("independent.group", "is the group of [team]", "The independent team needs a group of its own.")


def files(tables: Table) -> Iterator[Mistake]:
    """No two things would be written to the same file."""
    main, keys, backup = (at(tables, "storage", each) for each in ("path", "key_file", "keyring_backup"))
    if not isinstance(main, str):
        return
    beside = str(PurePath(main).with_name("keyring.db")) if PurePath(main).name else ""
    own = at(tables, "storage", "keyring")
    keyring = own if isinstance(own, str) and own else beside
    if own is None and PurePath(main).name == "keyring.db":
        yield Mistake(
            "storage.path", "is the name that the keyring has", 'Choose another, such as "data/safespaces.db".'
        )
    if PurePath(keyring) == PurePath(main) and own is not None:
        yield Mistake("storage.keyring", "is the file of the database", 'Choose another: "keyring/keyring.db".')
    for key, value in (("keyring_backup", backup), ("key_file", keys)):
        if isinstance(value, str) and value and PurePath(value) in (PurePath(main), PurePath(keyring)):
            yield Mistake(f"storage.{key}", "is a file that the database uses", "Choose a file of its own.")


CHECKS: tuple[Callable[[Table], Iterable[Mistake]], ...] = (
    languages,
    first_screen,
    members,
    names,
    seasons,
    groups,
    files,
)


def mistakes(tables: Table) -> Iterator[Mistake]:
    """Everything that does not fit together."""
    for check in CHECKS:
        yield from check(tables)


def _twice(items: list[str]) -> list[str]:
    return [each for each in dict.fromkeys(items) if items.count(each) > 1]


def _who(team: str, listed: Iterable[str]) -> str:
    return f"Listed in [{team}] are: {', '.join(map(quoted, listed)) or 'nobody'}."
