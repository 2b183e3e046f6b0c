"""Which message brought which file: each part of an album leads to what became of it.

A thread remembers a file under `files.name`. What the first part of a reporter's album leads to is the line that tells
of all of them; the others stand beside it, under rows below 0.
"""

from collections.abc import Sequence
from dataclasses import replace

from handlers.turn import Scope, Turn
from rules import files
from rules.case import Case
from rules.send import File
from storage import threads
from storage.disk.entries import Entry


def is_file(entry: Entry) -> bool:
    """Whether it stands for a file, or for the line that tells of it."""
    return entry.name.partition(".")[0] in (files.NAME, files.SHOWN)


async def note(scope: Scope, case_id: int, row: int, parts: Sequence[File]) -> None:
    """The row brings these now: each of their messages leads to it."""
    whose = threads.of_case(case_id)
    for each in await threads.all(scope.tx, case_id):
        if each.row < 0 and files.row_of(each.row) == row:
            await threads.lost(scope.tx, whose, each.row)
    first = await threads.amend(scope.tx, whose, row, lambda old: _of(old, parts[0]))
    if first is None:
        return
    for place, file in enumerate(parts[1:]):
        await threads.remember(scope.tx, whose, replace(_of(first, file), row=files.part(row, place), copy=None))


def _of(entry: Entry, file: File) -> Entry:
    return replace(entry, origin=file.origin, name=files.name(file, entry.name.partition(".")[0]))


async def together(turn: Turn, case: Case, number: int, *, inward: bool) -> set[int]:
    """The numbers of the messages that came as one album with this one, itself among them."""
    theirs = [each for each in await threads.all(turn.tx, case.id) if each.inward is inward and is_file(each)]
    rows = {files.row_of(each.row) for each in theirs if each.origin == number}
    return {number, *(each.origin for each in theirs if each.origin and files.row_of(each.row) in rows)}


async def has(turn: Turn, case: Case, file: File) -> bool:
    """Whether this very file is what its message of the reporter has brought already."""
    theirs = [each for each in await threads.all(turn.tx, case.id) if each.inward and each.origin == file.origin]
    return any(is_file(each) and each.name.partition(".")[2] == file.mark for each in theirs)


async def place(turn: Turn, case: Case, number: int, *, inward: bool) -> int:
    """The how-manieth picture of its album this message brought; 0 where it brought none, or a single one."""
    album = sorted(await together(turn, case, number, inward=inward))
    return album.index(number) + 1 if len(album) > 1 else 0
