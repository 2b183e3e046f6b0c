"""Shifts as a file that calendar programs read (iCalendar, RFC 5545), and a member's own in their private chat.

What was sent to whom is remembered, so that a later file changes and cancels what an earlier one has put into a
calendar.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from handlers.oncall import duty
from handlers.turn import Turn
from rules.config import Member, Team
from rules.oncall import calendar as rules
from rules.oncall import rota
from rules.oncall.calendar import Event
from rules.refused import Refused
from rules.send import Place, PlaceKind, Send, line
from rules.team.card import desk
from storage import attached, memo, people
from storage.disk.codec import Codec, from_json, to_json

if TYPE_CHECKING:
    from icalendar import Event as Entry

PRODUCT = "-//on-call//shifts//EN"
"""Says nothing about what the shifts are for."""

NAME = "calendars"


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent to a member, by the event's UID."""

    events: dict[str, Event] = field(default_factory=dict)


SENT: Codec[Sent] = Codec(Sent)


async def offer(turn: Turn, team: Team, member: Member) -> Send:
    """The member's own shifts of twelve weeks go into their private chat; the desk hears only that they do."""
    if await people.of_sender(turn.tx, member.id) is None:
        raise Refused("refused-start-first", name=member.name)
    plan = await duty.schedule(turn.scope, team)
    wanted = rules.own(team.group, member.name, rota.tiles(plan, turn.now, turn.now + rota.AHEAD))
    kept = await memo.recall(turn.tx, NAME)
    before = SENT.open(to_json(kept.get(str(member.id), {})))
    events = rules.revised(before.events, wanted, turn.now)
    memo.keep(turn.tx, NAME, {**kept, str(member.id): from_json(SENT.pack(Sent({each.uid: each for each in events})))})
    await _send(turn, member, events)
    return Send(desk(team.name), lines=(line("calendar-sent", name=member.name),), quiet=True)


async def _send(turn: Turn, member: Member, events: tuple[Event, ...]) -> None:
    language, sentences = turn.config.languages[0], turn.scope.sentences
    data = written(events, lambda each: sentences.render(language, f"calendar-{each.role}"), turn.now)
    file = replace(attached.fresh("document", "text/calendar", ""), name="calendar.ics")
    place = Place(PlaceKind.MEMBER, str(member.id))
    (row,) = await turn.scope.put(Send(place, lines=(line("calendar-here"),), files=(file,)))
    await attached.keep(turn.tx, file, row, data)


def written(events: Iterable[Event], title: Callable[[Event], str], now: datetime) -> bytes:
    """The file. `title` gives an event's words."""
    from icalendar import Calendar  # a tenth of a second that no start of the bot needs

    calendar = Calendar()
    for key, value in (("prodid", PRODUCT), ("version", "2.0"), ("method", "PUBLISH")):
        calendar.add(key, value)
    for each in events:
        calendar.add_component(_entry(each, title(each), now))
    file: bytes = calendar.to_ical()
    return file


def _entry(event: Event, title: str, now: datetime) -> "Entry":
    from icalendar import Event as Entry

    entry = Entry()
    entry.add("uid", event.uid)
    entry.add("dtstamp", now)
    entry.add("dtstart", event.begins)
    entry.add("dtend", event.ends)
    entry.add("summary", title)
    entry.add("sequence", event.sequence)
    entry.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    entry.add("transp", "TRANSPARENT")
    return entry
