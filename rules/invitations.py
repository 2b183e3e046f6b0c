"""Invitations to ask, for the channel: offered to the team now and then, in turn; nothing of it goes out by itself."""

from datetime import datetime, timedelta

from rules.send import Button, Role, Send, line
from rules.team.card import desk

EVERY = {"weekly": timedelta(days=7), "monthly": timedelta(days=30)}
SHIPPED = 8
"""So many there are; each is `invitation-N` in `locales/`."""


def next_one(every: str, last: datetime | None, number: int, now: datetime) -> int | None:
    """The number of the invitation to offer now; None where it is not yet time, or never is."""
    if every not in EVERY or (last is not None and now - last < EVERY[every]):
        return None
    return number % SHIPPED + 1


def offer(team: str, number: int) -> Send:
    """On the desk: the words, and whether somebody would like to publish them."""
    rows = tuple((Button(line(f"button-invite-{act}"), f"invite-{act}:{number}"),) for act in ("use", "not"))
    said = (line("invite-offer"), line(f"invitation-{number}"))
    return Send(desk(team), lines=said, buttons=rows, role=Role.PROMPT, quiet=True)
