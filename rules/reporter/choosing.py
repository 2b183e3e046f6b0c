"""What it is about: the list, what to write then, and the truth where nobody independent would read it."""

from collections.abc import Sequence

from rules.category import FEEDBACK, KINDS, Category
from rules.person import Person
from rules.reporter.first_words import PRESSING
from rules.screens import Rows, button, say
from rules.send import Button, Send, line

SENDING = "send"
CHOOSING = "category"
"""What `Person.asked` says while the list is open; with SENDING the words go as soon as a line is chosen."""


def categories(person: Person, offered: Sequence[Category]) -> Send:
    """The list, danger first; two to a row where the labels are short."""
    said = line("choose-to-send" if person.asked == SENDING else "raise-what")
    return say(person, said, line("choose-or-type"), buttons=_rows(offered))


def prompt(person: Person, chosen: Category, *, independent: bool, files: bool) -> Send:
    """What to write: what was seen or heard, never what somebody is or believes."""
    if chosen.id == "danger":
        lines = [line("danger-numbers", team=line("team-team")), line("=numbers"), line("prompt-danger")]
        return say(person, *lines, buttons=_ways(chosen))
    lines = [line("to-independent")] if chosen.independent and independent else []
    lines += [line(f"prompt-{chosen.id}")]
    if chosen in KINDS:  # words are enough there; what pictures must not show is said when one comes
        lines += [line(f"{chosen.id}-private")]
    else:
        lines += [line("write-who-knows"), line("files-before" if files else "files-off")]
    return say(person, *lines, line("write-then-send"), buttons=_ways(chosen))


def _ways(chosen: Category) -> Rows:
    """On from a prompt: to help where it may be needed at once, to hide the chat where the phone may be looked at, and
    back."""
    if chosen in KINDS:
        about_the_team: Rows = ((button("complaint", label=line("category-team")),),) if chosen is FEEDBACK else ()
        return (*about_the_team, (button("over"),))
    need: Rows = ((button("need"),),) if chosen.urgency in PRESSING else ()
    hidden: Rows = ((button("discreet"),),) if chosen.home else ()
    return (*need, *hidden, (button("back"), button("over")))


def instead(person: Person, chosen: Category, *, waiting: bool = False) -> Send:
    """Told before a word is sent: nobody independent reads here, but somebody outside may listen. `waiting`: words are
    written, and stay where they are."""
    lines = [line("no-independent"), line("no-independent-else"), line("=independent_body")]
    rows: Rows = ((button("anyway", chosen.id),), (button("back"),))
    if not waiting:
        return say(person, *lines, buttons=rows)
    return say(person, line("instead-waits"), *lines, buttons=(*rows, (button("over"),)))


def _rows(offered: Sequence[Category]) -> Rows:
    rows: list[tuple[Button, ...]] = []
    half: Button | None = None
    for each in offered:
        one = button("about", each.id, line(f"category-{each.id}"))
        if each.wide:
            rows += [(half,), (one,)] if half else [(one,)]
            half = None
        elif half:
            rows.append((half, one))
            half = None
        else:
            half = one
    return (*rows, (half,)) if half else tuple(rows)
