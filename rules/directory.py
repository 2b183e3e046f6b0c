"""The directory: entries to turn to, which fit a need, a language, an area and the hour, and which have grown old."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

Texts = dict[str, str]
"""A text by language; under "" one that stands for every language, such as a name."""

DAY = timedelta(days=1)
CRISIS = "crisis"
FRESH_CRISIS = timedelta(days=35)
FRESH = timedelta(days=180)
KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
"""The digits on whose keys the letters of a telephone stand (ITU-T E.161)."""


@dataclass(frozen=True, slots=True)
class Need:
    """What somebody may look for; its name is `need-ID` in `locales/`, or `label` where the community added it.

    `dangerous`: the emergency numbers stand above whatever is found.
    """

    id: str
    dangerous: bool = False
    label: Texts | None = None


NEEDS = (
    Need(CRISIS, dangerous=True),
    Need("counselling"),
    Need("partner", dangerous=True),
    Need("addiction", dangerous=True),
    Need("pastoral"),
    Need("family"),
    Need("youth"),
    Need("legal"),
    Need("immigration"),
    Need("money"),
    Need("health"),
    Need("disability"),
    Need("new-faith"),
    Need("events"),
)


@dataclass(frozen=True, slots=True)
class Open:
    """Weekdays (0 is Monday) and local times; an end at or before the beginning lies on the following day."""

    days: frozenset[int]
    begins: time
    ends: time


Hours = tuple[Open, ...]
ALWAYS: Hours = (Open(frozenset(range(7)), time(0), time(0)),)


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as people write it; without hours of its own it has those of its entry."""

    number: str
    label: Texts
    hours: Hours = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody to turn to. No `area`: everywhere. No `verified`: nobody has said that it is right.

    `zone`: the clock that its hours go by, where it is not the community's.
    """

    id: str
    name: Texts
    about: Texts
    needs: tuple[str, ...]
    languages: tuple[str, ...] = ()
    interpreters: bool = False
    area: tuple[Texts, ...] = ()
    phones: tuple[Phone, ...] = ()
    link: str | None = None
    hours: Hours = ()
    zone: ZoneInfo | None = None
    cost: Texts | None = None
    for_whom: Texts | None = None
    alert: Texts | None = None
    verified: date | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Directory:
    """All entries as they were read together; two readings are never the same one."""

    entries: tuple[Entry, ...] = ()
    needs: tuple[Need, ...] = NEEDS

    def entry(self, id: str) -> Entry | None:
        """The entry with this id."""
        return next((each for each in self.entries if each.id == id), None)

    def need(self, id: str) -> Need | None:
        """The need with this id."""
        return next((each for each in self.needs if each.id == id), None)


EMPTY = Directory()


@dataclass(frozen=True, slots=True)
class Filters:
    """What somebody narrows the list down to; nothing chosen lets everything through."""

    need: str = ""
    language: str = ""
    area: str = ""
    open_now: bool = False


def text(texts: Texts, language: str) -> tuple[str, str]:
    """The text for a reader, and in which other language it is ("" where it is theirs or stands for all)."""
    for code in (language, ""):
        if code in texts:
            return texts[code], ""
    other = next(iter(texts))
    return texts[other], other


def foreign(entry: Entry, language: str) -> str:
    """The language that what is said about an entry is in, where it is not the reader's."""
    said = (entry.about, *filter(None, (entry.cost, entry.for_whom, entry.alert)))
    return next((other for each in said if (other := text(each, language)[1])), "")


def open_at(hours: Hours, local: datetime) -> bool:
    """Whether it is open at this instant of its own clock."""
    return any(_within(each, local, day) for each in hours for day in (local.date(), local.date() - DAY))


def _within(each: Open, local: datetime, day: date) -> bool:
    """Whether the opening that begins on this day is going on."""
    last = day + DAY if each.ends <= each.begins else day
    return day.weekday() in each.days and (day, each.begins) <= (local.date(), local.time()) < (last, each.ends)


def open_now(entry: Entry, now: datetime, zone: ZoneInfo) -> bool:
    """Whether anybody there can be reached now; what tells no hours cannot be said to be open."""
    local = now.astimezone(entry.zone or zone)
    return any(open_at(hours, local) for hours in (entry.hours, *(each.hours for each in entry.phones)))


def fits(entry: Entry, filters: Filters, now: datetime, zone: ZoneInfo) -> bool:
    """Whether an entry passes all filters. One without an area is there for everywhere."""
    return (
        (not filters.need or filters.need in entry.needs)
        and (not filters.language or speaks(entry, filters.language))
        and (not filters.area or not entry.area or any(filters.area in each.values() for each in entry.area))
        and (not filters.open_now or open_now(entry, now, zone))
    )


def speaks(entry: Entry, language: str) -> bool:
    """Whether one is understood there in this language."""
    return language in entry.languages or entry.interpreters


def areas(entries: Collection[Entry], language: str) -> list[str]:
    """The areas that entries are for, each once, as a reader of this language would name them."""
    return sorted({text(area, language)[0] for each in entries for area in each.area})


def digits(number: str) -> str:
    """What is dialled: letters become the digits of their keys."""
    return number.upper().translate(KEYS)


def spelled(number: str) -> str | None:
    """The digits to stand beside a number in letters, such as 1-800-799-SAFE; None where there is none."""
    return digits(number) if re.search("[A-Za-z]", number) else None


def stale(entry: Entry, today: date) -> bool:
    """Whether it is too long since somebody made sure: a crisis line is looked at every month."""
    fresh = FRESH_CRISIS if CRISIS in entry.needs else FRESH
    return entry.verified is None or today - entry.verified > fresh


def doubles(entries: Collection[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Pairs that may be the same: one name, or one number with no name of its own."""
    seen: dict[tuple[str, ...], Entry] = {}
    for each in entries:
        dialled = sorted({re.sub(r"\D", "", digits(phone.number)) for phone in each.phones})
        names = {("name", " ".join(name.casefold().split())) for name in each.name.values()}
        marks = [*names, *([("phones", *dialled)] if dialled else [])]
        before = next((seen[mark] for mark in marks if mark in seen), None)
        if before is not None:
            yield before, each
        for mark in marks:
            seen.setdefault(mark, each)
