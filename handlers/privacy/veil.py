"""The made-up person of a locked chat goes: what was said there comes along to whom they hid."""

from dataclasses import replace

from handlers import asked
from handlers.turn import Scope
from handlers.who import blocks, front, private_chat
from rules import draft
from rules.person import UNBLOCK, Person, Step
from rules.privacy import discreet, phrase
from storage import cases, drafts, due, move_account, people


async def lift(scope: Scope, person: Person, *, again: bool = False) -> Person:
    """The person with the conversations, the draft and the questions of whoever hid them, who is forgotten: it may have
    been themselves, in danger, with the wrong eyes on the phone. `again`: the chat will be locked once more, and then
    stands as it was left, only that nothing was said there."""
    veil = await front.below(scope.tx, person)
    if veil is None:
        return person
    veil = await lift(scope, veil)
    moved = [each for each in veil.conversations if await _theirs(scope, veil, each)]
    here = await _draft(scope, person, veil)
    waits = bool(await drafts.all(scope.tx, here.id))
    here = phrase.joined(here, veil, tuple(moved), draft=waits)
    block = await blocks.inherit(scope, veil, person, moved)
    await asked.follow(scope, veil, person)
    await move_account.absorb(scope.tx, veil, here, tuple(moved), phrase.counted(person), scope.now)
    await private_chat.plan_lapse(scope)
    if again:
        made = await people.veil(scope.tx, here, discreet.made_up_again(veil))
        here = replace(here, veil=made.id)
        if block is not None and veil.blocked:
            await due.plan(scope.tx, UNBLOCK, made.id, block)
    return here


async def _theirs(scope: Scope, veil: Person, case_id: int) -> bool:
    case = await cases.get(scope.tx, case_id)
    return case is not None and await cases.reporter_of(scope.tx, case) == veil.id


async def _draft(scope: Scope, person: Person, veil: Person) -> Person:
    """What was written and not sent stands behind what the person had written."""
    more = await drafts.all(scope.tx, veil.id)
    if not more:
        return person
    before = await drafts.all(scope.tx, person.id)
    await drafts.replace(scope.tx, person.id, [*before, *more])
    if (planned := await due.get(scope.tx, draft.EXPIRES, veil.id)) is not None:
        await due.plan(scope.tx, draft.EXPIRES, person.id, planned.at)
    danger = person.danger if person.danger is not None else veil.danger
    if before or person.step is Step.NEW:
        return replace(person, danger=danger)
    return replace(person, step=Step.WRITING, talking_in=None, category=veil.category, danger=danger)
