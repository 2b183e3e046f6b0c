"""What passes for an answer and hardly is one: left as the example has it, or meant otherwise than it is written.

`check` refuses it; a bot that runs is not stopped by it. A rehearsal, on this machine only, plays the example.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

from bot.config.checks import TEAMS, Table, at, rows
from bot.config.errors import Key, Mistake, path
from bot.config.values import LOOPBACK
from handlers.text.phone_region import regions

EXAMPLE = {
    ("community", "name"): "de1a07ab691048a3",
    ("confidentiality", "passed_on", "en"): "e4aeb7e09c570595",
    ("confidentiality", "passed_on", "ar"): "7818318b6b41c0c3",
    ("confidentiality", "under_18", "en"): "2a8bafb71b5ff76c",
    ("confidentiality", "under_18", "ar"): "2f950e4cec07dcbe",
    ("confidentiality", "passed_on_short", "en"): "b6a930c6c9a03b09",
    ("confidentiality", "passed_on_short", "ar"): "a406b88d2d37581d",
    ("confidentiality", "under_18_short", "en"): "7a6b89f624df4721",
    ("confidentiality", "under_18_short", "ar"): "4736720abdeca8f8",
    ("confidentiality", "reviewed", "on"): "aa939a761f410928",
}
"""What config.example.toml has there, as `print_of` has it; a test holds that they are the same."""
OURS = {
    ("community", "name"): "Write your community's name.",
    ("confidentiality", "reviewed", "on"): "Write the day on which somebody read the texts.",
}
PROMISE = "Read it and write what is true for you; somebody who knows your law should have seen it."
AMERICAN = ("911", "988")
BASIC = -(10**12)
"""Above it are the numbers of groups that have no topics and never can, until they become another kind of group."""


def mistakes(tables: Table, today: date) -> Iterator[Mistake]:
    """Everything that should not go into service like this."""
    url = at(tables, "telegram", "api_url")
    if isinstance(url, str) and urlsplit(url).hostname in LOOPBACK:
        return
    for check in CHECKS:
        yield from check(tables, today)


def print_of(value: object) -> str:
    """A fingerprint, so that the texts need not stand here once more."""
    return sha256(str(value).encode()).hexdigest()[:16]


def unchanged(tables: Table, today: date) -> Iterator[Mistake]:
    """What stands in the example word by word."""
    for key, known in EXAMPLE.items():
        if (found := at(tables, *key)) is not None and print_of(found) == known:
            yield Mistake(path(key), "is still that of the example", OURS.get(key, PROMISE))


def reviewed(tables: Table, today: date) -> Iterator[Mistake]:
    """Nobody has read the texts tomorrow."""
    found = at(tables, "confidentiality", "reviewed", "on")
    if type(found) is date and found > today:
        yield Mistake("confidentiality.reviewed.on", "is a day to come", OURS["confidentiality", "reviewed", "on"])


def numbers(tables: Table, today: date) -> Iterator[Mistake]:
    """The example's emergency numbers ring in North America only."""
    zone = at(tables, "community", "timezone")
    if not isinstance(zone, str) or not (here := regions(zone)) or "US" in here:
        return
    for n, each in rows(tables, "emergency", "numbers"):
        if str(each.get("phone")).strip() in AMERICAN:
            key: Key = ("emergency", "numbers", n, "phone")
            yield Mistake(path(key), "is a number of North America", "Write the number of your own country.")


def groups(tables: Table, today: date) -> Iterator[Mistake]:
    """A number that was copied without its beginning looks like that of a small group."""
    for team in TEAMS:
        found = at(tables, team, "group")
        if isinstance(found, int) and BASIC <= found < 0:
            remedy = "Switch on topics in the group, then take its number, which begins with -100."
            yield Mistake(f"{team}.group", "lacks its -100, or is a group without topics", remedy)


def folders(tables: Table, today: date) -> Iterator[Mistake]:
    """Whoever copies one folder must not have both: what is locked and what opens it."""
    secret = at(tables, "storage", "key_file")
    for name in ("path", "keyring"):
        data = at(tables, "storage", name)
        if _folder(secret) is not None and _folder(data) is not None and _together(_folder(secret), _folder(data)):
            remedy = 'Put it into a folder of its own, for instance "secrets/root.key".'
            yield Mistake("storage.key_file", f"lies in one folder with storage.{name}", remedy)
            return


def _folder(file: Any) -> PurePath | None:
    return PurePath(file).parent if isinstance(file, str) and file.strip() else None


def _together(one: PurePath | None, other: PurePath | None) -> bool:
    """Whether a copy of one takes the other along."""
    return one is not None and other is not None and (one.is_relative_to(other) or other.is_relative_to(one))


CHECKS: tuple[Callable[[Table, date], Iterable[Mistake]], ...] = (unchanged, reviewed, numbers, groups, folders)
