"""Files on their way to the other side: sealed for the team until the holder wants to see them, cleaned both ways."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rules import carry
from rules.card import quiet_after, topic
from rules.card_buttons import button
from rules.case import Case
from rules.draft import Waiting
from rules.due_kinds import Counts, Kind, Of
from rules.send import File, Role, Send, Urgency, line

GATHERED = Kind("album", Of.CASE, Counts.FROM_NOW)


NAME = "file"
"""What the thread calls messages that show or announce files: an edit of words passes them by."""

TOGETHER = (frozenset({"photo", "video"}), frozenset({"document"}), frozenset({"audio"}))
"""Kinds that Telegram puts into one album."""
MOST = 10


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
        name=NAME,
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
        name=NAME,
        files=(file,),
        album=album,
    )


def drafted(case: Case, waiting: Sequence[Waiting], *, files: bool) -> list[Send]:
    """What was collected, in order: words as words, the parts of an album together. `files`: whether they are taken."""
    sends: list[Send] = []
    albums: dict[str, int] = {}
    for one in waiting:
        if one.words.text:
            sends += carry.inward(case, one.carried, one.message)
        if one.file is None or not files:
            continue
        place = albums.get(one.album) if one.album else None
        if place is not None:
            sends[place] = replace(sends[place], files=(*sends[place].files, one.file))
            continue
        if one.album:
            albums[one.album] = len(sends)
        sends.append(inward(case, (one.file,), one.message))
    return sends


def announced(case: Case, send: Send) -> Send:
    """Cleaned files, told of in the topic: what there is, and the button that shows it."""
    kinds = {file.kind for file in send.files}
    what = line(f"kind-{kinds.pop()}") if len(send.files) == 1 else line("kind-several", count=len(send.files))
    return replace(send, lines=(line("file-waits", kind=what),), files=(), buttons=((button("show", case),),))


def sealed(case: Case, send: Send, row: int) -> list[Send]:
    """The files themselves, held until the holder taps *Show files*; `row` is where they were told of."""
    return [
        replace(
            inward(case, files, send.origin or 0, reply_to=row), lines=(line("file-shown"),), held=True, kept="files"
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
