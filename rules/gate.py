"""Whether something may be sent to a person now: one decision, asked for every row on its way into a private chat.

Whoever has paused contact, or lives with somebody who looks at the phone, gets answers to what they do themselves, at
once, and nothing else: what comes of our own accord lies sealed until they open it. In discreet mode one neutral line
may come in a safe hour.
"""

from dataclasses import replace
from datetime import datetime, timedelta, tzinfo

from rules import neutral_line
from rules.person import Person
from rules.send import Act, Line, Send

FRESH = timedelta(minutes=2)
"""How long an answer is one: after a disturbance the phone may lie in other hands."""


def shielded(person: Person) -> bool:
    """Nothing is sent of our own accord."""
    return person.paused or person.discreet


def goes(person: Person, send: Send, now: datetime, zone: tzinfo) -> bool:
    """Whether this may go now. Taking something away always may."""
    if too_early(send, now, zone):
        return False
    if not shielded(person) or send.act is Act.WITHDRAW:
        return True
    if send.asked is not None and timedelta() <= now - send.asked <= FRESH:
        return True
    return send.name == neutral_line.KNOCK and not person.paused and neutral_line.inside(person, now, zone)


def too_early(send: Send, now: datetime, zone: tzinfo) -> bool:
    """Whether it has hours of its own, and this is none of them; an answer has none."""
    if send.window is None or (send.asked is not None and timedelta() <= now - send.asked <= FRESH):
        return False
    local = now.astimezone(zone)
    return not send.window[0] <= local.hour * 60 + local.minute < send.window[1]


def locked(person: Person, now: datetime) -> bool:
    """The past lies behind the phrase."""
    return person.discreet and (person.open_until is None or now >= person.open_until)


def answer(person: Person, send: Send, now: datetime) -> Send:
    """A send that answers the person; behind a locked past conversations count from one, as in an empty chat."""
    send = replace(send, asked=now)
    if not person.hidden or not locked(person, now):
        return send
    buttons = tuple(
        tuple(replace(each, label=_counted(each.label, person.hidden)) for each in row) for row in send.buttons
    )
    return replace(send, lines=tuple(_counted(each, person.hidden) for each in send.lines), buttons=buttons)


def _counted(said: Line, hidden: int) -> Line:
    args: list[tuple[str, str | int | Line]] = []
    for name, value in said.args:
        if isinstance(value, Line):
            value = _counted(value, hidden)
        elif name in ("number", "here") and isinstance(value, int):
            value = max(1, value - hidden)
        args.append((name, value))
    return replace(said, args=tuple(args))
