"""One entry of the directory as people read it: what it is, whom it is for, when it is open, its numbers."""

from collections.abc import Iterable, Sequence
from datetime import date, time

from rules import directory
from rules.directory import ALWAYS, Entry, Hours, Need, Phone
from rules.screens import Rows, button
from rules.send import Button, Line, line, one_after_the_other


def lines(found: Entry, language: str, needs: Sequence[Need], today: date) -> tuple[Line, ...]:
    """All of it, the emergency numbers above where the need is dangerous."""
    said = list(above(dangerous=any(each.dangerous and each.id in found.needs for each in needs)))
    said.append(line("entry-text", text=shown(found.name, language)))
    said += [line("entry-alert", text=shown(found.alert, language))] if found.alert else []
    if other := directory.foreign(found, language):
        said.append(line("entry-foreign", language=spoken(other)))
    said.append(line("entry-text", text=shown(found.about, language)))
    said += [line("entry-for", text=shown(found.for_whom, language))] if found.for_whom else []
    said += [line("entry-cost", text=shown(found.cost, language))] if found.cost else []
    if found.area:
        said.append(line("entry-area", text=one_after_the_other(shown(each, language) for each in found.area)))
    said += [line("entry-hours", text=each) for each in opened(found.hours)]
    if found.languages:
        said.append(line("entry-languages", text=one_after_the_other(map(spoken, found.languages))))
    said += [line("entry-interpreters")] if found.interpreters else []
    said += [each for phone in found.phones for each in called(phone, language)]
    if found.verified is None or directory.stale(found, today):
        said.append(line("entry-unverified"))
    else:
        said.append(line("entry-verified", date=found.verified.isoformat()))
    return tuple(said)


def above(*, dangerous: bool) -> tuple[Line, ...]:
    """The emergency numbers, where there may be danger."""
    return (line("find-danger"), line("=numbers")) if dangerous else ()


def buttons(found: Entry) -> Rows:
    """A button that copies each number, and one that opens the page."""
    rows: list[tuple[Button, ...]] = []
    for each in found.phones:
        rows.append((copying(each.number),))
    if found.link:
        rows.append((Button(line("button-open"), "", url=found.link),))
    return tuple(rows)


def called(phone: Phone, language: str) -> list[Line]:
    """A number with what it is, its digits where it is written in letters, and its own hours."""
    args: dict[str, str | int | Line] = {"number": phone.number}
    if phone.label:
        args["label"] = shown(phone.label, language)
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


def spoken(code: str) -> Line:
    """A language by its own name, which whoever speaks it knows."""
    return line(f"=language-{code}")


def shown(texts: directory.Texts, language: str) -> str:
    """A text for a reader of this language."""
    return directory.text(texts, language)[0]


def buttons_to(found: Iterable[Entry], language: str) -> Rows:
    """A button that opens each, by its name."""
    return tuple((button("entry", each.id, line("entry-text", text=shown(each.name, language))),) for each in found)


def copying(number: str) -> Button:
    """A tap copies the digits: a short number is no link on a phone."""
    return Button(line("button-copy", number=number), "", copy=directory.digits(number))


def _wall(at: time) -> str:
    return f"{at:%H:%M}"


def _days(days: frozenset[int]) -> str | Line:
    """Days that follow each other as a span, others one by one."""
    ordered = sorted(days)
    if len(ordered) > 2 and ordered[-1] - ordered[0] == len(ordered) - 1:
        return line("entry-days", first=line(f"day-{ordered[0]}"), last=line(f"day-{ordered[-1]}"))
    return one_after_the_other(line(f"day-{each}") for each in ordered)
