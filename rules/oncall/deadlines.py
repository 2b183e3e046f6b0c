"""How long a case may stand still: when its holder is reminded, when it is given back, when an answer is followed up.

Danger counts on the clock, since whoever took it is there. The rest counts within cover, so that nobody is reminded,
and nothing taken away, while the team is meant to sleep.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

from rules.case import Case, State
from rules.config import Rota, Team
from rules.due_kinds import Counts, Kind, Of
from rules.oncall import cover as covers
from rules.send import Urgency
from rules.targets import TARGETS, Targets

STEP = Kind("step", Of.CASE, Counts.FROM_NOW)
ROUTINE_AT_MOST = timedelta(days=7)
PAGE_AGAIN = timedelta(minutes=10)
"""In danger, taking without answering does not stop the calling for longer than this."""
TAKE_OVER = timedelta(minutes=5)
"""So long whoever holds a case in danger has it for themselves."""
FOLLOW_UP = timedelta(days=3)
SNOOZED_AT_LEAST = timedelta(minutes=5)
"""A reminder that would come again sooner is not put off: the time is nearly over."""


class Mark(StrEnum):
    """What is done at an instant."""

    REMIND = "remind"  # the holder of a case without an answer
    CALL = "call"  # the desk, about danger taken without an answer
    LAPSE = "lapse"  # the case is given back by itself
    FOLLOW = "follow"  # the holder of an answered case


@dataclass(frozen=True, slots=True)
class Next:
    """The next thing to be done about a case that somebody holds."""

    mark: Mark
    at: datetime


def upcoming(case: Case, team: Team, zone: tzinfo, now: datetime, targets: Targets = TARGETS) -> Next | None:
    """What comes next after `now` for a case that somebody holds; None where nobody does."""
    rota = team.rota
    if case.state is State.ANSWERED:
        since, at = case.answered or now, case.answered or now
        while at <= now:
            since += FOLLOW_UP
            at = within_cover(since, rota, zone)
        return Next(Mark.FOLLOW, at)
    if case.state is not State.TAKEN:
        return None
    since, end = clock_from(case, now), given_back(case, rota, zone, now, targets)
    begun = case.still if said_still(case, now) and case.still is not None else since
    marks = [Next(Mark.REMIND, halfway(case.urgency, begun, end, rota, zone))]
    if case.urgency is Urgency.DANGER:
        marks += [Next(Mark.CALL, each) for each in calls(case, team, since)]
    elif case.snoozed is not None:
        marks.append(Next(Mark.REMIND, case.snoozed))
    ahead = [each for each in marks if now < each.at < end]
    return min(ahead, key=lambda each: each.at, default=Next(Mark.LAPSE, max(end, now)))


def calls(case: Case, team: Team, since: datetime) -> list[datetime]:
    """When others are called although somebody holds the case. Whoever has taken it is there, and gets a while; whoever
    held it before the cry may be asleep, and for the others the ladder climbs as if nobody did."""
    if case.cried is None or (case.taken is not None and case.taken >= case.cried):
        return [since + PAGE_AGAIN]
    return [case.cried + each.after for each in team.ladders[Urgency.DANGER][1:]]


def may_be_taken_over(case: Case, now: datetime) -> bool:
    """In danger others are called while somebody holds the case: they must not find it locked."""
    late = now - clock_from(case, now) >= TAKE_OVER
    return case.urgency is Urgency.DANGER and case.state is State.TAKEN and late


def given_back(case: Case, rota: Rota | None, zone: tzinfo, now: datetime, targets: Targets = TARGETS) -> datetime:
    """When a case without an answer is free again: at its target; once, half as long later, for who is still on it."""
    since = clock_from(case, now)
    end = target(case.urgency, since, rota, zone, targets)
    if not said_still(case, now):
        return end
    if rota is None:
        return since + 1.5 * (end - since)
    return in_cover_for(1.5 * covers.time_in_cover(rota, zone, since, end), since, rota, zone)


def snooze(case: Case, rota: Rota | None, zone: tzinfo, now: datetime, targets: Targets = TARGETS) -> datetime | None:
    """When the holder is reminded again who wants it later: in the middle of the time that is left, so never past the
    target; None where that is too little, and in danger."""
    if case.state is not State.TAKEN or case.urgency is Urgency.DANGER:
        return None
    end = given_back(case, rota, zone, now, targets)
    at = halfway(case.urgency, now, end, rota, zone)
    return at if at - now >= SNOOZED_AT_LEAST and at < end else None


def said_still(case: Case, now: datetime) -> bool:
    """Whether the holder has said so about the answer that is owed now. Never in danger."""
    return case.urgency is not Urgency.DANGER and case.still is not None and case.still >= clock_from(case, now)


def clock_from(case: Case, now: datetime) -> datetime:
    """Since when the holder owes an answer: since both they hold it and the reporter waits, or has cried for help."""
    cried = case.cried if case.urgency is Urgency.DANGER else None
    return max(filter(None, (case.taken, case.waits, cried)), default=now)


def target(urgency: Urgency, since: datetime, rota: Rota | None, zone: tzinfo, targets: Targets = TARGETS) -> datetime:
    """By when a human is meant to have answered."""
    span = targets[urgency]
    match urgency:
        case Urgency.DANGER:
            return since + span
        case Urgency.URGENT:
            return in_cover_for(span, since, rota, zone)
        case Urgency.SOON:
            return next_day(since, rota, zone, max(1, span.days))
        case Urgency.ROUTINE:
            return min(within_cover(since + span, rota, zone), since + max(span, ROUTINE_AT_MOST))


def halfway(urgency: Urgency, since: datetime, end: datetime, rota: Rota | None, zone: tzinfo) -> datetime:
    """When half of the time is gone: on the clock in danger, else half of the time on duty."""
    if urgency is Urgency.DANGER or rota is None:
        return since + (end - since) / 2
    return min(in_cover_for(covers.time_in_cover(rota, zone, since, end) / 2, since, rota, zone), end)


def within_cover(at: datetime, rota: Rota | None, zone: tzinfo) -> datetime:
    """This instant, or the first one after it at which somebody is on duty."""
    return at if rota is None else covers.next_cover(rota, zone, at)


def in_cover_for(span: timedelta, since: datetime, rota: Rota | None, zone: tzinfo) -> datetime:
    """When this much time on duty will have passed."""
    if rota is None:
        return since + span
    while True:
        begin, end = covers.cover(rota, zone, since)
        begin = max(begin, since)
        if begin + span <= end:
            return begin + span
        span -= end - begin
        since = end


def next_day(since: datetime, rota: Rota | None, zone: tzinfo, days: int = 1) -> datetime:
    """The end of the first cover of the next local day with cover, or so many such days on; without a rota days."""
    if rota is None:
        return since + timedelta(days=days)
    for _ in range(days - 1):
        since = next_day(since, rota, zone)
    today = since.astimezone(zone).date()
    begin, end = covers.cover(rota, zone, since)
    while begin.astimezone(zone).date() <= today:
        begin, end = covers.cover(rota, zone, end)
    return end
