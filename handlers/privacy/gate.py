"""The gate before a private chat: asked once when a row takes its place in a lane, and again when its turn comes."""

from dataclasses import replace
from datetime import timedelta

from handlers.turn import Scope
from handlers.who import behind, front
from rules import checkins, helped, reactions, screens
from rules.person import Person
from rules.privacy import gate, neutral_line
from rules.send import Send, line
from storage import due, outbox, pending, people
from storage.disk.rows import Row
from storage.due import Due


async def goes(scope: Scope, send: Send) -> bool:
    """Whether a row may go to its reader now; one that may not lies on disk, and a neutral line is planned."""
    person = await behind.reader(scope, send)
    if person is None or gate.goes(person, send, scope.now, scope.config.timezone):
        return True
    if gate.too_early(send, scope.now, scope.config.timezone) and send.window is not None:
        at = checkins.next_inside(send.window, scope.now, scope.config.timezone)
        kind, whom = (helped.UNSENT, person.id) if send.case is None else (checkins.UNSENT, send.case)
        await due.plan(scope.tx, kind, whom, at)
    mark = send.name.startswith(reactions.NAME)  # no word that is worth a line on somebody's phone
    whose = await front.root(scope.tx, person)
    if whose.discreet and not whose.paused and send.name != neutral_line.KNOCK and not mark:
        await _plan_knock(scope, whose)
    return False


async def knock(scope: Scope, planned: Due) -> None:
    """A safe hour: where words wait, one line that says nothing about them."""
    person = await people.get(scope.tx, planned.whose)
    if person is None or not person.discreet or person.paused or not await waiting(scope, person):
        return
    if neutral_line.knock_at(person, scope.now, scope.config.timezone) == scope.now:
        person = replace(person, knocked=scope.now)
        await people.save(scope.tx, person)
        if not any(each.send.name == neutral_line.KNOCK for each in await pending.to_reader(scope.tx, person)):
            await scope.put(replace(screens.say(person, line("knock")), name=neutral_line.KNOCK))
    await _plan_knock(scope, person)


async def waiting(scope: Scope, person: Person) -> list[Row]:
    """What lies on disk for this person because of the gate, and for whoever is met in their place."""
    rows = [row for each in await front.lives(scope.tx, person) for row in await pending.to_reader(scope.tx, each)]
    return [
        each for each in rows if not each.send.held and each.send.name != neutral_line.KNOCK and not _fresh(scope, each)
    ]


async def open_up(scope: Scope, person: Person) -> int:
    """What waits goes now, in order, as an answer to what the person did; how much it was."""
    rows = await waiting(scope, person)
    for row in rows:
        await outbox.rewrite(scope.tx, row.id, replace(row.send, asked=scope.now))
    await due.cancel(scope.tx, neutral_line.KNOCKS, person.id)
    return len(rows)


async def shut(scope: Scope, person: Person) -> None:
    """From this turn on the gate is closed: what is in a lane already has to pass it as well."""
    for row in await pending.to_reader(scope.tx, person):
        await outbox.rewrite(scope.tx, row.id, row.send)


async def drop_checkins(scope: Scope, person: Person) -> None:
    """Contact is paused: a check-in that waits is not to come when it goes on, for its hour is over then."""
    for row in await pending.to_reader(scope.tx, person):
        if row.send.window is not None:
            await outbox.withdraw(scope.tx, row.id)


def _fresh(scope: Scope, row: Row) -> bool:
    asked = row.send.asked
    return asked is not None and timedelta() <= scope.now - asked <= gate.FRESH


def once(row: Row) -> bool:
    """A neutral line that may have come does not come again: twice, or with a mark that says so, it tells something.
    Tomorrow there is another."""
    return row.send.name == neutral_line.KNOCK and row.repeat


async def _plan_knock(scope: Scope, person: Person) -> None:
    at = neutral_line.knock_at(person, scope.now, scope.config.timezone)
    if at is not None and await due.get(scope.tx, neutral_line.KNOCKS, person.id) is None:
        await due.plan(scope.tx, neutral_line.KNOCKS, person.id, at)
