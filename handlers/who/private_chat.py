"""What stands in a person's chat: every message is noted, swept in discreet mode, taken away when all is erased."""

from datetime import timedelta

from handlers.turn import Scope
from handlers.who import behind
from rules.due_kinds import Counts, Kind, Of
from rules.person import Person
from rules.send import Act, Place, PlaceKind, Send, Urgency
from storage import due, outbox, pending, people, said
from storage.disk.keys import Owner
from storage.due import Due

SWEEP = Kind("sweep", Of.PERSON, Counts.FROM_NOW)
LAPSE = Kind("lapse", Of.HOUSE, Counts.FROM_NOW)


PRIVATE = (PlaceKind.PERSON, PlaceKind.REPORTER)
STANDS = timedelta(hours=20)
"""How long a message stands in a chat that somebody else may look at; room is left for a disturbance of Telegram."""
TOGETHER = timedelta(hours=2)
"""What would have to go within this goes along."""


async def note(scope: Scope, person: Person, message: int, *, own: bool) -> None:
    """A message stands in the person's chat now."""
    await said.note(scope.tx, person.id, message, scope.now, own=own)
    if person.watched and await due.get(scope.tx, SWEEP, person.id) is None:
        await due.plan(scope.tx, SWEEP, person.id, scope.now + STANDS)


async def watch(scope: Scope, person: Person) -> None:
    """From now on somebody else may be looking: what stands there goes within a day, and before it is too old to be
    taken away."""
    standing = [each.at for each in await said.all(scope.tx, person.id) if scope.now - each.at < said.DELETABLE]
    if standing:
        await due.plan(scope.tx, SWEEP, person.id, max(scope.now, min(standing) + STANDS))


async def arrived(scope: Scope, send: Send, message: int, chat: int) -> None:
    """A message of ours was sent. Whose owner was erased while it was on its way is taken away again."""
    whose = pending.thread_of(send)
    if whose is not None and await scope.tx.key(whose.owner, whose.id) is None:
        outbox.wipe_late(scope.tx, chat, message, scope.now)
        await plan_lapse(scope)
        return
    person = await behind.reader(scope, send)
    if person is not None and await people.lives_in(scope.tx, person.id, chat):
        await note(scope, person, message, own=False)
    elif whose is not None and whose.owner is Owner.CASE and send.place.kind in PRIVATE:
        outbox.wipe_late(scope.tx, chat, message, scope.now)  # the way back was cut meanwhile, or leads elsewhere
        await plan_lapse(scope)


async def sweep(scope: Scope, planned: Due) -> None:
    """In discreet mode both sides' messages go within a day."""
    person = await people.get(scope.tx, planned.whose)
    if person is None or not person.watched:
        return
    standing = await said.all(scope.tx, person.id)
    old = [each for each in standing if scope.now - each.at >= STANDS - TOGETHER]
    await take_away(scope, person, [each.message for each in old])
    rest = [each.at for each in standing if each not in old]
    if rest:
        await due.plan(scope.tx, SWEEP, person.id, min(rest) + STANDS)


async def take_away(scope: Scope, person: Person, messages: list[int]) -> None:
    """Delete these in the person's chat; tried again through every disturbance."""
    place = Place(PlaceKind.PERSON, str(person.id))
    await scope.put_all(
        Send(place, Act.WITHDRAW, person=person.id, origin=each, urgency=Urgency.URGENT, first=True)
        for each in messages
    )
    await said.forget(scope.tx, person.id, set(messages))


async def plan_lapse(scope: Scope) -> None:
    """What cleans up after an erasure is given up in an hour, done or not, and its key falls."""
    if await due.get(scope.tx, LAPSE, 0) is None:
        await due.plan(scope.tx, LAPSE, 0, scope.now + outbox.CLEANUP)


async def lapse(scope: Scope, planned: Due) -> None:
    """An hour is over for some of it."""
    await outbox.lapse_cleanup(scope.tx, scope.now)
    at = await outbox.first_lapse(scope.tx)
    if at is not None and at > scope.now:
        await due.plan(scope.tx, LAPSE, 0, at)
