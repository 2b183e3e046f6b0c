"""Whether something may be sent to a person now: one decision, asked for every row on its way into a private chat.

Whoever has paused contact, or lives with somebody who looks at the phone, gets answers to what they do themselves, at
once, and what becomes of it, as long as they are here, and nothing else: what comes of our own accord lies sealed until
they open it. In discreet mode one neutral line may come in a safe hour.
"""

from datetime import datetime, timedelta, tzinfo

from rules.person import Person
from rules.privacy import neutral_line
from rules.send import Act, Send

FRESH = timedelta(minutes=2)
"""How long an answer is one: after a disturbance the phone may lie in other hands."""
OPEN = timedelta(minutes=15)
"""So long the past stays open after the person's last sign of life."""
A_STEP = timedelta(minutes=1)
"""A clock may be corrected by so much without anybody noticing."""


def shielded(person: Person) -> bool:
    """Nothing is sent of our own accord."""
    return person.paused or person.watched


def goes(person: Person, send: Send, now: datetime, zone: tzinfo) -> bool:
    """Whether this may go now. Taking something away always may."""
    if too_early(send, now, zone):
        return False
    if not shielded(person) or send.act is Act.WITHDRAW:
        return True
    if send.asked is not None and timedelta() <= now - send.asked <= FRESH:
        return not locked(person, now)  # hidden since: an empty chat has done nothing that could be answered
    return send.name == neutral_line.KNOCK and not person.paused and neutral_line.inside(person, now, zone)


def too_early(send: Send, now: datetime, zone: tzinfo) -> bool:
    """Whether it has hours of its own, and this is none of them; an answer has none."""
    if send.window is None or (send.asked is not None and timedelta() <= now - send.asked <= FRESH):
        return False
    local = now.astimezone(zone)
    return not send.window[0] <= local.hour * 60 + local.minute < send.window[1]


def still_open(person: Person, now: datetime) -> bool:
    """Whether the past is shown, or a first phrase asked for. An end that lies farther ahead than it can ever be set
    was set by a clock that has been set back since: it is over."""
    return person.open_until is not None and now < person.open_until <= now + OPEN + A_STEP


def locked(person: Person, now: datetime) -> bool:
    """The past lies behind the phrase."""
    return person.discreet and not still_open(person, now)


def here(person: Person, now: datetime, after: timedelta = timedelta()) -> bool:
    """Whether what becomes of something that they did is still an answer to it. Where somebody else may look at the
    phone it is one as long as any answer is, `after` it could first be told; whoever has only paused fears no eyes."""
    if not person.watched:
        return True
    return not locked(person, now) and person.seen is not None and timedelta() <= now - person.seen <= after + FRESH


def mends(person: Person) -> bool:
    """Whether what they were told may be put right where it stands, without a sound: in a locked chat as in any."""
    return not person.paused and not person.discreet
