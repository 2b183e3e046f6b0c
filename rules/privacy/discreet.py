"""Somebody else sees this phone: safe hours, a phrase, and what a locked past looks like: an empty chat."""

import re
from dataclasses import replace
from datetime import datetime

from rules.person import Person, Step
from rules.privacy import gate
from rules.privacy.gate import OPEN
from rules.screens import Rows, button, say
from rules.send import Line, Send, line

HOURS, SECRET, AGAIN, ON = "hours", "secret", "secret-again", "discreet-on"
"""What `Person.wanted` says while one of these questions, or the screen of what can be done in this mode, is open."""
OFFERED = ("6-9", "9-12", "12-15", "15-18", "18-21", "21-24")
FEWEST, MOST = 3, 8
"""Words of a phrase."""
SPAN = re.compile(r"(\d{1,2})(?::00)?\s*[-–]\s*(\d{1,2})(?::00)?")


def intro(person: Person) -> Send:
    """What it does, and the first question: when may a line come?"""
    lines = [line("discreet-what"), line("discreet-past"), line("discreet-day"), line("discreet-hours")]
    lines.append(line("discreet-looks", line=line("knock")))
    offered = tuple(button("hours", each, line("button-hours", span=each.replace("-", "–"))) for each in OFFERED)
    rows: Rows = (offered[:3], offered[3:], (button("hours", "never", line("button-never")),))
    return say(person, *lines, buttons=rows)


def standing(person: Person) -> Send:
    """It is on, and the past stands open."""
    when = line("discreet-never") if person.hours is None else line("discreet-at", span="{}–{}".format(*person.hours))
    rows: Rows = ((button("cover"),), (button("discreet-new"),), (button("discreet-off"),), (button("discreet-more"),))
    return say(person, line("discreet-is-on"), when, buttons=rows)


def on(person: Person) -> Send:
    """How to live with it, in so few words that they are read while somebody may come in."""
    ids = ("discreet-on", "discreet-open", "discreet-help")
    return say(person, *(line(each) for each in ids), buttons=((button("cover"), button("discreet-more")),))


def more(person: Person) -> Send:
    """What else helps, where there is time to read it."""
    ids = ("discreet-carry", "discreet-devices", "discreet-chat", "discreet-timer", "discreet-name")
    return say(person, *(line(each) for each in ids), buttons=((button("cover"),),))


def asking(person: Person, *said: str) -> Send:
    """A question that is answered by writing."""
    return say(person, *(line(each) for each in said))


def hours(text: str) -> tuple[int, int] | None:
    """Hours of the day from "9-12"; None where it is none."""
    found = SPAN.fullmatch(text.strip())
    begins, ends = (int(found[1]), int(found[2])) if found else (0, 0)
    return (begins, ends) if 0 <= begins < ends <= 24 else None


def arrived(person: Person, now: datetime) -> Person:
    """The person as they are met: an open past stays open a while longer, one whose time is over is shut, and so is a
    phrase that was asked for and never came: words of another day are none."""
    if person.watched and not gate.locked(person, now):
        person = replace(person, seen=now)
    if person.open_until is None:
        return person
    if not person.discreet:
        return person if gate.still_open(person, now) else unasked(person)
    return shut(person) if gate.locked(person, now) else replace(person, open_until=now + OPEN)


def asked(person: Person, what: str, now: datetime) -> Person:
    """A phrase is asked for, for a while; `what`: `SECRET` or `AGAIN`."""
    return replace(person, wanted=what, open_until=now + OPEN)


def unasked(person: Person) -> Person:
    """No phrase is asked for any more."""
    wanted = "" if person.wanted in (SECRET, AGAIN) else person.wanted
    return replace(person, wanted=wanted, trial="", open_until=person.open_until if person.discreet else None)


def shut(person: Person) -> Person:
    """The past lies behind the phrase: a made-up person is met until it is given."""
    return replace(person, open_until=None, wanted="")


def made_up(person: Person) -> Person:
    """Who is met when a past is locked for the first time: somebody who has agreed and said nothing yet. From then on
    their life is their own."""
    agreed = Step.NEW if person.step is Step.NEW else Step.FREE
    return Person(person.id, person.language, agreed, behind=person.id)


def made_up_again(veil: Person) -> Person:
    """The same once the past was opened: what was said there has come along, the settings are as they were left."""
    return replace(
        made_up(veil),
        behind=veil.behind,
        paused=veil.paused,
        thread=veil.thread,
        blocked=veil.blocked,
        discreet=veil.discreet,
        hours=veil.hours,
        secret=veil.secret,
        secret_words=veil.secret_words,
        secret_sign=veil.secret_sign,
    )


def opened(person: Person, now: datetime) -> Person:
    """The phrase was given; words go on where the newest conversation is."""
    newest = person.conversations[-1] if person.conversations else None
    free = person.step in (Step.FREE, Step.TALKING)
    return replace(
        person,
        open_until=now + OPEN,
        seen=now,
        step=(Step.TALKING if newest else Step.FREE) if free else person.step,
        talking_in=newest if free else person.talking_in,
        wanted="",
    )


def begun(person: Person, now: datetime) -> Person:
    """Discreet mode begins with the phrase that was written twice."""
    words, _, sign = person.trial.partition(":")
    person = replace(person, discreet=True, secret="", secret_words=int(words), secret_sign=sign)
    return replace(person, trial="", wanted=ON, open_until=now + OPEN, seen=now)


def ended(person: Person) -> Person:
    """It is over."""
    person = replace(person, discreet=False, secret="", secret_words=0, secret_sign="", veil=None)
    return replace(person, trial="", wanted="", open_until=None)


def typed(person: Person) -> list[tuple[Line, str, str]]:
    """What may be typed instead of tapped while a question is open."""
    if person.wanted == ON and person.discreet:
        return [(line(f"button-{each}"), each, "") for each in ("cover", "discreet-more")]
    return [(line("button-never"), "hours", "never")] if person.wanted == HOURS else []
