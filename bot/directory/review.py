"""Looks through a good directory: what has grown old, stands twice, cannot be dialled, is missing or said in one
language only. None of it is a mistake; a human decides."""

import re
from collections.abc import Iterator
from datetime import date

import phonenumbers

from rules import directory as rules
from rules.directory import Directory, Entry


def remarks(directory: Directory, languages: tuple[str, ...], today: date, regions: tuple[str, ...]) -> Iterator[str]:
    """A line for each thing to look at."""
    for each in directory.entries:
        yield from _old(each, today)
        yield from _odd(each, regions)
        yield from _one_language(each, languages)
    for first, second in rules.doubles(directory.entries):
        yield f"{second.id}: has the name or the numbers of {first.id}. If they are the same, take one out."
    for need in directory.needs:
        if not any(need.id in each.needs for each in directory.entries):
            yield f"No entry for the need {need.id}."
    for code in languages:
        if not any(rules.speaks(each, code) for each in directory.entries):
            yield f"No entry is for people who speak {code}."


def _old(entry: Entry, today: date) -> Iterator[str]:
    if entry.verified is None:
        yield f"{entry.id}: nobody has made sure of it yet. Look, then write: verified = {today}"
    elif entry.verified > today:
        yield f"{entry.id}: verified on a day that is still to come."
    elif rules.stale(entry, today):
        days = (today - entry.verified).days
        yield f"{entry.id}: verified {days} days ago. Look again, then write: verified = {today}"


def _odd(entry: Entry, regions: tuple[str, ...]) -> Iterator[str]:
    for each in entry.phones:
        if not dials(each.number, regions):
            yield f"{entry.id}: no country here has the number {each.number}. Look again."
    if not entry.needs:
        yield f"{entry.id}: is for no need, and found by words only."
    if not entry.phones and not entry.link:
        yield f"{entry.id}: has neither a number nor a link."


def dials(number: str, regions: tuple[str, ...]) -> bool:
    """Whether there is such a number; short ones, such as 988, are taken as they are."""
    digits = re.sub(r"\D", "", rules.digits(number))
    if len(digits) <= 6 and "+" not in number:
        return True
    for region in regions:
        try:
            if phonenumbers.is_valid_number(phonenumbers.parse(rules.digits(number), region)):
                return True
        except phonenumbers.NumberParseException:
            continue
    return False


def _one_language(entry: Entry, languages: tuple[str, ...]) -> Iterator[str]:
    missing = [code for code in languages if rules.foreign(entry, code)]
    if missing:
        yield f"{entry.id}: not in {', '.join(missing)}. It is shown in another language, with a line that says so."
