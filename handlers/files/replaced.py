"""A file that is not in its message any more: taken back, or followed by the one that stands in its place."""

from dataclasses import replace

from handlers.files import albums, arriving
from handlers.turn import Turn
from rules import carry, files
from rules.case import Case
from rules.send import Act, File, PlaceKind, Send, line
from rules.team import card
from storage import attached, outbox, pending, threads
from storage.disk.entries import Entry


async def follow(turn: Turn, case: Case, now: File | None, number: int, *, by: int | None = None) -> list[int]:
    """Another file than before is in the message: it goes in place of the old one; the new rows. `by`: the member who
    wrote it; None: the reporter."""
    inward = by is None
    theirs = [each for each in await threads.all(turn.tx, case.id) if each.inward is inward and each.origin == number]
    known = [each for each in theirs if albums.is_file(each)]
    if now is None or any(each.name.partition(".")[2] == now.mark for each in known):
        return []
    if await _instead(turn, case, now, inward=inward):
        return []
    found = [await pending.get(turn.tx, each.row) for each in theirs]
    waits = [each.send for each in found if each is not None]
    gone = await drop(turn, case, number, inward=inward)
    await arriving.recount(turn, case)
    if by is not None:
        held = any(each.held for each in waits)
        row, _ = await arriving.put(turn, case, files.outward(case, now, number, by, held=held))
        return [row]
    send = replace(files.inward(case, (now,), number), not_before=waits[0].not_before if waits else None)
    row, _ = await arriving.put(turn, case, replace(send, lines=(line("file-instead"),)) if gone else send)
    return [row]


async def drop(turn: Turn, case: Case, number: int, *, inward: bool) -> bool:
    """The file of this message is not there any more: what waits never goes, what has gone is deleted. True where
    anybody may have seen or been told of it."""
    await _out_of_what_waits(turn, case, number, inward=inward)
    seen, place = False, card.topic(case) if inward else carry.reporter(case)
    for each in await threads.all(turn.tx, case.id):
        if each.inward is not inward or each.origin != number or not albums.is_file(each):
            continue
        if inward and each.name.startswith(files.NAME):
            seen = await _announced_without(turn, case, each) or seen
            continue
        seen = True
        await turn.scope.put(Send(place, Act.WITHDRAW, case=case.id, of=each.row, urgency=case.urgency))
        await threads.amend(turn.tx, threads.of_case(case.id), each.row, lambda old: replace(old, origin=None))
    return seen


async def _instead(turn: Turn, case: Case, now: File, *, inward: bool) -> bool:
    """Whether the old file still waited to be fetched, or to go: then the new one waits in its place."""
    for row in await attached.with_files(turn.tx, case.id):
        if row.send.kept == "files" or (row.send.place.kind is PlaceKind.TOPIC) is not inward:
            continue
        if any(file.origin == now.origin for file in row.send.files):
            parts = [replace(now, place=each.place) if each.origin == now.origin else each for each in row.send.files]
            await outbox.rewrite(turn.tx, row.id, replace(row.send, files=tuple(parts)))
            await albums.note(turn.scope, case.id, row.id, parts)
            return True
    return False


async def _out_of_what_waits(turn: Turn, case: Case, number: int, *, inward: bool) -> None:
    for row in await attached.with_files(turn.tx, case.id):
        left = tuple(file for file in row.send.files if file.origin != number)
        if len(left) == len(row.send.files) or (row.send.place.kind is PlaceKind.TOPIC) is not inward:
            continue
        if not left:
            await outbox.withdraw(turn.tx, row.id)
            continue
        await outbox.rewrite(turn.tx, row.id, replace(row.send, files=left))
        await albums.note(turn.scope, case.id, row.id, left)


async def _announced_without(turn: Turn, case: Case, entry: Entry) -> bool:
    """The line that told of a reporter's files tells of one less, or goes. Whether anybody may have read it."""
    row, whose = files.row_of(entry.row), threads.of_case(case.id)
    waits = await pending.get(turn.tx, row)
    others = [each for each in await threads.all(turn.tx, case.id) if files.row_of(each.row) == row and each != entry]
    if not others:
        if not await outbox.withdraw(turn.tx, row):
            await turn.scope.put(Send(card.topic(case), Act.WITHDRAW, case=case.id, of=row, urgency=case.urgency))
            await threads.amend(turn.tx, whose, row, lambda old: replace(old, origin=None))
        return waits is None
    if entry.row == row:  # the line stands for the next of them
        heir = min(others, key=lambda each: each.origin or 0)
        await threads.amend(turn.tx, whose, row, lambda old: replace(old, origin=heir.origin, name=heir.name))
        await threads.lost(turn.tx, whose, heir.row)
    else:
        await threads.lost(turn.tx, whose, entry.row)
    hidden = [each for each in await attached.with_files(turn.tx, case.id) if each.send.reply_to == row]
    left = [file for each in hidden for file in each.send.files]
    if left and waits is not None:
        await outbox.rewrite(turn.tx, row, files.announced(case, replace(waits.send, files=tuple(left), lines=())))
    elif left:
        told = files.announced(case, replace(files.inward(case, tuple(left), 0), act=Act.EDIT, of=row))
        await turn.scope.put(replace(told, origin=None))
    return waits is None
