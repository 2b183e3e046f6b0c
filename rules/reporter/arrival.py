"""What a reporter reads of what they sent: kept and on its way, and, once Telegram has taken it, with the team."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from rules.carry import group, reporter
from rules.case import Case
from rules.config import Team
from rules.due_kinds import Counts, Kind, Of
from rules.reporter import help_now
from rules.reporter.readers import genders
from rules.screens import button
from rules.send import Line, PlaceKind, Role, Send, Urgency, line

RECEIPT = "receipt"
"""The name of the message that tells it."""
NOT_REACHED = "not-reached"
REACH = Kind("reach", Of.CASE, Counts.FROM_NOW)
MOMENT = timedelta(seconds=5)
"""So long a receipt waits for the words to arrive, where nobody needs it at once."""
PATIENCE = timedelta(minutes=1)
"""In danger nobody waits longer before they hear that nothing has arrived."""


def owing(sends: Sequence[Send]) -> list[Send]:
    """The sends, of which the last words have to arrive before that is told."""
    words = [place for place, each in enumerate(sends) if each.role is Role.CARRIED and not each.files]
    words = words or [place for place, each in enumerate(sends) if each.role is Role.CARRIED]
    last = {*words[-1:], *(place for place, each in enumerate(sends) if each.place.kind is PlaceKind.DESK)}
    last = last or set(range(len(sends[:1])))  # nothing was written: then the card itself
    return [replace(each, owed=place in last) for place, each in enumerate(sends)]


def called(case: Case) -> Send:
    """What became of *Send to the team now*."""
    where: dict[str, int | Line] = {"number": case.number, "team": group(case)}
    said = line("need-kept" if case.owed else "need-called", **where)
    return help_now.at_once(Send(reporter(case), lines=(said, *help_now.NUMBERS, line("need-write")), case=case.id))


def words(case: Case, team: Team, opens: tuple[Line, Line] | None, minutes: int) -> Send:
    """What happens next and when, and the wish for a woman or a man to answer. `opens`: the team is off duty until
    then, on the community's clock and on the reader's own; `minutes`: so long the words wait at most before they go."""
    there = not case.owed and not minutes
    lines = [_first(case, minutes, there=there), *_when(case, opens, minutes, there=there)]
    if case.urgency is Urgency.DANGER:
        lines += [line("danger-numbers", team=group(case)), line("=numbers")]
    lines.append(line("sent-more-then" if minutes else "sent-more", team=group(case)))
    number = str(case.number)
    wishes = tuple(button(f"wish-{each}", number) for each in genders(team))
    rows = [(button("now", number),)] if minutes else []
    rows += [(each,) for each in wishes] if case.urgency is not Urgency.DANGER else []
    return Send(reporter(case), lines=tuple(lines), buttons=tuple(rows), case=case.id, urgency=case.urgency)


def not_reached(case: Case) -> Send:
    """The truth after a minute in danger."""
    return help_now.unreached(case, line("not-reached", number=case.number, team=group(case)))


def _first(case: Case, minutes: int, *, there: bool) -> Line:
    where: dict[str, int | Line] = {"number": case.number, "team": group(case)}
    if case.withheld:
        return line("sent-withheld", **where)
    if minutes:
        return line("sent-waiting", minutes=minutes, **where)
    return line("sent-title" if there else "sent-kept", **where)


def _when(case: Case, opens: tuple[Line, Line] | None, minutes: int, *, there: bool) -> list[Line]:
    team = group(case)
    if opens is not None:
        if case.urgency is not Urgency.DANGER:
            return [line("sent-out-of-cover", time=opens[0], team=team), opens[1]]
        return [line("sent-danger-out-of-cover" if there else "sent-danger-kept", team=team)]
    if minutes:
        return [line("sent-in-cover-wait", team=team)]
    return [line("sent-in-cover", team=team)] if there else [line("sent-kept-then")]
