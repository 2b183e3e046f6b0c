"""The clock was set back by a while: instants that are kept, and what becomes of each of them.

Every one that is kept stands in one of the two tables, or in that of the handlers; a test demands it.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from rules.audit import Entry as Written
from rules.case import Case
from rules.channel import Post
from rules.checkins import CheckIn, Plan
from rules.helped import Asked
from rules.oncall.boards import Board, Entry, Rung
from rules.oncall.calendar import Event
from rules.oncall.overrides import Override, Request
from rules.person import Person
from rules.send import Send

COUNTS: Mapping[type, Collection[str]] = {
    Case: ("heard", "answered", "taken", "still", "snoozed", "waits", "cried"),
}
"""What counts from now: it goes back with the clock."""

LEFT: Mapping[type, Mapping[str, str]] = {
    Case: {
        "opened": "says when it was",
        "closed": "says when it was; what retention counts from is planned, by the clock",
        "hour": "compared in both directions: the same hour goes on, or a new one begins",
        "paged": "compared in both directions: a call from later than now stands in no other's way",
        "asked": "compared in both directions, as a call",
    },
    Person: {
        "hour": "compared in both directions: the same hour goes on, or a new one begins",
        "open_until": "farther ahead than it can ever be set it is over: the past is shut",
        "seen": "compared in both directions: a sign of life from later than now is none",
        "knocked": "one line a day on the wall: on that one day none comes",
    },
    Send: {
        "not_before": "the running process moves what the outbox puts off, in memory",
        "asked": "an answer from later than now is none: it waits as what comes of our own accord does",
    },
    Post: {"at": "by it Telegram is asked to delete or to change, and what it refuses is changed"},
    Plan: {"sent": "compared in both directions: a word to stop counts for a day around it"},
    CheckIn: {"at": "an hour on the wall", "first": "attempts follow it by days on the wall"},
    Asked: {"at": "an hour on the wall"},
    Board: {"rang": "one from later than now counts as long ago", "rings": "those from later than now do not count"},
    Entry: {"at": "orders entries, and nothing else"},
    Rung: {"at": "says when it was"},
    Override: {"begins": "an hour on the wall", "ends": "an hour on the wall"},
    Request: {"begins": "an hour on the wall", "ends": "an hour on the wall"},
    Event: {"begins": "an hour on the wall", "ends": "an hour on the wall"},
    Written: {"at": "says when it was"},
}
"""What stays as it is, and why that does no harm."""


def moved(case: Case, now: datetime, by: timedelta) -> Case:
    """The case after the clock was set back to `now`: what lies ahead goes back by as much, and so does whatever would
    else come to lie behind it. What was kept before all that stays."""
    kept = {name: at for name in COUNTS[Case] if (at := getattr(case, name)) is not None}
    first = None
    for at in sorted(kept.values(), reverse=True):
        if at <= now and (first is None or at < first - by):
            break
        first = at
    earlier = {name: at - by for name, at in kept.items() if first is not None and at >= first}
    return replace(case, **earlier)
