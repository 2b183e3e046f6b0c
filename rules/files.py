"""Files on their way to the other side: sealed for the team until the holder wants to see them, cleaned both ways."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rules import carry
from rules.case import Case
from rules.draft import Waiting
from rules.due_kinds import Counts, Kind, Of
from rules.send import File, Role, Send, Urgency, line
from rules.team.card import quiet_after, topic
from rules.team.card_buttons import button

GATHERED = Kind("album", Of.CASE, Counts.FROM_NOW)


NAME, SHOWN = "file", "shown"
"""What the thread calls messages that bring or announce files, and those that show what was announced; a dot and the
file's mark follow. An edit of words passes them by."""

TOGETHER = (frozenset({"photo", "video"}), frozenset({"document"}), frozenset({"audio"}))
"""Kinds that Telegram puts into one album."""
MOST = 10


def name(file: File, of: str = NAME) -> str:
    """What the thread calls the message of this file."""
    return f"{of}.{file.mark}"


def part(row: int, place: int) -> int:
    """The row under which a thread remembers a further file of an album; rows of the outbox are above 0."""
    return -(row * MOST + place)


def row_of(part: int) -> int:
    """The row whose album it belongs to."""
    return part if part > 0 else -part // MOST


def inward(case: Case, files: tuple[File, ...], origin: int, *, album: str = "", reply_to: int | None = None) -> Send:
    """The reporter's files, not yet fetched. In danger nothing that follows waits for them."""
    return Send(
        topic(case),
        role=Role.CARRIED,
        case=case.id,
        origin=origin,
        reply_to=reply_to,
        urgency=case.urgency,
        quiet=quiet_after(case),
        name=name(files[0]),
        files=files,
        album=album,
        late=case.urgency is Urgency.DANGER,
    )


def outward(  # noqa: PLR0913 - what is carried, and by name how
    case: Case, file: File, origin: int, by: int, *, album: str = "", reply_to: int | None = None, held: bool = False
) -> Send:
    """A member's file to the case's reporter; `held` until somebody confirms it."""
    return Send(
        carry.reporter(case),
        lines=(carry.whose(case),),
        role=Role.CARRIED,
        case=case.id,
        origin=origin,
        by=by,
        reply_to=reply_to,
        urgency=case.urgency,
        held=held,
        name=name(file),
        files=(file,),
        album=album,
    )


def drafted(case: Case, waiting: Sequence[Waiting], *, files: bool) -> list[Send]:
    """What was collected, in order: words as words, the parts of an album together. `files`: whether they are taken."""
    sends: list[Send] = []
    albums: dict[str, int] = {}
    for one in waiting:
        file = one.file if files else None
        at = albums.get(one.album) if file is not None and one.album else None
        place = _place(one, len(sends[at].files) if at is not None else 0)
        if one.words.text:
            sends += carry.inward(case, one.carried, one.message, under=place)
        if file is None:
            continue
        file = replace(file, place=place)
        if at is not None:
            sends[at] = replace(sends[at], files=(*sends[at].files, file))
            continue
        if one.album:
            albums[one.album] = len(sends)
        sends.append(inward(case, (file,), one.message))
    return sends


def _place(one: Waiting, before: int) -> int:
    """The how-manieth of its album, where words stand under it; 0 elsewhere."""
    return before + 1 if one.album and one.file is not None and one.words.text else 0


def announced(case: Case, send: Send) -> Send:
    """Cleaned files, told of in the topic: what there is, and the button that shows it."""
    kinds = {file.kind for file in send.files}
    what = line(f"kind-{kinds.pop()}") if len(send.files) == 1 else line("kind-several", count=len(send.files))
    lines = (*send.lines, line("file-waits", kind=what))
    return replace(send, lines=lines, files=(), buttons=((button("show", case),),))


def sealed(case: Case, send: Send, row: int) -> list[Send]:
    """The files themselves, held until the holder taps *Show files*; `row` is where they were told of."""
    return [
        replace(
            inward(case, files, files[0].origin, reply_to=row),
            lines=(line("file-shown"),),
            name=name(files[0], SHOWN),
            held=True,
            kept="files",
        )
        for files in groups(send.files)
    ]


def groups(files: Iterable[File]) -> list[tuple[File, ...]]:
    """The files as messages: at most ten in an album, and only kinds that go together."""
    found: list[list[File]] = []
    for file in files:
        kinds = next((each for each in TOGETHER if file.kind in each), None)
        last = found[-1] if found else []
        if kinds is not None and last and len(last) < MOST and last[-1].kind in kinds:
            last.append(file)
        else:
            found.append([file])
    return [tuple(each) for each in found]
