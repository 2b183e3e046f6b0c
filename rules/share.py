"""Entries that the team shares: its menus, and what the reporter gets."""

from collections.abc import Sequence
from datetime import date

from rules import carry, entry_screen
from rules.case import Case
from rules.directory import Directory, Entry, Need
from rules.find import name
from rules.send import Role, Send, line
from rules.team.card_buttons import Rows, back, button, rows

PAGE = 8
"""Entries of one menu."""


def needs(case: Case, here: Directory, language: str) -> Rows:
    """The needs that there are entries for."""
    there = [each for each in here.needs if any(each.id in entry.needs for entry in here.entries)]
    return (*rows(button("resource", case, each.id, name(each, language)) for each in there), (back(case),))


def entries(case: Case, found: Sequence[Entry], need: str, page: int, language: str) -> Rows:
    """The entries for one, a page of them."""
    more = [button("resource", case, f"{need}.{page + 1}", line("find-more"))] if len(found) > (page + 1) * PAGE else []
    return (*given(case, found[page * PAGE : (page + 1) * PAGE], language), *rows(more), (back(case),))


def given(case: Case, found: Sequence[Entry], language: str) -> Rows:
    """A button for each that shares it."""
    labels = [line("entry-text", text=entry_screen.shown(each.name, language)) for each in found]
    return rows((button("give", case, each.id, label) for each, label in zip(found, labels, strict=True)), 1)


def shared(case: Case, by: int, found: Entry, language: str, needs: Sequence[Need], today: date) -> Send:
    """The entry as its reporter reads it."""
    return Send(
        carry.reporter(case),
        lines=(carry.whose(case), line("shared"), *entry_screen.lines(found, language, needs, today)),
        buttons=entry_screen.buttons(found),
        role=Role.CARRIED,
        case=case.id,
        by=by,
        urgency=case.urgency,
    )
