"""The conversations of another account are taken along to this one; the other is as if it had never been."""

from dataclasses import replace

from handlers.privacy import gate, veil
from handlers.turn import Scope
from handlers.who import blocks, front, private_chat
from rules.person import Person
from rules.privacy import phrase
from storage import cases, drafts, move_account, outbox, people, said, threads


async def take(scope: Scope, person: Person, other: Person) -> Person:
    """Whoever brought the words, with all that is the other's. The other account is told nothing, and the team sees
    nothing of it: no notice, no card, no line in the audit."""
    if other.behind is not None:
        return await _take_nothing(scope, person, other)
    other = await veil.lift(scope, other)
    moved = []
    for each in other.conversations:
        case = await cases.get(scope.tx, each)
        if case is not None and await cases.reporter_of(scope.tx, case) == other.id:
            moved.append(each)
    draft = bool(await drafts.all(scope.tx, person.id))
    here = phrase.joined(person, other, tuple(moved), draft=draft)
    await outbox.put_wipes(scope.tx, other.id, await _standing(scope, other), scope.now)
    await blocks.inherit(scope, other, person, moved)
    await move_account.join(scope.tx, other, here, tuple(moved), phrase.counted(person), scope.now)
    await private_chat.plan_lapse(scope)
    scope.present = here
    return here


async def _take_nothing(scope: Scope, person: Person, other: Person) -> Person:
    """The words were made in a locked chat, by whoever held the phone. What was said there stays with whom it may have
    been, behind their phrase; the words bring what they would from a chat in which nothing was said."""
    draft = bool(await drafts.all(scope.tx, person.id))
    here = phrase.joined(person, replace(other, conversations=(), begun=0, posts=()), (), draft=draft)
    await outbox.put_wipes(scope.tx, other.id, await _standing(scope, other), scope.now)
    await veil.lift(scope, (await front.behind(scope.tx, other))[-1])
    await people.save(scope.tx, here)
    scope.present = here
    return here


async def _standing(scope: Scope, other: Person) -> set[int]:
    """What has to go from the other chat: the five words, should they still stand there, and in a chat in which
    everything goes within a day the rest of it."""
    everything = await said.all(scope.tx, other.id) if other.discreet else ()
    shown = await threads.find(scope.tx, threads.of_person(other.id), phrase.NAME)
    words = {shown.copy} if shown is not None and shown.copy is not None else set()
    return {each.message for each in everything} | words


async def show(scope: Scope, person: Person) -> None:
    """In a chat that is open, what waited comes as an answer."""
    if person.discreet and not person.paused and person.behind is None:
        await gate.open_up(scope, person)
