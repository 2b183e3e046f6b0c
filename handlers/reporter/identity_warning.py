"""What may give a reporter away, looked for before words go. Names come from the update in hand; none is kept."""

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.text.danger_words import known, spoken
from handlers.text.identity_traces import Trace, find, hide
from handlers.text.phone_region import regions
from handlers.turn import Scope, Turn
from rules.carry import inward, tell
from rules.case import Case
from rules.draft import Waiting
from rules.person import Person
from rules.reporter import identity_warning
from rules.send import Send, Urgency, Words, line
from storage import cases, drafts, due, outbox, pending, people
from storage.disk.rows import Row

NUMBER = re.compile(r"\+?\d[\d ()-]{1,20}\d")


def traces(turn: Turn, text: str, case: Case | None = None) -> tuple[Trace, ...]:
    """What in a text may give the present writer away; the community's own numbers and addresses do not, nor do names
    that the writer has let go in this conversation before."""
    contact = " ".join(turn.config.contact.values())
    public = (*(each.phone for each in turn.config.emergency), *NUMBER.findall(contact))
    found = find(text, own=turn.scope.own, regions=regions(turn.config.timezone.key), public=public)
    let, ours = case.let if case is not None else (), contact.casefold()
    return tuple(each for each in found if each.kind not in let and text[each.begin : each.end].casefold() not in ours)


def let(turn: Turn, case: Case, *texts: str) -> Case:
    """The conversation into which these words go as they are."""
    return identity_warning.let(case, (str(trace.kind) for text in texts for trace in traces(turn, text)))


async def before_sending(turn: Turn, person: Person, waiting: Sequence[Waiting]) -> bool:
    """Whether the draft holds something to be decided about first; danger is never held."""
    found = [(each.words.text, trace) for each in waiting for trace in traces(turn, each.words.text)]
    if not found:
        return False
    await people.save(turn.tx, replace(person, warned=0))
    shown = [text[trace.begin : trace.end] for text, trace in found]
    await turn.scope.put(identity_warning.question(person, [str(trace.kind) for _, trace in found], shown, ""))
    return True


async def held(
    turn: Turn, person: Person, case: Case, said: Waiting, reply_to: int | None, *, changed: bool = False
) -> bool:
    """Whether further words wait until their writer has decided. Where somebody may be in danger they go at once.

    `changed`: they are to stand in place of words that have gone.
    """
    found = traces(turn, said.words.text, case)
    if not found:
        return False
    if case.urgency is Urgency.DANGER or spoken(said.words.text, known()):
        await afterwards(turn, person, case, said.words.text)
        return False
    rows = inward(case, said.carried, said.message, reply_to)
    await turn.scope.put_all(replace(each, held=True, kept="writer") for each in rows)
    await ask(turn, person, case, changed=changed)
    return True


async def ask(turn: Turn, person: Person, case: Case, *, changed: bool = False) -> None:
    """One question about all words of the conversation that wait for their writer's word; it is named by the newest of
    them, so that an answer to an earlier one cannot be about words that it did not show."""
    rows = await waiting(turn, case)
    if not rows:
        await due.cancel(turn.tx, identity_warning.WRITER, case.id)
        return
    newest = rows[-1].id
    at = turn.now + turn.config.keep_draft / identity_warning.PATIENCE
    await due.plan(turn.tx, identity_warning.WRITER, case.id, at, {"newest": newest})
    person = replace(person, warned=newest)
    await people.save(turn.tx, person)
    messages = by_message(rows)
    found = [(text, trace) for _, words in messages for text in (words.text,) for trace in traces(turn, text, case)]
    shown = [text[trace.begin : trace.end] for text, trace in found]
    said = identity_warning.question(
        person,
        [str(trace.kind) for _, trace in found],
        shown,
        named(turn, newest),
        changed=changed,
        count=len(messages),
    )
    elsewhere = [line("trace-where", number=case.number)] if case.id != person.talking_in else []
    await turn.scope.put(replace(said, lines=(*elsewhere, *said.lines)))


async def waiting(turn: Turn, case: Case) -> list[Row]:
    """The words of the conversation that wait for their writer's word."""
    return [row for row in await pending.of_case(turn.tx, case.id) if row.send.kept == "writer"]


def by_message(rows: Sequence[Row]) -> list[tuple[Send, Words]]:
    """What waits, message by message: the first send of each, and all of its words."""
    pieces: dict[int | None, list[Row]] = {}
    for row in rows:
        pieces.setdefault(row.send.origin, []).append(row)
    return [(several[0].send, _whole(several)) for several in pieces.values()]


def _whole(rows: Sequence[Row]) -> Words:
    """Words too long for one message lose their formatting."""
    if len(rows) == 1 and rows[0].send.words is not None:
        return rows[0].send.words
    return Words("".join(row.send.words.text for row in rows if row.send.words))


async def forget(turn: Turn, case: Case, number: int) -> list[Row]:
    """The words of this message that wait for their writer's word wait no longer, and do not go; they are given."""
    rows = [each for each in await waiting(turn, case) if each.send.origin == number]
    for row in rows:
        await outbox.withdraw(turn.tx, row.id)
    return rows


async def still(turn: Turn, person: Person, case: Case) -> Person:
    """Some of what was asked about may wait no longer: the question is put again about the rest, or is over."""
    planned = await due.get(turn.tx, identity_warning.WRITER, case.id)
    if planned is None:
        return person
    left = await waiting(turn, case)
    if left and left[-1].id == planned.body["newest"]:
        return person
    if left:
        await ask(turn, person, case)
        return await people.get(turn.tx, person.id) or person
    await due.done(turn.tx, planned)
    return await over(turn, person, int(planned.body["newest"]))


async def over(turn: Turn, person: Person, newest: int) -> Person:
    """This question is open no longer."""
    if person.warned == newest:
        person = replace(person, warned=None)
        await people.save(turn.tx, person)
    return person


def named(turn: Turn | Scope, row: int) -> str:
    """The words that wait in this row, as a button names them; 0 is the draft."""
    return turn.tx.keys.numbered(identity_warning.WRITER.name, row) if row else ""


async def afterwards(turn: Turn, person: Person, case: Case, *texts: str) -> None:
    """Words that went at once: what they may tell is said now, and how to take them back."""
    kinds = [str(trace.kind) for text in texts for trace in traces(turn, text, case)]
    if kinds:
        await turn.scope.put(identity_warning.afterwards(person, kinds))


async def hide_draft(turn: Turn, person: Person) -> None:
    """The draft with a mark in place of all that was found."""
    for each in await drafts.all(turn.tx, person.id):
        await drafts.add(turn.tx, person.id, replace(each, words=hidden(turn, each.words)))


def hidden(turn: Turn, words: Words, case: Case | None = None) -> Words:
    """The words with a mark in place of all that is found."""
    return hide(words.text, words.spans, traces(turn, words.text, case))


async def hint(turn: Turn, case: Case, said: Waiting) -> None:
    """What a picture or a voice may tell, once for each kind and conversation."""
    id = identity_warning.hint(said.file)
    if not id or id in case.hinted:
        return
    case = replace(await cases.get(turn.tx, case.id) or case, hinted=(*case.hinted, id))
    await cases.save(turn.tx, case)
    await turn.scope.put(replace(tell(case, id), lines=(*identity_warning.told(id), line("hint-back")), quiet=True))


async def let_go(turn: Turn, case: Case) -> None:
    """It is danger now: what waits for its writer's word waits no longer."""
    for row in await waiting(turn, case):
        await pending.release(turn.tx, row.id)
    await due.cancel(turn.tx, identity_warning.WRITER, case.id)
