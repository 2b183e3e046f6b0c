"""Who is met in a chat: whoever's past is locked lets somebody made up be met, who has said nothing yet.

Every screen of a locked chat is drawn from that person, so that no list of places has to be remembered. They may have a
locked past of their own, for whoever holds the phone can set up a phrase as well.
"""

from dataclasses import replace

from handlers.turn import Scope
from rules.person import Person
from rules.privacy import discreet, gate, phrase
from storage import people, said
from storage.disk.tx import Tx


async def of(scope: Scope, person: Person, thread: int | None = None, message: int = 0) -> Person:
    """Who is met now, and has given a sign of life. `thread`: the topic of the chat in which they did; `message`: the
    newest that we know of there. No button that stands above it is about anything that somebody has not begun yet."""
    while True:
        here = replace(discreet.arrived(person, scope.now), thread=thread)
        if not phrase.counted(here):
            here = replace(here, since=max(here.since, message + 1))
        if here != person:
            await people.save(scope.tx, here)
        if not gate.locked(here, scope.now):
            return here
        message = max([message, *(each.message for each in await said.all(scope.tx, here.id))])
        person = await _veil(scope, here)


async def now(scope: Scope, person: Person) -> Person:
    """The same, for somebody who has done nothing."""
    while gate.locked(person, scope.now) and (veil := await below(scope.tx, person)) is not None:
        person = veil
    return person


async def below(tx: Tx, person: Person) -> Person | None:
    """The made-up person that hides this one."""
    return await people.get(tx, person.veil) if person.veil is not None else None


async def behind(tx: Tx, person: Person) -> list[Person]:
    """All that are hidden behind this one, whose chat it is before the others."""
    found: list[Person] = []
    hides = person.behind
    while hides is not None and (each := await people.get(tx, hides)) is not None:
        found.insert(0, each)
        hides = each.behind
    return found


async def root(tx: Tx, person: Person) -> Person:
    """Whose chat it is."""
    return [*await behind(tx, person), person][0]


async def lives(tx: Tx, person: Person) -> list[Person]:
    """The person, and all whom they have let be met."""
    found = [person]
    while (veil := await below(tx, found[-1])) is not None:
        found.append(veil)
    return found


async def _veil(scope: Scope, person: Person) -> Person:
    """Made up when it is needed first; whoever deleted everything there is a stranger then, as in any chat."""
    veil = await below(scope.tx, person)
    if veil is not None:
        return veil
    stranger = Person(person.id, scope.config.languages[0])
    return await people.veil(scope.tx, person, discreet.made_up(person) if person.veil is None else stranger)
