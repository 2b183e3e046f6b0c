"""A person begins anew: another number and another key, so that nothing under the old key leads anywhere any more.

Cutting a way back needs it: the person's own row names their conversations, and copies of it may lie in old backups.
"""

from dataclasses import replace

from rules.due_kinds import Of
from rules.person import Person
from rules.send import Place, PlaceKind
from storage import cases, drafts, due, lookup, outbox, people, records, said, sends, threads
from storage.disk.caches import Kind
from storage.disk.errors import Gone
from storage.disk.keys import Owner
from storage.disk.tx import Tx
from storage.sends import CLAIMED


async def renew(tx: Tx, person: Person) -> Person:
    """The person under another number and key; `person` is kept as given, with the conversations that remain.

    The ways back of these are sealed anew. The sender's look-up follows right after the commit, before the old key is
    erased; a crash in between is mended at the next start. What is planned and kept of the person follows.
    """
    known = await people.known(tx, person.id)
    if known is None:
        raise Gone("the person was erased")
    again = replace(person, id=tx.next_id("person"))
    people.put(tx, again, known.telegram_id, known.chat)
    for case_id in again.conversations:
        await cases.lead(tx, case_id, again.id)
    for waiting in await drafts.all(tx, person.id):
        await drafts.add(tx, again.id, waiting)
    await said.inherit(tx, person.id, again.id)
    await due.inherit(tx, Of.PERSON, person.id, again.id)
    await records.inherit(tx, Of.PERSON, person.id, again.id)
    await threads.inherit(tx, person.id, again.id)
    await _readdress(tx, person.id, again.id)
    if again.carry:
        lookup.put(tx, lookup.CARRY, again.carry, again.id)
    await _veil(tx, again)
    if again.behind is None:
        people.follow(tx, known.telegram_id, again.id)
    tx.erase(Owner.PERSON, person.id)
    for kind, ref in ((Kind.PERSON, person.id), (Kind.DRAFT, person.id), (Kind.THREAD, -person.id)):
        tx.keep(kind, ref, None)
    return again


async def _veil(tx: Tx, again: Person) -> None:
    """Whom they hide, and who hides them, know them by the new number."""
    hides = await people.get(tx, again.behind) if again.behind is not None else None
    if hides is not None:
        await people.save(tx, replace(hides, veil=again.id))
    veil = await people.get(tx, again.veil) if again.veil is not None else None
    if veil is not None:
        await people.save(tx, replace(veil, behind=again.id))


async def _readdress(tx: Tx, old: int, new: int) -> None:
    """What waits for the person goes to the same chat under the new number; what is on its way right now may still
    arrive, and is not tried again."""
    for row, outer, claimed in await sends.opened(tx, Owner.PERSON, old):
        send = await sends.within(tx, row, outer)
        if send is None:
            continue
        place = Place(PlaceKind.PERSON, str(new)) if send.place.kind is PlaceKind.PERSON else send.place
        if claimed & CLAIMED or not await outbox.rewrite(tx, row, replace(send, person=new, place=place)):
            sends.forget(tx, row)
