"""What was carried, on either side: brought up to date with its message, taken back, found again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from telegram import Message

from handlers.files import albums, arriving, replaced
from handlers.turn import Turn
from rules import carry
from rules.case import Case
from rules.refused import Refused
from rules.send import Act, File, Place, Send, Words, parts
from rules.team import card as cards
from storage import due, outbox, pending, threads
from storage.disk.entries import Entry


@dataclass(frozen=True, slots=True)
class Edited:
    """A message as it is now. `by`: the member whose it is, None for the reporter's; `link`: with a warning."""

    number: int
    words: Words
    file: File | None = None
    by: int | None = None
    link: bool = False

    @property
    def inward(self) -> bool:
        """Whether it goes to the team."""
        return self.by is None


async def follow(turn: Turn, case: Case, entries: Sequence[Entry], now: Edited) -> None:
    """What was carried of a message becomes what the message is now: another file, words changed, taken away, or said
    beside a file that stood alone."""
    added = await replaced.follow(turn, case, now.file, now.number, by=now.by)
    if added:
        await _decided_with(turn, case, entries, added)
    said = worded(entries)
    if said and now.words.text:
        await change(turn, case, said, now)
    elif said:
        await _demand_apart(turn, said)
        await _take_back(turn, case, said)
    elif now.words.text:
        await _beside(turn, case, entries, now)


async def change(turn: Turn, case: Case, entries: Sequence[Entry], now: Edited) -> None:
    """Bring every piece up to date; pieces that are too many are withdrawn, new ones are added behind."""
    pieces = parts(now.words, carry.MOST)
    last = await pending.get(turn.tx, entries[-1].row)
    like = await _like(turn, case, now)
    for entry, piece in zip(entries, pieces, strict=False):
        row = await pending.get(turn.tx, entry.row)
        lines = row.send.lines if row is not None and entry.inward else like.lines
        if row is None or not await outbox.rewrite(turn.tx, row.id, replace(row.send, words=piece, lines=lines)):
            await turn.scope.put(replace(like, act=Act.EDIT, words=piece, of=entry.row))
    await _take_back(turn, case, entries[len(pieces) :])
    if last is not None:  # what is held, or waits for its minute, is so as a whole
        like = replace(like, held=last.send.held, kept=last.send.kept, not_before=last.send.not_before)
    added = await turn.scope.put_all(replace(like, words=piece, origin=now.number) for piece in pieces[len(entries) :])
    if added and last is not None and last.send.held:
        await _decided_with(turn, case, entries, added)


async def _decided_with(turn: Turn, case: Case, entries: Sequence[Entry], added: list[int]) -> None:
    """Whoever decides about words that are held decides about those that were added to them as well."""
    rows = {each.row for each in entries}
    for planned in await due.theirs(turn.tx, carry.HELD, case.id):
        if rows & set(planned.body.get("rows", ())):
            body = planned.body | {"rows": [*planned.body["rows"], *added]}
            await due.plan(turn.tx, carry.HELD, case.id, planned.at, body, ref=planned.ref)


async def unsend(turn: Turn, case: Case, number: int, *, inward: bool) -> None:
    """All of a message is taken back, and the album that it is part of; what went out with it stays."""
    numbers = await albums.together(turn, case, number, inward=inward)
    entries = [each for each in await threads.all(turn.tx, case.id) if each.inward is inward and each.origin in numbers]
    await _demand_apart(turn, entries)
    await _take_back(turn, case, worded(entries))
    for each in sorted(numbers):
        await replaced.drop(turn, case, each, inward=inward)
    await arriving.recount(turn, case)


async def _demand_apart(turn: Turn, entries: Sequence[Entry]) -> None:
    """Raises `Refused` where words went out together with others, and it is not known which of them they are."""
    for entry in entries:
        same = await pending.among(turn.tx, entry)
        known = entry.inward and all(each.place for each in same)
        if len(same) > 1 and not albums.is_file(entry) and not known:
            raise Refused("refused-unsend-joined")


async def take_waiting(turn: Turn, entries: Sequence[Entry]) -> None:
    """What has not gone yet does not go any more; what has gone stays."""
    for entry in entries:
        await outbox.withdraw(turn.tx, entry.row)


def worded(entries: Sequence[Entry]) -> list[Entry]:
    """Those that words went in."""
    return [each for each in entries if not albums.is_file(each)]


async def _take_back(turn: Turn, case: Case, entries: Sequence[Entry]) -> None:
    """What still waits never goes; what has gone is deleted where it stands, and no later change brings it again."""
    for entry in entries:
        if not await outbox.withdraw(turn.tx, entry.row):
            await turn.scope.put(
                Send(_place(case, entry), Act.WITHDRAW, case=case.id, of=entry.row, urgency=case.urgency)
            )
            await threads.amend(turn.tx, threads.of_case(case.id), entry.row, lambda old: replace(old, origin=None))


async def _beside(turn: Turn, case: Case, entries: Sequence[Entry], now: Edited) -> None:
    """Words where there was only a file: decided with it, where it is held, and no sooner there than it."""
    waits = [row for each in entries if (row := await pending.get(turn.tx, each.row)) is not None]
    like = await _like(turn, case, now)
    if waits:
        like = replace(like, held=waits[0].send.held and not now.inward, not_before=waits[0].send.not_before)
    added = await turn.scope.put_all(
        replace(like, words=each, origin=now.number) for each in parts(now.words, carry.MOST)
    )
    if like.held:
        await _decided_with(turn, case, entries, added)


async def _like(turn: Turn, case: Case, now: Edited) -> Send:
    """A send as that of the message's own words, without the words."""
    under = await albums.place(turn, case, now.number, inward=now.inward)
    if now.by is None:
        return replace(carry.inward(case, Words(""), now.number, under=under)[0], origin=None)
    said = carry.outward(case, Words(""), now.number, now.by, link=now.link, under=under)
    return replace(said[0], origin=None)


def _place(case: Case, entry: Entry) -> Place:
    return cards.topic(case) if entry.inward else carry.reporter(case)


async def said_in(turn: Turn, case: Case, number: int) -> list[Entry]:
    """What was carried of the reporter's message with this number, in order."""
    entries = await threads.all(turn.tx, case.id)
    return sorted((each for each in entries if each.inward and each.origin == number), key=lambda entry: entry.row)


async def pieces_of(turn: Turn, case: Case, message: Message) -> list[Entry]:
    """What was carried of the member's message, in order."""
    here = (0, message.chat_id)
    entries = await threads.all(turn.tx, case.id)
    found = [each for each in entries if not each.inward and each.origin == message.message_id and each.chat in here]
    return sorted(found, key=lambda entry: entry.row)
