"""A check-in falls due: sent once in its window, tried again by the calendar, given to people where nothing comes.

The calendar goes on whether or not somebody can be reached: the team must not see who blocks, pauses or hides.
"""

from dataclasses import replace
from datetime import datetime

from handlers import agreed
from handlers.oncall.duty import called
from handlers.turn import Scope
from handlers.who import behind
from rules import checkin_screens as screens
from rules import checkins
from rules.case import Case
from rules.checkins import CheckIn, Plan, Sort, Stage, Status
from rules.person import Person, Step
from rules.privacy import gate
from rules.send import line
from storage import cases, drafts, due, outbox, pending, people
from storage.due import Due

FIRST = (Sort.WRITE, Sort.WORSE, Sort.ASK, Sort.HELPED, Sort.KIND)
"""Of several that were missed one message comes: what matters most."""


async def comes(scope: Scope, planned: Due) -> None:
    """The time of one check-in, of its next attempt, or of telling people about silence."""
    case = await cases.get(scope.tx, planned.whose)
    if case is None or case.checkins != Status.AGREED or not (case.open or case.followed):
        return
    plan = await agreed.load(scope, case)
    item = plan.item(planned.ref)
    if item is None:
        return
    if scope.began is not None and planned.at < scope.began > scope.now - checkins.HELD_UP:
        await due.plan(scope.tx, checkins.COMES, case.id, scope.began + checkins.HELD_UP, ref=item.number)
    elif item.stage is Stage.SILENT:
        await _press(scope, case, plan, item)
    elif item.attempt >= checkins.attempts(item, case, scope.config.checkins):
        await _silent(scope, case, plan, item)
    elif item.attempt and checkins.too_late(item, scope.now, _agreed_for(scope, item)):
        await _unsent(scope, case, item)
        await _silent(scope, case, plan, item)
    elif item.attempt or not await _missed(scope, case, plan, item):
        await _attempt(scope, case, await agreed.load(scope, case), item.number)


async def _missed(scope: Scope, case: Case, plan: Plan, item: CheckIn) -> bool:
    """Whether this one must not come: of several that were missed another stands for it, or its time is over for too
    long. What is on time was agreed to, and comes."""
    if scope.now - item.at <= checkins.LATE:
        return False
    ripe = [each for each in plan.ahead if each.at <= scope.now and not each.attempt]
    over = [each for each in ripe if checkins.too_late(each, scope.now)]
    for each in over:
        await _unsent(scope, case, each)
    left = sorted((each for each in ripe if each not in over), key=lambda each: FIRST.index(each.sort))
    after = plan
    for each in (*over, *left[1:]):
        after = after.without(each.number)
    if after != plan:
        case = await agreed.keep(scope, case, plan, after, calm=True)
    if left and left[0].number != item.number:
        await due.plan(scope.tx, checkins.COMES, case.id, scope.now, ref=left[0].number)
    return not left or left[0].number != item.number


def _agreed_for(scope: Scope, item: CheckIn) -> datetime:
    """When this one, or its next attempt, was to come."""
    return checkins.attempt_at(item, scope.config.checkins, scope.config.timezone)


async def _unsent(scope: Scope, case: Case, item: CheckIn) -> None:
    """The team hears that it did not go, rather than that nobody answered."""
    said = line("note-checkin-unsent", time=screens.at(item, scope.config.timezone))
    await scope.put(screens.note(case, said, mention=await agreed.whom(scope, case)))


async def _attempt(scope: Scope, case: Case, plan: Plan, number: int) -> None:
    """It is asked, in the window: what was put off by an outage never comes at night."""
    item, zone = plan.item(number), scope.config.timezone
    case = await cases.get(scope.tx, case.id) or case
    if item is None:
        return
    if not checkins.inside(item.window, scope.now, zone):
        await due.plan(
            scope.tx, checkins.COMES, case.id, checkins.next_inside(item.window, scope.now, zone), ref=number
        )
        return
    late = scope.now - _agreed_for(scope, item) > checkins.LATE
    number_now = checkins.made(item, case, scope.config.checkins, zone, scope.now)
    asked = replace(item, attempt=number_now, first=item.first or scope.now, stage=Stage.ASKED)
    after = plan.without(number) if item.sort is Sort.KIND else plan.put(asked)
    person = await behind.reporter(scope.tx, case)
    if person is not None and _may_come(person, case, asked):
        await agreed.withdraw(scope, case)  # an attempt that an outage holds back does not come beside this one
        await scope.put(screens.message(case, asked, late=late))
        await _listen(scope, person, case, asked)
    case = await agreed.keep(scope, case, plan, replace(after, sent=scope.now), calm=True)
    if item.sort is not Sort.KIND:
        at = checkins.following(asked, case, scope.config.checkins, zone, scope.now)
        await due.plan(scope.tx, checkins.COMES, case.id, at, ref=number)


def _may_come(person: Person, case: Case, item: CheckIn) -> bool:
    """Whether anything is put at all; in discreet mode once, behind the phrase, where the plain line tells of it."""
    return not person.paused and agreed.allowed(case) and not (person.watched and item.attempt > 1)


async def _listen(scope: Scope, person: Person, case: Case, item: CheckIn) -> None:
    """Words that come next are an answer, where they would begin something new otherwise."""
    if gate.shielded(person):
        return
    if person.step is Step.FREE and not await drafts.all(scope.tx, person.id):
        person = replace(person, step=Step.TALKING, talking_in=case.id)
    if not person.wanted and item.sort is not Sort.KIND:
        person = replace(person, wanted=f"{screens.WANTS_ANSWER}:{case.number}.{item.number}")
    await people.save(scope.tx, person)


async def _silent(scope: Scope, case: Case, plan: Plan, item: CheckIn) -> None:
    """No answer: the holder decides, or whoever is on call."""
    await agreed.withdraw(scope, case)
    case = await agreed.keep(scope, case, plan, plan.put(replace(item, stage=Stage.SILENT)), calm=True)
    await scope.put(screens.silent(case, item, await agreed.whom(scope, case), scope.config.timezone))
    await due.plan(scope.tx, checkins.COMES, case.id, scope.now + checkins.DAY, ref=item.number)


async def _press(scope: Scope, case: Case, plan: Plan, item: CheckIn) -> None:
    """The holder has decided nothing: whoever is on call is asked, once."""
    if not item.pressed:
        case = await agreed.keep(scope, case, plan, plan.put(replace(item, pressed=True)), calm=True)
        await scope.put(screens.silent(case, item, await called(scope, case), scope.config.timezone))


async def eve(scope: Scope, planned: Due) -> None:
    """The team hears of it the day before, and can cancel."""
    case = await cases.get(scope.tx, planned.whose)
    plan = await agreed.load(scope, case) if case is not None else Plan()
    item = plan.item(planned.ref)
    if case is None or item is None or case.checkins != Status.AGREED or not (case.open or case.followed):
        return
    if item.at > scope.now:  # else an outage has put this off until there is nothing to announce
        await scope.put(screens.eve(case, item, scope.now, scope.config.timezone))


async def unsent(scope: Scope, planned: Due) -> None:
    """The window is open again for what an outage held back; what is too late by now is told to the team."""
    case = await cases.get(scope.tx, planned.whose)
    if case is None:
        return
    for row in await pending.of_case(scope.tx, case.id):
        if row.send.window is None:
            continue
        if not checkins.inside(row.send.window, scope.now, scope.config.timezone):
            at = checkins.next_inside(row.send.window, scope.now, scope.config.timezone)
            await due.plan(scope.tx, checkins.UNSENT, case.id, at)
        else:
            await outbox.rewrite(scope.tx, row.id, row.send)
