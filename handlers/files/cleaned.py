"""What becomes of a file after it was fetched: clean, it waits or goes; else whoever sent it hears why it does not."""

from dataclasses import replace

from handlers.files import albums
from handlers.text import links
from handlers.turn import Scope
from handlers.who.roster import holder_name
from rules import carry
from rules import files as file_rules
from rules.case import Case
from rules.file_refusals import BROKEN, LINK, REASONS
from rules.send import File, Line, PlaceKind, Send, line
from rules.team import card
from storage import attached, cases, outbox
from storage.disk.rows import Row
from storage.due import Due

SENSES = {"voice": "heard", "audio": "heard", "video": "watched", "video_note": "watched", "animation": "watched"}
"""What is done with a kind of file: a photo is no way out for what is heard."""


async def cleaned(scope: Scope, case_id: int, file: File, data: bytes) -> None:
    """The file is clean: its bytes are kept, sealed; `file` no longer names anything of Telegram's."""
    row = await attached.row_with(scope.tx, case_id, file.id)
    if row is None:
        return  # taken back or erased meanwhile
    if row.send.place.kind is not PlaceKind.TOPIC and file.mime == "text/plain" and links.refused(data.decode()):
        await spoiled(scope, case_id, file, LINK)
        return
    files = tuple(file if each.id == file.id else each for each in row.send.files)
    await attached.keep(scope.tx, file, row.id, data)
    await _onward(scope, row, replace(row.send, files=files))


async def spoiled(scope: Scope, case_id: int, file: File, reason: str) -> None:
    """The file is not passed on; its sender hears why, and what can be done instead."""
    row = await attached.row_with(scope.tx, case_id, file.id)
    case = await cases.get(scope.tx, case_id)
    if row is None or case is None:
        return
    files = tuple(each for each in row.send.files if each.id != file.id)
    if files:
        await albums.note(scope, case.id, row.id, files)
    await _onward(scope, row, replace(row.send, files=files, spoiled=(*row.send.spoiled, why(file, reason))))


def why(file: File, reason: str) -> Line:
    """Why a file is not passed on, as its sender is told."""
    known = reason if reason in REASONS else BROKEN
    return line(known, kind=line(f"kind-{file.kind}"), sense=SENSES.get(file.kind, "read"))


async def delayed(scope: Scope, case_id: int, file: File) -> None:
    """The file cannot be fetched for now: what comes after it does not wait any longer."""
    row = await attached.row_with(scope.tx, case_id, file.id)
    if row is not None and not row.send.late:
        await outbox.rewrite(scope.tx, row.id, replace(row.send, late=True))


async def album(scope: Scope, due: Due) -> None:
    """A second has passed since the newest part of an album: it is whole."""
    case_id = due.whose
    row = next((each for each in await attached.with_files(scope.tx, case_id) if each.id == due.ref), None)
    if row is not None:
        await _onward(scope, row, replace(row.send, album=""))


async def _onward(scope: Scope, row: Row, send: Send) -> None:
    """The row as it waits from now on; the reporter's files, once all of them are clean, are told of and sealed."""
    case = await cases.get(scope.tx, send.case) if send.case is not None else None
    if not send.ready or case is None:
        await outbox.rewrite(scope.tx, row.id, send)
        return
    if send.spoiled:
        await scope.put_outcome(_not_sent(case, send))
        send = replace(send, spoiled=())
    if not send.files:
        await outbox.done(scope.tx, row.id)  # its message still leads to the case: words may be put to it yet
        scope.tx.dropped.append(row.id)
    elif send.place.kind is PlaceKind.TOPIC:
        await _seal(scope, case, row, send)
    else:
        await _send_out(scope, row, send)


def _not_sent(case: Case, send: Send) -> Send:
    """What of it is not passed on, and why: one message, however many files there were."""
    lines = said(send.spoiled)
    if send.place.kind is PlaceKind.TOPIC:
        return replace(carry.tell(case, "file-not-sent"), lines=(*lines, line("file-way-out")))
    return card.note(case, *lines, quiet=False, mention=(send.by,) if send.by is not None else ())


def said(spoiled: tuple[Line, ...]) -> tuple[Line, ...]:
    """What is not passed on, and each reason once."""
    kinds = [value for each in spoiled for name, value in each.args if name == "kind"]
    what = kinds[0] if len(kinds) == 1 else line("kind-several", count=len(kinds))
    reasons = [replace(each, args=tuple(arg for arg in each.args if arg[0] != "kind")) for each in spoiled]
    return (line("file-not-sent", kind=what), *dict.fromkeys(reasons))


async def _seal(scope: Scope, case: Case, row: Row, send: Send) -> None:
    await outbox.rewrite(scope.tx, row.id, file_rules.announced(case, send))
    for each in file_rules.sealed(case, send, row.id):
        (kept,) = await scope.put(each)
        await attached.move(scope.tx, each.files, kept)
    case = replace(case, files=case.files + len(send.files))
    await cases.save(scope.tx, case)
    if not send.held and send.not_before is None:
        await scope.put(card.update(case, holder_name(scope.config, case), case)[0])


async def _send_out(scope: Scope, row: Row, send: Send) -> None:
    """To the reporter, in as many messages as Telegram's albums ask for."""
    first, *rest = file_rules.groups(send.files)
    await outbox.rewrite(scope.tx, row.id, replace(send, files=first))
    if send.case is not None:
        await albums.note(scope, send.case, row.id, first)
    for files in rest:
        (more,) = await scope.put(replace(send, files=files, origin=files[0].origin, name=file_rules.name(files[0])))
        await attached.move(scope.tx, files, more)
