"""*Hide it · Send as it is · Rewrite*: decided by the writer, about a draft or about words that wait for that."""

from dataclasses import replace

from handlers import carried
from handlers.reporter import first_words, identity_warning, more_words
from handlers.turn import Scope, Turn
from handlers.who import behind
from handlers.who.sender import conversations
from rules import identity_warning as warning_rules
from rules import screens
from rules.case import Case
from rules.draft import Waiting
from rules.person import Person
from rules.refused import Refused
from rules.send import Words, line
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
    elif person.warned is None:  # it was asked about words that have been changed since
        await first_words.send_draft(turn, person)
    else:
        await _send(turn, person)


async def rewrite(turn: Turn, person: Person, arg: str) -> None:
    """Nothing goes: the draft can be changed; words of a conversation are dropped and can be written anew."""
    if arg:
        case, rows = await _waiting(turn, person, arg)
        await _drop(turn.scope, case.id, rows)
    await people.save(turn.tx, replace(person, warned=None))
    await turn.scope.put(screens.say(person, line("trace-again" if arg else "trace-change")))
    waiting = [] if arg else await drafts.all(turn.tx, person.id)
    if waiting:
        await turn.scope.put(screens.draft(person, len(waiting)))


async def lapsed(scope: Scope, planned: Due) -> None:
    """Nobody decided: the words are deleted, and their writer is told."""
    case = await cases.get(scope.tx, planned.whose)
    if case is None:
        return
    person = await behind.reporter(scope.tx, case)
    await _drop(scope, case.id, [row for each in planned.body["rows"] if (row := await pending.get(scope.tx, each))])
    if person is not None:
        if person.warned == planned.ref:
            await people.save(scope.tx, replace(person, warned=None))
        await scope.put(screens.say(person, line("trace-lapsed")))


async def _send(turn: Turn, person: Person) -> None:
    await first_words.send_draft(turn, replace(person, warned=None), decided=True)


async def _go(turn: Turn, person: Person, arg: str, *, hide: bool) -> None:
    """What was held is said now, as if it had just been written."""
    case, rows = await _waiting(turn, person, arg)
    await _drop(turn.scope, case.id, rows)
    person = replace(person, warned=None)
    await people.save(turn.tx, person)
    said = Words("".join(row.send.words.text for row in rows if row.send.words))
    first = rows[0].send
    if len(rows) == 1 and first.words is not None:
        said = first.words  # with its formatting; words too long for one message lose theirs
    said = identity_warning.hidden(turn, said, case) if hide else said
    case = identity_warning.let(turn, case, said.text)
    before = carried.worded(await carried.said_in(turn, case, first.origin or 0))
    if before:  # it stands in place of what went before the change
        await cases.save(turn.tx, case)
        await carried.change(turn, case, before, said, first.origin or 0)
    else:
        await more_words.hear(turn, person, case, Waiting(first.origin or 0, said), first.reply_to)


async def _waiting(turn: Turn, person: Person, arg: str) -> tuple[Case, list[Row]]:
    """The rows that wait for this person's word; the data of a button proves nothing."""
    number = turn.tx.keys.number(warning_rules.WRITER.name, arg)
    first = await pending.get(turn.tx, number) if number is not None else None
    case = await cases.get(turn.tx, first.send.case) if first is not None and first.send.case is not None else None
    if first is None or case is None or case not in await conversations(turn, person):
        raise Refused("refused-decided")
    planned = await due.get(turn.tx, warning_rules.WRITER, case.id, first.id)
    if planned is None:
        raise Refused("refused-decided")
    found = [await pending.get(turn.tx, each) for each in planned.body["rows"]]
    rows = [row for row in found if row is not None and row.send.kept == "writer"]
    if not rows:
        raise Refused("refused-decided")
    await due.done(turn.tx, planned)
    return case, rows


async def _drop(scope: Scope, case_id: int, rows: list[Row]) -> None:
    for row in rows:
        await outbox.withdraw(scope.tx, row.id)
        await threads.lost(scope.tx, case_id, row.id)
