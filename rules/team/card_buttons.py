"""The buttons of the card, and what they turn into: whom to hand over to, what to change."""

from collections.abc import Iterable, Sequence

from rules import directory
from rules.case import Case, State
from rules.category import Category
from rules.config import Member
from rules.send import Button, Line, Urgency, line

Rows = tuple[tuple[Button, ...], ...]
SURE = "sure"
"""Behind what is asked twice."""

ACTS: dict[State, tuple[str, ...]] = {
    State.WAITING: ("take", "change"),
    State.TAKEN: ("hand", "release", "change", "together", "checkin", "resource", "more", "close"),
    State.ANSWERED: ("hand", "release", "change", "together", "checkin", "resource", "more", "close"),
    State.CLOSED: ("reopen", "outside"),
    State.GONE: (),
}
"""The buttons of the card; each is `button-ACT` in `locales/` and `ACT:CODE` as data."""


def rows(buttons: Iterable[Button], wide: int = 2) -> Rows:
    """Buttons side by side, so many in a row: thumbs reach them, and their text still fits a phone."""
    all_of_them = tuple(buttons)
    return tuple(all_of_them[at : at + wide] for at in range(0, len(all_of_them), wide))


def button(act: str, case: Case, arg: str = "", label: Line | None = None) -> Button:
    """A button about this case; its data is `ACT:CODE` or `ACT:CODE:ARG`."""
    return Button(label or line(f"button-{act}"), f"{act}:{case.code}" + (f":{arg}" if arg else ""))


def back(case: Case) -> Button:
    """From a menu to the card."""
    return button("card", case, label=line("button-card-back"))


def of(case: Case) -> Rows:
    """What can be done with the case as it stands."""
    show = ("show",) if case.files and case.holder is not None else ()
    publish = ("publish",) if case.kind == "question" and case.answered and case.publication is None else ()
    return rows(button(each, case) for each in (*show, *ACTS[case.state], *publish))


def hand_over(case: Case, members: Sequence[Member], language: str) -> Rows:
    """Everybody who may hold the case next, with what they are, in the group's language."""
    others = [each for each in members if not each.observer and each.id != case.holder]
    work = [directory.text(each.discipline, language)[0] for each in others]
    labels = [line("button-member", name=each.name, discipline=is_) for each, is_ in zip(others, work, strict=True)]
    people = [button("to", case, str(each.id), label) for each, label in zip(others, labels, strict=True)]
    return (*rows(people, 1), (back(case),))


def change(case: Case, *, reachable: bool, may_block: bool) -> Rows:
    """Urgency, category, and what can be done against abuse. `reachable`: there is
    still a way to the reporter."""
    levels = [button("urgency", case, each, line(f"urgency-{each}")) for each in Urgency if each is not case.urgency]
    acts = [button("categories", case)]
    if reachable:
        acts.append(button("unmute" if case.muted else "mute", case))
        if may_block:
            acts.append(button("unblock" if case.blocked else "block", case))
    return (*rows(levels, 3), *rows(acts), (back(case),))


def second_look(case: Case, act: str, yes: Line, arg: str = "") -> Rows:
    """What is asked once more before it is done: yes, or back to the card. The question stands above, `card-asks-…`."""
    return once_more(button(act, case, f"{arg}.{SURE}" if arg else SURE, yes), back(case))


def once_more(yes: Button, back: Button) -> Rows:
    """The shape of every second look, wherever it stands."""
    return ((yes,), (back,))


def categories(case: Case, offered: Iterable[Category]) -> Rows:
    """What it may be about; entries for the other group are not among them, since a case does not change groups."""
    independent = case.team == "independent"
    fitting = [each for each in offered if each.id != case.category and (independent or not each.independent)]
    buttons = [button("category", case, each.id, line(f"category-{each.id}")) for each in fitting]
    return (*rows(buttons), (back(case),))
