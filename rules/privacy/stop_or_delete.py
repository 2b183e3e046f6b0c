"""One screen to stop or delete: pause, cut the way back, delete everything. What it does and what it cannot do."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from rules.case import Case
from rules.due_kinds import Counts, Kind, Of
from rules.person import Person
from rules.screens import Rows, button, say
from rules.send import Button, Line, Send, line

TOLD = Kind("erased-told", Of.HOUSE, Counts.FROM_NOW)
APART = timedelta(hours=12)
"""So long it takes at most until the team hears that a further conversation of the same person was deleted."""
STOP, CUT, ERASE = "stop", "cut", "erase"
"""What `Person.wanted` says while one of these screens is open; of one conversation, `cut:NUMBER`. Where it is asked
whether that is really meant, `@` and when it was asked follow, in unix seconds."""
NO = line("button-stop-back")
"""The way back, where it is asked whether something is really meant."""
LATELY = timedelta(hours=1)
"""How long a *yes* is an answer to the question."""


def asked(what: str, now: datetime) -> str:
    """What `Person.wanted` says once it was asked whether this is meant."""
    return f"{what}@{int(now.timestamp())}"


def meant(person: Person, what: str, now: datetime) -> bool:
    """Whether a *yes* answers this very question, asked lately: what began since was not asked about."""
    question, _, at = person.wanted.partition("@")
    return question == what and at.isdecimal() and 0 <= int(now.timestamp()) - int(at) <= LATELY.total_seconds()


def stop(person: Person, *, conversations: int) -> Send:
    """The screen. Without a conversation there is nothing to cut."""
    acts = ["resume" if person.paused else "pause", *(["cut"] if conversations else []), "erase"]
    lines = [line("stop-what"), line("stop-paused" if person.paused else "stop-pause")]
    lines += [line("stop-cut")] if conversations else []
    return say(person, *lines, line("stop-erase"), buttons=tuple((button(each),) for each in acts))


def which(person: Person, cases: Sequence[Case]) -> Send:
    """Which conversation is to be cut."""
    rows = tuple((_one(case.number),) for case in cases)
    return say(person, line("cut-which"), buttons=(*rows, (button("stop"),)))


def sure_to_cut(person: Person, number: int) -> Send:
    """What cutting means."""
    lines = [line("cut-team", number=number), line("cut-new"), line("cut-for-good")]
    buttons: Rows = ((button("cut-yes", str(number)),), (_no(),))
    return say(person, *lines, buttons=buttons)


def sure_to_erase(person: Person, conversations: int, *, published: bool = False, simple: bool = False) -> Send:
    """What deleting means, and what remains elsewhere: said before, for afterwards there is nobody left to tell.
    `simple`: some of it stands in a group without topics."""
    apart = [line("erase-apart")] if conversations > 1 else []
    lines = [line("erase-what", count=conversations), *apart, *remains(simple=simple), line("erase-for-good")]
    first: Rows = ()
    if published:
        lines.insert(1, line("erase-published"))
        first = ((button("published"),),)
    return say(person, *lines, buttons=(*first, (button("erase-yes"),), (_no(),)))


def remains(*, simple: bool) -> list[Line]:
    """Where something of it may still be."""
    old = ("old",) if simple else ()
    return [line(f"erase-{each}") for each in ("telegram", "people", "recent", *old, "backups")]


def gone(person: Person, *, simple: bool = False) -> Send:
    """The last word. Where somebody else looks at the phone it says nothing about what there was."""
    if person.discreet:
        return say(person, line("gone-quiet"), line("gone-chat"))
    return say(person, line("gone"), *remains(simple=simple), line("gone-chat"))


def typed(person: Person) -> list[tuple[Line, str, str]]:
    """The buttons that may be typed while one of these screens is open: sentence, act, argument."""
    screen, _, number = person.wanted.partition("@")[0].partition(":")
    match screen:
        case "stop":
            acts = ["resume" if person.paused else "pause", "cut", "erase"]
        case "cut" if number:
            return [(line("button-cut-yes"), "cut-yes", number), (NO, "stop", "")]
        case "erase":
            return [(line("button-erase-yes"), "erase-yes", ""), (NO, "stop", "")]
        case _:
            return []
    return [(line(f"button-{act}"), act, "") for act in acts]


def _no() -> Button:
    return button("stop", label=NO)


def _one(number: int) -> Button:
    return button("cut", str(number), line("button-talk", number=number))
