"""Finding help in the chat: the needs, a list of entries, one entry; screens as values."""

from collections.abc import Sequence
from datetime import date, time

from rules import directory
from rules.directory import ALWAYS, Directory, Entry, Hours, Need, Phone
from rules.person import Person
from rules.screens import Rows, button, say
from rules.send import Button, Line, Send, line

PAGE = 8
"""Entries of one page."""
LOOKING = "find"
"""What `Person.wanted` says while the next words are looked up."""


def needs(person: Person, found: Directory) -> Send:
    """What somebody may need; only what there are entries for. Without a directory, the numbers."""
    there = [each for each in found.needs if any(each.id in entry.needs for entry in found.entries)]
    if not there:
        return say(person, line("find-empty"), line("=numbers"), line("first-human"), line("=contact"))
    rows = tuple((button("need-of", each.id, name(each, person.language)),) for each in there)
    return say(person, line("find-what"), line("find-private"), buttons=rows)


def name(need: Need, language: str) -> Line:
    """A need as people read it."""
    if need.label is None:
        return line(f"need-{need.id}")
    return line("entry-text", text=directory.text(need.label, language)[0])


def listed(person: Person, found: Sequence[Entry], more: str, page: int, *, dangerous: bool) -> Send:
    """One page of entries; `more` is the data of the button to another page without its number, "" for none."""
    pages = max(1, -(-len(found) // PAGE))
    here = found[page * PAGE : (page + 1) * PAGE] if 0 <= page < pages else ()
    lines = [line("find-danger"), line("=numbers")] if dangerous else []
    lines.append(line("find-found", count=len(found)) if found else line("find-none"))
    if more and pages > 1:
        lines.append(line("find-page", page=page + 1, pages=pages))
    rows = [(button("entry", each.id, line("entry-text", text=shown(each.name, person))),) for each in here]
    if more and page + 1 < pages:
        rows.append((Button(line("find-more"), f"{more}:{page + 1}"),))
    rows.append((Button(line("find-needs"), "find"),))
    return say(person, *lines, buttons=tuple(rows))


def entry(person: Person, found: Entry, needs: Sequence[Need], today: date) -> Send:
    """One entry: what it is, whom it is for, its numbers; each number can be copied with one tap."""
    dangerous = any(each.dangerous and each.id in found.needs for each in needs)
    lines = [line("find-danger"), line("=numbers")] if dangerous else []
    lines.append(line("entry-text", text=shown(found.name, person)))
    lines += [line("entry-alert", text=shown(found.alert, person))] if found.alert else []
    if other := directory.foreign(found, person.language):
        lines.append(line("entry-foreign", language=other))
    lines.append(line("entry-text", text=shown(found.about, person)))
    lines += [line("entry-for", text=shown(found.for_whom, person))] if found.for_whom else []
    lines += [line("entry-cost", text=shown(found.cost, person))] if found.cost else []
    if found.area:
        lines.append(line("entry-area", text=", ".join(shown(each, person) for each in found.area)))
    lines += [line("entry-hours", text=each) for each in opened(found.hours)]
    if found.languages:
        lines.append(line("entry-languages", text=", ".join(found.languages)))
    lines += [line("entry-interpreters")] if found.interpreters else []
    lines += [each for phone in found.phones for each in called(person, phone)]
    if found.verified is None or directory.stale(found, today):
        lines.append(line("entry-unverified"))
    else:
        lines.append(line("entry-verified", date=found.verified.isoformat()))
    return say(person, *lines, buttons=buttons(found))


def buttons(found: Entry) -> Rows:
    """A button that copies each number, one that opens the page, and the way back."""
    rows: list[tuple[Button, ...]] = []
    for each in found.phones:
        rows.append((Button(line("button-copy", number=each.number), "", copy=directory.digits(each.number)),))
    if found.link:
        rows.append((Button(line("button-open"), "", url=found.link),))
    return (*rows, (Button(line("find-needs"), "find"),))


def called(person: Person, phone: Phone) -> list[Line]:
    """A number with what it is, its digits where it is written in letters, and its own hours."""
    args: dict[str, str | int | Line] = {"number": phone.number}
    if phone.label:
        args["label"] = shown(phone.label, person)
    if digits := directory.spelled(phone.number):
        args["digits"] = digits
    if phone.label:
        id = "entry-phone-label-spelled" if digits else "entry-phone-label"
    else:
        id = "entry-phone-spelled" if digits else "entry-phone"
    return [line(id, **args), *(line("entry-hours", text=each) for each in opened(phone.hours))]


def opened(hours: Hours) -> list[Line]:
    """Hours in words, an opening a line."""
    if hours == ALWAYS:
        return [line("entry-always")]
    return [
        line("entry-open", days=_days(each.days), begins=_wall(each.begins), ends=_wall(each.ends)) for each in hours
    ]


def _wall(at: time) -> str:
    return f"{at:%H:%M}"


def _days(days: frozenset[int]) -> Line:
    """Days that follow each other as a span, others one by one."""
    ordered = sorted(days)
    if len(ordered) > 2 and ordered[-1] - ordered[0] == len(ordered) - 1:
        return line("entry-days", first=line(f"day-{ordered[0]}"), last=line(f"day-{ordered[-1]}"))
    said = line(f"day-{ordered[0]}")
    for each in ordered[1:]:
        said = line("entry-and-day", days=said, day=line(f"day-{each}"))
    return said


def shown(texts: directory.Texts, person: Person) -> str:
    """A text for this person."""
    return directory.text(texts, person.language)[0]
