"""Check-ins: what was agreed, when it comes, what follows from silence. Silence is never taken as safety.

What is kept is the hour on the wall; an instant is computed from it, once, for the community's zone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from rules import wall_clock
from rules.case import Case
from rules.category import category
from rules.checkin_settings import OTHERWISE, CheckIns
from rules.due_kinds import Counts, Kind, Of

COMES = Kind("checkin", Of.CASE, Counts.BY_THE_CLOCK)
EVE = Kind("checkin-eve", Of.CASE, Counts.BY_THE_CLOCK)
UNSENT = Kind("checkin-unsent", Of.CASE, Counts.BY_THE_CLOCK)
TOLD = Kind("checkin-told", Of.CASE, Counts.FROM_NOW)

DAY = timedelta(days=1)
LATE = timedelta(hours=1)
"""So much later than agreed it says that it comes late."""
LATEST = timedelta(days=3)
"""A question may come so much too late; a kind word always may."""
HELD_UP = timedelta(seconds=30)
"""What fell due while nobody was here comes so long after the return: what was written meanwhile is heard first."""
AFTER_DEADLINE = timedelta(days=2)
"""So long after a promised day the holder hears that nothing came."""
HELPED_DAYS = 7
"""After so many days somebody who asks for it is asked whether it helped."""
MOST = 12
"""Check-ins of one conversation."""
NAME = "checkin-"
"""Before the number of a check-in: what its message is called."""


class Sort(StrEnum):
    """What it asks."""

    ASK = "ask"  # one question, with buttons
    KIND = "kind"  # a kind word: asks nothing, and is never unanswered
    HELPED = "helped"  # did it help?
    WORSE = "worse"  # has anybody treated you worse since you wrote?
    WRITE = "write"  # the reporter writes by then; only silence past it is followed up


class Stage(StrEnum):
    """Where it stands."""

    AHEAD = "ahead"
    ASKED = "asked"
    SILENT = "silent"  # no answer to any attempt: people decide


class Status(StrEnum):
    """How the check-ins of a conversation stand; kept with the case, where the card reads it."""

    NONE = ""
    OFFERED = "offered"
    AGREED = "agreed"
    PAUSED = "paused"
    STOPPED = "stopped"


Window = tuple[int, int]
"""Minutes of the day, the second not among them."""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One that was agreed to. `wall`: the hour of the community's clock, in ISO's form, without a zone."""

    number: int
    sort: Sort
    wall: str
    window: Window
    at: datetime
    stage: Stage = Stage.AHEAD
    attempt: int = 0
    first: datetime | None = None  # when the first attempt was made
    about: str = ""  # the entry of the directory that may have helped
    pressed: bool = False  # whoever is on call has heard of the silence


@dataclass(frozen=True, slots=True)
class Offer:
    """What was proposed and waits for a yes: minutes from then, or an hour on the wall."""

    sort: Sort
    minutes: tuple[int, ...] = ()
    wall: str = ""
    own: bool = False  # asked for by the reporter
    about: str = ""  # the entry of the directory that may have helped

    @property
    def count(self) -> int:
        """How many they are."""
        return max(len(self.minutes), 1)


@dataclass(frozen=True, slots=True)
class Plan:
    """All of one conversation. `sent`: when something came last that nobody has written after. `off`: up to this number
    all were called off."""

    begun: int = 0
    items: tuple[CheckIn, ...] = ()
    offer: Offer | None = None
    sent: datetime | None = None
    off: int = 0

    def item(self, number: int) -> CheckIn | None:
        """The one with this number."""
        return next((each for each in self.items if each.number == number), None)

    def put(self, item: CheckIn) -> "Plan":
        """The plan with this one as it is now."""
        others = [each for each in self.items if each.number != item.number]
        return replace(self, items=tuple(sorted((*others, item), key=lambda each: each.at)))

    def without(self, number: int) -> "Plan":
        """The plan once this one is over."""
        return replace(self, items=tuple(each for each in self.items if each.number != number))

    @property
    def ahead(self) -> tuple[CheckIn, ...]:
        """What is still to come, the next first."""
        return tuple(each for each in self.items if each.stage is Stage.AHEAD)

    @property
    def coming(self) -> bool:
        """Whether anything still comes, further attempts among it."""
        return any(each.stage is not Stage.SILENT for each in self.items)


def preset(case: Case, settings: CheckIns) -> Offer:
    """What a case like this usually gets."""
    spans = settings.presets.get(case.category, OTHERWISE)
    worse = case.team == "independent" and case.category in ("leader", "team")
    return offer(Sort.WORSE if worse else Sort.ASK, *spans)


def offer(sort: Sort, *spans: timedelta, own: bool = False) -> Offer:
    """After these spans, counted from the yes."""
    return Offer(sort, tuple(int(span.total_seconds()) // 60 for span in spans), own=own)


def open_hours(span: tuple[int, int], quiet: tuple[time, time]) -> Window | None:
    """What the house's quiet hours leave of the person's hours: the longest piece; None where nothing is left."""
    begins, ends = span[0] * 60, span[1] * 60
    pieces: list[Window] = [(begins, ends)]
    for low, high in _quiet(quiet):
        pieces = [piece for a, b in pieces for piece in ((a, min(b, low)), (max(a, high), b)) if piece[0] < piece[1]]
    return max(pieces, key=lambda each: (each[1] - each[0], -each[0]), default=None)


def _quiet(quiet: tuple[time, time]) -> list[Window]:
    low, high = (each.hour * 60 + each.minute for each in quiet)
    return [] if low == high else [(low, high)] if low < high else [(low, 24 * 60), (0, high)]


def inside(window: Window, at: datetime, zone: tzinfo) -> bool:
    """Whether it is one of these minutes of the day."""
    local = at.astimezone(zone)
    return window[0] <= local.hour * 60 + local.minute < window[1]


def instant(day: date, minute: int, window: Window, zone: tzinfo) -> tuple[datetime, datetime]:
    """The hour on the wall (naive) and the instant (UTC) on this day, inside the window; where a change of the clock
    leaves nothing of the window, on the first day after it that has some."""
    minute = min(max(minute, window[0]), window[1] - 1)
    while True:
        wall = datetime.combine(day, time(minute // 60, minute % 60))
        at = wall_clock.instant(wall, zone)
        if at.astimezone(zone).date() == day and inside(window, at, zone):
            return wall, at
        day += DAY


def next_inside(window: Window, now: datetime, zone: tzinfo) -> datetime:
    """`now`, or the next instant at which the window opens."""
    if inside(window, now, zone):
        return now
    day = now.astimezone(zone).date()
    return next(at for days in range(4) if (at := instant(day + days * DAY, window[0], window, zone)[1]) > now)


def after(span: timedelta, window: Window, now: datetime, zone: tzinfo) -> tuple[datetime, datetime]:
    """The hour on the wall, and the instant, that is so far away and in the window."""
    far = now + span
    day = far.astimezone(zone).date()
    if span >= DAY:
        return instant(day, window[0], window, zone)
    wall, at = instant(day, window[0], window, zone)
    return (wall, at) if at >= far else instant(day + DAY, window[0], window, zone)


def agree(plan: Plan, meant: Offer, window: Window, now: datetime, zone: tzinfo, *, all_of_them: bool) -> Plan:
    """The person has said yes, for one or for the series."""
    plan = replace(plan, offer=None)
    if meant.wall:
        wall = datetime.fromisoformat(meant.wall)
        moments = [instant(wall.date(), wall.hour * 60 + wall.minute, window, zone)]
    else:
        moments = [after(timedelta(minutes=each), window, now, zone) for each in meant.minutes]
    for wall, at in moments if all_of_them else moments[:1]:
        if at > now and len(plan.items) < MOST:
            item = CheckIn(plan.begun + 1, meant.sort, wall.isoformat(), window, at, about=meant.about)
            plan = replace(plan.put(item), begun=plan.begun + 1)
    return plan


def moved(plan: Plan, window: Window, zone: tzinfo) -> Plan:
    """The same days at other hours."""
    for each in plan.ahead:
        wall, at = instant(datetime.fromisoformat(each.wall).date(), window[0], window, zone)
        plan = plan.put(replace(each, wall=wall.isoformat(), at=at, window=window))
    return plan


def in_zone(plan: Plan, zone: tzinfo) -> Plan:
    """The same hours on another wall."""
    for each in plan.ahead:
        wall = datetime.fromisoformat(each.wall)
        _, at = instant(wall.date(), wall.hour * 60 + wall.minute, each.window, zone)
        plan = plan.put(replace(each, at=at))
    return plan


def attempts(item: CheckIn, case: Case, settings: CheckIns) -> int:
    """How often it is asked; where it may happen at home, once."""
    known = category(case.category)
    if item.sort is not Sort.ASK or (known is not None and known.home) or case.category == "violence":
        return 1
    return min(settings.attempts, len(settings.spacing) + 1)


def following(item: CheckIn, case: Case, settings: CheckIns, zone: tzinfo, now: datetime) -> datetime:
    """After an attempt: when the next is made, or the silence told."""
    if item.sort is Sort.WRITE:
        return now + AFTER_DEADLINE
    if item.attempt >= attempts(item, case, settings):
        return now + DAY
    return max(attempt_at(item, settings, zone), now + timedelta(hours=1))


def made(item: CheckIn, case: Case, settings: CheckIns, zone: tzinfo, now: datetime) -> int:
    """Which attempt this is; those that an outage has passed by are one with it."""
    number = item.attempt + 1
    while (
        item.stage is Stage.ASKED
        and number < attempts(item, case, settings)
        and now >= _attempt(item, number + 1, settings, zone)
    ):
        number += 1
    return number


def attempt_at(item: CheckIn, settings: CheckIns, zone: tzinfo) -> datetime:
    """When its next attempt was to be made."""
    return item.at if item.stage is Stage.AHEAD else _attempt(item, item.attempt + 1, settings, zone)


def _attempt(item: CheckIn, number: int, settings: CheckIns, zone: tzinfo) -> datetime:
    day = ((item.first or item.at) + settings.spacing[number - 2]).astimezone(zone).date()
    wall = datetime.fromisoformat(item.wall)
    return instant(day, wall.hour * 60 + wall.minute, item.window, zone)[1]


def named(item: CheckIn) -> str:
    """What its message is called: a kind word counts no attempts."""
    return f"{NAME}{item.number}" if item.sort is Sort.KIND else f"{NAME}{item.number}.{item.attempt}"


def stands(plan: Plan, name: str) -> bool:
    """Whether what is called so may still come: not once it was answered, called off, or asked again."""
    number, _, attempt = name.removeprefix(NAME).partition(".")
    if not attempt:
        return int(number) > plan.off
    item = plan.item(int(number))
    return item is not None and item.stage is Stage.ASKED and item.attempt == int(attempt)


def over(item: CheckIn, settings: CheckIns) -> datetime:
    """When nothing follows from it any more, unless somebody decides that it does."""
    return item.at + max(settings.spacing, default=DAY) + AFTER_DEADLINE + DAY


def too_late(item: CheckIn, now: datetime, at: datetime | None = None) -> bool:
    """Whether its time, or that of an attempt, is so long over that it must not come any more."""
    return item.sort is not Sort.KIND and now - (at or item.at) > LATEST


def awaits(item: CheckIn) -> bool:
    """Whether an answer to it is still of use."""
    return item.stage is not Stage.AHEAD or item.sort is Sort.WRITE


def next_ones(cases: Iterable[Case], team: str, most: int = 10) -> tuple[Case, ...]:
    """The team's open cases with a check-in ahead, the next first; `Case.checkin` is its hour on the wall."""
    found = [each for each in cases if each.team == team and each.checkin and each.checkins == Status.AGREED]
    return tuple(sorted(found, key=lambda each: each.checkin)[:most])


def shown(case: Case, plan: Plan) -> Case:
    """The case, so that its card tells how its check-ins stand."""
    ahead = plan.ahead
    status = case.checkins
    if plan.offer is not None and not plan.offer.own and not plan.items and status != Status.STOPPED:
        status = Status.OFFERED
    elif plan.offer is None and not plan.items and status in (Status.OFFERED, Status.AGREED, Status.PAUSED):
        status = Status.NONE
    return replace(case, checkins=status, checkin=ahead[0].wall if ahead else "")
