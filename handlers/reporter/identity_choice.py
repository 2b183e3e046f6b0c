"""*Hide it and send · Send as it is · Do not send*: decided by the writer, of a draft or of words that wait for it."""

from dataclasses import replace

from handlers import edits
from handlers.reporter import first_words, identity_warning, more_words
from handlers.turn import Scope, Turn
from handlers.who import behind
from handlers.who.sender import conversations
from rules import screens
from rules.case import Case
from rules.draft import Waiting
from rules.person import Person
from rules.refused import Refused
from rules.reporter import identity_warning as warning_rules
from rules.send import Send, Words, line
from storage import cases, drafts, due, outbox, pending, people, threads
from storage.disk.rows import Row
from storage.due import Due


async def hide(turn: Turn, person: Person, arg: str) -> None:
    """A mark goes in place of what was found, then the words go."""
    if arg:
        await _go(turn, person, arg, hide=True)
    else:
        await identity_warning.hide_draft(turn, person)
        await _send(turn, person)


async def as_is(turn: Turn, person: Person, arg: str) -> None:
    """The words go as they are."""
    if arg:
        await _go(turn, person, arg, hide=False)
    elif person.warned != 0:  # something was changed or written since, and was not asked about
        await first_words.send_draft(turn, person)
    else:
        await _send(turn, person)


async def rewrite(turn: Turn, person: Person, arg: str) -> None:
    """Nothing goes: the draft can be changed; words of a conversation are dropped and can be written anew."""
    if arg:
        case, rows = await _waiting(turn, person, arg)
        if not rows:
            return
        await _drop(turn.scope, case.id, rows)
        again = line("trace-again", count=len(identity_warning.by_message(rows)))
        await turn.scope.put(screens.say(person, again))
        await _next(turn, person)
        return
    await people.save(turn.tx, replace(person, warned=None))
    await turn.scope.put(screens.say(person, line("trace-change")))
    waiting = await drafts.all(turn.tx, person.id)
    if waiting:
        await turn.scope.put(screens.draft(person, len(waiting)))
    await _next(turn, person)


async def lapsed(scope: Scope, planned: Due) -> None:
    """Nobody decided: their writer hears in time that words wait, and of their end."""
    case = await cases.get(scope.tx, planned.whose)
    if case is None:
        return
    person = await behind.reporter(scope.tx, case)
    rows = [row for row in await pending.of_case(scope.tx, case.id) if row.send.kept == "writer"]
    if rows and "reminded" not in planned.body:
        await _remind(scope, planned, case, rows[-1].id)
        return
    await _drop(scope, case.id, rows)
    if person is not None:
        if person.warned == planned.body["newest"]:
            await people.save(scope.tx, replace(person, warned=None))
        await scope.put_outcome(screens.say(person, line("trace-lapsed", number=case.number)))


async def _remind(scope: Scope, planned: Due, case: Case, newest: int) -> None:
    keep = scope.config.keep_draft
    rest = keep - keep / warning_rules.PATIENCE
    await due.plan(scope.tx, warning_rules.WRITER, case.id, scope.now + rest, {**planned.body, "reminded": True})
    await scope.put(warning_rules.reminder(case, identity_warning.named(scope, newest), newest))


async def _send(turn: Turn, person: Person) -> None:
    await first_words.send_draft(turn, replace(person, warned=None), decided=True)
    await _next(turn, person)


async def _go(turn: Turn, person: Person, arg: str, *, hide: bool) -> None:
    """What was held is said now, message by message, as if it had just been written."""
    case, rows = await _waiting(turn, person, arg)
    await _drop(turn.scope, case.id, rows)
    for first, words in identity_warning.by_message(rows):
        case = await cases.get(turn.tx, case.id) or case
        said = identity_warning.hidden(turn, words, case) if hide else words
        await _said(turn, identity_warning.let(turn, case, said.text), first, said)
    if rows:
        await _next(turn, person)


async def _said(turn: Turn, case: Case, first: Send, said: Words) -> None:
    number = first.origin or 0
    before = edits.worded(await edits.said_in(turn, case, number))
    person = await behind.reporter(turn.tx, case)
    if before:  # it stands in place of what went before the change
        await cases.save(turn.tx, case)
        await edits.change(turn, case, before, edits.Edited(number, said))
    elif person is not None:
        await more_words.hear(turn, person, case, Waiting(number, said), first.reply_to)


async def _next(turn: Turn, person: Person) -> None:
    """Words of other conversations may still wait: they are asked about again, so that the answer can be typed."""
    person = await people.get(turn.tx, person.id) or person
    if person.warned == 0:
        return
    await people.save(turn.tx, replace(person, warned=None))
    for case in await conversations(turn, person):
        if await due.get(turn.tx, warning_rules.WRITER, case.id) is not None:
            await identity_warning.ask(turn, replace(person, warned=None), case)
            return


async def _waiting(turn: Turn, person: Person, arg: str) -> tuple[Case, list[Row]]:
    """The words that wait for this person's word, where the button is that of the newest question; none, and the
    question again, where it is an earlier one. The data of a button proves nothing."""
    number = turn.tx.keys.number(warning_rules.WRITER.name, arg)
    named = await pending.get(turn.tx, number) if number is not None else None
    case = await cases.get(turn.tx, named.send.case) if named is not None and named.send.case is not None else None
    if named is None or case is None or case not in await conversations(turn, person):
        raise Refused("refused-decided")
    planned = await due.get(turn.tx, warning_rules.WRITER, case.id)
    if planned is None or named.send.kept != "writer":
        raise Refused("refused-decided")
    if planned.body["newest"] != named.id:
        await identity_warning.ask(turn, person, case)
        return case, []
    await due.done(turn.tx, planned)
    return case, await identity_warning.waiting(turn, case)


async def _drop(scope: Scope, case_id: int, rows: list[Row]) -> None:
    for row in rows:
        await outbox.withdraw(scope.tx, row.id)
        await threads.lost(scope.tx, case_id, row.id)
