"""What was carried, on either side: brought up to date with its message, taken back, found again."""

from collections.abc import Sequence
from dataclasses import replace

from telegram import Message

from handlers.files import arriving
from handlers.turn import Turn
from rules import card as cards
from rules import carry, files
from rules.case import Case
from rules.refused import Refused
from rules.send import Act, Place, Send, Words, parts
from storage import due, outbox, pending, threads
from storage.disk.entries import Entry


async def follow(
    turn: Turn, case: Case, entries: Sequence[Entry], words: Words, message: Message, *, link: bool = False
) -> None:
    """What was carried of a message becomes what the message is now: words changed, taken away, or said beside a file
    that stood alone."""
    by = message.from_user.id if message.from_user else 0
    said = worded(entries)
    if said and words.text:
        await change(turn, case, said, words, message.message_id, by, link=link)
    elif said:
        await _demand_apart(turn, said)
        await _take_back(turn, case, said)
    elif entries and words.text:
        await _beside(turn, case, entries, words, message.message_id, by, link=link)


async def change(  # noqa: PLR0913 - what is changed, into what, and whose it is
    turn: Turn, case: Case, entries: Sequence[Entry], words: Words, number: int, by: int = 0, *, link: bool = False
) -> None:
    """Bring every piece up to date; pieces that are too many are withdrawn, new ones are added behind."""
    pieces = parts(words, carry.MOST)
    last = await pending.get(turn.tx, entries[-1].row)
    for entry, piece in zip(entries, pieces, strict=False):
        row = await pending.get(turn.tx, entry.row)
        like = _like(case, entry, number, by, link=link)
        lines = row.send.lines if row is not None and entry.inward else like.lines
        if row is None or not await outbox.rewrite(turn.tx, row.id, replace(row.send, words=piece, lines=lines)):
            await turn.scope.put(replace(like, act=Act.EDIT, words=piece, of=entry.row))
    await _take_back(turn, case, entries[len(pieces) :])
    like = _like(case, entries[0], number, by, link=link)
    if last is not None:  # what is held, or waits for its minute, is so as a whole
        like = replace(like, held=last.send.held, kept=last.send.kept, not_before=last.send.not_before)
    added = await turn.scope.put_all(replace(like, words=piece, origin=number) for piece in pieces[len(entries) :])
    if added and last is not None and last.send.held:
        await _decided_with(turn, case, entries, added)


async def _decided_with(turn: Turn, case: Case, entries: Sequence[Entry], added: list[int]) -> None:
    """Whoever decides about words that are held decides about those that were added to them as well."""
    rows = [each.row for each in entries]
    for row in rows:
        planned = await due.get(turn.tx, carry.HELD, case.id, row)
        if planned is not None:
            body = planned.body | {"rows": [*planned.body.get("rows", rows), *added]}
            await due.plan(turn.tx, carry.HELD, case.id, planned.at, body, ref=row)


async def unsend(turn: Turn, case: Case, entries: Sequence[Entry]) -> None:
    """Every piece is taken back; what went out joined with other words cannot be."""
    await _demand_apart(turn, entries)
    await _take_back(turn, case, entries)
    gone = {each.row for each in entries}
    await threads.change(  # taken back once, it is what was carried of that message no longer
        turn.tx, threads.of_case(case.id), lambda each: replace(each, origin=None) if each.row in gone else each
    )
    await arriving.recount(turn, case)


async def _demand_apart(turn: Turn, entries: Sequence[Entry]) -> None:
    for entry in entries:
        if await pending.joined(turn.tx, entry):
            raise Refused("refused-unsend-joined")


async def take_waiting(turn: Turn, entries: Sequence[Entry]) -> None:
    """What has not gone yet does not go any more; what has gone stays."""
    for entry in entries:
        await outbox.withdraw(turn.tx, entry.row)


def worded(entries: Sequence[Entry]) -> list[Entry]:
    """Those that words went in; a file stays as it was sent."""
    return [each for each in entries if each.name != files.NAME]


async def _take_back(turn: Turn, case: Case, entries: Sequence[Entry]) -> None:
    """What still waits never goes; what has gone is deleted where it stands."""
    for entry in entries:
        if not await outbox.withdraw(turn.tx, entry.row):
            await turn.scope.put(
                Send(_place(case, entry), Act.WITHDRAW, case=case.id, of=entry.row, urgency=case.urgency)
            )


async def _beside(  # noqa: PLR0913 - as above
    turn: Turn, case: Case, entries: Sequence[Entry], words: Words, number: int, by: int, *, link: bool
) -> None:
    """Words where there was only a file: decided with it, where it is held, and no sooner there than it."""
    last = await pending.get(turn.tx, entries[-1].row)
    like = _like(case, entries[0], number, by, link=link)
    if last is not None and not entries[0].inward:
        like = replace(like, held=last.send.held, not_before=last.send.not_before)
    added = await turn.scope.put_all(replace(like, words=each, origin=number) for each in parts(words, carry.MOST))
    if like.held:
        await _decided_with(turn, case, entries, added)


def _like(case: Case, entry: Entry, number: int, by: int, *, link: bool) -> Send:
    """A send as the entry's own was, without words."""
    if entry.inward:
        return replace(carry.inward(case, Words(""), number)[0], origin=None)
    return replace(carry.outward(case, Words(""), number, by, link=link)[0], origin=None)


def _place(case: Case, entry: Entry) -> Place:
    return cards.topic(case) if entry.inward else carry.reporter(case)


async def said_in(turn: Turn, case: Case, number: int) -> list[Entry]:
    """What was carried of the reporter's message with this number, in order."""
    entries = await threads.all(turn.tx, case.id)
    return sorted((each for each in entries if each.inward and each.origin == number), key=lambda entry: entry.row)


async def pieces_of(turn: Turn, case: Case, message: Message, *, inward: bool) -> list[Entry]:
    """What was carried of this message, in order."""
    entries = await threads.all(turn.tx, case.id)
    number = message.message_id
    found = [
        each
        for each in entries
        if each.inward is inward and each.origin == number and (inward or each.chat in (0, message.chat_id))
    ]
    return sorted(found, key=lambda entry: entry.row)
