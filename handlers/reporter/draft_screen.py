"""The screen of a draft: of a burst of words only the newest count is said; and how a draft ends unsent."""

from dataclasses import replace

from handlers.turn import Scope
from rules import screens
from rules.draft import Waiting
from rules.person import Person, Step
from rules.send import Send, line
from rules.team import room
from storage import drafts, outbox, pending, people
from storage.due import Due

NAME = "draft"
LOOK = "look"


async def show(scope: Scope, person: Person, count: int) -> None:
    """What can be done with the words that wait; an earlier screen that was not sent yet gives way to it."""
    await instead(scope, person, NAME, screens.draft(person, count))


async def full(scope: Scope, person: Person) -> None:
    """No further message fits in; nothing that waits is touched."""
    await instead(scope, person, NAME, screens.draft_full(person))


async def look(scope: Scope, person: Person, waiting: list[Waiting]) -> None:
    """The draft's words, joined to a few messages; what is left of an earlier look gives way."""
    await instead(scope, person, LOOK, *screens.look(person, waiting, room.LOOKS))


async def instead(scope: Scope, person: Person, name: str, *sends: Send) -> None:
    """Say this in place of what waits for the person under the same name."""
    for row in await pending.screens(scope.tx, person):
        if row.send.name == name:
            await outbox.withdraw(scope.tx, row.id)
    await scope.put_all(replace(send, name=name) for send in sends)


async def expires(scope: Scope, due: Due) -> None:
    """A draft is deleted after its time; the person is told."""
    person = await people.get(scope.tx, due.whose)
    if person is None or not await drafts.all(scope.tx, person.id):
        return
    await drafts.clear(scope.tx, person.id)
    if person.step is Step.WRITING:
        person = replace(person, step=Step.TALKING if person.talking_in else Step.FREE)
    await people.save(scope.tx, replace(person, category="", asked="", danger=None))
    if not person.watched:
        await scope.put(screens.say(person, line("draft-expired")))


async def gathered(scope: Scope, due: Due) -> None:
    """A second has passed since the newest part of an album in a draft: one screen, an answer to whoever sent it."""
    person = await people.get(scope.tx, due.whose)
    scope.goes_on(person)
    waiting = await drafts.all(scope.tx, due.whose) if person is not None else []
    if person is not None and waiting and person.step is Step.WRITING:
        await show(scope, person, len(waiting))


async def turned_away(scope: Scope, due: Due) -> None:
    """The same for an album that is not taken: said once for all of its parts."""
    person = await people.get(scope.tx, due.whose)
    scope.goes_on(person)
    if person is not None:
        await scope.put(screens.say(person, *(line(each) for each in due.body["why"])))
