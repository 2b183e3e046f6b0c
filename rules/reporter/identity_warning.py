"""Pointed out before words go: what looks as if it gave the writer away, and what pictures and voices may tell."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rules.carry import tell
from rules.case import Case
from rules.draft import Waiting
from rules.due_kinds import Counts, Kind, Of
from rules.person import Person
from rules.screens import Rows, button, say
from rules.send import File, Line, Send, line, one_after_the_other

WRITER = Kind("writer", Of.CASE, Counts.BY_THE_CLOCK)


PATIENCE = 12
"""After this part of the time for which words wait, their writer hears once that they still do."""

MARK = "▇▇▇"
"""What stands for something hidden: always the same, so that its length says nothing."""
PICTURE = "hint-picture"
HINTS = {
    "photo": PICTURE,
    "video": PICTURE,
    "animation": PICTURE,
    "video_note": PICTURE,
    "voice": "hint-voice",
    "audio": "hint-voice",
    "document": "hint-paper",
}
"""What is asked or said of a kind of file."""
NAMES = ("own-name", "introduced")
"""Kinds that are asked about once in a conversation: whoever has said a name there has said it."""
MOST = 20
"""Finds that are shown; more would hide what matters."""
LONGEST = 1000
"""Letters of them."""


def question(
    person: Person, kinds: Iterable[str], found: Sequence[str], arg: str, *, changed: bool = False, count: int = 1
) -> Send:
    """What was found, and what can be done; `arg` names the words that wait, "" is the draft. `changed`: what was
    there before the change has gone. `count`: so many messages of a conversation wait, and one answer is for all."""
    shown = one_after_the_other(_shown(found))
    waits = line("trace-waits-change" if changed else "trace-waits")
    waits = line("trace-waits-all", count=count) if count > 1 else waits
    why = [line(f"trace-{kind}") for kind in dict.fromkeys(kinds)]
    lines = [line("trace-found", found=shown), *why, line("trace-mark", mark=MARK), waits]
    return say(person, *lines, buttons=choices(arg))


def _shown(found: Sequence[str]) -> Iterator[str]:
    """Each once, as many as can be looked at."""
    room = LONGEST
    for each in dict.fromkeys(found[:MOST]):
        if room > 0:
            yield each[:room]
        room -= len(each)


def choices(arg: str) -> Rows:
    """What can be done with words that wait."""
    return ((button("hide", arg), button("as-is", arg)), (button("rewrite", arg),))


def reminder(case: Case, arg: str, row: int) -> Send:
    """Once more, in time. Which words, the message says that it replies to; a locked screen need not show them."""
    return replace(tell(case, "trace-still"), reply_to=row, buttons=choices(arg))


def let(case: Case, kinds: Iterable[str]) -> Case:
    """The conversation in which words of these kinds went as they are; only of names that is remembered."""
    return replace(case, let=tuple(sorted({*case.let, *kinds}.intersection(NAMES))))


def afterwards(person: Person, kinds: Iterable[str]) -> Send:
    """In danger words go first, and this comes after."""
    return say(person, line("trace-sent"), *(line(f"trace-{kind}") for kind in dict.fromkeys(kinds)))


def hint(file: File | None) -> str:
    """The id of what is said of a file of this kind; empty for none. A picture may come as a document."""
    if file is None:
        return ""
    return PICTURE if file.mime.startswith(("image/", "video/")) else HINTS.get(file.kind, "")


def told(hint: str) -> tuple[Line, ...]:
    """What is said: of pictures also what must never be sent, since not everybody has met the prompt that says it."""
    return (line(hint), line("files-before")) if hint == PICTURE else (line(hint),)


def hints(before: Iterable[Waiting], waiting: Waiting) -> list[Line]:
    """What is said of a file that joins a draft: once for each kind and draft."""
    said = hint(waiting.file)
    known = {hint(each.file) for each in before if each.message != waiting.message}
    return [*told(said)] if said and said not in known else []
