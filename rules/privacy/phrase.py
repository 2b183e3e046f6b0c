"""Five words that take the conversations to another account: what is said about them, and who is who afterwards."""

from dataclasses import replace
from datetime import timedelta

from rules.due_kinds import Counts, Kind, Of
from rules.person import Person, Step
from rules.screens import Rows, button, say
from rules.send import Line, Send, Span, Words, line, units

AWAY = Kind("phrase-away", Of.PERSON, Counts.FROM_NOW)


SCREEN, MADE, HAVE = "phrase", "phrase-made", "phrase-have"
"""What `Person.wanted` says while one of these screens is open."""
NAME = "phrase"
"""Of the message that shows the words: it is found by it to be taken away."""
STANDS = timedelta(minutes=10)
"""So long it stands at most."""
ANSWERS = {"danger-yes", "danger-no", "may-yes", "may-no", "consent", "reword", "refuse", "helped"}
NUMBERED = ANSWERS | {"now", "wish-woman", "wish-man", "talk", "checkins", "cut", "cut-yes"}
"""Buttons whose argument begins with the number of a conversation; so does that of all that begin with `CHECKIN`."""
CHECKIN = "checkin-"


def what(person: Person) -> Send:
    """The screen. It is the same in every chat, whatever lies there: whoever lacks the phrase learns nothing."""
    lines = [line("carry-what"), line("carry-secret"), line("carry-other"), line("carry-ends")]
    rows: Rows = ((button("phrase-new"),), (button("phrase-have"),))
    return say(person, *lines, buttons=rows)


def shown(person: Person, phrase: str) -> Send:
    """The words, this once."""
    ids = ("carry-how", "carry-loses", "carry-away", "carry-shown")
    words = Words(phrase, (Span("bold", 0, units(phrase)),))
    send = say(person, *(line(each) for each in ids), words=words, buttons=((button("phrase-kept"),),))
    return replace(send, name=NAME)


def answered(person: Person, *ids: str) -> Send:
    """A short answer."""
    return say(person, *(line(each) for each in ids))


def typed(person: Person) -> list[tuple[Line, str, str]]:
    """What may be typed instead of tapped while one of these screens is open."""
    acts = {SCREEN: ("phrase-new", "phrase-have"), MADE: ("phrase-kept",)}.get(person.wanted, ())
    return [(line(f"button-{each}"), each, "") for each in acts]


def counted(person: Person) -> int:
    """How many numbers of conversations are given out."""
    return max(person.begun, len(person.conversations))


def joined(person: Person, other: Person, conversations: tuple[int, ...], *, draft: bool) -> Person:
    """Whoever brought the words, with the other's `conversations` behind their own. Settings stay as they are here;
    what a team has decided about the other holds here too, so that nobody escapes a block. `draft`: words wait here.
    """
    step, newest = person.step, conversations[-1] if conversations else None
    if step is Step.NEW and other.step is not Step.NEW:
        step = Step.WRITING if draft else Step.FREE  # agreed there
    if step is Step.FREE and newest is not None and not draft:
        step = Step.TALKING
    return replace(
        person,
        step=step,
        talking_in=newest if step is Step.TALKING and person.talking_in is None else person.talking_in,
        conversations=(*person.conversations, *conversations),
        begun=counted(person) + counted(other),
        posts=(*person.posts, *other.posts),
        blocked=person.blocked or other.blocked,
        wanted="",
    )


def renumbered(send: Send, by: int) -> Send:
    """What waits to be read, with each conversation's number so much higher."""
    if not by:
        return send
    rows = tuple(
        tuple(replace(each, label=_line(each.label, by), data=data(each.data, by)) for each in row)
        for row in send.buttons
    )
    return replace(send, lines=tuple(_line(each, by) for each in send.lines), buttons=rows)


def _line(said: Line, by: int) -> Line:
    args: list[tuple[str, str | int | Line]] = []
    for name, value in said.args:
        if isinstance(value, Line):
            value = _line(value, by)
        elif name in ("number", "here") and isinstance(value, int):
            value += by
        args.append((name, value))
    return replace(said, args=tuple(args))


def data(data: str, by: int) -> str:
    """What a button says, with the number of the conversation so much higher."""
    act, _, arg = data.partition(":")
    number, dot, rest = arg.partition(".")
    return f"{act}:{int(number) + by}{dot}{rest}" if names_one(data) else data


def names_one(data: str) -> bool:
    """Whether a button is about the conversation of a number."""
    act, _, arg = data.partition(":")
    number = arg.partition(".")[0]
    ours = number.isascii() and number.isdecimal() and not number.startswith("0")
    return ours and (act in NUMBERED or act.startswith(CHECKIN))
