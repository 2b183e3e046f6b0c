"""*Did it help?*, about one entry of the directory: asked once, some days after, of whoever agreed to be asked.

Where the team shared the entry it is a check-in of that conversation. Somebody who found it without any conversation
may ask to be asked, too: then a record of the person and the entry is kept until that is over.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from rules.checkin_screens import HOURS, OF_ENTRY
from rules.checkins import HELPED_DAYS, LATE, LATEST, Window
from rules.directory import Entry
from rules.due_kinds import Counts, Kind, Of
from rules.entry_screen import buttons_to, shown
from rules.person import Person
from rules.screens import Rows, button, say
from rules.send import Line, Send, line
from rules.team.card_buttons import rows

COMES = Kind("helped", Of.PERSON, Counts.BY_THE_CLOCK)
UNSENT = Kind("helped-unsent", Of.PERSON, Counts.BY_THE_CLOCK)
AFTER = timedelta(days=HELPED_DAYS)
KEPT = timedelta(days=14)
"""So long after the question an answer is of use; then nothing of it is kept."""
MOST = 5
"""Entries about which one person may wait to be asked."""
ENOUGH = 3
"""From so many on the admins hear that an entry could not be reached: a single one could name who was sent there."""
WANTS_HOURS, WANTS_ANSWER = "ask-me", "use"
"""What `Person.wanted` says while one of these is open, before `:` and what it is about."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to be asked about."""

    entry: str
    at: datetime
    window: Window
    put: bool = False  # the question is on its way, or there


def offer(person: Person, found: Entry) -> Send:
    """What would come, how it looks, what is kept until then; and at which hours it is safe."""
    lines = (
        line("ask-me-what", name=shown(found.name, person.language)),
        line("checkin-looks"),
        line("checkin-looks-helped"),
        line("ask-me-kept"),
        line("checkin-when"),
    )
    return say(person, *lines, buttons=hours(found.id))


def hours(entry: str) -> Rows:
    """Spans of hours, and no."""
    offered = [button("ask-at", f"{entry}.{each}", line("button-hours", span=each.replace("-", "–"))) for each in HOURS]
    return (*rows(offered, 3), (button("ask-not"),))


def no_hours(person: Person, entry: str) -> Send:
    """Nothing is left of these hours."""
    return say(person, line("checkin-no-hours"), buttons=hours(entry))


def agreed(person: Person, when: Line) -> Send:
    """It is agreed, with the instant."""
    rows: Rows = ((button("checkins"),), (button("use-stop"),))
    return say(person, line("ask-me-agreed", time=when), buttons=rows)


def question(person: Person, ref: int, asked: Asked, now: datetime) -> Send | None:
    """What comes; it names nothing. None where its time is over for too long."""
    if now - asked.at > LATEST:
        return None
    said = (line("checkin-late"),) if now - asked.at > LATE else ()
    acts = (*(button(act, str(ref)) for act in OF_ENTRY), button("use-stop"))
    asks = say(person, *said, line("checkin-helped"), buttons=tuple((each,) for each in acts))
    return replace(asks, window=asked.window)


def others(person: Person, said: str, found: Sequence[Entry], way: Rows) -> Send:
    """After an answer: where else it may be found, or a person."""
    lines = (line(said), line("use-others")) if found else (line(said), line("use-no-others"))
    return say(person, *lines, buttons=(*buttons_to(found, person.language), *way))


def typed(person: Person) -> list[tuple[Line, str, str]]:
    """What may be typed instead of tapped while one of these is open."""
    screen, _, arg = person.wanted.partition(":")
    if screen == WANTS_HOURS:
        spans = [(line("button-hours", span=each.replace("-", "–")), "ask-at", f"{arg}.{each}") for each in HOURS]
        return [*spans, (line("button-ask-not"), "ask-not", "")]
    if screen == WANTS_ANSWER:
        return [*((line(f"button-{act}"), act, arg) for act in OF_ENTRY), (line("button-use-stop"), "use-stop", "")]
    return []
