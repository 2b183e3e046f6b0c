"""`/phrase`: five words, made and shown once here, written in another account to go on from there."""

from dataclasses import replace

from telegram import Message

from handlers.privacy import move_account, tries
from handlers.slow_work import Slow
from handlers.text import five_words
from handlers.turn import Scope, Turn
from handlers.who import private_chat
from handlers.who.sender import conversations
from rules import screens
from rules.person import Person
from rules.privacy import phrase
from storage import due, lookup, outbox, people, threads
from storage.disk.entries import Entry
from storage.due import Due

PURPOSE = "carry: "
"""Before the words when they are worked on: what opens discreet mode comes to something else."""


async def what(turn: Turn, person: Person, arg: str) -> None:
    """The screen."""
    person = await _wants(turn, person, phrase.SCREEN)
    await turn.scope.put(phrase.what(person))


async def make(turn: Turn, person: Person, arg: str) -> None:
    """Five new words; those before stop working."""
    worked = turn.scope.worked
    if not await tries.may_make(turn.scope, person):
        await turn.scope.put(phrase.answered(person, "carry-many"))
        return
    if worked is None:
        drawn = five_words.draw(person.language, turn.scope.chance)
        raise Slow(PURPOSE + (five_words.recognised(drawn) or ""), drawn)
    await tries.made(turn.scope, person)
    await _hide(turn.scope, person)
    if person.carry:
        lookup.drop(turn.tx, lookup.CARRY, person.carry)
    lookup.put(turn.tx, lookup.CARRY, worked.comes_to, person.id)
    person = await _wants(turn, replace(person, carry=worked.comes_to), phrase.MADE)
    await turn.scope.put(phrase.shown(person, worked.shown))
    await due.plan(turn.tx, phrase.AWAY, person.id, turn.now + phrase.STANDS)


async def kept(turn: Turn, person: Person, arg: str) -> None:
    """*I wrote it down*: the message that shows it goes."""
    await _hide(turn.scope, person)
    if await _shown(turn.scope, person) is None:  # one on its way may still arrive, and then it has to go, too
        await due.cancel(turn.tx, phrase.AWAY, person.id)
    person = await _wants(turn, person, "")
    await turn.scope.put(phrase.answered(person, "carry-kept"))


async def have(turn: Turn, person: Person, arg: str) -> None:
    """*I have five words*."""
    person = await _wants(turn, person, phrase.HAVE)
    await turn.scope.put(phrase.answered(person, "carry-comes", "carry-draft", "carry-ask"))


async def heard(turn: Turn, person: Person, message: Message) -> bool:
    """Whether words are taken for a phrase: five words of the lists anywhere, under a picture as well, and nearly five
    where they were asked for. They go no further then, and go from the chat at once."""
    text = message.text or message.caption or ""
    if five_words.recognised(text) is None and not (person.wanted == phrase.HAVE and five_words.nearly(text)):
        return False
    await tried(turn, person, message, text)
    return True


async def tried(turn: Turn, person: Person, message: Message, text: str) -> None:
    """A phrase was written. Whether there is such a one is told by nothing but what a right one brings."""
    await private_chat.take_away(turn.scope, person, [message.message_id])
    meant = five_words.recognised(text)
    if meant is None:
        person = await _wants(turn, person, phrase.HAVE)
        await turn.scope.put(phrase.answered(person, "carry-odd"))
        return
    if not await tries.may_take(turn.scope, person):
        await turn.scope.put(phrase.answered(person, "carry-many"))
        return
    if turn.scope.worked is None:
        raise Slow(PURPOSE + meant)
    looked = await tries.looked_up(turn.scope, person)
    found = await lookup.get(turn.tx, lookup.CARRY, turn.scope.worked.comes_to)
    other = await people.get(turn.tx, found) if looked and found is not None else None
    own = other is not None and other.id == person.id
    if other is not None and not own and await people.one_account(turn.tx, person, other):
        other = None  # nobody learns here that a phrase was made in this chat
    await tries.took(turn.scope, person, wrong=looked and other is None)
    if other is None:
        person = await _wants(turn, person, phrase.HAVE)
        await turn.scope.put(phrase.answered(person, "carry-wrong"))
    elif own:
        await turn.scope.put(phrase.answered(await _wants(turn, person, ""), "carry-own"))
    else:
        person = await move_account.take(turn.scope, person, other)
        await turn.scope.put(phrase.answered(person, "carry-done", "carry-used"))
        await turn.scope.put(screens.conversations(person, await conversations(turn, person)))
        await move_account.show(turn.scope, person)


async def away(scope: Scope, planned: Due) -> None:
    """The time of the message that shows the words is over; one that was never sent waits a while longer."""
    person = await people.get(scope.tx, planned.whose)
    if person is None:
        return
    while (entry := await _shown(scope, person)) is not None:
        if entry.copy is None:
            await due.plan(scope.tx, phrase.AWAY, person.id, scope.now + phrase.STANDS)
            return
        await _hide(scope, person)


async def _hide(scope: Scope, person: Person) -> None:
    """Take away the message that shows the words, or never send it."""
    entry = await _shown(scope, person)
    if entry is None:
        return
    if entry.copy is not None:
        await private_chat.take_away(scope, person, [entry.copy])
        await threads.lost(scope.tx, threads.of_person(person.id), entry.row)
    else:
        await outbox.withdraw(scope.tx, entry.row)


async def _shown(scope: Scope, person: Person) -> Entry | None:
    """The newest message that shows the words, or will."""
    return await threads.find(scope.tx, threads.of_person(person.id), phrase.NAME)


async def _wants(turn: Turn, person: Person, what: str) -> Person:
    person = replace(person, wanted=what)
    await people.save(turn.tx, person)
    turn.scope.present = person
    return person
