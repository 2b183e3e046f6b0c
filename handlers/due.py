"""What falls due: drafts that were never sent, cases whose retention is over, words that nobody decided about."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from handlers.files import cleaned
from handlers.groups import membership, strangers
from handlers.oncall import next_step
from handlers.privacy import erasing, gate, phrase, tries
from handlers.reporter import danger_question, identity_choice
from handlers.team import call_in, closing, told_outside, triage
from handlers.turn import Scope
from handlers.who import private_chat
from rules import card, screens
from rules import case as case_rules
from rules.person import Step
from rules.refused import Refused
from rules.send import line
from storage import cases, drafts, outbox, pending, people
from storage.due import Due


async def fell_due(scope: Scope, due: Due) -> None:
    """Do what the row says; a row whose reason has gone does nothing."""
    await KINDS[due.kind.name](scope, due)


async def _draft(scope: Scope, due: Due) -> None:
    """A draft is deleted after its time; the person is told."""
    person = await people.get(scope.tx, due.whose)
    if person is None or not await drafts.all(scope.tx, person.id):
        return
    await drafts.clear(scope.tx, person.id)
    if person.step is Step.WRITING:
        person = replace(person, step=Step.TALKING if person.talking_in else Step.FREE)
    await people.save(scope.tx, replace(person, category="", asked="", danger=None))
    if not person.discreet:
        await scope.put(screens.say(person, line("draft-expired")))


async def _held(scope: Scope, due: Due) -> None:
    """Words that nobody decided about stay in the team."""
    for row in (due.body or {}).get("rows", ()):
        await outbox.withdraw(scope.tx, row)


async def _expire(scope: Scope, due: Due) -> None:
    """Retention is over: the topic goes, the rows go, the key is shredded."""
    case = await cases.get(scope.tx, due.whose)
    if case is None:
        return
    try:
        case = case_rules.expire(case)
    except Refused:
        return  # it was opened again meanwhile
    await outbox.put_cleanup(scope.tx, await erasing.clean_up(scope, case), scope.now)
    await private_chat.plan_lapse(scope)
    await erasing.shred(scope, case)


async def _unreachable(scope: Scope, due: Due) -> None:
    """The team hears that words wait undelivered, at an hour that says nothing about the person's phone."""
    case = await cases.get(scope.tx, due.whose)
    if case is not None and await pending.waiting_for_reporter(scope.tx, case.id):
        await scope.put(card.note(case, line("note-unreachable")))


KINDS: dict[str, Callable[[Scope, Due], Awaitable[None]]] = {
    "draft": _draft,
    "held": _held,
    "expire": _expire,
    "unreachable": _unreachable,
    "leave": membership.leave,
    "look": strangers.look,
    "joined": strangers.nothing,
    "blocked": strangers.nothing,
    "step": next_step.step,
    "expires": closing.expires,
    "review": call_in.comes_back,
    "opinion": told_outside.ask_again,
    "unblock": triage.block_ends,
    "silence": danger_question.silence,
    "writer": identity_choice.lapsed,
    "album": cleaned.album,
    "album-draft": cleaned.album_drafted,
    "album-off": cleaned.album_turned_away,
    "lapse": private_chat.lapse,
    "sweep": private_chat.sweep,
    "knock": gate.knock,
    "trials": tries.over,
    "guesses": tries.over,
    "wrong-guesses": tries.over,
    "phrases": tries.over,
    "phrase-away": phrase.away,
}
